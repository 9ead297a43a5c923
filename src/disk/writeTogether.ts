// Several files of one folder put in place together: whatever ends the command, the older ones are whole or the newer
// ones are. Written beside first; a list of them, put there last, is the promise that the next command keeps.
import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, writeSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { DocumentFile } from "../reading/document.ts";
import { refuseUsage } from "../errors.ts";
import { shownPath } from "./readFiles.ts";

const beside = ".pendency-";
const promise = "ready.json";

/**
 * @param folder there already; holds all files
 * @param files  with their paths; a link is replaced, not followed, and other files stay as they are
 * @throws PendencyError when one cannot be written; all are then as they were
 */
export function writeTogether(folder: string, files: readonly DocumentFile[]): void {
  const fresh = join(folder, `${beside}${process.pid}`);
  let current = folder;
  try {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh);
    for (const [n, { path, text }] of files.entries()) {
      current = path;
      if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
        refuseUsage(shownPath(path), "a file, or nothing, where one is written", "a folder", "nothing was changed");
      }
      writeThrough(join(fresh, String(n)), text);
    }
    const names = files.map(({ path }) => relative(resolve(folder), resolve(path)));
    writeThrough(join(fresh, `${promise}.part`), JSON.stringify(names));
    renameSync(join(fresh, `${promise}.part`), join(fresh, promise));
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw told(error, current, "nothing was changed");
  }
  keepPromise(folder, fresh);
}

/** What commands that were ended left in this folder: files that were all written take their places, others go. */
export function finishWriting(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = /^\.pendency-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) keepPromise(folder, join(folder, name));
  }
}

function keepPromise(folder: string, fresh: string): void {
  let current = fresh;
  try {
    for (const [n, name] of promised(fresh).entries()) {
      const written = join(fresh, String(n));
      current = join(folder, name);
      // gone where an earlier try has put it in place
      if (isBelow(name) && lstatSync(written, { throwIfNoEntry: false })?.isFile() === true)
        renameSync(written, current);
    }
    rmSync(fresh, { recursive: true, force: true });
  } catch (error) {
    throw told(error, current, "the next command in this folder tries again");
  }
}

/** Empty where the command was ended before all files were written. */
function promised(fresh: string): readonly string[] {
  const list = join(fresh, promise);
  if (lstatSync(list, { throwIfNoEntry: false })?.isFile() !== true) return [];
  return JSON.parse(readFileSync(list, "utf8")) as string[];
}

function isBelow(name: string): boolean {
  return name !== "" && resolve("/folder", name).startsWith(resolve("/folder/x").slice(0, -1));
}

function writeThrough(path: string, text: string): void {
  const [handle, data] = [openSync(path, "wx"), Buffer.from(text)];
  try {
    for (let at = 0; at < data.byteLength;) at += writeSync(handle, data, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // no such folder: nothing was left in it
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false; // an earlier command that had this number
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function told(error: unknown, path: string, hint: string): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const code = String(error.code);
  const isFull = ["ENOSPC", "EDQUOT", "EFBIG"].includes(code);
  const expected = isFull ? "room on the disk for it" : "a file that can be written";
  try {
    return refuseUsage(shownPath(path), expected, isFull ? `a full one (${code})` : code, hint);
  } catch (refused) {
    return refused;
  }
}
