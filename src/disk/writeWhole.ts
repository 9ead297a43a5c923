// One file put in place whole by many writers at once, on one machine or on several that share a folder: each writes
// beside it under a name of its own, and the last move wins, of texts that are the same.
import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { refuseUsage } from "../errors.ts";
import { isFull } from "./isFull.ts";
import { shownPath } from "./readFiles.ts";

/** @throws PendencyError (usage) when it cannot be written; what stood there is as it was */
export function writeWhole(path: string, text: string, hint = "nothing was changed"): void {
  const fresh = join(dirname(path), `.pendency-${randomUUID()}.part`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const handle = openSync(fresh, "wx");
    try {
      const data = Buffer.from(text);
      for (let at = 0; at < data.byteLength;) at += writeSync(handle, data, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const full = isFull(error);
    const expected = full ? "room on the disk for it" : "a file that can be written";
    refuseUsage(shownPath(path), expected, full ? `a full one (${String(error.code)})` : String(error.code), hint);
  }
}
