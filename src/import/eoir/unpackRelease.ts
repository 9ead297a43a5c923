// A release as it is downloaded, one zip: only the files that are read are unpacked, and never further than
// the archive promised.
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  closeSync,
  readSync,
  statSync,
  statfsSync,
} from "node:fs";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { PendencyError } from "../../errors.ts";
import { problemAt } from "./openRelease.ts";
import { tables } from "./tables.ts";

interface Member {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly header: number;
}

const wanted = [...tables.map(({ file }) => file), "Count.txt", "tblLookupNationality.csv", "tblLookupAlienNat.csv"];

/** Tables of codes and dates pack about ten to one; far beyond that is no release. */
const packLimits = { ratio: 100, unpackedBytes: 60e9, members: 2000 } as const;

/**
 * @param from a folder, which is left as it is, or a zip
 * @returns the folder with the files
 * @throws PendencyError when the zip is cut off, packed beyond all reason, or larger than the disk has room for
 */
export async function unpackRelease(from: string, into: string, narrate: (text: string) => void): Promise<string> {
  const stat = statSync(from, { throwIfNoEntry: false });
  if (!stat?.isFile()) return from;
  const members = readDirectory(from, stat.size).filter(({ name }) => wanted.includes(baseName(name)));
  const total = members.reduce((sum, { unpacked }) => sum + unpacked, 0);
  mkdirSync(into, { recursive: true });
  const { bavail, bsize } = statfsSync(into);
  if (total > Math.min(packLimits.unpackedBytes, bavail * bsize)) {
    refuseZip(
      from,
      `files of at most ${(Math.min(packLimits.unpackedBytes, bavail * bsize) / 1e9).toFixed(1)} GB`,
      `${(total / 1e9).toFixed(1)} GB to unpack`,
    );
  }
  for (const member of members) {
    narrate(`unpacking ${baseName(member.name)}, ${Math.ceil(member.unpacked / 1e6)} MB`);
    await unpack(from, member, join(into, baseName(member.name)));
  }
  return into;
}

async function unpack(zip: string, member: Member, path: string): Promise<void> {
  const { name, packed, unpacked } = member;
  const local = readPart(zip, member.header, 30);
  if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50)
    refuseZip(zip, `${name}, as its directory says`, "something else in its place");
  const start = member.header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  let bytes = 0;
  const counted = new Transform({
    transform(block: Buffer, _encoding, done) {
      bytes += block.length;
      done(bytes > unpacked ? new Error("more than promised") : null, block);
    },
  });
  const source = createReadStream(zip, { start, end: start + Math.max(0, packed - 1) });
  try {
    if (member.method === 8) await pipeline(source, createInflateRaw(), counted, createWriteStream(path));
    else await pipeline(source, counted, createWriteStream(path));
  } catch (error) {
    const isMore = error instanceof Error && error.message === "more than promised";
    refuseZip(
      zip,
      `${name} of ${unpacked} bytes`,
      isMore ? "more than its directory says" : "a part that is cut off or damaged",
    );
  }
  if (bytes !== unpacked) refuseZip(zip, `${name} of ${unpacked} bytes`, `${bytes} bytes`);
}

/** @source PKWARE .ZIP File Format Specification 6.3: 4.3.12, 4.3.14 to 4.3.16, 4.5.3 (zip64) */
function readDirectory(zip: string, size: number): readonly Member[] {
  const tail = readPart(zip, Math.max(0, size - 65_557), 65_557);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < 0)
    return refuseZip(
      zip,
      "a whole zip",
      "one that is cut off before its directory, or no zip",
      "fetch the release again",
    );
  let [count, length, start] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (end >= 20 && tail.readUInt32LE(end - 20) === 0x07064b50) {
    const record = readPart(zip, Number(tail.readBigUInt64LE(end - 12)), 56);
    if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50)
      return refuseZip(zip, "a whole zip", "one whose directory is not where it says");
    count = Number(record.readBigUInt64LE(32));
    length = Number(record.readBigUInt64LE(40));
    start = Number(record.readBigUInt64LE(48));
  }
  if (count > packLimits.members || length > 4_000_000)
    return refuseZip(zip, `at most ${packLimits.members} files`, `${count}`);
  const directory = readPart(zip, start, length);
  const members: Member[] = [];
  for (let n = 0, at = 0; n < count; n++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) {
      return refuseZip(zip, "a whole directory", `one that breaks off at file ${n + 1} of ${count}`);
    }
    const names = directory.readUInt16LE(at + 28);
    const extras = directory.readUInt16LE(at + 30);
    members.push(readMember(zip, directory, at, names, extras));
    at += 46 + names + extras + directory.readUInt16LE(at + 32);
  }
  return members;
}

function readMember(zip: string, directory: Buffer, at: number, names: number, extras: number): Member {
  const name = directory.toString("latin1", at + 46, at + 46 + names);
  const sizes = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
  // sizes too large for 32 bits stand in the extra field, in this order, where the plain one is all ones
  for (let extra = at + 46 + names; extra + 4 <= at + 46 + names + extras;) {
    const length = directory.readUInt16LE(extra + 2);
    if (directory.readUInt16LE(extra) === 1) {
      let from = extra + 4;
      for (let n = 0; n < 3; n++) {
        if (sizes[n] !== 0xffffffff || from + 8 > extra + 4 + length) continue;
        sizes[n] = Number(directory.readBigUInt64LE(from));
        from += 8;
      }
    }
    extra += 4 + length;
  }
  const [unpacked, packed, header] = sizes;
  const method = directory.readUInt16LE(at + 10);
  if (!wanted.includes(baseName(name))) return { name, method, packed, unpacked, header };
  if ((directory.readUInt16LE(at + 8) & 1) === 1)
    return refuseZip(zip, `${name} without a password`, "an encrypted one");
  if (method !== 0 && method !== 8)
    return refuseZip(
      zip,
      `${name} stored or deflated`,
      `packing method ${method}`,
      "unpack the zip and name the folder",
    );
  if (unpacked > 1_000_000 && unpacked > packLimits.ratio * packed) {
    const hint = "no release is packed so tightly; nothing was unpacked";
    return refuseZip(
      zip,
      `files packed at most ${packLimits.ratio} : 1`,
      `${name}, ${packed} bytes that unpack to ${unpacked}`,
      hint,
    );
  }
  return { name, method, packed, unpacked, header };
}

const baseName = (name: string): string => name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);

function readPart(path: string, start: number, length: number): Buffer {
  const file = openSync(path, "r");
  try {
    const block = Buffer.alloc(length);
    return block.subarray(0, readSync(file, block, 0, length, start));
  } finally {
    closeSync(file);
  }
}

function refuseZip(zip: string, expected: string, got: string, hint?: string): never {
  throw new PendencyError([problemAt(zip, 1, 1, "", expected, got, hint)]);
}
