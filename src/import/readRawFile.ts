// A publisher's file from the disk: a text or a workbook, with caps on its size before anything is unpacked.
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { inflateRawSync } from "node:zlib";
import { crc32 } from "./crc32.ts";
import type { RawFile } from "./rawFile.ts";
import { openWorkbook } from "./workbook.ts";
import { readZipDirectory, refuseFile } from "./zipDirectory.ts";
import type { ZipEntry } from "./zipDirectory.ts";
import { shownPath } from "../disk/readFiles.ts";
import { refuseUsage } from "../errors.ts";

const largestFile = 64_000_000;

/**
 * @throws PendencyError when the file is not there, is too large, is cut off, or is neither a workbook nor
 *   UTF-8 text
 */
export function readRawFile(path: string): RawFile {
  const shown = shownPath(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return refuseUsage(shown, "a publisher's file", "no such file");
  if (!stat.isFile()) return refuseUsage(shown, "a publisher's file", "something else (a folder or a device)");
  if (stat.size > largestFile) {
    return refuseUsage(shown, `a file of at most ${largestFile / 1e6} MB`, `${(stat.size / 1e6).toFixed(1)} MB`);
  }
  if (stat.size === 0) return refuseFile(shown, "a publisher's file", "an empty one");
  return openRawFile(shown, readFileSync(path));
}

/** @param path how the file is called in messages; its last part is the file's name */
export function openRawFile(path: string, bytes: Buffer): RawFile {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const name = basename(path);
  if (bytes.subarray(0, 2).toString("latin1") !== "PK") {
    const text = decodeText(path, bytes);
    return { name, sha256, savedOn: "", text, sheetNames: [], sheet: () => null };
  }
  const entries = readZipDirectory(path, bytes);
  const texts = new Map<string, string>();
  const book = openWorkbook(path, (part) => {
    const entry = entries.get(part);
    if (entry === undefined) return null;
    const known = texts.get(part) ?? decodeText(path, unpack(path, bytes, entry));
    texts.set(part, known);
    return known;
  });
  return { name, sha256, text: null, ...book };
}

/** Never unpacks further than the directory promised, so a false promise costs nothing. */
function unpack(file: string, bytes: Buffer, entry: ZipEntry): Buffer {
  const packed = bytes.subarray(entry.offset, entry.offset + entry.packedBytes);
  const promised = `${entry.name} of ${entry.unpackedBytes} bytes`;
  try {
    const unpacked = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: entry.unpackedBytes + 1 });
    if (unpacked.length !== entry.unpackedBytes) return refuseFile(file, promised, `${unpacked.length} bytes`);
    return crc32(unpacked) === entry.checksum
      ? unpacked
      : refuseFile(file, promised, "damaged bytes", "fetch it again");
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const more = error.code === "ERR_BUFFER_TOO_LARGE";
    return refuseFile(file, promised, more ? "more than its directory says" : "a part that is cut off or damaged");
  }
}

function decodeText(file: string, bytes: Buffer): string {
  if (bytes.includes(0)) return refuseFile(file, "a text or an .xlsx workbook", "something else");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuseFile(file, "a text in UTF-8", "bytes that are not", "save it as UTF-8 and try again");
  }
}
