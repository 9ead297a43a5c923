// `facts import --adopt`: the documents of models take up an edition, after they have been read with it; all
// or nothing.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { takeUpEdition } from "../documents/takeUpEdition.ts";
import type { TakenUp } from "../documents/takeUpEdition.ts";
import type { DocumentFile } from "../reading/document.ts";
import { allFiles } from "../documents/modelFiles.ts";
import { findModel } from "../disk/findModel.ts";
import { shownPath } from "../disk/readFiles.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import { refuseUsage } from "../errors.ts";

interface Editions {
  readonly before: string;
  readonly after: string;
  readonly rowsBefore: ReadonlySet<string>;
  readonly rowsAfter: ReadonlySet<string>;
}

/**
 * What would change in the documents of these models. They are read as they would be, so that what cannot be read is
 * refused before anything is written.
 *
 * @param models    those that lie outside the working directory are left alone
 * @param factFiles the library with the newer edition in it
 * @throws PendencyError with what is wrong in the changed documents, or when all models lie outside
 */
export function planTakingUp(
  models: readonly string[],
  editions: Editions,
  factFiles: readonly DocumentFile[],
): TakenUp {
  const all = models.map(findModel);
  const own = all.filter((found) => allFiles(found).every(({ path }) => isBelow(path)));
  if (all.length > 0 && own.length === 0) {
    const hint = "change to the folder that has the model, or copy it below this one";
    refuseUsage("facts import --adopt", "documents below the working directory", allFiles(all[0])[0].path, hint);
  }
  const { before, after, rowsBefore, rowsAfter } = editions;
  const plans = own.map((found) => {
    const plan = takeUpEdition(allFiles(found), before, after, rowsBefore, rowsAfter);
    const changed = new Map(plan.files.map((file) => [file.path, file]));
    const now = (file: DocumentFile): DocumentFile => changed.get(file.path) ?? file;
    const { documents, targets, study } = found;
    openDocuments(
      { ...found, documents: documents.map(now), targets: targets.map(now), study: study === null ? null : now(study) },
      factFiles,
    );
    return plan;
  });
  return {
    files: plans.flatMap((plan) => plan.files),
    taken: plans.flatMap((plan) => plan.taken),
    kept: plans.flatMap((plan) => plan.kept),
  };
}

function isBelow(path: string): boolean {
  return !isAbsolute(shownPath(resolve(path)));
}

/**
 * Writes all of them, or none.
 *
 * @throws PendencyError when one cannot be written; those before it are then as they were
 */
export function writeDocuments(files: readonly DocumentFile[]): void {
  const before = files.map(({ path }) => ({ path, text: readFileSync(path) }));
  let done = 0;
  try {
    for (const { path, text } of files) {
      writeWhole(path, text);
      done += 1;
    }
  } catch (error) {
    for (const { path, text } of before.slice(0, done)) writeWhole(path, text);
    if (!(error instanceof Error) || !("code" in error)) throw error;
    refuseUsage(
      shownPath(files[done].path),
      "a document that can be written",
      String(error.code),
      "nothing was changed",
    );
  }
}

/** A reader sees the old text or the new one. */
function writeWhole(path: string, text: string | Buffer): void {
  const fresh = `${path}.new`;
  try {
    writeFileSync(fresh, text);
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}
