// Where people go when a stay ends by itself: the shares of a stage, added up once for as long as they hold.
import { drawStay, keptRoute } from "./cohorts.ts";
import { curves } from "./curves.ts";
import { stageOf } from "./people.ts";
import { Stage, stages } from "./program.ts";
import { occurrenceOf, placeOf } from "./state.ts";

/**
 * of each class and era: up to when the sums hold, f64, then the shares added up, f64 each; [stage], 0 with
 * one target
 */
let sums: StaticArray<usize> = [];

export function prepareRoutes(): void {
  sums = new StaticArray<usize>(stages.length);
  for (let stage = 0; stage < stages.length; stage++) {
    const shares = stages[stage].nextShares;
    if (shares.length == 0) continue;
    const rows = shares[0].length;
    sums[stage] = heap.alloc((<usize>(rows * (shares.length + 1))) << 3);
    for (let i = 0; i < rows; i++) store<f64>(sumsOf(stage, shares.length, i), -1);
  }
}

// @inline
function sumsOf(stage: i32, shares: i32, place: i32): usize {
  return sums[stage] + ((<usize>(place * (shares + 1))) << 3);
}

/** Where to: one draw against the shares as they are now, in the order of the targets' names, `rest` last. */
export function drawRoute(person: i32, time: f64): i32 {
  const stage = stageOf(person);
  const info = stages[stage];
  const last = info.nextTo.length - 1;
  if (last == 0) return info.nextTo[0];
  const place = placeOf(person);
  const at = sumsOf(stage, last, place);
  // instants never go back within a run
  if (!(time < load<f64>(at))) addUp(info, at, place, time);
  // a stay with a time has made its call when it began
  if (info.time.length == 0) drawStay(person, info.keyHigh, info.keyLow, occurrenceOf(person, stage));
  const u = keptRoute(person);
  for (let i = 0; i < last; i++) if (u < load<f64>(at + ((<usize>i) << 3), 8)) return info.nextTo[i];
  return info.nextTo[last];
}

function addUp(info: Stage, at: usize, place: i32, time: f64): void {
  let until = Infinity;
  let sum: f64 = 0;
  const shares = info.nextShares;
  for (let i = 0; i < shares.length; i++) {
    const curve = shares[i][place];
    sum += curves.valueAt(curve, time);
    store<f64>(at + ((<usize>i) << 3), sum, 8);
    until = min<f64>(until, curves.holdsUntil(curve, time));
  }
  store<f64>(at, until);
}
