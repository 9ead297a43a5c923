// Ages of those who are still there when a run is over.
import type { DurationTally } from "./counting/durationTally.ts";

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
