// Held units: how many can be given in a step, first to people at the door, then to people who arrive.
import { HELD, LAST_COME, RANDOM } from "../codes.ts";
import { addDemand, findShares, forgetDemand, give, shareOf } from "./askForUnits.ts";
import { dueNow, open } from "./dueWheel.ts";
import { AT_END, BY_HAZARD, LINE } from "./fast/contract.ts";
import { settleUnits } from "./feedback.ts";
import type { Ints } from "./lists.ts";
import { NOBODY } from "./packetRows.ts";
import type { Packet } from "./packetRows.ts";
import { appendAt, copy, doorList, lengthOf, letInList, shift, unlink } from "./packets.ts";
import type { FluidRun } from "./state.ts";

type i32 = number;
type f64 = number;

/** A packet is let in whole when it is so small a part of the mean packet at the door. */
const lastPart: f64 = 1e-6;

/** At the beginning of a step: counts the units to give, and gives them to the people at the doors. */
export function admitHeld(run: FluidRun): void {
  for (let r = 0; r < run.known.resourceCount; r++) if (run.known.resources[r].kind === HELD) countHeld(run, r);
  for (let r = 0; r < run.known.resourceCount; r++) if (run.known.resources[r].kind === HELD) giveAtDoor(run, r);
}

/**
 * The units that can be given are those free at the beginning of the step, and those set free in it, which are given
 * at once. Where nobody can know these beforehand, as many are expected as in each of the last two steps: people who
 * came together leave together, and a step of many that is expected to repeat itself has more held than there are.
 */
function countHeld(run: FluidRun, resource: i32): void {
  const held = heldNow(run, resource);
  const before = Math.min(run.released[resource], run.releasedBefore[resource]);
  run.releasedBefore[resource] = run.released[resource];
  const released = Math.max(0, run.inUse[resource] + run.given[resource] - held - run.foreseen[resource]);
  run.released[resource] = released;
  run.inUse[resource] = held;
  const present = settleUnits(run, resource);
  run.offered[resource] = present;
  run.foreseen[resource] = foresee(run, resource);
  const expected = run.foreseen[resource] + Math.min(before, released);
  run.toGive[resource] = Math.max(0, present - held + expected);
  run.given[resource] = 0;
  run.ahead[resource] = run.asked[resource];
  run.asked[resource] = 0;
  run.used[resource] = 0;
}

/** Units of people who were there before the step, whose number is known as it begins. */
function foresee(run: FluidRun, resource: i32): f64 {
  const own = run.known.resources[resource];
  let sum: f64 = 0;
  for (let i = own.freeFrom; i < own.freeTo; i += 3) {
    const cell = run.known.setFree[i];
    const share = run.dials[run.known.setFree[i + 1]];
    if (run.known.setFree[i + 2] === BY_HAZARD) {
      sum += (run.content[cell] - run.atDoor[cell]) * (1 - run.survive[cell]) * share;
      continue;
    }
    const index = run.known.stageOf[cell];
    const stage = run.known.stages[index];
    const wheel = run.wheels[index];
    open(wheel, run.now);
    const due = dueNow(wheel, run.now, cell - stage.first);
    const half = run.halfIn[cell];
    const done = due * run.survivalIn[cell] * half;
    if (run.known.setFree[i + 2] === AT_END) sum += done * share;
    else {
      const inside = stage.keeping === LINE ? run.inService[cell] : run.content[cell] - run.atDoor[cell];
      const left = Math.max(0, run.bulkIn[cell] - due) * run.survivalIn[cell] * (half * half);
      sum += Math.max(0, inside - done - left) * share;
    }
  }
  return sum;
}

function heldNow(run: FluidRun, resource: i32): f64 {
  const own = run.known.resources[resource];
  let sum: f64 = 0;
  for (let i = own.heldFrom; i < own.heldTo; i++) {
    const cell = run.known.heldCells[i];
    sum += run.content[cell] - run.atDoor[cell] + run.inbox[run.known.cells + cell];
  }
  return sum;
}

/** Gives units to the people at the door, rank by rank. */
function giveAtDoor(run: FluidRun, resource: i32): void {
  const own = run.known.resources[resource];
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = run.known.ranks[r];
    if (own.discipline === RANDOM) givePart(run, rank.cells, rank.count);
    else giveInOrder(run, rank.cells, rank.count, own.discipline === LAST_COME);
  }
}

/** The first at the door are let in first; of those who came in one step, the same part of everybody. */
function giveInOrder(run: FluidRun, members: Ints, count: i32, isNewest: boolean): void {
  for (;;) {
    let front: f64 = isNewest ? -Infinity : Infinity;
    for (let m = 0; m < count; m++) {
      const head = run.packets.head[doorList(run, members[m])];
      if (head === NOBODY || !isAnyFor(run, members[m])) continue;
      const join = head.join;
      if (isNewest ? join > front : join < front) front = join;
    }
    if (front === Infinity || front === -Infinity) return;
    for (let m = 0; m < count; m++) forgetDemand(run, members[m]);
    for (let m = 0; m < count; m++) {
      if (isAnyFor(run, members[m])) addDemand(run, members[m], joinedAt(run, doorList(run, members[m]), front));
    }
    for (let m = 0; m < count; m++) findShares(run, members[m]);
    for (let m = 0; m < count; m++) {
      const cell = members[m];
      if (!isAnyFor(run, cell)) continue;
      const part = shareOf(run, cell);
      for (let p = run.packets.head[doorList(run, cell)]; p !== NOBODY && p.join === front;) {
        const next = p.next;
        if (part >= 1) shift(run, doorList(run, cell));
        letIn(run, cell, part < 1 ? splitOff(run, p, part) : p);
        p = next;
      }
    }
    for (let m = 0; m < count; m++) {
      for (let i = run.known.asksFrom[members[m]]; i < run.known.asksFrom[members[m] + 1]; i++) {
        if (run.share[run.known.asks[i]] < 1) run.toGive[run.known.asks[i]] = 0;
      }
    }
  }
}

/** Persons at the head of a list who joined it at one instant. */
function joinedAt(run: FluidRun, list: i32, join: f64): f64 {
  let sum: f64 = 0;
  for (let p = run.packets.head[list]; p !== NOBODY && p.join === join; p = p.next) sum += p.amount;
  return sum;
}

/** Discipline `random`: lets in the same part of everybody. */
function givePart(run: FluidRun, members: Ints, count: i32): void {
  for (let m = 0; m < count; m++) forgetDemand(run, members[m]);
  for (let m = 0; m < count; m++) addDemand(run, members[m], Math.max(0, run.atDoor[members[m]]));
  for (let m = 0; m < count; m++) findShares(run, members[m]);
  for (let m = 0; m < count; m++) {
    const cell = members[m];
    const list = doorList(run, cell);
    const part = shareOf(run, cell);
    if (!(part > 0)) continue;
    // the last of those who came long ago are not split for ever
    const least = (lastPart * run.atDoor[cell]) / lengthOf(run, list);
    let before = NOBODY;
    for (let p = run.packets.head[list]; p !== NOBODY;) {
      const next = p.next;
      letIn(run, cell, splitOff(run, p, p.amount > least ? part : 1));
      if (p.amount > 0) before = p;
      else unlink(run, list, before, p);
      p = next;
    }
  }
}

/** Whether a unit of everything that the cell's people lack is left. */
function isAnyFor(run: FluidRun, cell: i32): boolean {
  for (let i = run.known.asksFrom[cell]; i < run.known.asksFrom[cell + 1]; i++)
    if (!(run.toGive[run.known.asks[i]] > 0)) return false;
  return true;
}

function splitOff(run: FluidRun, packet: Packet, part: f64): Packet {
  const amount = packet.amount * part;
  packet.amount -= amount;
  return copy(run, packet, amount);
}

/** People who have a unit of everything go in when the step comes to their stage. */
function letIn(run: FluidRun, cell: i32, packet: Packet): void {
  const amount = packet.amount;
  give(run, cell, amount);
  for (let i = run.known.asksFrom[cell]; i < run.known.asksFrom[cell + 1]; i++) run.used[run.known.asks[i]] += amount;
  appendAt(run, letInList(run, cell), packet);
}
