// A timetable cut into steps.
import type { Program } from "../../compile/program.ts";

/** [step] */
export interface Timetable {
  /** departures in the step */
  readonly count: Int32Array;
  /** instant of its last one, 0 … 1 of the step; 0 without any */
  readonly lastAt: Float64Array;
}

/**
 * @param departures instants, grid steps, rising; departures at the end of the run belong to the last step
 */
function timetableOf(departures: Float64Array, h: number, steps: number): Timetable {
  const count = new Int32Array(steps);
  const lastAt = new Float64Array(steps);
  let next = 0;
  for (let step = 0; step < steps; step++) {
    const from = step * h;
    const to = (step + 1) * h;
    const isEnd = step === steps - 1;
    while (next < departures.length && (departures[next] < to || (isEnd && departures[next] <= to + 1e-9))) {
      lastAt[step] = Math.min(1, Math.max(0, (departures[next] - from) / h));
      count[step]++;
      next++;
    }
  }
  return { count, lastAt };
}

/** One for each resource with slots whose departures are known beforehand, null for the others; [resource] */
export function timetablesOf({ resources }: Program, h: number, steps: number): (Timetable | null)[] {
  // resources with the same timetable have one list of departures
  const known = new Map<Float64Array, Timetable>();
  return resources.map(({ kind, departures, departureRate }) => {
    if (kind !== "slots" || departureRate !== null) return null;
    const timetable = known.get(departures) ?? timetableOf(departures, h, steps);
    known.set(departures, timetable);
    return timetable;
  });
}
