// Time in line: from entering the stage to being served, boarded or let in. Counted when it ends, in the window.
import type { MeasureProgram, Program } from "../../../src/compile/program.ts";
import { leaveCauses } from "../../../src/simulate/recorder.ts";
import { tallyOf } from "../../../src/observe/durationValue.ts";
import { valueOf, windowOf, type Tracker } from "./tracker.ts";

/** Among the served, or among everyone who left the line; people still in line at the window's end stand beside it. */
export function waitMeasure(measure: MeasureProgram, program: Program): Tracker {
  const { from, to } = windowOf(measure, program);
  const { stages, classes } = measure;
  const everyone = measure.among === "everyone";
  const tally = tallyOf(measure.statistic);
  let inLineAtEnd = 0;

  return {
    hears: { enter: stages, begin: stages, leave: stages, resources: null },
    enter(time, _person, caseClass, _stage, _from, weight, waiting) {
      if (waiting && classes[caseClass] === 1 && time < to) inLineAtEnd += weight;
    },
    begin(time, _person, caseClass, _stage, _resource, weight, since, wasWaiting) {
      if (classes[caseClass] === 0) return;
      if (wasWaiting && time < to) inLineAtEnd -= weight;
      if (time >= from && time < to) tally.add(time - since, weight);
    },
    leave(time, _person, caseClass, _stage, _to, cause, _clock, weight, wasWaiting, since) {
      if (!wasWaiting || classes[caseClass] === 0) return;
      if (time < to) inLineAtEnd -= weight;
      // Somebody turned away because the stage was full never stood in its line.
      const stood = cause !== leaveCauses.full;
      if (everyone && stood && time >= from && time < to) tally.add(time - since, weight);
    },
    result: () => valueOf(measure, program, { total: inLineAtEnd, tally }),
  };
}
