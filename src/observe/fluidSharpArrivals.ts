// Arrivals from outside whose instants are known beforehand, as listeners to expected numbers read them.
import type { Program, StageId } from "../compile/program.ts";
import { meanBatch } from "../simulate/fluid/arrivals.ts";
import { arrivalInstants } from "../simulate/fluid/arrivalInstants.ts";
import { curveValue } from "./curve.ts";

/** People of one class who come by one entry after gaps of one length. */
export interface SharpArrivals {
  readonly stage: StageId;
  readonly instants: Float64Array;
  readonly persons: (time: number) => number;
}

export function sharpArrivals(program: Program): SharpArrivals[] {
  const read = (curve: number, time: number): number => curveValue(program.curves, curve, time);
  const known = new Map<number, Float64Array | null>();
  return program.arrivals.flatMap((entry) => {
    if (entry.kind !== "every") return [];
    const { stage, partFrom, partTo } = entry;
    const each = meanBatch(entry.batchSizes, entry.batchCumulative);
    return Array.from(entry.gaps).flatMap((gap, c) => {
      if (gap < 0) return [];
      if (!known.has(gap)) known.set(gap, arrivalInstants(program, gap, read));
      const instants = known.get(gap) ?? null;
      const persons = (time: number): number =>
        partFrom[c] < 0 ? each : each * (read(partTo[c], time) - read(partFrom[c], time));
      return instants === null ? [] : [{ stage, instants, persons }];
    });
  });
}

/** Stages to which all who come from outside come so. */
export function stagesOfSharp({ arrivals }: Program, sharp: readonly SharpArrivals[]): ReadonlySet<StageId> {
  const stages = new Set(sharp.map(({ stage }) => stage));
  const parts = (stage: StageId): number => sharp.filter((one) => one.stage === stage).length;
  return new Set(
    [...stages].filter((stage) => {
      const own = arrivals.filter((entry) => entry.stage === stage);
      const asked = own.map((entry) =>
        entry.kind === "every" ? entry.gaps.filter((gap) => gap >= 0).length : Infinity,
      );
      return asked.reduce((sum, count) => sum + count, 0) === parts(stage);
    }),
  );
}
