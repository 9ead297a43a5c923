// A table of observed figures beside a model: series, period, value and, where somebody knows it, the day of publication.
import Papa from "papaparse";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { daysFromCivil } from "../quantity/date.ts";
import { periodCalled } from "../quantity/periods.ts";
import type { Every, Period } from "../quantity/periods.ts";
import type { DocumentFile } from "../reading/document.ts";
import { didYouMean } from "../reading/suggest.ts";
import { cellPosition } from "./cellPosition.ts";

export interface OwnFigure {
  readonly series: string;
  readonly period: Period;
  readonly value: number;
  /** day since 1970-01-01; null where the table does not say */
  readonly published: number | null;
}

/** What a series of the forecasts document is to its table. */
interface OwnSeries {
  readonly name: string;
  readonly every: Every;
}

const wanted = ["series", "period", "value"] as const;
const mostProblems = 10;

/**
 * @param startMonth in which fiscal years start
 * @throws PendencyError (facts) with up to ten cells that cannot be read, each with its line and column
 */
export function readOwnFigures(
  file: DocumentFile,
  series: readonly OwnSeries[],
  startMonth: number,
): readonly OwnFigure[] {
  const problems: Problem[] = [];
  const tell = (row: number, column: number, expected: string, got: string, hint?: string): void => {
    const { line, column: at } = cellPosition(file, row, column);
    const path = row === 0 ? "" : `row ${row}`;
    const place = { file: file.path, line, column: at };
    problems.push({ kind: "facts", at: place, path, expected, got, ...(hint === undefined ? {} : { hint }) });
  };
  const text = file.text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const parsed = Papa.parse<string[]>(text, { delimiter: "," });
  for (const { row = 0, message } of parsed.errors) tell(row, 0, "a comma-separated table", message);
  if (problems.length > 0) throw new PendencyError(problems.slice(0, mostProblems));
  const [header = [], ...rows] = parsed.data;
  const names = header.map((cell) => cell.trim().toLowerCase());
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const columns = "a first line with the columns series, period, value and perhaps published";
    tell(0, 0, columns, header.join(",") === "" ? "nothing" : header.join(","));
    throw new PendencyError(problems);
  }
  const [atSeries, atPeriod, atValue] = wanted.map((name) => names.indexOf(name));
  const atPublished = names.indexOf("published");
  const known = series.map(({ name }) => name);
  const figures: OwnFigure[] = [];
  for (const [n, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const cell = (at: number): string => (cells[at] ?? "").trim();
    const of = series.find(({ name }) => name === cell(atSeries));
    if (of === undefined) {
      const hint = didYouMean(cell(atSeries), known) ?? `series of the forecasts document are ${known.join(", ")}`;
      tell(n + 1, atSeries, "the name of a series", quoted(cell(atSeries)), hint);
      continue;
    }
    const period = periodCalled(cell(atPeriod), of.every, startMonth);
    if (period === null) tell(n + 1, atPeriod, `a period such as ${exampleOf[of.every]}`, quoted(cell(atPeriod)));
    const isNumber = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(cell(atValue)) && Number.isFinite(Number(cell(atValue)));
    const isBelow = isNumber && Number(cell(atValue)) < 0;
    if (!isNumber) tell(n + 1, atValue, "a plain number such as 1234.5", quoted(cell(atValue)));
    if (isBelow) tell(n + 1, atValue, "a count, 0 or more", quoted(cell(atValue)));
    const published = atPublished < 0 || cell(atPublished) === "" ? null : dayIn(cell(atPublished));
    if (published === undefined) tell(n + 1, atPublished, "a day as YYYY-MM-DD, or nothing", quoted(cell(atPublished)));
    if (period === null || !isNumber || isBelow || published === undefined) continue;
    if (published !== null && published < period.to - 1) {
      tell(n + 1, atPublished, `a day on which ${period.label} had ended`, quoted(cell(atPublished)));
      continue;
    }
    const isTwice = figures.some(
      (one) => one.series === of.name && one.period.label === period.label && one.published === published,
    );
    if (isTwice) {
      const hint = "a revision is a second row with its own day under `published`";
      tell(n + 1, atPeriod, "each figure once", `${of.name} ${period.label} again`, hint);
    } else figures.push({ series: of.name, period, value: Number(cell(atValue)), published });
  }
  if (figures.length === 0 && problems.length === 0) {
    tell(1, 0, "at least one row below the first line", "none", `series are ${known.join(", ")}`);
  }
  if (problems.length > 0) throw new PendencyError(problems.slice(0, mostProblems));
  return figures;
}

const exampleOf: Readonly<Record<Every, string>> = { month: "2024-04", quarter: "FY2024Q3", "fiscal year": "FY2024" };

function quoted(cell: string): string {
  return cell === "" ? "nothing" : JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
}

/** undefined for a text that is no day */
function dayIn(text: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return undefined;
  const [year, month, day] = found.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1) return undefined;
  const days = daysFromCivil(year, month, day);
  const next = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
  return days < next ? days : undefined;
}
