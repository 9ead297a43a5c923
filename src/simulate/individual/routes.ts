// Where people go when a stay ends by itself: the shares of a stage, added up once for as long as they hold.
// The kernel, which AssemblyScript compiles, reads this very file.
import { floats, type Floats } from "../../quantity/machine.ts";
import type { Stage } from "./known.ts";
import { drawStay, keptRoute, placeOf } from "./lookups.ts";
import type { RunState } from "./state.ts";

type i32 = number;
type f64 = number;

/** Room for the sums of a stage: of each era and class, up to when they hold, then the shares added up. */
export function emptySums(info: Stage): Floats {
  const shares = info.nextShares;
  const rows = shares.length === 0 ? 0 : shares[0].length;
  const sums = floats(rows * (shares.length + 1));
  for (let i = 0; i < sums.length; i++) sums[i] = -1;
  return sums;
}

/** Where to: one draw against the shares as they are now, in the order of the targets' names, `rest` last. */
export function drawRoute(run: RunState, person: i32, stage: i32, time: f64): i32 {
  const info = run.stages[stage];
  const last = info.nextTo.length - 1;
  if (last === 0) return info.nextTo[0];
  const sums = run.routeSums[stage];
  const place = placeOf(run, person);
  const row = place * (last + 1);
  // instants never go back within a run
  if (!(time < sums[row])) addUp(run, info, sums, row, place, time);
  // a stay with a time has made its call when it began
  if (info.time.length === 0) drawStay(run, person, info);
  const u = keptRoute(run, person);
  for (let i = 0; i < last; i++) if (u < sums[row + 1 + i]) return info.nextTo[i];
  return info.nextTo[last];
}

function addUp(run: RunState, info: Stage, sums: Floats, row: i32, place: i32, time: f64): void {
  let until: f64 = Infinity;
  let sum: f64 = 0;
  const shares = info.nextShares;
  for (let i = 0; i < shares.length; i++) {
    const curve = shares[i][place];
    sum += run.curves.valueAt(curve, time);
    sums[row + 1 + i] = sum;
    until = Math.min(until, run.curves.holdsUntil(curve, time));
  }
  sums[row] = until;
}
