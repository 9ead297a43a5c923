// What is at hand: a model by its name or path, read with the published figures it names, and all those figures.
import { join, resolve } from "node:path";
import { isCalibratedBetter } from "../ask/gates/drawsChoice.ts";
import { withPosterior } from "../ask/posterior.ts";
import type { Documents } from "../documents/documents.ts";
import { allFiles, citeFacts } from "../documents/modelFiles.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import type { DocumentFile } from "../reading/document.ts";
import { readParameterSet } from "../parameters/readParameterSet.ts";
import { calibratedPaths, findModel } from "./findModel.ts";
import { packageRoot } from "./packageRoot.ts";
import { refuseUsage } from "../errors.ts";
import { exists, filesBelow, isFolder, readText } from "./readFiles.ts";

/** Everything that a model is read from. */
export interface ModelTexts {
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
}

/**
 * @param asked     a path to a file or folder, or the name of a model at hand
 * @param asOf      the day to stand on; null for today
 * @param posterior path of a parameter set, whose draws its replications have; "stored": of the one beside the model; null or
 *                  "none": those of the documents
 * @throws PendencyError when there is no such model, something is wrong in its documents, or the set is of others
 */
export function openModel(asked: string, asOf: AsOf | null = null, posterior: string | null = null): Documents {
  return openTexts(withSet(textsOfModel(asked), posterior), asOf);
}

/**
 * @param posterior as openModel has it
 * @throws PendencyError when the set cannot be read, or is of other documents
 */
export function withSet({ files, factFiles: facts }: ModelTexts, posterior: string | null): ModelTexts {
  if (posterior === null || posterior === "none") return { files, factFiles: facts };
  const path = posterior === "stored" ? calibratedPaths(files).set : posterior;
  if (posterior === "stored" && !exists(path)) {
    refuseUsage("--posterior", `a parameter set beside ${files.asked}`, "none there", "`pendency calibrate` makes one");
  }
  return { files: withPosterior(files, readText(path)), factFiles: facts };
}

/**
 * Whether an answer has the draws of the set beside its model where nobody says otherwise: such draws scored better than the
 * documents' own, and the set is of the answer's day.
 *
 * @throws PendencyError when the scores or the set beside it cannot be read
 */
export function isSetChosen(files: ModelFiles, day: string | null): boolean {
  const { set } = calibratedPaths(files);
  if (!exists(set) || !isCalibratedBetter(files)) return false;
  const read = readParameterSet(readText(set));
  return read.asOf === day && isCalibratedBetter(files, read);
}

/** @throws PendencyError when there is no such model */
export function textsOfModel(asked: string): ModelTexts {
  const files = findModel(asked);
  return { files, factFiles: citeFacts(allFiles(files)) ? factFiles() : [] };
}

/** @throws PendencyError when something is wrong in them */
export function openTexts({ files, factFiles: facts }: ModelTexts, asOf: AsOf | null = null): Documents {
  return openDocuments(files, facts, asOf);
}

/** The package's facts and those of a facts/ folder in the working directory, which counts where both hold a file. */
export function factFiles(): readonly DocumentFile[] {
  const folders = [...new Set([resolve("facts"), join(packageRoot(), "facts")])].filter(isFolder);
  const seen = new Set<string>();
  return folders.flatMap((folder) =>
    filesBelow(folder, ".yaml", ".csv").flatMap((path) => {
      const inside = path.slice(folder.length + 1);
      if (seen.has(inside)) return [];
      seen.add(inside);
      return [readText(path)];
    }),
  );
}
