// From what was forecast to scores: the model's own, those of every baseline and rival, and of their mean.
import type { Documents } from "../../documents/documents.ts";
import { dayOf } from "../../documents/openDocuments.ts";
import { knownOn } from "../../facts/knownFigures.ts";
import { libraryAsOf } from "../../facts/libraryAsOf.ts";
import { variantWords } from "./asked.ts";
import type { BacktestAsked } from "./asked.ts";
import { averagedForecast, baselineForecasts, rivalForecasts } from "./baselines.ts";
import type { RivalsOnDay } from "./baselines.ts";
import type { Forecasts } from "./makeForecasts.ts";
import { figuresOf, modelForecast, rowOf } from "./scoreForecasts.ts";
import type { FigureAsked, ForecastRow } from "./scoreForecasts.ts";
import { withDiscrepancy } from "./withDiscrepancy.ts";

export function scoreOrigins(
  documents: Documents,
  { series: names, with: variants = variantWords, strict = false, conditional = false }: BacktestAsked,
  { document, observed, spec, origins }: Pick<Forecasts, "document" | "observed" | "spec" | "origins">,
): readonly ForecastRow[] {
  const { id: model, fiscalYearStartMonth: startMonth } = documents.model;
  return origins.flatMap(({ chunk, date }) => {
    const day = dayOf(date);
    if (chunk === null || day === null) return [];
    const on = { document, observed, day, startMonth, seed: spec.seed };
    const own = variants.includes("discrepancy") ? withDiscrepancy(chunk, on) : chunk;
    const isAsked = ({ series }: FigureAsked): boolean =>
      (names?.includes(series.name) ?? true) && !(conditional && series.isInput === "when conditional");
    const figures = figuresOf(chunk.forecasts, { date, day }, document, observed, startMonth).filter(isAsked);
    const rivals = rivalsOn(figures, { date, day, strict }, documents, observed);
    return figures.flatMap((figure) => {
      const made = modelForecast(model, figure, own);
      const each = [...(made === null ? [] : [made]), ...baselineForecasts(figure)];
      const published = rivalForecasts(figure, rivals);
      const average = made === null ? null : averagedForecast(figure, each);
      return [...each, ...published, ...(average === null ? [] : [average])].map((one) => rowOf(figure, one));
    });
  });
}

/** What published rivals knew on a day; nothing is cut to the day where none of the figures has one. */
export function rivalsOn(
  figures: readonly FigureAsked[],
  { date, day, strict }: { readonly date: string; readonly day: number; readonly strict: boolean },
  { facts }: Pick<Documents, "facts">,
  observed: Forecasts["observed"],
): RivalsOnDay {
  const isAnyRival = figures.some(({ series }) => series.rivals !== null);
  return {
    library: isAnyRival ? libraryAsOf(facts, day, { date, strict }).library : facts,
    knownOf(name) {
      const series = observed.get(name);
      return series === undefined ? [] : knownOn(series, day);
    },
  };
}
