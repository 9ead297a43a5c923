// Several stacks side by side as one JSON object: `pendency compare --json`.
import type { Comparison } from "../ask/compare.ts";
import type { FluidBadge } from "../ask/fluidBadge.ts";
import type { Documents } from "../documents/documents.ts";
import { endingJson } from "./endingJson.ts";
import { describeRun } from "./runJson.ts";

export function compareJson(
  { study, differences, levels, widths, impossible }: Comparison,
  documents: Documents,
  badge: FluidBadge | null,
): object {
  return {
    studyId: study.id,
    stacks: study.stacks.map((stack) => describeRun(study, stack, documents.model, levels)),
    differences,
    ...endingJson(documents, { widths, impossible, badge }),
  };
}
