// What a count says about a share, at every look: an interval that holds however often it is looked at, and whenever
// somebody stops because of it.
import { log } from "../quantity/portable.ts";
import { logGamma } from "../quantity/specialFunctions.ts";

/**
 * One interval of a confidence sequence for a proportion: over all counts that one sequence of trials goes through, the
 * share lies in every one of them with at least the chance `level`.
 *
 * @param held  whole number, 0 … tried
 * @param tried whole number; with 0 nothing is known and the interval is [0, 1]
 * @param level such as 0.95
 * @returns [lower, upper], around held ÷ tried; wider than an interval for one look
 * @source Robbins's mixture with the weights of Beta(½, ½), and Ville's inequality: H. Robbins, Statistical methods
 *   related to the law of the iterated logarithm, Annals of Mathematical Statistics 41 (1970)
 */
export function shareSequence(held: number, tried: number, level: number): readonly [number, number] {
  if (tried === 0) return [0, 1];
  const mixed = logBeta(held + 0.5, tried - held + 0.5) - logBeta(0.5, 0.5);
  const most = -log(1 - level);
  const isInside = (share: number): boolean =>
    mixed - times(held, log(share)) - times(tried - held, log(1 - share)) < most;
  const middle = held / tried;
  return [held === 0 ? 0 : endBetween(0, middle, isInside), held === tried ? 1 : endBetween(1, middle, isInside)];
}

/** By halving; on the outer side of what it finds, so that the interval is never too narrow. */
function endBetween(outside: number, inside: number, isInside: (share: number) => boolean): number {
  let [out, within] = [outside, inside];
  for (let nth = 0; nth < 60; nth++) {
    const middle = (out + within) / 2;
    if (middle === out || middle === within) break;
    if (isInside(middle)) within = middle;
    else out = middle;
  }
  return out;
}

/** 0 × log 0 is 0. */
function times(count: number, logarithm: number): number {
  return count === 0 ? 0 : count * logarithm;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
