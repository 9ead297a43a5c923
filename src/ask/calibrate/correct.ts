// Smoothed members → draws of the posterior: along the directions that figures see they are weighed by what an emulator
// makes of them, across these they are the prior's.
import { correctedPosterior, posteriorMembers } from "../../inference/correctedPosterior.ts";
import type { SmoothedEnsemble } from "../../inference/ensembleSmoother.ts";
import type { CorrectedPosterior } from "../../inference/importanceCorrection.ts";
import { informedDirections } from "../../inference/informedDirections.ts";
import type { Likelihood } from "../../inference/likelihood.ts";
import { quadraticEmulator } from "../../inference/quadraticEmulator.ts";
import type { Refusal } from "../../inference/refusal.ts";

/** How draws came from members, as it is written with them. */
export interface Correction {
  /** none: no direction is seen, and members are the prior's */
  readonly method: CorrectedPosterior["method"] | "none";
  /** directions of the parameters that figures see */
  readonly directions: number;
  /** error deviations that outputs move by for a prior deviation along each direction, falling */
  readonly seen: readonly number[];
  readonly ess: number | null;
  readonly paretoK: number | null;
  readonly rHat: number | null;
  /** the least share of a figure's variance over the draws that the emulator foretells */
  readonly leastForetold: number | null;
}

interface Corrected {
  /** [draw × coordinate] */
  readonly rows: Float64Array;
  readonly correction: Correction;
  readonly refusals: readonly Refusal[];
}

interface CorrectionAsked {
  readonly dimension: number;
  readonly likelihood: Likelihood;
  /** [coordinate × figure] */
  readonly reach: Float64Array;
  readonly draws: number;
  readonly seed: number;
}

export function correct(smoothed: SmoothedEnsemble, asked: CorrectionAsked): Corrected {
  const { dimension, likelihood, reach, draws, seed } = asked;
  const [prior] = smoothed.visited;
  // the first pass moves members furthest: what they gave before it says little of where they are in the end
  const visited = smoothed.visited.slice(Math.min(2, smoothed.visited.length - 1));
  const rows = visited.reduce((sum, { z }) => sum + z.length / dimension, 0);
  const [z, outputs] = (["z", "outputs"] as const).map((of) => Float64Array.from(visited.flatMap((one) => [...one[of]]))); // prettier-ignore
  const own = Float64Array.from(prior.z);
  const seen = informedDirections(own, Float64Array.from(prior.outputs), own.length / dimension, likelihood, { reach }); // prettier-ignore
  const nothing = { ess: null, paretoK: null, rHat: null, leastForetold: null };
  const told = { directions: seen.count, seen: seen.singularValues.slice(0, Math.max(1, seen.count)).map(short) };
  if (seen.count === 0) {
    const first = smoothed.z.slice(0, dimension * Math.min(draws, smoothed.members));
    return { rows: first, correction: { method: "none", ...told, ...nothing }, refusals: [] };
  }
  const emulator = quadraticEmulator(z, outputs, rows, seen, rows - smoothed.members);
  const { z: members } = smoothed;
  const found = correctedPosterior({ emulator, directions: seen, likelihood, z: members, members: smoothed.members, seed }); // prettier-ignore
  const { method, ess, paretoK, rHat, refusals } = found;
  const shortened = { ess: short(ess), paretoK: paretoK && short(paretoK), rHat: rHat && short(rHat) };
  return {
    rows: posteriorMembers(found, seen, { dimension, count: draws, seed }),
    correction: { method, ...told, ...shortened, leastForetold: short(Math.min(...emulator.foretold)) },
    refusals,
  };
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
