// Where a comparison of the two engines is kept, fluid-agreement.json beside the model, and what a study says
// by it.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fluidBadge } from "../ask/fluidBadge.ts";
import type { FluidAgreement, FluidBadge } from "../ask/fluidBadge.ts";
import { comparisonOf } from "../ask/fluidComparison.ts";
import type { Documents } from "../documents/documents.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import { documentKind } from "../reading/documentKind.ts";
import type { Study } from "../study/study.ts";

/** The file that a comparison is kept in; null when no document is a model. */
export function agreementFile({ documents }: ModelFiles): string | null {
  const model = documents.find((file) => documentKind(file) === "model");
  return model === undefined ? null : join(dirname(model.path), "fluid-agreement.json");
}

/** The comparison kept beside the model, if there is one. */
function keptAgreement(files: ModelFiles): FluidAgreement | null {
  const file = agreementFile(files);
  return file !== null && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as FluidAgreement) : null;
}

/**
 * What stands beside the figures of a study of expected numbers; null for one of single persons.
 *
 * @param changed what its runs were given that no comparison had, in words
 */
export function badgeOf(study: Study, documents: Documents, changed: readonly string[]): FluidBadge | null {
  if (study.fluid === undefined) return null;
  const stacks = study.stacks.map(({ stack }) => stack);
  const draws = study.draws.length === 0 ? 0 : Math.max(...study.stacks.map(({ replications }) => replications));
  const asked = { of: comparisonOf(documents), stacks, draws, changed };
  return fluidBadge(asked, study.fluid, keptAgreement(documents.files));
}
