// What was known of a series on a day, as places on a scale, one a period.
import { refuseUsage } from "../errors.ts";
import { onScale, type Scale } from "./scale.ts";

/** One published figure, and the day from which on anybody could know it. */
export interface KnownFigure {
  /** "2023-12", "FY2023Q2", "FY2023" or "2023" */
  readonly period: string;
  readonly value: number;
  /** ISO day */
  readonly knownOn: string;
}

export interface History {
  readonly scale: Scale;
  /** 12, 4 or 1 */
  readonly perYear: number;
  /** number of the last period known, as `numberOfPeriod` counts */
  readonly last: number;
  /** one a period up to the last one known, on the scale; null where no figure is known */
  readonly places: readonly (number | null)[];
}

/** A period's number: two periods that follow each other have numbers that follow each other. */
interface NumberedPeriod {
  /** 12, 4 or 1 */
  readonly perYear: number;
  readonly number: number;
}

/** @returns null for what is no month, quarter or year: a day, a span, a year to date */
export function numberOfPeriod(period: string): NumberedPeriod | null {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period);
  if (month !== null) return { perYear: 12, number: 12 * Number(month[1]) + Number(month[2]) - 1 };
  const quarter = /^(?:FY)?(\d{4}) ?Q([1-4])$/.exec(period);
  if (quarter !== null) return { perYear: 4, number: 4 * Number(quarter[1]) + Number(quarter[2]) - 1 };
  const year = /^(?:end )?(?:FY)?(\d{4})$/.exec(period);
  return year === null ? null : { perYear: 1, number: Number(year[1]) };
}

/**
 * The figures known on the day, of each period the one that became known last.
 *
 * @param figures of one series, in any order
 * @param origin  ISO day; what became known on it counts
 * @returns null when none was known
 * @throws PendencyError when periods of different lengths are mixed, or one cannot be read
 */
export function historyOn(figures: readonly KnownFigure[], origin: string, scale: Scale): History | null {
  const newest = new Map<number, KnownFigure>();
  let perYear = 0;
  for (const figure of figures) {
    if (figure.knownOn > origin) continue;
    const period = numberOfPeriod(figure.period);
    if (period === null) refuseUsage("a series of figures", "months, quarters or years", figure.period);
    if (perYear !== 0 && period.perYear !== perYear) {
      refuseUsage("a series of figures", `periods of one length, ${perYear} a year`, figure.period);
    }
    perYear = period.perYear;
    const before = newest.get(period.number);
    if (before === undefined || before.knownOn <= figure.knownOn) newest.set(period.number, figure);
  }
  if (newest.size === 0) return null;
  const numbers = [...newest.keys()].toSorted((a, b) => a - b);
  const [first, last] = [numbers[0], numbers[numbers.length - 1]];
  const places = Array.from({ length: last - first + 1 }, (_, at) => {
    const figure = newest.get(first + at);
    return figure === undefined ? null : onScale(scale, figure.value);
  });
  return { scale, perYear, last, places };
}
