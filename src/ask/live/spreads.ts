// How runs spread at every point of a picture: quantiles of each side, and of what the one has more than the other, run by
// run, without the noise of following only some.
import { gapOf } from "../../statistics/gap.ts";
import { sampleVariance } from "../../statistics/moments.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import { drawnTo, shareOfSample } from "../sampleNoise.ts";
import type { PairOfRuns, RunsMade } from "./liveRuns.ts";

/** The ends of 95 %, 80 % and 50 % of the runs, and their middle. */
export const spreadShares = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const;

/** One row a share, each as long as the panel's points. */
export type SpreadRows = readonly (readonly number[])[];

export interface Spreads {
  readonly runs: number;
  readonly base: SpreadRows;
  /** null: nothing was moved */
  readonly now: SpreadRows | null;
  readonly difference: SpreadRows | null;
}

/** A range of the middle runs, by the places of its ends among the shares. */
interface Range {
  readonly percent: 95 | 80 | 50;
  readonly low: number;
  readonly high: number;
}

const ranges: readonly Range[] = [
  { percent: 95, low: 0, high: 6 },
  { percent: 80, low: 1, high: 5 },
  { percent: 50, low: 2, high: 4 },
];

/** The widest first; only those beyond which a run lies at either end, or their ends would be the two outermost runs. */
export function rangesOf(runs: number): readonly Range[] {
  return ranges.filter(({ low }) => runs * spreadShares[low] >= 1);
}

/** The place of the median among the shares. */
export const middle = 3;

/** @returns null where no run has the panel */
export function spreadsOf(pairs: readonly PairOfRuns[], key: string, { drawn, records }: RunsMade): Spreads | null {
  const rows = pairs.flatMap((pair) => (pair.rows[key] === undefined ? [] : [pair.rows[key]]));
  if (rows.length === 0) return null;
  const sampling = { weight: records[key] ?? 1, isDrawn: drawn > 0 };
  const spread = (valueOf: (row: (typeof rows)[number], point: number) => number): SpreadRows => {
    const columns = rows[0][0].map((_, point) => rows.map((row) => valueOf(row, point)));
    const raw = spreadShares.map((share) => columns.map((column) => quantileOf(column, share) ?? 0));
    if (sampling.weight === 1) return raw;
    const ofSample = columns.map((column, point) =>
      shareOfSample(raw[middle][point], sampleVariance(column), sampling),
    );
    return raw.map((values) => values.map((value, point) => drawnTo(raw[middle][point], value, ofSample[point])));
  };
  const isMoved = rows.every((row) => row.length > 1);
  return {
    runs: rows.length,
    base: spread(([base], point) => base[point]),
    now: isMoved ? spread(([, now], point) => now[point]) : null,
    difference: isMoved ? spread(([base, now], point) => gapOf(base[point], now[point])) : null,
  };
}
