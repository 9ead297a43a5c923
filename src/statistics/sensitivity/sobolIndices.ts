// How much of an output's variance each factor makes: alone, and with all that it makes together with others.
import { sampleVariance, meanOf } from "../moments.ts";
import { quantileOf } from "../quantile.ts";
import { uniforms } from "./design.ts";

/** Runs of a paired design (design.ts). A factor may be a group of parameters that move together. */
export interface SobolRuns {
  /** at the points of each half; [row] */
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** at the first half's points with the factor's columns of the second; [factor × row] */
  readonly mixed: readonly (readonly number[])[];
}

/** A share of the variance, and what nine of ten resamples of the rows say. */
export interface SharedVariance {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface SobolIndex {
  /** of the factor alone: what would go away on average if it were known */
  readonly first: SharedVariance;
  /** with all its interactions: what would stay if everything else were known */
  readonly total: SharedVariance;
}

export interface Resampling {
  readonly seed: number;
  readonly resamples?: number;
}

/**
 * Rows are drawn again whole. On a Latin hypercube they are spread more evenly than chance would, so that the
 * intervals are rather too wide than too narrow.
 *
 * @returns one for each factor; null where the output does not vary or there are fewer than two rows
 * @source first order: Saltelli and others (2010), Comput. Phys. Commun. 181, 259, table 2 (b), about the mean;
 *   total: Jansen (1999), Comput. Phys. Commun. 117, 35
 */
export function sobolIndices(runs: SobolRuns, { seed, resamples = 400 }: Resampling): readonly SobolIndex[] | null {
  const rows = runs.a.length;
  const every = Array.from({ length: rows }, (_, row) => row);
  const found = indicesOver(runs, every);
  if (found === null) return null;
  const at = uniforms(seed, 0, "resampled rows");
  const again = Array.from({ length: resamples }, (_, nth) =>
    indicesOver(
      runs,
      every.map((row) => Math.floor(at(row, nth) * rows)),
    ),
  ).filter((one) => one !== null);
  return found.map((own, factor) => ({
    first: bounded(
      own.first,
      again.map((one) => one[factor].first),
    ),
    total: bounded(
      own.total,
      again.map((one) => one[factor].total),
    ),
  }));
}

function bounded(share: number, again: readonly number[]): SharedVariance {
  return { share, low: quantileOf(again, 0.05) ?? share, high: quantileOf(again, 0.95) ?? share };
}

function indicesOver({ a, b, mixed }: SobolRuns, rows: readonly number[]) {
  const both = [...rows.map((row) => a[row]), ...rows.map((row) => b[row])];
  const [mean, variance] = [meanOf(both), sampleVariance(both)];
  if (mean === null || variance === null || !(variance > 0)) return null;
  return mixed.map((of) => {
    let [alone, left] = [0, 0];
    for (const row of rows) {
      const moved = of[row] - a[row];
      alone += (b[row] - mean) * moved;
      left += moved * moved;
    }
    return { first: alone / rows.length / variance, total: left / (2 * rows.length) / variance };
  });
}
