// A backtest for machines: what was forecast, what was published, and the scores.
import type { Backtest } from "../ask/backtest.ts";
import type { ForecastRow } from "../ask/backtest/scoreForecasts.ts";
import { errorJson } from "./errorJson.ts";

/** The whole of it, as --json prints it. */
export function backtestJson(backtest: Backtest): object {
  return { ...backtestRecord(backtest), forecasts: backtest.rows.map(forecastJson) };
}

/** One forecast with its scores. */
export function forecastJson({ outcome, score, ...row }: ForecastRow) {
  return {
    ...row,
    published: outcome?.value ?? null,
    vintage: outcome?.vintage ?? null,
    crps: score?.crps ?? null,
    wis: score?.wis ?? null,
    narrowest: [50, 80, 95].find((_, at) => score?.covered[at] === true) ?? null,
    bias: score?.bias ?? null,
  };
}

/** What the run folder says of itself, without the forecasts, which its tables have. */
export function backtestRecord({ rows: _rows, origins, gates: { whole, levels }, ...backtest }: Backtest) {
  const { skillMet, coverageMet, coverage, bootstrap, worse } = whole;
  return {
    ...backtest,
    gate: {
      skillMet,
      ratio: bootstrap.geometricMean?.ratio ?? null,
      upper: bootstrap.geometricMean?.upper ?? null,
      blocks: bootstrap.blocks,
      worse,
      coverageMet,
      held: coverage.held,
      outcomes: coverage.outcomes,
      effective: coverage.effective,
      heldFrom: coverage.interval[0],
      heldTo: coverage.interval[1],
    },
    gates: levels.map(({ family, horizonMonths, status, n, words, why }) => ({
      family,
      horizonMonths,
      status,
      n,
      words,
      why,
    })),
    origins: origins.map(({ date, status, leftOut, chunk }) => ({
      date,
      status,
      forecasts: chunk?.forecasts.length ?? 0,
      failedDraws: chunk?.failed ?? [],
      leftOut: [...leftOut, ...(chunk?.without ?? []).map((one) => ({ ...one, why: noNumber }))],
      ...((chunk?.refused ?? []).length === 0 ? {} : errorJson(chunk?.refused ?? [])),
    })),
  };
}

const noNumber = "no draw has a number for it";
