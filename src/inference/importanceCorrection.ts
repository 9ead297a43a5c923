// What a smoothed ensemble only comes near to: the posterior itself along the informed directions, by weighing draws.
import { refuseUsage } from "../errors.ts";
import type { SmoothedEnsemble } from "./ensembleSmoother.ts";
import { along, type Along } from "./informedDirections.ts";
import { emulatedPosterior } from "./emulatedDensity.ts";
import type { Likelihood } from "./likelihood.ts";
import { smoothedWeights } from "./paretoSmoothing.ts";
import { drawFrom, logProposal, proposalAround } from "./proposal.ts";
import type { Emulator } from "./quadraticEmulator.ts";
import { digits, type Refusal } from "./refusal.ts";

/** Smoothed members are the first places to look at. */
export interface CorrectionAsked extends Pick<SmoothedEnsemble, "z" | "members"> {
  readonly emulator: Emulator;
  readonly directions: Along;
  readonly likelihood: Likelihood;
  readonly seed: number;
  /** 4,000 where it is left out */
  readonly draws?: number;
}

/** Places along the directions that stand for the posterior. */
export interface CorrectedPosterior {
  readonly method: "importance" | "chains";
  /** [draw × direction] */
  readonly u: Float64Array;
  /** of the draws, adding up to 1 */
  readonly weights: Float64Array;
  /** effective draws: of chains the fewest of any direction */
  readonly ess: number;
  /** of importance */
  readonly paretoK: number | null;
  /** of chains: the largest of any direction */
  readonly rHat: number | null;
  /** why it may not be published; empty: nothing speaks against it */
  readonly refusals: readonly Refusal[];
}

const leastEffective = 100;
const heaviestTail = 0.7;
/** The proposal is fitted again to what it found, at most this often, until this share of draws is effective. */
const refits = 2;
const enough = 0.4;

/**
 * Draws of a mixture around the ensemble, weighed by prior times emulated likelihood over the mixture.
 *
 * @throws PendencyError when there is no direction, or members do not differ in every one
 */
export function importanceCorrection(asked: CorrectionAsked): CorrectedPosterior {
  const { emulator, directions, likelihood, members, seed, draws = 4000 } = asked;
  const count = directions.count;
  if (count === 0) refuseUsage("directions", "at least one direction that the data see", "none");
  const posterior = emulatedPosterior(emulator, likelihood);
  let u: Float64Array = along(asked.z, members, directions);
  let weights: Float64Array = new Float64Array(members).fill(1 / members);
  let found: CorrectedPosterior | null = null;
  for (let round = 0; round <= refits; round++) {
    const proposal = proposalAround(u, weights, count);
    if (proposal === null) return found ?? refuseUsage("members", "members that differ in every direction", "fewer");
    const density = logProposal(proposal);
    const drawn = drawFrom(proposal, draws, seed, round);
    const logs = Float64Array.from({ length: draws }, (_, draw) => {
      const place = drawn.subarray(draw * count, (draw + 1) * count);
      return posterior(place) - density(place);
    });
    const { weights: own, ess, paretoK } = smoothedWeights(logs);
    const next = { method: "importance", u: drawn, weights: own, ess, paretoK, rHat: null } as const;
    // places of few effective draws say less of where the posterior lies than the ensemble does
    if (found !== null && ess < found.ess) break;
    found = { ...next, refusals: refusalsOf(ess, paretoK) };
    if (ess < leastEffective || ess >= enough * draws) break;
    [u, weights] = [drawn, own];
  }
  return found!;
}

function refusalsOf(ess: number, paretoK: number): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (!(ess >= leastEffective))
    refusals.push({ gate: "effective draws", expected: `at least ${leastEffective}`, got: digits(ess) });
  if (!(paretoK < heaviestTail))
    refusals.push({ gate: "Pareto k", expected: `below ${heaviestTail}`, got: digits(paretoK) });
  return refusals;
}
