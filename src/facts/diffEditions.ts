// Two editions of one publication, row by row: what stayed, what was revised, what is new and what is no
// longer printed.
import type { Fact, FactLibrary } from "./fact.ts";

/** What two editions are compared by. */
export type EditionRow = Pick<Fact, "title" | "value" | "unit" | "scope" | "period">;

export interface RowChange {
  /** the part of the id after "#" */
  readonly row: string;
  readonly title: string;
  readonly unit: string;
  /** null where the edition does not print it */
  readonly before: number | null;
  readonly after: number | null;
  /** unit or scope where they differ: then the two figures do not count the same thing */
  readonly meaning: { readonly before: string; readonly after: string } | null;
}

export interface EditionDiff {
  readonly same: number;
  readonly changed: readonly RowChange[];
  readonly added: readonly RowChange[];
  readonly gone: readonly RowChange[];
}

/** @param before rows by what follows "#" in their ids; likewise after */
export function diffEditions(
  before: ReadonlyMap<string, EditionRow>,
  after: ReadonlyMap<string, EditionRow>,
): EditionDiff {
  const changed: RowChange[] = [];
  const gone: RowChange[] = [];
  let same = 0;
  for (const [row, old] of before) {
    const now = after.get(row);
    if (now === undefined) gone.push(change(row, old, null));
    else if (now.value === old.value && now.unit === old.unit && now.scope === old.scope) same += 1;
    else changed.push(change(row, old, now));
  }
  const added = [...after].filter(([row]) => !before.has(row)).map(([row, now]) => change(row, null, now));
  return { same, changed, added, gone };
}

/** The rows of one publication by what follows "#". */
export function rowsOf(library: FactLibrary, publication: string): ReadonlyMap<string, Fact> {
  const rows = new Map<string, Fact>();
  for (const fact of library.facts.values()) {
    if (fact.publication.id === publication) rows.set(fact.id.slice(publication.length + 1), fact);
  }
  return rows;
}

function change(row: string, old: EditionRow | null, now: EditionRow | null): RowChange {
  const shown = (now ?? old) as EditionRow;
  const words = (one: EditionRow): string => `${one.unit}; ${one.scope}`;
  const differ = old !== null && now !== null && words(old) !== words(now);
  return {
    row,
    title: shown.title,
    unit: shown.unit,
    before: old?.value ?? null,
    after: now?.value ?? null,
    meaning: differ ? { before: words(old), after: words(now) } : null,
  };
}
