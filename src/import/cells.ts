// Single cells: a figure as printed, a text, a heading that must be there.
import { didYouMean } from "../reading/suggest.ts";
import type { Account } from "./account.ts";
import type { Cell, CellPlace, Sheet } from "./rawFile.ts";
import { cellName } from "./rawFile.ts";

export interface FigureRules {
  /** a count of persons or cases: whole and not negative */
  readonly whole: boolean;
  /** whether the publisher's own formulas count by their stored results; otherwise a formula is refused */
  readonly formulas: "stored" | "refused";
  /** words the publisher prints for "no figure", such as X */
  readonly blanks?: readonly string[];
}

export const count: FigureRules = { whole: true, formulas: "refused" };

/**
 * The figure in a cell, or null when the publisher prints none there.
 * Thousands separators and spaces around digits are taken off and counted as repairs.
 */
export function figureAt(
  account: Account,
  sheet: Sheet,
  row: number,
  column: number,
  rules: FigureRules,
): number | null {
  const place = { sheet: sheet.name, row, column };
  const cell = sheet.rows[row]?.[column] ?? null;
  account.read();
  if (sheet.formulas.has(cellName(row, column))) {
    if (rules.formulas === "refused") {
      account.wrong(place, "a number as typed by the publisher", "a formula");
      return null;
    }
    account.repaired("a formula, taken by its stored result", place);
  }
  if (cell === null || cell === "") {
    account.leftOut("empty cell", place);
    return null;
  }
  if (typeof cell === "string" && rules.blanks?.includes(cell.trim()) === true) {
    account.leftOut(`printed ${cell.trim()}`, place);
    return null;
  }
  const value = numberIn(cell, account, place);
  if (value === null || (rules.whole && (!Number.isInteger(value) || value < 0))) {
    account.wrong(place, rules.whole ? "a whole number, 0 or more" : "a number", shown(cell));
    return null;
  }
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    account.wrong(place, "a number of at most 15 digits", shown(cell));
    return null;
  }
  return value;
}

function numberIn(cell: Cell, account: Account, place: CellPlace): number | null {
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string") return null;
  const plain = cell.trim();
  if (plain !== cell) account.repaired("spaces around a number taken off", place);
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) {
    account.repaired("thousands separators taken out", place);
    return Number(plain.replaceAll(",", ""));
  }
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** The cell's text without spaces around it; "" when it is empty. */
export function textAt(sheet: Sheet, row: number, column: number): string {
  const cell = sheet.rows[row]?.[column] ?? null;
  return cell === null ? "" : String(cell).trim();
}

/** A heading without the footnote number behind it, and on one line: "T42 expulsions2" → "T42 expulsions". */
export function headingAt(sheet: Sheet, row: number, column: number): string {
  return textAt(sheet, row, column).replace(/\d+$/, "").replaceAll(/\s+/g, " ").trim();
}

/**
 * Where each of the expected columns stands in the heading row; a missing one is told once.
 * Columns beyond the expected ones are refused, because a publisher who adds one may have changed what others mean.
 *
 * @returns null when the headings are not the expected ones
 */
export function columnsOf<Name extends string>(
  account: Account,
  sheet: Sheet,
  row: number,
  expected: readonly Name[],
): Readonly<Record<Name, number>> | null {
  const headings = (sheet.rows[row] ?? []).map((cell) =>
    String(cell ?? "")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
  const missing = expected.filter((name) => !headings.includes(name));
  const unknown = headings.findIndex((name, n) => !expected.some((one) => one === name) || headings.indexOf(name) < n);
  if (missing.length > 0 || unknown >= 0) {
    const column = unknown < 0 ? headings.length : unknown;
    const got = unknown < 0 ? `no column "${missing[0]}"` : `"${headings[unknown]}"`;
    const hint = unknown < 0 ? undefined : didYouMean(headings[unknown], expected);
    account.wrong({ sheet: sheet.name, row, column }, `the columns ${expected.join(", ")}`, got, hint);
    return null;
  }
  return Object.fromEntries(expected.map((name) => [name, headings.indexOf(name)])) as Record<Name, number>;
}

export function shown(cell: Cell | undefined): string {
  return cell === null || cell === undefined || cell === "" ? "an empty cell" : JSON.stringify(cell);
}
