// A folder of a command that keeps its run there: its files, and the record that makes them again.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { frozenVersion } from "../ask/frozen/frozenRun.ts";
import { refuseUsage } from "../errors.ts";
import { frozenFile, frozenNames, withRecord } from "./frozenFolder.ts";
import type { FreezeAsked } from "./frozenFolder.ts";
import { objectIn, writableFolder } from "./outFolder.ts";
import { shownPath } from "./readFiles.ts";
import { writeNamed } from "./writeNamed.ts";
import type { NamedText } from "./writeNamed.ts";

export class KeptFolder {
  readonly #folder: string;

  /**
   * @param names of files that will be written, beside those of the record
   * @throws PendencyError (usage) when it cannot be written to, or holds a file of somebody else's by one of these names
   */
  constructor(folder: string, names: readonly string[]) {
    this.#folder = writableFolder(folder, [...names, ...frozenNames]);
    const isOurs = objectIn(join(folder, frozenFile))?.["pendency"] === frozenVersion;
    const foreign = isOurs ? undefined : [...names, ...frozenNames].find((name) => existsSync(join(folder, name)));
    if (foreign === undefined) return;
    const got = `${shownPath(folder)} (${foreign} in it was not written by pendency, and would be replaced)`;
    refuseUsage("--out", "a folder for results", got, "name another folder, or move that file away");
  }

  /** All files are there afterwards, or all are as they were. @returns what was written, in words */
  write(files: readonly NamedText[], asked: FreezeAsked): string {
    writeNamed(this.#folder, withRecord(files, asked));
    const [first, ...others] = [...files.map(({ name }) => name), frozenFile];
    const last = others.pop();
    const between = others.length === 0 ? "" : `, ${others.join(", ")}`;
    return `Written: ${join(shownPath(this.#folder), first)}${between} and ${last}`;
  }
}
