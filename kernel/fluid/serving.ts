// Lines and servers: the twin of src/simulate/fluid/serving.ts.
import { BY_PACKET, ON_BOARD, Stage, TOGETHER } from "../../src/simulate/fluid/fast/contract.ts";
import { LAST_COME, RANDOM, SERVICE } from "../../src/simulate/codes.ts";
import { nextLetIn } from "./door.ts";
import { tell } from "./heard.ts";
import { Ints } from "./memory.ts";
import { appendAt, at, clear, headOf, newest, packetBefore, prependAt, standFor, take, unlink } from "./packets.ts";
import { beginPackets } from "./packetStages.ts";
import { beginsAs, lastCome, Rank, resourceAt, serverOf, wheelAt } from "./plan.ts";
import { sendLeaving, sendLost } from "./route.ts";
import { AFTER, comeIn, renew, scatter } from "./stays.ts";
import * as run from "./state.ts";
import { open, rowAt } from "./wheel.ts";

/** Before anybody moves: who of those in service is done in this step, and how many servers that leaves. */
export function finishServices(index: i32, stage: Stage): void {
  const wheel = wheelAt(index);
  open(wheel, run.now);
  const row = rowAt(wheel, run.now);
  const halfIn = run.halfIn();
  for (let cell = stage.first; cell < stage.end; cell++) {
    const i = cell - stage.first;
    const owed = row[i];
    row[i] = 0;
    const bulk = run.bulkIn[cell] - owed;
    run.bulkIn[cell] = bulk;
    const half = halfIn[cell];
    const done = owed * run.survivalIn[cell] * half;
    const survival = run.survivalIn[cell] * (half * half);
    run.survivalIn[cell] = survival;
    const left = max<f64>(0, bulk * survival);
    const lost = max<f64>(0, run.inService[cell] - done - left);
    run.lostIn[cell] = lost;
    // nothing is lost to rounding
    run.leaving[cell] = run.inService[cell] - left - lost;
    run.staying[cell] = left;
    const resource = serverOf[cell];
    if (resource >= 0) run.free[resource] = run.free[resource] - left;
  }
}

/** Those who come in join the line. */
export function joinLine(index: i32, stage: Stage): void {
  const kept = run.done;
  const leaving = run.leaving;
  const half = run.half();
  for (let cell = stage.first; cell < stage.end; cell++) kept[cell] = leaving[cell];
  comeIn(index, stage);
  for (let cell = stage.first; cell < stage.end; cell++) {
    const amount = leaving[cell];
    leaving[cell] = kept[cell];
    run.taken[cell] = 0;
    const scale = run.survival[cell] * half[cell];
    for (let p = nextLetIn(stage, cell); p != 0; p = nextLetIn(stage, cell)) {
      run.waiting[cell] = run.waiting[cell] + at(p).amount;
      at(p).amount /= scale;
      at(p).join = <f64>run.now + 0.5;
      stand(cell, p);
    }
    if (amount <= 0) continue;
    run.waiting[cell] = run.waiting[cell] + amount;
    stand(cell, take(amount / scale, <f64>run.now + 0.5));
  }
}

function stand(cell: i32, packet: usize): void {
  if (lastCome[cell] == 1) prependAt(cell, packet);
  else appendAt(cell, packet);
  run.bulk[cell] = run.bulk[cell] + at(packet).amount;
}

/** What of a cell's line can be served in this step: waiting less what hazards take in half a step. */
// @inline
export function inLine(cell: i32): f64 {
  return run.bulk[cell] * run.survival[cell] * run.half()[cell];
}

/** The free servers take those of one rank. */
export function serveRank(resource: i32, rank: Rank): void {
  const cells = rank.cells;
  const count = rank.count;
  let needed: f64 = 0;
  for (let m = 0; m < count; m++) needed += inLine(cells[m]) * serverShare(cells[m]);
  const free = run.free[resource];
  if (needed <= 0) {
    // a service without length needs no server that is free for longer
    if (free > 0) for (let m = 0; m < count; m++) takeAll(cells[m], resource);
    return;
  }
  if (needed <= free) {
    for (let m = 0; m < count; m++) takeAll(cells[m], resource);
    run.free[resource] = free - needed;
  } else if (free > 0) {
    if (resourceAt(resource).discipline == RANDOM) takePart(rank, resource, free / needed);
    else takeInOrder(rank, resource, free, 1, true);
    run.free[resource] = 0;
  }
}

/** Part of a server that somebody who begins in this step still has at its end. */
// @inline
function serverShare(cell: i32): f64 {
  const delay = run.delayOf(cell);
  return 1 - (delay.length > 0 ? delay.gone[0] : 0);
}

export function takeAll(cell: i32, resource: i32): void {
  if (headOf(cell) == 0) return;
  const scale = run.survival[cell] * run.half()[cell];
  if (run.heard[cell] == 1 || beginsAs[cell] != TOGETHER) {
    for (let p = headOf(cell); p != 0; p = at(p).next) begin(cell, resource, p, at(p).amount * scale);
  } else {
    run.taken[cell] = run.taken[cell] + run.bulk[cell] * scale;
  }
  clear(cell);
  run.bulk[cell] = 0;
}

/** `random`: the same part of everybody. */
export function takePart(rank: Rank, resource: i32, share: f64): void {
  const cells = rank.cells;
  for (let m = 0; m < rank.count; m++) {
    const cell = cells[m];
    const scale = run.survival[cell] * run.half()[cell];
    for (let p = headOf(cell); p != 0; p = at(p).next) {
      begin(cell, resource, p, at(p).amount * scale * share);
      at(p).amount *= 1 - share;
    }
    run.bulk[cell] = run.bulk[cell] * (1 - share);
  }
}

/** The first in line, as many as the budget is enough for. @returns what is left of it */
export function takeInOrder(rank: Rank, resource: i32, budget: f64, fresh: f64, byServer: bool): f64 {
  const cells = rank.cells;
  const count = rank.count;
  const isNewest = resourceAt(resource).discipline == LAST_COME;
  let left = isNewest ? takeFresh(cells, count, resource, budget, fresh, byServer) : budget;
  while (left > 0) {
    let front: f64 = isNewest ? -Infinity : Infinity;
    for (let m = 0; m < count; m++) {
      const first = firstOld(cells[m]);
      if (first == 0) continue;
      const join = at(first).join;
      if (isNewest ? join > front : join < front) front = join;
    }
    if (front == Infinity || front == -Infinity) break;
    let needed: f64 = 0;
    for (let m = 0; m < count; m++) {
      if (headOf(cells[m]) == 0) continue;
      const cost = scaleOf(cells[m]) * (byServer ? serverShare(cells[m]) : 1);
      for (let p = firstOld(cells[m]); p != 0 && at(p).join == front; p = at(p).next) needed += at(p).amount * cost;
    }
    const share = needed > left ? left / needed : 1;
    for (let m = 0; m < count; m++) takeOfJoin(cells[m], resource, share, front);
    left -= needed * share;
    if (share < 1) return 0;
  }
  if (!isNewest && left > 0) left = takeFresh(cells, count, resource, left, fresh, byServer);
  return left > 0 ? left : 0;
}

/**
 * Of those who came in this step, the same part of everybody there: who came first within a step is not told
 * apart.
 */
function takeFresh(cells: Ints, count: i32, resource: i32, budget: f64, fresh: f64, byServer: bool): f64 {
  const isNewest = resourceAt(resource).discipline == LAST_COME;
  let needed: f64 = 0;
  for (let m = 0; m < count; m++) {
    const cost = scaleOf(cells[m]) * (byServer ? serverShare(cells[m]) : 1);
    for (let p = newest(cells[m]); p != 0; p = at(p).next) {
      if (at(p).join > <f64>run.now) needed += at(p).amount * cost * partThere(cells[m], p, fresh);
    }
  }
  if (!(needed > 0)) return budget;
  const share = needed > budget ? budget / needed : 1;
  for (let m = 0; m < count; m++) {
    const cell = cells[m];
    const scale = scaleOf(cell);
    const from = newest(cell);
    let before = from == 0 ? from : packetBefore(cell, from);
    for (let p = from; p != 0;) {
      const packet = at(p);
      const next = packet.next;
      const part = packet.join > <f64>run.now ? share * partThere(cell, p, fresh) : 0;
      if (part > 0) {
        const value = packet.amount * part;
        if (part < 1 && !isNewest) takeEnd(cell, resource, p, value * scale, part, false);
        else begin(cell, resource, p, value * scale);
        packet.amount -= value;
        run.bulk[cell] = run.bulk[cell] - value;
      }
      if (part >= 1) unlink(cell, before, p);
      else before = p;
      p = next;
    }
    if (headOf(cell) == 0) run.bulk[cell] = 0;
  }
  return budget - needed * share;
}

// @inline
function scaleOf(cell: i32): f64 {
  return run.survival[cell] * run.half()[cell];
}

/** Part of a packet that is there when the last departure of the step leaves. */
// @inline
export function partThere(cell: i32, p: usize, fresh: f64): f64 {
  const packet = at(p);
  if (packet.join <= <f64>run.now) return 1;
  if (packet.together == 0) {
    // the first to come may have been taken by an earlier departure; those let in from a door came long ago
    const since = packet.since;
    const width = packet.width;
    const there = fresh * run.there()[cell];
    if (!run.byTurns || since <= <f64>run.now) return there;
    return min<f64>(1, max<f64>(0, (there - (since - 0.5 * width - <f64>run.now)) / width));
  }
  return packet.join - <f64>run.now <= fresh + 1e-9 ? 1 : 0;
}

/** The first in line of those who came before this step: in a line served `last come` others stand before them. */
function firstOld(cell: i32): usize {
  let p = headOf(cell);
  while (p != 0 && at(p).join > <f64>run.now) p = at(p).next;
  return p;
}

/** A share of the first packets of before this step, if they joined at the instant. */
function takeOfJoin(cell: i32, resource: i32, share: f64, join: f64): void {
  if (!(share > 0)) return;
  const isNewest = resourceAt(resource).discipline == LAST_COME;
  const scale = scaleOf(cell);
  const first = firstOld(cell);
  const before: usize = share < 1 || first == 0 ? 0 : packetBefore(cell, first);
  for (let p = first; p != 0 && at(p).join == join;) {
    const next = at(p).next;
    const value = at(p).amount * share;
    if (share < 1) takeEnd(cell, resource, p, value * scale, share, isNewest);
    else begin(cell, resource, p, value * scale);
    run.bulk[cell] = run.bulk[cell] - value;
    if (share >= 1) unlink(cell, before, p);
    else at(p).amount -= value;
    p = next;
  }
  if (headOf(cell) == 0) run.bulk[cell] = 0;
}

/** Takes the part of a packet that came first, or last; the packet stands for the rest from then on. */
function takeEnd(cell: i32, resource: i32, packet: usize, amount: f64, share: f64, isNewest: bool): void {
  const since = at(packet).since;
  const width = at(packet).width;
  const side: f64 = isNewest ? -0.5 : 0.5;
  const hasClocks = beginsAs[cell] != TOGETHER;
  standFor(packet, since - side * width * (1 - share), width * share, hasClocks);
  begin(cell, resource, packet, amount);
  standFor(packet, since + side * width * share, width * (1 - share), hasClocks);
}

/** Steps waited by those taken now: at the instant of a single departure, or evenly over the step. */
function waitOf(packet: usize): f64 {
  const since = at(packet).since;
  if (run.together < 0) return <f64>run.now + 0.5 - since;
  const isEven = since > <f64>run.now && at(packet).together == 0;
  return isEven ? 0.5 * run.together : <f64>run.now + run.together - since;
}

/** The wait of an amount is over. */
function begin(cell: i32, resource: i32, packet: usize, amount: f64): void {
  run.taken[cell] = run.taken[cell] + amount;
  tell(cell, resource, amount, max<f64>(0, waitOf(packet)), true);
  const kind = beginsAs[cell];
  if (kind == BY_PACKET) beginPackets(cell, packet, amount);
  else if (kind == ON_BOARD) {
    run.waiting[cell] = run.waiting[cell] - amount;
    run.content[cell] = run.content[cell] - amount;
  }
}

/**
 * After the servers: those done leave, those begun are put where they are due, hazards take their part of the
 * line.
 */
export function leaveLine(index: i32, stage: Stage): void {
  const serves = stage.kind == SERVICE;
  const halves = run.half();
  const firstShare = run.firstShare();
  const sameIn = run.sameIn();
  const halfIn = run.halfIn();
  const taken = run.taken;
  const waiting = run.waiting;
  const leaving = run.leaving;
  if (serves) scatter(index, stage, taken, AFTER);
  for (let cell = stage.first; cell < stage.end; cell++) {
    const half = halves[cell];
    const before = waiting[cell] - run.atDoor[cell];
    run.survival[cell] = run.survival[cell] * (half * half);
    const after = min<f64>(before, max<f64>(0, run.bulk[cell] * run.survival[cell]));
    let gone = before - taken[cell] - after;
    if (half == 1 || gone < 0) gone = 0;
    const still = before - taken[cell] - gone;
    run.lost[cell] = gone;
    waiting[cell] = run.atDoor[cell] + (still > 0 ? still : 0);
    if (still < 0) taken[cell] = taken[cell] + still;
    if (run.survival[cell] < 1e-100) renewLine(cell);
    if (serves) {
      const begun = taken[cell];
      const first = firstShare[cell];
      const soon = begun * first * sameIn[cell];
      const stay = begun * (1 - first) * halfIn[cell];
      run.lostIn[cell] = run.lostIn[cell] + max<f64>(0, begun - soon - stay);
      leaving[cell] = leaving[cell] + soon;
      run.inService[cell] = run.staying[cell] + stay;
    } else {
      leaving[cell] = taken[cell];
    }
    run.content[cell] = waiting[cell] + run.inService[cell];
  }
  sendLeaving(stage, leaving);
  if (stage.clockTo > stage.clockFrom) {
    sendLost(stage, run.lost, false);
    if (serves) sendLost(stage, run.lostIn, true);
  }
  if (serves) renew(index, stage);
}

function renewLine(cell: i32): void {
  const factor = run.survival[cell];
  for (let p = headOf(cell); p != 0; p = at(p).next) at(p).amount *= factor;
  run.bulk[cell] = run.bulk[cell] * factor;
  run.survival[cell] = 1;
}
