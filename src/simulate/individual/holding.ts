// Units held over a span of stages: which one a stage asks for, taking it and setting it free. Who waits for it stands at
// the door (stay.ts).
import type { ResourceId, StageId } from "../../compile/program.ts";
import { ROW32, column32 } from "../people.ts";
import { freeUnits, keepAccount, type RunState } from "./state.ts";

/** The first hold of the stage, by name, that the person does not have yet; −1. */
export function wantedHold(run: RunState, person: number, stage: StageId): number {
  for (const hold of run.stages[stage].holds) {
    if ((run.people.narrow[person * ROW32 + column32.holds] & (1 << hold)) === 0) return hold;
  }
  return -1;
}

export function heldResource(run: RunState, person: number, hold: number): ResourceId {
  return run.program.holds[hold].resource[run.people.narrow[person * ROW32 + column32.caseClass]];
}

/** A class without a copy of the resource needs no unit. */
export function canSeize(run: RunState, person: number, hold: number, weight: number, time: number): boolean {
  const resource = heldResource(run, person, hold);
  if (resource < 0) return true;
  return !run.placing && run.waiting[resource] === 0 && mayHold(run, resource, weight, time);
}

/** Whether enough units are free for a record of `weight` persons. */
export function mayHold(run: RunState, resource: ResourceId, weight: number, time: number): boolean {
  const free = freeUnits(run, resource);
  if (run.account === null) return free >= 1;
  keepAccount(run, resource, time);
  return free >= weight || run.account.allowsHolding(resource, free, weight, run.present[resource]);
}

/** @returns false when a unit is missing and the person must stand at the door */
export function seizeHolds(run: RunState, person: number, stage: StageId, weight: number, time: number): boolean {
  for (;;) {
    const hold = wantedHold(run, person, stage);
    if (hold < 0) return true;
    if (!canSeize(run, person, hold, weight, time)) return false;
    seize(run, person, hold, weight, time);
  }
}

export function seize(run: RunState, person: number, hold: number, weight: number, time: number): void {
  run.people.narrow[person * ROW32 + column32.holds] |= 1 << hold;
  const resource = heldResource(run, person, hold);
  if (resource < 0) return;
  run.inUse[resource] += weight;
  run.recorder.units(time, resource, run.inUse[resource], run.present[resource]);
}

/** Units of holds that end on the way to `to` are free at once; whoever is at the door has them when the mover has settled. */
export function releaseHolds(run: RunState, person: number, to: StageId, weight: number, time: number): void {
  const held = run.people.narrow[person * ROW32 + column32.holds];
  if (held === 0) return;
  for (let hold = 0; hold < run.program.holds.length; hold++) {
    if ((held & (1 << hold)) === 0 || run.program.holds[hold].span[to] === 1) continue;
    run.people.narrow[person * ROW32 + column32.holds] &= ~(1 << hold);
    const resource = heldResource(run, person, hold);
    if (resource < 0) continue;
    keepAccount(run, resource, time);
    run.account?.end(resource, weight);
    run.inUse[resource] -= weight;
    run.setFree.push(resource);
    run.recorder.units(time, resource, run.inUse[resource], run.present[resource]);
  }
}
