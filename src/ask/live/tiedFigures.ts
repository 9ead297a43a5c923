// Published figures that count what a series of the page counts, beside those that the model's study draws over it: those
// that forecasts are scored on, and those that targets hold the model against.
import type { Target } from "../../claim/target.ts";
import type { FanPlan } from "../../documents/studyDocument.ts";
import type { Documents } from "../../documents/documents.ts";
import { PendencyError } from "../../errors.ts";
import type { Fact } from "../../facts/fact.ts";
import type { SeriesFigures } from "../../facts/knownFigures.ts";
import { countsTheSame } from "../../judge/verdictGate.ts";
import { addMonths, isoDate } from "../../quantity/date.ts";
import { decimalYear } from "../../quantity/decimalYear.ts";
import type { Period } from "../../quantity/periods.ts";
import { observedSeries } from "../backtest/observedSeries.ts";
import type { OwnTables } from "../backtest/observedSeries.ts";
import { fanMeasure } from "../report/fanMeasures.ts";
import type { ObservedPoint } from "../report/fanPanel.ts";
import { observedPoints } from "../report/fanPanels.ts";
import { liveFans } from "./liveFans.ts";

/** By key of a series; series of which nothing more was published are left out. */
export type TiedFigures = Readonly<Record<string, readonly ObservedPoint[]>>;

/** Two figures as near as this, in years, are of one instant. */
const aMoment = 1 / 48;

/** @param beside tables of the model's own that its forecasts name, by their names; one that cannot be read ties nothing */
export function tiedFigures(documents: Documents, beside: OwnTables["beside"]): TiedFigures {
  const { facts, model } = documents;
  // nothing is published of days that no calendar has
  if (model.runs.kind !== "calendar") return {};
  const { fromDays, toDays } = model.runs;
  const [from, to] = [decimalYear(isoDate(fromDays)), decimalYear(isoDate(toDays))];
  const printed = printedOf(documents, beside);
  const rows = liveFans(documents).flatMap((fan): [string, readonly ObservedPoint[]][] => {
    // by fiscal year a study names its figures itself
    if (fan.every !== "month") return [];
    const kept: ObservedPoint[] = [...observedPoints(fan, facts, model)];
    const own = kept.length;
    for (const point of [...scoredOn(fan, documents, printed), ...heldAgainst(fan, documents)]) {
      const isInside = point.at >= from - aMoment && point.at <= to + aMoment;
      if (isInside && kept.every(({ at }) => Math.abs(at - point.at) > aMoment)) kept.push(point);
    }
    const more = kept.slice(own).toSorted((one, other) => one.at - other.at);
    return more.length === 0 ? [] : [[fan.key, more]];
  });
  return Object.fromEntries(rows);
}

function scoredOn(
  fan: FanPlan,
  { forecasts, facts, model }: Documents,
  printed: ReadonlyMap<string, SeriesFigures>,
): readonly ObservedPoint[] {
  const same = (forecasts?.series ?? []).filter(({ measure }) => countsTheSame(measure, fanMeasure(fan, model)));
  return same.flatMap(({ name, taken, every, observed }) => {
    // the picture counts flows by month
    if (fan.counts === "entries" && every !== "month") return [];
    return (printed.get(name)?.printed ?? []).map(({ period, value, vintage }): ObservedPoint => {
      const publication = facts.publications.get(vintage);
      const told =
        publication === undefined
          ? { source: observed.kind === "file" ? observed.file.text : vintage, publishedOn: vintage }
          : { source: sourceOf(publication), publishedOn: publication.publishedOn };
      const at = taken === "at the end" ? decimalYear(isoDate(period.to)) : middleOf(period);
      return { period: period.label, at, value, ...told };
    });
  });
}

function printedOf(
  { forecasts, facts, model }: Documents,
  beside: OwnTables["beside"],
): ReadonlyMap<string, SeriesFigures> {
  if (forecasts === null) return new Map();
  const series = forecasts.series.filter(({ observed }) => observed.kind === "facts" || observed.file.text in beside);
  try {
    return observedSeries({ ...forecasts, series }, facts, { beside, given: null }, model.fiscalYearStartMonth);
  } catch (error) {
    // a table that is wrong is told where forecasts are scored
    if (error instanceof PendencyError) return new Map();
    throw error;
  }
}

function heldAgainst(fan: FanPlan, { targets, facts, model }: Documents): readonly ObservedPoint[] {
  return targets.flatMap((target): readonly ObservedPoint[] => {
    const { measure, observed } = target;
    const at = countsTheSame(measure, fanMeasure(fan, model)) ? instantOf(target) : null;
    const fact = observed.kind === "fact" ? facts.facts.get(observed.fact) : undefined;
    if (at === null || fact === undefined) return [];
    const { publication, period, value } = fact;
    return [{ period, at, value, source: sourceOf(publication), publishedOn: publication.publishedOn }];
  });
}

/** Where a stock stands, or the middle of a month of flows; null: another length, or no day. */
function instantOf({ measure }: Target): number | null {
  const moment = "moment" in measure ? measure.moment : null;
  if (moment !== null) return moment === "end" || !moment.calendar ? null : decimalYear(isoDate(moment.days));
  const window = "window" in measure ? measure.window : null;
  if (window === null || !window.from.calendar) return null;
  const [from, to] = [window.from.days, window.to.days];
  return measure.kind === "entries" && addMonths(from, 1) === to ? middleOf({ from, to }) : null;
}

function middleOf({ from, to }: Pick<Period, "from" | "to">): number {
  return (decimalYear(isoDate(from)) + decimalYear(isoDate(to))) / 2;
}

function sourceOf({ publisher, title }: Fact["publication"]): string {
  return `${publisher}, ${title}`;
}
