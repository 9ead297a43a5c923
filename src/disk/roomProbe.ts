// Whether a folder's disk has any room: a small file is written into it and removed again.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isFull } from "./isFull.ts";
import { isRunning } from "./isRunning.ts";

/** Bytes: less than any results take. What takes more may still find the disk full, and then loses nothing that was there. */
const leastRoom = 65_536;

const probeName = ".pendency-room-";

/** Why not even so much can be written; null: it can. An empty file often can be made on a full disk. */
export function lackOfRoom(folder: string): string | null {
  const probe = join(folder, `${probeName}${process.pid}`);
  try {
    removeProbes(folder, readdirSync(folder));
    // "wx": never into a file or along a link that is there
    writeFileSync(probe, Buffer.alloc(leastRoom, 1), { flag: "wx" });
    return null;
  } catch (error) {
    if (isFull(error)) return String((error as NodeJS.ErrnoException).code);
    throw error;
  } finally {
    rmSync(probe, { force: true });
  }
}

/**
 * Removes what commands left that were killed while they looked.
 *
 * @param names of what is in the folder
 */
export function removeProbes(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const [, pid] = name.split(probeName);
    if (name.startsWith(probeName) && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}
