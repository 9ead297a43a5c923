// A run that was saved, by its folder, a file of it or its id, as its numbers and what it was made of.
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readSaved } from "../ask/frozen/savedRun.ts";
import type { SavedRun, SavedText } from "../ask/frozen/savedRun.ts";
import { refuseUsage } from "../errors.ts";
import { findFrozen, frozenFile, frozenIn, isEnsemble } from "./frozenFolder.ts";
import { exists, isFolder, shownPath } from "./readFiles.ts";

/**
 * @param asked a folder of `--out`, a file in it, the JSON of `--json` or of the page, or an id as `verify` takes it
 * @param option how messages name where it was asked for
 * @throws PendencyError (usage) when there is none, or it has no numbers that can be read
 */
export function savedRunOf(asked: string, option: string): SavedRun {
  const isFile = asked !== "" && exists(asked) && !isFolder(asked);
  if (isFile && !isOfRun(asked)) return readSaved([textOf(asked)], shownPath(asked));
  const folder = findFrozen(asked, option);
  if (isEnsemble(folder)) {
    refuseUsage(option, "a run of run, compare, claims or answer", `the run folder of an ensemble, ${shownPath(folder)}`, "answer takes it with --ensemble; `pendency verify A --against B` compares two"); // prettier-ignore
  }
  return readSaved(textsIn(folder), shownPath(folder));
}

/** Whether the record beside a file lists it. */
function isOfRun(path: string): boolean {
  const folder = dirname(path);
  if (basename(path) === frozenFile) return true;
  return exists(join(folder, frozenFile)) && frozenIn(folder).files.some(({ name }) => name === basename(path));
}

/** The record and the JSON that it lists. */
function textsIn(folder: string): readonly SavedText[] {
  const names = frozenIn(folder).files.map(({ name }) => name);
  return [frozenFile, ...names.filter((name) => name.endsWith(".json"))]
    .map((name) => join(folder, name))
    .filter((path) => exists(path))
    .map(textOf);
}

function textOf(path: string): SavedText {
  return { name: basename(path), text: readFileSync(path, "utf8") };
}
