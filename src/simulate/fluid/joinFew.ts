// Packets of so few people that telling them from the next ones says nothing are joined with these.
import { isOver } from "./cohorts.ts";
import type { Stage } from "./known.ts";
import { INSIDE, quietUntil } from "./packetHazards.ts";
import { NOBODY } from "./packetRows.ts";
import type { Packet } from "./packetRows.ts";
import { STRUCK, comingList, insideList, unlink } from "./packets.ts";
import { UNKNOWN, clocksApart, meetClocks } from "./parcels.ts";
import type { FluidRun } from "./state.ts";

type i32 = number;
type f64 = number;

/** Packets with less than this part of the people in a cell become one with the next. */
const fewest: f64 = 1e-4;
/** The same of those who come, as a part of those with whom they will be. */
const fewestComing: f64 = 3e-4;
/** Steps over which the starts of a clock may be spread where few people become one. */
const mostSpread: f64 = 2;

/**
 * Joins packets of people so few that telling them from the next ones says nothing: a stay whose end may come
 * late has packets of next to nobody, one for each step and history, which all meet their hazards.
 */
export function joinFew(run: FluidRun, stage: Stage, cell: i32): void {
  const list = insideList(run, cell);
  const few = fewest * run.content[cell];
  let before = NOBODY;
  for (let p = run.packets.head[list]; p !== NOBODY;) {
    const next = p.next;
    const other = p.amount < few ? nextInStay(run, p, stage) : NOBODY;
    if (other === NOBODY || blurs(run, p, other, stage)) before = p;
    else {
      joinStays(run, other, p, stage);
      unlink(run, list, before, p);
      if (other.quiet < run.packets.calmUntil[list]) run.packets.calmUntil[list] = other.quiet;
    }
    p = next;
  }
}

/** The same of people who come, before they are so many packets of their stay. */
export function joinFewComing(run: FluidRun, stage: Stage, cell: i32): void {
  const list = comingList(run, cell);
  let people = run.content[cell];
  for (let p = run.packets.head[list]; p !== NOBODY; p = p.next) people += p.amount;
  const few = fewestComing * people;
  let before = NOBODY;
  for (let p = run.packets.head[list]; p !== NOBODY;) {
    const next = p.next;
    const other = p.amount < few && p.met !== STRUCK ? p.mate : NOBODY;
    if (other === NOBODY || blurs(run, p, other, stage)) before = p;
    else {
      meetClocks(run, other, p, p.amount, stage);
      other.amount += p.amount;
      const pairedTo = p.mateOf;
      other.mateOf = pairedTo;
      other.lost = UNKNOWN;
      if (pairedTo !== NOBODY) {
        pairedTo.mate = other;
        pairedTo.lost = UNKNOWN;
      }
      unlink(run, list, before, p);
      run.packets.comers[list] -= 1;
    }
    p = next;
  }
}

/** The next packet of a stay under way in which the same clocks run; NOBODY. */
function nextInStay(run: FluidRun, packet: Packet, stage: Stage): Packet {
  for (let q = packet.next; q !== NOBODY; q = q.next) if (clocksApart(run, packet, q, stage) < Infinity) return q;
  return NOBODY;
}

/**
 * Whether clocks of two packets made one would start at instants spread too widely: clocks of which nothing
 * more is to come for either say nothing.
 */
function blurs(run: FluidRun, one: Packet, other: Packet, stage: Stage): boolean {
  let apart: f64 = 0;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = run.known.liveClocks[i];
    const start = one.starts[clock];
    const otherStart = other.starts[clock];
    if (start === otherStart) continue;
    if (one.delays[clock] === other.delays[clock] && isOver(run, clock, one) && isOver(run, clock, other)) continue;
    apart = Math.max(apart, Math.abs(start - otherStart));
  }
  const share = one.amount / (one.amount + other.amount);
  return 12 * share * (1 - share) * apart * apart > mostSpread * mostSpread;
}

/** Makes one of two packets whose stays are under way, around the mean of their instants. */
function joinStays(run: FluidRun, into: Packet, from: Packet, stage: Stage): void {
  const own = run.known.crossCount;
  const share = from.amount / (into.amount + from.amount);
  meetClocks(run, into, from, from.amount, stage);
  into.since += share * (from.since - into.since);
  into.begun += share * (from.begun - into.begun);
  into.starts[own] += share * (from.starts[own] - into.starts[own]);
  into.amount += from.amount;
  into.quiet = quietUntil(run, stage, into, INSIDE, 1);
}
