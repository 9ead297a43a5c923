// Scores of registered forecasts for machines.
import type { ForecastScores } from "../ask/score.ts";
import { forecastJson } from "./backtestJson.ts";

export function scoreJson({ rows, ...scores }: ForecastScores): object {
  return { ...scores, forecasts: rows.map(forecastJson) };
}

interface SettledFigure {
  readonly series: string;
  readonly period: string;
}

/** Figures forecast that are out in the later scores and were not in the earlier ones, each once. */
export function newlySettled(before: ForecastScores | null, after: ForecastScores): readonly SettledFigure[] {
  const nameOf = ({ series, period }: SettledFigure): string => `${series} ${period}`;
  const awaited = new Set((before?.awaited ?? []).map(nameOf));
  const found = new Map<string, SettledFigure>();
  for (const { series, period, outcome } of after.rows) {
    const figure = { series, period };
    if (outcome !== null && awaited.has(nameOf(figure))) found.set(nameOf(figure), figure);
  }
  return [...found.values()];
}
