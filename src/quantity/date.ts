// Dates and elapsed time as documents write them, and the civil calendar behind them. There are no time zones here and
// no daylight saving: a day is 24 hours, and an instant is a number of days since 1970-01-01 00:00.
import { calendarYearOf } from "./fiscalYear.ts";
import type { Instant, Span } from "./value.ts";

/** How many days one unit of time is, as numerator and denominator, so that "14 hours" is rounded once: 14 / 24. */
export const timeUnits: Readonly<Record<string, readonly [number, number]>> = {
  minute: [1, 1440],
  hour: [1, 24],
  day: [1, 1],
  week: [7, 1],
  month: [30.4375, 1],
  year: [365.25, 1],
};

interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

/** Days from 1970-01-01 to the date, in the proleptic Gregorian calendar. @source Hinnant, chrono-compatible dates */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date on which an instant lies. Inverse of daysFromCivil for whole days. */
export function civilFromDays(days: number): CivilDate {
  const shifted = Math.floor(days) + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The same day so many months later; the 31st becomes the last day of a shorter month. The time of day is kept. */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = civilFromDays(days);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const first = daysFromCivil(toYear, toMonth, 1);
  return first + Math.min(day, daysInMonth(toYear, toMonth)) - 1 + (days - Math.floor(days));
}

/** "2024-06-28" */
export function isoDate(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Whether it is a day as "2024-06-28" that the calendar has. */
export function isIsoDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year, month, day] = value.split("-").map(Number);
  return month >= 1 && month <= 12 && isoDate(daysFromCivil(year, month, day)) === value;
}

/**
 * The first instant of a date ("2024-06-28", "2024-10-15 14:00"), month ("2023-12"), fiscal year or quarter ("FY2024",
 * "FY2024-Q2"), calendar year ("2024"), or an elapsed time ("2 days").
 *
 * @param fiscalYearStartMonth 1 to 12; FY N ends in calendar year N, or is calendar year N when this is 1
 * @returns null when the text is none of these, or no such day exists
 */
export function parseInstant(text: string, fiscalYearStartMonth: number): Instant | null {
  const timed = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})$/.exec(text);
  if (timed !== null) {
    const [hour, minute] = [Number(timed[2]), Number(timed[3])];
    const day = parsePeriod(timed[1], fiscalYearStartMonth);
    if (day === null || hour > 23 || minute > 59) return null;
    return { days: day[0] + (hour * 60 + minute) / 1440, calendar: true, text };
  }
  const period = parsePeriod(text, fiscalYearStartMonth);
  if (period !== null) return { days: period[0], calendar: true, text };
  const elapsed = parseElapsed(text);
  return elapsed === null ? null : { days: elapsed, calendar: false, text };
}

/**
 * A period named by itself ("FY2024", "2023-12", "2024-06-28") or from one to another, both included ("2024-12 to
 * 2029-09"). In elapsed time, "0 days to 5 days" includes the first instant and not the last.
 *
 * @returns null when the text is none of these, or ends before it begins
 */
export function parseSpan(text: string, fiscalYearStartMonth: number): Span | null {
  const [first, last = first, ...more] = text.split(" to ");
  if (more.length > 0) return null;
  const from = parseInstant(first, fiscalYearStartMonth);
  const to = endOf(last, fiscalYearStartMonth, first !== last);
  if (from === null || to === null || from.calendar !== to.calendar || to.days <= from.days) return null;
  return { from, to, text };
}

/** Days in an elapsed time such as "2 days" or "0 hours"; null when it is something else. */
export function parseElapsed(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?) ?([a-z]+)$/.exec(text);
  if (found === null) return null;
  const word = Object.hasOwn(timeUnits, found[2]) ? found[2] : found[2].replace(/s$/, "");
  if (!Object.hasOwn(timeUnits, word)) return null;
  const [numerator, denominator] = timeUnits[word];
  return (Number(found[1]) * numerator) / denominator;
}

/** The instant just after a period; in elapsed time the instant itself, where a span may end. */
function endOf(text: string, fiscalYearStartMonth: number, mayBeInstant: boolean): Instant | null {
  const period = parsePeriod(text, fiscalYearStartMonth);
  if (period !== null) return { days: period[1], calendar: true, text };
  return mayBeInstant ? parseInstant(text, fiscalYearStartMonth) : null;
}

/** First day of a calendar period, and the day after its last. */
function parsePeriod(text: string, fiscalYearStartMonth: number): readonly [number, number] | null {
  const fiscal = /^FY(\d{4})(?:-Q([1-4]))?$/.exec(text);
  if (fiscal !== null) {
    const startYear = calendarYearOf(Number(fiscal[1]), fiscalYearStartMonth, fiscalYearStartMonth);
    const start = daysFromCivil(startYear, fiscalYearStartMonth, 1);
    if (fiscal[2] === undefined) return [start, addMonths(start, 12)];
    const quarter = Number(fiscal[2]);
    return [addMonths(start, 3 * (quarter - 1)), addMonths(start, 3 * quarter)];
  }
  const civil = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (civil === null) return null;
  const year = Number(civil[1]);
  if (civil[2] === undefined) return [daysFromCivil(year, 1, 1), daysFromCivil(year + 1, 1, 1)];
  const month = Number(civil[2]);
  if (month < 1 || month > 12) return null;
  const first = daysFromCivil(year, month, 1);
  if (civil[3] === undefined) return [first, addMonths(first, 1)];
  const day = Number(civil[3]);
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return [first + day - 1, first + day];
}

function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
  return next - daysFromCivil(year, month, 1);
}
