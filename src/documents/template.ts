// A template's documents under a name of one's own.
import type { DocumentFile } from "../reading/document.ts";

/** Documents call a model by it, and its folder has it. */
export function isModelName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]{0,99}$/.test(name);
}

export function namedTemplate(files: readonly DocumentFile[], name: string): readonly DocumentFile[] {
  return files.map(({ path, text }) => ({ path, text: text.replace(/^for: .*$/m, `for: ${name}`) }));
}
