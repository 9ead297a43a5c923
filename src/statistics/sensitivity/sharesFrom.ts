// Shares with intervals: what was found, and what resamples of it say.
import { quantileOf } from "../quantile.ts";

/** A share of the variance, and what nine of ten resamples of the rows say. */
export interface SharedVariance {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface SobolIndex {
  /** of the factor alone: what would go away on average if it were known */
  readonly first: SharedVariance;
  /** with all its interactions: what would stay if everything else were known */
  readonly total: SharedVariance;
}

type Shares = ArrayLike<number>;

/** @param again one for each resample; null where it does not vary. @returns null where nothing varies */
export function sharesFrom(found: Shares | null, again: readonly (Shares | null)[]): readonly SharedVariance[] | null {
  if (found === null) return null;
  const known = again.filter((one) => one !== null);
  return Array.from(found, (share, at) => {
    const others = known.map((one) => one[at]);
    return { share, low: quantileOf(others, 0.05) ?? share, high: quantileOf(others, 0.95) ?? share };
  });
}

/** Of the shares of all factors alone, followed by those with all others. */
export function indicesFrom(shares: readonly SharedVariance[] | null): readonly SobolIndex[] | null {
  if (shares === null) return null;
  const factors = shares.length / 2;
  return shares.slice(0, factors).map((first, factor) => ({ first, total: shares[factors + factor] }));
}
