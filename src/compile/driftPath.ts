// The path of a drift: how far from its written value a parameter is, month by month, in one replication.
import type { GivenSteps } from "../parameters/givenDraw.ts";
import type { Drift } from "../parameters/parameter.ts";
import { exp, pow } from "../quantity/portable.ts";
import { civilFromDays, daysFromCivil } from "../quantity/date.ts";
import { stepsInDays } from "../quantity/calendar.ts";
import type { RunTime } from "../quantity/calendar.ts";
import { stepsCurve } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import { normalQuantile } from "../quantity/specialFunctions.ts";
import { nameKey } from "../random/nameKey.ts";
import { purposes } from "../random/purposes.ts";
import { Stream } from "../random/stream.ts";
import { cutStudentT } from "../statistics/cutStudentT.ts";

/** Which path: it belongs to this replication of this seed, whatever the stack. */
export interface DriftKey {
  readonly seed: number;
  readonly replication: number;
  /** as in Point.drift */
  readonly given?: Readonly<Record<string, GivenSteps>>;
}

const monthsInYear = 12;
const daysInMonth = 30.4375;

/**
 * The factor of the value (of its odds, in logits) over the run: 1 before the drift begins, then one level a month.
 *
 * @param name  of the parameter
 * @param level of the drift's group; "" for a path that all share
 */
export function driftFactor(name: string, drift: Drift, level: string, key: DriftKey, time: RunTime): Curve {
  // prettier-ignore
  const first = beginningOf(name, drift, key, time);
  const count = monthsInRun(first, time);
  const path = driftPath(name, drift, level, key, first, count);
  const points = [{ at: Math.min(0, edgeOf(first, time) - 1), value: 1 }];
  for (const [index, distance] of path.entries()) {
    const at = edgeOf(first + index, time);
    // of several months that begin at one edge the last one holds
    if (points[points.length - 1].at === at) points.pop();
    points.push({ at, value: exp(distance) });
  }
  return stepsCurve(points);
}

/**
 * Distances in logs from the month `first` on. A step is named by its month, so that a drift which begins later
 * goes through the same steps from there on. The months before `first` whose mean the value is have wandered too:
 * of their steps, as much enters as lies between their mean and the last of them.
 */
export function driftPath(
  name: string,
  drift: Drift,
  level: string,
  { seed, replication, given = {} }: DriftKey,
  first: number,
  count: number,
): readonly number[] {
  const shape = cutStudentT(drift.degrees, drift.cut);
  const stream = new Stream(seed, replication);
  const own = Object.hasOwn(given, name) ? given[name] : null;
  const scale = monthlyStep(drift, own?.size ?? stream.uniformFor(name, purposes.driftSize));
  const ofLevel = stream.keyOf(level === "" ? nameKey(name) : nameKey(level, nameKey(name)));
  const drawn = (month: number): number =>
    stream.uniform(ofLevel.high, ofLevel.low, month >>> 0, purposes.driftStep, 0);
  const shares = own?.shares[level] ?? [];
  const step = (month: number): number => scale * shape.quantile(shares[month - (own?.from ?? 0)] ?? drawn(month));
  const kept = drift.halfLife === null ? 1 : pow(0.5, 1 / drift.halfLife);
  // what begins on the record has a level of its own there, and no mean of months before
  const known = own?.begins === true ? 1 : Math.max(1, Math.floor((drift.meanOf ?? 1) + 0.5));
  let distance = drift.away;
  for (let back = known - 1; back >= 1; back--) distance += ((known - back) / known) * step(first - back);
  return Array.from({ length: count }, (_, index) => {
    distance = kept * distance + step(first + index);
    return distance - drift.away;
  });
}

/**
 * Standard deviation of one month's step. A size that figures gave is known only as well as so many figures tell the
 * scale of a t: their information is 2 × degrees / (degrees + 3) each.
 *
 * @param u of the replication: how much larger or smaller than estimated the size is
 */
function monthlyStep({ size, degrees, sizedBy }: Drift, u: number): number {
  if (typeof size !== "number") throw new Error("drift › expected a size that is settled; got the name of a series");
  const step = size / Math.sqrt(monthsInYear);
  if (sizedBy === undefined) return step;
  const information = (sizedBy.figures * 2 * degrees) / (degrees + 3);
  return step * exp(normalQuantile(u) / Math.sqrt(information));
}

/** The first month of a path: the drift's own, or an earlier one that was given with its steps. */
export function beginningOf(
  name: string,
  drift: Drift,
  { given = {} }: Pick<DriftKey, "given">,
  time: Pick<RunTime, "startDays">,
): number {
  const own = firstMonth(drift, time);
  return Object.hasOwn(given, name) && given[name].begins ? Math.min(own, given[name].from) : own;
}

/** The first month that begins at the drift's start or later: months since January 1970, or since the start. */
export function firstMonth({ from }: Drift, time: Pick<RunTime, "startDays">): number {
  if (time.startDays === null) return Math.ceil((from?.days ?? 0) / daysInMonth - 1e-9);
  const days = from?.days ?? time.startDays;
  const { year, month } = civilFromDays(days);
  const index = (year - 1970) * monthsInYear + month - 1;
  return firstDayOf(index) < days ? index + 1 : index;
}

/** The grid edge at which a month begins, or the next one after it. */
function edgeOf(month: number, time: RunTime): number {
  const days = time.startDays === null ? month * daysInMonth : firstDayOf(month) - time.startDays;
  return Math.ceil(stepsInDays(days, time.gridDays) - 1e-7);
}

function monthsInRun(first: number, time: RunTime): number {
  let count = 0;
  while (edgeOf(first + count, time) < time.steps) count++;
  return count;
}

function firstDayOf(month: number): number {
  const year = Math.floor(month / monthsInYear);
  return daysFromCivil(1970 + year, month - year * monthsInYear + 1, 1);
}
