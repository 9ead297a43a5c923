// The engine reads Latin-1 and stops at the 32 bytes that Latin-1 leaves to control codes; other encodings
// put quotation marks and dashes there.
import { open } from "node:fs/promises";

export interface ForeignBytes {
  /** lines with such a byte, and the first of them */
  readonly lines: number;
  readonly firstLines: readonly number[];
}

const blockBytes = 1 << 22;
const questionMark = 63;
const lineFeed = 10;

/**
 * Copies a file, byte for byte, with a question mark in place of every byte from 0x80 to 0x9f: lines stay
 * where they are.
 */
export async function copyAsLatin1(from: string, to: string): Promise<ForeignBytes> {
  const source = await open(from);
  const target = await open(to, "w");
  const block = Buffer.alloc(blockBytes);
  const firstLines: number[] = [];
  let lines = 0;
  let line = 1;
  let lastLine = 0;
  try {
    for (;;) {
      const { bytesRead } = await source.read(block, 0, blockBytes, null);
      if (bytesRead === 0) break;
      for (let at = 0; at < bytesRead; at++) {
        const byte = block[at];
        if (byte === lineFeed) line += 1;
        else if (byte >= 0x80 && byte <= 0x9f) {
          block[at] = questionMark;
          if (line === lastLine) continue;
          lastLine = line;
          lines += 1;
          if (firstLines.length < 3) firstLines.push(line);
        }
      }
      await target.write(block, 0, bytesRead);
    }
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
  return { lines, firstLines };
}
