// Comparisons with what theory says of chance. Each fails by chance in four of a hundred million correct runs: 5.5
// standard errors of a normal distribution on either side.
import { expect } from "vitest";

const errors = 5.5;

/** The mean of independent values against the exact one; the standard error is estimated from the values. */
export function expectMean(values: readonly number[], exact: number): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  expect(Math.abs(mean - exact) / Math.sqrt(variance / values.length)).toBeLessThan(errors);
}

/** A share of independent trials against the exact probability. */
export function expectShare(hits: number, trials: number, exact: number): void {
  expect(Math.abs(hits - trials * exact) / Math.sqrt(trials * exact * (1 - exact))).toBeLessThan(errors);
}

/**
 * The variance of independent values against the exact one.
 * @param excess excess kurtosis of the values' distribution, 0 for a normal one
 */
export function expectVariance(values: readonly number[], exact: number, excess: number): void {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  expect(Math.abs(variance / exact - 1) / Math.sqrt((excess + 2) / n)).toBeLessThan(errors);
}
