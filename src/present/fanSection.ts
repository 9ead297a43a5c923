// What was and what may be: the record beside what is published, the scenarios beside each other, and what they change.
import { differenceChart, differenceSpan } from "./differenceChart.ts";
import { fanChart, fanTop } from "./fanChart.ts";
import { levelsChart, levelsTop } from "./levelsChart.ts";
import { farWords } from "./farPieces.ts";
import { sourceSentences, sourceTable } from "./fanSources.ts";
import { fileNames } from "./fileNames.ts";
import { anchor, capital, escape, figure, paragraph, section } from "./html.ts";
import type { FanBand, FanPanel, ObservedPoint } from "../ask/report/fanPanel.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { liveLine } from "./liveLink.ts";
import { shortTitleNote, shortTitles, stackTitle } from "./stackTitle.ts";
import { counted } from "../quantity/numberWords.ts";
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
      liveLine(input, panel.bands.at(-1)?.stack ?? [], { chart: panel.key, show: "level" }) +
        publishedBy(input, panel) +
        (shared === "" ? sources[i] : "") +
        tables(input, panel),
    ),
  );
  return section(
    "fans",
    "How the numbers may move",
    lineOf(input),
    introOf(input) + shared + legendOf(input) + body.join(""),
  );
}

/** "6 series: Waiting by month; Treated by year; …" */
function lineOf({ fans }: ReportInput): string {
  return `${counted(fans.length, "series", "series")}: ${fans.map(({ title }) => title).join("; ")}`;
}

/** One table per panel: every point of every fan, and the published figures in the same rows' terms. */
export function fanTables(input: ReportInput): readonly Table[] {
  return input.fans.flatMap((panel) => tablesOf(input, panel));
}

/**
 * One stack: its fan. Several: their lines in one picture, and beneath it what each changes, with a band of its own.
 * Published figures lie over the fan of the record, on an axis that fits them, whatever the scenarios do.
 */
function pictures(input: ReportInput, panel: FanPanel): string {
  const observed = input.observed[panel.key] ?? [];
  const id = anchor("fan", panel.key);
  const [only, second] = panel.bands;
  if (only === undefined) return "";
  const beside = observed.length > 0 && (second !== undefined || isFlattened(panel, observed));
  const record = beside ? recordPicture(input, panel, observed, id) : "";
  const ahead =
    second === undefined ? fanPicture(input, panel, only, beside ? [] : observed, id) : levels(input, panel, id);
  const top = record === "" ? ahead : `<div class="beside">${record}${ahead}</div>`;
  return top + differences(input, panel, id);
}

/** Published figures that would fill less than half of the axis get a picture of their own. */
function isFlattened(panel: FanPanel, observed: readonly ObservedPoint[]): boolean {
  return fanTop(panel, []) > 2 * Math.max(...observed.map(({ value }) => value));
}

/** The fan of the model as it stands, or else of the first stack, as far as something is published. */
function recordPicture(input: ReportInput, panel: FanPanel, observed: readonly ObservedPoint[], id: string): string {
  const band = panel.bands.find(({ stack }) => stack.length === 0) ?? panel.bands[0];
  const end = Math.max(...observed.map(({ at }) => at));
  const count = Math.max(2, panel.points.filter(({ at }) => at <= end + 0.001).length);
  const first = (values: readonly number[]): readonly number[] => values.slice(0, count);
  const cut: FanBand = {
    ...band,
    p10: first(band.p10),
    p25: first(band.p25),
    median: first(band.median),
    p75: first(band.p75),
    p90: first(band.p90),
    paths: band.paths.map(first),
  };
  const past: FanPanel = { ...panel, points: panel.points.slice(0, count), bands: [cut] };
  const name = `Beside what was published${band.stack.length === 0 ? "" : `: ${shortTitles(input, [band.stack])[0]}`}`;
  const chart = fanChart(past, cut, observed, {
    id: `${id}-record`,
    width: 380,
    height: 260,
    title: `${panel.title}: beside published figures`,
    top: fanTop(past, observed),
    reference: null,
  });
  return `<div class="cell">${cellHeading(name, band)}${chart}</div>`;
}

function fanPicture(
  input: ReportInput,
  panel: FanPanel,
  band: FanBand,
  observed: readonly ObservedPoint[],
  id: string,
): string {
  const name = stackTitle(input, band.stack);
  const draw = (width: number, suffix: string): string =>
    fanChart(panel, band, observed, {
      id: `${id}-${suffix}`,
      width,
      height: width > 500 ? 300 : 240,
      title: `${panel.title}: ${name}`,
      top: fanTop(panel, observed),
      reference: null,
    });
  return `<div class="cell">${cellHeading(name, band)}${responsive(draw)}</div>`;
}

function levels(input: ReportInput, panel: FanPanel, id: string): string {
  const names = shortTitles(
    input,
    panel.bands.map(({ stack }) => stack),
  );
  const draw = (width: number, suffix: string): string =>
    levelsChart(panel, {
      id: `${id}-levels-${suffix}`,
      title: `${panel.title}: ${names.join(", ")}`,
      width,
      height: width > 500 ? 300 : 260,
      names,
      colours: panel.bands.map(({ stack }) => colourOf(input, stack)),
    });
  const counts = [...new Set(panel.bands.map(({ runs }) => runs))].toSorted((a, b) => a - b);
  const runs = counts.length === 1 && counts[0] === 1 ? "one run each" : `${counts.join(" or ")} runs each`;
  const heading = `<h4>By scenario <span class="runs">${runs}</span></h4>`;
  return `<div class="cell">${heading}${responsive(draw, 620)}</div>`;
}

function differences(input: ReportInput, panel: FanPanel, id: string): string {
  const shown = panel.differences ?? [];
  if (shown.length === 0) return "";
  const between = differenceSpan(shown);
  const cells = shown.map((difference, i) => {
    const [name, base] = shortTitles(input, [difference.stack, difference.base]);
    const besides = base === `without ${input.plain?.change}` ? "without it" : base.replace(/^The model/, "the model");
    const title = `${capital(name)}, against ${besides}`;
    const options = { id: `${id}-less-${i}`, width: 380, height: 200, title: `${panel.title}: ${title}`, between };
    return (
      `<div class="cell"><h4>${escape(title)} <span class="runs">run by run, ${difference.runs} runs</span></h4>` +
      `${differenceChart(panel, difference, options)}</div>`
    );
  });
  return `<div class="multiples pairs">${cells.join("")}</div>`;
}

function cellHeading(name: string, { runs }: FanBand): string {
  return `<h4>${escape(name)} <span class="runs">${runs === 1 ? "one run" : `${runs} runs`}</span></h4>`;
}

function panelNote(input: ReportInput, panel: FanPanel): string {
  const isAlone = panel.bands.every((band) => band.runs === 1);
  const alone = `One run${panel.bands.length > 1 ? " of each scenario" : ""}: a line, and no range to draw.`;
  const dots = (input.observed[panel.key] ?? []).length;
  const published = dots === 0 ? "No published series of the same people is at hand to lay over it." : "";
  return [panel.note, isAlone ? alone : "", published, farWords(panel)].filter((text) => text !== "").join(" ");
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
  const isCompared = input.fans.some((panel) => panel.bands.length > 1);
  const stacks = stacksIn(input);
  const sentences = [
    isCompared
      ? "A line is the median of its runs; the bar at its end holds 8 runs in 10. What a scenario changes is taken run by run, with a band of its own: what both share cancels."
      : "",
    input.fans.some((panel) => panel.bands.length > 1 && isCut(panel))
      ? "▲ marks a line that leaves the picture, with the value it goes to."
      : "",
    shortTitleNote(input, stacks),
    bands.some((band) => band.runs === 1) ? words.oneRun : "",
    bands.some((band) => band.runs > 1) ? words.ranges : "",
    sampleWords(input),
    bands.some((band) => band.runs > 1 && band.runs < 10) ? "Ranges from fewer than ten runs are rough." : "",
  ];
  return paragraph(sentences.filter((text) => text !== "").join(" "), "note");
}

/** Following one record for several people makes single runs noisier than the world, and ranges too if left in. */
function sampleWords({ fans }: ReportInput): string {
  const shares = fans.flatMap(({ bands, differences: own }) => [...bands, ...(own ?? [])]).flatMap(sharesOf);
  const untold = shares.filter((share) => share === null).length;
  if (shares.length === 0) return "";
  const but =
    untold === 0 ? "" : ` At ${untold} of ${shares.length} points it cannot be told from the world's, and is in them.`;
  return `Where one record stands for several people, the sample's own noise is taken off ranges, and off those of differences as far as their size tells; single runs have it.${but}`;
}

function sharesOf({ runs, ofSample }: Pick<FanBand, "runs" | "ofSample">): readonly (number | null)[] {
  return runs > 1 ? (ofSample ?? []) : [];
}

/** A stack has one colour on the page: its place among all that the pictures show. */
function colourOf(input: ReportInput, stack: readonly string[]): number {
  return stacksIn(input).findIndex((one) => one.join("+") === stack.join("+")) % 5;
}

function stacksIn({ fans }: ReportInput): readonly (readonly string[])[] {
  const stacks = fans.flatMap(({ bands }) => bands.map(({ stack }) => [stack.join("+"), stack] as const));
  return [...new Map(stacks).values()];
}

/** Whether a line goes further up than the axis must reach. */
function isCut(panel: FanPanel): boolean {
  return panel.bands.some(({ median }) => Math.max(...median) > levelsTop(panel));
}

function tables(input: ReportInput, panel: FanPanel): string {
  return tablesOf(input, panel).map(foldedTable).join("");
}

function tablesOf(input: ReportInput, panel: FanPanel): readonly Table[] {
  const sources = sourceTable(input, panel, fileName(input, panel));
  return [bandTable(input, panel), ...differenceTable(input, panel), ...observedTable(input, panel), ...sources];
}

function differenceTable(input: ReportInput, panel: FanPanel): readonly Table[] {
  const shown = panel.differences ?? [];
  if (shown.length === 0) return [];
  const titles = ["10 % of runs below", "25 % below", "median", "75 % below", "90 % below"];
  return [
    {
      name: `difference-${fileName(input, panel)}`,
      caption: `${panel.title}: what a scenario changes, run by run`,
      columns: [
        words(panel.counts === "stock" ? "date" : "period"),
        ...["scenario", "less"].map(words),
        figures("pairs of runs"),
        ...titles.map((title) => figures(title, panel.unit)),
        ...sampleColumn(shown),
      ],
      rows: shown.flatMap(({ stack, base, runs, p10, p25, median, p75, p90, ofSample }) =>
        panel.points.map(({ label }, i) => [
          label,
          stackTitle(input, stack),
          stackTitle(input, base),
          runs,
          ...[p10, p25, median, p75, p90].map((values) => values[i]),
          ...(ofSample === undefined ? [] : [ofSample[i]]),
        ]),
      ),
    },
  ];
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
      ...(band.ofSample === undefined ? [] : [band.runs === 1 ? null : band.ofSample[i]]),
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
      ...sampleColumn(panel.bands),
      ...Array.from({ length: paths }, (_, i) => figures(`run ${i + 1}`, unit)),
    ],
    rows: rows.map((row) => [
      ...row,
      ...Array.from({ length: 8 + sampleColumn(panel.bands).length + paths - row.length }, () => null),
    ]),
  };
}

/** All bands of a panel count the same people. */
function sampleColumn(bands: readonly Pick<FanBand, "ofSample">[]) {
  const isSampled = bands.some(({ ofSample }) => ofSample !== undefined);
  return isSampled ? [figures("variance taken off as the sample's", "share")] : [];
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

/** One stack alone, or the record beside published figures. */
function hasFan(input: ReportInput, panel: FanPanel): boolean {
  return panel.bands.length === 1 || (input.observed[panel.key] ?? []).length > 0;
}

function legendOf(input: ReportInput): string {
  // lines of several stacks are named where they end; fans and published figures are not
  const bands = input.fans.filter((panel) => hasFan(input, panel)).flatMap((panel) => panel.bands);
  if (bands.length === 0) return "";
  const isAnyRange = bands.some((band) => band.runs > 1);
  const isAnySingle = bands.some((band) => band.runs === 1);
  const isAnyDot = Object.values(input.observed).some((points) => points.length > 0);
  const line = (className: string, path: string): string => `<path class="${className}" d="${path}"/>`;
  const items: readonly (readonly [drawn: string, words: string, isThere: boolean])[] = [
    ['<rect class="b80" width="30" height="14"/>', "80 % of runs", isAnyRange],
    ['<rect class="b50" width="30" height="14"/>', "50 % of runs", isAnyRange],
    [line("med", "M0 7H30"), isAnyRange ? (isAnySingle ? "median, or the one run" : "median") : "the one run", true],
    [line("pth", "M0 9L10 5L20 8L30 3"), "single runs", isAnyRange],
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
