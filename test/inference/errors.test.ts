// Likelihoods and covariances of errors, by hand and against exact sums over counts.
import { expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import {
  addedErrors,
  carriedErrors,
  countLogVariance,
  independentErrors,
  logCountProbability,
  sideBySide,
} from "../../src/inference/errorCovariance.ts";
import { errorRoot, logDensity, whitened } from "../../src/inference/likelihood.ts";

test("errors of a series die away with time apart, and those of two series have nothing to do with each other", () => {
  expect([...carriedErrors(2, 0.5, [0, 1, 3])]).toEqual([4, 2, 0.5, 2, 4, 1, 0.5, 1, 4]);
  expect([...carriedErrors(1, 1, [0, 5])]).toEqual([1, 1, 1, 1]);
  expect([...carriedErrors(1, 0, [0, 5])]).toEqual([1, 0, 0, 1]);
  expect([...independentErrors([1, 3])]).toEqual([1, 0, 0, 9]);
  expect([...addedErrors(carriedErrors(1, 0.5, [0, 1]), independentErrors([1, 2]))]).toEqual([2, 0.5, 0.5, 5]);
  expect([...sideBySide([Float64Array.of(4), carriedErrors(1, 0.5, [0, 1])])]).toEqual([4, 0, 0, 0, 1, 0.5, 0, 0.5, 1]);
});

test("errors that are all the same for two figures, sizes that do not fit and numbers that are none are told", () => {
  const told = (observed: readonly number[], errorCovariance: Float64Array): string => {
    try {
      errorRoot({ observed: Float64Array.from(observed), errorCovariance });
    } catch (error) {
      if (error instanceof PendencyError) return error.message;
    }
    return "nothing";
  };
  expect(told([1, 2], carriedErrors(1, 1, [0, 1]))).toContain("expected a positive definite covariance");
  expect(told([1, 2], Float64Array.of(1))).toContain("expected 2 × 2 numbers; got 1");
  expect(told([1, NaN], independentErrors([1, 1]))).toContain("expected finite numbers; got none at place 1");
  expect(told([], new Float64Array(0))).toContain("expected at least one observed figure; got none");
  expect(() => carriedErrors(1, 1.2, [0, 1])).toThrow(PendencyError);
  expect(() => countLogVariance(0, 5)).toThrow(PendencyError);
  expect(() => countLogVariance(5, 0)).toThrow(PendencyError);
});

test("a normal density with errors that go together, by its formula in two dimensions", () => {
  const root = errorRoot({ observed: Float64Array.of(0, 0), errorCovariance: Float64Array.of(1, 0.5, 0.5, 2) });
  const [x, y] = [0.3, -1.1];
  const determinant = 2 - 0.25;
  const square = (2 * x * x - 2 * 0.5 * x * y + y * y) / determinant;
  const expected = -Math.log(2 * Math.PI) - 0.5 * Math.log(determinant) - 0.5 * square;
  expect(logDensity(Float64Array.of(x, y), Float64Array.of(0, 0), root)).toBeCloseTo(expected, 12);
  const [a, b] = whitened(root, Float64Array.of(x, y), 2);
  expect(a * a + b * b).toBeCloseTo(square, 12);
});

test.each([
  [40, 50, 25, -3.621081171257824],
  [0, 3.5, 2, -2.0232018233569597],
  [1300, 1200, 400, -6.221344100301508],
  [7, 4.2, Infinity, -2.679569684040156],
])("a count of %d with mean %f and dispersion %f has the probability that scipy 1.17.1 gives (nbinom, poisson logpmf)", (count, mean, dispersion, expected) => {
  expect(logCountProbability(count, mean, dispersion)).toBeCloseTo(expected, 11);
}); // prettier-ignore

test.each([
  [50, 25],
  [50, Infinity],
  [200, 25],
  [5000, 100],
])("the logarithm of counts with mean %d and dispersion %f spreads as it says, to 3 %, and lies low by less than an eighth", (mean, dispersion) => {
  const sums = { mass: 0, first: 0, second: 0 };
  for (let count = 1; count < 12 * mean; count++) {
    const mass = Math.exp(logCountProbability(count, mean, dispersion));
    const off = Math.log(count / mean);
    sums.mass += mass;
    sums.first += mass * off;
    sums.second += mass * off * off;
  }
  expect(sums.mass).toBeCloseTo(1, 9);
  const deviation = Math.sqrt(sums.second - sums.first * sums.first);
  const said = Math.sqrt(countLogVariance(mean, dispersion));
  expect(deviation / said).toBeGreaterThan(1);
  expect(deviation / said).toBeLessThan(1.03);
  expect(-sums.first / deviation).toBeGreaterThan(0);
  expect(-sums.first / deviation).toBeLessThan(0.125);
}); // prettier-ignore
