// Figures that a reader may take to be one number, kept side by side.
import type { Fact, FactConflict, FactLibrary } from "./fact.ts";

export interface ConflictView {
  readonly conflict: FactConflict;
  /** the conflict's facts, in its order */
  readonly facts: readonly Fact[];
}

/**
 * Every conflict with its figures, or only those that a fact takes part in.
 *
 * @param factId "publisher/publication#row"
 */
export function listConflicts(library: FactLibrary, factId?: string): readonly ConflictView[] {
  return library.conflicts
    .filter(({ facts }) => factId === undefined || facts.includes(factId))
    .map((conflict) => ({ conflict, facts: conflict.facts.map((id) => library.facts.get(id)!) }));
}
