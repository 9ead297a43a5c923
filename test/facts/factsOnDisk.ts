import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { DocumentFile } from "../../src/reading/document.ts";

export const factsFolder = join(import.meta.dirname, "..", "..", "facts");

/** Every YAML and CSV file below a folder, in name order. */
export function factFiles(folder: string): DocumentFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(yaml|csv)$/.test(name))
    .sort()
    .map((name) => ({ path: `facts/${relative(".", name)}`, text: readFileSync(join(folder, name), "utf8") }));
}
