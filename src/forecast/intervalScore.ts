// Scores of quantiles and of the intervals between them, as forecast hubs define them; smaller is better.
import { hubLevels } from "./forecast.ts";

/** Loss of a value stated for one level: level × what it lies too low, or (1 − level) × what it lies too high. */
export function pinballLoss(quantile: number, level: number, y: number): number {
  return y >= quantile ? level * (y - quantile) : (1 - level) * (quantile - y);
}

/** A central interval that leaves `alpha` outside: alpha 0.2 is the 80 % interval. */
export interface CentralInterval {
  readonly alpha: number;
  readonly lower: number;
  readonly upper: number;
}

/** Width, and 2/alpha × the distance of what lies outside. */
export function intervalScore({ alpha, lower, upper }: CentralInterval, y: number): number {
  const outside = Math.max(0, lower - y) + Math.max(0, y - upper);
  return upper - lower + (2 / alpha) * outside;
}

/**
 * [½ |y − median| + Σ (alpha/2) × interval score] ÷ (number of intervals + ½)
 *
 * @source Bracher, Ray, Gneiting & Reich 2021
 */
export function weightedIntervalScore(median: number, intervals: readonly CentralInterval[], y: number): number {
  const sum = intervals.reduce(
    (total, interval) => total + (interval.alpha / 2) * intervalScore(interval, y),
    Math.abs(y - median) / 2,
  );
  return sum / (intervals.length + 0.5);
}

/** The same of quantiles at the hub's levels: a median and eleven intervals. */
export function wisOfQuantiles(quantiles: readonly number[], y: number): number {
  return weightedIntervalScore(quantiles[middleOf(quantiles)], intervalsOf(quantiles), y);
}

/** @param share inside: 0.5, 0.8 or 0.95, of which the hub has both ends */
export function centralInterval(quantiles: readonly number[], share: number): CentralInterval {
  // 1 − 0.95 is not 0.05 to the last bit; the levels are a hundredth apart
  const found = intervalsOf(quantiles).find(({ alpha }) => Math.abs(alpha - (1 - share)) < 1e-9);
  if (found === undefined) throw new Error(`no hub level ends a central interval of ${share}`);
  return found;
}

/** An outcome on an end of the interval lies inside. */
export function isInside({ lower, upper }: CentralInterval, y: number): boolean {
  return y >= lower && y <= upper;
}

function intervalsOf(quantiles: readonly number[]): readonly CentralInterval[] {
  const last = quantiles.length - 1;
  return Array.from({ length: middleOf(quantiles) }, (_, at) => ({
    alpha: 2 * hubLevels[at],
    lower: quantiles[at],
    upper: quantiles[last - at],
  }));
}

function middleOf(quantiles: readonly number[]): number {
  return (quantiles.length - 1) / 2;
}
