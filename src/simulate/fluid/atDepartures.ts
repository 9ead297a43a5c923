// Values that change within a step, read at the instants of its departures. Where slots and shares jump on
// one day, most people of that step leave after the jump, so the mean share over the step would be wrong for
// nearly all of them.
import type { CurveId, Program, ResourceId } from "../../compile/program.ts";
import type { CurveMeans } from "./curveMeans.ts";
import { edgeSlack } from "./timetable.ts";
import { wholeUnits } from "./wholeUnits.ts";

/**
 * Calls back for every departure of a step; never where departures depend on stocks. @param time grid steps
 */
function eachDeparture(
  program: Program,
  means: CurveMeans,
  resource: ResourceId,
  step: number,
  visit: (time: number, slots: number) => void,
): void {
  const { departures, departureRate, units } = program.resources[resource];
  if (departureRate !== null || units.feedback !== null) return;
  const slack = edgeSlack * means.h;
  const to = step === means.steps - 1 ? Infinity : (step + 1) * means.h - slack;
  for (let i = firstFrom(departures, step * means.h - slack); i < departures.length && departures[i] < to; i++) {
    visit(departures[i], wholeUnits(means.valueAt(units.curve, departures[i])));
  }
}

/**
 * Lengths of a step's spans up to its first departure and between departures, in grid steps; the whole step when nothing
 * departs.
 */
export function spansOfDepartures(
  program: Program,
  means: CurveMeans,
  resources: readonly ResourceId[],
  step: number,
): number[] {
  const instants: number[] = [];
  for (const resource of resources) eachDeparture(program, means, resource, step, (time) => instants.push(time));
  if (instants.length === 0) return [means.h];
  instants.sort((a, b) => a - b);
  return instants.map((time, i) => Math.max(0, time - (i === 0 ? step * means.h : instants[i - 1])));
}

/** Mean instant of a step's departures, 0 … 1; the middle when nothing departs. */
export function instantOfDepartures(
  program: Program,
  means: CurveMeans,
  resources: readonly ResourceId[],
  step: number,
): number {
  let count = 0;
  let sum = 0;
  for (const resource of resources) {
    eachDeparture(program, means, resource, step, (time) => {
      count++;
      sum += Math.min(1, Math.max(0, time / means.h - step));
    });
  }
  return count === 0 ? 0.5 : sum / count;
}

function firstFrom(instants: Float64Array, time: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean slots of a departure of the step; NaN when nothing departs. */
export function slotsEach(program: Program, means: CurveMeans, resource: ResourceId, step: number): number {
  let sum = 0;
  let count = 0;
  eachDeparture(program, means, resource, step, (_, slots) => {
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
  program: Program,
  means: CurveMeans,
  resources: readonly ResourceId[],
  step: number,
): ((curve: CurveId) => number) | null {
  const times: number[] = [];
  const weights: number[] = [];
  let all = 0;
  for (const resource of resources) {
    eachDeparture(program, means, resource, step, (time, slots) => {
      if (!(slots > 0 && slots < Infinity)) return;
      times.push(time);
      weights.push(slots);
      all += slots;
    });
  }
  if (times.length === 0) return null;
  return (curve) => times.reduce((sum, time, i) => sum + weights[i] * means.valueAt(curve, time), 0) / all;
}
