// Which published figures documents name: an id may be one row, a series of rows, a publication, or stand for
// each level.
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { rowsBelow, rowsOfPublication } from "../facts/rowsBelow.ts";
import { withLevels } from "../model/checkFacts.ts";
import type { Known } from "../model/known.ts";

const rowsByLibrary = new WeakMap<FactLibrary, Map<string, readonly Fact[]>>();

/** The rows an id stands for, `{group}` in it filled with every level; [] when there is none. */
export function factsNamed(id: string, library: FactLibrary, { axes }: Pick<Known, "axes">): readonly Fact[] {
  const rows = rowsByLibrary.get(library) ?? new Map<string, readonly Fact[]>();
  rowsByLibrary.set(library, rows);
  const before = rows.get(id);
  if (before !== undefined) return before;
  const found = withLevels(id, axes).flatMap((one) => {
    const fact = library.facts.get(one);
    if (fact !== undefined) return [fact];
    return one.includes("#") ? rowsBelow(library, one) : rowsOfPublication(library, one);
  });
  rows.set(id, found);
  return found;
}
