// Student's t: how far a mean of few values may stray when its spread is estimated from the same values.
import { betaCdf, betaQuantile } from "./betaDistribution.ts";

/** P(T > t) for t ≥ 0, accurate where it is small. */
export function studentUpperTail(t: number, degrees: number): number {
  return betaCdf(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
}

/**
 * The t with P(T ≤ t) = share.
 *
 * @param share   between 0 and 1, neither included
 * @param degrees degrees of freedom, > 0: one less than the number of values
 */
export function studentQuantile(share: number, degrees: number): number {
  if (share === 0.5) return 0;
  const tail = share < 0.5 ? share : 1 - share;
  const x = betaQuantile(degrees / 2, 0.5, 2 * tail);
  const t = Math.sqrt((degrees * (1 - x)) / x);
  return share < 0.5 ? -t : t;
}
