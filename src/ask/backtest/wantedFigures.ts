// What is forecast from one origin: of every series the periods that its horizons name, and how they are measured.
import type { ForecastSeries, ForecastsDocument } from "../../claim/forecasts.ts";
import { knownOn } from "../../facts/knownFigures.ts";
import type { SeriesFigures } from "../../facts/knownFigures.ts";
import type { Measure } from "../../model/measure.ts";
import type { Model } from "../../model/model.ts";
import { addMonths, isoDate } from "../../quantity/date.ts";
import { monthsIn, periodAfter, periodWith } from "../../quantity/periods.ts";
import type { Every, Period } from "../../quantity/periods.ts";
import type { Instant } from "../../quantity/value.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import type { Origin } from "./origins.ts";

export interface WantedFigure {
  readonly series: string;
  readonly period: Period;
  /** 0: not forecast. Known on the day, or between such a period and one that is forecast: what is carried on needs them */
  readonly horizonMonths: number;
}

/** A figure that is not forecast, and why. */
export interface LeftOut {
  readonly series: string;
  readonly period: string;
  readonly horizonMonths: number;
  readonly why: string;
}

interface Wanted {
  readonly figures: readonly WantedFigure[];
  readonly leftOut: readonly LeftOut[];
}

/** Periods already known that the model is laid over, at the most. */
export const mostPast = 24;

/** @param names of series; null: all */
export function wantedFrom(
  origin: Origin,
  document: ForecastsDocument,
  observed: ReadonlyMap<string, SeriesFigures>,
  { runs, fiscalYearStartMonth }: Pick<Model, "runs" | "fiscalYearStartMonth">,
  names: readonly string[] | null,
): Wanted {
  const figures: WantedFigure[] = [];
  const leftOut: LeftOut[] = [];
  if (runs.kind !== "calendar") return { figures, leftOut };
  for (const series of document.series) {
    const published = observed.get(series.name);
    if (published === undefined || (names !== null && !names.includes(series.name))) continue;
    const known = knownOn(published, origin.day);
    const past = known.filter(({ period }) => period.from >= runs.fromDays && period.to <= origin.day);
    for (const { period } of past.slice(-mostPast)) figures.push({ series: series.name, period, horizonMonths: 0 });
    const first = periodWith(origin.day, series.every, fiscalYearStartMonth);
    const targets: Period[] = [];
    for (const horizonMonths of horizonsOf(series, document, origin)) {
      const ahead = horizonMonths / monthsIn[series.every] - 1;
      const period = periodAfter(first, ahead, series.every, fiscalYearStartMonth);
      const why = whyNot(period, known.length, runs);
      const figure = { series: series.name, horizonMonths };
      if (why === null) targets.push(period);
      if (why === null) figures.push({ ...figure, period });
      else leftOut.push({ ...figure, period: period.label, why });
    }
    const { every, name } = series;
    const on = between(known[known.length - 1]?.period, targets, every, fiscalYearStartMonth);
    const inRun = on.filter(({ from, to }) => from >= runs.fromDays && to <= runs.toDays);
    for (const period of inRun) figures.push({ series: name, period, horizonMonths: 0 });
  }
  return { figures, leftOut };
}

/** Periods after the last one known and before the last target that are no targets themselves. */
function between(known: Period | undefined, targets: readonly Period[], every: Every, startMonth: number): Period[] {
  const [last] = targets.toSorted((one, other) => other.from - one.from);
  const found: Period[] = [];
  if (known === undefined || last === undefined) return found;
  for (let next = periodAfter(known, 1, every, startMonth); next.from < last.from;) {
    if (!targets.some(({ from }) => from === next.from)) found.push(next);
    next = periodAfter(next, 1, every, startMonth);
  }
  return found;
}

function horizonsOf({ families }: ForecastSeries, document: ForecastsDocument, origin: Origin): readonly number[] {
  const own = document.families.filter(({ name }) => families.some(({ text }) => text === name));
  const all = own.flatMap(({ horizons }) => horizons);
  const asked = all.filter((one) => origin.horizons === null || origin.horizons.includes(one));
  return [...new Set(asked)].toSorted((one, other) => one - other);
}

export function whyNot(
  period: Period,
  knownFigures: number,
  runs: { fromDays: number; toDays: number },
): string | null {
  if (knownFigures === 0) return "no figure of the series was known on the day";
  if (period.from < runs.fromDays) return `the model's run begins on ${isoDate(runs.fromDays)}`;
  if (period.to > runs.toDays) return `the model's run ends on ${isoDate(runs.toDays - 1)}`;
  return null;
}

/** Of each series the last periods that any origin of the document asks for, or that the run has. */
export function lastPeriods(
  document: ForecastsDocument,
  { runs, fiscalYearStartMonth: startMonth }: Pick<Model, "runs" | "fiscalYearStartMonth">,
): readonly WantedFigure[] {
  if (runs.kind !== "calendar") return [];
  const furthest = Math.max(0, ...document.families.flatMap(({ horizons }) => horizons));
  const asked = document.origins.map(({ through }) => addMonths(through.days, furthest));
  const end = Math.min(runs.toDays, ...(asked.length === 0 ? [] : [Math.max(...asked)]));
  return document.series.flatMap(({ name, every }) => {
    const last = periodWith(end, every, startMonth);
    const periods = [-1, -2, -3].map((count) => periodAfter(last, count, every, startMonth));
    const inRun = periods.filter(({ from, to }) => from >= runs.fromDays && to <= runs.toDays);
    return inRun.map((period) => ({ series: name, period, horizonMonths: 0 }));
  });
}

/** How the model's number for a figure is found again. */
export function measureName(series: string, period: string): string {
  return `${series}@${period}`;
}

/** The series' measure over each period. */
export function measuresOf(
  figures: readonly WantedFigure[],
  document: ForecastsDocument,
  scenario: readonly string[],
  { runs }: Pick<Model, "runs">,
): readonly MoreMeasure[] {
  const end = runs.kind === "calendar" ? runs.toDays : 0;
  const seen = new Set<string>();
  return figures.flatMap(({ series: name, period }): MoreMeasure[] => {
    const series = document.series.find((one) => one.name === name);
    const called = measureName(name, period.label);
    if (series === undefined || seen.has(called)) return [];
    seen.add(called);
    return [{ name: called, measure: { ...measureOver(series, period, end), scenario }, everyStack: true }];
  });
}

function measureOver({ measure, taken }: ForecastSeries, { label, from, to }: Period, end: number): Measure {
  const at = (days: number): Instant => ({ days, calendar: true, text: isoDate(days) });
  if (taken === "at the end" && "moment" in measure && measure.kind !== "share" && measure.kind !== "age") {
    return { ...measure, moment: to === end ? "end" : at(to), window: null };
  }
  const window = { from: at(from), to: at(to), text: label };
  return "window" in measure ? ({ ...measure, window } as Measure) : measure;
}
