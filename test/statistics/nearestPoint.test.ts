// The nearest place at which something holds, where it is known by hand.
import { expect, test } from "vitest";
import { lengthOf, nearestPoint } from "../../src/statistics/nearestPoint.ts";
import type { Place } from "../../src/statistics/nearestPoint.ts";

function nearest(
  holds: (place: Place) => number,
  directions: number,
  more: Partial<Parameters<typeof nearestPoint>[1]> = {},
) {
  const [low, high] = [-3.29, 3.29].map((end) => Array.from({ length: directions }, () => end));
  const asked = { low, high, free: [...low.keys()], margin: holds(low.map(() => 0)), starts: [], corners: [], ...more };
  return nearestPoint(async (places) => places.map(holds), asked);
}

test("a plane: one and a half of each, 3 / √2 away", async () => {
  const { place, looks } = await nearest(([x, y]) => x + y - 3, 2);
  expect(lengthOf(place ?? [])).toBeCloseTo(3 / Math.sqrt(2), 3);
  expect(place?.[0]).toBeCloseTo(1.5, 2);
  expect(looks).toBeLessThan(80);
});

test("what hardly helps is left where it is: 2x − y + z / 20 = 5", async () => {
  const { place } = await nearest(([x, y, z]) => 2 * x - y + z / 20 - 5, 3);
  expect(place?.[2]).toBe(0);
  expect(lengthOf(place ?? [])).toBeLessThan((5 / Math.sqrt(5.0025)) * 1.05);
});

test("at a bound the others take over", async () => {
  const { place } = await nearest(([x, y]) => x + y / 4 - 3, 2, { low: [-1, -20], high: [1, 20] });
  expect(place?.[0]).toBeCloseTo(1, 2);
  expect(place?.[1]).toBeCloseTo(8, 1);
});

test("a bent edge: x y = 4 is nearest at 2 and 2, on either side", async () => {
  const { place } = await nearest(([x, y]) => x * y - 4, 2);
  expect(lengthOf(place ?? [])).toBeGreaterThan(Math.sqrt(8) - 1e-9);
  expect(lengthOf(place ?? [])).toBeLessThan(Math.sqrt(8) * 1.02);
});

test("a window that begins and ends is found from a draw that lies in it", async () => {
  const { place } = await nearest(([x]) => 0.2 - Math.abs(x - 2), 1, { starts: [[2.1]] });
  expect(place?.[0]).toBeGreaterThanOrEqual(1.8);
  expect(place?.[0]).toBeLessThan(1.83);
});

test("out of reach, how near it comes is told: both at their ends", async () => {
  const { place, best } = await nearest(([x, y]) => x - y - 8, 2);
  expect(place).toBeNull();
  expect(best).toMatchObject({ place: [3.29, -3.29] });
  expect(best?.margin).toBeCloseTo(6.58 - 8, 12);
});

test("what helps both ways is named", async () => {
  expect((await nearest(([x, y]) => x * x - y - 5, 2)).bent).toEqual([0]);
});

test("stopped, it gives what it has", async () => {
  let left = 12;
  const look = async (places: readonly Place[]) => places.slice(0, Math.max(0, (left -= places.length) < 0 ? 0 : places.length)).map(([x, y]) => x + y - 3); // prettier-ignore
  const asked = { low: [-3, -3], high: [3, 3], free: [0, 1], margin: -3, starts: [], corners: [] };
  const found = await nearestPoint(look, asked);
  expect(found.isStopped).toBe(true);
  expect(found.best?.margin).toBeGreaterThan(0);
});
