// Time within a set of stages: from entering the set to leaving it, whatever the moves inside.
import type { MeasureProgram, Program } from "../../../src/compile/program.ts";
import { leaveCauses } from "../../../src/simulate/recorder.ts";
import { roomForInstant } from "../../../src/observe/records.ts";
import { tallyOf } from "../../../src/observe/durationValue.ts";
import { valueOf, windowOf, type Tracker } from "./tracker.ts";

/** Counted when it ends, in the window. People still inside the set at the window's end stand beside it. */
export function sojournMeasure(measure: MeasureProgram, program: Program): Tracker {
  const { from, to } = windowOf(measure, program);
  const { stages, classes } = measure;
  const tally = tallyOf(measure.statistic);
  let cameAt: Float64Array = new Float64Array(0);
  let insideAtEnd = 0;

  return {
    hears: { enter: stages, begin: null, leave: stages, resources: null },
    enter(time, person, caseClass, _stage, fromStage, weight, _waiting, since) {
      if (classes[caseClass] === 0 || (fromStage >= 0 && stages[fromStage] === 1)) return;
      cameAt = roomForInstant(cameAt, person);
      cameAt[person] = since;
      if (time < to) insideAtEnd += weight;
    },
    leave(time, person, caseClass, _stage, toStage, cause, _clock, weight, _wasWaiting, since) {
      if (classes[caseClass] === 0 || stages[toStage] === 1) return;
      if (time < to) insideAtEnd -= weight;
      // Somebody turned away by a full stage on coming to the set was never in it.
      if (cause === leaveCauses.full && cameAt[person] === since) return;
      if (time >= from && time < to) tally.add(time - cameAt[person], weight);
    },
    result: () => valueOf(measure, program, { total: insideAtEnd, tally }),
  };
}
