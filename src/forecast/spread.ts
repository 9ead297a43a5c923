// From a middle and the errors a rule made before to the quantiles of what it forecasts.
import { studentQuantile } from "../statistics/studentT.ts";
import { hubLevels } from "./forecast.ts";
import { fromScale, type Scale } from "./scale.ts";

/** One-step errors about 0, on the scale. */
export interface PastErrors {
  readonly squares: number;
  /** how many, less the figures that were fitted to them */
  readonly degrees: number;
}

export function errorsOf(errors: readonly number[], fitted = 0): PastErrors {
  return { squares: errors.reduce((sum, error) => sum + error * error, 0), degrees: errors.length - fitted };
}

/**
 * Quantiles at the hub's levels: Student's t about the middle, since the spread is known from few errors.
 *
 * @param middle on the scale
 * @param growth variance at this horizon, in variances of one step
 * @returns in the unit of the series; all the same where no error was ever made
 */
export function quantilesAround(scale: Scale, middle: number, past: PastErrors, growth: number): readonly number[] {
  const deviation = Math.sqrt((past.squares / past.degrees) * growth);
  return symmetric(scale, middle, deviation, past.degrees);
}

/** Student's t of these degrees, times a deviation, about a middle. */
export function symmetric(scale: Scale, middle: number, deviation: number, degrees: number): readonly number[] {
  if (deviation === 0) return hubLevels.map(() => fromScale(scale, middle));
  const half = (hubLevels.length - 1) / 2;
  const below = hubLevels.slice(0, half).map((level) => deviation * studentQuantile(level, degrees));
  const offsets = [...below, 0, ...below.toReversed().map((offset) => -offset)];
  return offsets.map((offset) => fromScale(scale, middle + offset));
}
