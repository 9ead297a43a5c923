// How long those present at an instant have been in their stage.
import type { MeasureProgram, Program } from "../../../src/compile/program.ts";
import { roomForInstant } from "../../../src/observe/records.ts";
import { addAges, type Age } from "../../../src/observe/addAges.ts";
import { tallyOf } from "../../../src/observe/durationValue.ts";
import { valueOf, type Tracker } from "./tracker.ts";

/**
 * Everyone who entered by the instant and left after it, or never. Those who never left are known at the end of the
 * run, so the instant each person entered is kept while they are inside.
 */
export function ageMeasure(measure: MeasureProgram, program: Program): Tracker {
  const { stages, classes, at } = measure;
  const tally = tallyOf(measure.statistic);
  let since: Float64Array = new Float64Array(0);
  let weights: Float64Array = new Float64Array(0);

  return {
    hears: { enter: stages, begin: null, leave: stages, resources: null },
    enter(time, person, caseClass, _stage, _from, weight, _waiting, began) {
      if (classes[caseClass] === 0) return;
      since = roomForInstant(since, person);
      weights = roomForInstant(weights, person);
      since[person] = began;
      // A weight of 0 marks a record with nobody to count.
      weights[person] = time <= at ? weight : 0;
    },
    leave(time, person, caseClass, _stage, _to, _cause, _clock, weight, _wasWaiting, began) {
      if (classes[caseClass] === 0) return;
      if (time > at && weights[person] > 0) tally.add(at - began, weight);
      weights[person] = 0;
    },
    finish() {
      const ages: Age[] = [];
      for (let person = 0; person < weights.length; person++) {
        if (weights[person] > 0) ages.push({ steps: at - since[person], weight: weights[person] });
      }
      addAges(tally, ages);
    },
    result: () => valueOf(measure, program, { tally }),
  };
}
