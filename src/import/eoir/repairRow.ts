// A row with more or fewer fields than the header is put right only when exactly one reading fits what the
// columns are known to hold.
import type { FaultName } from "./faults.ts";
import type { ColumnLook } from "./tables.ts";

export interface RowShape {
  /** what each column of the header holds; "text" where nothing is known */
  readonly looks: readonly ColumnLook[];
  /** indices of the columns that are read; other columns may stay in doubt */
  readonly needed: readonly number[];
  /** index of the row's own number, which must be there */
  readonly key: number;
  /** whether a nationality code is in the release's lookup */
  readonly isNationality: (code: string) => boolean;
}

export interface RepairedRow {
  readonly fault: FaultName;
  readonly fields: readonly string[];
}

/** More tabs than this in one row are not looked into: the readings multiply. */
const mostExtraTabs = 3;

/** @returns the row as it was meant, or null when no reading fits or several do */
export function repairRow(fields: readonly string[], shape: RowShape): RepairedRow | null {
  const width = shape.looks.length;
  if (fields.length < width) {
    const padded = [...fields, ...Array.from({ length: width - fields.length }, () => "")];
    return fits(padded, shape) ? { fault: "shortRow", fields: padded } : null;
  }
  const cut = fields.slice(0, width);
  if (fields.slice(width).every((field) => field.trim() === "") && fits(cut, shape)) {
    return { fault: "trailingTab", fields: cut };
  }
  const unescaped = joinEscaped(fields);
  if (unescaped.length === width && fits(unescaped, shape)) return { fault: "escapedTab", fields: unescaped };
  return repairExtraTabs(fields, shape);
}

/** A row that a line break cut in two; null when the two halves do not make a row. */
export function joinSplitRow(first: readonly string[], second: readonly string[], shape: RowShape): RepairedRow | null {
  if (first.length + second.length - 1 !== shape.looks.length) return null;
  const joined = [...first.slice(0, -1), `${first.at(-1)}${second[0]}`, ...second.slice(1)];
  return fits(joined, shape) ? { fault: "splitRow", fields: joined } : null;
}

/** Every way of taking the extra tabs out; the one whose needed values fit, if there is just one. */
function repairExtraTabs(fields: readonly string[], shape: RowShape): RepairedRow | null {
  const extra = fields.length - shape.looks.length;
  if (extra > mostExtraTabs) return null;
  const readings = new Map<string, readonly string[]>();
  const join = (from: readonly string[], left: number, start: number): void => {
    if (left === 0) {
      if (fits(from, shape)) readings.set(shape.needed.map((column) => from[column].trim()).join("\t"), from);
      return;
    }
    for (let at = start; at + 1 < from.length; at++) {
      const joined = [...from.slice(0, at), `${from[at]} ${from[at + 1]}`.trim(), ...from.slice(at + 2)];
      join(joined, left - 1, at);
    }
  };
  join(fields, extra, 0);
  const [only] = readings.values();
  return readings.size === 1 ? { fault: "extraTab", fields: only } : null;
}

function joinEscaped(fields: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let goesOn = false;
  for (const field of fields) {
    if (goesOn) joined[joined.length - 1] = `${joined[joined.length - 1].slice(0, -1)} ${field}`;
    else joined.push(field);
    goesOn = field.endsWith("\\");
  }
  return joined;
}

function fits(fields: readonly string[], shape: RowShape): boolean {
  if (!/^\d+$/.test(clean(fields[shape.key]))) return false;
  return fields.every((field, n) => looksRight(clean(field), shape.looks[n], shape.isNationality));
}

/** What a value is once NUL bytes, quotation marks, backslashes and spaces around it are gone. */
export function clean(field: string): string {
  return field.replaceAll("\0", "").replace(/^[\s"\\]+|[\s"\\]+$/g, "");
}

const patterns: Readonly<Record<Exclude<ColumnLook, "text" | "nationality">, RegExp>> = {
  number: /^\d+$/,
  date: /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/\d{4})([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?)?$/,
  time: /^\d{1,2}:?\d{2}(:\d{2})?$/,
  letter: /^[A-Za-z0-9?*]$/,
  code: /^[A-Za-z0-9/?.*-]{1,8}$/,
  // the release has RMV and rmv, and in a few dozen rows 0, D, N, nul and und
  caseType: /^([A-Z]{3}|[0DN])$/i,
  // SP stands beside D, N and R in some rows, and means nothing that is known
  custody: /^([A-Za-z0-9?]|SP)$/i,
  flag: /^([01YN]|true|false)$/i,
};

function looksRight(value: string, look: ColumnLook, isNationality: (code: string) => boolean): boolean {
  if (value === "" || look === "text") return true;
  if (look === "nationality") return isNationality(value.toUpperCase());
  return patterns[look].test(value);
}
