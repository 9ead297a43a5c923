// The folder of --out: found out before the runs whether it can be written to, and what an earlier command left in it.
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { PendencyError, refuseUsage } from "../errors.ts";
import { shownPath } from "./readFiles.ts";
import { lackOfRoom } from "./roomProbe.ts";
import { finishWriting } from "./writeTogether.ts";

/**
 * A folder that is not there is made with the files, not before.
 *
 * @param names   of files that will be written: none of them may be a folder
 * @param folders that will be written into: none of them may be a file
 * @throws PendencyError (usage) when they cannot be
 */
export function writableFolder(folder: string, names: readonly string[], folders: readonly string[] = []): string {
  const wrong = (why: string): never =>
    refuseUsage("--out", "a folder that can be written to", `${shownPath(folder)} (${why})`);
  if (folder === "")
    refuseUsage("--out", "a folder that can be written to", "nothing", "name one, or leave --out away");
  try {
    const made = makeFolder(resolve(folder));
    if (!statSync(folder).isDirectory()) return wrong("a file");
    accessSync(folder, constants.W_OK);
    finishWriting(folder);
    for (const name of names) {
      if (lstatSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true)
        return wrong(`a folder ${name} is in it`);
    }
    for (const name of folders) {
      const below = join(folder, name);
      if (lstatSync(below, { throwIfNoEntry: false }) === undefined) continue;
      if (statSync(below, { throwIfNoEntry: false })?.isDirectory() !== true) return wrong(`${name} in it is a file`);
      accessSync(below, constants.W_OK);
    }
    const lack = lackOfRoom(folder);
    removeEmpty(made.toReversed());
    if (lack === null) return folder;
    const hint = "nothing was run; make room, or name a folder on another disk";
    return refuseUsage(shownPath(folder), "room on the disk for it", `a full one (${lack})`, hint);
  } catch (error) {
    if (error instanceof PendencyError) throw error;
    return wrong(error instanceof Error && "code" in error ? String(error.code) : "it cannot be made");
  }
}

/** A folder into which another command has written meanwhile stays, and all above it. */
function removeEmpty(folders: readonly string[]): void {
  for (const one of folders) {
    try {
      rmdirSync(one);
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
}

/** What a JSON file of an earlier command says under a key; null where there is none, or none that says. */
export function saidIn(path: string, key: string): string | null {
  const said = objectIn(path)?.[key];
  return typeof said === "string" ? said : null;
}

/** A JSON file of an earlier command; null where there is none, or something else. */
export function objectIn(path: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof read === "object" && read !== null && !Array.isArray(read) ? { ...read } : null;
  } catch {
    return null;
  }
}

/**
 * One folder at a time: Node's own recursive way never ends where a file system lets nobody make folders.
 *
 * @returns those that were made, the outermost first
 */
function makeFolder(folder: string): readonly string[] {
  if (existsSync(folder)) return [];
  const above = makeFolder(dirname(folder));
  mkdirSync(folder);
  return [...above, folder];
}
