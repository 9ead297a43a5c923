// Of the people who first entered some stages in a window, the part that is in some stages by an instant.
import type { MeasureProgram, Program } from "../../../src/compile/program.ts";
import { roomForByte } from "../../../src/observe/records.ts";
import { valueOf, windowOf, type Tracker } from "./tracker.ts";

const neverEntered = 0;
const inCohort = 1;
const enteredOutside = 2;

/** People there at the start entered before the run, so they belong to no cohort of the stage they stood in. */
export function shareMeasure(measure: MeasureProgram, program: Program): Tracker {
  const { from, to } = windowOf(measure, program);
  const { stages, entered, classes, at } = measure;
  let standing: Uint8Array = new Uint8Array(0);
  let cohort = 0;
  let there = 0;
  const everyStage = new Uint8Array(program.stages.length).fill(1);
  const either = Uint8Array.from(stages, (mark, stage) => mark | entered[stage]);

  return {
    // Every entry is heard, because an arrival anywhere hands a used record to a new person.
    hears: { enter: everyStage, begin: null, leave: either, resources: null },
    enter(time, person, caseClass, stage, fromStage, weight, _waiting, _since, initial) {
      if (classes[caseClass] === 0) return;
      standing = roomForByte(standing, person);
      if (fromStage < 0) standing[person] = neverEntered;
      if (entered[stage] === 1 && standing[person] === neverEntered) {
        const counts = !initial && time >= from && time < to;
        standing[person] = counts ? inCohort : enteredOutside;
        if (counts) cohort += weight;
      }
      if (stages[stage] === 1 && standing[person] === inCohort && time <= at) there += weight;
    },
    leave(time, person, caseClass, stage, _to, _cause, _clock, weight) {
      if (classes[caseClass] === 0) return;
      if (stages[stage] === 1 && standing[person] === inCohort && time <= at) there -= weight;
    },
    result: () => valueOf(measure, program, { total: cohort, there }),
  };
}
