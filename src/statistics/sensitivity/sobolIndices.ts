// How much of an output's variance each factor makes: alone, and with all that it makes together with others.
import { sampleVariance, meanOf } from "../moments.ts";
import { uniforms } from "./design.ts";
import { indicesFrom, sharesFrom } from "./sharesFrom.ts";
import type { SobolIndex } from "./sharesFrom.ts";

/** Runs of a paired design (design.ts). A factor may be a group of parameters that move together. */
export interface SobolRuns {
  /** at the points of each half; [row] */
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** at the first half's points with the factor's columns of the second; [factor × row] */
  readonly mixed: readonly (readonly number[])[];
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
  const at = uniforms(seed, 0, "resampled rows");
  const again = Array.from({ length: resamples }, (_, nth) =>
    indicesOver(
      runs,
      every.map((row) => Math.floor(at(row, nth) * rows)),
    ),
  );
  return indicesFrom(sharesFrom(found, again));
}

/** Of each factor alone, then of each with all others. */
function indicesOver({ a, b, mixed }: SobolRuns, rows: readonly number[]): readonly number[] | null {
  const both = [...rows.map((row) => a[row]), ...rows.map((row) => b[row])];
  const [mean, variance] = [meanOf(both), sampleVariance(both)];
  if (mean === null || variance === null || !(variance > 0)) return null;
  const found = mixed.map((of) => {
    let [alone, left] = [0, 0];
    for (const row of rows) {
      const moved = of[row] - a[row];
      alone += (b[row] - mean) * moved;
      left += moved * moved;
    }
    return { first: alone / rows.length / variance, total: left / (2 * rows.length) / variance };
  });
  return [...found.map(({ first }) => first), ...found.map(({ total }) => total)];
}
