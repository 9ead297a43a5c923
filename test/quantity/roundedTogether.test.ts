import fc from "fast-check";
import { expect, test } from "vitest";
import { atPlace, isVisible, placeFor, placeOfDifference } from "../../src/quantity/roundedTogether.ts";

const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
);
const read = (text: string): number => Number(text.replace(/,/g, "").replace("−", "-"));

test("rounding never reverses an order: of two numbers beside each other the lower is never printed higher", () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 2, maxLength: 6 }), (values) => {
      const place = placeFor(values);
      const printed = values.map((value) => read(atPlace(value, place)));
      for (const [i, a] of values.entries())
        for (const [j, b] of values.entries()) if (a < b) expect(printed[i]).toBeLessThanOrEqual(printed[j]);
    }),
    { numRuns: 500, seed: 1 },
  );
});

test("numbers that have to differ are not printed as equal", () => {
  fc.assert(
    fc.property(finite, finite, (a, b) => {
      // a double of this size says nothing of what is closer
      fc.pre(Math.abs(a - b) > Math.max(Math.abs(a), Math.abs(b)) * 1e-9 && Math.abs(a - b) > 1e-9);
      const place = placeFor([a, b], [[0, 1]]);
      expect(atPlace(a, place)).not.toBe(atPlace(b, place));
    }),
    { numRuns: 500, seed: 2 },
  );
});

test("a rounded number is within half a unit of its place of what it stands for", () => {
  fc.assert(
    fc.property(finite, fc.integer({ min: -6, max: 9 }), (value, place) => {
      const unit = Number(`1e${place}`);
      expect(Math.abs(read(atPlace(value, place)) - value)).toBeLessThanOrEqual(
        unit * 0.500001 + Math.abs(value) * 1e-12,
      );
    }),
    { numRuns: 500, seed: 3 },
  );
});

test("three digits of the largest; the small ones have the same place", () => {
  const values = [136_524.3, 262_973.1, 250_128.9];
  expect(values.map((value) => atPlace(value, placeFor(values)))).toEqual(["137,000", "263,000", "250,000"]);
});

test("218.49 and 216.26 keep their order, and so do 999 and 985", () => {
  const waits = [218.49, 216.26];
  expect(waits.map((value) => atPlace(value, placeFor(waits)))).toEqual(["218", "216"]);
  const removed = [999, 985];
  expect(removed.map((value) => atPlace(value, placeFor(removed)))).toEqual(["999", "985"]);
});

test("more digits where two would be printed as equal and must not be", () => {
  const values = [100_240, 100_210];
  expect(values.map((value) => atPlace(value, placeFor(values)))).toEqual(["100,000", "100,000"]);
  expect(values.map((value) => atPlace(value, placeFor(values, [[0, 1]])))).toEqual(["100,240", "100,210"]);
});

test("a difference has two digits of its own where that of the levels leaves fewer", () => {
  expect(atPlace(-984, placeOfDifference(-984, 3))).toBe("−980");
  expect(atPlace(-12_845, placeOfDifference(-12_845, 3))).toBe("−13,000");
  expect(atPlace(0, placeOfDifference(0, 3))).toBe("0");
});

test("nothing to print is a dash, and no zero has a minus", () => {
  expect(atPlace(null, 0)).toBe("–");
  expect(atPlace(-0.2, 0)).toBe("0");
  expect(placeFor([null, 0])).toBe(0);
});

test("a gap of one unit of the place is rounding, a wider one is visible", () => {
  expect(isVisible(1000, 3)).toBe(false);
  expect(isVisible(-1500, 3)).toBe(true);
});
