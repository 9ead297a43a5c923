// Stages whose people are followed packet by packet, because it matters how long they have been there or when
// a clock of theirs started: clocks with a duration, and clocks that run across stages. The people who stand
// at a door are handled here too.
import { whole } from "../../quantity/machine.ts";
import { BOARDS, PASSES, SERVICE } from "../codes.ts";
import { askTogether, give, shareOf } from "./askForUnits.ts";
import { endNew, endStays } from "./cohorts.ts";
import { ageDoor, nextLetIn, standAtDoor, tellLetIn } from "./door.ts";
import { ON_BOARD } from "./fast/contract.ts";
import { joinFew, joinFewComing } from "./joinFew.ts";
import type { Stage } from "./known.ts";
import { FIRST_HALF, INSIDE, IN_LINE, SECOND_HALF, WHOLE, age, ageOne, quietUntil } from "./packetHazards.ts";
import { NOBODY } from "./packetRows.ts";
import type { Packet } from "./packetRows.ts";
import {
  MET_HALF,
  MET_NONE,
  NOT_RUNNING,
  OVERDUE,
  STRUCK,
  appendAt,
  comingList,
  copy,
  insideList,
  lengthOf,
  prependAt,
  release,
  shift,
  stopClocks,
  take,
} from "./packets.ts";
import { deliver, goOn, isOneHistory, pairAnew } from "./parcels.ts";
import { roomForPackets } from "./room.ts";
import { sendLeaving } from "./route.ts";
import type { FluidRun } from "./state.ts";

type u8 = number;
type i32 = number;
type f64 = number;

function hasQueue(stage: Stage): boolean {
  return stage.kind === SERVICE || stage.kind === BOARDS;
}

/** Takes in the people who come, one packet for each way and history; those who stay are kept in a list. */
export function comeInPackets(run: FluidRun, index: i32, stage: Stage): void {
  if (stage.hasDoor !== 0) ageDoor(run, index, stage);
  // whoever leaves in this step leaves room
  const leaveFirst = run.known.rooms[index] < Infinity;
  if (stage.holds !== 0) askTogether(run, stage, 1);
  if (leaveFirst) for (let cell = stage.first; cell < stage.end; cell++) ageStay(run, index, stage, cell);
  const place = roomForPackets(run, index, stage);
  for (let cell = stage.first; cell < stage.end; cell++) {
    run.taken[cell] = 0;
    if (!leaveFirst) ageStay(run, index, stage, cell);
    const coming = comingList(run, cell);
    if (run.packets.head[coming] !== NOBODY) {
      if (sortTogetherFirst(run, coming)) pairAnew(run, coming, stage);
      joinFewComing(run, stage, cell);
    }
    // whoever is sent back here meanwhile comes in the next step, and may make one of two who are still to come
    let left = lengthOf(run, coming);
    for (let p = run.packets.head[coming]; left > 0 && p !== NOBODY && p.together === 1; p = run.packets.head[coming]) {
      leaveComing(run, coming, p);
      comeOne(run, index, stage, cell, p, place);
      left--;
    }
    admitFromDoor(run, index, stage, cell);
    for (let p = run.packets.head[coming]; left > 0 && p !== NOBODY; p = run.packets.head[coming]) {
      leaveComing(run, coming, p);
      comeOne(run, index, stage, cell, p, place);
      left--;
    }
    for (let holding: u8 = 0; holding < 2; holding++) {
      const amount = run.inbox[holding * run.known.cells + cell];
      run.inbox[holding * run.known.cells + cell] = 0;
      if (amount <= 0) continue;
      const packet = take(run, amount, run.now + 0.5);
      packet.holding = holding;
      stopClocks(run, packet);
      comeOne(run, index, stage, cell, packet, place);
    }
  }
}

/** Takes the first out of the people who come: no other is paired with it any more. */
// @inline
function leaveComing(run: FluidRun, list: i32, packet: Packet): void {
  shift(run, list);
  const mate = packet.mate;
  if (mate !== NOBODY) mate.mateOf = NOBODY;
  if (packet.met !== STRUCK) run.packets.comers[list] -= 1;
}

/**
 * Applies hazards to people who were there before the step: in a line, those of the half before anybody is
 * taken from it.
 */
// @inline
function ageStay(run: FluidRun, index: i32, stage: Stage, cell: i32): void {
  if (hasQueue(stage)) age(run, index, stage, cell, cell, IN_LINE, FIRST_HALF);
  else {
    if (stage.clocksOnlyStart !== 0) endStays(run, stage, cell);
    else age(run, index, stage, cell, insideList(run, cell), INSIDE, WHOLE);
    joinFew(run, stage, cell);
  }
}

/**
 * People who came together at one instant can be taken by a departure of the same step, so they stand before
 * the others.
 */
function sortTogetherFirst(run: FluidRun, list: i32): boolean {
  let isMoved = false;
  let before = run.packets.head[list];
  while (before !== NOBODY) {
    const p = before.next;
    if (p === NOBODY) break;
    if (p.together === 0) {
      before = p;
      continue;
    }
    before.next = p.next;
    if (run.packets.tail[list] === p) run.packets.tail[list] = before;
    prependAt(run, list, p);
    isMoved = true;
  }
  return isMoved;
}

/**
 * Takes in one packet: it is turned away, struck at once, put at the door, or begins its stay.
 * @param place share of the people coming whom the stage has room for
 */
function comeOne(run: FluidRun, index: i32, stage: Stage, cell: i32, packet: Packet, place: f64): void {
  const local = cell - stage.first;
  run.entered[cell] += packet.amount;
  // who was sent on in the last step has this one still before them
  if (packet.join <= run.now) packet.met = MET_NONE;
  const isTogether = packet.together === 1 && packet.join > run.now;
  if (!isTogether) {
    packet.together = 0;
    packet.join = run.now + 0.5;
  }
  packet.since = packet.join;
  packet.width = isTogether ? 0 : 1;
  const isHolding = packet.holding === 1 || stage.holds === 0;
  const share = isHolding ? 1 : shareOf(run, cell);
  if (stage.full >= 0) {
    const free = share * place;
    if (free < 1) {
      const turned = packet.amount * (1 - free);
      deliver(run, stage.full, local, turned, packet);
      packet.amount -= turned;
    }
  }
  if (packet.amount <= 0) {
    release(run, packet);
    return;
  }
  turnClocks(run, index, cell, packet);
  if (stage.kind !== PASSES && strikeOverdue(run, stage, local, packet)) return;
  run.content[cell] += packet.amount;
  if (stage.kind !== PASSES) readAfters(run, stage, cell, packet);
  if (stage.full < 0 && share < 1) {
    const out = packet.amount * (1 - share);
    packet.amount -= out;
    standAtDoor(run, index, stage, cell, copy(run, packet, out));
  }
  if (!isHolding) give(run, cell, packet.amount);
  if (stage.holds !== 0) tellLetIn(run, stage, cell, packet.amount, 0);
  settleIn(run, index, stage, cell, packet);
}

/** Nothing stands between the packet and its stay any more. */
function settleIn(run: FluidRun, index: i32, stage: Stage, cell: i32, packet: Packet): void {
  const amount = packet.amount;
  if (amount <= 0) {
    release(run, packet);
    return;
  }
  if (stage.kind === PASSES) {
    run.content[cell] -= amount;
    goOn(run, stage, cell, amount, packet);
    release(run, packet);
  } else if (hasQueue(stage)) {
    packet.quiet = quietUntil(run, stage, packet, IN_LINE, 0);
    if (run.known.lastCome[cell] === 1) prependAt(run, cell, packet);
    else appendAt(run, cell, packet);
    run.bulk[cell] += amount;
    run.waiting[cell] += amount;
  } else {
    startStay(run, stage, cell, packet);
    if (stage.clocksOnlyStart !== 0) {
      endNew(run, stage, cell, packet);
      beginStay(run, stage, insideList(run, cell), packet);
      return;
    }
    packet.quiet = quietUntil(run, stage, packet, INSIDE, 0);
    appendAt(run, insideList(run, cell), packet);
    // the step it came in: hazards at age 0
    ageOne(run, index, stage, cell, insideList(run, cell), packet, INSIDE);
  }
}

/** Puts people into a stay in which clocks only start: with those who came in the same step, where nothing tells them apart. */
function beginStay(run: FluidRun, stage: Stage, list: i32, packet: Packet): void {
  const last = run.packets.tail[list];
  if (last !== NOBODY && areOne(run, stage, last, packet)) {
    last.amount += packet.amount;
    release(run, packet);
  } else if (packet.amount > 0) appendAt(run, list, packet);
  else release(run, packet);
}

function areOne(run: FluidRun, stage: Stage, one: Packet, other: Packet): boolean {
  const own = run.known.crossCount;
  if (one.since !== other.since || one.begun !== other.begun || one.width !== other.width) return false;
  return one.delays[own] === other.delays[own] && isOneHistory(run, one, other, stage);
}

/** Clocks across stages that are void here stop; those that start here start unless they run. */
function turnClocks(run: FluidRun, index: i32, cell: i32, packet: Packet): void {
  for (let c = 0; c < run.known.crossCount; c++) {
    const turn = run.known.stopsIn[index * run.known.crossCount + c];
    if (turn !== 0) packet.starts[c] = NOT_RUNNING;
    if (run.known.startsIn[index * run.known.crossCount + c] === 0 || turn === 2 || packet.starts[c] !== NOT_RUNNING)
      continue;
    const clock = run.known.crossClocks[c];
    packet.starts[c] = packet.since;
    packet.spans[c] = packet.width;
    packet.met = MET_NONE;
    packet.delays[c] = clock.hasAfter === 0 ? -1 : whole(run.dials[clock.at + run.known.kindOf[cell]]);
  }
}

/** A clock that ran out elsewhere strikes on entering a stage where it can. */
function strikeOverdue(run: FluidRun, stage: Stage, local: i32, packet: Packet): boolean {
  for (let i = stage.strikeFrom; i < stage.strikeTo; i++) {
    const clock = run.known.edges[i].clock;
    if (packet.starts[clock] !== OVERDUE) continue;
    packet.starts[clock] = NOT_RUNNING;
    deliver(run, i, local, packet.amount, packet);
    release(run, packet);
    return true;
  }
  return false;
}

/** Reads the delays of the stage's clocks with a duration, which hold from the beginning of the stay. */
function readAfters(run: FluidRun, stage: Stage, cell: i32, packet: Packet): void {
  if (stage.afterEdges === 0) return;
  let column = run.known.crossCount + 1;
  for (let i = stage.clockFrom; i < stage.clockTo; i++) {
    const edge = run.known.edges[i];
    if (edge.afterAt < 0) continue;
    packet.delays[column] = whole(run.dials[edge.afterAt + cell - stage.first]);
    packet.starts[column] = packet.since;
    packet.spans[column] = packet.width;
    column++;
  }
}

/** Dwell or service begins. */
function startStay(run: FluidRun, stage: Stage, cell: i32, packet: Packet): void {
  packet.begun = run.now + 0.5;
  packet.starts[run.known.crossCount] = run.now + 0.5;
  packet.spans[run.known.crossCount] = 1;
  packet.delays[run.known.crossCount] = stage.isTimed === 0 ? -1 : whole(run.delayIndex[cell]);
}

/**
 * Takes the part of a packet that has been served or boarded: in service it is a packet of its own, on board
 * it goes on.
 */
export function beginPackets(run: FluidRun, cell: i32, from: Packet, amount: f64): void {
  const index = run.known.stageOf[cell];
  const stage = run.known.stages[index];
  if (from.join <= run.now) from.met = MET_HALF;
  run.waiting[cell] -= amount;
  if (stage.kind === BOARDS) {
    run.content[cell] -= amount;
    goOn(run, stage, cell, amount, from);
    return;
  }
  const packet = copy(run, from, amount);
  startStay(run, stage, cell, packet);
  packet.quiet = quietUntil(run, stage, packet, INSIDE, 0);
  appendAt(run, insideList(run, cell), packet);
  ageOne(run, index, stage, cell, insideList(run, cell), packet, INSIDE);
}

function insideOf(run: FluidRun, cell: i32): f64 {
  let inside: f64 = 0;
  for (let p = run.packets.head[insideList(run, cell)]; p !== NOBODY; p = p.next) inside += p.amount;
  return inside;
}

/**
 * Before the servers take anybody: finishes services that are done, and counts the servers that stay in use.
 */
export function finishPackets(run: FluidRun, index: i32, stage: Stage): void {
  for (let cell = stage.first; cell < stage.end; cell++) {
    age(run, index, stage, cell, insideList(run, cell), INSIDE, WHOLE);
    const inside = insideOf(run, cell);
    const resource = run.known.serverOf[cell];
    if (resource >= 0) run.free[resource] -= inside;
    run.inService[cell] = inside;
  }
}

/** After servers and departures: applies the second half of the step's hazards to people still in line. */
export function leavePackets(run: FluidRun, index: i32, stage: Stage): void {
  // where no clock matters any more they go on with all others who were taken
  if (stage.end > stage.first && run.known.beginsAs[stage.first] === ON_BOARD) sendLeaving(run, stage, run.taken);
  for (let cell = stage.first; cell < stage.end; cell++) {
    age(run, index, stage, cell, cell, IN_LINE, SECOND_HALF);
    if (stage.kind === SERVICE) run.inService[cell] = insideOf(run, cell);
  }
}

/** Begins the stay of people who were let in from the door at the beginning of the step. */
function admitFromDoor(run: FluidRun, index: i32, stage: Stage, cell: i32): void {
  for (let p = nextLetIn(run, stage, cell); p !== NOBODY; p = nextLetIn(run, stage, cell)) {
    p.join = run.now + 0.5;
    p.together = 0;
    settleIn(run, index, stage, cell, p);
  }
}
