// A published stock whose way out nobody counts: it fills by published flows, and empties at a pace per head.

import { log } from "../quantity/portable.ts";
import { quantileOf } from "../statistics/quantile.ts";
import { innovationVariance, withCountingChance } from "./countingChance.ts";
import { fitDiscrepancy, publishedFlows } from "./discrepancy.ts";
import type { Residual } from "./discrepancy.ts";

/** One stock and what fills it, a figure a period; the stock is the mean of each period, or the level at its end. */
interface Filling {
  readonly stock: readonly number[];
  readonly inflow: readonly number[];
}

type Taken = "at the end" | "on average";

/**
 * The part of a stock that leaves in each period: what came in, less what the stock rose by, per head. Of two means that
 * follow each other the middle of one period lies a period after that of the other, and half of what comes in either of
 * them comes between.
 *
 * @returns one less than there are periods, each up to the period of its index plus one; below 0 where more were added
 *   than the flows say
 */
export function pacesOf({ stock, inflow }: Filling, taken: Taken): readonly number[] {
  return stock.slice(1).map((now, at) => {
    const before = stock[at];
    return (between(inflow, at + 1, taken) - (now - before)) / ((before + now) / 2);
  });
}

/**
 * The last known stock, plus what comes in, less what leaves at each period's pace.
 *
 * @param last   the stock of the last period known
 * @param inflow of that period and of all after it
 * @param paces  of all after it, at least 0
 * @returns the stock of all after it
 */
export function pacedStock(
  last: number,
  inflow: readonly number[],
  paces: readonly number[],
  taken: Taken,
): readonly number[] {
  let stock = last;
  return paces.map((pace, at) => {
    // both halves of a period lose at its pace, so that no pace takes out more than there is
    const half = Math.min(pace / 2, 1);
    return (stock = (stock * (1 - half) + between(inflow, at + 1, taken)) / (1 + half));
  });
}

/**
 * The published stock of each draw after the last one known. The pace is the model's, with a discrepancy: a published
 * pace is what the published stock and flows leave over. Each draw goes on from what it lacks of the last such pace, and
 * who leaves has the chance of single persons.
 *
 * @param published of periods in a row, the last known one last
 * @param model     by draw: its own stock and inflow of these periods and all after them, and the inflow of all after
 *   them as it would be published
 */
export function pacedStocks(
  published: Filling,
  model: readonly (Filling & { readonly published: readonly number[] })[],
  taken: Taken,
  { seed, series, perYear }: { readonly seed: number; readonly series: string; readonly perYear: number },
): readonly (readonly number[])[] {
  const known = published.stock.length - 1;
  const paces = pacesOf(published, taken);
  const all = model.map((one) => pacesOf(one, taken));
  const residuals = paces.map((pace, at) => {
    const middle = quantileOf(all.map((ofDraw) => ofDraw[at]), 0.5) ?? 0; // prettier-ignore
    return residualOf(pace, middle);
  });
  const discrepancy = fitDiscrepancy(residuals, perYear);
  const own = all.map((ofDraw) => ofDraw.slice(known).map((pace) => Math.max(0, pace)));
  const last = all.map((ofDraw) => (known === 0 ? null : residualOf(paces[known - 1], ofDraw[known - 1])));
  const ahead =
    discrepancy === null
      ? own
      : publishedFlows(own, discrepancy, { seed, series }, last.map((one) => one?.value ?? discrepancy.lastResidual)); // prettier-ignore
  const stockOf = (ofDraw: readonly number[], draw: number): readonly number[] =>
    pacedStock(published.stock[known], [published.inflow[known], ...model[draw].published], ofDraw, taken);
  // so many are expected to leave
  const counts = ahead.map((ofDraw, draw) => {
    const stock = [published.stock[known], ...stockOf(ofDraw, draw)];
    return ofDraw.map((pace, at) => (pace * (stock[at] + stock[at + 1])) / 2);
  });
  return withCountingChance(ahead, innovationVariance(discrepancy), { seed, series }, counts).map(stockOf);
}

function residualOf(published: number, model: number): Residual | null {
  return published > 0 && model > 0 ? { value: log(published) - log(model), errorVariance: 0 } : null;
}

function between(inflow: readonly number[], at: number, taken: Taken): number {
  return taken === "at the end" ? inflow[at] : (inflow[at - 1] + inflow[at]) / 2;
}
