// A publication's folder, put in place whole: a reader sees all of it or none.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { DocumentFile } from "../reading/document.ts";
import { isFull } from "../disk/isFull.ts";
import { isRunning } from "../disk/isRunning.ts";
import { shownPath } from "../disk/readFiles.ts";
import { discard } from "../disk/writeTogether.ts";
import type { NewFolder } from "../disk/writeTogether.ts";
import { refuseUsage } from "../errors.ts";

/**
 * @param id    "ohss/khsm-2025-03-20", a folder below `facts`
 * @param files whose names, without their folders, they get there
 * @throws PendencyError when there is one already
 */
export function editionFolder(facts: string, id: string, files: readonly DocumentFile[]): NewFolder {
  const path = join(facts, id);
  if (existsSync(path)) return refuseUsage(shownPath(path), "a folder that is not there yet", "one that is");
  return { path, files: files.map((file) => ({ name: basename(file.path), text: file.text })) };
}

/** @throws PendencyError when it cannot be written; nothing of it is left then */
export function writeEdition(path: string, files: NewFolder["files"]): void {
  // readers of facts leave hidden folders alone
  const fresh = join(dirname(path), `.import-${process.pid}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    dropStale(dirname(path));
    mkdirSync(fresh);
    for (const { name, text } of files) writeFileSync(join(fresh, name), text);
    renameSync(fresh, path);
  } catch (error) {
    discard(fresh);
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const expected = isFull(error) ? "room on the disk for it" : "a folder that can be written";
    refuseUsage(shownPath(path), expected, String(error.code), "nothing was changed");
  }
}

/** What imports that were ended have left. */
function dropStale(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^\.import-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
