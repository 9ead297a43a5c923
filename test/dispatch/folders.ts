// Run folders of the office in a temporary place, and all their bytes.
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EnsembleAsked } from "../../src/ask/ensemble.ts";
import { EnsembleFolder } from "../../src/disk/ensembleFolder.ts";
import { office, planned } from "../ensemble/officeEnsemble.ts";

export function temporary(): string {
  return mkdtempSync(join(tmpdir(), "pendency-ensemble-"));
}

export async function folderOf(asked: EnsembleAsked, path = join(temporary(), "run")): Promise<EnsembleFolder> {
  return EnsembleFolder.begin(path, await planned(asked), office);
}

/** Everything below a folder: path > bytes. */
export function bytesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "latin1")]));
}
