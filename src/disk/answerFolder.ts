// The folder of an answer. What stands in it is kept aside when the answer of another study takes its place.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { counted } from "../quantity/numberWords.ts";
import { objectIn, saidIn } from "./outFolder.ts";
import { shownPath } from "./readFiles.ts";
import type { NamedText } from "./writeNamed.ts";
import { uninterrupted } from "./uninterrupted.ts";
import { promiseTogether, writeTogether } from "./writeTogether.ts";

/** Beside these an answer is tables, which end in .csv. */
export const answerNames = ["report.html", "claims.json", "answer.json"];

/** The folder in it that keeps answers of other studies. */
export const earlierFolder = "earlier";

/** The model whose answer a folder holds; null where there is none. */
export function modelAnsweredIn(folder: string): string | null {
  return saidIn(join(folder, "claims.json"), "model");
}

/**
 * The files of the answer and the copy of the earlier one take their places together, or all is as it was. Files of
 * the earlier answer that this one does not have go with it: tables of two studies beside each other would be read as
 * those of one.
 *
 * @param studyId of the study that answers
 * @returns in a sentence what became of an earlier answer; "" where there was none
 */
export function writeAnswer(folder: string, studyId: string, files: readonly NamedText[]): string {
  const written = files.map(({ name, text }) => ({ path: join(folder, name), text }));
  const model = modelAnsweredIn(folder);
  const earlierId = saidIn(join(folder, "claims.json"), "studyId");
  const shown = shownPath(folder);
  if (model === null) {
    uninterrupted(() => writeTogether(folder, written));
    return "";
  }
  const names = new Set(files.map(({ name }) => name));
  const gone = listedIn(folder).filter((name) => !names.has(name));
  if (earlierId === null || earlierId === studyId || !/^\w+$/.test(earlierId)) {
    uninterrupted(() => promiseTogether(folder, written, null, gone)());
    const same = earlierId === studyId ? ", of the same study," : "";
    const removed = gone.length === 0 ? "" : `; ${counted(gone.length, "file")} of it that this one does not have ${gone.length === 1 ? "is" : "are"} removed`; // prettier-ignore
    return `The earlier answer of ${model} in ${shown}${same} is replaced${removed}.`;
  }
  const kept = join(folder, earlierFolder, earlierId);
  const aside = existsSync(kept) ? null : { path: kept, files: answerFilesIn(folder) };
  uninterrupted(() => promiseTogether(folder, written, aside, gone)());
  return `The earlier answer of ${model} in ${shown}, of study ${earlierId}, is kept in ${shownPath(kept)}.`;
}

/** The names that the earlier answer lists as its own, as far as they are names of files here. */
function listedIn(folder: string): readonly string[] {
  const listed = objectIn(join(folder, "answer.json"))?.["files"];
  if (!Array.isArray(listed)) return [];
  const here = new Set(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)); // prettier-ignore
  return listed.filter((name): name is string => typeof name === "string" && here.has(name));
}

/** What an earlier answer lists as its own; of one without a list every table. */
function answerFilesIn(folder: string): readonly NamedText[] {
  const listed = listedIn(folder);
  const names =
    listed.length > 0
      ? listed
      : readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name }) => name)
          .filter((name) => answerNames.includes(name) || (name.endsWith(".csv") && name !== "results.csv"));
  return names.map((name) => ({ name, text: () => [readFileSync(join(folder, name))] }));
}
