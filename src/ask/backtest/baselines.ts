// What plain rules make of the figures known on the day: whoever forecasts has to beat them.
import { besideWords } from "../../claim/forecasts.ts";
import { baselineNames, forecastBaseline, meanOfQuantiles } from "../../forecast/baselines.ts";
import type { BaselineName } from "../../forecast/baselines.ts";
import type { Forecast, QuantileForecast } from "../../forecast/forecast.ts";
import { protocol } from "../../forecast/protocol.ts";
import { rivalFigures } from "../../forecast/rivalFigures.ts";
import { forecastRival, rivalNames } from "../../forecast/rivals.ts";
import type { RivalGrowth } from "../../forecast/rivals.ts";
import type { FactLibrary } from "../../facts/fact.ts";
import type { KnownFigure } from "../../facts/knownFigures.ts";
import { historyOn } from "../../forecast/history.ts";
import { logScale } from "../../forecast/scale.ts";
import { publishedQuantiles } from "../../forecast/score.ts";
import { scaleOf } from "./scoreForecasts.ts";
import type { FigureAsked } from "./scoreForecasts.ts";

/** Every rule's forecast of a figure; a rule that has too few figures to go on has none. */
export function baselineForecasts(
  figure: FigureAsked,
  names: readonly BaselineName[] = baselineNames,
  walkDegrees: number = protocol.baselines.walkDegrees,
): readonly QuantileForecast[] {
  const { series, origin, known } = figure;
  const figures = known.map(({ period, value }) => ({ period: period.label, value, knownOn: origin }));
  // small counts are scored as they are, and come and go by factors like others: no rule may forecast fewer than none
  const history = historyOn(figures, origin, series.chance === "poisson" ? logScale : scaleOf(series));
  if (history === null) return [];
  return names.flatMap((name): QuantileForecast[] => {
    const made = forecastBaseline(name, history, figure.period, walkDegrees);
    return "none" in made ? [] : [{ ...headOf(name, figure), quantiles: made.quantiles }];
  });
}

/** The published rivals of a stock, and the mean of the two. */
export function rivalForecasts(
  figure: FigureAsked,
  { library, knownOf }: RivalsOnDay,
  growth: RivalGrowth = protocol.baselines.rivalGrowth,
): readonly QuantileForecast[] {
  const { series, origin, period } = figure;
  const { account, rivals } = series;
  if (account === null || rivals === null) return [];
  const textsOf = (named: readonly { readonly text: string }[]): readonly string[] => named.map(({ text }) => text);
  const servers = { servers: textsOf(rivals.servers), hires: textsOf(rivals.hires) };
  const figures = {
    ...rivalFigures(library, { pending: [], receipts: [], completions: [], ...servers }, origin),
    pending: knownAt(figure.known, origin),
    receipts: knownAt(knownOf(account.in[0].text), origin),
    completions: knownAt(knownOf(account.out[0].text), origin),
  };
  const made = rivalNames.flatMap((name): QuantileForecast[] => {
    const forecast = forecastRival(name, figures, rivals, origin, period, growth)?.forecast;
    const isMade = forecast !== undefined && "quantiles" in forecast;
    return isMade ? [{ ...headOf(besideWords[name], figure), quantiles: forecast.quantiles }] : [];
  });
  if (made.length < rivalNames.length) return made;
  const quantiles = meanOfQuantiles(made.map(publishedQuantiles), scaleOf(series));
  return [...made, { ...headOf(besideWords.rivals, figure), quantiles }];
}

/** What was known on the day beside the series itself. */
export interface RivalsOnDay {
  readonly library: FactLibrary;
  readonly knownOf: (series: string) => readonly KnownFigure[];
}

function knownAt(known: readonly KnownFigure[], origin: string) {
  return known.map(({ period, value }) => ({ period: period.label, value, knownOn: origin }));
}

/** Level by level on the scale of the series; null where there is nothing to average. */
export function averagedForecast(figure: FigureAsked, parts: readonly Forecast[]): QuantileForecast | null {
  if (parts.length < 2) return null;
  const quantiles = meanOfQuantiles(parts.map(publishedQuantiles), scaleOf(figure.series));
  return { ...headOf(besideWords.average, figure), quantiles };
}

function headOf(model: string, { series, origin, period, horizonMonths }: FigureAsked) {
  return { model, series: series.name, origin, target: period, horizonMonths };
}
