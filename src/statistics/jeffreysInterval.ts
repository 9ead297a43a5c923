// What a count says about a share.
import { betaQuantile } from "./betaDistribution.ts";

/**
 * Interval for a proportion after `held` of `tried`.
 *
 * @param held  whole number, 0 … tried
 * @param tried whole number; with 0 nothing is known and the interval is [0, 1]
 * @param level such as 0.95
 * @returns [lower, upper]; the lower end is 0 when none held and the upper end 1 when all did
 * @source equal tails of Beta(held + ½, tried − held + ½); Brown, Cai & DasGupta 2001
 */
export function jeffreysInterval(held: number, tried: number, level: number): readonly [number, number] {
  const tail = (1 - level) / 2;
  const lower = held === 0 ? 0 : betaQuantile(held + 0.5, tried - held + 0.5, tail);
  const upper = held === tried ? 1 : betaQuantile(held + 0.5, tried - held + 0.5, 1 - tail);
  return [lower, upper];
}
