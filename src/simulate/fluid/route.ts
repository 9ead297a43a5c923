// From a stage to the next: amounts go to the inboxes of the cells that the shares name.
import type { Edge, Stage } from "./known.ts";
import { addShares } from "./lists.ts";
import type { Floats } from "./lists.ts";
import { addAsked, isAsked } from "./state.ts";
import type { FluidRun } from "./state.ts";

type i32 = number;
type f64 = number;

/**
 * Sends part of `amounts` of every cell of the stage along one way out; the part of each cell lies in the
 * dials.
 */
function sendAlong(run: FluidRun, index: i32, edge: Edge, amounts: Floats, dial: i32): void {
  const stage = run.known.stages[edge.from];
  const count = stage.end - stage.first;
  const first = stage.first;
  if (edge.base >= 0 && !isAsked(run, index)) {
    run.moved[index] += addShares(run.inbox, edge.base, amounts, first, run.dials, dial, count);
    return;
  }
  // two sums, of every other cell each, as where two numbers are added at once
  let total: f64 = 0;
  let other: f64 = 0;
  const asked = isAsked(run, index);
  for (let i = 0; i < count; i++) {
    const amount = amounts[first + i] * run.dials[dial + i];
    run.inbox[run.known.targets[edge.first + i]] += amount;
    if ((i & 1) === 0) total += amount;
    else other += amount;
    if (asked) addAsked(run, index, i, amount);
  }
  run.moved[index] += total + other;
}

/** Sends an amount of one cell along a way out. */
// @inline
export function sendOne(run: FluidRun, index: i32, local: i32, amount: f64): void {
  run.inbox[run.known.targets[run.known.edges[index].first + local]] += amount;
  run.moved[index] += amount;
  if (isAsked(run, index)) addAsked(run, index, local, amount);
}

/** Sends people who end their stay by themselves where the shares say. */
export function sendLeaving(run: FluidRun, stage: Stage, amounts: Floats): void {
  for (let i = stage.ownFrom; i < stage.ownTo; i++) {
    const edge = run.known.edges[i];
    sendAlong(run, i, edge, amounts, edge.shareAt);
  }
}

/** Sends people whom hazards took where the clocks say. */
export function sendLost(run: FluidRun, stage: Stage, amounts: Floats, inService: boolean): void {
  for (let i = stage.clockFrom; i < stage.clockTo; i++) {
    const edge = run.known.edges[i];
    const at = inService ? edge.partInAt : edge.shareAt;
    if (at >= 0) sendAlong(run, i, edge, amounts, at);
  }
}
