// What happens at a grid edge before people's own events: announced changes, and whom they let begin. The kernel,
// which AssemblyScript compiles, reads this very file.
import { HELD, SERVERS, SLOTS, UNITS_OF } from "../codes.ts";
import { wholeUnits } from "./curveReader.ts";
import { settle } from "./feedback.ts";
import { freeUnits, keepAccount } from "./lookups.ts";
import type { RunState } from "./state.ts";
import { admit, fillServers, giveFreed } from "./stay.ts";

type i32 = number;
type f64 = number;

/** Units at the first instant, before the initial stock holds any of them. */
export function presentAtStart(run: RunState): void {
  for (let r = 0; r < run.resources.length; r++) {
    const info = run.resources[r];
    if (info.kind !== SLOTS && info.units === null) run.present[r] = wholeUnits(run.curves.valueAt(info.unitsCurve, 0));
  }
}

/** Units at the first instant where they depend on the initial stock, before the first of them is given. */
export function settledAtStart(run: RunState): void {
  for (let r = 0; r < run.resources.length; r++) {
    const info = run.resources[r];
    if (info.kind !== SLOTS && info.units !== null) run.present[r] = wholeUnits(run.settled[r]);
  }
}

/** What depends on stocks is settled from the people there before anything happens at this edge. */
export function settleUnits(run: RunState, edge: f64): void {
  for (let i = 0; i < run.resourcesByName.length; i++) {
    const r = run.resourcesByName[i];
    const units = run.resources[r].units;
    if (units !== null) run.settled[r] = settle(run, units, edge, UNITS_OF, r);
  }
}

/** Changes servers and units, and lets the first in line begin. */
export function passEdge(run: RunState, edge: f64): void {
  for (let i = 0; i < run.resourcesByName.length; i++) changeUnits(run, run.resourcesByName[i], edge);
  if (run.hasWeights) {
    // a record of many persons may stand back with units free, and nothing else would call it when its turn has come
    callBack(run, HELD, edge);
    callBack(run, SERVERS, edge);
  }
  giveFreed(run, edge);
}

function changeUnits(run: RunState, r: i32, edge: f64): void {
  const info = run.resources[r];
  if (info.kind === SLOTS || (info.units === null && run.curves.isConstant(info.unitsCurve))) return;
  const units = wholeUnits(info.units === null ? run.curves.valueAt(info.unitsCurve, edge) : run.settled[r]);
  if (units === run.present[r]) return;
  if (run.hasWeights) {
    keepAccount(run, r, edge);
    run.account.change(r, run.inUse[r], run.present[r], units);
  }
  run.present[r] = units;
  run.recorder.units(edge, r, run.inUse[r], units);
  if (run.waiting[r] > 0) offer(run, r, edge);
}

function callBack(run: RunState, kind: i32, edge: f64): void {
  for (let i = 0; i < run.resourcesByName.length; i++) {
    const r = run.resourcesByName[i];
    if (run.resources[r].kind === kind && run.waiting[r] > 0) offer(run, r, edge);
  }
}

/** Free servers take who is in line, free units let in who is at the door. */
function offer(run: RunState, r: i32, time: f64): void {
  if (run.resources[r].kind === SERVERS) fillServers(run, r, time);
  else admit(run, r, time);
}

/** At the first instant: the numbers of units are announced, and free servers and units take who is waiting. */
export function beginAtStart(run: RunState): void {
  for (let i = 0; i < run.resourcesByName.length; i++) {
    const r = run.resourcesByName[i];
    if (run.resources[r].kind === SLOTS) continue;
    run.recorder.units(0, r, run.inUse[r], run.present[r]);
    if (freeUnits(run, r) > 0) offer(run, r, 0);
  }
  giveFreed(run, 0);
}
