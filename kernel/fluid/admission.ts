// Held units: the twin of src/simulate/fluid/admission.ts.
import { AT_END, BY_HAZARD, LINE } from "../../src/simulate/fluid/fast/contract.ts";
import { HELD, LAST_COME, RANDOM } from "../../src/simulate/codes.ts";
import { addDemand, findShares, forgetDemand, give, shareOf } from "./askForUnits.ts";
import { settleUnits } from "./feedback.ts";
import { Ints } from "./memory.ts";
import { appendAt, at, copy, headOf, lengthOf, shift, unlink } from "./packets.ts";
import {
  asks,
  asksFrom,
  cells,
  heldCells,
  rankAt,
  resourceAt,
  resourceCount,
  setFree,
  stageAt,
  stageOf,
  wheelAt,
} from "./plan.ts";
import * as run from "./state.ts";
import { open, rowAt } from "./wheel.ts";

/** A packet is let in whole when it is so small a part of the mean packet at the door. */
const lastPart: f64 = 1e-6;

/** At the beginning of a step: counts the units to give, and gives them to those at the doors. */
export function admitHeld(): void {
  for (let r = 0; r < resourceCount; r++) if (resourceAt(r).kind == HELD) countHeld(r);
  for (let r = 0; r < resourceCount; r++) if (resourceAt(r).kind == HELD) giveAtDoor(r);
}

function countHeld(resource: i32): void {
  const held = heldNow(resource);
  const before = min<f64>(run.released[resource], run.releasedBefore[resource]);
  run.releasedBefore[resource] = run.released[resource];
  const released = max<f64>(0, run.inUse[resource] + run.given[resource] - held - run.foreseen[resource]);
  run.released[resource] = released;
  run.inUse[resource] = held;
  const present = settleUnits(resource);
  run.offered[resource] = present;
  run.foreseen[resource] = foresee(resource);
  const expected = run.foreseen[resource] + min<f64>(before, released);
  run.toGive[resource] = max<f64>(0, present - held + expected);
  run.given[resource] = 0;
  run.ahead[resource] = run.asked[resource];
  run.asked[resource] = 0;
  run.used[resource] = 0;
}

/** Units of people who were there before the step, whose number is known as it begins. */
function foresee(resource: i32): f64 {
  const own = resourceAt(resource);
  let sum: f64 = 0;
  for (let i = own.freeFrom; i < own.freeTo; i += 3) {
    const cell = setFree[i];
    const share = run.dials[setFree[i + 1]];
    if (setFree[i + 2] == BY_HAZARD) {
      sum += (run.content[cell] - run.atDoor[cell]) * (1 - run.survive()[cell]) * share;
      continue;
    }
    const index = stageOf[cell];
    const stage = stageAt(index);
    const wheel = wheelAt(index);
    open(wheel, run.now);
    const due = rowAt(wheel, run.now)[cell - stage.first];
    const half = run.halfIn()[cell];
    const done = due * run.survivalIn[cell] * half;
    if (setFree[i + 2] == AT_END) sum += done * share;
    else {
      const inside = stage.keeping == LINE ? run.inService[cell] : run.content[cell] - run.atDoor[cell];
      const left = max<f64>(0, run.bulkIn[cell] - due) * run.survivalIn[cell] * (half * half);
      sum += max<f64>(0, inside - done - left) * share;
    }
  }
  return sum;
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

function giveAtDoor(resource: i32): void {
  const own = resourceAt(resource);
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = rankAt(r);
    if (own.discipline == RANDOM) givePart(rank.cells, rank.count);
    else giveInOrder(rank.cells, rank.count, own.discipline == LAST_COME);
  }
}

/** The first at the door go in first; of those who came in one step, the same part of everybody. */
function giveInOrder(members: Ints, count: i32, isNewest: bool): void {
  for (;;) {
    let front: f64 = isNewest ? -Infinity : Infinity;
    for (let m = 0; m < count; m++) {
      const head = headOf(cells + members[m]);
      if (head == 0 || !isAnyFor(members[m])) continue;
      const join = at(head).join;
      if (isNewest ? join > front : join < front) front = join;
    }
    if (front == Infinity || front == -Infinity) return;
    for (let m = 0; m < count; m++) forgetDemand(members[m]);
    for (let m = 0; m < count; m++) {
      if (isAnyFor(members[m])) addDemand(members[m], joinedAt(cells + members[m], front));
    }
    for (let m = 0; m < count; m++) findShares(members[m]);
    for (let m = 0; m < count; m++) {
      const cell = members[m];
      if (!isAnyFor(cell)) continue;
      const part = shareOf(cell);
      for (let p = headOf(cells + cell); p != 0 && at(p).join == front;) {
        const next = at(p).next;
        letIn(cell, part < 1 ? splitOff(p, part) : shift(cells + cell));
        p = next;
      }
    }
    for (let m = 0; m < count; m++) {
      for (let i = asksFrom[members[m]]; i < asksFrom[members[m] + 1]; i++) {
        if (run.share[asks[i]] < 1) run.toGive[asks[i]] = 0;
      }
    }
  }
}

/** Persons at the head of a list who joined it at one instant. */
function joinedAt(list: i32, join: f64): f64 {
  let sum: f64 = 0;
  for (let p = headOf(list); p != 0 && at(p).join == join; p = at(p).next) sum += at(p).amount;
  return sum;
}

/** `random`: the same part of everybody. */
function givePart(members: Ints, count: i32): void {
  for (let m = 0; m < count; m++) forgetDemand(members[m]);
  for (let m = 0; m < count; m++) addDemand(members[m], max<f64>(0, run.atDoor[members[m]]));
  for (let m = 0; m < count; m++) findShares(members[m]);
  for (let m = 0; m < count; m++) {
    const cell = members[m];
    const list = cells + cell;
    const part = shareOf(cell);
    if (!(part > 0)) continue;
    // the last of those who came long ago are not split for ever
    const least = (lastPart * run.atDoor[cell]) / <f64>lengthOf(list);
    let before: usize = 0;
    for (let p = headOf(list); p != 0;) {
      const next = at(p).next;
      letIn(cell, splitOff(p, at(p).amount > least ? part : 1));
      if (at(p).amount > 0) before = p;
      else unlink(list, before, p);
      p = next;
    }
  }
}

function isAnyFor(cell: i32): bool {
  for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) if (!(run.toGive[asks[i]] > 0)) return false;
  return true;
}

function splitOff(packet: usize, part: f64): usize {
  const amount = at(packet).amount * part;
  at(packet).amount -= amount;
  return copy(packet, amount);
}

/** Those who have a unit of everything go in when the step comes to their stage. */
function letIn(cell: i32, packet: usize): void {
  const amount = at(packet).amount;
  give(cell, amount);
  for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) run.used[asks[i]] = run.used[asks[i]] + amount;
  appendAt(4 * cells + cell, packet);
}
