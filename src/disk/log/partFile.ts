// A file that is there whole or not at all: written beside its place and put there at the end.
import { closeSync, fsyncSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isFull } from "../isFull.ts";
import { isRunning } from "../isRunning.ts";
import { shownPath } from "../readFiles.ts";
import { PendencyError, refuseUsage } from "../../errors.ts";
import type { LogPart } from "../../observe/log/eventLog.ts";

export class PartFile implements LogPart {
  readonly #path: string;
  readonly #part: string;
  readonly #room: Room;
  #handle: number | null;

  /** @param ending tells apart the parts of one file */
  constructor(path: string, room: Room, ending = "part") {
    this.#path = path;
    this.#part = partPath(path, ending);
    this.#room = room;
    this.#handle = open(this.#part);
  }

  /** @throws PendencyError (limits) when the file would be larger than allowed or than its disk has room for */
  write(bytes: Uint8Array | string): void {
    const data = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    this.#room.take(data.byteLength);
    try {
      for (let at = 0; at < data.byteLength;) at += writeSync(this.#handle!, data, at);
    } catch (error) {
      throw isFull(error) ? noRoom(this.#path) : error;
    }
  }

  /** Everything written so far, in pieces. */
  *pieces(): Generator<Uint8Array> {
    const piece = Buffer.alloc(1 << 20);
    for (let at = 0; ;) {
      const count = readSync(this.#handle!, piece, 0, piece.length, at);
      if (count === 0) return;
      yield piece.subarray(0, count);
      at += count;
    }
  }

  /** The file is complete and takes its place, over an older one of that name. */
  keep(): void {
    try {
      fsyncSync(this.#handle!);
      this.#close();
      renameSync(this.#part, this.#path);
    } catch (error) {
      throw isFull(error) ? noRoom(this.#path) : error;
    }
  }

  /** As if nothing had been written. May be called after `keep`, and twice. */
  drop(): void {
    this.#close();
    rmSync(this.#part, { force: true });
  }

  #close(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }
}

/** Bytes that all parts of one log may have together. */
export class Room {
  readonly #most: number;
  #taken = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  take(bytes: number): void {
    this.#taken += bytes;
    if (this.#taken <= this.#most) return;
    throw new PendencyError([
      {
        kind: "limits",
        at: null,
        path: "--log",
        expected: `a log of at most ${(this.#most / 1e6).toLocaleString("en")} MB`,
        got: "a longer one; nothing was written",
        hint: "allow more with --max-log and a number of MB, follow a sample (--sample), or write .parquet, the smallest",
      },
    ]);
  }
}

/** Two commands that write one log at once do not write into one another's. */
export function partPath(path: string, ending: string): string {
  return `${path}.${process.pid}.${ending}`;
}

/** Parts of this log that a command which is no longer there has left. */
export function stalePartsOf(path: string): readonly string[] {
  const start = `${basename(path)}.`;
  return readdirSync(dirname(path)).flatMap((name) => {
    const pid = name.startsWith(start) ? /^(\d+)\.(?:objects\.)?part$/.exec(name.slice(start.length))?.[1] : undefined;
    return pid === undefined || isRunning(Number(pid)) ? [] : [join(dirname(path), name)];
  });
}

function open(part: string): number {
  try {
    return openSync(part, "w+");
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return refuseUsage("--log", "a file that can be written", `${shownPath(part)} (${why})`);
  }
}

function noRoom(path: string): PendencyError {
  return new PendencyError([
    {
      kind: "limits",
      at: null,
      path: "--log",
      expected: `room on the disk for ${basename(path)}`,
      got: "a full one; nothing was written",
    },
  ]);
}
