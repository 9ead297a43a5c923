// Values that change within a step, read at the instants of its departures. Where slots and shares jump on
// one day, most people of that step leave after the jump, so the mean share over the step would be wrong for
// nearly all of them.
import type { CurveId, ResourceId } from "../../compile/program.ts";
import type { DialBook } from "./dials.ts";
import type { Timetable } from "./timetable.ts";
import { wholeUnits } from "./wholeUnits.ts";

/** What is known before the run of the departures of resources. */
type Known = Pick<DialBook, "program" | "means" | "timetables">;

/** A resource's timetable; null where its departures or slots depend on stocks. */
function timetableOf({ program, timetables }: Known, resource: ResourceId): Timetable | null {
  return program.resources[resource].units.feedback === null ? timetables[resource] : null;
}

/** Calls with every departure of a resource in a step: its instant, grid steps, and its slots. */
function eachDeparture(
  known: Known,
  resource: ResourceId,
  step: number,
  visit: (time: number, slots: number) => void,
): void {
  const timetable = timetableOf(known, resource);
  if (timetable === null) return;
  const { departures, units } = known.program.resources[resource];
  const first = timetable.first[step];
  for (let i = first; i < first + timetable.count[step]; i++) {
    visit(departures[i], wholeUnits(known.means.valueAt(units.curve, departures[i])));
  }
}

/**
 * Lengths of a step's spans up to its first departure and between departures, in grid steps; the whole step when nothing
 * departs. Many of them are one flow, all of mean length, where nothing turns on the length of any.
 *
 * @param isShort whether a span is so short that its length does not matter
 */
export function spansOfDepartures(
  known: Known,
  resources: readonly ResourceId[],
  step: number,
  isShort: (span: number) => boolean,
): readonly number[] {
  const { h } = known.means;
  let count = 0;
  let last = 0;
  let longest = 1;
  for (const resource of resources) {
    const timetable = timetableOf(known, resource);
    if (timetable === null) continue;
    count += timetable.count[step];
    last = Math.max(last, timetable.lastAt[step]);
    longest = Math.min(longest, timetable.longest[step]);
  }
  if (count === 0) return [h];
  if (isShort(longest * h)) return [(last * h) / count];
  const instants = new Float64Array(count);
  let i = 0;
  for (const resource of resources) {
    const timetable = timetableOf(known, resource);
    if (timetable === null) continue;
    const first = timetable.first[step];
    const { departures } = known.program.resources[resource];
    for (let d = first; d < first + timetable.count[step]; d++) instants[i++] = departures[d];
  }
  instants.sort();
  return Array.from(instants, (time, n) => Math.max(0, time - (n === 0 ? step * h : instants[n - 1])));
}

/** Mean instant of a step's departures, 0 … 1; the middle when nothing departs. */
export function instantOfDepartures(known: Known, resources: readonly ResourceId[], step: number): number {
  let sum = 0;
  let count = 0;
  for (const resource of resources) {
    const timetable = timetableOf(known, resource);
    if (timetable === null) continue;
    sum += timetable.meanAt[step] * timetable.count[step];
    count += timetable.count[step];
  }
  return count === 0 ? 0.5 : sum / count;
}

/** Mean slots of a departure of the step; NaN when nothing departs. */
export function slotsEach(known: Known, resource: ResourceId, step: number): number {
  let sum = 0;
  let count = 0;
  eachDeparture(known, resource, step, (_, slots) => {
    sum += slots;
    count++;
  });
  return sum / count;
}

/**
 * Reads curves at the departures of a step, weighted by the slots that each offers, over all resources
 * together.
 * @returns null when nothing departs in it
 */
export function readAtDepartures(
  known: Known,
  resources: readonly ResourceId[],
  step: number,
): ((curve: CurveId) => number) | null {
  const times: number[] = [];
  const weights: number[] = [];
  let all = 0;
  for (const resource of resources) {
    eachDeparture(known, resource, step, (time, slots) => {
      if (!(slots > 0 && slots < Infinity)) return;
      times.push(time);
      weights.push(slots);
      all += slots;
    });
  }
  if (times.length === 0) return null;
  return (curve) => {
    let sum = 0;
    for (let i = 0; i < times.length; i++) sum += weights[i] * known.means.valueAt(curve, times[i]);
    return sum / all;
  };
}
