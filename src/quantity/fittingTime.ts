// A span of time in the unit in which it is read best: the wait at a counter in hours, that for a court in years.
import { timeUnits } from "./date.ts";

export interface FittingUnit {
  /** "hours" */
  readonly name: string;
  /** days → this unit, the same for a mean, its error and its range; null stays null */
  readonly of: (days: number | null) => number | null;
}

/** Hours are read well up to two days, days up to two years. */
const [mostHours, mostDays] = [2, 730];

/** The unit in which values of a measure are read: time in the one that fits, everything else as it is. */
export function fittingUnit(unit: string, values: readonly (number | null)[]): FittingUnit {
  return unit === "days" ? fittingTime(values) : { name: unit, of: (value) => value };
}

/**
 * @param values spans in days that stand in one row; the largest says which unit they share
 * @returns minutes below an hour, hours below two days, years from two years on, else days
 */
function fittingTime(values: readonly (number | null)[]): FittingUnit {
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  const word = largest === 0 ? "day" : largest < daysOf("hour") ? "minute" : largest < mostHours ? "hour" : "day";
  const unit = largest >= mostDays ? "year" : word;
  const [numerator, denominator] = timeUnits[unit];
  return { name: `${unit}s`, of: (days) => (days === null ? null : (days * denominator) / numerator) };
}

function daysOf(unit: string): number {
  const [numerator, denominator] = timeUnits[unit];
  return numerator / denominator;
}
