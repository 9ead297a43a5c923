// The folder of an answer. What stands in it is kept aside when the answer of another study takes its place.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { saidIn } from "./outFolder.ts";
import { shownPath } from "./readFiles.ts";
import { uninterrupted } from "./uninterrupted.ts";
import { promiseTogether, writeTogether } from "./writeTogether.ts";

/** Beside these an answer is tables, which end in .csv. */
export const answerNames = ["report.html", "claims.json", "answer.json"];

/** The folder in it that keeps answers of other studies. */
export const earlierFolder = "earlier";

interface AnswerFile {
  readonly name: string;
  readonly text: string;
}

/** The model whose answer a folder holds; null where there is none. */
export function modelAnsweredIn(folder: string): string | null {
  return saidIn(join(folder, "claims.json"), "model");
}

/**
 * The files of the answer and the copy of the earlier one take their places together, or all is as it was.
 *
 * @param studyId of the study that answers
 * @returns in a sentence what became of an earlier answer; "" where there was none
 */
export function writeAnswer(folder: string, studyId: string, files: readonly AnswerFile[]): string {
  const written = files.map(({ name, text }) => ({ path: join(folder, name), text }));
  const model = modelAnsweredIn(folder);
  const earlierId = saidIn(join(folder, "claims.json"), "studyId");
  const shown = shownPath(folder);
  if (model === null || earlierId === null || earlierId === studyId || !/^\w+$/.test(earlierId)) {
    uninterrupted(() => writeTogether(folder, written));
    if (model === null) return "";
    return earlierId === studyId
      ? `The earlier answer of ${model} in ${shown}, of the same study, is replaced.`
      : `The earlier answer of ${model} in ${shown} is replaced.`;
  }
  const kept = join(folder, earlierFolder, earlierId);
  const aside = existsSync(kept) ? null : { path: kept, files: answerFilesIn(folder) };
  uninterrupted(() => promiseTogether(folder, written, aside)());
  return `The earlier answer of ${model} in ${shown}, of study ${earlierId}, is kept in ${shownPath(kept)}.`;
}

function answerFilesIn(folder: string): readonly AnswerFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter(({ name }) => answerNames.includes(name) || (name.endsWith(".csv") && name !== "results.csv"))
    .map(({ name }) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}
