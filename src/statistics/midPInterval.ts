// What a count says about a share, tested: the shares that it does not contradict.
import { betaCdf } from "./betaDistribution.ts";

/**
 * The shares that two one-sided mid-p tests leave, each at half of 1 − level: the probability of fewer than were held,
 * and half that of as many, is at least that half, and the same of more.
 *
 * @param held  0 … tried; neither need be whole, since they may amount to fewer than were counted
 * @param tried with 0 nothing is known and the interval is [0, 1]
 * @param level such as 0.9
 * @returns [lower, upper]; the lower end is 0 when none held and the upper end 1 when all did
 * @source Lancaster 1961; Berry & Armitage 1995; tails of counts between whole numbers by the beta function
 */
export function midPInterval(held: number, tried: number, level: number): readonly [number, number] {
  const tail = (1 - level) / 2;
  const lower = held <= 0 ? 0 : shareWhere((share) => 1 - midTail(held, tried, share) >= tail);
  const upper = held >= tried ? 1 : shareWhere((share) => midTail(held, tried, share) < tail);
  return [lower, upper];
}

/** P(fewer) + ½ P(as many), which falls as the share grows. */
function midTail(held: number, tried: number, share: number): number {
  return (atMost(held, tried, share) + atMost(held - 1, tried, share)) / 2;
}

/** P(X ≤ held) of `tried` with that share; between whole numbers as the beta function goes on. */
function atMost(held: number, tried: number, share: number): number {
  if (held <= -1) return 0;
  return held >= tried ? 1 : betaCdf(tried - held, held + 1, 1 - share);
}

/** The least share of which it is so, by halving; it stays so for all that are larger. */
function shareWhere(isSo: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (isSo(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
