// Held units: the twin of src/simulate/fluid/admission.ts and askForUnits.ts.
import { PACKETS, Stage } from "../../src/simulate/fluid/fast/contract.ts";
import { RANDOM } from "../../src/simulate/codes.ts";
import { settleUnits } from "./feedback.ts";
import { tell } from "./heard.ts";
import { at, headOf, release, shift } from "./packets.ts";
import { asks, asksFrom, cells, heldCells, lengths, rankAt, resourceAt, stageAt, stageOf } from "./plan.ts";
import * as run from "./state.ts";

/** Asking on the way into a stage. @returns the share of those who ask that is given every unit they lack */
export function askForUnits(stage: Stage, cell: i32, amount: f64): f64 {
  let share: f64 = 1;
  for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) {
    const resource = asks[i];
    if (stage.turnsAway != 0) {
      run.nowAsked[resource] = run.nowAsked[resource] + amount;
      share = min<f64>(share, run.letIn[resource]);
    } else {
      run.nowAskedAtDoor[resource] = run.nowAskedAtDoor[resource] + amount;
      share = min<f64>(share, run.letInAtDoor[resource]);
    }
  }
  return share;
}

/** How many units can be given in the coming step, to those at the door first, then to those who come. */
export function admitHeld(resource: i32): void {
  const asked = run.nowAsked[resource];
  const askedAtDoor = run.nowAskedAtDoor[resource];
  const admitted = asked * run.letIn[resource] + askedAtDoor * run.letInAtDoor[resource];
  const held = heldNow(resource);
  const demand = asked + askedAtDoor;
  const released = max<f64>(0, run.inUse[resource] + admitted + run.nowAdmitted[resource] - held);
  run.released[resource] = released;
  run.inUse[resource] = held;
  const present = settleUnits(resource);
  run.offered[resource] = present;
  const perEdge = released / lengths[0];
  const cooling = 0.5 * perEdge * (1 + (demand > 0 ? min<f64>(1, released / demand) : 0));
  let budget = max<f64>(0, present - held - cooling + released);
  const given = giveAtDoor(resource, budget);
  run.used[resource] = given;
  run.nowAdmitted[resource] = given;
  budget -= given;
  const isTaken = waitingAtDoor(resource) > 1e-9;
  const atDoor = isTaken ? 0 : askedAtDoor;
  run.letInAtDoor[resource] = isTaken ? 0 : shareOf(budget, atDoor);
  budget -= atDoor * run.letInAtDoor[resource];
  run.letIn[resource] = isTaken ? 0 : shareOf(budget, asked);
  run.nowAsked[resource] = 0;
  run.nowAskedAtDoor[resource] = 0;
}

/** Share of a demand, as large as in the last step, that can be met. */
function shareOf(budget: f64, demand: f64): f64 {
  if (!(budget > 0)) return 0;
  return demand > budget ? budget / demand : 1;
}

function heldNow(resource: i32): f64 {
  const own = resourceAt(resource);
  let sum: f64 = 0;
  for (let i = own.heldFrom; i < own.heldTo; i++) {
    const cell = heldCells[i];
    sum += run.content[cell] - run.atDoor[cell] + run.inbox[cells + cell];
  }
  return sum;
}

function waitingAtDoor(resource: i32): f64 {
  const own = resourceAt(resource);
  let sum: f64 = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = rankAt(r);
    for (let m = 0; m < rank.count; m++) sum += run.atDoor[rank.cells[m]];
  }
  return sum;
}

/** Lets in the first at the door. @returns persons let in */
function giveAtDoor(resource: i32, budget: f64): f64 {
  const own = resourceAt(resource);
  let left = budget;
  let given: f64 = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = rankAt(r);
    while (left > 0) {
      let front = -1;
      for (let m = 0; m < rank.count; m++) {
        const head = headOf(cells + rank.cells[m]);
        if (head == 0) continue;
        if (front < 0 || at(head).join < at(headOf(cells + rank.cells[front])).join) front = m;
      }
      if (front < 0) break;
      const cell = rank.cells[front];
      const asPackets = stageAt(stageOf[cell]).keeping == PACKETS;
      const list = cells + cell;
      const head = headOf(list);
      const amount = min<f64>(left, asPackets ? run.atDoor[cell] : at(head).amount);
      if (own.discipline != RANDOM) tell(cell, -1, amount, max<f64>(0, <f64>run.now + 0.5 - at(head).since), true);
      run.admitted[cell] = run.admitted[cell] + amount;
      run.atDoor[cell] = run.atDoor[cell] - amount;
      run.waiting[cell] = run.waiting[cell] - amount;
      left -= amount;
      given += amount;
      if (asPackets) break;
      if (amount >= at(head).amount) release(shift(list));
      else at(head).amount -= amount;
    }
  }
  return budget < Infinity ? budget - left : given;
}
