// How long those present at an instant have been in their stage.
import type { MeasureProgram, Program } from "../compile/program.ts";
import { DurationTally } from "./durationTally.ts";
import { measureValue, nothingCounted } from "./measureValue.ts";
import { roomForInstant } from "./records.ts";
import type { Tracker } from "./tracker.ts";

/**
 * Everyone who entered by the instant and left after it, or never. Those who never left are known at the end of the
 * run, so the instant each person entered is kept while they are inside.
 */
export function ageMeasure(measure: MeasureProgram, program: Program): Tracker {
  const { stages, classes, at } = measure;
  const tally = new DurationTally(measure.statistic);
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
    result: () => measureValue(measure, program, { ...nothingCounted, tally }),
  };
}

/** Somebody still there when the run was over. */
export interface Age {
  readonly steps: number;
  /** persons */
  readonly weight: number;
}

/** Adds in order of size: in which row a person happened to be kept leaves no trace in the last digit. */
export function addAges(tally: DurationTally, ages: readonly Age[]): void {
  // Few weights and many people: numbers alone sort several times faster than pairs of them.
  const queues = [...new Set(ages.map(({ weight }) => weight))]
    .toSorted((a, b) => a - b)
    .map((weight) => ({ weight, next: 0, steps: stepsOf(ages, weight) }));
  for (let left = ages.length; left > 0; left--) {
    let first = queues[0];
    for (const queue of queues) if (at(queue) < at(first)) first = queue;
    tally.add(at(first), first.weight);
    first.next++;
  }
}

function stepsOf(ages: readonly Age[], weight: number): Float64Array {
  return Float64Array.from(
    ages.filter((age) => age.weight === weight),
    ({ steps }) => steps,
  ).sort();
}

/** The queue's next age; later than any when it is empty. */
function at({ steps, next }: { readonly steps: Float64Array; readonly next: number }): number {
  return next < steps.length ? steps[next] : Infinity;
}
