// From a tally in grid steps to what a reader sees: days, squared days for a variance, or a plain share.
import type { MeasureProgram, Program } from "../compile/program.ts";
import { DurationTally, fineBins } from "./counting/durationTally.ts";
import { binnedQuantile } from "./counting/logBins.ts";
import * as contract from "./insideKernel/contract.ts";
import type { MeasureValue } from "./observation.ts";
import { weightedQuantile } from "./weightedQuantile.ts";

type Statistic = NonNullable<MeasureProgram["statistic"]>;

export const statisticCodes: Readonly<Record<Statistic["kind"], number>> = {
  mean: contract.MEAN,
  variance: contract.VARIANCE,
  quantile: contract.QUANTILE,
  shareOver: contract.SHARE_OVER,
};

/** A tally with nothing in it; of the mean where no statistic is named. */
export function tallyOf(statistic: Statistic | null): DurationTally {
  return statistic === null
    ? new DurationTally(contract.MEAN, 0)
    : new DurationTally(statisticCodes[statistic.kind], statistic.over);
}

export function durationValue(
  measure: MeasureProgram,
  program: Program,
  tally: DurationTally,
  stillWaiting: number | null,
): MeasureValue {
  const { gridDays } = program.time;
  const kind = measure.statistic?.kind ?? "mean";
  const scale = kind === "shareOver" ? 1 : kind === "variance" ? gridDays * gridDays : gridDays;
  const steps = tally.persons === 0 ? null : inSteps(tally, kind, measure.statistic?.share ?? 0);
  return {
    name: measure.name,
    value: steps === null ? null : steps * scale,
    unit: measure.unit,
    count: tally.persons,
    stillWaiting,
  };
}

/** In grid steps (variance: squared; shareOver: a share). */
function inSteps(tally: DurationTally, kind: Statistic["kind"], share: number): number | null {
  switch (kind) {
    case "mean":
      return tally.mean;
    case "variance":
      return tally.squares / tally.persons;
    case "shareOver":
      return tally.overPersons / tally.persons;
    case "quantile":
      return tally.bins.length > 0
        ? binnedQuantile(fineBins, tally.bins, share)
        : weightedQuantile(tally, tally.persons, share);
  }
}
