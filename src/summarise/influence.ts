// Whether what was drawn of a parameter moved an output, and by how much, from runs that drew it anew each time.
import { meanOf, standardErrorOf } from "../statistics/moments.ts";
import { rankCorrelation } from "../statistics/rankCorrelation.ts";

/** With fewer runs chance alone gives correlations of 0.7 and more. */
const fewestRuns = 8;

/** What goes along with one drawn parameter, over the runs in which the output has a value. */
export interface Influence {
  readonly runs: number;
  /** Spearman's, between -1 and 1; null with fewer than `fewestRuns` runs, or when one side never varies */
  readonly correlation: number | null;
  /** what 95 % of correlations of unrelated numbers lie within; null with too few runs */
  readonly byChance: number | null;
  /** mean output of the third of runs with the least and with the most of it, in the output's unit; null as above */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** highest − lowest, and its standard error */
  readonly difference: number | null;
  readonly standardError: number | null;
}

/**
 * What 95 % of the rank correlations of unrelated numbers lie within, in the normal approximation; null: too
 * few runs.
 */
export function chanceBound(runs: number): number | null {
  return runs < fewestRuns ? null : 1.96 / Math.sqrt(runs - 1);
}

/** True when the correlation is further from 0 than chance leaves nineteen in twenty. */
export function isBeyondChance({ correlation, byChance }: Pick<Influence, "correlation" | "byChance">): boolean {
  return correlation !== null && byChance !== null && Math.abs(correlation) > byChance;
}

/**
 * @param draws  one number per run, in any unit
 * @param values the output of the same runs; null where there was nothing to measure
 */
export function influenceOf(draws: readonly number[], values: readonly (number | null)[]): Influence {
  const pairs = draws.flatMap((draw, run) => {
    const value = values[run] ?? null;
    return value === null ? [] : [{ draw, value }];
  });
  const runs = pairs.length;
  const byChance = chanceBound(runs);
  const correlation =
    byChance === null
      ? null
      : rankCorrelation(
          pairs.map(({ draw }) => draw),
          pairs.map(({ value }) => value),
        );
  if (correlation === null) {
    return { runs, correlation, byChance, lowest: null, highest: null, difference: null, standardError: null };
  }
  return { runs, correlation, byChance, ...betweenThirds(pairs) };
}

type Thirds = Pick<Influence, "lowest" | "highest" | "difference" | "standardError">;

/** Runs with equal draws keep their order, so that the thirds are the same however often they are asked for. */
function betweenThirds(pairs: readonly { readonly draw: number; readonly value: number }[]): Thirds {
  const values = pairs.toSorted((left, right) => left.draw - right.draw).map(({ value }) => value);
  const third = Math.floor(values.length / 3);
  const [low, high] = [values.slice(0, third), values.slice(values.length - third)];
  const [lowest, highest] = [meanOf(low) ?? 0, meanOf(high) ?? 0];
  const [below, above] = [standardErrorOf(low) ?? 0, standardErrorOf(high) ?? 0];
  return { lowest, highest, difference: highest - lowest, standardError: Math.sqrt(below * below + above * above) };
}
