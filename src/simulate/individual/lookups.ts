// Small questions that every rule asks. The kernel, which AssemblyScript compiles, reads this very file.
import type { Ints } from "../../quantity/machine.ts";
import { purposes } from "../../random/purposes.ts";
import { uniformOfWord } from "../../random/threefry.ts";
import type { Stage } from "./known.ts";
import type { RunState } from "./state.ts";

type i32 = number;
type f64 = number;

/** Number of the present stay among the person's stays in this stage; 0 where nobody can come back. */
// @inline
export function occurrenceOf(run: RunState, person: i32, info: Stage): i32 {
  const counter = info.stayCounter;
  return counter < 0 ? 0 : run.people.earlierStays(person, counter);
}

/** The person's draw for a purpose of a named thing (a clock, say) in the present stay. */
export function draw(run: RunState, person: i32, keyHigh: i32, keyLow: i32, purpose: i32, occurrence: i32): f64 {
  callFor(run, person, keyHigh, keyLow, purpose, occurrence);
  return run.stream.both();
}

/**
 * How long the present stay takes: one of two numbers of a call. The other one is kept: it decides where the
 * stay leads.
 */
export function drawStay(run: RunState, person: i32, info: Stage): f64 {
  callFor(run, person, info.keyHigh, info.keyLow, purposes.stay, occurrenceOf(run, person, info));
  run.people.keepRoute(person, run.stream.out[1]);
  return run.stream.oneOfTwo(0);
}

// @inline
function callFor(run: RunState, person: i32, keyHigh: i32, keyLow: i32, purpose: i32, occurrence: i32): void {
  const people = run.people;
  const high = people.cohortHigh(person) ^ keyHigh;
  const low = people.cohortLow(person) ^ keyLow;
  run.stream.call(high, low, people.indexOf(person), purpose, occurrence);
}

/** Where the present stay leads; to be asked after `drawStay`. */
// @inline
export function keptRoute(run: RunState, person: i32): f64 {
  return uniformOfWord(run.people.routeWord(person));
}

/** Where values by era and class have this person's entry. */
// @inline
export function placeOf(run: RunState, person: i32): i32 {
  return run.people.eraOf(person) * run.classCount + run.people.classOf(person);
}

/** The entry of a value by era and class that holds for this person. */
// @inline
export function forPerson(run: RunState, byClass: Ints, person: i32): i32 {
  return byClass[placeOf(run, person)];
}

/** Units nobody uses. Less than none while a record of many persons uses what was left (see `mayBegin`). */
// @inline
export function freeUnits(run: RunState, resource: i32): f64 {
  return run.present[resource] - run.inUse[resource];
}

/** To be called before units in use, present or waiting change. */
// @inline
export function keepAccount(run: RunState, resource: i32, time: f64): void {
  if (!run.hasWeights || resource < 0) return;
  run.account.keep(resource, time, run.inUse[resource], run.present[resource], run.waiting[resource]);
}

/**
 * Whether seats or room are enough for a record of `weight` persons. One person needs one place. A record that stands for
 * many needs half of what it uses, which is right on average when there are many more places than a record uses: seats
 * taken too many are owed by the next departure. Servers and held units keep an account instead (unitAccount.ts).
 */
// @inline
export function isEnough(free: f64, weight: f64): boolean {
  return free >= 0.5 * weight;
}
