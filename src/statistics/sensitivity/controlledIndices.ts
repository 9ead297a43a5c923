// Shares of the variance with most of their chance taken out: a surrogate says what it knows of every point, its own shares
// are known without a run, and the runs of a paired design add what it leaves out.
import { uniforms } from "./design.ts";
import { sharesFrom } from "./sharesFrom.ts";
import type { SobolIndex } from "./sharesFrom.ts";
import type { Resampling, SobolRuns } from "./sobolIndices.ts";
import { atPoint, fitSurrogates, varianceParts } from "./surrogate.ts";
import type { Surrogate, TermRange, VarianceParts } from "./surrogate.ts";
import type { Terms } from "./termMoments.ts";

/** Scaled terms at the points of each half of the design; [row] */
export interface RowTerms {
  readonly a: readonly Float64Array[];
  readonly b: readonly Float64Array[];
}

/** Rows are left out in so many parts, each judged by what the others say. */
const folds = 4;

/** How much surrogates are drawn towards nothing; the one that leaves the least over is taken. */
const shrinks = [1e-3, 1e-2, 1e-1];

/**
 * The means of what runs and the surrogate say differently are added to what the surrogate says over endless draws. Rows
 * are corrected by a surrogate that was fitted to the others, so that no row is counted twice and parts of the variance
 * have no error but chance, however bad the surrogate is. Intervals draw rows anew whole, and the draws by which moments
 * of terms are known.
 *
 * @returns one for each factor; null where the output does not vary or there are too few rows
 * @source control variates: Lavenberg and Welch (1981), Manage. Sci. 27, 322; the estimators are those of `sobolIndices`
 */
export function controlledIndices(
  runs: SobolRuns,
  rowTerms: RowTerms,
  terms: Terms,
  { seed, resamples = 400 }: Resampling,
): readonly SobolIndex[] | null {
  const rows = runs.a.length;
  if (rows < 2 * folds) return null;
  const best = controlledByBest(runs, rowTerms, terms);
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
  readonly rows: readonly VarianceParts[];
  /** [fold][part of the draws that moments come from] */
  readonly known: readonly (readonly VarianceParts[])[];
  /** squares that rows leave over, by surrogates fitted to the others */
  readonly left: number;
}

/** With the surrogates that leave the least over. */
function controlledByBest(runs: SobolRuns, rowTerms: RowTerms, terms: Terms): Controlled {
  const mixed = runs.mixed.map((_, factor) => movedPoints(rowTerms, terms.factors[factor]));
  const columns = [
    { values: runs.a, points: rowTerms.a },
    { values: runs.b, points: rowTerms.b },
    ...runs.mixed.map((values, factor) => ({ values, points: mixed[factor] })),
  ];
  const fitted = Array.from({ length: folds }, (_, fold): readonly Surrogate[] => {
    const others = runs.a.flatMap((__, row) => (row % folds === fold ? [] : [row]));
    const points = columns.flatMap((column) => others.map((row) => column.points[row]));
    const values = columns.flatMap((column) => others.map((row) => column.values[row]));
    return fitSurrogates(points, values, terms.factors, shrinks);
  });
  const controlled = [...shrinks, null].map((_, nth) =>
    controlledBy(
      runs,
      { ...rowTerms, mixed },
      terms,
      fitted.map((own) => own[nth]),
    ),
  );
  return controlled.reduce((one, other) => (other.left < one.left ? other : one));
}

/** The first half's points with a factor's terms of the second. */
function movedPoints({ a, b }: RowTerms, { from, to }: TermRange): readonly Float64Array[] {
  return a.map((point, row) => {
    const moved = point.slice();
    moved.set(b[row].subarray(from, to), from);
    return moved;
  });
}

function controlledBy(
  runs: SobolRuns,
  points: RowTerms & { readonly mixed: readonly (readonly Float64Array[])[] },
  { factors, moments }: Terms,
  fitted: readonly Surrogate[],
): Controlled {
  const rows = runs.a.length;
  const mean = [...runs.a, ...runs.b].reduce((sum, value) => sum + value, 0) / (2 * rows);
  let left = 0;
  const added = runs.a.map((a, row): VarianceParts => {
    const own = fitted[row % folds];
    const b = runs.b[row];
    const [ofA, ofB] = [points.a[row], points.b[row]].map((point) => atPoint(own, point) - own.mean);
    left += squareOf(a - own.mean - ofA) + squareOf(b - own.mean - ofB);
    const moves = runs.mixed.map((values, factor) => ({ by: values[row] - a, known: atPoint(own, points.mixed[factor][row]) - own.mean - ofA })); // prettier-ignore
    // the mean is that of the same rows
    const square = ((squareOf(a - mean) + squareOf(b - mean)) * rows) / (2 * rows - 1);
    return {
      first: moves.map(({ by, known }) => (b - mean) * by - ofB * known),
      total: moves.map(({ by, known }) => (squareOf(by) - squareOf(known)) / 2),
      whole: square - (squareOf(ofA) + squareOf(ofB)) / 2,
    };
  });
  return { rows: added, known: fitted.map((one) => moments.map((part) => varianceParts(one, factors, part))), left };
}

function squareOf(number: number): number {
  return number * number;
}

/** Shares over some of the rows and of the parts; null where nothing varies. */
function sharesOf({ rows, known }: Controlled, some: readonly number[], parts: readonly number[]) {
  const factors = rows[0].first.length;
  const [first, total] = [new Float64Array(factors), new Float64Array(factors)];
  let whole = 0;
  const add = (part: VarianceParts, weight: number): void => {
    for (let factor = 0; factor < factors; factor++) {
      first[factor] += weight * part.first[factor];
      total[factor] += weight * part.total[factor];
    }
    whole += weight * part.whole;
  };
  const inFold = new Float64Array(folds);
  for (const row of some) {
    inFold[row % folds]++;
    add(rows[row], 1 / some.length);
  }
  for (const [fold, own] of known.entries())
    for (const part of parts) add(own[part], inFold[fold] / some.length / parts.length);
  if (!(whole > 0)) return null;
  return Array.from({ length: factors }, (_, factor) => ({ first: first[factor] / whole, total: total[factor] / whole })); // prettier-ignore
}
