// What a picture in PNG says of itself: texts in chunks of its own, which viewers and archives read.
import { originLines } from "./chartOrigin.ts";
import type { ChartOrigin } from "./chartOrigin.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * The picture with one text chunk (iTXt) for each thing there is to say, behind its first chunk.
 *
 * @throws RangeError when the bytes are no PNG
 */
export function pngWithOrigin(png: Uint8Array, origin: ChartOrigin): Uint8Array {
  const isPng = signature.every((byte, i) => png[i] === byte) && png.length > 33;
  if (!isPng) throw new RangeError("a picture › expected the bytes of a PNG; got others");
  const header = 8 + 12 + new DataView(png.buffer, png.byteOffset).getUint32(8);
  const chunks = originLines(origin).map(([name, value]) => textChunk(keywordOf(name), value));
  const length = png.length + chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const whole = new Uint8Array(length);
  whole.set(png.subarray(0, header));
  let at = header;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  whole.set(png.subarray(header), at);
  return whole;
}

/** Those that the format names begin with a capital: Title, Description, Source. */
function keywordOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function textChunk(keyword: string, text: string): Uint8Array {
  // keyword, NUL, not compressed (flag and method), no language and no translated keyword, each ended by NUL
  const data = [...utf8(keyword), 0, 0, 0, 0, 0, ...utf8(text)];
  const chunk = new Uint8Array(12 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set([0x69, 0x54, 0x58, 0x74], 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

function utf8(text: string): readonly number[] {
  const encoded = encodeURIComponent(text);
  return [...encoded.matchAll(/%([0-9A-F]{2})|([^%])/g)].map(([, hex, plain]) =>
    hex === undefined ? plain.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

/** The checksum of PNG and zip: reflected, polynomial EDB88320. */
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
