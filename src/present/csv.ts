// Every table of the report as CSV (RFC 4180): one header row, units in the headings, numbers in full.
import type { ReportInput } from "../ask/report/reportInput.ts";
import { machine } from "../quantity/numberWords.ts";
import { answerTables } from "./answerTables.ts";
import { allTables } from "./report.ts";
import type { Cell, Table } from "./table.ts";
import { heading } from "./table.ts";

/** A file to write: its name, ending included, and its text with CRLF line ends. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** Everything the report shows, one file per table. */
export function reportTables(input: ReportInput): readonly CsvFile[] {
  const answering = input.plain === undefined ? [] : answerTables(input.plain);
  return [...answering, ...allTables(input)].map((table) => ({ name: `${table.name}.csv`, text: csvText(table) }));
}

/** One table as CSV text. */
export function csvText(table: Table): string {
  return [table.columns.map(heading), ...table.rows].map(csvLine).join("");
}

/** One row, its line end included. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  return typeof cell === "string" ? quoted(harmless(cell)) : machine(cell);
}

/** Spreadsheets run text that begins like a formula; an apostrophe makes it text again. Numbers are left alone. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
