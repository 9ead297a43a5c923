// Persons in stages, or only those waiting there: at an instant, or as the average over a window.
import type { MeasureProgram, Program } from "../../../src/compile/program.ts";
import { valueOf, type Tracker } from "./tracker.ts";

/**
 * At an instant: everyone who came by then less everyone who left by then, so that the answer is after everything that
 * happens at that instant, whatever the order of announcements. Over a window: the same difference, each weighted by
 * the part of the window still ahead.
 */
export function stockMeasure(measure: MeasureProgram, program: Program): Tracker {
  const { stages, classes, at, from } = measure;
  const to = Math.min(measure.to, program.time.steps);
  const waitingOnly = measure.kind === "waiting";
  let total = 0;

  const change = (time: number, persons: number): void => {
    if (at >= 0) {
      if (time <= at) total += persons;
    } else if (time < to) {
      total += persons * (to - (time > from ? time : from));
    }
  };

  return {
    hears: { enter: stages, begin: waitingOnly ? stages : null, leave: stages, resources: null },
    enter(time, _person, caseClass, _stage, _from, weight, waiting) {
      if (classes[caseClass] === 1 && (waiting || !waitingOnly)) change(time, weight);
    },
    begin(time, _person, caseClass, _stage, _resource, weight, _since, wasWaiting) {
      if (classes[caseClass] === 1 && wasWaiting) change(time, -weight);
    },
    leave(time, _person, caseClass, _stage, _to, _cause, _clock, weight, wasWaiting) {
      if (classes[caseClass] === 1 && (wasWaiting || !waitingOnly)) change(time, -weight);
    },
    result: () => valueOf(measure, program, { total }),
  };
}
