// How far ahead the stays of a stage are kept by the step in which they are due. The whole run decides, so that a run of
// which only the beginning is planned has the same numbers to the last bit.
import type { CurveId, Program, SamplerId, StageId } from "../../compile/program.ts";
import type { Course, DelayStore } from "./delayStore.ts";
import { fewestRows } from "./dueWheelRows.ts";
import { hasWheel, type Keeping } from "./keeping.ts";
import type { Layout } from "./layout.ts";
import { besideDelay, ratesInside } from "./planStages.ts";

interface Wheels {
  /** steps after which nobody is due; 0 where there is no wheel; [stage] */
  readonly wheelLength: Int32Array;
  /** steps ahead that need rows of their own; [stage] */
  readonly wheelNear: Int32Array;
}

export function planWheels(program: Program, layout: Layout, delays: DelayStore, keeping: readonly Keeping[]): Wheels {
  const { stages } = program;
  const wheelLength = new Int32Array(stages.length);
  const wheelNear = new Int32Array(stages.length).fill(1);
  stages.forEach(({ kind: does, time }, stage) => {
    if (time === null || !hasWheel(keeping[stage], does)) return;
    wheelLength[stage] = 1;
    for (const { sampler, rates } of staysOf(program, layout, keeping[stage], stage, time)) {
      const course = delays.courseOf(sampler, rates);
      // where people are at the first instant depends on how long the longest stay is, at whatever time it begins
      const wheel = wheelOf(delays, course, keeping[stage] === "ring");
      wheelLength[stage] = Math.max(wheelLength[stage], wheel.length);
      wheelNear[stage] = Math.max(wheelNear[stage], wheel.near);
    }
  });
  return { wheelLength, wheelNear };
}

/** Each once: the lengths of a stage's stays, and the hazards beside them. */
function staysOf(
  program: Program,
  layout: Layout,
  keeping: Keeping,
  stage: StageId,
  time: Int32Array,
): Iterable<{ readonly sampler: SamplerId; readonly rates: readonly CurveId[] }> {
  const found = new Map<string, { readonly sampler: SamplerId; readonly rates: readonly CurveId[] }>();
  for (const kind of new Set(layout.kindOf.subarray(layout.firstCell[stage], layout.firstCell[stage + 1]))) {
    const sampler = time[kind];
    const rates = besideDelay(keeping, ratesInside(program, layout, stage, kind));
    if (sampler >= 0) found.set(`${sampler}@${rates.join(",")}`, { sampler, rates });
  }
  return found.values();
}

/** @param toTheEnd whether delays that begin after the steps planned count in the length */
function wheelOf(delays: DelayStore, course: Course, toTheEnd: boolean): { length: number; near: number } {
  const { first, steps } = course;
  let [length, near] = [0, fewestRows];
  steps.forEach((step, i) => {
    const own = delays.all[first + i].gone.length;
    length = Math.max(length, own);
    if (own > fewestRows) near = Math.max(near, delays.rowsIn(course, step));
  });
  for (const step of delays.laterOf(course)) {
    if (delays.isLonger(course, step, fewestRows)) near = Math.max(near, delays.rowsIn(course, step));
    while (toTheEnd && delays.isLonger(course, step, length)) length++;
  }
  return { length, near };
}
