import { expect, test } from "vitest";
import { nameKey } from "../../src/random/nameKey.ts";
import { purposes } from "../../src/random/purposes.ts";
import { Stream } from "../../src/random/stream.ts";
import { threefry2x32, uniformOf, uniformOfWord } from "../../src/random/threefry.ts";

// Random123's kat_vectors for threefry2x32, 20 rounds.
test.each([
  [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0],
])("Threefry gives the published words for key %i %i", (key0, key1, counter0, counter1, word0, word1) => {
  const out = new Uint32Array(2);
  threefry2x32(key0, key1, counter0, counter1, out);
  expect([...out]).toEqual([word0, word1]);
});

test("a uniform number is never 0 or 1, whatever the words", () => {
  expect(uniformOfWord(0)).toBe(2 ** -33);
  expect(uniformOfWord(0xffffffff)).toBe(1 - 2 ** -33);
  expect(uniformOf(0, 0)).toBe(2 ** -53);
  expect(uniformOf(0xffffffff, 0xffffffff)).toBeLessThan(1);
});

test("purposes keep their numbers for ever (append below, never change)", () => {
  expect(Object.entries(purposes).slice(0, 16)).toEqual([
    ["arrivalGap", 1],
    ["batchSize", 2],
    ["monthFactor", 3],
    ["exactInstant", 4],
    ["stageClock", 7],
    ["crossClock", 8],
    ["initialAge", 9],
    ["initialElapsed", 10],
    ["cancelledDeparture", 11],
    ["lineOrder", 12],
    ["parameterDraw", 13],
    ["parameterSource", 14],
    ["sampledTimeline", 15],
    ["resampling", 16],
    ["lineDraw", 17],
    ["stay", 18],
  ]);
  const retired = [5, 6];
  expect(new Set([...Object.values(purposes), ...retired]).size).toBe(Object.keys(purposes).length + retired.length);
});

test("a hundred thousand names have a hundred thousand keys, and a long name is not its parts run together", () => {
  const seen = new Set<string>();
  for (let i = 0; i < 100_000; i++) {
    const { high, low } = nameKey(`stage${i}`);
    seen.add(`${high} ${low}`);
  }
  expect(seen.size).toBe(100_000);
  expect(nameKey("b", nameKey("a"))).not.toEqual(nameKey("ab"));
  expect(nameKey("a")).not.toEqual(nameKey("a\0"));
});

// Orders in which the simulator reads its streams. χ² with 255 degrees: above 402 or below 145 once in ten million.
test.each([
  ["people of a cohort at one purpose", (s: Stream, i: number) => s.uniform(11, 22, i, 5, 0)],
  ["stays of one person", (s: Stream, i: number) => s.uniform(11, 22, 3, 5, i)],
  ["purposes of one person after another", (s: Stream, i: number) => s.uniform(11, 22, i >> 4, i & 15, 0)],
  ["the two draws of a stay", (s: Stream, i: number) => (s.call(11, 22, i >> 1, 18, 0), s.oneOfTwo(i & 1))],
  ["replications", (_: Stream, i: number) => new Stream(1, i).uniformFor("x", 1)],
])("the pairs read along %s fill the square evenly", (_name, read) => {
  const stream = new Stream(42, 0);
  const cells = new Float64Array(256);
  const pairs = 25_600;
  for (let i = 0; i < pairs; i++) {
    const x = Math.floor(read(stream, 2 * i) * 16);
    const y = Math.floor(read(stream, 2 * i + 1) * 16);
    cells[16 * x + y]++;
  }
  const chiSquare = cells.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
  expect(chiSquare).toBeGreaterThan(145);
  expect(chiSquare).toBeLessThan(402);
});

test("a history longer than 65,536 stays does not repeat itself", () => {
  const stream = new Stream(42, 0);
  expect(stream.uniform(1, 2, 3, 5, 65_536 + 7)).not.toBe(stream.uniform(1, 2, 3, 5, 7));
});
