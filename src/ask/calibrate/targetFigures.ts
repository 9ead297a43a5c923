// The figures that move parameters: published by the day, on their scale, each with the error that it may have beside a
// right model.
import type { CalibrationDocument, CalibrationTarget } from "../../claim/calibration.ts";
import type { ForecastSeries, ForecastsDocument } from "../../claim/forecasts.ts";
import { knownOn } from "../../facts/knownFigures.ts";
import type { SeriesFigures } from "../../facts/knownFigures.ts";
import { addedErrors, carriedErrors, independentErrors, sideBySide } from "../../inference/errorCovariance.ts";
import type { Likelihood } from "../../inference/likelihood.ts";
import type { Model } from "../../model/model.ts";
import { refuseUsage } from "../../errors.ts";
import { log, pow } from "../../quantity/portable.ts";
import { isoDate } from "../../quantity/date.ts";
import { monthsIn } from "../../quantity/periods.ts";
import type { Period } from "../../quantity/periods.ts";
import { monthOf } from "./coordinates.ts";
import type { WantedFigure } from "../backtest/wantedFigures.ts";

/** One figure that moves parameters. */
export interface TargetFigure {
  readonly series: string;
  readonly period: Period;
  /** as published */
  readonly value: number;
  /** id of the publication, or the day from which it could be read */
  readonly vintage: string;
}

export interface TargetFigures {
  /** series after series, in the order of the calibration document; earliest period first */
  readonly figures: readonly TargetFigure[];
  /** on each series' scale, in the order of `figures` */
  readonly likelihood: Likelihood;
  /** a number of the model on the scale of the figure at this place */
  scaled(at: number, value: number): number;
}

/**
 * @param day days since 1970-01-01; Infinity: all that is at hand
 * @throws PendencyError (usage) when a series has fewer than two figures by the day
 */
export function targetFigures(
  document: CalibrationDocument,
  forecasts: ForecastsDocument,
  observed: ReadonlyMap<string, SeriesFigures>,
  { runs }: Pick<Model, "runs">,
  day: number,
): TargetFigures {
  if (runs.kind !== "calendar") throw new Error("calibrate › expected a model with a calendar");
  const seriesOf = (name: string): ForecastSeries => {
    const found = forecasts.series.find((one) => one.name === name);
    if (found === undefined) throw new Error(`calibrate › expected a series that was checked; got ${name}`);
    return found;
  };
  const parts = document.targets.map((target) => {
    const series = seriesOf(target.series.text);
    const published = observed.get(series.name);
    const from = Math.max(document.from?.days ?? -Infinity, target.from?.days ?? -Infinity, runs.fromDays);
    const until = Math.min(day, runs.toDays);
    const known = published === undefined ? [] : knownOn(published, day);
    const own = known.filter(({ period }) => period.from >= from && period.to <= until);
    if (own.length < 2) refuseFew(series, own.length, day, document.path);
    return { target, series, own };
  });
  const figures = parts.flatMap(({ series, own }) =>
    own.map(({ period, value, vintage }): TargetFigure => ({ series: series.name, period, value, vintage })),
  );
  const observedOnScale = figures.map(({ series, value }) => onScale(value, seriesOf(series)));
  const blocks = parts.map(({ target, series, own }) => errorsOf(target, series, own));
  return {
    figures,
    likelihood: { observed: Float64Array.from(observedOnScale), errorCovariance: sideBySide(blocks) },
    scaled: (at, value) => onScale(value, seriesOf(figures[at].series)),
  };
}

/** The series' measure over each figure's period, as a backtest wants it. */
export function wantedFigures({ figures }: Pick<TargetFigures, "figures">): readonly WantedFigure[] {
  return figures.map(({ series, period }) => ({ series, period, horizonMonths: 0 }));
}

const leastCount = 0.5;

/** Counts in logs; rounded months as they are scored. */
function onScale(value: number, { transform }: ForecastSeries): number {
  return transform === "log(x + 10)" ? log(Math.max(0, value) + 10) : log(Math.max(leastCount, value));
}

/**
 * Print and chance are each figure's own; what the publisher counts and the model does not goes on from one to the next.
 */
function errorsOf(
  { error, discrepancy }: CalibrationTarget,
  { transform, taken, rounding, every }: ForecastSeries,
  own: readonly { readonly period: Period; readonly value: number }[],
): Float64Array {
  const sds = own.map(({ value }) => {
    const count = Math.max(1, value);
    const chance = taken === "in all" ? 1 / count : 0;
    const print = rounding === 0 ? 0 : (rounding * rounding) / 12 / (count * count);
    const inLogs = Math.sqrt(error * error + chance + print);
    return transform === "log(x + 10)" ? (inLogs * count) / (count + 10) : inLogs;
  });
  const correlation = discrepancy.halfLifeMonths === 0 ? 0 : pow(0.5, monthsIn[every] / discrepancy.halfLifeMonths);
  const times = own.map(({ period }) => monthOf(period.from) / monthsIn[every]);
  return addedErrors(independentErrors(sds), carriedErrors(discrepancy.size, correlation, times));
}

function refuseFew({ name, title }: ForecastSeries, count: number, day: number, path: string): never {
  const when = day === Infinity ? "" : ` known on ${isoDate(day)}`;
  const hint = "put the series under `leftOut:`, or calibrate as of a later day";
  return refuseUsage(`${path} › targets.${name}`, `two figures of ${title} or more${when}`, count === 1 ? "one" : "none", hint); // prettier-ignore
}
