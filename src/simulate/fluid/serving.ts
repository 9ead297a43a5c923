// Lines and servers: the free servers of a step take the first people in line, longest wait first across
// stages and classes.
import { sendLeaving, sendLost } from "./route.ts";
import { blocks } from "./cellDials.ts";
import { begins } from "./plan.ts";
import type { RankOf } from "./lines.ts";
import { nextLetIn } from "./door.ts";
import { beginPackets } from "./packetStages.ts";
import { comeIn, renew, scatter } from "./stays.ts";
import { delayOf, type FluidRun } from "./state.ts";

/**
 * Before anybody moves: finds the people in service who are done in this step, and the servers that this
 * leaves free.
 */
export function finishServices(run: FluidRun, stage: number): void {
  const { inService, staying, lostIn, leaving, survivalIn, bulkIn, dials } = run;
  const { layout, program } = run.plan;
  const { firstCell, cells } = layout;
  const first = firstCell[stage];
  const count = firstCell[stage + 1] - first;
  const wheel = run.wheels[stage]!;
  wheel.open(run.now);
  const { rows } = wheel;
  const due = wheel.rowAt(run.now);
  const byClass = program.stages[stage].lines[0];
  for (let i = 0; i < count; i++) {
    const cell = first + i;
    const row = rows[due + i];
    rows[due + i] = 0;
    bulkIn[cell] -= row;
    const half = dials[blocks.halfIn * cells + cell];
    const done = row * survivalIn[cell] * half;
    survivalIn[cell] *= half * half;
    const left = Math.max(0, bulkIn[cell] * survivalIn[cell]);
    lostIn[cell] = Math.max(0, inService[cell] - done - left);
    // nothing is lost to rounding
    leaving[cell] = inService[cell] - left - lostIn[cell];
    staying[cell] = left;
    const resource = byClass[layout.classOf[cell]];
    if (resource >= 0) run.free[resource] -= left;
  }
}

/** Adds the people who come in to the line. */
export function joinLine(run: FluidRun, stage: number): void {
  const { leaving, survival, waiting, taken, dials, packets } = run;
  const { firstCell, cells } = run.plan.layout;
  const kept = run.done;
  const first = firstCell[stage];
  const end = firstCell[stage + 1];
  for (let cell = first; cell < end; cell++) kept[cell] = leaving[cell];
  comeIn(run, stage);
  for (let cell = first; cell < end; cell++) {
    const amount = leaving[cell];
    leaving[cell] = kept[cell];
    taken[cell] = 0;
    const scale = survival[cell] * dials[blocks.half * cells + cell];
    for (let p = nextLetIn(run, stage, cell); p >= 0; p = nextLetIn(run, stage, cell)) {
      waiting[cell] += packets.amount[p];
      packets.amount[p] /= scale;
      packets.join[p] = run.now + 0.5;
      stand(run, cell, p);
    }
    if (amount <= 0) continue;
    waiting[cell] += amount;
    stand(run, cell, packets.take(amount / scale, run.now + 0.5));
  }
}

function stand(run: FluidRun, cell: number, packet: number): void {
  const { packets, bulk } = run;
  if (run.plan.lastCome[cell] === 1) packets.prepend(cell, packet);
  else packets.append(cell, packet);
  bulk[cell] += packets.amount[packet];
}

/**
 * Persons of a cell's line who can be served in this step: those waiting, less those whom hazards take in
 * half a step.
 */
export function inLine(run: FluidRun, cell: number): number {
  return run.bulk[cell] * run.survival[cell] * run.dials[blocks.half * run.plan.layout.cells + cell];
}

/** The free servers take people of one rank. */
export function serveRank(run: FluidRun, resource: number, rank: RankOf): void {
  const { cells } = rank;
  let needed = 0;
  for (let m = 0; m < cells.length; m++) needed += inLine(run, cells[m]) * serverShare(run, cells[m]);
  const free = run.free[resource];
  if (needed <= 0) {
    // a service of no length uses up no server; it only needs one to be free
    if (free > 0) for (let m = 0; m < cells.length; m++) takeAll(run, cells[m], resource);
    return;
  }
  if (needed <= free) {
    for (let m = 0; m < cells.length; m++) takeAll(run, cells[m], resource);
    run.free[resource] -= needed;
  } else if (free > 0) {
    if (run.plan.program.resources[resource].discipline === "random") takePart(run, rank, resource, free / needed);
    else takeInOrder(run, rank, resource, free, 1, true);
    run.free[resource] = 0;
  }
}

/** Part of a server that somebody who begins service in this step still uses at its end. */
function serverShare(run: FluidRun, cell: number): number {
  const { shares } = delayOf(run, cell);
  return 1 - (shares.length > 0 ? shares[0] : 0);
}

export function takeAll(run: FluidRun, cell: number, resource: number): void {
  const { packets } = run;
  if (packets.head[cell] < 0) return;
  const scale = run.survival[cell] * run.dials[blocks.half * run.plan.layout.cells + cell];
  if (run.heard[cell] === 1 || run.plan.beginsAs[cell] !== begins.together) {
    for (let p = packets.head[cell]; p >= 0; p = packets.next[p])
      begin(run, cell, resource, p, packets.amount[p] * scale);
  } else {
    run.taken[cell] += run.bulk[cell] * scale;
  }
  packets.clear(cell);
  run.bulk[cell] = 0;
}

/** Discipline `random`: takes the same part of everybody. */
export function takePart(run: FluidRun, { cells }: RankOf, resource: number, share: number): void {
  const { packets, survival, bulk } = run;
  for (let m = 0; m < cells.length; m++) {
    const cell = cells[m];
    const scale = survival[cell] * run.dials[blocks.half * run.plan.layout.cells + cell];
    for (let p = packets.head[cell]; p >= 0; p = packets.next[p]) {
      begin(run, cell, resource, p, packets.amount[p] * scale * share);
      packets.amount[p] *= 1 - share;
    }
    bulk[cell] *= 1 - share;
  }
}

/**
 * Takes the first people in line, as many as the budget allows.
 * @param fresh the part of this step's arrivals who can be taken in it
 * @param byServer each person uses the part of a server that they keep beyond the step; else each uses one
 *   unit
 * @returns what is left of the budget
 */
export function takeInOrder(
  run: FluidRun,
  { cells }: RankOf,
  resource: number,
  budget: number,
  fresh: number,
  byServer: boolean,
): number {
  const { packets } = run;
  const newest = run.plan.program.resources[resource].discipline === "last come";
  let left = newest ? takeFresh(run, cells, resource, budget, fresh, byServer) : budget;
  while (left > 0) {
    let front = newest ? -Infinity : Infinity;
    for (let m = 0; m < cells.length; m++) {
      const first = firstOld(run, cells[m]);
      if (first < 0) continue;
      const join = packets.join[first];
      if (newest ? join > front : join < front) front = join;
    }
    if (front === Infinity || front === -Infinity) break;
    let needed = 0;
    for (let m = 0; m < cells.length; m++) {
      const cost = scaleOf(run, cells[m]) * (byServer ? serverShare(run, cells[m]) : 1);
      for (let p = firstOld(run, cells[m]); p >= 0 && packets.join[p] === front; p = packets.next[p]) {
        needed += packets.amount[p] * cost;
      }
    }
    const share = needed > left ? left / needed : 1;
    for (let m = 0; m < cells.length; m++) takeOfJoin(run, cells[m], resource, share, front);
    left -= needed * share;
    if (share < 1) return 0;
  }
  if (!newest && left > 0) left = takeFresh(run, cells, resource, left, fresh, byServer);
  return left > 0 ? left : 0;
}

/**
 * Takes the same part of everybody who came in this step, since the order of coming within a step is not
 * known.
 */
function takeFresh(
  run: FluidRun,
  cells: Int32Array,
  resource: number,
  budget: number,
  fresh: number,
  byServer: boolean,
): number {
  const { packets, bulk } = run;
  const newest = run.plan.program.resources[resource].discipline === "last come";
  let needed = 0;
  for (let m = 0; m < cells.length; m++) {
    const cost = scaleOf(run, cells[m]) * (byServer ? serverShare(run, cells[m]) : 1);
    for (let p = packets.newest(cells[m]); p >= 0; p = packets.next[p]) {
      if (packets.join[p] > run.now) needed += packets.amount[p] * cost * partThere(run, cells[m], p, fresh);
    }
  }
  if (!(needed > 0)) return budget;
  const share = needed > budget ? budget / needed : 1;
  for (let m = 0; m < cells.length; m++) {
    const cell = cells[m];
    const scale = scaleOf(run, cell);
    const from = packets.newest(cell);
    let before = from < 0 ? -1 : packets.before(cell, from);
    for (let p = from; p >= 0;) {
      const next = packets.next[p];
      const part = packets.join[p] > run.now ? share * partThere(run, cell, p, fresh) : 0;
      if (part > 0) {
        const value = packets.amount[p] * part;
        if (part < 1 && !newest) takeEnd(run, cell, resource, p, value * scale, part, false);
        else begin(run, cell, resource, p, value * scale);
        packets.amount[p] -= value;
        bulk[cell] -= value;
      }
      if (part >= 1) packets.unlink(cell, before, p);
      else before = p;
      p = next;
    }
    if (packets.head[cell] < 0) bulk[cell] = 0;
  }
  return budget - needed * share;
}

function scaleOf(run: FluidRun, cell: number): number {
  return run.survival[cell] * run.dials[blocks.half * run.plan.layout.cells + cell];
}

/** Part of a packet that is present when the last departure of the step leaves. */
export function partThere(run: FluidRun, cell: number, packet: number, fresh: number): number {
  const { packets } = run;
  if (packets.join[packet] <= run.now) return 1;
  if (packets.together[packet] === 0) {
    // the first to come may have been taken by an earlier departure; people let in from a door came long ago
    const since = packets.since[packet];
    const width = packets.width[packet];
    const there = fresh * run.dials[blocks.there * run.plan.layout.cells + cell];
    if (!run.byTurns || since <= run.now) return there;
    return Math.min(1, Math.max(0, (there - (since - 0.5 * width - run.now)) / width));
  }
  return packets.join[packet] - run.now <= fresh + 1e-9 ? 1 : 0;
}

/** The first in line of those who came before this step: in a line served `last come` others stand before them. */
function firstOld({ packets, now }: FluidRun, cell: number): number {
  let p = packets.head[cell];
  while (p >= 0 && packets.join[p] > now) p = packets.next[p];
  return p;
}

/** Takes a share of the first packets of before this step, if they joined at the instant. */
function takeOfJoin(run: FluidRun, cell: number, resource: number, share: number, join: number): void {
  const { packets, bulk } = run;
  if (!(share > 0)) return;
  const newest = run.plan.program.resources[resource].discipline === "last come";
  const scale = scaleOf(run, cell);
  const first = firstOld(run, cell);
  const before = share < 1 || first < 0 ? -1 : packets.before(cell, first);
  for (let p = first; p >= 0 && packets.join[p] === join;) {
    const next = packets.next[p];
    const value = packets.amount[p] * share;
    if (share < 1) takeEnd(run, cell, resource, p, value * scale, share, newest);
    else begin(run, cell, resource, p, value * scale);
    bulk[cell] -= value;
    if (share >= 1) packets.unlink(cell, before, p);
    else packets.amount[p] -= value;
    p = next;
  }
  if (packets.head[cell] < 0) bulk[cell] = 0;
}

/** Takes the part of a packet that came first, or last; the packet stands for the rest from then on. */
function takeEnd(
  run: FluidRun,
  cell: number,
  resource: number,
  packet: number,
  amount: number,
  share: number,
  newest: boolean,
): void {
  const { packets } = run;
  const since = packets.since[packet];
  const width = packets.width[packet];
  const side = newest ? -0.5 : 0.5;
  packets.standFor(packet, since - side * width * (1 - share), width * share);
  begin(run, cell, resource, packet, amount);
  packets.standFor(packet, since + side * width * share, width * (1 - share));
}

/** Steps that people have waited who are taken now: at the instant of a single departure, or evenly over the step. */
function waitOf({ packets, together, now }: FluidRun, packet: number): number {
  if (together < 0) return now + 0.5 - packets.since[packet];
  // who came in this step came evenly up to the departure
  const isEven = packets.since[packet] > now && packets.together[packet] === 0;
  return isEven ? 0.5 * together : now + together - packets.since[packet];
}

/** Ends the wait of an amount. */
function begin(run: FluidRun, cell: number, resource: number, packet: number, amount: number): void {
  run.taken[cell] += amount;
  if (run.heard[cell] === 1 && run.onTaken !== null) {
    run.onTaken(cell, resource, amount, Math.max(0, waitOf(run, packet)), true);
  }
  const kind = run.plan.beginsAs[cell];
  if (kind === begins.packet) beginPackets(run, cell, packet, amount);
  else if (kind === begins.onBoard) {
    run.waiting[cell] -= amount;
    run.content[cell] -= amount;
  }
}

/**
 * After the servers: people who are done leave, people who began are entered where they are due, and hazards
 * take their part of the line.
 */
export function leaveLine(run: FluidRun, stage: number): void {
  const { leaving, taken, lost, lostIn, waiting, atDoor, survival, bulk, content, inService, staying, dials } = run;
  const { layout, program } = run.plan;
  const { firstCell, cells } = layout;
  const serves = program.stages[stage].kind === "service";
  if (serves) scatter(run, stage, taken, "after");
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) {
    const half = dials[blocks.half * cells + cell];
    const before = waiting[cell] - atDoor[cell];
    survival[cell] *= half * half;
    const after = Math.min(before, Math.max(0, bulk[cell] * survival[cell]));
    let gone = before - taken[cell] - after;
    if (half === 1 || gone < 0) gone = 0;
    const still = before - taken[cell] - gone;
    lost[cell] = gone;
    waiting[cell] = atDoor[cell] + (still > 0 ? still : 0);
    if (still < 0) taken[cell] += still;
    if (survival[cell] < 1e-100) renewLine(run, cell);
    if (serves) {
      const begun = taken[cell];
      const first = dials[blocks.first * cells + cell];
      const now = begun * first * dials[blocks.sameIn * cells + cell];
      const stay = begun * (1 - first) * dials[blocks.halfIn * cells + cell];
      lostIn[cell] += Math.max(0, begun - now - stay);
      leaving[cell] += now;
      inService[cell] = staying[cell] + stay;
    } else {
      leaving[cell] = taken[cell];
    }
    content[cell] = waiting[cell] + inService[cell];
  }
  sendLeaving(run, stage, leaving);
  if (layout.clockEdges[stage].length > 0) {
    sendLost(run, stage, lost, false);
    if (serves) sendLost(run, stage, lostIn, true);
  }
  if (serves) renew(run, stage);
}

function renewLine(run: FluidRun, cell: number): void {
  const { packets, survival, bulk } = run;
  for (let p = packets.head[cell]; p >= 0; p = packets.next[p]) packets.amount[p] *= survival[cell];
  bulk[cell] *= survival[cell];
  survival[cell] = 1;
}
