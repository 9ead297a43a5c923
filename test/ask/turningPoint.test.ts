import fc from "fast-check";
import { expect, test } from "vitest";
import { placesOver } from "../../src/ask/flip/placesOver.ts";
import { turningPoint } from "../../src/ask/flip/turningPoint.ts";
import type { Look } from "../../src/ask/flip/turningPoint.ts";

/** Holds above the root of something that may bend a great deal. */
const looking = (margin: (place: number) => number) => {
  const places: number[] = [];
  const look = async (asked: readonly number[]): Promise<readonly Look[]> => {
    places.push(...asked);
    return asked.map((place) => ({ place, holds: margin(place) > 0, margin: margin(place) }));
  };
  return { look, places };
};

test("the place at which something turns is found within 4 %, in at most 12 looks, however it bends", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0.011, max: 90, noNaN: true }),
      fc.constantFrom(1, 3, 0.2, 9),
      fc.boolean(),
      async (root, power, isAbove) => {
        const side = isAbove ? 1 : -1;
        const { look, places } = looking((place) => side * (place ** power - root ** power));
        const { result, at, holds } = await turningPoint(look, [0.01, 100]);
        expect(result).toBe("at");
        expect(holds).toBe(isAbove ? "above" : "below");
        expect(Math.abs((at ?? 0) / root - 1)).toBeLessThan(0.045);
        expect(places.length).toBeLessThanOrEqual(12);
        expect(new Set(places).size).toBe(places.length);
      },
    ),
    { numRuns: 200, seed: 4 },
  );
});

test("a range that begins below 0 is cut on a straight scale", async () => {
  const { look } = looking((place) => 3 - place);
  expect(await turningPoint(look, [-10, 10])).toMatchObject({ result: "at", holds: "below", at: 3 });
});

test("what holds at both ends and between them holds everywhere, and what holds at none nowhere", async () => {
  const all = looking(() => 1);
  expect(await turningPoint(all.look, [1, 16])).toMatchObject({ result: "everywhere", at: null });
  expect(all.places.length).toBe(3);
  const none = looking(() => -1);
  expect(await turningPoint(none.look, [1, 16])).toMatchObject({ result: "nowhere", holds: null });
});

test("a range that is narrow beside its ends is searched as finely as a wide one", async () => {
  const { look } = looking((place) => place - 2016.3);
  const found = await turningPoint(look, [2010, 2030]);
  expect(found.at).toBeCloseTo(2016.3, 0);
  expect(found.looks.length).toBeLessThanOrEqual(12);
});

test("what turns twice is told beside the value that is assumed", async () => {
  const { look } = looking((place) => (place - 2) * (8 - place));
  expect(await turningPoint(look, [1, 16], 4)).toMatchObject({ result: "at", holds: "above" });
  const found = await turningPoint(look, [1, 16], 4);
  expect(found.at).toBeCloseTo(2, 1);
});

test("a second turn is seen from places over the range, and the one nearest to what is assumed is told", async () => {
  const { look } = looking((place) => (0.77 - place) * (1.07 - place) * (1.95 - place));
  // alone, ends and what is assumed see the farther one: no at 1 and 3, yes at 0.2 as well
  expect((await turningPoint(look, [0.2, 3], 1)).at).toBeCloseTo(0.77, 1);
  const first = placesOver([0.2, 3], 1, 7);
  expect(first).toEqual([0.2, 0.314, 0.493, 0.775, 1, 1.22, 1.91, 3]);
  const found = await turningPoint(look, [0.2, 3], 1, 20, first);
  expect(found).toMatchObject({ result: "at", holds: "above" });
  expect(found.at).toBeCloseTo(1.07, 1);
});

test("places over a range that reaches to 0 or below are evenly apart", () => {
  expect(placesOver([-10, 10], 3, 5)).toEqual([-10, -5, 0, 3, 5, 10]);
  expect(placesOver([0, 1], null, 2)).toEqual([0, 1]);
});

test("what turns on and off between two ends that agree is found halfway", async () => {
  const { look } = looking((place) => (place - 3) * (6 - place));
  expect((await turningPoint(look, [1, 16])).result).toBe("at");
});

test("a side without a margin is halved, and a look that tells nothing ends the search", async () => {
  const step = async (places: readonly number[]): Promise<readonly Look[]> =>
    places.map((place) => ({ place, holds: place >= 5, margin: null }));
  const found = await turningPoint(step, [1, 16], null, 14);
  expect(Math.abs((found.at ?? 0) - 5)).toBeLessThan(0.2);
  expect(await turningPoint(async () => [], [1, 16])).toMatchObject({ result: "unknown" });
});
