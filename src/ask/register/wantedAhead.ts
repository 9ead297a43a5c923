// What a registered forecast is of: every period of every series from the first that is not known on the day to the
// last that ends within the months registered.
import type { ForecastFamily, ForecastSeries, ForecastsDocument } from "../../claim/forecasts.ts";
import { knownOn } from "../../facts/knownFigures.ts";
import type { SeriesFigures } from "../../facts/knownFigures.ts";
import type { Model } from "../../model/model.ts";
import { addMonths, civilFromDays } from "../../quantity/date.ts";
import { monthsIn, periodAfter, periodWith } from "../../quantity/periods.ts";
import { mostPast, whyNot } from "../backtest/wantedFigures.ts";
import type { LeftOut, WantedFigure } from "../backtest/wantedFigures.ts";

interface WantedAhead {
  /** horizons are 0 or less where a period had ended on the day and nobody had published its figure */
  readonly ahead: readonly WantedFigure[];
  /** periods already known that the model is laid over */
  readonly past: readonly WantedFigure[];
  readonly leftOut: readonly LeftOut[];
}

/** @param months after the day by which the last period has ended */
export function wantedAhead(
  day: number,
  months: number,
  { series: all }: ForecastsDocument,
  observed: ReadonlyMap<string, SeriesFigures>,
  { runs, fiscalYearStartMonth: startMonth }: Pick<Model, "runs" | "fiscalYearStartMonth">,
): WantedAhead {
  const ahead: WantedFigure[] = [];
  const past: WantedFigure[] = [];
  const leftOut: LeftOut[] = [];
  if (runs.kind !== "calendar") return { ahead, past, leftOut };
  const end = addMonths(day, months);
  for (const { name, every } of all) {
    const published = observed.get(name);
    const known = published === undefined ? [] : knownOn(published, day);
    const inRun = known.filter(({ period }) => period.from >= runs.fromDays && period.to <= day);
    for (const { period } of inRun.slice(-mostPast)) past.push({ series: name, period, horizonMonths: 0 });
    const current = periodWith(day, every, startMonth);
    const last = known[known.length - 1]?.period;
    const first = last === undefined ? current : periodAfter(last, 1, every, startMonth);
    for (let period = first; period.to <= end; period = periodAfter(period, 1, every, startMonth)) {
      const horizonMonths = monthsIn[every] + monthNumber(period.from) - monthNumber(current.from);
      const figure = { series: name, period, horizonMonths };
      const why = whyNot(period, known.length, runs);
      if (why === null) ahead.push(figure);
      else leftOut.push({ ...figure, period: period.label, why });
    }
  }
  return { ahead, past, leftOut };
}

/** The family that a series' figure is counted in: the one with the nearest horizon, of two as near the longer one. */
export function familyAt(
  { families: own }: Pick<ForecastSeries, "families">,
  { families }: Pick<ForecastsDocument, "families">,
  horizonMonths: number,
): ForecastFamily | null {
  let nearest: { readonly family: ForecastFamily; readonly horizon: number } | null = null;
  for (const family of families.filter(({ name }) => own.some(({ text }) => text === name))) {
    for (const horizon of family.horizons) {
      const distance = Math.abs(horizon - horizonMonths);
      const best = nearest === null ? Infinity : Math.abs(nearest.horizon - horizonMonths);
      if (distance < best || (distance === best && horizon > (nearest?.horizon ?? 0))) nearest = { family, horizon };
    }
  }
  return nearest?.family ?? null;
}

/** Counted from the year 0. */
function monthNumber(day: number): number {
  const { year, month } = civilFromDays(day);
  return 12 * year + month;
}
