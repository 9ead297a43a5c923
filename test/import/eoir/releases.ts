// Synthetic releases in folders of their own, and their import with the command's defaults.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PendencyError } from "../../../src/errors.ts";
import { importRelease } from "../../../src/import/eoir/importRelease.ts";
import type { ImportRequest } from "../../../src/import/eoir/importRelease.ts";
import type { ImportReport } from "../../../src/import/eoir/importReport.ts";

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "pendency-eoir-"));
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function importFrom(from: string, out: string, choices: Partial<ImportRequest> = {}): Promise<ImportReport> {
  const request: ImportRequest = {
    from,
    out,
    asOf: null,
    firstMonth: "2015-10",
    suppressBelow: 0,
    rowsMayDiffer: 0,
    memoryMB: 500,
    threads: 2,
    ...choices,
  };
  return importRelease(request, () => {});
}

/** The message of a refusal; throws when the import was not refused. */
export async function refusalOf(from: string, out: string, choices?: Partial<ImportRequest>): Promise<string> {
  try {
    await importFrom(from, out, choices);
  } catch (error) {
    if (error instanceof PendencyError) return error.message;
    throw error;
  }
  throw new Error("the import was not refused");
}
