// The rows that an id stands for: of a publication, or of a series at any depth. Each publication is gone through
// once, when a row of it is first asked for.
import { addTo, groupedBy } from "../reading/groupedBy.ts";
import type { Fact, FactLibrary } from "./fact.ts";

/** Rows of one publication by every id above them: "…#births", "…#births.north". */
type Below = ReadonlyMap<string, readonly Fact[]>;

interface Index {
  readonly publications: ReadonlyMap<string, readonly Fact[]>;
  readonly below: Map<string, Below>;
}

const indexes = new WeakMap<FactLibrary, Index>();

/** All rows of a publication, in the library's order. */
export function rowsOfPublication(library: FactLibrary, publication: string): readonly Fact[] {
  return indexOf(library).publications.get(publication) ?? [];
}

/** "office/monthly-2024-08#births" → every row below it: "…#births.2023-12", "…#births.north.2023-12". */
export function rowsBelow(library: FactLibrary, id: string): readonly Fact[] {
  const sheet = id.indexOf("#");
  if (sheet < 0) return [];
  const { publications, below } = indexOf(library);
  const publication = id.slice(0, sheet);
  let rows = below.get(publication);
  if (rows === undefined) {
    rows = byIdAbove(publications.get(publication) ?? [], sheet);
    below.set(publication, rows);
  }
  return rows.get(id) ?? [];
}

/** The rows of one series, whose ids are its own, a dot and the period. */
export function rowsOfSeries(library: FactLibrary, series: string): readonly Fact[] {
  return rowsBelow(library, series).filter(({ id }) => !id.includes(".", series.length + 1));
}

function indexOf(library: FactLibrary): Index {
  const before = indexes.get(library);
  if (before !== undefined) return before;
  const publications = groupedBy(library.facts.values(), ({ id }) => id.slice(0, Math.max(0, id.indexOf("#"))));
  const index = { publications, below: new Map<string, Below>() };
  indexes.set(library, index);
  return index;
}

function byIdAbove(rows: readonly Fact[], sheet: number): Below {
  const below = new Map<string, Fact[]>();
  for (const row of rows) {
    for (let end = row.id.lastIndexOf("."); end > sheet; end = row.id.lastIndexOf(".", end - 1))
      addTo(below, row.id.slice(0, end), row);
  }
  return below;
}
