// What was and what may be: fans side by side on common axes, one small picture per stack of scenarios.
import { fanChart, fanTop } from "./fanChart.ts";
import { anchor, escape, figure, section } from "./html.ts";
import type { FanPanel, ReportInput } from "./reportInput.ts";
import { stackTitle } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import type { Cell, Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function fanSection(input: ReportInput): string {
  if (input.fans.length === 0) return "";
  const body = input.fans.map((panel) =>
    figure(panel.title, panelNote(panel), pictures(input, panel), tables(input, panel)),
  );
  return section("fans", "How the numbers may move", legend + body.join(""));
}

/** One table per panel: every point of every fan, and the published figures in the same rows' terms. */
export function fanTables(input: ReportInput): readonly Table[] {
  return input.fans.flatMap((panel) => [bandTable(input, panel), ...observedTable(input, panel)]);
}

function pictures(input: ReportInput, panel: FanPanel): string {
  const observed = input.observed[panel.key] ?? [];
  const top = fanTop(panel, observed);
  const id = anchor("fan", panel.key);
  const [only, second] = panel.bands;
  if (second === undefined) {
    if (only === undefined) return "";
    const title = `${panel.title}: ${stackTitle(input, only.stack)}`;
    return responsive((width, suffix) =>
      fanChart(panel, only, observed, {
        id: `${id}-${suffix}`,
        width,
        height: width > 500 ? 300 : 240,
        title,
        top,
        reference: null,
      }),
    );
  }
  const cells = panel.bands.map((band, i) => {
    const name = stackTitle(input, band.stack);
    const reference = i === 0 ? null : only.median;
    const options = { id: `${id}-${i}`, width: 350, height: 230, title: `${panel.title}: ${name}`, top, reference };
    return `<div class="cell"><h4>${escape(name)}</h4>${fanChart(panel, band, observed, options)}</div>`;
  });
  const pairs = cells.length === 2 || cells.length === 4 ? " pairs" : "";
  return `<div class="multiples${pairs}">${cells.join("")}</div>`;
}

function panelNote(panel: FanPanel): string {
  const many =
    panel.bands.length > 1 ? " All pictures share one axis; the dashed line repeats the first one’s median." : "";
  return `${panel.note}${many}`;
}

function tables(input: ReportInput, panel: FanPanel): string {
  return [bandTable(input, panel), ...observedTable(input, panel)].map(foldedTable).join("");
}

function bandTable(input: ReportInput, panel: FanPanel): Table {
  const unit = panel.unit;
  const rows = panel.bands.flatMap((band) =>
    panel.points.map((point, i): readonly Cell[] => [
      point.label,
      stackTitle(input, band.stack),
      ...[band.p10, band.p25, band.median, band.p75, band.p90].map((values) => values[i]),
      ...band.paths.map((path) => path[i]),
    ]),
  );
  const paths = Math.max(0, ...panel.bands.map((band) => band.paths.length));
  return {
    name: `fan-${fileName(panel.key)}`,
    caption: panel.title,
    columns: [
      words(panel.counts === "stock" ? "date" : "period"),
      words("scenario"),
      ...["10 % of runs below", "25 % below", "median", "75 % below", "90 % below"].map((title) =>
        figures(title, unit),
      ),
      ...Array.from({ length: paths }, (_, i) => figures(`run ${i + 1}`, unit)),
    ],
    rows: rows.map((row) => [...row, ...Array.from({ length: 7 + paths - row.length }, () => null)]),
  };
}

function observedTable(input: ReportInput, panel: FanPanel): readonly Table[] {
  const observed = input.observed[panel.key] ?? [];
  if (observed.length === 0) return [];
  return [
    {
      name: `observed-${fileName(panel.key)}`,
      caption: `${panel.title}: published figures`,
      columns: [words("period"), figures("published", panel.unit), words("source")],
      rows: observed.map((point) => [point.period, point.value, point.source]),
    },
  ];
}

/** Letters, digits and hyphens only. */
export function fileName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

const legend =
  '<p class="legend" aria-label="Legend of the fans">' +
  '<span><svg class="chart" width="30" height="14" aria-hidden="true"><rect class="b80" width="30" height="14"/></svg> 80 % of runs</span>' +
  '<span><svg class="chart" width="30" height="14" aria-hidden="true"><rect class="b50" width="30" height="14"/></svg> 50 % of runs</span>' +
  '<span><svg class="chart" width="30" height="14" aria-hidden="true"><path class="med" d="M0 7H30"/></svg> median</span>' +
  '<span><svg class="chart" width="30" height="14" aria-hidden="true"><path class="pth" d="M0 9L10 5L20 8L30 3"/></svg> single runs</span>' +
  '<span><svg class="chart" width="30" height="14" aria-hidden="true"><path class="ref" d="M0 7H30"/></svg> median of the first picture</span>' +
  '<span><svg class="chart" width="14" height="14" aria-hidden="true"><path class="obs" d="M7 2l5 5l-5 5l-5 -5z"/></svg> published figure</span></p>';
