// Sobol' indices with most of their chance taken out by a surrogate (controlledShares.ts).
import { controlledShares } from "./controlledShares.ts";
import { indicesFrom } from "./sharesFrom.ts";
import type { SobolIndex } from "./sharesFrom.ts";
import type { Resampling, SobolRuns } from "./sobolIndices.ts";
import { atPoint, varianceParts } from "./surrogate.ts";
import type { TermRange } from "./surrogate.ts";
import type { Terms } from "./termMoments.ts";

/** Scaled terms at the points of each half of the design; [row] */
export interface RowTerms {
  readonly a: readonly Float64Array[];
  readonly b: readonly Float64Array[];
}

/**
 * @returns one for each factor; null where the output does not vary or there are too few rows
 * @source the estimators are those of `sobolIndices`
 */
export function controlledIndices(
  runs: SobolRuns,
  points: RowTerms,
  terms: Terms,
  resampling: Resampling,
): readonly SobolIndex[] | null {
  const rows = runs.a.length;
  const mixed = runs.mixed.map((_, factor) => movedPoints(points, terms.factors[factor]));
  const mean = [...runs.a, ...runs.b].reduce((sum, value) => sum + value, 0) / (2 * rows);
  const shares = controlledShares(
    {
      rows,
      columns: [
        { values: runs.a, points: points.a },
        { values: runs.b, points: points.b },
        ...runs.mixed.map((values, factor) => ({ values, points: mixed[factor] })),
      ],
      ofRow(row, own) {
        const [a, b] = [runs.a[row], runs.b[row]];
        const [ofA, ofB] = [points.a[row], points.b[row]].map((point) => atPoint(own, point) - own.mean);
        const moves = runs.mixed.map((values, factor) => ({ by: values[row] - a, known: atPoint(own, mixed[factor][row]) - own.mean - ofA })); // prettier-ignore
        const alone = moves.map(({ by, known }) => (b - mean) * by - ofB * known);
        const withOthers = moves.map(({ by, known }) => (squareOf(by) - squareOf(known)) / 2);
        // the mean is that of the same rows
        const square = ((squareOf(a - mean) + squareOf(b - mean)) * rows) / (2 * rows - 1);
        return {
          parts: { of: [...alone, ...withOthers], whole: square - (squareOf(ofA) + squareOf(ofB)) / 2 },
          left: squareOf(a - own.mean - ofA) + squareOf(b - own.mean - ofB),
        };
      },
      known(own, moments) {
        const { first, total, whole } = varianceParts(own, terms.factors, moments);
        return { of: [...first, ...total], whole };
      },
    },
    terms,
    resampling,
  );
  return indicesFrom(shares);
}

/** The first half's points with a factor's terms of the second. */
function movedPoints({ a, b }: RowTerms, { from, to }: TermRange): readonly Float64Array[] {
  return a.map((point, row) => {
    const moved = point.slice();
    moved.set(b[row].subarray(from, to), from);
    return moved;
  });
}

function squareOf(number: number): number {
  return number * number;
}
