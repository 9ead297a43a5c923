// One pass over a file's bytes: its hash, its lines and where they stand, its NUL bytes, and whether it ends
// as a file should.
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";

export interface FileSurvey {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** lines with something in them, the header included; a last line without a line feed counts */
  readonly lines: number;
  /** lines with a NUL byte, and the first of them */
  readonly nulLines: number;
  readonly firstNulLines: readonly number[];
  /** numbers of empty lines, in order: the engine skips them, so row numbers must */
  readonly emptyLines: readonly number[];
  readonly endsWithLineFeed: boolean;
  /** byte at which every `stride`-th line begins, from line 1 */
  readonly starts: readonly number[];
}

const stride = 1024;
const blockBytes = 1 << 22;
const lineFeed = 10;
const carriageReturn = 13;
const mostEmptyLines = 100_000;

export async function surveyFile(path: string): Promise<FileSurvey> {
  const file = await open(path);
  const hash = createHash("sha256");
  const starts = [0];
  const firstNulLines: number[] = [];
  const emptyLines: number[] = [];
  const block = Buffer.alloc(blockBytes);
  let bytes = 0;
  let line = 1;
  let lineStart = 0;
  let nulLines = 0;
  let lastNulLine = 0;
  let last = lineFeed;
  let isReturnOnly = true; // nothing but carriage returns so far in this line, across blocks
  try {
    for (;;) {
      const { bytesRead } = await file.read(block, 0, blockBytes, bytes);
      if (bytesRead === 0) break;
      const part = block.subarray(0, bytesRead);
      hash.update(part);
      let nul = part.indexOf(0);
      let from = 0;
      for (let at = part.indexOf(lineFeed); at !== -1; at = part.indexOf(lineFeed, from)) {
        if (nul !== -1 && nul < at) {
          if (line !== lastNulLine) countNul();
          nul = part.indexOf(0, at);
        }
        const isEmpty = isReturnOnly && (at === from || (at === from + 1 && part[from] === carriageReturn));
        if (isEmpty) {
          if (emptyLines.length < mostEmptyLines) emptyLines.push(line);
        }
        from = at + 1;
        isReturnOnly = true;
        lineStart = bytes + from;
        line += 1;
        if ((line - 1) % stride === 0) starts.push(lineStart);
      }
      if (nul !== -1 && line !== lastNulLine) countNul();
      if (from < bytesRead && !(from === bytesRead - 1 && part[from] === carriageReturn)) isReturnOnly = false;
      last = part[bytesRead - 1];
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
  const endsWithLineFeed = bytes > 0 && last === lineFeed;
  const lines = (endsWithLineFeed || bytes === 0 ? line - 1 : line) - emptyLines.length;
  return {
    path,
    bytes,
    sha256: hash.digest("hex"),
    lines,
    nulLines,
    firstNulLines,
    emptyLines,
    endsWithLineFeed,
    starts,
  };

  function countNul(): void {
    nulLines += 1;
    lastNulLine = line;
    if (firstNulLines.length < 3) firstNulLines.push(line);
  }
}

/** The number of the line on which the engine's n-th row of data stands (n from 0; the header is line 1). */
export function lineOfRow({ emptyLines }: FileSurvey, row: number): number {
  let line = row + 2;
  for (const empty of emptyLines) {
    if (empty > line) break;
    line += 1;
  }
  return line;
}

/** The text of one line, without its end. */
export function readLine(survey: FileSurvey, line: number): string {
  const slot = Math.floor((line - 1) / stride);
  const start = survey.starts[slot];
  const end = survey.starts[slot + 1] ?? survey.bytes;
  const block = Buffer.alloc(end - start);
  const file = openSync(survey.path, "r");
  try {
    readSync(file, block, 0, block.length, start);
  } finally {
    closeSync(file);
  }
  let from = 0;
  for (let skipped = (line - 1) % stride; skipped > 0; skipped--) from = block.indexOf(lineFeed, from) + 1;
  const at = block.indexOf(lineFeed, from);
  return block.toString("latin1", from, at === -1 ? block.length : at).replace(/\r$/, "");
}
