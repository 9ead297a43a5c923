// From a stage to the next: amounts go to the inboxes of the cells that the shares name.
import type { Edge } from "./layout.ts";
import type { FluidRun } from "./state.ts";

/**
 * Sends part of `amounts` of every cell of the stage along one way out; the part of each cell lies in the
 * dials.
 */
function sendAlong(run: FluidRun, edge: Edge, amounts: Float64Array, dial: number): void {
  const { inbox, dials } = run;
  const { targets, firstCell } = run.plan.layout;
  const first = firstCell[edge.from];
  const count = firstCell[edge.from + 1] - first;
  const by = run.movedBy[edge.index];
  // two sums, of every other cell each, as in the kernel, which adds two numbers at once
  let total = 0;
  let other = 0;
  if (edge.base >= 0 && by === null) {
    const { base } = edge;
    for (let i = 0; i < count; i++) {
      const amount = amounts[first + i] * dials[dial + i];
      inbox[base + i] += amount;
      if ((i & 1) === 0) total += amount;
      else other += amount;
    }
    run.moved[edge.index] += total + other;
    return;
  }
  for (let i = 0; i < count; i++) {
    const amount = amounts[first + i] * dials[dial + i];
    inbox[targets[edge.first + i]] += amount;
    if ((i & 1) === 0) total += amount;
    else other += amount;
    if (by !== null) by[i] += amount;
  }
  run.moved[edge.index] += total + other;
}

/** Sends an amount of one cell along a way out. */
export function sendOne(run: FluidRun, edge: Edge, local: number, amount: number): void {
  run.inbox[run.plan.layout.targets[edge.first + local]] += amount;
  run.moved[edge.index] += amount;
  const by = run.movedBy[edge.index];
  if (by !== null) by[local] += amount;
}

/** Sends people who end their stay by themselves where the shares say. */
export function sendLeaving(run: FluidRun, stage: number, amounts: Float64Array): void {
  const edges = run.plan.layout.ownEdges[stage];
  for (let i = 0; i < edges.length; i++) sendAlong(run, edges[i], amounts, run.plan.shareAt[edges[i].index]);
}

/** Sends people whom hazards took where the clocks say. */
export function sendLost(run: FluidRun, stage: number, amounts: Float64Array, inService: boolean): void {
  const edges = run.plan.layout.clockEdges[stage];
  const at = inService ? run.plan.partInAt : run.plan.shareAt;
  for (let i = 0; i < edges.length; i++) {
    if (at[edges[i].index] >= 0) sendAlong(run, edges[i], amounts, at[edges[i].index]);
  }
}
