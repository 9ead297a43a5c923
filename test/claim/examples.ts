// The design's own documents, as one set of files per model.
import { readFileSync, readdirSync } from "node:fs";
import type { DocumentFile } from "../../src/reading/document.ts";

const folder = new URL("../language-examples/", import.meta.url);
const names = readdirSync(folder).sort();

export const exampleIds: readonly string[] = names
  .filter((name) => /^[a-z0-9-]+\.yaml$/.test(name))
  .map((name) => name.slice(0, -5));

/** The documents of one example model. */
export function exampleFiles(id: string): DocumentFile[] {
  return names
    .filter((name) => name === `${id}.yaml` || (name.startsWith(`${id}.`) && name.endsWith(".yaml")))
    .map((path) => ({ path, text: readFileSync(new URL(path, folder), "utf8") }));
}
