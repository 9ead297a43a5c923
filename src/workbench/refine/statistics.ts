// The same quantity by each statistic and engine that the page has of it: why they differ is reckoned from runs with the same
// draws, which both engines made.
import type { PairOfRuns } from "../../ask/live/liveRuns.ts";
import { middle, rangesOf, spreadShares } from "../../ask/live/spreads.ts";
import { quantileOf } from "../../statistics/quantile.ts";

export type Column = "before" | "without" | "with";
export const columnNames: readonly Column[] = ["before", "without", "with"];

/** One statistic of one quantity; null where no run has a number. */
export interface Statistic {
  readonly middle: number | null;
  /** the ends of 80 % of the runs; null: too few for a range, or nothing is drawn */
  readonly range: readonly [low: number, high: number] | null;
}

export function statisticOf(pairs: readonly PairOfRuns[], column: Column): Statistic {
  const values = valuesOf(pairs, column);
  const range = rangesOf(values.length).find(({ percent }) => percent === 80);
  const at = (place: number): number => quantileOf(values, spreadShares[place]) ?? 0;
  return {
    middle: values.length === 0 ? null : at(middle),
    range: range === undefined ? null : [at(range.low), at(range.high)],
  };
}

/** Why the median of runs person by person is not the expected number. */
interface Apart {
  /** of the same draws, by each engine */
  readonly runs: number;
  readonly fluid: number;
  readonly people: number;
  /** from the expected number to the median of draws: what drawing the figures does */
  readonly byDraws: number;
  /** from there to the median person by person: chance, and the engine */
  readonly byEngine: number;
}

/** A median of fewer says little. */
const leastRuns = 3;

/** @returns null where both engines have too few of the same draws */
export function apartOf(
  expected: number,
  fluid: readonly PairOfRuns[],
  people: readonly PairOfRuns[],
  column: Column,
): Apart | null {
  const runs = Math.min(fluid.length, people.length);
  if (runs < leastRuns) return null;
  const [ofFluid, ofPeople] = [fluid, people].map((pairs) => statisticOf(pairs.slice(0, runs), column).middle);
  if (ofFluid === null || ofPeople === null) return null;
  return { runs, fluid: ofFluid, people: ofPeople, byDraws: ofFluid - expected, byEngine: ofPeople - ofFluid };
}

function valuesOf(pairs: readonly PairOfRuns[], column: Column): readonly number[] {
  return pairs.map(({ answer }) => answer[column]).filter((value) => value !== null);
}
