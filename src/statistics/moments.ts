// Mean and spread of numbers, in one pass and without cancellation.

interface Moments {
  readonly count: number;
  readonly mean: number;
  /** sum of squares about the mean */
  readonly squares: number;
}

/** @source Welford 1962 */
export function moments(values: Iterable<number>): Moments {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    count++;
    const fromMean = value - mean;
    mean += fromMean / count;
    squares += fromMean * (value - mean);
  }
  return { count, mean, squares };
}

/** Mean, or null of nothing. */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : moments(values).mean;
}

/** Variance of the population the values are a sample of (divided by n − 1); null with fewer than two values. */
export function sampleVariance(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  return moments(values).squares / (values.length - 1);
}

/** Standard error of the mean of independent values; null with fewer than two values. */
export function standardErrorOf(values: readonly number[]): number | null {
  const variance = sampleVariance(values);
  return variance === null ? null : Math.sqrt(variance / values.length);
}
