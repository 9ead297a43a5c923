// A series is every row of one table whose id differs only after the last dot: the period.
import type { Fact, FactLibrary } from "./fact.ts";
import { rowsBelow } from "./rowsBelow.ts";

export interface SeriesPoint {
  /** the part of the row id after the last dot: "2023-12", "FY2023", "FY2024YTD", "2024-11-24", "FY2020Q2" */
  readonly period: string;
  readonly fact: Fact;
}

export type SeriesGrain = "month" | "fiscalYear" | "other";

/**
 * The rows of one series, earliest first; a fiscal year stands before its first month.
 *
 * @param seriesId "office/monthly-2024-08#births.north"
 * @param grain    only the months, or only the fiscal years (whole or to date), or only the rest
 * @returns [] when the library has no such series
 */
export function findSeries(library: FactLibrary, seriesId: string, grain?: SeriesGrain): readonly SeriesPoint[] {
  const prefix = `${seriesId}.`;
  const points = [];
  for (const fact of rowsBelow(library, seriesId)) {
    const period = fact.id.slice(prefix.length);
    const firstDay = firstDayOf(period);
    if (firstDay === null || (grain !== undefined && grainOf(period) !== grain)) continue;
    points.push({ period, fact, firstDay });
  }
  points.sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  return points.map(({ period, fact }) => ({ period, fact }));
}

/** Ids of every series, in the library's order. */
export function seriesIds(library: FactLibrary): readonly string[] {
  const ids = new Set<string>();
  for (const { id } of library.facts.values()) {
    const dot = id.lastIndexOf(".");
    if (firstDayOf(id.slice(dot + 1)) !== null) ids.add(id.slice(0, dot));
  }
  return [...ids];
}

/** "2023-12" → "month"; "FY2023", "FY2024YTD" → "fiscalYear" */
export function grainOf(period: string): SeriesGrain {
  if (/^\d{4}-\d{2}$/.test(period)) return "month";
  return /^FY\d{4}(YTD)?$/.test(period) ? "fiscalYear" : "other";
}

/** Text that sorts as the first day of the period does, or null when it is not a period. */
function firstDayOf(period: string): string | null {
  const fiscal = /^FY(\d{4})(Q([1-4]))?/.exec(period);
  if (fiscal !== null) {
    const monthsIn = fiscal[3] === undefined ? 0 : 3 * (Number(fiscal[3]) - 1);
    const month = (9 + monthsIn) % 12;
    const year = Number(fiscal[1]) - (9 + monthsIn < 12 ? 1 : 0);
    return `${year}-${String(month + 1).padStart(2, "0")}`;
  }
  return /^\d{4}(-\d{2}){0,2}$/.test(period) ? `${period} ` : null;
}
