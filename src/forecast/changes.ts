// The change of a series from one window of periods to a later one, and what plain rules forecast of it.
import { normalQuantile } from "../quantity/specialFunctions.ts";
import { nameKey } from "../random/nameKey.ts";
import { purposes } from "../random/purposes.ts";
import { Stream } from "../random/stream.ts";
import { countingVariance } from "./countingChance.ts";
import { hubLevels } from "./forecast.ts";
import { protocol } from "./protocol.ts";
import { identity, logScale, onScale } from "./scale.ts";
import { symmetric } from "./spread.ts";

/** Lengths in periods: before, between (belonging to neither) and after. */
interface ChangeSpan {
  readonly before: number;
  readonly between: number;
  readonly after: number;
}

/**
 * The logarithm of mean after ÷ mean before: errors in the level of a series drop out. A mean below ½ counts as ½.
 *
 * @param before one a period, at least one; `after` likewise
 */
export function changeBetween(before: readonly number[], after: readonly number[]): number {
  return onScale(logScale, meanOf(after)) - onScale(logScale, meanOf(before));
}

/**
 * Chance of single cases, put on changes of expected counts: in logs a Poisson count has a variance of 1 ÷ its mean.
 * It belongs to (seed, draw, series), so that stacks that are compared share it.
 *
 * @param draws of each its expected counts in either window
 */
export function withChance(
  draws: readonly { readonly change: number; readonly before: number; readonly after: number }[],
  { seed, series }: { readonly seed: number; readonly series: string },
): readonly number[] {
  return draws.map(({ change, before, after }, draw) => {
    const stream = new Stream(seed, draw);
    const key = stream.keyOf(nameKey(`chance in a change of ${series}`));
    const normal = normalQuantile(stream.uniform(key.high, key.low, 0, purposes.resampling, 0));
    return change + Math.sqrt(countingVariance(before) + countingVariance(after)) * normal;
  });
}

/** Quantiles at the hub's levels, in logs. */
export interface ChangeForecast {
  readonly middle: number;
  readonly quantiles: readonly number[];
}

/**
 * "Nothing changes": as wide as earlier changes between such windows were large.
 *
 * @param known one a period up to the last one known on the day; null where there is no figure
 */
export function noChange(known: readonly (number | null)[], span: ChangeSpan): ChangeForecast {
  return around(0, changesIn(known, span, 0), span);
}

/**
 * "As a year before": the change between the same seasons of the last year in which it was known.
 *
 * @param first   place of the first period before the intervention, counted as `known` is
 * @param perYear periods in a year
 * @returns null where no such change was known
 */
export function lastYearsChange(
  known: readonly (number | null)[],
  span: ChangeSpan,
  first: number,
  perYear: number,
): ChangeForecast | null {
  for (let back = perYear; back <= first; back += perYear) {
    const middle = changeAt(known, span, first - back);
    if (middle !== null) return around(middle, changesIn(known, span, back), span);
  }
  return null;
}

/** What the rule missed at every earlier place; back 0: it said that nothing changes. */
function changesIn(known: readonly (number | null)[], span: ChangeSpan, back: number): readonly number[] {
  return known.flatMap((_, place) => {
    const change = changeAt(known, span, place);
    const said = back === 0 ? 0 : changeAt(known, span, place - back);
    return change === null || said === null ? [] : [change - said];
  });
}

function changeAt(
  known: readonly (number | null)[],
  { before, between, after }: ChangeSpan,
  first: number,
): number | null {
  const end = first + before + between + after;
  if (first < 0 || end > known.length) return null;
  const values = known.slice(first, end);
  const [early, late] = [values.slice(0, before), values.slice(before + between)];
  if ([...early, ...late].includes(null)) return null;
  return changeBetween(early as number[], late as number[]);
}

/** Windows one period apart share figures: only those that share none count as errors of their own. */
function around(middle: number, errors: readonly number[], { before, between, after }: ChangeSpan): ChangeForecast {
  const degrees = errors.length === 0 ? 0 : 1 + Math.floor((errors.length - 1) / (before + between + after));
  const squares = errors.reduce((sum, error) => sum + error * error, 0);
  const isSpread = degrees >= protocol.baselines.leastDegrees;
  const deviation = isSpread ? Math.sqrt(squares / errors.length) : 0;
  const quantiles = isSpread ? symmetric(identity, middle, deviation, degrees) : hubLevels.map(() => middle);
  return { middle, quantiles };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
