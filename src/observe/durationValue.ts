// From a tally in grid steps to what a reader sees: days, squared days for a variance, or a plain share.
import type { MeasureProgram, Program } from "../compile/program.ts";
import type { DurationTally } from "./durationTally.ts";
import type { MeasureValue } from "./observation.ts";

export function durationValue(
  measure: MeasureProgram,
  program: Program,
  tally: DurationTally,
  stillWaiting: number | null,
): MeasureValue {
  const { gridDays } = program.time;
  const kind = measure.statistic?.kind ?? "mean";
  const scale = kind === "shareOver" ? 1 : kind === "variance" ? gridDays * gridDays : gridDays;
  const steps = tally.value();
  return {
    name: measure.name,
    value: steps === null ? null : steps * scale,
    unit: measure.unit,
    count: tally.persons,
    stillWaiting,
  };
}
