// Whether posteriors are as wide as they say: ranks of true values among posterior draws must be even.
import { gammaQ } from "../quantity/specialFunctions.ts";

export interface RankUniformity {
  /** of the counts below, against equal ones */
  readonly chiSquare: number;
  /** of a chi-square as large, were posteriors right */
  readonly odds: number;
  readonly counts: readonly number[];
}

/**
 * @param ranks of each fit how many of its draws lie below the true value: 0 … draws
 * @param draws independent ones of each posterior; draws + 1 is a multiple of the bins
 * @source simulation-based calibration: Talts, Betancourt, Simpson, Vehtari and Gelman (2018), arXiv:1804.06788
 */
export function rankUniformity(ranks: readonly number[], draws: number, bins: number): RankUniformity {
  const counts = Array.from({ length: bins }, () => 0);
  for (const rank of ranks) counts[Math.floor((rank * bins) / (draws + 1))]++;
  const expected = ranks.length / bins;
  const chiSquare = counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
  return { chiSquare, odds: gammaQ((bins - 1) / 2, chiSquare / 2), counts };
}

/** Fits whose central interval of this level holds the true value. */
export function covered(ranks: readonly number[], draws: number, level: number): number {
  const side = ((1 - level) / 2) * (draws + 1);
  return ranks.filter((rank) => rank >= side && rank < draws + 1 - side).length;
}
