// A backtest for machines: what was forecast, what was published, and the scores.
import type { Backtest } from "../ask/backtest.ts";

export function backtestJson({ rows, origins, ...backtest }: Backtest): object {
  return {
    ...backtest,
    origins: origins.map(({ date, status, leftOut, chunk }) => ({
      date,
      status,
      forecasts: chunk?.forecasts.length ?? 0,
      failedDraws: chunk?.failed ?? [],
      leftOut: [...leftOut, ...(chunk?.without ?? []).map((one) => ({ ...one, why: "no draw has a number for it" }))],
      refused: chunk?.refused ?? [],
    })),
    forecasts: rows.map(({ outcome, score, ...row }) => ({
      ...row,
      published: outcome?.value ?? null,
      vintage: outcome?.vintage ?? null,
      crps: score?.crps ?? null,
      wis: score?.wis ?? null,
      covered: score?.covered ?? null,
      bias: score?.bias ?? null,
    })),
  };
}
