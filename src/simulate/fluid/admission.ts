// Held units: how many can be given in a step, first to people at the door, then to people who arrive.
import type { ResourceId } from "../../compile/program.ts";
import { addDemand, findShares, forgetDemand, give, shareOf } from "./askForUnits.ts";
import { blocks } from "./cellDials.ts";
import { AT_END, BY_HAZARD } from "./fast/contract.ts";
import { settleUnits } from "./feedback.ts";
import type { FluidRun } from "./state.ts";

/** A packet is let in whole when it is so small a part of the mean packet at the door. */
const lastPart = 1e-6;

/** At the beginning of a step: counts the units to give, and gives them to the people at the doors. */
export function admitHeld(run: FluidRun): void {
  const { resources } = run.plan.program;
  for (let r = 0; r < resources.length; r++) if (resources[r].kind === "held") countHeld(run, r);
  for (let r = 0; r < resources.length; r++) if (resources[r].kind === "held") giveAtDoor(run, r);
}

/**
 * The units that can be given are those free at the beginning of the step, and those set free in it, which are given
 * at once. Where nobody can know these beforehand, as many are expected as in each of the last two steps: people who
 * came together leave together, and a step of many that is expected to repeat itself has more held than there are.
 */
function countHeld(run: FluidRun, resource: ResourceId): void {
  const { inUse, foreseen, released, releasedBefore, given, asked, ahead, toGive } = run;
  const held = heldNow(run, resource);
  const before = Math.min(released[resource], releasedBefore[resource]);
  releasedBefore[resource] = released[resource];
  released[resource] = Math.max(0, inUse[resource] + given[resource] - held - foreseen[resource]);
  inUse[resource] = held;
  const present = settleUnits(run, resource);
  run.offered[resource] = present;
  foreseen[resource] = foresee(run, resource);
  const expected = foreseen[resource] + Math.min(before, released[resource]);
  toGive[resource] = Math.max(0, present - held + expected);
  given[resource] = 0;
  ahead[resource] = asked[resource];
  asked[resource] = 0;
  run.used[resource] = 0;
}

/** Units of people who were there before the step, whose number is known as it begins. */
function foresee(run: FluidRun, resource: ResourceId): number {
  const { dials, content, atDoor, inService, bulkIn, survivalIn, wheels, plan } = run;
  const { firstCell, stageOf, cells } = plan.layout;
  const ways = plan.setFree[resource];
  let sum = 0;
  for (let i = 0; i < ways.length; i += 3) {
    const cell = ways[i];
    const share = dials[ways[i + 1]];
    if (ways[i + 2] === BY_HAZARD) {
      sum += (content[cell] - atDoor[cell]) * (1 - dials[blocks.survive * cells + cell]) * share;
      continue;
    }
    const stage = stageOf[cell];
    const wheel = wheels[stage]!;
    wheel.open(run.now);
    const due = wheel.rows[wheel.rowAt(run.now) + cell - firstCell[stage]];
    const half = dials[blocks.halfIn * cells + cell];
    const done = due * survivalIn[cell] * half;
    if (ways[i + 2] === AT_END) sum += done * share;
    else {
      const inside = plan.keeping[stage] === "line" ? inService[cell] : content[cell] - atDoor[cell];
      const left = Math.max(0, bulkIn[cell] - due) * survivalIn[cell] * (half * half);
      sum += Math.max(0, inside - done - left) * share;
    }
  }
  return sum;
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

/** Gives units to the people at the door, rank by rank. */
function giveAtDoor(run: FluidRun, resource: ResourceId): void {
  const { discipline } = run.plan.program.resources[resource];
  for (const { cells } of run.plan.ranks[resource]) {
    if (discipline === "random") givePart(run, cells);
    else giveInOrder(run, cells, discipline === "last come");
  }
}

/** The first at the door are let in first; of those who came in one step, the same part of everybody. */
function giveInOrder(run: FluidRun, cells: Int32Array, newestFirst: boolean): void {
  const { packets, listOf, share } = run;
  for (;;) {
    let front = newestFirst ? -Infinity : Infinity;
    for (let m = 0; m < cells.length; m++) {
      const head = packets.head[listOf.door + cells[m]];
      if (head < 0 || !isAnyFor(run, cells[m])) continue;
      const join = packets.join[head];
      if (newestFirst ? join > front : join < front) front = join;
    }
    if (front === Infinity || front === -Infinity) return;
    for (let m = 0; m < cells.length; m++) forgetDemand(run, cells[m]);
    for (let m = 0; m < cells.length; m++) {
      if (isAnyFor(run, cells[m])) addDemand(run, cells[m], joinedAt(run, listOf.door + cells[m], front));
    }
    for (let m = 0; m < cells.length; m++) findShares(run, cells[m]);
    for (let m = 0; m < cells.length; m++) {
      const list = listOf.door + cells[m];
      if (!isAnyFor(run, cells[m])) continue;
      const part = shareOf(run, cells[m]);
      for (let p = packets.head[list]; p >= 0 && packets.join[p] === front;) {
        const next = packets.next[p];
        letIn(run, cells[m], part < 1 ? splitOff(run, p, part) : packets.shift(list));
        p = next;
      }
    }
    for (let m = 0; m < cells.length; m++) {
      const needs = run.plan.asks[cells[m]];
      for (let i = 0; i < needs.length; i++) if (share[needs[i]] < 1) run.toGive[needs[i]] = 0;
    }
  }
}

/** Persons at the head of a list who joined it at one instant. */
function joinedAt({ packets }: FluidRun, list: number, join: number): number {
  let sum = 0;
  for (let p = packets.head[list]; p >= 0 && packets.join[p] === join; p = packets.next[p]) sum += packets.amount[p];
  return sum;
}

/** Discipline `random`: lets in the same part of everybody. */
function givePart(run: FluidRun, cells: Int32Array): void {
  const { packets, listOf, atDoor } = run;
  for (let m = 0; m < cells.length; m++) forgetDemand(run, cells[m]);
  for (let m = 0; m < cells.length; m++) addDemand(run, cells[m], Math.max(0, atDoor[cells[m]]));
  for (let m = 0; m < cells.length; m++) findShares(run, cells[m]);
  for (let m = 0; m < cells.length; m++) {
    const list = listOf.door + cells[m];
    const part = shareOf(run, cells[m]);
    if (!(part > 0)) continue;
    // the last of those who came long ago are not split for ever
    const least = (lastPart * atDoor[cells[m]]) / packets.lengthOf(list);
    let before = -1;
    for (let p = packets.head[list]; p >= 0;) {
      const next = packets.next[p];
      letIn(run, cells[m], splitOff(run, p, packets.amount[p] > least ? part : 1));
      if (packets.amount[p] > 0) before = p;
      else packets.unlink(list, before, p);
      p = next;
    }
  }
}

/** Whether a unit of everything that the cell's people lack is left. */
function isAnyFor(run: FluidRun, cell: number): boolean {
  const needs = run.plan.asks[cell];
  for (let i = 0; i < needs.length; i++) if (!(run.toGive[needs[i]] > 0)) return false;
  return true;
}

function splitOff(run: FluidRun, packet: number, part: number): number {
  const { packets } = run;
  const amount = packets.amount[packet] * part;
  packets.amount[packet] -= amount;
  return packets.copy(packet, amount);
}

/** People who have a unit of everything go in when the step comes to their stage. */
function letIn(run: FluidRun, cell: number, packet: number): void {
  const { packets, listOf, used, plan } = run;
  const amount = packets.amount[packet];
  give(run, cell, amount);
  const needs = plan.asks[cell];
  for (let i = 0; i < needs.length; i++) used[needs[i]] += amount;
  packets.append(listOf.letIn + cell, packet);
}
