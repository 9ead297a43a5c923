// A table before it is HTML, CSV or text: what a chart shows, as numbers. One of these stands beside every chart.
import { anchor, dated, escape } from "./html.ts";
import { machine, noNumber, number } from "../quantity/numberWords.ts";

interface Column {
  readonly title: string;
  /** said in the heading of every output; "" for words */
  readonly unit: string;
  readonly numeric: boolean;
}

export type Cell = string | number | null;

export interface Table {
  /** file name of the CSV without its ending; unique in one report */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export const words = (title: string): Column => ({ title, unit: "", numeric: false });
export const figures = (title: string, unit = ""): Column => ({ title, unit, numeric: true });

/** "wait (days)": the heading with its unit. */
export function heading(column: Column): string {
  return column.unit === "" ? column.title : `${column.title} (${column.unit})`;
}

/** Rows and columns beyond these are for the screen and the CSV; printed they would bury the page or leave it. */
const longestPrinted = 60;
const widestPrinted = 8;

/** The table as HTML. The first column names the row. Wide tables scroll inside their own frame, by keyboard too. */
function htmlTable(table: Table): string {
  const head = table.columns
    .map((column) => `<th scope="col"${column.numeric ? ' class="n"' : ""}>${escape(heading(column))}</th>`)
    .join("");
  const rows = table.rows.map(
    (row) => `<tr>${row.map((cell, i) => htmlCell(cell, table.columns[i], i)).join("")}</tr>`,
  );
  return (
    `<div class="scroll" role="region" tabindex="0" aria-label="${escape(table.caption)}">` +
    `<table><caption>${escape(table.caption)}</caption><thead><tr>${head}</tr></thead>` +
    `<tbody>${rows.join("\n")}</tbody></table></div>`
  );
}

/** The same, folded away under the chart it belongs to. */
export function foldedTable(table: Table): string {
  return foldedTableIn(table, englishTable);
}

export function foldedTableIn(table: Table, said: TableWords): string {
  const long = table.rows.length > longestPrinted || table.columns.length > widestPrinted;
  const rows = said.rows(table.rows.length);
  return (
    `<details class="data${long ? " long" : ""}" id="${anchor("table", table.name)}">` +
    `<summary>${said.numbers}: ${escape(table.caption)} <span class="quiet">(${rows})</span></summary>` +
    `${long ? `<p class="printed">${rows}, not printed here; they are in ${escape(table.name)}.csv.</p>` : ""}` +
    `${htmlTable(table)}</details>`
  );
}

function htmlCell(cell: Cell, column: Column, index: number): string {
  const text = typeof cell === "number" ? number(cell) : (cell ?? noNumber);
  const exact = typeof cell === "number" && number(cell) !== number(cell, "exact") ? ` title="${machine(cell)}"` : "";
  if (index === 0) return `<th scope="row"${exact}>${dated(text)}</th>`;
  return `<td${column.numeric ? ' class="n"' : ""}${exact}>${column.numeric ? escape(text) : dated(text)}</td>`;
}

/** What stands around the numbers of a table, so that a page in another language says it in that one. */
export interface TableWords {
  readonly numbers: string;
  rows(count: number): string;
}

const englishTable: TableWords = {
  numbers: "The numbers",
  rows: (count) => `${count} ${count === 1 ? "row" : "rows"}`,
};
