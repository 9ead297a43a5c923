// Shares of the variance with most of their chance taken out: a surrogate says what it knows of every point, its own shares
// are known without a run, and the runs of a design add what it leaves out.
import { uniforms } from "./design.ts";
import { sharesFrom } from "./sharesFrom.ts";
import type { SharedVariance } from "./sharesFrom.ts";
import type { Resampling } from "./sobolIndices.ts";
import { fitSurrogates } from "./surrogate.ts";
import type { Surrogate, TermMoments } from "./surrogate.ts";
import type { Terms } from "./termMoments.ts";

/** Parts of the variance, and the whole that they are parts of. */
interface Parts {
  readonly of: readonly number[];
  readonly whole: number;
}

/** Of runs in rows that are independent of one another. */
interface ControlledDesign {
  readonly rows: number;
  /** every run of a row, with the scaled terms of its point; [column] of [row] */
  readonly columns: readonly { readonly values: readonly number[]; readonly points: readonly Float64Array[] }[];
  /** what a row's runs say beyond the surrogate, and the squares that it leaves over */
  ofRow(row: number, surrogate: Surrogate): { readonly parts: Parts; readonly left: number };
  /** what the surrogate says over endless draws */
  known(surrogate: Surrogate, moments: TermMoments): Parts;
}

/** Rows are left out in so many parts, each judged by what the others say. */
const folds = 4;
/** Of fewer no share is told. */
export const leastOfShares = 2 * folds;

/** How much surrogates are drawn towards nothing; the one that leaves the least over is taken. */
const shrinks = [1e-3, 1e-2, 1e-1];

/**
 * The means of what runs and the surrogate say differently are added to what the surrogate says over endless draws. Rows
 * are corrected by a surrogate that was fitted to the others, so that no row is counted twice and parts of the variance
 * have no error but chance, however bad the surrogate is. Intervals draw rows anew whole, and the draws by which moments
 * of terms are known.
 *
 * @returns one for each part; null where the output does not vary or there are too few rows
 * @source control variates: Lavenberg and Welch (1981), Manage. Sci. 27, 322
 */
export function controlledShares(
  design: ControlledDesign,
  terms: Terms,
  { seed, resamples = 400 }: Resampling,
): readonly SharedVariance[] | null {
  const { rows } = design;
  if (rows < leastOfShares) return null;
  const best = controlledByBest(design, terms);
  const at = uniforms(seed, 0, "resampled rows");
  const ofParts = uniforms(seed, 1, "resampled parts");
  const parts = terms.moments.length;
  const every = Array.from({ length: rows }, (_, row) => row);
  const all = Array.from({ length: parts }, (_, part) => part);
  const again = Array.from({ length: resamples }, (_, nth) =>
    sharesOf(
      best,
      every.map((row) => Math.floor(at(row, nth) * rows)),
      all.map((part) => Math.floor(ofParts(part, nth) * parts)),
    ),
  );
  return sharesFrom(sharesOf(best, every, all), again);
}

interface Controlled {
  /** what a row adds; [row] */
  readonly rows: readonly Parts[];
  /** [fold][part of the draws that moments come from] */
  readonly known: readonly (readonly Parts[])[];
  /** squares that rows leave over, by surrogates fitted to the others */
  readonly left: number;
}

/** With the surrogates that leave the least over. */
function controlledByBest({ rows, columns, ofRow, known }: ControlledDesign, terms: Terms): Controlled {
  const every = Array.from({ length: rows }, (_, row) => row);
  const fitted = Array.from({ length: folds }, (_, fold): readonly Surrogate[] => {
    const others = every.filter((row) => row % folds !== fold);
    const points = columns.flatMap((column) => others.map((row) => column.points[row]));
    const values = columns.flatMap((column) => others.map((row) => column.values[row]));
    return fitSurrogates(points, values, terms.factors, shrinks);
  });
  const controlled = [...shrinks, null].map((_, nth): Controlled => {
    const own = fitted.map((one) => one[nth]);
    const added = every.map((row) => ofRow(row, own[row % folds]));
    return {
      rows: added.map(({ parts }) => parts),
      known: own.map((one) => terms.moments.map((part) => known(one, part))),
      left: added.reduce((sum, { left }) => sum + left, 0),
    };
  });
  return controlled.reduce((one, other) => (other.left < one.left ? other : one));
}

/** Shares over some of the rows and of the parts; null where nothing varies. */
function sharesOf({ rows, known }: Controlled, some: readonly number[], parts: readonly number[]): Float64Array | null {
  const sums = new Float64Array(rows[0].of.length);
  let whole = 0;
  const add = (part: Parts, weight: number): void => {
    for (let at = 0; at < sums.length; at++) sums[at] += weight * part.of[at];
    whole += weight * part.whole;
  };
  const inFold = new Float64Array(folds);
  for (const row of some) {
    inFold[row % folds]++;
    add(rows[row], 1 / some.length);
  }
  for (const [fold, own] of known.entries())
    for (const part of parts) add(own[part], inFold[fold] / some.length / parts.length);
  return whole > 0 ? sums.map((sum) => sum / whole) : null;
}
