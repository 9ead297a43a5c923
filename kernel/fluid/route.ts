// From a stage to the next: the twin of src/simulate/fluid/route.ts.
import { Edge, Stage } from "../../src/simulate/fluid/fast/contract.ts";
import { Floats } from "./memory.ts";
import { edgeAt, stageAt, targets } from "./plan.ts";
import { dials, inbox, moved, movedBy } from "./state.ts";

/**
 * Sends part of the amounts of every cell of the stage along one way out; the part of each cell lies in the
 * dials.
 */
export function sendAlong(index: i32, edge: Edge, amounts: Floats, dial: i32): void {
  const stage = stageAt(edge.from);
  const count = stage.end - stage.first;
  const here = amounts.from(stage.first);
  const shares = dials.from(dial);
  let total: f64 = 0;
  let other: f64 = 0;
  if (edge.base >= 0 && edge.isAsked == 0) {
    const to = inbox.from(edge.base);
    let sums = f64x2.splat(0);
    let i = 0;
    for (; i + 1 < count; i += 2) {
      const amount = f64x2.mul(here.pair(i), shares.pair(i));
      to.setPair(i, f64x2.add(to.pair(i), amount));
      sums = f64x2.add(sums, amount);
    }
    total = f64x2.extract_lane(sums, 0);
    other = f64x2.extract_lane(sums, 1);
    if (i < count) {
      const amount = here[i] * shares[i];
      to[i] = to[i] + amount;
      total += amount;
    }
    moved[index] = moved[index] + (total + other);
    return;
  }
  const first = edge.first;
  const isAsked = edge.isAsked != 0;
  for (let i = 0; i < count; i++) {
    const amount = here[i] * shares[i];
    const target = targets[first + i];
    inbox[target] = inbox[target] + amount;
    if (i & 1) other += amount;
    else total += amount;
    if (isAsked) movedBy[first + i] = movedBy[first + i] + amount;
  }
  moved[index] = moved[index] + (total + other);
}

/** Sends an amount of one cell along a way out. */
// @inline
export function sendOne(index: i32, local: i32, amount: f64): void {
  const edge = edgeAt(index);
  const at = edge.first + local;
  const target = targets[at];
  inbox[target] = inbox[target] + amount;
  moved[index] = moved[index] + amount;
  if (edge.isAsked != 0) movedBy[at] = movedBy[at] + amount;
}

/** Those who end their stay by themselves go where the shares say. */
export function sendLeaving(stage: Stage, amounts: Floats): void {
  for (let i = stage.ownFrom; i < stage.ownTo; i++) {
    const edge = edgeAt(i);
    sendAlong(i, edge, amounts, edge.shareAt);
  }
}

/** Those whom hazards took go where their clocks say. */
export function sendLost(stage: Stage, amounts: Floats, inService: bool): void {
  for (let i = stage.clockFrom; i < stage.clockTo; i++) {
    const edge = edgeAt(i);
    const at = inService ? edge.partInAt : edge.shareAt;
    if (at >= 0) sendAlong(i, edge, amounts, at);
  }
}
