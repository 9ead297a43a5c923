// Packets of people who came together, in lists in order of coming: those in a cell's line, at its door, in their stay,
// under way to it, and let in from its door at the beginning of this step. A person is in one list at a time.
import { NOBODY, copyRow, newRow } from "./packetRows.ts";
import type { Packet, Packets } from "./packetRows.ts";
import type { FluidRun } from "./state.ts";

type u8 = number;
type i32 = number;
type f64 = number;

/**
 * Start of a clock that does not run; and of one that ran out where it cannot strike, and strikes at the next
 * stage where it can.
 */
export const NOT_RUNNING: f64 = Infinity;
export const OVERDUE: f64 = -Infinity;

// The part of a step's hazards of clocks across stages that somebody has met: a person who moves on meets the rest in
// the next stage. STRUCK: an overdue clock strikes on coming, so nothing else of the person matters.
export const MET_NONE: u8 = 0;
export const MET_HALF: u8 = 1;
export const MET_WHOLE: u8 = 2;
export const STRUCK: u8 = 3;

/** Lists of a cell; its line has the number of the cell. */
export const listsOfCell = 5;

// @inline
export function doorList(run: FluidRun, cell: i32): i32 {
  return run.known.cells + cell;
}

// @inline
export function insideList(run: FluidRun, cell: i32): i32 {
  return 2 * run.known.cells + cell;
}

// @inline
export function comingList(run: FluidRun, cell: i32): i32 {
  return 3 * run.known.cells + cell;
}

// @inline
export function letInList(run: FluidRun, cell: i32): i32 {
  return 4 * run.known.cells + cell;
}

/** A packet in no list; its clocks are whatever they were. */
export function take(run: FluidRun, amount: f64, time: f64): Packet {
  const packet = freeRow(run.packets);
  packet.amount = amount;
  packet.join = time;
  packet.since = time;
  packet.begun = time;
  packet.quiet = -Infinity;
  packet.width = 1;
  packet.next = NOBODY;
  packet.holding = 0;
  packet.together = 0;
  packet.met = MET_NONE;
  return packet;
}

// @inline
function freeRow(packets: Packets): Packet {
  const spare = packets.spare;
  if (spare === NOBODY) return newRow(packets);
  packets.spare = spare.next;
  return spare;
}

export function stopClocks(run: FluidRun, packet: Packet): void {
  for (let c = 0; c < run.packets.columns; c++) packet.starts[c] = NOT_RUNNING;
}

/** A packet like another, with an amount of its own. */
export function copy(run: FluidRun, from: Packet, amount: f64): Packet {
  const packet = freeRow(run.packets);
  copyRow(packet, from);
  packet.amount = amount;
  packet.next = NOBODY;
  return packet;
}

/**
 * From now on the packet stands for people who came at other instants, and so do the clocks of it that started
 * when they came.
 * @param hasClocks false in lines in which no clock of anybody matters
 */
export function standFor(run: FluidRun, packet: Packet, since: f64, width: f64, hasClocks: boolean): void {
  for (let c = 0; hasClocks && c < run.packets.columns; c++) {
    if (packet.starts[c] !== packet.since || packet.spans[c] !== packet.width) continue;
    packet.starts[c] = since;
    packet.spans[c] = width;
  }
  packet.since = since;
  packet.width = width;
}

// @inline
export function release(run: FluidRun, packet: Packet): void {
  packet.next = run.packets.spare;
  run.packets.spare = packet;
}

export function appendAt(run: FluidRun, list: i32, packet: Packet): void {
  const packets = run.packets;
  const last = packets.tail[list];
  if (last === NOBODY) packets.head[list] = packet;
  else last.next = packet;
  packet.next = NOBODY;
  packets.tail[list] = packet;
  if (packet.quiet < packets.calmUntil[list]) packets.calmUntil[list] = packet.quiet;
  if (packet.join > run.now && (packets.recentIn[list] !== run.now || packets.recent[list] === NOBODY)) {
    packets.recent[list] = packet;
    packets.recentIn[list] = run.now;
  }
}

/** Puts a packet in front of everybody, as in a line served `last come`. */
export function prependAt(run: FluidRun, list: i32, packet: Packet): void {
  const packets = run.packets;
  packet.next = packets.head[list];
  if (packets.head[list] === NOBODY) packets.tail[list] = packet;
  packets.head[list] = packet;
  if (packet.quiet < packets.calmUntil[list]) packets.calmUntil[list] = packet.quiet;
  if (packet.join > run.now) {
    packets.recent[list] = packet;
    packets.recentIn[list] = run.now;
  }
}

/** First packet of a list that came in the step under way; NOBODY. */
// @inline
export function newest(run: FluidRun, list: i32): Packet {
  return run.packets.recentIn[list] === run.now ? run.packets.recent[list] : NOBODY;
}

/** The packet before one of a list; NOBODY for the first. */
export function packetBefore(run: FluidRun, list: i32, packet: Packet): Packet {
  let before = NOBODY;
  for (let p = run.packets.head[list]; p !== NOBODY && p !== packet; p = p.next) before = p;
  return before;
}

export function lengthOf(run: FluidRun, list: i32): i32 {
  let length = 0;
  for (let p = run.packets.head[list]; p !== NOBODY; p = p.next) length++;
  return length;
}

/** Takes the first packet out of a list; NOBODY where there is none. */
export function shift(run: FluidRun, list: i32): Packet {
  const packets = run.packets;
  const packet = packets.head[list];
  if (packet === NOBODY) return NOBODY;
  const next = packet.next;
  packets.head[list] = next;
  if (next === NOBODY) packets.tail[list] = NOBODY;
  if (packets.recent[list] === packet) packets.recent[list] = next;
  forget(packets, list, packet);
  return packet;
}

/** Takes a packet out of the middle of a list. @param before the one before it; NOBODY for the first */
export function unlink(run: FluidRun, list: i32, before: Packet, packet: Packet): void {
  const packets = run.packets;
  const next = packet.next;
  if (before === NOBODY) packets.head[list] = next;
  else before.next = next;
  if (packets.tail[list] === packet) packets.tail[list] = before;
  if (packets.recent[list] === packet) packets.recent[list] = next;
  forget(packets, list, packet);
  release(run, packet);
}

// @inline
function forget(packets: Packets, list: i32, packet: Packet): void {
  if (packets.lastFound[list] === packet) packets.lastFound[list] = NOBODY;
  if (packet.met !== STRUCK) return;
  for (let c = 0; c < packets.columns; c++) {
    if (packets.struckBy[list * packets.columns + c] === packet) packets.struckBy[list * packets.columns + c] = NOBODY;
  }
}

/** Empties a list; nobody in it is under way. */
export function clear(run: FluidRun, list: i32): void {
  const packets = run.packets;
  const last = packets.tail[list];
  if (last === NOBODY) return;
  last.next = packets.spare;
  packets.spare = packets.head[list];
  packets.head[list] = NOBODY;
  packets.tail[list] = NOBODY;
  packets.recent[list] = NOBODY;
}
