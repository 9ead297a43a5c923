// A family's scores at each horizon and at all of them, of D and of H, and what H allows to be said.
import type { ForecastFamily } from "../../claim/forecasts.ts";
import { coverageOf } from "../../forecast/coverage.ts";
import { familyScored } from "../../forecast/gates.ts";
import type { LevelGate } from "../../forecast/gates.ts";
import { jointBootstrap } from "../../forecast/jointBootstrap.ts";
import type { RatioBounds } from "../../forecast/jointBootstrap.ts";
import { protocol } from "../../forecast/protocol.ts";
import type { StoredScore } from "../../forecast/score.ts";
import type { Backtest } from "../backtest.ts";

/** A gate of H stands with its horizon alone. */
export interface RecordedLevel extends Partial<Pick<LevelGate, "status" | "n" | "words" | "why">> {
  readonly family: string;
  /** null: all of the family's */
  readonly horizonMonths: number | null;
  readonly part: "D" | "H";
  readonly bounds: RatioBounds | null;
  /** whole blocks of quarters that bounds come from */
  readonly blocks: number;
  /** independent outcomes that its outcomes amount to */
  readonly effective: number;
  /** of the share that the 80 % intervals hold */
  readonly interval: readonly [number, number];
}

export function recordedLevels(
  { name, gate, horizons, baseline }: ForecastFamily,
  { model, rows, gates }: Pick<Backtest, "model" | "rows" | "gates">,
): readonly RecordedLevel[] {
  return (["D", "H"] as const).flatMap((part) =>
    [null, ...horizons].flatMap((horizonMonths): readonly RecordedLevel[] => {
      const scoresOf = (forecaster: string): readonly StoredScore[] =>
        rows.flatMap((row) =>
          row.forecaster === forecaster &&
          row.family === name &&
          row.part === part &&
          (horizonMonths === null || row.horizonMonths === horizonMonths) &&
          row.score !== null
            ? [row.score]
            : [],
        );
      const scored = familyScored(name, gate, scoresOf(model), scoresOf(baseline));
      if (scored.outcomes.length === 0) return [];
      const { blocks, families } = jointBootstrap([scored], protocol.blocks.quarters);
      const { effective, interval } = coverageOf(scored.outcomes);
      const told = gates.levels.find((one) => one.family === name && one.horizonMonths === horizonMonths);
      const head = { family: name, horizonMonths, part, bounds: families[0].bounds, blocks, effective, interval };
      if (part !== "H" || told === undefined) return [head];
      const { status, n, words, why } = told;
      return [{ ...head, status, n, words, why }];
    }),
  );
}
