import fc from "fast-check";
import { expect, test } from "vitest";
import { digitsFor, digitsOfDifference, isVisible, withDigits } from "../../src/quantity/roundedTogether.ts";

const finite = fc.oneof(
  fc.double({ noNaN: true, min: -1e12, max: 1e12 }).filter((value) => value === 0 || Math.abs(value) > 1e-60),
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.integer({ min: -1100, max: 1100 }),
);
const read = (text: string): number => Number(text.replace(/,/g, "").replace("−", "-"));

test("rounding never reverses an order: of two numbers beside each other the lower is never printed higher", () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 2, maxLength: 6 }), (values) => {
      const digits = digitsFor(values);
      const printed = values.map((value) => read(withDigits(value, digits)));
      for (const [i, a] of values.entries())
        for (const [j, b] of values.entries()) if (a < b) expect(printed[i]).toBeLessThanOrEqual(printed[j]);
    }),
    { numRuns: 500, seed: 1 },
  );
});

test("the same is so of numbers close to each other, and of whole ones beside others", () => {
  const near = fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: -2, max: 2, noNaN: true }), fc.integer({ min: 2, max: 6 })); // prettier-ignore
  fc.assert(
    fc.property(near, ([whole, gap, digits]) => {
      const [low, high] = [whole, whole + gap].sort((a, b) => a - b);
      expect(read(withDigits(low, digits))).toBeLessThanOrEqual(read(withDigits(high, digits)));
    }),
    { numRuns: 1000, seed: 5 },
  );
});

test("numbers that have to differ are not printed as equal", () => {
  fc.assert(
    fc.property(finite, finite, (a, b) => {
      // a double says nothing of what is closer
      fc.pre(Math.abs(a - b) > Math.max(Math.abs(a), Math.abs(b)) * 1e-12);
      const digits = digitsFor([a, b], [[0, 1]]);
      expect(withDigits(a, digits)).not.toBe(withDigits(b, digits));
    }),
    { numRuns: 500, seed: 2 },
  );
});

test("a rounded number is within half a unit of its last digit of what it stands for", () => {
  fc.assert(
    fc.property(finite, fc.integer({ min: 2, max: 9 }), (value, digits) => {
      const gap = Math.abs(read(withDigits(value, digits)) - value);
      expect(gap).toBeLessThanOrEqual(Math.abs(value) * 5.000001 * Number(`1e${-digits}`));
    }),
    { numRuns: 500, seed: 3 },
  );
});

const printed = (values: readonly number[], apart: readonly (readonly [number, number])[] = []): string[] =>
  values.map((value) => withDigits(value, digitsFor(values, apart)));

test("three digits each, and whole numbers below a thousand as they are", () => {
  expect(printed([136_524.3, 262_973.1, 250_128.9])).toEqual(["137,000", "263,000", "250,000"]);
  expect(printed([990, 15_632])).toEqual(["990", "15,600"]);
  expect(printed([7, 0, 0.0523])).toEqual(["7", "0", "0.0523"]);
});

test("218.49 and 216.26 keep their order, and so do 999 and 985", () => {
  expect(printed([218.49, 216.26])).toEqual(["218", "216"]);
  expect(printed([999, 985])).toEqual(["999", "985"]);
});

test("more digits where two would be printed as equal and must not be", () => {
  expect(printed([100_240, 100_210])).toEqual(["100,000", "100,000"]);
  expect(printed([100_240, 100_210], [[0, 1]])).toEqual(["100,240", "100,210"]);
});

test("a difference goes as far as the numbers it is of, and has two digits at least", () => {
  const levels = [250_000, 263_000];
  expect(withDigits(-12_845, digitsOfDifference(-12_845, levels, 3))).toBe("−13,000");
  expect(withDigits(-984.2, digitsOfDifference(-984.2, levels, 3))).toBe("−980");
  expect(withDigits(-126_040, digitsOfDifference(-126_040, levels, 3))).toBe("−126,000");
  expect(withDigits(0, digitsOfDifference(0, levels, 3))).toBe("0");
});

test("nothing to print is a dash, and no zero has a minus", () => {
  expect(withDigits(null, 3)).toBe("–");
  expect(withDigits(-0, 3)).toBe("0");
  expect(withDigits(-12_845, 2)).toBe("−13,000");
});

test("a gap of one unit of the last digit is rounding, a wider one is visible", () => {
  expect(isVisible(1000, [250_000, 263_000], 3)).toBe(false);
  expect(isVisible(-1500, [250_000, 263_000], 3)).toBe(true);
  expect(isVisible(1, [0, 0], 3)).toBe(false);
});
