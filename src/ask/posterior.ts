// A model with a parameter set: its replications then have the calibrated draws in place of those of its documents.
import type { Documents } from "../documents/documents.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import { refuseUsage } from "../errors.ts";
import { readParameterSet } from "../parameters/readParameterSet.ts";
import type { DocumentFile } from "../reading/document.ts";
import { documentsHash } from "../study/documentsHash.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { isWholeSet } from "./calibrate/setText.ts";

/**
 * @param file a parameter set
 * @throws PendencyError (usage) for one that was damaged, or was made of other documents or by another engine
 */
export function withPosterior(files: ModelFiles, file: DocumentFile): ModelFiles {
  const { path, text } = file;
  const { model, documents, engine } = readParameterSet(file);
  const again = "`pendency calibrate` makes one of these documents";
  if (!isWholeSet(text)) {
    refuseUsage(path, "a parameter set as it was written", "one that was changed since, or cut short", "copy it again, calibrate again, or say --posterior none"); // prettier-ignore
  }
  if (model !== files.id) refuseUsage(path, `a parameter set of ${files.id}`, `one of ${model}`, again);
  const own = documentsHash(files);
  if (documents !== own) {
    const expected = `a parameter set of these documents (${own})`;
    refuseUsage(path, expected, `one of documents ${documents}, which changed since`, again);
  }
  if (engine !== engineVersion) {
    refuseUsage(path, `a parameter set made by engine ${engineVersion}`, `one made by engine ${engine}`, again);
  }
  return { ...files, posterior: file };
}

/** What every output says of draws that are not the documents'. */
export function posteriorLines({ posterior }: Pick<Documents, "posterior">): readonly string[] {
  if (posterior === undefined) return [];
  const { id, asOf, scores } = posterior;
  const day = asOf === null ? "everything published by now" : `what was published by ${asOf}`;
  return [`draws calibrated on ${day}: parameter set ${id}, ${scores.length} draws, the first again after the last`];
}
