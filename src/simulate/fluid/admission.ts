// Held units: how many can be given in the coming step, first to people at the door, then to people who
// arrive.
import type { ResourceId } from "../../compile/program.ts";
import { settleUnits } from "./feedback.ts";
import type { FluidRun } from "./state.ts";

/**
 * The units that can be given are those free at the beginning of the step, and as many as were released in
 * the last one. A released unit is given again from the next grid edge, half a grid step later on average;
 * where all units were taken it then waits for somebody to come.
 */
export function admitHeld(run: FluidRun, resource: ResourceId): void {
  const { plan, inUse, released, nowAsked, nowAskedAtDoor, letIn, letInAtDoor } = run;
  const admitted = nowAsked[resource] * letIn[resource] + nowAskedAtDoor[resource] * letInAtDoor[resource];
  const held = heldNow(run, resource);
  const demand = nowAsked[resource] + nowAskedAtDoor[resource];
  released[resource] = Math.max(0, inUse[resource] + admitted + run.nowAdmitted[resource] - held);
  inUse[resource] = held;
  const present = settleUnits(run, resource);
  run.offered[resource] = present;
  const perEdge = released[resource] / plan.h;
  const cooling = 0.5 * perEdge * (1 + (demand > 0 ? Math.min(1, released[resource] / demand) : 0));
  let budget = Math.max(0, present - held - cooling + released[resource]);
  const given = giveAtDoor(run, resource, budget);
  run.used[resource] = given;
  run.nowAdmitted[resource] = given;
  budget -= given;
  const atDoor = waitingAtDoor(run, resource) > 1e-9 ? 0 : nowAskedAtDoor[resource];
  letInAtDoor[resource] = waitingAtDoor(run, resource) > 1e-9 ? 0 : shareOf(budget, atDoor);
  budget -= atDoor * letInAtDoor[resource];
  letIn[resource] = waitingAtDoor(run, resource) > 1e-9 ? 0 : shareOf(budget, nowAsked[resource]);
  nowAsked[resource] = 0;
  nowAskedAtDoor[resource] = 0;
}

/** Share of the demand that can be met if it is as large as in the last step. */
function shareOf(budget: number, demand: number): number {
  if (!(budget > 0)) return 0;
  return demand > budget ? budget / demand : 1;
}

function heldNow(run: FluidRun, resource: ResourceId): number {
  const { content, atDoor, inbox, plan } = run;
  const cells = plan.heldCells[resource];
  let sum = 0;
  for (let i = 0; i < cells.length; i++) {
    sum += content[cells[i]] - atDoor[cells[i]] + inbox[plan.layout.cells + cells[i]];
  }
  return sum;
}

function waitingAtDoor(run: FluidRun, resource: ResourceId): number {
  let sum = 0;
  for (const { cells } of run.plan.ranks[resource]) for (let m = 0; m < cells.length; m++) sum += run.atDoor[cells[m]];
  return sum;
}

/** Lets in the people at the front of the door's line. @returns persons let in */
function giveAtDoor(run: FluidRun, resource: ResourceId, budget: number): number {
  const { packets, listOf, admitted, atDoor, waiting } = run;
  const discipline = run.plan.program.resources[resource].discipline;
  let left = budget;
  let given = 0;
  for (const { cells } of run.plan.ranks[resource]) {
    while (left > 0) {
      let front = -1;
      for (let m = 0; m < cells.length; m++) {
        const head = packets.head[listOf.door + cells[m]];
        if (head < 0) continue;
        if (front < 0 || packets.join[head] < packets.join[packets.head[listOf.door + cells[front]]]) front = m;
      }
      if (front < 0) break;
      const cell = cells[front];
      const asPackets = run.plan.keeping[run.plan.layout.stageOf[cell]] === "packets";
      const list = listOf.door + cell;
      const head = packets.head[list];
      const amount = Math.min(left, asPackets ? atDoor[cell] : packets.amount[head]);
      if (run.heard[cell] === 1 && run.onTaken !== null && discipline !== "random") {
        run.onTaken(cell, -1, amount, Math.max(0, run.now + 0.5 - packets.since[head]), true);
      }
      admitted[cell] += amount;
      atDoor[cell] -= amount;
      waiting[cell] -= amount;
      left -= amount;
      given += amount;
      if (asPackets) break;
      if (amount >= packets.amount[head]) packets.release(packets.shift(list));
      else packets.amount[head] -= amount;
    }
  }
  return budget < Infinity ? budget - left : given;
}
