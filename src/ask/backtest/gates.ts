// What the scores of outcomes on which no choice was made allow to be said.
import type { ForecastsDocument } from "../../claim/forecasts.ts";
import { familyScored, forecastGate, levelGates } from "../../forecast/gates.ts";
import type { ForecastGate, LevelGate } from "../../forecast/gates.ts";
import type { ScoredForecast } from "../../forecast/score.ts";
import type { ForecastRow } from "./scoreForecasts.ts";

export interface BacktestGates {
  /** all families together */
  readonly whole: ForecastGate;
  /** each family at each horizon */
  readonly levels: readonly LevelGate[];
}

export function gatesOf(rows: readonly ForecastRow[], { families }: ForecastsDocument, model: string): BacktestGates {
  const scored = families.map(({ name, baseline, gate }) => {
    const scoresOf = (forecaster: string): readonly ScoredForecast[] =>
      rows.flatMap((row) =>
        row.family === name && row.part === "H" && row.forecaster === forecaster && row.score !== null
          ? [row.score]
          : [],
      );
    return familyScored(name, gate, scoresOf(model), scoresOf(baseline));
  });
  return { whole: forecastGate(scored), levels: scored.flatMap(levelGates) };
}
