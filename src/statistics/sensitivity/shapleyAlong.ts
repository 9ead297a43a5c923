// Shapley effects from ways between draws: one factor after another is exchanged, in an order by chance, until all are.
import type { RowTerms } from "./controlledIndices.ts";
import { controlledShares } from "./controlledShares.ts";
import type { SharedVariance } from "./sharesFrom.ts";
import type { Resampling } from "./sobolIndices.ts";
import { atPoint, varianceParts } from "./surrogate.ts";
import type { Terms } from "./termMoments.ts";

/** A factor may be a group of parameters that move together; factors are independent of one another. */
export interface ShapleyRuns {
  /** in which each row's factors are exchanged; [row] */
  readonly orders: readonly (readonly number[])[];
  /** of the first draw, then with each further factor of the second, which is the last; [row][step] */
  readonly values: readonly (readonly number[])[];
}

/**
 * Half the product of the whole way and of a factor's own step on it is, over all orders, its Shapley effect: what it
 * makes alone, and of what it makes only together with others an even part. A row's add up to half the square of its
 * way, so that all shares add up to 1. Most of the chance in them is taken out by a surrogate (controlledShares.ts).
 *
 * @param points scaled terms at both ends of each row
 * @returns one for each factor; null where the output does not vary or there are too few rows
 * @source Goda (2021), Reliab. Eng. Syst. Saf. 213, 107745, its estimator and that of the way back, halved
 */
export function shapleyAlong(
  { orders, values }: ShapleyRuns,
  points: RowTerms,
  terms: Terms,
  resampling: Resampling,
): readonly SharedVariance[] | null {
  const steps = terms.factors.length + 1;
  const ways = orders.map((order, row) => wayOf(order, points.a[row], points.b[row], terms));
  return controlledShares(
    {
      rows: values.length,
      columns: Array.from({ length: steps }, (_, step) => ({
        values: values.map((own) => own[step]),
        points: ways.map((own) => own[step]),
      })),
      ofRow(row, surrogate) {
        const [own, known] = [values[row], ways[row].map((point) => atPoint(surrogate, point))];
        const [whole, wholeKnown] = [own, known].map((way) => way[0] - way[steps - 1]);
        const of = terms.factors.map(() => 0);
        for (const [step, factor] of orders[row].entries())
          of[factor] = (whole * (own[step] - own[step + 1]) - wholeKnown * (known[step] - known[step + 1])) / 2;
        const left = [0, steps - 1].reduce((sum, end) => sum + squareOf(own[end] - known[end]), 0);
        return { parts: { of, whole: (squareOf(whole) - squareOf(wholeKnown)) / 2 }, left };
      },
      known(surrogate, moments) {
        // it has no products of three: what two make together is halved between them
        const { first, total, whole } = varianceParts(surrogate, terms.factors, moments);
        return { of: first.map((alone, factor) => (alone + total[factor]) / 2), whole };
      },
    },
    terms,
    resampling,
  );
}

function wayOf(order: readonly number[], a: Float64Array, b: Float64Array, { factors }: Terms): Float64Array[] {
  const points = [a];
  for (const factor of order) {
    const { from, to } = factors[factor];
    const moved = points[points.length - 1].slice();
    moved.set(b.subarray(from, to), from);
    points.push(moved);
  }
  return points;
}

function squareOf(number: number): number {
  return number * number;
}
