// Lines and servers: the free servers of a step take the first people in line, longest wait first across
// stages and classes.
import { whole } from "../../quantity/machine.ts";
import { LAST_COME, RANDOM, SERVICE } from "../codes.ts";
import { nextLetIn } from "./door.ts";
import { open, rowAt } from "./dueWheel.ts";
import { BY_PACKET, ON_BOARD, TOGETHER } from "./fast/contract.ts";
import { tell } from "./heard.ts";
import type { Rank, Stage } from "./known.ts";
import type { Ints } from "./lists.ts";
import { NOBODY } from "./packetRows.ts";
import type { Packet } from "./packetRows.ts";
import { appendAt, clear, newest, packetBefore, prependAt, standFor, take, unlink } from "./packets.ts";
import { beginPackets } from "./packetStages.ts";
import { sendLeaving, sendLost } from "./route.ts";
import type { FluidRun } from "./state.ts";
import { AFTER, comeIn, renew, scatter } from "./stays.ts";

type i32 = number;
type f64 = number;

/**
 * Before anybody moves: finds the people in service who are done in this step, and the servers that this
 * leaves free.
 */
export function finishServices(run: FluidRun, index: i32, stage: Stage): void {
  const wheel = run.wheels[index];
  open(wheel, run.now);
  const rows = wheel.rows;
  const due = rowAt(wheel, run.now) - stage.first;
  const halfIn = run.halfIn;
  for (let cell = stage.first; cell < stage.end; cell++) {
    const owed = rows[due + cell];
    rows[due + cell] = 0;
    const bulk = run.bulkIn[cell] - owed;
    run.bulkIn[cell] = bulk;
    const half = halfIn[cell];
    const done = owed * run.survivalIn[cell] * half;
    const survival = run.survivalIn[cell] * (half * half);
    run.survivalIn[cell] = survival;
    const left = Math.max(0, bulk * survival);
    const lost = Math.max(0, run.inService[cell] - done - left);
    run.lostIn[cell] = lost;
    // nothing is lost to rounding
    run.leaving[cell] = run.inService[cell] - left - lost;
    run.staying[cell] = left;
    const resource = run.known.serverOf[cell];
    if (resource >= 0) run.free[resource] -= left;
  }
}

/** Adds the people who come in to the line. */
export function joinLine(run: FluidRun, index: i32, stage: Stage): void {
  const kept = run.done;
  const leaving = run.leaving;
  const half = run.half;
  for (let cell = stage.first; cell < stage.end; cell++) kept[cell] = leaving[cell];
  comeIn(run, index, stage);
  for (let cell = stage.first; cell < stage.end; cell++) {
    const amount = leaving[cell];
    leaving[cell] = kept[cell];
    run.taken[cell] = 0;
    const scale = run.survival[cell] * half[cell];
    for (let p = nextLetIn(run, stage, cell); p !== NOBODY; p = nextLetIn(run, stage, cell)) {
      run.waiting[cell] += p.amount;
      p.amount /= scale;
      p.join = run.now + 0.5;
      stand(run, cell, p);
    }
    if (amount <= 0) continue;
    run.waiting[cell] += amount;
    stand(run, cell, take(run, amount / scale, run.now + 0.5));
  }
}

function stand(run: FluidRun, cell: i32, packet: Packet): void {
  if (run.known.lastCome[cell] === 1) prependAt(run, cell, packet);
  else appendAt(run, cell, packet);
  run.bulk[cell] += packet.amount;
}

/**
 * Persons of a cell's line who can be served in this step: those waiting, less those whom hazards take in
 * half a step.
 */
// @inline
export function inLine(run: FluidRun, cell: i32): f64 {
  return run.bulk[cell] * run.survival[cell] * run.half[cell];
}

/** The free servers take people of one rank. */
export function serveRank(run: FluidRun, resource: i32, rank: Rank): void {
  const cells = rank.cells;
  const count = rank.count;
  let needed: f64 = 0;
  for (let m = 0; m < count; m++) needed += inLine(run, cells[m]) * serverShare(run, cells[m]);
  const free = run.free[resource];
  if (needed <= 0) {
    // a service without length needs no server that is free for longer
    if (free > 0) for (let m = 0; m < count; m++) takeAll(run, cells[m], resource);
    return;
  }
  if (needed <= free) {
    for (let m = 0; m < count; m++) takeAll(run, cells[m], resource);
    run.free[resource] = free - needed;
  } else if (free > 0) {
    if (run.known.resources[resource].discipline === RANDOM) takePart(run, rank, resource, free / needed);
    else takeInOrder(run, rank, resource, free, 1, true);
    run.free[resource] = 0;
  }
}

/** Part of a server that somebody who begins service in this step still uses at its end. */
// @inline
function serverShare(run: FluidRun, cell: i32): f64 {
  const delay = run.known.delays[whole(run.delayIndex[cell])];
  return 1 - (delay.length > 0 ? delay.gone[0] : 0);
}

export function takeAll(run: FluidRun, cell: i32, resource: i32): void {
  if (run.packets.head[cell] === NOBODY) return;
  const scale = run.survival[cell] * run.half[cell];
  if (run.heard[cell] === 1 || run.known.beginsAs[cell] !== TOGETHER) {
    for (let p = run.packets.head[cell]; p !== NOBODY; p = p.next) begin(run, cell, resource, p, p.amount * scale);
  } else {
    run.taken[cell] += run.bulk[cell] * scale;
  }
  clear(run, cell);
  run.bulk[cell] = 0;
}

/** Discipline `random`: takes the same part of everybody. */
export function takePart(run: FluidRun, rank: Rank, resource: i32, share: f64): void {
  const cells = rank.cells;
  for (let m = 0; m < rank.count; m++) {
    const cell = cells[m];
    const scale = run.survival[cell] * run.half[cell];
    for (let p = run.packets.head[cell]; p !== NOBODY; p = p.next) {
      begin(run, cell, resource, p, p.amount * scale * share);
      p.amount *= 1 - share;
    }
    run.bulk[cell] *= 1 - share;
  }
}

/**
 * Takes the first people in line, as many as the budget allows.
 * @param fresh the part of this step's arrivals who can be taken in it
 * @param byServer each person uses the part of a server that they keep beyond the step; else each uses one
 *   unit
 * @returns what is left of the budget
 */
export function takeInOrder(run: FluidRun, rank: Rank, resource: i32, budget: f64, fresh: f64, byServer: boolean): f64 {
  const cells = rank.cells;
  const count = rank.count;
  const isNewest = run.known.resources[resource].discipline === LAST_COME;
  let left = isNewest ? takeFresh(run, cells, count, resource, budget, fresh, byServer) : budget;
  while (left > 0) {
    let front: f64 = isNewest ? -Infinity : Infinity;
    for (let m = 0; m < count; m++) {
      const first = firstOld(run, cells[m]);
      if (first === NOBODY) continue;
      const join = first.join;
      if (isNewest ? join > front : join < front) front = join;
    }
    if (front === Infinity || front === -Infinity) break;
    let needed: f64 = 0;
    for (let m = 0; m < count; m++) {
      const cost = scaleOf(run, cells[m]) * (byServer ? serverShare(run, cells[m]) : 1);
      for (let p = firstOld(run, cells[m]); p !== NOBODY && p.join === front; p = p.next) needed += p.amount * cost;
    }
    const share = needed > left ? left / needed : 1;
    for (let m = 0; m < count; m++) takeOfJoin(run, cells[m], resource, share, front);
    left -= needed * share;
    if (share < 1) return 0;
  }
  if (!isNewest && left > 0) left = takeFresh(run, cells, count, resource, left, fresh, byServer);
  return left > 0 ? left : 0;
}

/**
 * Takes the same part of everybody who came in this step, since the order of coming within a step is not
 * known.
 */
function takeFresh(
  run: FluidRun,
  cells: Ints,
  count: i32,
  resource: i32,
  budget: f64,
  fresh: f64,
  byServer: boolean,
): f64 {
  const isNewest = run.known.resources[resource].discipline === LAST_COME;
  let needed: f64 = 0;
  for (let m = 0; m < count; m++) {
    const cost = scaleOf(run, cells[m]) * (byServer ? serverShare(run, cells[m]) : 1);
    for (let p = newest(run, cells[m]); p !== NOBODY; p = p.next) {
      if (p.join > run.now) needed += p.amount * cost * partThere(run, cells[m], p, fresh);
    }
  }
  if (!(needed > 0)) return budget;
  const share = needed > budget ? budget / needed : 1;
  for (let m = 0; m < count; m++) {
    const cell = cells[m];
    const scale = scaleOf(run, cell);
    const from = newest(run, cell);
    let before = from === NOBODY ? NOBODY : packetBefore(run, cell, from);
    for (let p = from; p !== NOBODY;) {
      const next = p.next;
      const part = p.join > run.now ? share * partThere(run, cell, p, fresh) : 0;
      if (part > 0) {
        const value = p.amount * part;
        if (part < 1 && !isNewest) takeEnd(run, cell, resource, p, value * scale, part, false);
        else begin(run, cell, resource, p, value * scale);
        p.amount -= value;
        run.bulk[cell] -= value;
      }
      if (part >= 1) unlink(run, cell, before, p);
      else before = p;
      p = next;
    }
    if (run.packets.head[cell] === NOBODY) run.bulk[cell] = 0;
  }
  return budget - needed * share;
}

// @inline
function scaleOf(run: FluidRun, cell: i32): f64 {
  return run.survival[cell] * run.half[cell];
}

/** Part of a packet that is present when the last departure of the step leaves. */
// @inline
export function partThere(run: FluidRun, cell: i32, packet: Packet, fresh: f64): f64 {
  if (packet.join <= run.now) return 1;
  if (packet.together === 0) {
    // the first to come may have been taken by an earlier departure; those let in from a door came long ago
    const since = packet.since;
    const width = packet.width;
    const there = fresh * run.there[cell];
    if (!run.byTurns || since <= run.now) return there;
    return Math.min(1, Math.max(0, (there - (since - 0.5 * width - run.now)) / width));
  }
  return packet.join - run.now <= fresh + 1e-9 ? 1 : 0;
}

/** The first in line of those who came before this step: in a line served `last come` others stand before them. */
function firstOld(run: FluidRun, cell: i32): Packet {
  let p = run.packets.head[cell];
  while (p !== NOBODY && p.join > run.now) p = p.next;
  return p;
}

/** Takes a share of the first packets of before this step, if they joined at the instant. */
function takeOfJoin(run: FluidRun, cell: i32, resource: i32, share: f64, join: f64): void {
  if (!(share > 0)) return;
  const isNewest = run.known.resources[resource].discipline === LAST_COME;
  const scale = scaleOf(run, cell);
  const first = firstOld(run, cell);
  const before = share < 1 || first === NOBODY ? NOBODY : packetBefore(run, cell, first);
  for (let p = first; p !== NOBODY && p.join === join;) {
    const next = p.next;
    const value = p.amount * share;
    if (share < 1) takeEnd(run, cell, resource, p, value * scale, share, isNewest);
    else begin(run, cell, resource, p, value * scale);
    run.bulk[cell] -= value;
    if (share >= 1) unlink(run, cell, before, p);
    else p.amount -= value;
    p = next;
  }
  if (run.packets.head[cell] === NOBODY) run.bulk[cell] = 0;
}

/** Takes the part of a packet that came first, or last; the packet stands for the rest from then on. */
function takeEnd(
  run: FluidRun,
  cell: i32,
  resource: i32,
  packet: Packet,
  amount: f64,
  share: f64,
  isNewest: boolean,
): void {
  const since = packet.since;
  const width = packet.width;
  const side: f64 = isNewest ? -0.5 : 0.5;
  const hasClocks = run.known.beginsAs[cell] !== TOGETHER;
  standFor(run, packet, since - side * width * (1 - share), width * share, hasClocks);
  begin(run, cell, resource, packet, amount);
  standFor(run, packet, since + side * width * share, width * (1 - share), hasClocks);
}

/** Steps that people have waited who are taken now: at the instant of a single departure, or evenly over the step. */
function waitOf(run: FluidRun, packet: Packet): f64 {
  const since = packet.since;
  if (run.together < 0) return run.now + 0.5 - since;
  const isEven = since > run.now && packet.together === 0;
  return isEven ? 0.5 * run.together : run.now + run.together - since;
}

/** Ends the wait of an amount. */
function begin(run: FluidRun, cell: i32, resource: i32, packet: Packet, amount: f64): void {
  run.taken[cell] += amount;
  tell(run, cell, resource, amount, Math.max(0, waitOf(run, packet)), true);
  const kind = run.known.beginsAs[cell];
  if (kind === BY_PACKET) beginPackets(run, cell, packet, amount);
  else if (kind === ON_BOARD) {
    run.waiting[cell] -= amount;
    run.content[cell] -= amount;
  }
}

/**
 * After the servers: people who are done leave, people who began are entered where they are due, and hazards
 * take their part of the line.
 */
export function leaveLine(run: FluidRun, index: i32, stage: Stage): void {
  const serves = stage.kind === SERVICE;
  const halves = run.half;
  const firstShare = run.firstShare;
  const sameIn = run.sameIn;
  const halfIn = run.halfIn;
  const taken = run.taken;
  const waiting = run.waiting;
  const leaving = run.leaving;
  if (serves) scatter(run, index, stage, taken, AFTER);
  for (let cell = stage.first; cell < stage.end; cell++) {
    const half = halves[cell];
    const before = waiting[cell] - run.atDoor[cell];
    run.survival[cell] *= half * half;
    const after = Math.min(before, Math.max(0, run.bulk[cell] * run.survival[cell]));
    let gone = before - taken[cell] - after;
    if (half === 1 || gone < 0) gone = 0;
    const still = before - taken[cell] - gone;
    run.lost[cell] = gone;
    waiting[cell] = run.atDoor[cell] + (still > 0 ? still : 0);
    if (still < 0) taken[cell] += still;
    if (run.survival[cell] < 1e-100) renewLine(run, cell);
    if (serves) {
      const begun = taken[cell];
      const first = firstShare[cell];
      const soon = begun * first * sameIn[cell];
      const stay = begun * (1 - first) * halfIn[cell];
      run.lostIn[cell] += Math.max(0, begun - soon - stay);
      leaving[cell] += soon;
      run.inService[cell] = run.staying[cell] + stay;
    } else {
      leaving[cell] = taken[cell];
    }
    run.content[cell] = waiting[cell] + run.inService[cell];
  }
  sendLeaving(run, stage, leaving);
  if (stage.clockTo > stage.clockFrom) {
    sendLost(run, stage, run.lost, false);
    if (serves) sendLost(run, stage, run.lostIn, true);
  }
  if (serves) renew(run, index, stage);
}

function renewLine(run: FluidRun, cell: i32): void {
  const factor = run.survival[cell];
  for (let p = run.packets.head[cell]; p !== NOBODY; p = p.next) p.amount *= factor;
  run.bulk[cell] *= factor;
  run.survival[cell] = 1;
}
