// Tables as forecast hubs exchange them → forecasts and figures, so that anybody's forecasts can be scored here, and
// ours elsewhere.
import Papa from "papaparse";
import { PendencyError, problem, type Problem } from "../errors.ts";
import { cellPosition } from "../facts/cellPosition.ts";
import { isIsoDay } from "../quantity/date.ts";
import type { DocumentFile } from "../reading/document.ts";
import { hubLevels, type Outcome, type QuantileForecast } from "./forecast.ts";
import type { Scale } from "./scale.ts";
import { scoreForecast, type ScoredForecast } from "./score.ts";

const outputColumns = [
  "model_id",
  "origin_date",
  "target",
  "target_end_date",
  "horizon",
  "output_type",
  "output_type_id",
  "value",
] as const;
const targetColumns = ["target", "target_end_date", "observation"] as const;
const mostProblems = 10;

/**
 * Forecasts of a model-output table: a row for each of the 23 levels, in any order. The target of a forecast is the
 * last day of its period, by which the tables join; other columns are left alone.
 *
 * @throws PendencyError with up to ten rows that cannot be read, each with its line and column
 */
export function readModelOutput(file: DocumentFile): readonly QuantileForecast[] {
  const table = openTable(file, outputColumns);
  const forecasts = new Map<string, Partly>();
  if (table.rows.length === 0) table.tell(1, "model_id", "at least one forecast below the first line", "");
  for (const row of table.rows) addQuantile(forecasts, row, table);
  // a row that could not be read is one mistake, not also a level that is missing
  table.done();
  for (const partly of forecasts.values()) checkWhole(partly, table);
  table.done();
  return [...forecasts.values()].map(({ head, values }) => ({ ...head, quantiles: values }));
}

/**
 * Figures of a target-data table; a column `vintage` or `as_of` says which edition.
 *
 * @returns outcomes whose period is the last day of it
 * @throws PendencyError with up to ten rows that cannot be read, each with its line and column
 */
export function readTargetData(file: DocumentFile): readonly Outcome[] {
  const table = openTable(file, targetColumns);
  const outcomes = new Map<string, Outcome>();
  for (const { row, cell } of table.rows) {
    const [series, period] = [cell("target"), cell("target_end_date")];
    const value = numberIn(cell("observation"));
    if (!isIsoDay(period)) table.tell(row, "target_end_date", "a day as YYYY-MM-DD", period);
    if (value === null) table.tell(row, "observation", "a plain number such as 1234.5", cell("observation"));
    if (!isIsoDay(period) || value === null) continue;
    const name = `${series} ${period}`;
    if (outcomes.has(name)) table.tell(row, "target_end_date", "each figure once", `${name} again`);
    outcomes.set(name, { series, period, value, vintage: cell("vintage") || cell("as_of") });
  }
  table.done();
  return [...outcomes.values()];
}

/**
 * Scores of every forecast of which the figure is at hand, in the order of the forecasts.
 *
 * @param scaleOf the scale of a series; null: not scored
 */
export function scoreTables(
  forecasts: readonly QuantileForecast[],
  outcomes: readonly Outcome[],
  scaleOf: (series: string) => Scale | null,
): readonly ScoredForecast[] {
  const byFigure = new Map(outcomes.map((outcome) => [`${outcome.series} ${outcome.period}`, outcome]));
  return forecasts.flatMap((forecast) => {
    const outcome = byFigure.get(`${forecast.series} ${forecast.target}`);
    const scale = scaleOf(forecast.series);
    return outcome === undefined || scale === null ? [] : [scoreForecast(forecast, outcome, scale)];
  });
}

/** A forecast of which some levels have been read. */
interface Partly {
  readonly head: Omit<QuantileForecast, "quantiles">;
  readonly firstRow: number;
  /** by place of the level; holes where none has been read */
  readonly values: number[];
}

interface Row {
  /** 1 is the first below the header */
  readonly row: number;
  cell(column: string): string;
}

interface Table {
  readonly rows: readonly Row[];
  tell(row: number, column: string, expected: string, got: string): void;
  /** throws what was told */
  done(): void;
}

function addQuantile(forecasts: Map<string, Partly>, { row, cell }: Row, { tell }: Table): void {
  if (cell("output_type") !== "quantile") {
    return tell(row, "output_type", "quantile, the only type that is read", cell("output_type"));
  }
  const level = hubLevels.indexOf(numberIn(cell("output_type_id")) ?? -1);
  const [value, horizonMonths] = [numberIn(cell("value")), numberIn(cell("horizon"))];
  const isNamed = cell("model_id") !== "";
  const oddDay = ["origin_date", "target_end_date"].find((column) => !isIsoDay(cell(column)));
  if (!isNamed) tell(row, "model_id", "whose forecast it is", "");
  if (level < 0)
    tell(row, "output_type_id", `one of the ${hubLevels.length} levels of the hubs`, cell("output_type_id"));
  if (value === null) tell(row, "value", "a plain number such as 1234.5", cell("value"));
  if (horizonMonths === null) tell(row, "horizon", "months as a plain number", cell("horizon"));
  if (oddDay !== undefined) tell(row, oddDay, "a day as YYYY-MM-DD", cell(oddDay));
  if (level < 0 || value === null || horizonMonths === null || oddDay !== undefined || !isNamed) return;
  const [model, origin] = [cell("model_id"), cell("origin_date")];
  const head = { model, series: cell("target"), origin, target: cell("target_end_date"), horizonMonths };
  const name = JSON.stringify(head);
  const partly = forecasts.get(name) ?? { head, firstRow: row, values: [] };
  forecasts.set(name, partly);
  if (partly.values[level] !== undefined) tell(row, "output_type_id", "each level once", `${hubLevels[level]} again`);
  partly.values[level] = value;
}

function checkWhole({ firstRow, values }: Partly, { tell }: Table): void {
  const missing = hubLevels.filter((_, at) => values[at] === undefined);
  if (missing.length > 0) {
    tell(firstRow, "output_type_id", `all ${hubLevels.length} levels of a forecast`, `none for ${missing.join(", ")}`);
  }
  const falls = values.findIndex((value, at) => at > 0 && value < values[at - 1]);
  if (falls < 0) return;
  const got = `${values[falls]} at ${hubLevels[falls]} after ${values[falls - 1]}`;
  tell(firstRow, "value", "quantiles that rise with their level", got);
}

function openTable(file: DocumentFile, columns: readonly string[]): Table {
  const problems: Problem[] = [];
  const text = file.text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const note = (row: number, column: number, expected: string, got: string): void => {
    const at = { file: file.path, ...cellPosition({ text }, row, Math.max(0, column)) };
    problems.push(problem("facts", at, row === 0 ? "" : `row ${row}`, expected, got === "" ? "nothing" : got));
  };
  const done = (): void => {
    if (problems.length > 0) throw new PendencyError(problems.slice(0, mostProblems));
  };
  const parsed = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" });
  for (const { row = 0, message } of parsed.errors) note(row, 0, "a comma-separated table", message);
  done();
  const [header = [], ...body] = parsed.data;
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    note(0, 0, `a first line with the columns ${columns.join(", ")}`, `none called ${missing.join(", ")}`);
  }
  done();
  const place = (column: string): number => header.indexOf(column);
  const rows = body.flatMap((cells, at): Row[] => {
    const cell = (column: string): string => (cells[place(column)] ?? "").trim();
    return cells.every((each) => each === "") ? [] : [{ row: at + 1, cell }];
  });
  return { rows, tell: (row, column, expected, got) => note(row, place(column), expected, got), done };
}

function numberIn(cell: string): number | null {
  const isNumber = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(cell);
  return isNumber && Number.isFinite(Number(cell)) ? Number(cell) : null;
}
