// `facts import --adopt`: the documents of models take up an edition, after they have been read with it; all
// or nothing.
import { accessSync, constants, rmSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import { takeUpEdition } from "../documents/takeUpEdition.ts";
import type { TakenUp } from "../documents/takeUpEdition.ts";
import type { DocumentFile } from "../reading/document.ts";
import type { Documents } from "../documents/documents.ts";
import { allFiles } from "../documents/modelFiles.ts";
import { findModel } from "../disk/findModel.ts";
import { shownPath } from "../disk/readFiles.ts";
import { uninterrupted } from "../disk/uninterrupted.ts";
import { promiseTogether } from "../disk/writeTogether.ts";
import type { NewFolder } from "../disk/writeTogether.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import { refuseUsage } from "../errors.ts";
import { writeEdition } from "./writeEdition.ts";

interface Editions {
  readonly before: string;
  readonly after: string;
  readonly rowsBefore: ReadonlySet<string>;
  readonly rowsAfter: ReadonlySet<string>;
}

interface PlannedTakingUp {
  readonly takenUp: TakenUp;
  /** the documents as they would be */
  readonly models: readonly Documents[];
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
): PlannedTakingUp {
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
    const { documents, targets, study, forecasts } = found;
    const read = openDocuments(
      {
        ...found,
        documents: documents.map(now),
        targets: targets.map(now),
        study: study === null ? null : now(study),
        ...(forecasts === undefined ? {} : { forecasts: now(forecasts) }),
      },
      factFiles,
    );
    return { plan, read };
  });
  return {
    takenUp: {
      files: plans.flatMap(({ plan }) => plan.files),
      taken: plans.flatMap(({ plan }) => plan.taken),
      kept: plans.flatMap(({ plan }) => plan.kept),
    },
    models: plans.map(({ read }) => read),
  };
}

function isBelow(path: string): boolean {
  return !isAbsolute(shownPath(resolve(path)));
}

/**
 * Writes all of them, or none, also when the command is ended meanwhile.
 *
 * @param edition the newer edition's folder, which takes its place with them; null: it is there already
 * @throws PendencyError when one cannot be written; all are then as they were
 */
export function writeDocuments(files: readonly DocumentFile[], edition: NewFolder | null = null): void {
  for (const { path } of files) {
    try {
      accessSync(path, constants.W_OK);
      accessSync(dirname(path), constants.W_OK);
    } catch (error) {
      const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
      refuseUsage(shownPath(path), "a document that can be written", why, "nothing was changed");
    }
  }
  if (files.length === 0 && edition === null) return;
  // facts elsewhere cannot be moved together with these documents: they come first, since nothing names them yet
  const isTogether = edition === null || isBelow(edition.path);
  const undo = edition === null || isTogether ? () => {} : placed(edition);
  uninterrupted(promised(files, isTogether ? edition : null, undo));
}

function promised(files: readonly DocumentFile[], edition: NewFolder | null, undo: () => void): () => void {
  try {
    return promiseTogether(process.cwd(), files, edition);
  } catch (error) {
    undo();
    throw error;
  }
}

/** @returns what takes it away again */
function placed({ path, files }: NewFolder): () => void {
  writeEdition(path, files);
  return () => rmSync(path, { recursive: true, force: true });
}
