// Small yearly counts: an engine of expected numbers gives the mean of a count, and chance is put back as Poisson's.
import { exp, log } from "../quantity/portable.ts";
import { logGamma } from "../quantity/specialFunctions.ts";
import { hubLevels } from "./forecast.ts";

/** Probabilities of the counts `first`, `first` + 1, …; what is left out on either side is below 1e-14. */
interface CountShares {
  readonly first: number;
  readonly shares: Float64Array;
}

/**
 * Sum over counts k of (P(count ≤ k) − 1{y ≤ k})²: the continuous score of a forecast of whole numbers.
 *
 * @param means of equally likely Poisson counts, at least one; below 0 counts as 0
 * @param y     a count
 * @source Epstein 1969; Czado, Gneiting & Held 2009
 */
export function rankedProbabilityScore(means: readonly number[], y: number): number {
  const { first, shares } = countShares(means);
  const last = first + shares.length - 1;
  // outside the counts that can happen, each one between them and y adds 1
  let sum = Math.max(0, first - y) + Math.max(0, y - last - 1);
  let upTo = 0;
  for (const [at, share] of shares.entries()) {
    upTo += share;
    const miss = y <= first + at ? 1 - upTo : upTo;
    sum += miss * miss;
  }
  return sum;
}

/** The smallest counts that are not exceeded with the hub's probabilities. */
export function poissonMixtureQuantiles(means: readonly number[]): readonly number[] {
  const { first, shares } = countShares(means);
  let at = 0;
  let upTo = shares[0];
  return hubLevels.map((level) => {
    // sums of many shares are a little off: a level that is met but for 1e-12 is met
    while (upTo < level - 1e-12 && at < shares.length - 1) upTo += shares[++at];
    return first + at;
  });
}

/** The share of the forecast below the count y, and half of what lies on it. */
export function pitOfPoissonMixture(means: readonly number[], y: number): number {
  const { first, shares } = countShares(means);
  let below = 0;
  for (const [at, share] of shares.entries()) below += first + at < y ? share : first + at === y ? share / 2 : 0;
  return below < 1 ? below : 1;
}

function countShares(means: readonly number[]): CountShares {
  const windows = means.map((mean) => windowOf(mean > 0 ? mean : 0));
  const first = windows.reduce((least, { from }) => Math.min(least, from), Infinity);
  const last = windows.reduce((most, { to }) => Math.max(most, to), 0);
  const shares = new Float64Array(last - first + 1);
  for (const { mean, from, to } of windows) {
    let share = mean === 0 ? 1 : exp(from * log(mean) - mean - logGamma(from + 1));
    for (let count = from; count <= to; count++) {
      shares[count - first] += share / means.length;
      share *= mean / (count + 1);
    }
  }
  return { first, shares };
}

/** Counts beyond it have less than 1e-14 between them: Poisson tails fall off faster than a normal's of 9 deviations. */
function windowOf(mean: number): { readonly mean: number; readonly from: number; readonly to: number } {
  const reach = 9 * Math.sqrt(mean);
  return { mean, from: Math.max(0, Math.floor(mean - reach)), to: Math.ceil(mean + reach + (mean === 0 ? 0 : 30)) };
}
