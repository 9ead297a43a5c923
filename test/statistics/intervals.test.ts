import { expect, test } from "vitest";
import { batchMeans } from "../../src/statistics/batchMeans.ts";
import { betaCdf, betaQuantile } from "../../src/statistics/betaDistribution.ts";
import { jeffreysInterval } from "../../src/statistics/jeffreysInterval.ts";
import { moments, sampleVariance, standardErrorOf } from "../../src/statistics/moments.ts";
import { pairedDifference } from "../../src/statistics/pairedDifference.ts";
import { quantileOf } from "../../src/statistics/quantile.ts";
import { studentQuantile, studentUpperTail } from "../../src/statistics/studentT.ts";

test("the variance of numbers far from 0 keeps its digits", () => {
  expect(sampleVariance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toBe(30);
  expect(moments([2, 4, 6]).mean).toBe(4);
  expect(standardErrorOf([1])).toBeNull();
});

test("quantiles run in straight lines between the values (type 7)", () => {
  expect(quantileOf([40, 10, 20, 30], 0.5)).toBe(25);
  expect(quantileOf([10, 20, 30, 40], 0.9)).toBeCloseTo(37, 12);
  expect(quantileOf([], 0.5)).toBeNull();
});

test("the beta distribution of whole numbers is a binomial sum: P(Beta(3, 4) ≤ 0.4) = P(Bin(6, 0.4) ≥ 3)", () => {
  expect(betaCdf(3, 4, 0.4)).toBeCloseTo(0.45568, 13);
  expect(betaCdf(3, 4, betaQuantile(3, 4, 0.2))).toBeCloseTo(0.2, 13);
});

test("Student's t has the percentage points of every table", () => {
  // 1 degree is Cauchy, 2 degrees have a closed form; 9 degrees from the printed tables.
  expect(studentQuantile(0.75, 1)).toBeCloseTo(1, 12);
  expect(studentQuantile(0.975, 2)).toBeCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 ** 2)), 11);
  expect(studentQuantile(0.975, 9)).toBeCloseTo(2.262157, 6);
  expect(studentUpperTail(0, 5)).toBe(0.5);
});

test("the Jeffreys interval is symmetric for half, and closed at the ends for none and all", () => {
  const [lower, upper] = jeffreysInterval(10, 20, 0.95);
  expect(lower + upper).toBeCloseTo(1, 12);
  expect(jeffreysInterval(0, 20, 0.95)[0]).toBe(0);
  expect(jeffreysInterval(20, 20, 0.95)[1]).toBe(1);
  // Brown, Cai & DasGupta 2001, Jeffreys limits for n = 20 at 95 %: none held gives 0.117
  expect(jeffreysInterval(0, 20, 0.95)[1]).toBeCloseTo(0.117, 3);
});

test("what two paired runs share cancels in their difference", () => {
  const shared = [3, 9, 1, 7, 5];
  const { mean, standardError, pairs } = pairedDifference(
    shared.map((value) => value + 2),
    [...shared.slice(0, 4), null],
  );
  expect(pairs).toBe(4);
  expect(mean).toBe(2);
  expect(standardError).toBe(0);
});

test("batch means of a long run use its whole batches, the last ones", () => {
  expect(batchMeans([100, 1, 3, 5, 7], 2)).toEqual({ mean: 4, standardError: 2 });
  expect(batchMeans([1], 2)).toBeNull();
});
