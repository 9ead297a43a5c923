// Values that change within a step, read at the instants of its departures. Where slots and shares jump on
// one day, most people of that step leave after the jump, so the mean share over the step would be wrong for
// nearly all of them.
import type { CurveId, Program, ResourceId } from "../../compile/program.ts";
import type { CurveMeans } from "./curveMeans.ts";
import { edgeSlack } from "./timetable.ts";
import { wholeUnits } from "./wholeUnits.ts";

interface Departure {
  /** grid steps */
  readonly time: number;
  readonly slots: number;
}

/** Every departure of a step, resource by resource; none of those that depend on stocks. */
function departuresOf(
  program: Program,
  means: CurveMeans,
  resources: readonly ResourceId[],
  step: number,
): Departure[] {
  const slack = edgeSlack * means.h;
  const to = step === means.steps - 1 ? Infinity : (step + 1) * means.h - slack;
  const found: Departure[] = [];
  for (const resource of resources) {
    const { departures, departureRate, units } = program.resources[resource];
    if (departureRate !== null || units.feedback !== null) continue;
    for (let i = firstFrom(departures, step * means.h - slack); i < departures.length && departures[i] < to; i++) {
      found.push({ time: departures[i], slots: wholeUnits(means.valueAt(units.curve, departures[i])) });
    }
  }
  return found;
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
  const instants = departuresOf(program, means, resources, step).map(({ time }) => time);
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
  const departures = departuresOf(program, means, resources, step);
  let sum = 0;
  for (const { time } of departures) sum += Math.min(1, Math.max(0, time / means.h - step));
  return departures.length === 0 ? 0.5 : sum / departures.length;
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
  const departures = departuresOf(program, means, [resource], step);
  let sum = 0;
  for (const { slots } of departures) sum += slots;
  return sum / departures.length;
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
  const counted = departuresOf(program, means, resources, step).filter(({ slots }) => slots > 0 && slots < Infinity);
  let all = 0;
  for (const { slots } of counted) all += slots;
  if (counted.length === 0) return null;
  return (curve) => counted.reduce((sum, { time, slots }) => sum + slots * means.valueAt(curve, time), 0) / all;
}
