// What one run changes besides people, and the small questions every verb asks.
import { calculate } from "../../src/simulate/calculate.ts";
import { curves } from "./curves.ts";
import { ERA, CASE_CLASS, earlierStays, row } from "./people.ts";
import { Stack } from "./stack.ts";
import { ByClass, Feedback, classCount, resources, stages } from "./program.ts";

/** What a pending event is; as in src/simulate/individual/state.ts. */
export const OWN_END: i32 = 1;
export const STAGE_CLOCK: i32 = 2;
export const ARRIVAL: i32 = 1 << 20;
export const FOLLOWER: i32 = 1 << 24;

/** persons in each stage; [stage] */
export let population: StaticArray<f64> = [];
/** [resource] */
export let present: StaticArray<f64> = [];
export let inUse: StaticArray<f64> = [];
export let waiting: StaticArray<f64> = [];
export let settled: StaticArray<f64> = [];

export let placing: bool = false;
export let freed: i32 = -1;
/** resources of which held units have been set free and not yet been offered to those at the door, in that order */
export const setFree: Stack = new Stack();
export let now: f64 = 0;
export let events: f64 = 0;
export let persons: f64 = 0;

export function prepareState(): void {
  const count = resources.length;
  population = new StaticArray<f64>(stages.length);
  present = new StaticArray<f64>(count);
  inUse = new StaticArray<f64>(count);
  waiting = new StaticArray<f64>(count);
  settled = new StaticArray<f64>(count);
}

export function setPlacing(value: bool): void {
  placing = value;
}

export function setFreed(resource: i32): void {
  freed = resource;
}

export function setNow(time: f64): void {
  now = time;
}

export function countEvents(more: f64): void {
  events += more;
}

export function countPerson(): void {
  persons += 1;
}

/** Number of the present stay among the person's stays in this stage. */
// @inline
export function occurrenceOf(person: i32, stage: i32): i32 {
  const counter = stages[stage].stayCounter;
  return counter < 0 ? 0 : earlierStays(person, counter);
}

/** Where values by class and era have this person's entry. */
// @inline
export function placeOf(person: i32): i32 {
  const at = row(person);
  return <i32>load<u8>(at, ERA) * classCount + <i32>load<u16>(at, CASE_CLASS);
}

/** The entry of a value by class that holds for this person. */
// @inline
export function forPerson(byClass: ByClass, person: i32): i32 {
  return byClass[placeOf(person)];
}

export function freeUnits(resource: i32): f64 {
  return present[resource] - inUse[resource];
}

// @inline
export function isEnough(free: f64, weight: f64): bool {
  return free >= 0.5 * weight;
}

/** The host throws: a value that depends on stocks is no number. */
// @external("host", "noNumber")
declare function noNumber(what: i32, place: i32, value: f64, edge: f64): void;

/** What a value is calculated from, at an edge. */
class SettledTerms {
  feedback!: Feedback;
  edge: f64 = 0;

  codeLength(): i32 {
    return this.feedback.code.length;
  }

  item(place: i32): i32 {
    return this.feedback.code[place];
  }

  constant(operand: i32): f64 {
    return this.feedback.constants[operand];
  }

  curve(operand: i32): f64 {
    return curves.valueAt(operand, this.edge);
  }

  people(operand: i32): f64 {
    let sum: f64 = 0;
    const set = this.feedback.stageSets[operand];
    for (let s = 0; s < set.length; s++) sum += population[set[s]];
    return sum;
  }
}

const terms = new SettledTerms();

/** A value that depends on stocks, at an edge. */
export function settle(feedback: Feedback, edge: f64, what: i32, place: i32): f64 {
  terms.feedback = feedback;
  terms.edge = edge;
  const value = calculate(terms);
  if (!isFinite(value)) noNumber(what, place, value, edge);
  return value;
}
