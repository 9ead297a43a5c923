// Two levers at once: where the answer turns.
import { breakEvenWords, gridChart } from "./gridChart.ts";
import { figure, paragraph, section } from "./html.ts";
import { liveAddress, liveLine } from "./liveLink.ts";
import { percent } from "../quantity/numberWords.ts";
import type { Grid } from "../ask/grid.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { responsive } from "./svg.ts";
import type { Cell, Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function gridSection(input: ReportInput): string {
  const grid = input.grid;
  if (grid === null) return "";
  const shares = grid.probability.flat().filter((share) => share !== null);
  const most = shares.some((share) => share > 0 && share < 1) ? "in half of the runs or more " : "";
  const isDivided = new Set(shares.map((share) => share >= 0.5)).size === 2;
  const line = isDivided
    ? ` The heavy line parts the cells in which ${most}${grid.event} from the others; the last column says where a row turns, or that it is always or never so in this range.`
    : "";
  const note = `Cells hold: ${grid.measure} (${grid.unit}). ${grid.note} Blue is below zero, orange above.${line}`;
  const { live } = grid;
  const addressOf = (row: number, column: number): string => {
    const [x, y] = [live?.x.values[column] ?? null, live?.y.values[row] ?? null];
    if (live === undefined || x === null || y === null) return "";
    return liveAddress(input, live.stack, { levers: [[live.x.parameter, x], [live.y.parameter, y]] }); // prettier-ignore
  };
  const chart = responsive((width, suffix) => gridChart(grid, `grid-${suffix}`, width, addressOf));
  const body = figure(
    grid.title,
    note,
    chart,
    paragraph(breakEvenWords(grid)) +
      (live === undefined ? "" : liveLine(input, live.stack)) +
      gridTables(input).map(foldedTable).join(""),
  );
  return section("grid", "Where the answer turns", grid.title, body);
}

export function gridTables(input: ReportInput): readonly Table[] {
  const grid = input.grid;
  if (grid === null) return [];
  const rows = grid.y.values.flatMap((y, row) =>
    grid.x.values.map((x, column): readonly Cell[] => [
      y,
      x,
      grid.values[row][column],
      grid.probability[row][column],
      grid.breakEven[row],
    ]),
  );
  return [
    {
      name: "grid",
      caption: `${grid.title}: ${grid.measure}`,
      columns: [
        figures(grid.y.title, grid.y.unit),
        figures(grid.x.title, grid.x.unit),
        figures(grid.measure, grid.unit),
        figures(`probability that ${grid.event}`, "share of runs"),
        figures(`break-even ${grid.x.title}`, grid.x.unit),
      ],
      rows,
    },
    probabilityTable(grid),
  ];
}

function probabilityTable(grid: Grid): Table {
  return {
    name: "grid-probability",
    caption: `Probability that ${grid.event}`,
    columns: [figures(grid.y.title, grid.y.unit), ...grid.x.values.map((x) => words(`${x} ${grid.x.unit}`))],
    rows: grid.y.values.map((y, row) => [y, ...grid.probability[row].map((share) => percent(share))]),
  };
}
