// What a comparison of the two engines on a model is about, and where it is kept: fluid-agreement.json beside
// the model.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FluidAgreement } from "../present/fluidBadge.ts";
import { studyId } from "../study/studyId.ts";
import type { StudySpec } from "../study/study.ts";
import type { ModelFiles } from "../disk/findModel.ts";
import type { Workspace } from "./request.ts";

/** A run of expected numbers: one, with every parameter at its value. */
export function fluidSpec(stack: readonly string[], given: Partial<StudySpec> = {}): StudySpec {
  return {
    seed: 0,
    replications: 1,
    stacks: [stack],
    shown: [stack],
    inFull: null,
    fewer: null,
    drawParameters: false,
    sources: {},
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
    ...given,
  };
}

/**
 * A name for the model, its parameters and the figures they cite, under no scenario: another one when any of
 * them changes.
 */
export function comparisonOf({ files, facts }: Pick<Workspace, "files" | "facts">): string {
  const documents = files.documents.filter(({ text }) => /^pendency:\s*(model|parameters)\b/m.test(text));
  return studyId(documents, facts, fluidSpec([]), { engine: "fluid agreement" });
}

/** The file that a comparison is kept in; null when no document is a model. */
export function agreementFile({ documents }: ModelFiles): string | null {
  const model = documents.find(({ text }) => /^pendency:\s*model\b/m.test(text));
  return model === undefined ? null : join(dirname(model.path), "fluid-agreement.json");
}

/** The comparison kept beside the model, if there is one. */
export function keptAgreement(files: ModelFiles): FluidAgreement | null {
  const file = agreementFile(files);
  return file !== null && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as FluidAgreement) : null;
}
