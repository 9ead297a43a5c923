// The timetable of slots: given dates, and the instants at which an accumulated rate reaches whole numbers.
import type { Resource } from "../model/model.ts";
import { quantise, stepAt } from "../quantity/calendar.ts";
import { expandCurve, integralOver } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import type { Value } from "../quantity/value.ts";
import type { Amount } from "./amount.ts";
import { requireEdges } from "./edges.ts";
import { inPlace } from "./places.ts";
import { refuse } from "./refuse.ts";
import { evaluate } from "./values.ts";
import type { Viewpoint, World } from "./world.ts";

/** More departures than this from one resource is a slip of a unit. */
const mostDepartures = 5_000_000;

interface Timetable {
  /** sorted, grid steps; empty when the rate depends on stocks */
  readonly instants: Float64Array;
  /** null unless the rate depends on stocks */
  readonly rate: Amount | null;
}

export function departuresOf(world: World, resource: Resource, view: Viewpoint): Timetable {
  const { departs } = resource;
  if (departs === null) return { instants: new Float64Array(0), rate: null };
  if (departs.kind === "rate") {
    const rate = rateOf(world, departs.rate, { ...view, stockAllowed: true });
    return rate.steps !== null
      ? { instants: new Float64Array(0), rate }
      : { instants: evenly(world, rate.curve, 0, resource, view), rate: null };
  }
  const dates = departs.dates
    .map((date) => quantise(stepAt(date, world.time) ?? 0))
    .sort((left, right) => left - right);
  const inside = dates.filter((date) => date >= 0 && date <= world.time.steps);
  if (departs.then === null) return { instants: new Float64Array(inside), rate: null };
  const rate = rateOf(world, departs.then, view);
  const last = Math.max(0, dates[dates.length - 1] ?? 0);
  // a run may be shortened to end before the last date; nothing departs by the rate then
  const later = last < world.time.steps ? evenly(world, rate.curve, last, resource, view) : [];
  return { instants: new Float64Array([...inside, ...later]), rate: null };
}

/** Instants after `from` at which the integral of the rate from there reaches 1, 2, 3 … */
function wholeNumberInstants(rate: Curve, from: number, to: number, most: number): Float64Array | null {
  const plain = expandCurve(rate, to);
  const expected = Math.floor(integralOver(plain, from, to)) + 2;
  if (expected > most + 2) return null;
  const instants = new Float64Array(expected);
  let count = 0;
  let reached = 0;
  for (let piece = 0; piece < plain.starts.length && plain.starts[piece] < to; piece++) {
    const end = Math.min(to, piece + 1 < plain.starts.length ? plain.starts[piece + 1] : Infinity);
    const start = Math.max(from, plain.starts[piece]);
    if (end <= start) continue;
    const slope = plain.slopes[piece];
    const height = plain.values[piece] + slope * (start - plain.starts[piece]);
    const length = end - start;
    const gained = (height + (slope * length) / 2) * length;
    // the sum of many pieces may miss a whole number by rounding; a billionth of a departure is none
    for (let next = count + 1; next <= reached + gained + 1e-9; next++) {
      const needed = next - reached;
      const wait = slope === 0 ? needed / height : rootOf(height, slope, needed);
      instants[count++] = quantise(Math.min(end, start + Math.max(0, wait)));
    }
    reached += gained;
  }
  return count > most ? null : instants.slice(0, count);
}

/** The time after which height · t + slope · t² / 2 is `needed`, in the form that loses no digits. */
function rootOf(height: number, slope: number, needed: number): number {
  const inside = Math.max(0, height * height + 2 * slope * needed);
  return (2 * needed) / (height + Math.sqrt(inside));
}

function evenly(world: World, rate: Curve, from: number, resource: Resource, view: Viewpoint): Float64Array {
  const { instants: known } = world.memory;
  const found = from === 0 ? known.get(rate) : undefined;
  if (found !== undefined) return found;
  const instants = wholeNumberInstants(rate, from, world.time.steps, mostDepartures);
  if (instants === null) {
    const expected = `at most ${mostDepartures} departures in a run`;
    return refuse("limits", resource.at, view.path, expected, "more", "check the unit of the rate");
  }
  if (from === 0) known.set(rate, instants);
  return instants;
}

function rateOf(world: World, value: Value, view: Viewpoint): Amount {
  const rate = inPlace(world, evaluate(world, value, view), "departures", value.at, view);
  if (rate.steps === null) requireEdges(world, rate.curve, value.at, view.path);
  return rate;
}
