// Stages whose people are followed packet by packet: the twin of src/simulate/fluid/packetStages.ts.
import { ON_BOARD, Stage } from "../../src/simulate/fluid/fast/contract.ts";
import { BOARDS, PASSES, SERVICE } from "../../src/simulate/codes.ts";
import { askTogether, give, shareOf } from "./askForUnits.ts";
import { endNew, endStays, isOver } from "./cohorts.ts";
import { ageDoor, nextLetIn, standAtDoor, tellLetIn } from "./door.ts";
import { age, ageOne, FIRST_HALF, INSIDE, IN_LINE, quietUntil, SECOND_HALF, WHOLE } from "./hazards.ts";
import {
  appendAt,
  at,
  calmUntil,
  comers,
  copy,
  delayIn,
  headOf,
  lengthOf,
  MET_HALF,
  MET_NONE,
  NOT_RUNNING,
  OVERDUE,
  prependAt,
  release,
  setDelay,
  setSpan,
  setStart,
  shift,
  startOf,
  stopClocks,
  STRUCK,
  tail,
  take,
  unlink,
} from "./packets.ts";
import { clocksApart, deliver, goOn, isOneHistory, meetClocks, pairAnew, UNKNOWN } from "./parcels.ts";
import {
  beginsAs,
  cells,
  crossClockAt,
  crossCount,
  edgeAt,
  kindOf,
  lastCome,
  liveClocks,
  rooms,
  serverOf,
  stageAt,
  stageOf,
  startsIn,
  stopsIn,
} from "./plan.ts";
import { roomForPackets } from "./room.ts";
import { sendLeaving } from "./route.ts";
import * as run from "./state.ts";

/** Packets with less than this part of the people in a cell become one with the next. */
const fewest: f64 = 1e-4;
/** The same of those who come, as a part of those with whom they will be. */
const fewestComing: f64 = 3e-4;
/** Steps over which the starts of a clock may be spread where few people become one. */
const mostSpread: f64 = 2;

function hasQueue(stage: Stage): bool {
  return stage.kind == SERVICE || stage.kind == BOARDS;
}

/** People come in, one packet for each way and history; who stays, stays in a list. */
export function comeInPackets(index: i32, stage: Stage): void {
  if (stage.hasDoor != 0) ageDoor(index, stage);
  // whoever leaves in this step leaves room
  const leaveFirst = rooms[index] < Infinity;
  if (stage.holds != 0) askTogether(stage, 1);
  if (leaveFirst) for (let cell = stage.first; cell < stage.end; cell++) ageStay(index, stage, cell);
  const place = roomForPackets(index, stage);
  for (let cell = stage.first; cell < stage.end; cell++) {
    run.taken[cell] = 0;
    if (!leaveFirst) ageStay(index, stage, cell);
    const coming = 3 * cells + cell;
    if (headOf(coming) != 0) {
      if (sortTogetherFirst(coming)) pairAnew(coming, stage);
      joinFewComing(stage, cell);
    }
    // whoever is sent back here meanwhile comes in the next step, and may make one of two who are still to come
    let left = lengthOf(coming);
    for (; left > 0 && headOf(coming) != 0 && at(headOf(coming)).together == 1; left--) {
      comeOne(index, stage, cell, nextToCome(coming), place);
    }
    admitFromDoor(index, stage, cell);
    for (; left > 0 && headOf(coming) != 0; left--) comeOne(index, stage, cell, nextToCome(coming), place);
    for (let holding = 0; holding < 2; holding++) {
      const amount = run.inbox[holding * cells + cell];
      run.inbox[holding * cells + cell] = 0;
      if (amount <= 0) continue;
      const packet = take(amount, <f64>run.now + 0.5);
      at(packet).holding = <u8>holding;
      stopClocks(packet);
      comeOne(index, stage, cell, packet, place);
    }
  }
}

/** Takes the first of those who come: no other is paired with it any more. */
// @inline
function nextToCome(list: i32): usize {
  const packet = shift(list);
  const mate = at(packet).mate;
  if (mate != 0) at(mate).mateOf = 0;
  if (at(packet).met != STRUCK) comers[list] = comers[list] - 1;
  return packet;
}

/**
 * Hazards of those there since before the step, in the part of it that lies before others are taken from
 * their line.
 */
// @inline
function ageStay(index: i32, stage: Stage, cell: i32): void {
  if (hasQueue(stage)) age(index, stage, cell, cell, IN_LINE, FIRST_HALF);
  else {
    if (stage.clocksOnlyStart != 0) endStays(stage, cell);
    else age(index, stage, cell, 2 * cells + cell, INSIDE, WHOLE);
    joinFew(stage, cell);
  }
}

/**
 * Of the people in a cell, so few that they are told from the next ones for nothing: a stay whose end may come
 * late has packets of next to nobody, one for each step and history, which all meet their hazards.
 */
function joinFew(stage: Stage, cell: i32): void {
  const list = 2 * cells + cell;
  const few = fewest * run.content[cell];
  let before: usize = 0;
  for (let p = headOf(list); p != 0;) {
    const next = at(p).next;
    const other = at(p).amount < few ? nextInStay(p, stage) : 0;
    if (other == 0 || blurs(p, other, stage)) before = p;
    else {
      joinStays(other, p, stage);
      unlink(list, before, p);
      if (at(other).quiet < calmUntil[list]) calmUntil[list] = at(other).quiet;
    }
    p = next;
  }
}

/** The same of those who come, before they are so many of their stay. */
function joinFewComing(stage: Stage, cell: i32): void {
  const list = 3 * cells + cell;
  let people = run.content[cell];
  for (let p = headOf(list); p != 0; p = at(p).next) people += at(p).amount;
  const few = fewestComing * people;
  let before: usize = 0;
  for (let p = headOf(list); p != 0;) {
    const next = at(p).next;
    const other = at(p).amount < few && at(p).met != STRUCK ? at(p).mate : 0;
    if (other == 0 || blurs(p, other, stage)) before = p;
    else {
      meetClocks(other, p, at(p).amount, stage);
      at(other).amount += at(p).amount;
      const pairedTo = at(p).mateOf;
      at(other).mateOf = pairedTo;
      at(other).lost = UNKNOWN;
      if (pairedTo != 0) {
        at(pairedTo).mate = other;
        at(pairedTo).lost = UNKNOWN;
      }
      unlink(list, before, p);
      comers[list] = comers[list] - 1;
    }
    p = next;
  }
}

/** The next one of a stay under way in whom the same clocks run; 0. */
function nextInStay(packet: usize, stage: Stage): usize {
  for (let q = at(packet).next; q != 0; q = at(q).next) if (clocksApart(packet, q, stage) < Infinity) return q;
  return 0;
}

/**
 * Whether clocks of two packets made one would start at instants spread too widely: clocks of which nothing
 * more is to come for either say nothing.
 */
function blurs(one: usize, other: usize, stage: Stage): bool {
  let apart: f64 = 0;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = liveClocks[i];
    const start = startOf(one, clock);
    const otherStart = startOf(other, clock);
    if (start == otherStart) continue;
    if (delayIn(one, clock) == delayIn(other, clock) && isOver(clock, one) && isOver(clock, other)) continue;
    apart = max<f64>(apart, Math.abs(start - otherStart));
  }
  const share = at(one).amount / (at(one).amount + at(other).amount);
  return 12 * share * (1 - share) * apart * apart > mostSpread * mostSpread;
}

/** Two packets whose stays are under way become one, around the mean of their instants. */
function joinStays(into: usize, from: usize, stage: Stage): void {
  const one = at(into);
  const other = at(from);
  const share = other.amount / (one.amount + other.amount);
  meetClocks(into, from, other.amount, stage);
  one.since += share * (other.since - one.since);
  one.begun += share * (other.begun - one.begun);
  setStart(
    into,
    crossCount,
    startOf(into, crossCount) + share * (startOf(from, crossCount) - startOf(into, crossCount)),
  );
  one.amount += other.amount;
  one.quiet = quietUntil(stage, into, INSIDE, 1);
}

/**
 * Those who came together at an instant can be taken by a departure of the same step, and stand before the
 * others. @returns whether anybody had to be moved
 */
function sortTogetherFirst(list: i32): bool {
  let isMoved = false;
  let before = headOf(list);
  while (before != 0 && at(before).next != 0) {
    const p = at(before).next;
    if (at(p).together == 0) {
      before = p;
      continue;
    }
    at(before).next = at(p).next;
    if (<usize>tail[list] == p) tail[list] = <i32>before;
    prependAt(list, p);
    isMoved = true;
  }
  return isMoved;
}

/** One packet comes to a stage: turned away, struck at once, at the door, or in its stay. */
function comeOne(index: i32, stage: Stage, cell: i32, p: usize, place: f64): void {
  const packet = at(p);
  const local = cell - stage.first;
  run.entered[cell] = run.entered[cell] + packet.amount;
  // who was sent on in the last step has this one still before them
  if (packet.join <= <f64>run.now) packet.met = MET_NONE;
  const isTogether = packet.together == 1 && packet.join > <f64>run.now;
  if (!isTogether) {
    packet.together = 0;
    packet.join = <f64>run.now + 0.5;
  }
  packet.since = packet.join;
  packet.width = isTogether ? 0 : 1;
  const isHolding = packet.holding == 1 || stage.holds == 0;
  const share = isHolding ? 1 : shareOf(cell);
  if (stage.full >= 0) {
    const free = share * place;
    if (free < 1) {
      const turned = packet.amount * (1 - free);
      deliver(stage.full, local, turned, p);
      packet.amount -= turned;
    }
  }
  if (packet.amount <= 0) {
    release(p);
    return;
  }
  turnClocks(index, cell, p);
  if (stage.kind != PASSES && strikeOverdue(stage, local, p)) return;
  run.content[cell] = run.content[cell] + packet.amount;
  if (stage.kind != PASSES) readAfters(stage, cell, p);
  if (stage.full < 0 && share < 1) {
    const out = packet.amount * (1 - share);
    packet.amount -= out;
    standAtDoor(index, stage, cell, copy(p, out));
  }
  if (!isHolding) give(cell, packet.amount);
  if (stage.holds != 0) tellLetIn(stage, cell, packet.amount, 0);
  settleIn(index, stage, cell, p);
}

/** Nothing stands between the packet and its stay any more. */
function settleIn(index: i32, stage: Stage, cell: i32, p: usize): void {
  const packet = at(p);
  const amount = packet.amount;
  if (amount <= 0) {
    release(p);
    return;
  }
  if (stage.kind == PASSES) {
    run.content[cell] = run.content[cell] - amount;
    goOn(stage, cell, amount, p);
    release(p);
  } else if (hasQueue(stage)) {
    packet.quiet = quietUntil(stage, p, IN_LINE, 0);
    if (lastCome[cell] == 1) prependAt(cell, p);
    else appendAt(cell, p);
    run.bulk[cell] = run.bulk[cell] + amount;
    run.waiting[cell] = run.waiting[cell] + amount;
  } else {
    startStay(stage, cell, p);
    if (stage.clocksOnlyStart != 0) {
      endNew(stage, cell, p);
      beginStay(stage, 2 * cells + cell, p);
      return;
    }
    packet.quiet = quietUntil(stage, p, INSIDE, 0);
    appendAt(2 * cells + cell, p);
    // the step it came in: hazards at age 0
    ageOne(index, stage, cell, 2 * cells + cell, p, INSIDE);
  }
}

/** Into a stay in which clocks only start: with those who came in the same step, where nothing tells them apart. */
function beginStay(stage: Stage, list: i32, p: usize): void {
  const one = at(p);
  const last = <usize>tail[list];
  const isOne =
    last != 0 &&
    at(last).since == one.since &&
    at(last).begun == one.begun &&
    at(last).width == one.width &&
    delayIn(last, crossCount) == delayIn(p, crossCount) &&
    isOneHistory(last, p, stage);
  if (isOne) at(last).amount += one.amount;
  if (isOne || !(one.amount > 0)) release(p);
  else appendAt(list, p);
}

/** Clocks across stages that are void here stop; those that start here start unless they run. */
function turnClocks(index: i32, cell: i32, p: usize): void {
  for (let c = 0; c < crossCount; c++) {
    const turn = stopsIn[index * crossCount + c];
    if (turn != 0) setStart(p, c, NOT_RUNNING);
    if (startsIn[index * crossCount + c] == 0 || turn == 2 || startOf(p, c) != NOT_RUNNING) continue;
    const clock = crossClockAt(c);
    setStart(p, c, at(p).since);
    setSpan(p, c, at(p).width);
    at(p).met = MET_NONE;
    setDelay(p, c, clock.hasAfter == 0 ? -1 : <i32>run.dials[clock.at + kindOf[cell]]);
  }
}

/** A clock that ran out elsewhere strikes on entering a stage where it can. */
function strikeOverdue(stage: Stage, local: i32, p: usize): bool {
  for (let i = stage.strikeFrom; i < stage.strikeTo; i++) {
    const clock = edgeAt(i).clock;
    if (startOf(p, clock) != OVERDUE) continue;
    setStart(p, clock, NOT_RUNNING);
    deliver(i, local, at(p).amount, p);
    release(p);
    return true;
  }
  return false;
}

/** Delays of the stage's clocks with a duration, as they are when it begins. */
function readAfters(stage: Stage, cell: i32, p: usize): void {
  if (stage.afterEdges == 0) return;
  let column = crossCount + 1;
  for (let i = stage.clockFrom; i < stage.clockTo; i++) {
    const edge = edgeAt(i);
    if (edge.afterAt < 0) continue;
    setDelay(p, column, <i32>run.dials[edge.afterAt + cell - stage.first]);
    setStart(p, column, at(p).since);
    setSpan(p, column, at(p).width);
    column++;
  }
}

/** Dwell or service begins. */
function startStay(stage: Stage, cell: i32, p: usize): void {
  at(p).begun = <f64>run.now + 0.5;
  setStart(p, crossCount, <f64>run.now + 0.5);
  setSpan(p, crossCount, 1);
  setDelay(p, crossCount, stage.isTimed == 0 ? -1 : <i32>run.delayIndex()[cell]);
}

/** Part of a packet has been served or boarded: in service it is a packet of its own, on board it goes on. */
export function beginPackets(cell: i32, from: usize, amount: f64): void {
  const index = stageOf[cell];
  const stage = stageAt(index);
  if (at(from).join <= <f64>run.now) at(from).met = MET_HALF;
  run.waiting[cell] = run.waiting[cell] - amount;
  if (stage.kind == BOARDS) {
    run.content[cell] = run.content[cell] - amount;
    goOn(stage, cell, amount, from);
    return;
  }
  const packet = copy(from, amount);
  startStay(stage, cell, packet);
  at(packet).quiet = quietUntil(stage, packet, INSIDE, 0);
  appendAt(2 * cells + cell, packet);
  ageOne(index, stage, cell, 2 * cells + cell, packet, INSIDE);
}

function insideOf(cell: i32): f64 {
  let inside: f64 = 0;
  for (let p = headOf(2 * cells + cell); p != 0; p = at(p).next) inside += at(p).amount;
  return inside;
}

/** Before the servers take anybody: who is done, and how many servers stay in use. */
export function finishPackets(index: i32, stage: Stage): void {
  for (let cell = stage.first; cell < stage.end; cell++) {
    age(index, stage, cell, 2 * cells + cell, INSIDE, WHOLE);
    const inside = insideOf(cell);
    const resource = serverOf[cell];
    if (resource >= 0) run.free[resource] = run.free[resource] - inside;
    run.inService[cell] = inside;
  }
}

/** After servers and departures: the second half of the step's hazards for those still in line. */
export function leavePackets(index: i32, stage: Stage): void {
  // where no clock matters any more they go on with all others who were taken
  if (stage.end > stage.first && beginsAs[stage.first] == ON_BOARD) sendLeaving(stage, run.taken);
  for (let cell = stage.first; cell < stage.end; cell++) {
    age(index, stage, cell, cell, IN_LINE, SECOND_HALF);
    if (stage.kind == SERVICE) run.inService[cell] = insideOf(cell);
  }
}

/** Those who were let in from the door at the beginning of the step begin their stay. */
function admitFromDoor(index: i32, stage: Stage, cell: i32): void {
  for (let p = nextLetIn(stage, cell); p != 0; p = nextLetIn(stage, cell)) {
    at(p).join = <f64>run.now + 0.5;
    at(p).together = 0;
    settleIn(index, stage, cell, p);
  }
}
