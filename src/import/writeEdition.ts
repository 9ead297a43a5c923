// A publication's folder, put in place whole: a reader sees all of it or none.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { DocumentFile } from "../reading/document.ts";
import { shownPath } from "../disk/readFiles.ts";
import { refuseUsage } from "../errors.ts";

/**
 * @param id    "ohss/khsm-2025-03-20", a folder below `facts`
 * @param files whose names, without their folders, they get there
 * @returns the folder
 * @throws PendencyError when there is one already, or it cannot be written
 */
export function writeEdition(facts: string, id: string, files: readonly DocumentFile[]): string {
  const folder = join(facts, id);
  if (existsSync(folder)) return refuseUsage(shownPath(folder), "a folder that is not there yet", "one that is");
  let fresh: string | null = null;
  try {
    mkdirSync(dirname(folder), { recursive: true });
    fresh = mkdtempSync(join(dirname(folder), ".import-")); // readers of facts leave hidden folders alone
    for (const { path, text } of files) writeFileSync(join(fresh, basename(path)), text);
    renameSync(fresh, folder);
    return folder;
  } catch (error) {
    if (fresh !== null) rmSync(fresh, { recursive: true, force: true });
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return refuseUsage(shownPath(folder), "a folder that can be written", String(error.code));
  }
}
