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
import { exists, filesBelow, isFolder, readText } from "./readFiles.ts";

/** Everything that a model is read from. */
export interface ModelTexts {
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
}

/**
 * @param asked     a path to a file or folder, or the name of a model at hand
 * @param asOf      the day to stand on; null for today
 * @param posterior path of a parameter set, whose draws its replications have; null or "none": those of the documents
 * @throws PendencyError when there is no such model, something is wrong in its documents, or the set is of others
 */
export function openModel(asked: string, asOf: AsOf | null = null, posterior: string | null = null): Documents {
  const { files, factFiles: facts } = textsOfModel(asked);
  const calibrated = posterior === null || posterior === "none" ? files : withPosterior(files, readText(posterior));
  return openTexts({ files: calibrated, factFiles: facts }, asOf);
}

/**
 * The parameter set beside a model whose draws an answer has where nobody says otherwise: such draws scored better than the
 * documents' own, and the set is of the answer's day. Null: it has the documents' own.
 *
 * @throws PendencyError when the scores or the set beside it cannot be read
 */
export function chosenSet(files: ModelFiles, day: string | null): string | null {
  const { set } = calibratedPaths(files);
  if (!isCalibratedBetter(files) || !exists(set)) return null;
  return readParameterSet(readText(set)).asOf === day ? set : null;
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
