// A day of somebody's life, as a date where the run has a calendar.
import { isoDate } from "../../quantity/date.ts";

export interface LifeClock {
  /** days since 1970-01-01 of the run's first instant; null without a calendar */
  readonly startDays: number | null;
  /** whether hours are told too; left out: days alone */
  readonly hours?: boolean;
}

/** "2027-06-01", with hours "2027-06-01 14:00", or "day 30" of a run without a calendar. */
export function lifeDay(days: number, { startDays, hours = false }: LifeClock): string {
  if (startDays === null) return `day ${Number(days.toPrecision(4))}`;
  const minutes = Math.floor((startDays + days) * 1440 + 0.5);
  const day = Math.floor(hours ? minutes / 1440 : startDays + days);
  if (!hours) return isoDate(day);
  const [hour, minute] = [Math.floor((minutes - day * 1440) / 60), minutes % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${isoDate(day)} ${hour}:${minute}`;
}
