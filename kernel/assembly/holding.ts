// The twin of src/simulate/individual/holding.ts: units held over a span of stages.
import { announceUnits } from "./announce.ts";
import { classOf, HOLDS, row } from "./people.ts";
import { hasWeights, holds, stages } from "./program.ts";
import { accountAllowsHolding, accountEnd, keepAccount } from "./unitAccount.ts";
import { freeUnits, inUse, placing, present, setFree, waiting } from "./state.ts";

export function wantedHold(person: i32, stage: i32): i32 {
  const list = stages[stage].holds;
  const held = load<u32>(row(person), HOLDS);
  for (let i = 0; i < list.length; i++) if ((held & (1 << list[i])) == 0) return list[i];
  return -1;
}

export function heldResource(person: i32, hold: i32): i32 {
  return holds[hold].resource[classOf(person)];
}

export function canSeize(person: i32, hold: i32, weight: f64, time: f64): bool {
  const resource = heldResource(person, hold);
  if (resource < 0) return true;
  return !placing && waiting[resource] == 0 && mayHold(resource, weight, time);
}

export function mayHold(resource: i32, weight: f64, time: f64): bool {
  const free = freeUnits(resource);
  if (!hasWeights) return free >= 1;
  keepAccount(resource, time);
  return free >= weight || accountAllowsHolding(resource, free, weight);
}

export function seizeHolds(person: i32, stage: i32, weight: f64, time: f64): bool {
  while (true) {
    const hold = wantedHold(person, stage);
    if (hold < 0) return true;
    if (!canSeize(person, hold, weight, time)) return false;
    seize(person, hold, weight, time);
  }
}

export function seize(person: i32, hold: i32, weight: f64, time: f64): void {
  const at = row(person);
  store<u32>(at, load<u32>(at, HOLDS) | (1 << hold), HOLDS);
  const resource = heldResource(person, hold);
  if (resource < 0) return;
  inUse[resource] += weight;
  announceUnits(time, resource, inUse[resource], present[resource]);
}

export function releaseHolds(person: i32, to: i32, weight: f64, time: f64): void {
  const at = row(person);
  const held = load<u32>(at, HOLDS);
  if (held == 0) return;
  for (let hold = 0; hold < holds.length; hold++) {
    if ((held & (1 << hold)) == 0 || holds[hold].span[to] == 1) continue;
    store<u32>(at, load<u32>(at, HOLDS) & ~(1 << hold), HOLDS);
    const resource = heldResource(person, hold);
    if (resource < 0) continue;
    keepAccount(resource, time);
    accountEnd(resource, weight);
    inUse[resource] -= weight;
    setFree.push(resource);
    announceUnits(time, resource, inUse[resource], present[resource]);
  }
}
