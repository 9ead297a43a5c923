// A case that moves between stages until it ends: where it ends, and after how long.
import { exp } from "../quantity/portable.ts";
import { identityLess, solveLinear } from "./linearSystem.ts";

export interface CaseFlow {
  /** share going from stage i to stage k when a stay ends */
  readonly between: readonly (readonly number[])[];
  /** share going from stage i to outcome k */
  readonly out: readonly (readonly number[])[];
  /** mean stay in each stage */
  readonly meanStay: readonly number[];
}

/** P(end = outcome), by the stage started in. @source B = (I − Q)⁻¹ R, Kemeny & Snell 1960 */
export function outcomeShares(flow: CaseFlow, outcome: number): number[] {
  return solveLinear(
    identityLess(flow.between),
    flow.out.map((row) => row[outcome]),
  );
}

/** Mean time to the end, by the stage started in, for stays of any shape. */
export function meanTimesToEnd(flow: CaseFlow): number[] {
  return solveLinear(identityLess(flow.between), flow.meanStay);
}

/** Variance of the time to the end when stays are exponential. @source phase type, Neuts 1981 */
export function variancesOfTimeToEnd(flow: CaseFlow): number[] {
  const means = meanTimesToEnd(flow);
  // E[T²] = 2 (I − Q)⁻¹ diag(stay) E[T]
  const second = solveLinear(
    identityLess(flow.between),
    means.map((mean, stage) => 2 * flow.meanStay[stage] * mean),
  );
  return second.map((square, stage) => square - means[stage] * means[stage]);
}

/**
 * Probability of being in each stage, then of having reached each outcome, at `time`, when stays are exponential.
 *
 * @source uniformisation: jumps of a Poisson clock as fast as the shortest stay; the tail below 1e-18 is left out
 */
export function sharesAt(flow: CaseFlow, start: number, time: number): number[] {
  const stages = flow.meanStay.length;
  const outcomes = flow.out[0].length;
  const fastest = 1 / flow.meanStay.reduce((shortest, stay) => Math.min(shortest, stay), Infinity);
  let now = Array.from({ length: stages + outcomes }, () => 0);
  now[start] = 1;
  const sum = Array.from({ length: stages + outcomes }, () => 0);
  const expected = fastest * time;
  let weight = exp(-expected);
  for (let jumps = 0; jumps <= expected || weight >= 1e-18; jumps++) {
    for (let i = 0; i < sum.length; i++) sum[i] += weight * now[i];
    weight *= expected / (jumps + 1);
    now = oneJump(flow, now, fastest);
  }
  return sum;
}

function oneJump(flow: CaseFlow, now: readonly number[], fastest: number): number[] {
  const stages = flow.meanStay.length;
  const next = [...now];
  for (let i = 0; i < stages; i++) {
    const moving = now[i] / (flow.meanStay[i] * fastest);
    next[i] -= moving;
    flow.between[i].forEach((share, k) => (next[k] += moving * share));
    flow.out[i].forEach((share, k) => (next[stages + k] += moving * share));
  }
  return next;
}
