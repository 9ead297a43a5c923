// The smoothed ensemble → draws of the posterior.
import type { SmoothedEnsemble } from "../../inference/ensembleSmoother.ts";

export interface Correction {
  readonly ess: number | null;
}

export function correct(
  smoothed: SmoothedEnsemble,
  dimension: number,
  draws: number,
): { rows: Float64Array; correction: Correction } {
  return { rows: smoothed.z.slice(0, dimension * Math.min(draws, smoothed.members)), correction: { ess: null } };
}
