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

/** Of each factor. */
type Shares = readonly { readonly first: number; readonly total: number }[];

/** @param again one for each resample; null where it does not vary. @returns null where nothing varies */
export function sharesFrom(found: Shares | null, again: readonly (Shares | null)[]): readonly SobolIndex[] | null {
  if (found === null) return null;
  const known = again.filter((one) => one !== null);
  const bounded = (share: number, others: readonly number[]): SharedVariance => ({
    share,
    low: quantileOf(others, 0.05) ?? share,
    high: quantileOf(others, 0.95) ?? share,
  });
  return found.map((own, factor) => ({
    first: bounded(own.first, known.map((one) => one[factor].first)), // prettier-ignore
    total: bounded(own.total, known.map((one) => one[factor].total)), // prettier-ignore
  }));
}
