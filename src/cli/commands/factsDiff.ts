// pendency facts diff A B: two editions of one publication, row by row.
import { diffEditions, rowsOf } from "../../facts/diffEditions.ts";
import type { EditionDiff, RowChange } from "../../facts/diffEditions.ts";
import type { FactLibrary } from "../../facts/fact.ts";
import { didYouMean } from "../../reading/suggest.ts";
import type { Console } from "../console.ts";
import type { RunOptions } from "../options.ts";
import { refuseUsage } from "../../errors.ts";

/** @returns 0, whether or not they differ */
export function factsDiff(library: FactLibrary, ids: readonly string[], options: RunOptions, console: Console): number {
  if (ids.length !== 2) refuseUsage("facts diff", "two publications, the older first", `${ids.length}`);
  for (const id of ids) {
    if (library.publications.has(id)) continue;
    const hint = didYouMean(id, library.publications.keys()) ?? "`pendency facts list` has them all";
    refuseUsage("facts diff", "the id of a publication", `"${id}"`, hint);
  }
  const [before, after] = ids;
  const diff = diffEditions(rowsOf(library, before), rowsOf(library, after));
  if (options.json === true) console.print(JSON.stringify({ before, after, ...diff }));
  else console.print([`${before} → ${after}: ${countsOf(diff)}`, ...describeDiff(diff, mostShown)].join("\n"));
  return 0;
}

const mostShown = 40;

export function countsOf({ same, changed, added, gone }: EditionDiff): string {
  const count = (rows: readonly unknown[] | number): string =>
    (typeof rows === "number" ? rows : rows.length).toLocaleString("en");
  return `${count(same)} as before, ${count(changed)} changed, ${count(added)} new, ${count(gone)} no longer printed`;
}

/** Changed figures first: those are what a reader has to look at. */
export function describeDiff({ changed, added, gone }: EditionDiff, most: number): string[] {
  const meaning = changed.find((row) => row.meaning !== null)?.meaning;
  return [
    ...listed(changed, most),
    ...(meaning === undefined || meaning === null
      ? []
      : [`  they do not all count the same: ${meaning.before} → ${meaning.after}`]),
    ...ranged("new", added),
    ...ranged("no longer printed", gone),
  ];
}

function listed(rows: readonly RowChange[], most: number): string[] {
  const lines = rows.slice(0, most).map((row) => `  ${describeChange(row)}`);
  return rows.length > most ? [...lines, `  … and ${rows.length - most} more; --json has them all`] : lines;
}

function ranged(word: string, rows: readonly RowChange[]): string[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, 4).map(({ row }) => row);
  return [`  ${word}: ${names.join(", ")}${rows.length > 4 ? ` … ${rows.length} in all` : ""}`];
}

/** "usbp.China.2024-11: 860 → 870 persons" */
export function describeChange({ row, before, after, unit }: RowChange): string {
  const figure = (value: number | null): string =>
    value === null ? "none" : value.toLocaleString("en", { maximumFractionDigits: 6 });
  return `${row}: ${figure(before)} → ${figure(after)} ${unit}`;
}
