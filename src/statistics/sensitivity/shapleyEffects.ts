// An output's variance handed out to its factors so that the parts add up to 1, interactions shared evenly and what
// correlated factors say together counted once.
import { sampleVariance } from "../moments.ts";
import { mostExactParts, sampledShapley, shapleyValues } from "./shapley.ts";

export interface ShapleyEffect {
  /** of the variance; all of them add up to 1 */
  readonly share: number;
  /** of the orders drawn; null where every order was counted */
  readonly standardError: number | null;
}

export interface OrdersDrawn {
  /** pairs of orders drawn where there are too many factors for all of them */
  readonly pairs?: number;
  readonly seed?: number;
}

/**
 * @param varianceOf what is left of the output's variance, on average, when all factors but those of the set are
 *   known: bit i of the set stands for factor i. Of no factor it is 0, of all it is the variance
 * @returns null where the output does not vary
 * @source Owen (2014), SIAM/ASA J. Uncertain. Quantif. 2, 245; the game of what is left has the same values and less
 *   error: Song, Nelson and Staum (2016), ibid. 4, 1060
 */
export function shapleyEffects(
  factors: number,
  varianceOf: (set: number) => number,
  { pairs = 200, seed = 1 }: OrdersDrawn = {},
): readonly ShapleyEffect[] | null {
  let all = 0;
  for (let factor = 0; factor < factors; factor++) all |= 1 << factor;
  const variance = varianceOf(all);
  if (!(variance > 0)) return null;
  if (factors <= mostExactParts)
    return shapleyValues(factors, varianceOf).map((value) => ({ share: value / variance, standardError: null }));
  return sampledShapley(factors, varianceOf, pairs, seed).map(({ value, standardError }) => ({
    share: value / variance,
    standardError: standardError === null ? null : standardError / variance,
  }));
}

/**
 * What is left of the variance when all factors but some are known, from runs in pairs between which only these differ.
 * It holds for factors that are independent of the others; put correlated ones into one group.
 *
 * @param first, second as long as each other
 * @source Jansen (1999), Comput. Phys. Commun. 117, 35
 */
export function varianceLeft(first: readonly number[], second: readonly number[]): number {
  let sum = 0;
  for (const [row, value] of first.entries()) sum += (value - second[row]) * (value - second[row]);
  return first.length === 0 ? 0 : sum / (2 * first.length);
}

/** Of both halves of a paired design: the worth of all factors. */
export function varianceOfBoth(a: readonly number[], b: readonly number[]): number {
  return sampleVariance([...a, ...b]) ?? 0;
}
