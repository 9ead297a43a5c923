// A zip archive in memory, just enough of one to be read; it may lie about its sizes.
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipMember {
  readonly name: string;
  readonly bytes: Buffer;
  /** what the directory says the part unpacks to, when that is a lie */
  readonly claimedBytes?: number;
}

export function zipOf(members: readonly ZipMember[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, claimedBytes } of members) {
    const packed = deflateRawSync(bytes);
    const sizes = (header: Buffer, offset: number): void => {
      header.writeUInt16LE(8, offset);
      header.writeUInt32LE(crc32(bytes), offset + 6);
      header.writeUInt32LE(packed.length, offset + 10);
      header.writeUInt32LE(claimedBytes ?? bytes.length, offset + 14);
      header.writeUInt16LE(name.length, offset + 18);
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    sizes(local, 8);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    sizes(entry, 10);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, Buffer.from(name, "latin1"));
    parts.push(local, Buffer.from(name, "latin1"), packed);
    at += 30 + name.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listing, end]);
}
