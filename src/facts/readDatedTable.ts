// A table of somebody's own, with dates in one column and figures in another: read as a table of any columns first, so that
// whoever brings it can say which they are.
import Papa from "papaparse";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { parseInstant } from "../quantity/date.ts";
import type { DocumentFile } from "../reading/document.ts";
import { cellPosition } from "./cellPosition.ts";

interface DatedTable {
  readonly file: DocumentFile;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface DatedFigure {
  /** as documents write an instant or a period */
  readonly when: string;
  readonly days: number;
  readonly value: number;
}

const mostLetters = 2_000_000;
const mostRows = 5000;
/** somebody chooses two of them from a list */
const mostColumns = 500;
const mostProblems = 10;

/** @throws PendencyError (facts) where the text is no table with a first line of column names */
export function readDatedTable(given: DocumentFile): DatedTable {
  const file = { path: given.path, text: given.text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n") };
  const problems: Problem[] = [];
  const tell = tellIn(file, problems);
  if (file.text.length > mostLetters) {
    tell(0, 0, "a table of at most 2 MB", `${(file.text.length / 1e6).toFixed(1)} MB`, "one figure a month is enough");
    throw new PendencyError(problems);
  }
  // oxlint-disable-next-line no-control-regex -- these characters tell a binary file from a text
  if (/[\u0000-\u0008\u000E-\u001F\uFFFD]/.test(file.text)) {
    tell(0, 0, "text in UTF-8", "characters no text has", "save the sheet as CSV (UTF-8)");
    throw new PendencyError(problems);
  }
  const parsed = Papa.parse<string[]>(file.text, { delimiter: "," });
  for (const { row = 0, message } of parsed.errors) tell(row, 0, "a comma-separated table", message);
  if (problems.length > 0) throw new PendencyError(problems.slice(0, mostProblems));
  const [header = [], ...all] = parsed.data;
  const columns = header.map((cell) => cell.trim());
  if (columns.length < 2) {
    const hint = columns[0]?.includes(";") ? "columns are separated by commas here, not by semicolons" : undefined;
    tell(0, 0, "a first line with at least two column names", quoted(header.join(",")), hint);
  }
  if (columns.length > mostColumns) {
    tell(0, 0, `at most ${mostColumns} columns`, String(columns.length), "a date and a figure are enough");
    throw new PendencyError(problems);
  }
  const rows = all.map((cells) => cells.map((cell) => cell.trim()));
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ""));
  if (filled.length === 0 && problems.length === 0) tell(1, 0, "at least one row below the first line", "none");
  if (filled.length > mostRows) tell(mostRows, 0, `at most ${mostRows} rows`, String(filled.length));
  if (problems.length > 0) throw new PendencyError(problems);
  return { file, columns, rows };
}

/** Which columns it looks as if dates and figures stand in. */
export function likelyColumns(
  { columns, rows }: DatedTable,
  startMonth: number,
): { readonly date: number; readonly value: number } {
  // prettier-ignore
  const first = rows.find((cells) => cells.some((cell) => cell !== "")) ?? [];
  const date = columns.findIndex((_, at) => parseInstant(first[at] ?? "", startMonth) !== null);
  const value = columns.findIndex((_, at) => at !== date && plainNumber.test(first[at] ?? ""));
  return { date: Math.max(0, date), value: value === -1 ? (date === 1 ? 0 : 1) : value };
}

const plainNumber = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i;

/**
 * In order of their dates.
 *
 * @param startMonth in which fiscal years start
 * @throws PendencyError (facts) with up to ten cells that cannot be read, each with its line and column
 */
export function datedFigures(
  { file, rows }: DatedTable,
  date: number,
  value: number,
  startMonth: number,
): readonly DatedFigure[] {
  const problems: Problem[] = [];
  const tell = tellIn(file, problems);
  const found = new Map<number, DatedFigure>();
  const kinds = new Set<boolean>();
  for (const [at, cells] of rows.entries()) {
    if (cells.every((cell) => cell === "") || problems.length >= mostProblems) continue;
    const [when, number] = [cells[date] ?? "", cells[value] ?? ""];
    const instant = parseInstant(when, startMonth);
    if (instant === null) {
      tell(at + 1, date, "a date such as 2024-06-28, 2024-06 or FY2024, or a time such as 2 days", quoted(when));
      continue;
    }
    if (!plainNumber.test(number) || !Number.isFinite(Number(number))) {
      const hint = /^-?\d{1,3}(,\d{3})+/.test(number) ? "without commas between thousands" : undefined;
      tell(at + 1, value, "a plain number such as 1234.5", quoted(number), hint);
      continue;
    }
    if (Number(number) < 0) tell(at + 1, value, "0 or more", quoted(number));
    else if (found.has(instant.days)) tell(at + 1, date, "each date once", `${when} again`);
    else found.set(instant.days, { when, days: instant.days, value: Number(number) });
    if (kinds.size === 1 && !kinds.has(instant.calendar)) {
      tell(at + 1, date, "dates, or times since the start", "both in one column");
    }
    kinds.add(instant.calendar);
  }
  if (problems.length > 0) throw new PendencyError(problems.slice(0, mostProblems));
  return [...found.values()].sort((left, right) => left.days - right.days);
}

function tellIn(file: DocumentFile, problems: Problem[]) {
  return (row: number, column: number, expected: string, got: string, hint?: string): void => {
    const { line, column: at } = cellPosition(file, row, column);
    const place = { file: file.path, line, column: at };
    const path = row === 0 ? "" : `row ${row}`;
    problems.push({ kind: "facts", at: place, path, expected, got, ...(hint === undefined ? {} : { hint }) });
  };
}

function quoted(cell: string): string {
  return cell === "" ? "nothing" : JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
}
