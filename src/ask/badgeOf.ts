// What a study of expected numbers says of itself, beside a comparison of the two engines where one is kept.
import type { Documents } from "../documents/documents.ts";
import type { Study } from "../study/study.ts";
import { fluidBadge } from "./fluidBadge.ts";
import type { FluidAgreement, FluidBadge } from "./fluidBadge.ts";
import { comparisonOf } from "./fluidComparison.ts";

/**
 * What stands beside the figures of a study of expected numbers; null for one of single persons.
 *
 * @param agreement the comparison kept beside the model; null where there is none
 * @param changed   what its runs were given that no comparison had, in words
 */
export function badgeOf(
  study: Study,
  documents: Pick<Documents, "files" | "facts">,
  agreement: FluidAgreement | null = null,
  changed: readonly string[] = [],
): FluidBadge | null {
  if (study.fluid === undefined) return null;
  const stacks = study.stacks.map(({ stack }) => stack);
  const draws = study.draws.length === 0 ? 0 : Math.max(...study.stacks.map(({ replications }) => replications));
  return fluidBadge({ of: comparisonOf(documents), stacks, draws, changed }, study.fluid, agreement);
}
