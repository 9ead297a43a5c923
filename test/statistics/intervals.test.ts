import { expect, test } from "vitest";
import { batchMeans } from "../../src/statistics/batchMeans.ts";
import { betaCdf, betaQuantile } from "../../src/statistics/betaDistribution.ts";
import { jeffreysInterval } from "../../src/statistics/jeffreysInterval.ts";
import { midPInterval } from "../../src/statistics/midPInterval.ts";
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

test("the mid-p interval ends where fewer, and half of as many, have the probability it leaves on either side", () => {
  // none of n: half of (1 - p)^n is 0.05; one of two: (1 - p)^2 + half of 2 p (1 - p), which is 1 - p
  expect(midPInterval(0, 1, 0.9)[1]).toBeCloseTo(0.9, 12);
  expect(midPInterval(0, 4, 0.9)[1]).toBeCloseTo(1 - 0.1 ** (1 / 4), 12);
  expect(midPInterval(1, 2, 0.9)[1]).toBeCloseTo(0.95, 12);
  expect(midPInterval(1, 2, 0.9)[0]).toBeCloseTo(0.05, 12);
});

test("the mid-p interval is closed for none and all, widens as counts shrink, and knows nothing of nothing", () => {
  expect(midPInterval(0, 7.5, 0.9)[0]).toBe(0);
  expect(midPInterval(7.5, 7.5, 0.9)[1]).toBe(1);
  expect(midPInterval(0, 0, 0.9)).toEqual([0, 1]);
  const widths = [5, 7.3, 10, 20, 400].map((tried) => {
    const [lower, upper] = midPInterval(0.8 * tried, tried, 0.9);
    expect(lower).toBeLessThan(0.8);
    expect(upper).toBeGreaterThan(0.8);
    return upper - lower;
  });
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
});
