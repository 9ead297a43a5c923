// A picture of a screen with the 256 colours that it has most of: a third of the bytes, and the same to look at.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const mostColours = 256;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @param png of 8 bits a channel, not interlaced, as browsers write them */
export function smallPng(png) {
  const { width, height, channels, data } = unpacked(png);
  const rows = unfiltered(inflateSync(data), width * channels, height, channels);
  const pixels = new Uint32Array(width * height);
  const counts = new Map();
  for (let i = 0; i < pixels.length; i++) {
    const at = i * channels;
    pixels[i] = (rows[at] << 16) | (rows[at + 1] << 8) | rows[at + 2];
    counts.set(pixels[i], (counts.get(pixels[i]) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, one], [, other]) => other - one);
  const palette = paletteOf(byCount.map(([colour]) => colour));
  const placeOf = new Map(byCount.map(([colour]) => [colour, nearest(palette, colour)]));
  const out = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[y * (width + 1) + 1 + x] = placeOf.get(pixels[y * width + x]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const parts = [chunk("IHDR", header), chunk("PLTE", colours), chunk("IDAT", deflateSync(out, { level: 9 }))];
  return Buffer.concat([signature, ...parts, chunk("IEND", Buffer.alloc(0))]);
}

function unpacked(png) {
  const data = [];
  for (let at = signature.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
  }
  const channels = png[25] === 6 ? 4 : 3;
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), channels, data: Buffer.concat(data) };
}

/** Each row of a PNG says how it was made from the pixel to its left, the row above, or both. */
function unfiltered(packed, length, height, channels) {
  const out = new Uint8Array(length * height);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (length + 1)];
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x < channels ? 0 : out[at - channels];
      const up = y === 0 ? 0 : out[at - length];
      const upLeft = x < channels || y === 0 ? 0 : out[at - length - channels];
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, upLeft) : 0][filter];
      out[at] = packed[y * (length + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, upLeft) {
  const [byLeft, byUp, byBoth] = [up - upLeft, left - upLeft, left + up - 2 * upLeft].map(Math.abs);
  if (byLeft <= byUp && byLeft <= byBoth) return left;
  return byUp <= byBoth ? up : upLeft;
}

/** The colours there are most of, and then whichever is furthest from all of them: a single red dot stays red. */
function paletteOf(colours) {
  const palette = colours.slice(0, mostColours / 2);
  const gaps = colours.map((colour) => gapBetween(palette[nearest(palette, colour)], colour));
  while (palette.length < mostColours) {
    const furthest = gaps.reduce((best, gap, nth) => (gap > gaps[best] ? nth : best), 0);
    if (gaps[furthest] === 0) break;
    palette.push(colours[furthest]);
    for (const [nth, colour] of colours.entries())
      gaps[nth] = Math.min(gaps[nth], gapBetween(colours[furthest], colour));
  }
  return palette;
}

function nearest(palette, colour) {
  let best = 0;
  let least = Infinity;
  for (const [nth, one] of palette.entries()) {
    const gap = gapBetween(one, colour);
    if (gap < least) [best, least] = [nth, gap];
  }
  return best;
}

function gapBetween(one, other) {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

function chunk(kind, data) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
