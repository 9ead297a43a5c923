// Where a comparison of the two engines is kept: fluid-agreement.json beside the model.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FluidAgreement } from "../ask/fluidBadge.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import { documentKind } from "../reading/documentKind.ts";

/** The file that a comparison is kept in; null when no document is a model. */
export function agreementFile({ documents }: ModelFiles): string | null {
  const model = documents.find((file) => documentKind(file) === "model");
  return model === undefined ? null : join(dirname(model.path), "fluid-agreement.json");
}

/** The comparison kept beside the model, if there is one. */
export function keptAgreement(files: ModelFiles): FluidAgreement | null {
  const file = agreementFile(files);
  return file !== null && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as FluidAgreement) : null;
}
