// Figures that a reader may take to be one number, kept side by side.
import { acrossEditions } from "./editions.ts";
import type { Fact, FactConflict, FactLibrary } from "./fact.ts";
import { undeclaredConflicts } from "./undeclaredConflicts.ts";

export interface ConflictView {
  readonly conflict: FactConflict;
  /** the conflict's facts, in its order */
  readonly facts: readonly Fact[];
}

/** Said of figures that differ and that no entry of conflicts.yaml explains. */
export const nobodySaid = "Nobody has said yet; facts/conflicts.yaml is the place.";

/**
 * Every conflict with its figures, declared ones first, or only those that a fact takes part in, itself or by the
 * same row of another edition.
 *
 * @param factId "publisher/publication#row"
 */
export function listConflicts(library: FactLibrary, factId?: string): readonly ConflictView[] {
  const undeclared = undeclaredConflicts(library).map((facts): ConflictView => {
    const [{ id, title }] = facts;
    return { conflict: { id, title, facts: facts.map((fact) => fact.id), why: nobodySaid }, facts };
  });
  const all = [
    ...library.conflicts.map((conflict) => ({
      conflict,
      facts: conflict.facts.map((id) => library.facts.get(id)!),
    })),
    ...undeclared,
  ];
  if (factId === undefined) return all;
  const wanted = acrossEditions(library, factId);
  return all.filter(({ conflict }) => conflict.facts.some((id) => acrossEditions(library, id) === wanted));
}
