// Units held over a span of stages: which one a stage asks for, taking it and setting it free. Who waits for it stands at
// the door (stay.ts). The kernel, which AssemblyScript compiles, reads this very file.
import type { Stage } from "./known.ts";
import { freeUnits, keepAccount } from "./lookups.ts";
import type { RunState } from "./state.ts";

type i32 = number;
type f64 = number;

/** The first hold of the stage, by name, that the person does not have yet; −1. */
export function wantedHold(run: RunState, person: i32, info: Stage): i32 {
  const holds = info.holds;
  const held = run.people.holdsOf(person);
  for (let i = 0; i < holds.length; i++) if ((held & (1 << holds[i])) === 0) return holds[i];
  return -1;
}

export function heldResource(run: RunState, person: i32, hold: i32): i32 {
  return run.holds[hold].resource[run.people.classOf(person)];
}

/** A class without a copy of the resource needs no unit. */
export function canSeize(run: RunState, person: i32, hold: i32, weight: f64, time: f64): boolean {
  const resource = heldResource(run, person, hold);
  if (resource < 0) return true;
  return !run.placing && run.waiting[resource] === 0 && mayHold(run, resource, weight, time);
}

/** Whether enough units are free for a record of `weight` persons. */
export function mayHold(run: RunState, resource: i32, weight: f64, time: f64): boolean {
  const free = freeUnits(run, resource);
  if (!run.hasWeights) return free >= 1;
  keepAccount(run, resource, time);
  return free >= weight || run.account.allowsHolding(resource, free, weight, run.present[resource]);
}

/** @returns false when a unit is missing and the person must stand at the door */
export function seizeHolds(run: RunState, person: i32, info: Stage, weight: f64, time: f64): boolean {
  for (let hold = wantedHold(run, person, info); hold >= 0; hold = wantedHold(run, person, info)) {
    if (!canSeize(run, person, hold, weight, time)) return false;
    seize(run, person, hold, weight, time);
  }
  return true;
}

export function seize(run: RunState, person: i32, hold: i32, weight: f64, time: f64): void {
  run.people.setHolds(person, run.people.holdsOf(person) | (1 << hold));
  const resource = heldResource(run, person, hold);
  if (resource < 0) return;
  run.inUse[resource] += weight;
  run.recorder.units(time, resource, run.inUse[resource], run.present[resource]);
}

/** Units of holds that end on the way to `to` are free at once; whoever is at the door has them when the mover has settled. */
export function releaseHolds(run: RunState, person: i32, to: i32, weight: f64, time: f64): void {
  const held = run.people.holdsOf(person);
  if (held === 0) return;
  for (let hold = 0; hold < run.holds.length; hold++) {
    if ((held & (1 << hold)) === 0 || run.holds[hold].span[to] === 1) continue;
    run.people.setHolds(person, run.people.holdsOf(person) & ~(1 << hold));
    const resource = heldResource(run, person, hold);
    if (resource < 0) continue;
    keepAccount(run, resource, time);
    run.account.end(resource, weight);
    run.inUse[resource] -= weight;
    run.setFree.add(resource);
    run.recorder.units(time, resource, run.inUse[resource], run.present[resource]);
  }
}
