// Sends packets on to the next stages, with the clocks that still matter there.
import type { Stage } from "./known.ts";
import { NOBODY } from "./packetRows.ts";
import type { Packet } from "./packetRows.ts";
import {
  NOT_RUNNING,
  OVERDUE,
  STRUCK,
  appendAt,
  comingList,
  copy,
  packetBefore,
  stopClocks,
  unlink,
} from "./packets.ts";
import { sendOne } from "./route.ts";
import { addAsked, isAsked } from "./state.ts";
import type { FluidRun } from "./state.ts";

type u8 = number;
type i32 = number;
type f64 = number;

/**
 * Most histories kept apart among people who come to a cell in one step, unless a plan says otherwise; with more, the two
 * nearest are merged at their mean.
 */
export const mostParcels = 24;

/** Of what merging two packets would lose: to be worked out. */
export const UNKNOWN: f64 = -1;

/** Ends a stay by itself: people go to the next stages by their shares. */
export function goOn(run: FluidRun, stage: Stage, cell: i32, amount: f64, packet: Packet): void {
  const local = cell - stage.first;
  for (let i = stage.ownFrom; i < stage.ownTo; i++) {
    deliver(run, i, local, amount * run.dials[run.known.edges[i].shareAt + local], packet);
  }
}

/** Sends an amount along a way out, with the clocks that still matter where it goes. */
export function deliver(run: FluidRun, index: i32, local: i32, amount: f64, packet: Packet): void {
  if (!(amount > 0)) return;
  const edge = run.known.edges[index];
  const to = run.known.stages[edge.to];
  let runs = false;
  for (let i = to.liveFrom; i < to.liveTo; i++) if (packet.starts[run.known.liveClocks[i]] !== NOT_RUNNING) runs = true;
  if (!runs) {
    sendOne(run, index, local, amount);
    return;
  }
  const place = edge.first + local;
  run.moved[index] += amount;
  if (isAsked(run, index)) addAsked(run, index, local, amount);
  const target = run.known.targets[place];
  const holding: u8 = target >= run.known.cells ? 1 : 0;
  const list = comingList(run, target - holding * run.known.cells);
  const together: u8 = run.together >= 0 ? 1 : 0;
  const struckBy = struckAtOnce(run, to, packet);
  const part = struckBy >= 0 ? STRUCK : packet.met;
  // people come nearly in the order of their histories
  const known =
    struckBy < 0 ? run.packets.lastFound[list] : run.packets.struckBy[list * run.packets.columns + struckBy];
  if (known !== NOBODY) {
    let near = known.next;
    if (struckBy >= 0 || near === NOBODY || !isIt(run, near, packet, to, part, holding, together)) {
      near = known;
      if (known.holding !== holding || known.together !== together) near = NOBODY;
      else if (struckBy < 0 && !(known.met === part && isOneHistory(run, known, packet, to))) near = NOBODY;
    }
    if (near !== NOBODY) {
      near.amount += amount;
      if (struckBy >= 0) return;
      run.packets.lastFound[list] = near;
      forgetLost(near);
      return;
    }
  }
  // the last of those in whom the same clocks run
  let last = NOBODY;
  const start = packet.starts[run.known.liveClocks[to.liveFrom]];
  const isLater =
    struckBy < 0 && isFinite(start) && (run.packets.head[list] === NOBODY || start > run.packets.latest[list]);
  const isBehind = isLater && known !== NOBODY && isLastAlike(run, known, packet, to, part, holding, together);
  if (isBehind) last = known;
  // nobody has the history of one who began later than all others
  for (let p = isBehind ? NOBODY : run.packets.head[list]; p !== NOBODY; p = p.next) {
    if (p.met !== part || p.holding !== holding || p.together !== together) continue;
    if (struckBy >= 0) {
      if (p.starts[struckBy] !== OVERDUE) continue;
      p.amount += amount;
      run.packets.struckBy[list * run.packets.columns + struckBy] = p;
      return;
    }
    if (!isOneHistory(run, p, packet, to)) {
      if (p.mate === NOBODY && clocksApart(run, p, packet, to) < Infinity) last = p;
      continue;
    }
    p.amount += amount;
    run.packets.lastFound[list] = p;
    forgetLost(p);
    return;
  }
  if (isFinite(start))
    run.packets.latest[list] = run.packets.head[list] === NOBODY ? start : Math.max(start, run.packets.latest[list]);
  if (struckBy < 0 && run.packets.comers[list] >= run.known.mostParcels) {
    last = joinNeighbours(run, list, to, last);
  }
  const parcel = copy(run, packet, amount);
  if (struckBy >= 0) {
    stopClocks(run, parcel);
    parcel.met = STRUCK;
    parcel.starts[struckBy] = OVERDUE;
  }
  parcel.quiet = -Infinity;
  parcel.holding = holding;
  parcel.together = together;
  parcel.join = run.now + (together === 1 ? run.together : 0.5);
  parcel.mate = NOBODY;
  parcel.lost = UNKNOWN;
  parcel.mateOf = last;
  if (last !== NOBODY) {
    last.mate = parcel;
    last.lost = UNKNOWN;
  }
  appendAt(run, list, parcel);
  if (struckBy < 0) {
    run.packets.lastFound[list] = parcel;
    run.packets.comers[list] += 1;
  } else run.packets.struckBy[list * run.packets.columns + struckBy] = parcel;
}

/** Whether one is the last under way, bound for the same place, in whom the same clocks run. */
// @inline
function isLastAlike(
  run: FluidRun,
  p: Packet,
  packet: Packet,
  to: Stage,
  part: u8,
  holding: u8,
  together: u8,
): boolean {
  if (p.mate !== NOBODY || p.met !== part || p.holding !== holding || p.together !== together) return false;
  return clocksApart(run, p, packet, to) < Infinity;
}

/** Whether somebody under way is bound for the same place with the same history. */
// @inline
function isIt(run: FluidRun, p: Packet, packet: Packet, to: Stage, part: u8, holding: u8, together: u8): boolean {
  if (p.met !== part || p.holding !== holding || p.together !== together) return false;
  return isOneHistory(run, p, packet, to);
}

/** The overdue clock that strikes people as they come to a stage, where nothing else of them matters then; -1. */
// @inline
function struckAtOnce(run: FluidRun, stage: Stage, packet: Packet): i32 {
  if (stage.forgets === 0) return -1;
  for (let i = stage.strikeFrom; i < stage.strikeTo; i++) {
    if (packet.starts[run.known.edges[i].clock] === OVERDUE) return run.known.edges[i].clock;
  }
  return -1;
}

/** Whether the clocks of two packets are nothing apart. */
// @inline
export function isOneHistory(run: FluidRun, one: Packet, other: Packet, stage: Stage): boolean {
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = run.known.liveClocks[i];
    const start = one.starts[clock];
    if (start !== other.starts[clock]) return false;
    if (!isFinite(start)) continue;
    if (one.delays[clock] !== other.delays[clock] || one.spans[clock] !== other.spans[clock]) return false;
  }
  return true;
}

/**
 * The largest distance, in steps, between the starts of the same clock in two packets; Infinity when
 * different clocks run.
 */
export function clocksApart(run: FluidRun, one: Packet, other: Packet, stage: Stage): f64 {
  let most: f64 = 0;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = run.known.liveClocks[i];
    const start = one.starts[clock];
    const otherStart = other.starts[clock];
    if (start !== otherStart) {
      const between = Math.abs(start - otherStart);
      if (!(between < Infinity)) return Infinity;
      if (between > most) most = between;
    }
    // people who started at other instants around the same one
    if (start === otherStart && isFinite(start) && most === 0) {
      if (one.spans[clock] !== other.spans[clock]) most = 1e-9;
    }
    // another delay that started at the same instant is another history, and the nearest there is
    if (isFinite(start) && one.delays[clock] !== other.delays[clock] && most === 0) most = 1e-9;
  }
  return most;
}

/**
 * Merges the two most similar neighbours of a list; people come nearly in the order of their clocks.
 * @returns `last`, or the one with whom it was merged
 */
function joinNeighbours(run: FluidRun, list: i32, stage: Stage, last: Packet): Packet {
  let best = NOBODY;
  let other = NOBODY;
  let least: f64 = Infinity;
  for (let p = run.packets.head[list]; p !== NOBODY; p = p.next) {
    const mate = p.mate;
    if (mate === NOBODY) continue;
    if (p.lost < 0) p.lost = lostBy(run, p, mate, stage);
    if (p.lost < least) {
      least = p.lost;
      best = p;
      other = mate;
    }
  }
  if (best === NOBODY || other === NOBODY) return last;
  meetClocks(run, best, other, other.amount, stage);
  best.amount += other.amount;
  const mate = other.mate;
  best.mate = mate;
  if (mate !== NOBODY) mate.mateOf = best;
  forgetLost(best);
  const isLast = other === last;
  unlink(run, list, packetBefore(run, list, other), other);
  run.packets.comers[list] -= 1;
  return isLast ? best : last;
}

/** A packet is another: what joining it with its neighbours would lose has to be worked out anew. */
// @inline
function forgetLost(packet: Packet): void {
  packet.lost = UNKNOWN;
  const before = packet.mateOf;
  if (before !== NOBODY) before.lost = UNKNOWN;
}

/** What the variance of the starts loses where two packets become one. */
// @inline
function lostBy(run: FluidRun, one: Packet, other: Packet, stage: Stage): f64 {
  const apart = clocksApart(run, one, other, stage);
  return apart * apart * ((one.amount * other.amount) / (one.amount + other.amount));
}

/** Finds for everybody in a list who is next: their order is another than that in which they came. */
export function pairAnew(run: FluidRun, list: i32, stage: Stage): void {
  for (let p = run.packets.head[list]; p !== NOBODY; p = p.next) {
    p.mateOf = NOBODY;
    p.lost = UNKNOWN;
  }
  for (let p = run.packets.head[list]; p !== NOBODY; p = p.next) {
    const mate = nextAlike(run, p, stage);
    p.mate = mate;
    if (mate !== NOBODY) mate.mateOf = p;
  }
}

/** The next packet in the list in which the same clocks run, bound for the same place; NOBODY. */
function nextAlike(run: FluidRun, packet: Packet, stage: Stage): Packet {
  for (let q = packet.next; q !== NOBODY; q = q.next) {
    if (q.holding !== packet.holding || q.together !== packet.together || q.met !== packet.met) continue;
    if (clocksApart(run, packet, q, stage) < Infinity) return q;
  }
  return NOBODY;
}

/**
 * Sets the clocks of two packets that are merged to start around the mean of their instants, spread as widely.
 */
export function meetClocks(run: FluidRun, into: Packet, from: Packet, amount: f64, stage: Stage): void {
  const share = amount / (amount + into.amount);
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = run.known.liveClocks[i];
    const start = into.starts[clock];
    if (!isFinite(start)) continue;
    const apart = from.starts[clock] - start;
    const span = into.spans[clock];
    const other = from.spans[clock];
    // the variance of an even span is a twelfth of its square
    const within = span * span + share * (other * other - span * span);
    into.spans[clock] = Math.sqrt(Math.max(0, within + 12 * share * (1 - share) * apart * apart));
    into.starts[clock] = start + share * apart;
  }
}

/** A clock across stages strikes: it no longer runs where the people go. */
export function strike(run: FluidRun, index: i32, local: i32, amount: f64, packet: Packet): void {
  const clock = run.known.edges[index].clock;
  const start = packet.starts[clock];
  packet.starts[clock] = NOT_RUNNING;
  deliver(run, index, local, amount, packet);
  packet.starts[clock] = start;
}
