// What the scores of outcomes on which no choice was made allow to be said.
import type { ForecastsDocument } from "../../claim/forecasts.ts";
import { familyScored, forecastGate, levelGates } from "../../forecast/gates.ts";
import type { FamilyScored, ForecastGate, LevelGate } from "../../forecast/gates.ts";
import type { StoredScore } from "../../forecast/score.ts";
import type { ForecastRow } from "./scoreForecasts.ts";

export interface BacktestGates {
  /** all families together */
  readonly whole: ForecastGate;
  /** each family at each horizon */
  readonly levels: readonly LevelGate[];
}

export function gatesOf(rows: readonly ForecastRow[], document: ForecastsDocument, model: string): BacktestGates {
  const scored = familiesScored(rows, document, model);
  return { whole: forecastGate(scored), levels: scored.flatMap(levelGates) };
}

/** What the gates of each family are decided by: outcomes of H alone. */
export function familiesScored(
  rows: readonly (Pick<ForecastRow, "family" | "part" | "forecaster"> & { readonly score: StoredScore | null })[],
  { families }: Pick<ForecastsDocument, "families">,
  model: string,
): readonly FamilyScored[] {
  return families.map(({ name, baseline, gate }) => {
    const scoresOf = (forecaster: string): readonly StoredScore[] =>
      rows.flatMap((row) =>
        row.family === name && row.part === "H" && row.forecaster === forecaster && row.score !== null
          ? [row.score]
          : [],
      );
    return familyScored(name, gate, scoresOf(model), scoresOf(baseline));
  });
}
