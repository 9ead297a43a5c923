// What was and what may be: fans side by side on common axes, one small picture per stack of scenarios.
import { fanChart, fanTop } from "./fanChart.ts";
import { sourceSentences, sourceTable } from "./fanSources.ts";
import { fileNames } from "./fileNames.ts";
import { anchor, escape, figure, paragraph, section } from "./html.ts";
import type { FanBand, FanPanel } from "../ask/report/fanPanel.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { stackTitle } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import type { Cell, Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function fanSection(input: ReportInput): string {
  if (input.fans.length === 0) return "";
  const sources = input.fans.map((panel) => sourceSentences(input, panel));
  // the same words under every picture are said once, above them
  const [first, ...others] = sources;
  const shared = others.length > 0 && others.every((text) => text === first) ? first : "";
  const body = input.fans.map((panel, i) =>
    figure(
      panel.title,
      panelNote(input, panel),
      pictures(input, panel),
      publishedBy(input, panel) + (shared === "" ? sources[i] : "") + tables(input, panel),
    ),
  );
  return section("fans", "How the numbers may move", introOf(input) + shared + legendOf(input) + body.join(""));
}

/** One table per panel: every point of every fan, and the published figures in the same rows' terms. */
export function fanTables(input: ReportInput): readonly Table[] {
  return input.fans.flatMap((panel) => tablesOf(input, panel));
}

function pictures(input: ReportInput, panel: FanPanel): string {
  const observed = input.observed[panel.key] ?? [];
  const top = fanTop(panel, observed);
  const id = anchor("fan", panel.key);
  const [only, second] = panel.bands;
  if (second === undefined) {
    if (only === undefined) return "";
    const name = stackTitle(input, only.stack);
    const title = `${panel.title}: ${name}`;
    return (
      cellHeading(name, only) +
      responsive((width, suffix) =>
        fanChart(panel, only, observed, {
          id: `${id}-${suffix}`,
          width,
          height: width > 500 ? 300 : 240,
          title,
          top,
          reference: null,
        }),
      )
    );
  }
  const cells = panel.bands.map((band, i) => {
    const name = stackTitle(input, band.stack);
    const reference = i === 0 ? null : only.median;
    const options = { id: `${id}-${i}`, width: 350, height: 230, title: `${panel.title}: ${name}`, top, reference };
    return `<div class="cell">${cellHeading(name, band)}${fanChart(panel, band, observed, options)}</div>`;
  });
  const pairs = cells.length === 2 || cells.length === 4 ? " pairs" : "";
  return `<div class="multiples${pairs}">${cells.join("")}</div>`;
}

function cellHeading(name: string, { runs }: FanBand): string {
  return `<h4>${escape(name)} <span class="runs">${runs === 1 ? "one run" : `${runs} runs`}</span></h4>`;
}

function panelNote(input: ReportInput, panel: FanPanel): string {
  const isAlone = panel.bands.every((band) => band.runs === 1);
  const alone = `One run${panel.bands.length > 1 ? " of each scenario" : ""}: a line, and no range to draw.`;
  const dots = (input.observed[panel.key] ?? []).length;
  const published = dots === 0 ? "No published series of the same people is at hand to lay over it." : "";
  return [panel.note, isAlone ? alone : "", published].filter((text) => text !== "").join(" ");
}

/** Whose figures the dots are; which cell each stands in is in the table below. */
function publishedBy(input: ReportInput, panel: FanPanel): string {
  const sources = [...new Set((input.observed[panel.key] ?? []).map(({ source }) => source))];
  return sources.length === 0 ? "" : paragraph(`Published figures: ${sources.join("; ")}.`, "note");
}

const ofPeople = {
  oneRun:
    "Where it says “one run”, the line is one history that may happen, neither a middle nor a forecast, and no range can be drawn.",
  ranges: "Ranges are over runs that differ in chance and in every uncertain parameter.",
};
const ofExpectedNumbers = {
  oneRun:
    "Where it says “one run”, the line is the expected number with every parameter at its value, and no range can be drawn.",
  ranges:
    "Ranges are over draws of every uncertain parameter. Chance is left out of them: what happens may lie outside.",
};

/** Said once for all panels: what is shared, and what one run or a few can show. */
function introOf(input: ReportInput): string {
  const bands = input.fans.flatMap((panel) => panel.bands);
  const words = input.study.engine === "fluid" ? ofExpectedNumbers : ofPeople;
  const isShared = input.fans.some((panel) => panel.bands.length > 1);
  const sentences = [
    isShared ? "Pictures under one heading share one axis, and the dashed line repeats that of the first." : "",
    bands.some((band) => band.runs === 1) ? words.oneRun : "",
    bands.some((band) => band.runs > 1) ? words.ranges : "",
    bands.some((band) => band.runs > 1 && band.runs < 10) ? "Ranges from fewer than ten runs are rough." : "",
  ];
  return paragraph(sentences.filter((text) => text !== "").join(" "), "note");
}

function tables(input: ReportInput, panel: FanPanel): string {
  return tablesOf(input, panel).map(foldedTable).join("");
}

function tablesOf(input: ReportInput, panel: FanPanel): readonly Table[] {
  const sources = sourceTable(input, panel, fileName(input, panel));
  return [bandTable(input, panel), ...observedTable(input, panel), ...sources];
}

function bandTable(input: ReportInput, panel: FanPanel): Table {
  const unit = panel.unit;
  const rows = panel.bands.flatMap((band) =>
    panel.points.map((point, i): readonly Cell[] => [
      point.label,
      stackTitle(input, band.stack),
      band.runs,
      ...(band.runs === 1
        ? [null, null, band.median[i], null, null]
        : [band.p10, band.p25, band.median, band.p75, band.p90].map((values) => values[i])),
      ...band.paths.map((path) => path[i]),
    ]),
  );
  const paths = Math.max(0, ...panel.bands.map((band) => band.paths.length));
  return {
    name: `fan-${fileName(input, panel)}`,
    caption: `${panel.title}${panel.bands.some((band) => band.runs === 1) ? " (one run has no range: –)" : ""}`,
    columns: [
      words(panel.counts === "stock" ? "date" : "period"),
      words("scenario"),
      figures("runs"),
      ...["10 % of runs below", "25 % below", "median", "75 % below", "90 % below"].map((title) =>
        figures(title, unit),
      ),
      ...Array.from({ length: paths }, (_, i) => figures(`run ${i + 1}`, unit)),
    ],
    rows: rows.map((row) => [...row, ...Array.from({ length: 8 + paths - row.length }, () => null)]),
  };
}

function observedTable(input: ReportInput, panel: FanPanel): readonly Table[] {
  const observed = input.observed[panel.key] ?? [];
  if (observed.length === 0) return [];
  return [
    {
      name: `observed-${fileName(input, panel)}`,
      caption: `${panel.title}: published figures`,
      columns: [words("period"), figures("published", panel.unit), words("source")],
      rows: observed.map((point) => [point.period, point.value, point.source]),
    },
  ];
}

/** A fan called "sources x" would share its file with the sources of the fan "x". */
function fileName({ fans }: ReportInput, { key }: FanPanel): string {
  const keys = fans.map((panel) => panel.key);
  return fileNames(keys.map((each) => each.replace(/^\W*sources/i, "of sources")))[keys.indexOf(key)];
}

function legendOf(input: ReportInput): string {
  const bands = input.fans.flatMap((panel) => panel.bands);
  const isAnyRange = bands.some((band) => band.runs > 1);
  const isAnySingle = bands.some((band) => band.runs === 1);
  const isAnyDot = Object.values(input.observed).some((points) => points.length > 0);
  const line = (className: string, path: string): string => `<path class="${className}" d="${path}"/>`;
  const items: readonly (readonly [drawn: string, words: string, isThere: boolean])[] = [
    ['<rect class="b80" width="30" height="14"/>', "80 % of runs", isAnyRange],
    ['<rect class="b50" width="30" height="14"/>', "50 % of runs", isAnyRange],
    [line("med", "M0 7H30"), isAnyRange ? (isAnySingle ? "median, or the one run" : "median") : "the one run", true],
    [line("pth", "M0 9L10 5L20 8L30 3"), "single runs", isAnyRange],
    [line("ref", "M0 7H30"), "line of the first picture", input.fans.some((panel) => panel.bands.length > 1)],
    [line("obs", "M15 2l5 5l-5 5l-5 -5z"), "published figure", isAnyDot],
  ];
  const shown = items
    .filter(([, , isThere]) => isThere)
    .map(
      ([drawn, words]) =>
        `<span><svg class="chart" width="30" height="14" aria-hidden="true">${drawn}</svg> ${words}</span>`,
    );
  return `<p class="legend" aria-label="Legend of the fans">${shown.join("")}</p>`;
}
