// First and last day of a period as tables write it. What cannot be read has none, and is then never taken as past.
import { addMonths, daysFromCivil, parseInstant } from "../quantity/date.ts";

/** Days since 1970-01-01; both are inside the period. */
export interface PeriodDays {
  readonly first: number;
  readonly last: number;
}

const federalYearStart = 10;

/**
 * "2023-12", "2024-11-24", "2023", "FY2023", "FY2023Q2", "FY2020H1", and spans such as "2008/2018" or "2008
 * to 2018"; "end FY2018" is its last day. A year to date ("FY2024YTD") is taken to its year's end: a
 * publication day can only shorten it.
 *
 * @returns null when the text names no days
 */
export function periodDays(period: string): PeriodDays | null {
  const end = /^end (.+)$/.exec(period.trim());
  if (end !== null) {
    const { last } = periodDays(end[1]) ?? { last: null };
    return last === null ? null : { first: last, last };
  }
  const single = oneSpan(period.trim());
  if (single !== null) return single;
  const [from, to, ...more] = period.split(/ to |\//).map((part) => oneSpan(part.trim()));
  if (more.length > 0 || from == null || to == null || to.last < from.first) return null;
  return { first: from.first, last: to.last };
}

function oneSpan(text: string): PeriodDays | null {
  const fiscal = /^FY(\d{4})(?: ?Q([1-4])|H([12])|)(?:YTD)?$/.exec(text);
  if (fiscal !== null) {
    const start = daysFromCivil(Number(fiscal[1]) - 1, federalYearStart, 1);
    if (fiscal[2] !== undefined) return months(addMonths(start, 3 * (Number(fiscal[2]) - 1)), 3);
    if (fiscal[3] !== undefined) return months(addMonths(start, 6 * (Number(fiscal[3]) - 1)), 6);
    return months(start, 12);
  }
  if (/^\d{4}$/.test(text)) return Number(text) === 0 ? null : months(daysFromCivil(Number(text), 1, 1), 12);
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(text)) return null;
  const instant = parseInstant(text, federalYearStart);
  if (instant === null || !instant.calendar) return null;
  return text.length === 7 ? months(instant.days, 1) : { first: instant.days, last: instant.days };
}

function months(start: number, count: number): PeriodDays {
  return { first: start, last: addMonths(start, count) - 1 };
}
