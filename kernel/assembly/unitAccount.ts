// The twin of src/simulate/individual/unitAccount.ts: what weighted records used beyond the units present.
import { hasWeights, resources } from "./program.ts";
import { inUse, present, waiting } from "./state.ts";

/** [resource] */
let overused: StaticArray<f64> = [];
let kept: StaticArray<f64> = [];
let cut: StaticArray<f64> = [];
let used: StaticArray<f64> = [];
let ended: StaticArray<f64> = [];

export function prepareAccount(): void {
  const count = resources.length;
  overused = new StaticArray<f64>(count);
  kept = new StaticArray<f64>(count);
  cut = new StaticArray<f64>(count);
  used = new StaticArray<f64>(count);
  ended = new StaticArray<f64>(count);
}

/** To be called before units in use, present or waiting change. */
export function keepAccount(resource: i32, time: f64): void {
  if (!hasWeights || resource < 0) return;
  const passed = time - kept[resource];
  kept[resource] = time;
  used[resource] += inUse[resource] * passed;
  cut[resource] = min<f64>(cut[resource], max<f64>(0, inUse[resource] - present[resource]));
  const surplus = inUse[resource] - present[resource] - cut[resource];
  if (!(present[resource] < Infinity)) return;
  if (surplus > 0 || waiting[resource] > 0) overused[resource] += surplus * passed;
  else if (overused[resource] > 0) overused[resource] = max<f64>(0, overused[resource] + surplus * passed);
}

/** Call before `present` changes, after `keepAccount`. */
export function accountChange(resource: i32, units: f64): void {
  if (!hasWeights) return;
  const more = max<f64>(0, inUse[resource] - units) - max<f64>(0, inUse[resource] - present[resource]);
  cut[resource] = max<f64>(0, cut[resource] + more);
}

export function accountEnd(resource: i32, weight: f64): void {
  ended[resource] += weight;
}

export function accountAllows(resource: i32, free: f64, weight: f64, time: f64): bool {
  if (!(free > 0)) return false;
  const debt = (weight - free) * time;
  if (free >= 0.5 * weight && overused[resource] < debt) return true;
  return -overused[resource] >= (present[resource] < 0.5 * weight ? 0.5 * debt : debt);
}

export function accountAllowsHolding(resource: i32, free: f64, weight: f64): bool {
  if (present[resource] < 0.5 * weight) return free > 0 && overused[resource] <= 0;
  const count = ended[resource];
  return accountAllows(resource, free, weight, count > 0 ? used[resource] / count : Infinity);
}
