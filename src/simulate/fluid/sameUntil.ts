// How long the runs of two plans are the same: plans of one structure whose figures differ only from some instant on.
import type { Curves } from "../../compile/program.ts";
import type { Plan } from "./plan.ts";

/**
 * The first step in which they may differ; 0 also where more than figures over time differs.
 *
 * @param one whose book the other was written from again, or the other way round
 */
export function sameUntil(one: Plan, other: Plan): number {
  if (one === other) return one.planned;
  if (one.book !== other.book || one.planned !== other.planned || !isLaidOutAlike(one, other)) return 0;
  const first = firstDifference(one.program.curves, other.program.curves);
  const step = Math.max(0, Math.min(one.planned, Math.floor(first / one.h), firstOtherDeparture(one, other)));
  return Math.min(step, firstOtherDial(one, other, step));
}

function isLaidOutAlike(one: Plan, other: Plan): boolean {
  return (
    // what is settled from stocks reads its curves in every step, and is laid out with them
    !one.program.hasFeedback &&
    isSameList(one.delays, other.delays) &&
    isSameList(one.wheelLength, other.wheelLength) &&
    isSameList(one.wheelNear, other.wheelNear) &&
    one.program.initial.every(({ counts }, i) => isSameList(counts, other.program.initial[i].counts))
  );
}

function isSameList(one: ArrayLike<unknown>, other: ArrayLike<unknown>): boolean {
  if (one === other) return true;
  for (let i = 0; i < one.length; i++) if (!Object.is(one[i], other[i])) return false;
  return one.length === other.length;
}

/** The step in which a resource leaves at other instants, or carries another part of those in line. */
function firstOtherDeparture(one: Plan, other: Plan): number {
  let step = one.planned;
  one.timetables.forEach((timetable, resource) => {
    const [left, right] = [timetable, other.timetables[resource]];
    if (left !== null && right !== null && left !== right) {
      step = Math.min(step, firstOther(left.count, right.count), firstOther(left.lastAt, right.lastAt));
    } else if (left !== right) step = 0;
    const [part, otherPart] = [one.parts[resource], other.parts[resource]];
    if (part !== null && otherPart !== null) step = Math.min(step, firstOther(part, otherPart));
    else if (part !== otherPart) step = 0;
  });
  return step;
}

function firstOther(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one === other) return Infinity;
  for (let i = 0; i < one.length; i++) if (!Object.is(one[i], other[i])) return i;
  return Infinity;
}

/** Grid steps. */
function firstDifference(one: Curves, other: Curves): number {
  let first = Infinity;
  for (let piece = 0; piece < one.values.length; piece++) {
    if (Object.is(one.values[piece], other.values[piece]) && Object.is(one.slopes[piece], other.slopes[piece]))
      continue;
    first = Math.min(first, one.starts[piece]);
  }
  return first;
}

/** The step of the first change of a dial that is another, of those before a step. */
function firstOtherDial(one: Plan, other: Plan, step: number): number {
  const { offsets, values } = one.dials;
  const end = offsets[step];
  let at = 0;
  while (at < end && Object.is(values[at], other.dials.values[at])) at++;
  if (at === end) return step;
  let own = 0;
  while (offsets[own + 1] <= at) own++;
  return own;
}
