// What a zip archive says it holds, read before anything is unpacked, so that a bomb is refused while it is small.
import { PendencyError, problem } from "../errors.ts";

export interface ZipEntry {
  readonly name: string;
  /** 0: stored as it is. 8: deflated */
  readonly method: 0 | 8;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** CRC-32 of the unpacked bytes */
  readonly checksum: number;
  /** where the packed bytes begin */
  readonly offset: number;
}

/** The largest published workbook at hand has 72 parts, 25 MB in all, and its densest part is packed 28 : 1. */
const zipLimits = { entries: 2_000, unpackedBytes: 256_000_000, ratio: 200 } as const;

/**
 * The entries of an archive.
 *
 * @param bytes the whole file
 * @throws PendencyError when the file is cut off, is not an archive, or says it would unpack to more than the limits
 * @source PKWARE .ZIP File Format Specification 6.3, sections 4.3.7, 4.3.12 and 4.3.16
 */
export function readZipDirectory(file: string, bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const refuse = (expected: string, got: string, hint?: string): never => refuseFile(file, expected, got, hint);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end < 0) return refuse("a whole workbook", "one that is cut off before its directory", "fetch the file again");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > zipLimits.entries) refuse(`at most ${zipLimits.entries} parts in a workbook`, String(count));
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) {
      return refuse("a whole directory of the workbook's parts", `one that breaks off at part ${n + 1} of ${count}`);
    }
    const entry = readEntry(view, bytes, at);
    if (entry === null) return refuse("every part of the workbook", `part ${n + 1} cut off or packed in another way`);
    total += entry.unpackedBytes;
    if (entry.unpackedBytes > 100_000 && entry.unpackedBytes > zipLimits.ratio * entry.packedBytes) {
      return refuse(`parts packed at most ${zipLimits.ratio} : 1`, `${entry.name}, ${sizes(entry)}`, bombHint);
    }
    if (total > zipLimits.unpackedBytes) {
      return refuse(`at most ${zipLimits.unpackedBytes / 1e6} MB unpacked`, "more than that", bombHint);
    }
    entries.set(entry.name, entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const bombHint = "no publisher's workbook is packed so tightly; nothing was unpacked";

/** Looks back from the end of the file: the record may be followed by a comment of up to 65,535 bytes. */
function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 65_535; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}

/** null when the part lies outside the file, is encrypted, or is packed in a way that workbooks never are. */
function readEntry(view: DataView, bytes: Uint8Array, at: number): ZipEntry | null {
  const method = view.getUint16(at + 10, true);
  const [packedBytes, unpackedBytes] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const nameLength = view.getUint16(at + 28, true);
  const header = view.getUint32(at + 42, true);
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (encrypted || header + 30 > view.byteLength || view.getUint32(header, true) !== 0x04034b50) return null;
  const offset = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (offset + packedBytes > view.byteLength || (method !== 0 && method !== 8)) return null;
  let name = "";
  for (const byte of bytes.subarray(at + 46, at + 46 + nameLength)) name += String.fromCharCode(byte);
  return { name, method, packedBytes, unpackedBytes, checksum: view.getUint32(at + 16, true), offset };
}

function sizes({ packedBytes, unpackedBytes }: ZipEntry): string {
  return `${packedBytes} bytes that unpack to ${unpackedBytes}`;
}

/** A file that cannot be read at all; the place is its beginning. */
export function refuseFile(file: string, expected: string, got: string, hint?: string): never {
  const at = { file, line: 1, column: 1 };
  throw new PendencyError([problem("facts", at, "", expected, got, hint)]);
}
