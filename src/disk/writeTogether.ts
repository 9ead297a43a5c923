// Several files of one folder put in place together: whatever ends the command, the older ones are whole or the newer
// ones are. Written beside first; a list of them, put there last, is the promise that the next command keeps.
import { closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { refuseUsage } from "../errors.ts";
import { isFull } from "./isFull.ts";
import { isRunning } from "./isRunning.ts";
import { shownPath } from "./readFiles.ts";
import { removeProbes } from "./roomProbe.ts";

const beside = ".pendency-";
const promise = "ready.json";

/** A file to write. One that is large comes in pieces, each made when its turn has come. */
interface NewFile {
  readonly path: string;
  readonly text: string | (() => Iterable<string | Uint8Array>);
}

/** A folder that is not there yet, and the files in it by their names. */
export interface NewFolder {
  readonly path: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** The same with files that come in pieces. */
interface PiecedFolder {
  readonly path: string;
  readonly files: readonly { readonly name: string; readonly text: NewFile["text"] }[];
}

/**
 * @param folder holds all files, and is made where it is not there
 * @param files  with their paths; a link is replaced, not followed, and other files stay as they are
 * @throws PendencyError when one cannot be written; all are then as they were
 */
export function writeTogether(folder: string, files: readonly NewFile[]): void {
  if (existsSync(folder)) promiseTogether(folder, files)();
  else writeInOneMove(folder, files);
}

/**
 * The first half of it: everything is written beside, and the list of it is put there. Whatever happens from now on,
 * all of it takes its place: by the function that is returned, or by the next command.
 *
 * @param folder    there already
 * @param newFolder below `folder`; its own parents are made
 * @param gone      names of files in `folder` that are not to be there afterwards
 * @throws PendencyError as above
 */
export function promiseTogether(
  folder: string,
  files: readonly NewFile[],
  newFolder: PiecedFolder | null = null,
  gone: readonly string[] = [],
): () => void {
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
    const paths = files.map(({ path }) => path);
    if (newFolder !== null) {
      current = newFolder.path;
      const written = join(fresh, String(files.length));
      mkdirSync(written);
      for (const { name, text } of newFolder.files) writeThrough(join(written, name), text);
      paths.push(newFolder.path);
    }
    const names = paths.map((path) => relative(resolve(folder), resolve(path)));
    writeThrough(join(fresh, `${promise}.part`), JSON.stringify(gone.length === 0 ? names : { put: names, gone }));
    renameSync(join(fresh, `${promise}.part`), join(fresh, promise));
  } catch (error) {
    discard(fresh);
    throw told(error, current, "nothing was changed");
  }
  return () => keepPromise(folder, fresh);
}

/** A folder that is not there yet comes with all its files: nobody can see half of it. */
function writeInOneMove(folder: string, files: readonly NewFile[]): void {
  const fresh = join(dirname(resolve(folder)), `${beside}${process.pid}`);
  try {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    for (const { path, text } of files) writeThrough(join(fresh, relative(resolve(folder), resolve(path))), text);
    renameSync(fresh, folder);
  } catch (error) {
    discard(fresh);
    throw told(error, folder, "nothing was changed");
  }
}

/** As far as it can be removed: what went wrong before is what is told. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // the next command tries again
  }
}

/** What commands that were ended left in this folder: files that were all written take their places, others go. */
export function finishWriting(folder: string): void {
  const names = namesIn(folder);
  for (const name of names) {
    const pid = /^\.pendency-(\d+)$/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid)) || !isOwn(join(folder, name))) continue;
    keepPromise(folder, join(folder, name));
  }
  removeOwnProbes(folder, names);
}

/** A folder that only others may write to keeps what is in it: no command of this user's can have looked there. */
function removeOwnProbes(folder: string, names: readonly string[]): void {
  try {
    removeProbes(folder, names);
  } catch {
    // the next command tries again
  }
}

/** The same in a folder and in all above it, from which commands may have written into it. */
export function finishWritingAbove(folder: string): void {
  const here = resolve(folder);
  finishWriting(here);
  if (dirname(here) !== here) finishWritingAbove(dirname(here));
}

/** A list that somebody else has put there says nothing about this user's files. */
function isOwn(path: string): boolean {
  const own = process.getuid?.();
  return own === undefined || lstatSync(path, { throwIfNoEntry: false })?.uid === own;
}

function keepPromise(folder: string, fresh: string): void {
  let current = fresh;
  try {
    const { put, gone } = promised(fresh);
    for (const name of gone) {
      current = join(folder, name);
      if (isBelow(name) && lstatSync(current, { throwIfNoEntry: false })?.isFile() === true) rmSync(current);
    }
    for (const [n, name] of put.entries()) {
      const written = join(fresh, String(n));
      current = join(folder, name);
      // gone where an earlier try has put it in place
      const kind = lstatSync(written, { throwIfNoEntry: false });
      if (!isBelow(name) || kind === undefined) continue;
      if (kind.isFile()) renameSync(written, current);
      if (!kind.isDirectory() || existsSync(current)) continue;
      mkdirSync(dirname(current), { recursive: true });
      renameSync(written, current);
    }
    rmSync(fresh, { recursive: true, force: true });
  } catch (error) {
    throw told(error, current, "the next command in this folder tries again");
  }
}

/** Names in the folder: those of the written files in their order, and of files that are removed. */
interface Promised {
  readonly put: readonly string[];
  readonly gone: readonly string[];
}

/** Empty where the command was ended before all files were written. */
function promised(fresh: string): Promised {
  const list = join(fresh, promise);
  if (lstatSync(list, { throwIfNoEntry: false })?.isFile() !== true) return { put: [], gone: [] };
  const read = JSON.parse(readFileSync(list, "utf8")) as Promised | readonly string[];
  return "put" in read ? read : { put: read, gone: [] };
}

function isBelow(name: string): boolean {
  return name !== "" && resolve("/folder", name).startsWith(resolve("/folder/x").slice(0, -1));
}

function writeThrough(path: string, text: NewFile["text"]): void {
  const handle = openSync(path, "wx");
  try {
    for (const piece of typeof text === "string" ? [text] : text()) {
      const data = typeof piece === "string" ? Buffer.from(piece) : piece;
      for (let at = 0; at < data.byteLength;) at += writeSync(handle, data, at);
    }
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

function told(error: unknown, path: string, hint: string): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const code = String(error.code);
  const full = isFull(error);
  const expected = full ? "room on the disk for it" : "a file that can be written";
  try {
    return refuseUsage(shownPath(path), expected, full ? `a full one (${code})` : code, hint);
  } catch (refused) {
    return refused;
  }
}
