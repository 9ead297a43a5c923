// Every forecast beside the figure that was published, its score, and what its family comes to.
import type { ForecastFamily, ForecastSeries, ForecastsDocument } from "../../claim/forecasts.ts";
import { knownOn, outcomeOf } from "../../facts/knownFigures.ts";
import type { KnownFigure, SeriesFigures } from "../../facts/knownFigures.ts";
import type { Forecast } from "../../forecast/forecast.ts";
import { identity, logPlusTen, logScale } from "../../forecast/scale.ts";
import type { Scale } from "../../forecast/scale.ts";
import { publishedQuantiles, scoreForecast } from "../../forecast/score.ts";
import type { ScoredForecast } from "../../forecast/score.ts";
import { isoDate } from "../../quantity/date.ts";
import { periodCalled } from "../../quantity/periods.ts";
import type { Period } from "../../quantity/periods.ts";
import type { Chunk, ForecastFigure } from "./chunk.ts";
import type { Origin } from "./origins.ts";

/** D: choices were made on outcomes of its time. H: they were not. R: it came out after its forecast was registered */
export type Part = "D" | "H" | "R";

/** One figure forecast by somebody, and scored where it was published. */
export interface ForecastRow {
  /** the model's id, or a baseline's name */
  readonly forecaster: string;
  readonly series: string;
  /** the family of this series and horizon */
  readonly family: string;
  readonly origin: string;
  readonly period: string;
  /** ISO day, the last of the period */
  readonly periodEnd: string;
  readonly horizonMonths: number;
  /** at the levels of `hubLevels` */
  readonly quantiles: readonly number[];
  readonly part: Part;
  readonly outcome: KnownFigure | null;
  /** null without an outcome */
  readonly score: ScoredForecast | null;
}

const scales: Readonly<Record<ForecastSeries["transform"], Scale>> = {
  none: identity,
  log: logScale,
  "log(x + 10)": logPlusTen,
};

export function scaleOf({ transform }: Pick<ForecastSeries, "transform">): Scale {
  return scales[transform];
}

/** What a forecaster needs to know of a figure: the same for the model and for every baseline. */
export interface FigureAsked {
  readonly series: ForecastSeries;
  readonly family: ForecastFamily;
  readonly origin: string;
  readonly period: string;
  readonly horizonMonths: number;
  readonly outcome: KnownFigure | null;
  readonly part: Part;
  readonly periodEnd: string;
  /** of the series, as known on the origin, earliest first */
  readonly known: readonly KnownFigure[];
}

/** @param startMonth in which fiscal years start */
export function figuresOf(
  wanted: readonly Pick<ForecastFigure, "series" | "period" | "horizonMonths">[],
  { date, day }: Pick<Origin, "date" | "day">,
  document: ForecastsDocument,
  observed: ReadonlyMap<string, SeriesFigures>,
  startMonth: number,
): readonly FigureAsked[] {
  const known = new Map([...observed].map(([name, series]) => [name, knownOn(series, day)] as const));
  return wanted.flatMap(({ series: name, period: label, horizonMonths }): FigureAsked[] => {
    const series = document.series.find((one) => one.name === name);
    const figures = observed.get(name);
    const period = series === undefined ? null : periodCalled(label, series.every, startMonth);
    if (series === undefined || figures === undefined || period === null) return [];
    const family = document.families.find(
      (one) => series.families.some(({ text }) => text === one.name) && one.horizons.includes(horizonMonths),
    );
    if (family === undefined) return [];
    return [
      {
        series,
        family,
        origin: date,
        period: label,
        periodEnd: isoDate(period.to - 1),
        horizonMonths,
        outcome: outcomeOf(figures, period),
        part: hindcastPart(document, period),
        known: known.get(name) ?? [],
      },
    ];
  });
}

/** Of what is forecast with hindsight. */
export function hindcastPart({ choicesThrough }: Pick<ForecastsDocument, "choicesThrough">, { to }: Period): Part {
  return choicesThrough !== null && to - 1 <= choicesThrough.days ? "D" : "H";
}

export function rowOf(figure: FigureAsked, forecast: Forecast): ForecastRow {
  const { series, family, origin, period, periodEnd, horizonMonths, outcome, part } = figure;
  const published = outcome && { series: series.name, period, value: outcome.value, vintage: outcome.vintage };
  return {
    forecaster: forecast.model,
    series: series.name,
    family: family.name,
    origin,
    period,
    periodEnd,
    horizonMonths,
    quantiles: publishedQuantiles(forecast),
    part,
    outcome,
    score: published && scoreForecast(forecast, published, scaleOf(series)),
  };
}

/** The model's own forecast of a figure. */
export function modelForecast(model: string, figure: FigureAsked, chunk: Chunk): Forecast | null {
  const { series, origin, period, horizonMonths } = figure;
  const found = chunk.forecasts.find(
    (one) => one.series === series.name && one.period === period && one.horizonMonths === horizonMonths,
  );
  if (found === undefined) return null;
  const shared = { model, series: series.name, origin, target: period, horizonMonths };
  return { ...shared, samples: found.samples, ...(series.chance === "poisson" ? { poissonMeans: true } : {}) };
}
