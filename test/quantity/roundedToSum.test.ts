import { expect, test } from "vitest";
import { roundedToSum } from "../../src/quantity/roundedToSum.ts";

test("three thirds of ten are 4, 3 and 3", () => {
  expect(roundedToSum(10, [10 / 3, 10 / 3, 10 / 3])).toEqual([4, 3, 3]);
});

test("what rounding leaves over goes to the part that it moves least", () => {
  // rounded by themselves: 2 + 3 + 5 = 10
  expect(roundedToSum(9, [1.5, 2.6, 4.9])).toEqual([1, 3, 5]);
  expect(roundedToSum(-9, [-1.5, -2.6, -4.9]).reduce((sum, part) => sum + part, 0)).toBe(-9);
});

test("parts that are whole stay as they are", () => {
  expect(roundedToSum(4, [7, -3, 0])).toEqual([7, -3, 0]);
});
