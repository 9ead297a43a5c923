// What matters, from runs that drew everything at once: how much of the output's variance goes along with each
// factor alone, and how much of it unrelated numbers would seem to.
import { quantileOf } from "../quantile.ts";
import { studentQuantile } from "../studentT.ts";
import { shuffled } from "./design.ts";

/** One factor's draws: numbers, or names where it is one of several sources. */
export type Drawn = readonly number[] | readonly string[];

export interface RankedFactor {
  /** of the variance; a little below 0 or above by chance where there is nothing */
  readonly share: number;
  /** nine of ten such intervals hold what endless runs would give */
  readonly low: number;
  readonly high: number;
  readonly isBeyondChance: boolean;
}

export interface FirstRanking {
  readonly runs: number;
  /** what the largest share of factors that move nothing stays within in nineteen of twenty rankings */
  readonly byChance: number;
  /** as the factors given */
  readonly factors: readonly RankedFactor[];
}

/** Fewer runs say nothing of anything. */
const fewestToRank = 40;

const usualShuffles = 200;
/** Parts of the runs that are left out one after another, to see how far a share moves. */
const leftOut = 20;

/**
 * Runs are put into classes of equal numbers by what was drawn of one factor, and the variance between the classes'
 * means is what goes along with it, less what chance puts there. Bends and humps count as slopes do; what a factor
 * makes only together with another does not.
 *
 * @param factors of each run; every one as long as `values`
 * @returns null with too few runs, or where the output does not vary
 * @source Kelley (1935), An unbiased correlation ratio measure, PNAS 21, 554; the level of chance by shuffled outputs,
 *   the largest of all factors at a time: Westfall and Young (1993)
 */
export function firstRanking(factors: readonly Drawn[], values: readonly number[], seed: number): FirstRanking | null {
  const runs = values.length;
  if (runs < fewestToRank || !isVarying(values)) return null;
  const classes = factors.map(classesOf);
  const every = Array.from({ length: runs }, (_, run) => run);
  const largest = Array.from({ length: usualShuffles }, (_, nth) => {
    const order = shuffled(runs, seed, nth, "shuffled outputs");
    const others = order.map((run) => values[run]);
    return classes.reduce((most, own) => Math.max(most, shareOf(own, others, every)), 0);
  });
  const byChance = quantileOf(largest, 0.95) ?? 0;
  const t = studentQuantile(0.95, leftOut - 1);
  const kept = Array.from({ length: leftOut }, (_, part) => every.filter((run) => run % leftOut !== part));
  return {
    runs,
    byChance,
    factors: classes.map((own) => {
      const share = shareOf(own, values, every);
      const without = kept.map((some) => shareOf(own, values, some));
      const wide = t * jackknifeError(without);
      return { share, low: share - wide, high: share + wide, isBeyondChance: share > byChance };
    }),
  };
}

function isVarying(values: readonly number[]): boolean {
  return values.some((value) => value !== values[0]);
}

interface Classes {
  /** of each run */
  readonly of: readonly number[];
  readonly count: number;
}

/** Equal draws are in one class. */
function classesOf(drawn: Drawn): Classes {
  const order = [...drawn.keys()].sort((i, j) => (drawn[i] < drawn[j] ? -1 : drawn[i] > drawn[j] ? 1 : i - j));
  const wanted = classesFor(drawn.length);
  const of = Array.from(order, () => 0);
  let [count, before] = [0, -1];
  for (const [rank, run] of order.entries()) {
    const isNew = rank === 0 || drawn[run] !== drawn[order[rank - 1]];
    const place = typeof drawn[run] === "string" ? before + 1 : Math.floor((rank * wanted) / order.length);
    if (isNew && (place > before || rank === 0)) {
      before = place;
      count++;
    }
    of[run] = count - 1;
  }
  return { of, count };
}

/** With k classes a straight line shows all but 1/k² of what it makes; more of them let in more of chance. */
function classesFor(runs: number): number {
  return Math.min(20, Math.max(4, Math.floor(Math.sqrt(runs) / 2)));
}

/** The unbiased correlation ratio over some of the runs. */
function shareOf({ of, count }: Classes, values: readonly number[], runs: readonly number[]): number {
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  let mean = 0;
  for (const run of runs) mean += values[run];
  mean /= runs.length;
  let all = 0;
  for (const run of runs) {
    const apart = values[run] - mean;
    sums[of[run]] += apart;
    sizes[of[run]]++;
    all += apart * apart;
  }
  let [between, filled] = [0, 0];
  for (let at = 0; at < count; at++) {
    if (sizes[at] === 0) continue;
    between += (sums[at] * sums[at]) / sizes[at];
    filled++;
  }
  if (!(all > 0) || filled < 2 || runs.length <= filled) return 0;
  return 1 - (all - between) / (runs.length - filled) / (all / (runs.length - 1));
}

function jackknifeError(without: readonly number[]): number {
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  const squares = without.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(((without.length - 1) / without.length) * squares);
}
