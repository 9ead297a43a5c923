// The continuous ranked probability score: the integral of (F(x) − 1{x ≥ y})², in the unit of x; smaller is better.
import { hubLevels } from "./forecast.ts";

/**
 * Of the sample itself, taken as the whole forecast: mean |x − y| − ½ mean |x − x′| over all pairs, with itself too.
 *
 * @param samples equally likely, at least one
 * @source Gneiting & Raftery 2007, equation 21
 */
export function crpsOfSamples(samples: readonly number[], y: number): number {
  const { meanError, pairSum } = partsOf(samples, y);
  return meanError - pairSum / (samples.length * samples.length);
}

/**
 * Of the distribution that the sample was drawn from, without the penalty for a small sample; it may be below 0.
 *
 * @returns null of one value: nothing is known of the spread it was drawn from
 * @source Ferro 2014
 */
export function fairCrpsOfSamples(samples: readonly number[], y: number): number | null {
  if (samples.length < 2) return null;
  const { meanError, pairSum } = partsOf(samples, y);
  return meanError - pairSum / (samples.length * (samples.length - 1));
}

/**
 * Exact for the distribution whose quantiles run in straight lines between the levels given, with what lies outside
 * the outermost two as lumps on them (1 % on either end of the hub's levels).
 *
 * @param quantiles rising, one a level
 * @param levels    rising, between 0 and 1
 */
export function crpsOfQuantiles(
  quantiles: readonly number[],
  y: number,
  levels: readonly number[] = hubLevels,
): number {
  const last = quantiles.length - 1;
  let sum = Math.max(0, quantiles[0] - y) + Math.max(0, y - quantiles[last]);
  for (let i = 0; i < last; i++) {
    const [from, to, low, high] = [quantiles[i], quantiles[i + 1], levels[i], levels[i + 1]];
    if (to <= y) sum += (to - from) * meanSquare(low, high);
    else if (from >= y) sum += (to - from) * meanSquare(1 - low, 1 - high);
    else {
      const middle = low + ((high - low) * (y - from)) / (to - from);
      sum += (y - from) * meanSquare(low, middle) + (to - y) * meanSquare(1 - middle, 1 - high);
    }
  }
  return sum;
}

/** Mean of the square of a straight line from a to b. */
function meanSquare(a: number, b: number): number {
  return (a * a + a * b + b * b) / 3;
}

/** pairSum is the sum of |x − x′| over unordered pairs. */
function partsOf(samples: readonly number[], y: number): { readonly meanError: number; readonly pairSum: number } {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  let errors = 0;
  let pairSum = 0;
  for (const [rank, value] of sorted.entries()) {
    errors += Math.abs(value - y);
    // less the middle of the sample, so that large values far from 0 keep their digits
    pairSum += 2 * (rank - middle) * (value - sorted[0]);
  }
  return { meanError: errors / sorted.length, pairSum };
}
