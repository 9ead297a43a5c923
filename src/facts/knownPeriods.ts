// The months of a series that are known, or its quarters or years where it has no months.
import type { Fact, FactLibrary } from "./fact.ts";
import { periodDays } from "./periodDays.ts";
import { rowsOfSeries } from "./rowsBelow.ts";

export interface KnownPeriod {
  /** "2023-12", "FY2023" */
  readonly period: string;
  /** days since 1970-01-01, both inside */
  readonly first: number;
  readonly last: number;
  /** 1, 3 or 12 */
  readonly months: number;
  readonly fact: Fact;
}

const periodsBySeries = new WeakMap<FactLibrary, Map<string, readonly KnownPeriod[]>>();

/**
 * The rows of the shortest kind of period that the series has, earliest first; years to date are none, since nobody
 * knows where they end.
 *
 * @param series "office/monthly-2024-08#births.north"
 */
export function knownPeriods(library: FactLibrary, series: string): readonly KnownPeriod[] {
  const before = periodsBySeries.get(library) ?? new Map<string, readonly KnownPeriod[]>();
  periodsBySeries.set(library, before);
  const found = before.get(series) ?? periodsOf(library, series);
  before.set(series, found);
  return found;
}

function periodsOf(library: FactLibrary, series: string): readonly KnownPeriod[] {
  const all = rowsOfSeries(library, series).flatMap((fact) => {
    const period = fact.id.slice(series.length + 1);
    const days = period.endsWith("YTD") ? null : periodDays(period);
    const months = days === null ? undefined : lengths.get(days.last - days.first + 1);
    return days === null || months === undefined ? [] : [{ period, ...days, months, fact }];
  });
  const shortest = Math.min(...all.map(({ months }) => months));
  return all.filter(({ months }) => months === shortest).sort((left, right) => left.first - right.first);
}

const lengths: ReadonlyMap<number, number> = new Map([
  ...[28, 29, 30, 31].map((days) => [days, 1] as const),
  ...[90, 91, 92].map((days) => [days, 3] as const),
  ...[365, 366].map((days) => [days, 12] as const),
]);
