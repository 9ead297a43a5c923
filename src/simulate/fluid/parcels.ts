// Sends packets on to the next stages, with the clocks that still matter there.
import type { Edge } from "./layout.ts";
import { met, NOT_RUNNING, OVERDUE, type Packets } from "./packets.ts";
import { sendOne } from "./route.ts";
import type { FluidRun } from "./state.ts";

/**
 * Most histories kept apart among people who come to a cell in one step, unless a plan says otherwise; with more, the two
 * nearest are merged at their mean.
 */
export const mostParcels = 24;

/** Ends a stay by itself: people go to the next stages by their shares. */
export function goOn(run: FluidRun, stage: number, cell: number, amount: number, packet: number): void {
  const { plan, dials } = run;
  const { ownEdges, firstCell } = plan.layout;
  const local = cell - firstCell[stage];
  const edges = ownEdges[stage];
  for (let i = 0; i < edges.length; i++) {
    deliver(run, edges[i], local, amount * dials[plan.shareAt[edges[i].index] + local], packet);
  }
}

/** Sends an amount along a way out, with the clocks that still matter where it goes. */
export function deliver(run: FluidRun, edge: Edge, local: number, amount: number, packet: number): void {
  if (!(amount > 0)) return;
  const { packets, plan, listOf } = run;
  const { layout } = plan;
  const live = layout.liveClocks[edge.to];
  let runs = false;
  for (let i = 0; i < live.length; i++)
    if (packets.starts[live[i] * packets.capacity + packet] !== NOT_RUNNING) runs = true;
  if (!runs) {
    sendOne(run, edge, local, amount);
    return;
  }
  run.moved[edge.index] += amount;
  const by = run.movedBy[edge.index];
  if (by !== null) by[local] += amount;
  const target = layout.targets[edge.first + local];
  const holding = target >= layout.cells ? 1 : 0;
  const list = listOf.coming + target - holding * layout.cells;
  const together = run.together >= 0 ? 1 : 0;
  const struckBy = struckAtOnce(run, edge.to, packet);
  const part = struckBy >= 0 ? met.struck : packets.met[packet];
  const isIt = (p: number): boolean => {
    if (p < 0 || packets.met[p] !== part || packets.holding[p] !== holding || packets.together[p] !== together)
      return false;
    if (struckBy >= 0) return packets.starts[struckBy * packets.capacity + p] === OVERDUE;
    return isOneHistory(packets, p, packet, live);
  };
  const found = struckBy < 0 ? packets.lastFound : packets.struckBy;
  const place = struckBy < 0 ? list : struckBy * packets.head.length + list;
  // people come nearly in the order of their histories
  const known = found[place];
  const near = known < 0 ? -1 : isIt(packets.next[known]) ? packets.next[known] : isIt(known) ? known : -1;
  if (near >= 0) {
    found[place] = near;
    packets.amount[near] += amount;
    return;
  }
  let length = 0;
  for (let p = packets.head[list]; p >= 0; p = packets.next[p]) {
    if (packets.met[p] !== met.struck) length++;
    if (!isIt(p)) continue;
    found[place] = p;
    packets.amount[p] += amount;
    return;
  }
  if (struckBy < 0 && length >= plan.histories) joinNeighbours(run, list, live);
  const parcel = packets.copy(packet, amount);
  if (struckBy >= 0) {
    packets.stopClocks(parcel);
    packets.met[parcel] = met.struck;
    packets.starts[struckBy * packets.capacity + parcel] = OVERDUE;
  }
  packets.quiet[parcel] = -Infinity;
  packets.holding[parcel] = holding;
  packets.together[parcel] = together;
  packets.join[parcel] = run.now + (together === 1 ? run.together : 0.5);
  packets.append(list, parcel);
  found[place] = parcel;
}

/** The overdue clock that strikes people as they come to a stage, where nothing else of them matters then; -1. */
function struckAtOnce({ packets, plan }: FluidRun, stage: number, packet: number): number {
  if (plan.layout.forgets[stage] === 0) return -1;
  const edges = plan.layout.strikeEdges[stage];
  for (let i = 0; i < edges.length; i++) {
    if (packets.starts[edges[i].clock * packets.capacity + packet] === OVERDUE) return edges[i].clock;
  }
  return -1;
}

/** Whether the clocks of two packets are nothing apart. */
export function isOneHistory(packets: Packets, one: number, other: number, live: readonly number[]): boolean {
  const { starts, spans, delays, capacity } = packets;
  for (let i = 0; i < live.length; i++) {
    const c = live[i] * capacity;
    if (starts[c + one] !== starts[c + other]) return false;
    if (!Number.isFinite(starts[c + one])) continue;
    if (delays[c + one] !== delays[c + other] || spans[c + one] !== spans[c + other]) return false;
  }
  return true;
}

/**
 * The largest distance, in steps, between the starts of the same clock in two packets; Infinity when
 * different clocks run.
 */
export function clocksApart(run: FluidRun, one: number, other: number, live: readonly number[]): number {
  const { starts, spans, delays, capacity } = run.packets;
  let most = 0;
  for (let i = 0; i < live.length; i++) {
    const c = live[i] * capacity;
    if (starts[c + one] !== starts[c + other]) {
      const between = Math.abs(starts[c + one] - starts[c + other]);
      if (!(between < Infinity)) return Infinity;
      if (between > most) most = between;
    }
    // people who started at other instants around the same one
    if (starts[c + one] === starts[c + other] && Number.isFinite(starts[c + one]) && most === 0) {
      if (spans[c + one] !== spans[c + other]) most = 1e-9;
    }
    // a clock with another delay is another history, though the nearest one when it started at the same
    // instant
    const runs = Number.isFinite(starts[c + one]);
    if (runs && delays[c + one] !== delays[c + other] && most === 0) most = 1e-9;
  }
  return most;
}

/** Merges the two most similar neighbours of a list; people come nearly in the order of their clocks. */
function joinNeighbours(run: FluidRun, list: number, live: readonly number[]): void {
  const { packets } = run;
  const { amount, next } = packets;
  let best = -1;
  let other = -1;
  let least = Infinity;
  for (let p = packets.head[list]; p >= 0; p = next[p]) {
    const q = nextAlike(run, p, live);
    if (q < 0) continue;
    const apart = clocksApart(run, p, q, live);
    // the variance of starts that merging loses
    const lost = apart * apart * ((amount[p] * amount[q]) / (amount[p] + amount[q]));
    if (lost < least) {
      least = lost;
      best = p;
      other = q;
    }
  }
  if (best < 0) return;
  meetClocks(run, best, other, amount[other], live);
  amount[best] += amount[other];
  packets.unlink(list, packets.before(list, other), other);
}

/** The next packet in the list in which the same clocks run, bound for the same place; -1. */
export function nextAlike(run: FluidRun, packet: number, live: readonly number[]): number {
  const { next, holding, together, met } = run.packets;
  for (let q = next[packet]; q >= 0; q = next[q]) {
    if (holding[q] !== holding[packet] || together[q] !== together[packet] || met[q] !== met[packet]) continue;
    if (clocksApart(run, packet, q, live) < Infinity) return q;
  }
  return -1;
}

/**
 * Sets the clocks of two packets that are merged to start around the mean of their instants, spread as widely.
 */
export function meetClocks(run: FluidRun, into: number, from: number, amount: number, live: readonly number[]): void {
  const { starts, spans, amount: amounts, capacity } = run.packets;
  const share = amount / (amount + amounts[into]);
  for (const c of live) {
    const at = c * capacity + into;
    if (!Number.isFinite(starts[at])) continue;
    const other = c * capacity + from;
    const apart = starts[other] - starts[at];
    // the variance of an even span is a twelfth of its square
    const within = spans[at] * spans[at] + share * (spans[other] * spans[other] - spans[at] * spans[at]);
    spans[at] = Math.sqrt(Math.max(0, within + 12 * share * (1 - share) * apart * apart));
    starts[at] += share * apart;
  }
}

/** A clock across stages strikes: it no longer runs where the people go. */
export function strike(run: FluidRun, edge: Edge, local: number, amount: number, packet: number): void {
  const { packets } = run;
  const at = edge.clock * packets.capacity + packet;
  const start = packets.starts[at];
  packets.starts[at] = NOT_RUNNING;
  deliver(run, edge, local, amount, packet);
  // the lists may have grown meanwhile
  packets.starts[edge.clock * packets.capacity + packet] = start;
}
