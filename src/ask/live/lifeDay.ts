// A day of somebody's life, as a date where the run has a calendar.
import { isoDate } from "../../quantity/date.ts";

/** "2027-06-01", or "day 30" of a run without a calendar. */
export function lifeDay(days: number, { startDays }: { readonly startDays: number | null }): string {
  return startDays === null ? `day ${Number(days.toPrecision(4))}` : isoDate(Math.floor(startDays + days));
}
