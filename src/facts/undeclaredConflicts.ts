// Figures of one name and one period that publishers print differently, and that nobody has put in conflicts.yaml yet.
import { acrossEditions } from "./editions.ts";
import type { Fact, FactLibrary } from "./fact.ts";
import { groupedBy } from "../reading/groupedBy.ts";

/**
 * Rows are named alike across publications when they count alike, so a row of one name with two values is a conflict
 * until somebody says why. Editions of one publication, and what its publisher rounds, are no conflict.
 *
 * @returns each with its figures, in the library's order
 */
export function undeclaredConflicts(library: FactLibrary): readonly (readonly Fact[])[] {
  const byName = groupedBy(
    library.facts.values(),
    ({ id, publication, period, unit }) => `${id.slice(publication.id.length + 1)} ${period} ${unit}`,
  );
  const declared = new Set<string>();
  for (const { facts } of library.conflicts) {
    const rows = facts.map((id) => acrossEditions(library, id));
    for (const one of rows) for (const other of rows) declared.add(`${one} ${other}`);
  }
  const isExplained = (one: Fact, other: Fact): boolean => {
    const [left, right] = [acrossEditions(library, one.id), acrossEditions(library, other.id)];
    return left === right || declared.has(`${left} ${right}`);
  };
  return [...byName.values()].filter((alike) =>
    alike.some((one, n) => alike.slice(n + 1).some((other) => differ(one, other) && !isExplained(one, other))),
  );
}

/** Beyond what both publishers' rounding allows. */
function differ(one: Fact, other: Fact): boolean {
  const rounding = ((one.publication.roundedTo ?? 0) + (other.publication.roundedTo ?? 0)) / 2;
  return Math.abs(one.value - other.value) > rounding + 1e-9;
}
