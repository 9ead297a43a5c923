// The scale of every chart, against the one of d3-scale.
import { scaleLinear as oracle } from "d3-scale";
import { expect, test } from "vitest";
import { scaleLinear } from "../../src/present/linearScale.ts";

/** Of one seed: the same every time. */
function someNumbers(count: number): readonly number[] {
  let state = 12345;
  return Array.from({ length: count }, () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 2 ** 31);
}

test("places, round ends and ticks are those of d3-scale, to the bit, rising or falling, of any size", () => {
  const chances = someNumbers(6000);
  for (let nth = 0; nth + 6 <= chances.length; nth += 6) {
    const [a, b, size, count, at, start] = chances.slice(nth, nth + 6);
    const power = 10 ** Math.floor(size * 16 - 6);
    const ends: [number, number] = [start < 0.4 ? 0 : (a - 0.5) * power, (b - 0.5) * power];
    const range: [number, number] = [count * 300, at * 900];
    const many = 1 + Math.floor(count * 9);
    for (const isNice of [false, true]) {
      const [own, other] = [scaleLinear(ends, range), oracle(ends, range)];
      const [mine, theirs] = isNice ? [own.nice(many), other.nice(many)] : [own, other];
      const place = ends[0] + at * (ends[1] - ends[0]);
      const told = [ends, many, isNice];
      // a 0 of d3 may have a sign
      const all = (one: typeof mine | typeof theirs): readonly number[] =>
        [...one.domain(), one(place), ...one.ticks(many)].map((value) => value + 0);
      expect([told, all(mine)]).toEqual([told, all(theirs)]);
    }
  }
});

test("a domain of one amount is drawn in the middle, and has that amount for its only tick", () => {
  const scale = scaleLinear([3, 3], [0, 10]);
  expect([scale(3), scale.ticks(4), scale.nice(4).domain()]).toEqual([5, [3], [3, 3]]);
});
