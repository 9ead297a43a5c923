// Files of one folder by their names: all of them are put there, or none.
import { join } from "node:path";
import { uninterrupted } from "./uninterrupted.ts";
import { writeTogether } from "./writeTogether.ts";

export interface NamedText {
  readonly name: string;
  readonly text: string | (() => Iterable<string | Uint8Array>);
}

/** @throws PendencyError when one cannot be written; all are then as they were */
export function writeNamed(folder: string, files: readonly NamedText[]): void {
  const written = files.map(({ name, text }) => ({ path: join(folder, name), text }));
  uninterrupted(() => writeTogether(folder, written));
}
