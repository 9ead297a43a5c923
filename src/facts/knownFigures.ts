// Which figures of a published series were known on a day, and which figure a forecast of a period is held against.
import { monthsIn, periodCalled, periodWith } from "../quantity/periods.ts";
import type { Every, Period } from "../quantity/periods.ts";
import { findSeries } from "./findSeries.ts";
import type { FactLibrary, Publication } from "./fact.ts";
import { publishedBy, usualLag } from "./libraryAsOf.ts";

/** A figure of one period, in the edition that was known. */
export interface KnownFigure {
  readonly period: Period;
  readonly value: number;
  /** id of the publication, or the day on which a figure of one's own became known */
  readonly vintage: string;
}

/** One printed figure: each edition has its own. */
export interface Printed {
  readonly period: Period;
  readonly value: number;
  readonly vintage: string;
  /** day from which this very figure can be read; Infinity where nobody can say */
  readonly publishedBy: number;
  /** day by which its publisher usually has a figure of the period; null where nobody has said */
  readonly usuallyBy: number | null;
}

/** How months are put together where the series has no figure of its own for a longer period. */
export type Joined = "sum" | "mean" | "last";

export interface SeriesFigures {
  readonly every: Every;
  readonly startMonth: number;
  readonly joined: Joined;
  /** editions that come first count first */
  readonly printed: readonly Printed[];
  /** the same by month, where `every` is longer; else [] */
  readonly months: readonly Printed[];
}

/**
 * Figures of published series, each with the editions before it.
 *
 * @param ids     series without a period, the edition that counts first before the others
 * @param lagDays in place of the publisher's usual lag; null: as the library says
 */
export function printedFigures(
  library: FactLibrary,
  ids: readonly string[],
  every: Every,
  startMonth: number,
  lagDays: number | null = null,
): readonly Printed[] {
  const all = ids.map((id) => {
    const [publication, row] = id.split("#");
    return { row, editions: editionsOf(library, publication) };
  });
  // an edition of which nobody has said a lag came out as late as its publisher's others
  const lags = all.flatMap(({ editions }) => editions.map((edition) => usualLag(library, edition)?.days));
  const lag = lagDays ?? lags.find((days) => days !== undefined) ?? null;
  return all.flatMap(({ row, editions }) =>
    editions.flatMap((edition) =>
      findSeries(library, `${edition.id}#${row}`).flatMap(({ period: label, fact }): Printed[] => {
        const period = periodCalled(label, every, startMonth);
        const by = publishedBy(edition);
        // what is printed before its period has ended is a part of the figure
        if (period === null || by < period.to) return [];
        const usuallyBy = lag === null ? null : period.to - 1 + lag;
        return [{ period, value: fact.value, vintage: edition.id, publishedBy: by, usuallyBy }];
      }),
    ),
  );
}

/** Figures known on a day, earliest period first. */
export function knownOn(series: SeriesFigures, day: number): readonly KnownFigure[] {
  const own = latestOf(series.printed, day);
  const months = latestOf(series.months, day);
  const byLabel = new Map(own.map((figure) => [figure.period.label, figure]));
  for (const { period } of months) {
    const whole = wholePeriod(period, series);
    if (whole === null || byLabel.has(whole.label)) continue;
    const joined = joinMonths(whole, months, series);
    if (joined !== null) byLabel.set(whole.label, joined);
  }
  return [...byLabel.values()].toSorted((one, other) => one.period.from - other.period.from);
}

/**
 * The figure of a period as it was known when the usual lag had passed; where nobody has said a lag, or none was known
 * by then, the first that was. Null where no edition at hand has it.
 */
export function outcomeOf(series: SeriesFigures, period: Period): KnownFigure | null {
  const inPeriod = ({ period: of }: Printed): boolean => of.from >= period.from && of.to <= period.to;
  const printed = [...series.printed, ...series.months].filter(inPeriod);
  const days = printed.flatMap((one) => (one.usuallyBy === null ? [] : [one.usuallyBy]));
  const usually = days.length === 0 ? [] : [Math.max(...days)];
  const others = printed.map((one) => one.publishedBy).filter((day) => day < Infinity);
  for (const day of [...usually, ...others.toSorted((one, other) => one - other)]) {
    const found = knownOn(series, day).find((figure) => figure.period.label === period.label);
    if (found !== undefined) return found;
  }
  return null;
}

function editionsOf({ publications }: FactLibrary, newest: string): readonly Publication[] {
  const found: Publication[] = [];
  for (let next = publications.get(newest); next !== undefined && !found.includes(next);) {
    found.push(next);
    next = publications.get(next.vintageOf ?? "");
  }
  return found;
}

/** Of each period the figure that stood on the day: of editions out by then the first listed, else the earliest. */
function latestOf(printed: readonly Printed[], day: number): readonly KnownFigure[] {
  const byLabel = new Map<string, Printed>();
  for (const one of printed) {
    const isOut = one.publishedBy <= day;
    if (!isOut && (one.usuallyBy === null || one.usuallyBy > day)) continue;
    const before = byLabel.get(one.period.label);
    if (before !== undefined && before.publishedBy <= day) continue;
    // the edition printed first has been revised least since
    if (before === undefined || isOut || one.publishedBy < before.publishedBy) byLabel.set(one.period.label, one);
  }
  return [...byLabel.values()].map(({ period, value, vintage }) => ({ period, value, vintage }));
}

/** The longer period that begins with a month; null for a month that begins none. */
function wholePeriod(month: Period, { every, startMonth }: SeriesFigures): Period | null {
  const whole = periodWith(month.from, every, startMonth);
  return whole.from === month.from ? whole : null;
}

function joinMonths(
  whole: Period,
  months: readonly KnownFigure[],
  { every, joined }: SeriesFigures,
): KnownFigure | null {
  const inside = months
    .filter(({ period }) => period.from >= whole.from && period.to <= whole.to)
    .toSorted((one, other) => one.period.from - other.period.from);
  if (inside.length < monthsIn[every]) return null;
  const [sum, last] = [inside.reduce((total, { value }) => total + value, 0), inside[inside.length - 1]];
  const value = joined === "last" ? last.value : joined === "mean" ? sum / inside.length : sum;
  return { period: whole, value, vintage: last.vintage };
}
