// What the scores of outcomes on which no choice was made allow to be said.
import type { ForecastsDocument } from "../../claim/forecasts.ts";
import { forecastGate, levelGates } from "../../forecast/gates.ts";
import type { ForecastGate, LevelGate } from "../../forecast/gates.ts";
import type { ScoredForecast } from "../../forecast/score.ts";
import { pairScores } from "../../forecast/scoreRatio.ts";
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
    const own = scoresOf(model);
    const outcomes = own.map(({ series, origin, horizonMonths, covered }) => ({
      family: name,
      series,
      origin,
      horizonMonths,
      held: covered[1],
    }));
    return { family: name, gate, pairs: pairScores(own, scoresOf(baseline)), outcomes };
  });
  return { whole: forecastGate(scored), levels: scored.flatMap(levelGates) };
}
