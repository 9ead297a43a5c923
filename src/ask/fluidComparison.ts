// What a comparison of the two engines on a model is about.
import type { Documents } from "../documents/documents.ts";
import { documentKind } from "../reading/documentKind.ts";
import { studyId } from "../study/studyId.ts";
import { oneRun } from "./possibleStacks.ts";

/**
 * A name for the model, its parameters and the figures they cite, under no scenario: another one when any
 * changes.
 */
export function comparisonOf({ files, facts }: Pick<Documents, "files" | "facts">): string {
  const documents = files.documents.filter((file) => ["model", "parameters"].includes(documentKind(file) ?? ""));
  const spec = { ...oneRun([[]]), seed: 0, shown: [[]] };
  return studyId(documents, facts, spec, { engine: "fluid agreement" });
}
