// People who came together, in lists: the twin of src/simulate/fluid/packets.ts. A packet is a row of bytes,
// its address its name, 0 nobody; rows are taken from blocks that are added when they run out and never move.
import { PacketRow, PacketsFields } from "../../src/simulate/fluid/fast/contract.ts";
import { Floats, floats, int, Ints, ints } from "./memory.ts";
import { now } from "./state.ts";

export const NOT_RUNNING: f64 = Infinity;
export const OVERDUE: f64 = -Infinity;

/** Of a step's hazards of clocks across stages, what somebody has met. */
export const MET_NONE: u8 = 0;
export const MET_HALF: u8 = 1;
export const MET_WHOLE: u8 = 2;
/** an overdue clock strikes them as they come, and nothing else of them matters */
export const STRUCK: u8 = 3;

/** Lies as `PacketRow` says. */
// @unmanaged
export class Packet {
  amount: f64;
  /** instant from which the place in line counts, in steps */
  join: f64;
  /** instant of entering the stage */
  since: f64;
  /** instant at which service or dwell began */
  begun: f64;
  /** instant before which none of its clocks ends */
  quiet: f64;
  /** steps that the instants of entering span */
  width: f64;
  next: usize;
  holding: u8;
  together: u8;
  /** how much of this step's hazards its clocks across stages have met */
  met: u8;
  /** of those under way: the next one in whom the same clocks run, and the one whose next it is; 0 for none */
  mate: usize;
  mateOf: usize;
  /** what making one of it and its mate would lose; below 0 where it has to be worked out */
  lost: f64;
}

export let columns: i32 = 0;
let spansAt: usize = 0;
let delaysAt: usize = 0;
let rowSize: usize = 0;

export let head: Ints = changetype<Ints>(0);
export let tail: Ints = changetype<Ints>(0);
export let calmUntil: Floats = changetype<Floats>(0);
let recent: Ints = changetype<Ints>(0);
let recentIn: Ints = changetype<Ints>(0);
/** of those under way: the history found last; and those whom an overdue clock strikes, [list × columns + clock] */
export let lastFound: Ints = changetype<Ints>(0);
export let struckBy: Ints = changetype<Ints>(0);
/** of those under way: no start of the first clock that matters to them is later; and how many nothing strikes as they come */
export let latest: Floats = changetype<Floats>(0);
export let comers: Ints = changetype<Ints>(0);

/** rows given back, linked through `next` */
let spare: usize = 0;
/** blocks of rows: each twice as long as the one before it, up to a size that fills 4 GB nearly to the end */
const mostBlocks = 48;
const mostBlockBytes: usize = 1 << 28;
const blocks = memory.data(192);
let blockRows: i32 = 0;
let blockCount: i32 = 0;
let block: i32 = 0;
let nextRow: usize = 0;
let lastRow: usize = 0;

/** The compiler stops where host and kernel would not find the same in a row. */
function checkRow(): void {
  if (offsetof<Packet>("amount") != PacketRow.amount) ERROR("amount");
  if (offsetof<Packet>("join") != PacketRow.join) ERROR("join");
  if (offsetof<Packet>("since") != PacketRow.since) ERROR("since");
  if (offsetof<Packet>("begun") != PacketRow.begun) ERROR("begun");
  if (offsetof<Packet>("quiet") != PacketRow.quiet) ERROR("quiet");
  if (offsetof<Packet>("width") != PacketRow.width) ERROR("width");
  if (offsetof<Packet>("next") != PacketRow.next) ERROR("next");
  if (offsetof<Packet>("holding") != PacketRow.holding) ERROR("holding");
  if (offsetof<Packet>("together") != PacketRow.together) ERROR("together");
  if (offsetof<Packet>("met") != PacketRow.met) ERROR("met");
  if (offsetof<Packet>() != PacketRow.starts) ERROR("starts");
}

/** Reads how many columns of clocks there are, rows in the first block, and where the lists are. */
export function readPackets(): void {
  checkRow();
  columns = int(PacketsFields.columns);
  const rows = int(PacketsFields.spareRows);
  const before = rowSize;
  spansAt = PacketRow.starts + <usize>columns * 8;
  delaysAt = spansAt + <usize>columns * 8;
  rowSize = (delaysAt + <usize>columns * 4 + 7) & ~7;
  // another plan with rows as long takes over the blocks of the one before it
  if (rowSize != before) {
    blockRows = rows;
    blockCount = 0;
  }
  head = ints(PacketsFields.head);
  tail = ints(PacketsFields.tail);
  calmUntil = floats(PacketsFields.calmUntil);
  recent = ints(PacketsFields.recent);
  recentIn = ints(PacketsFields.recentIn);
  lastFound = ints(PacketsFields.lastFound);
  struckBy = ints(PacketsFields.struckBy);
  latest = floats(PacketsFields.latest);
  comers = ints(PacketsFields.comers);
  renewPackets();
}

/** All rows are free again. */
export function renewPackets(): void {
  spare = 0;
  block = -1;
  nextRow = 0;
  lastRow = 0;
}

/** Bytes of a block. */
function sizeOf(which: i32): usize {
  let size = <usize>blockRows * rowSize;
  for (let i = 0; i < which && size < mostBlockBytes; i++) size <<= 1;
  return size;
}

// @inline
function blockAt(which: i32): usize {
  return load<usize>(blocks + ((<usize>which) << 2));
}

/** Rows were taken up to here, and those given back since begin there. */
let keptBlock: i32 = -1;
let keptNext: usize = 0;
let keptSpare: usize = 0;

/** Of all rows that were taken so far. */
export function rowBytes(): usize {
  let bytes: usize = 0;
  for (let i = 0; i < block; i++) bytes += sizeOf(i);
  return block < 0 ? 0 : bytes + (nextRow - blockAt(block));
}

/** Copies these rows, and keeps what is spare among them. */
export function writeRows(to: usize): void {
  keptBlock = block;
  keptNext = nextRow;
  keptSpare = spare;
  for (let i = 0; i < block; i++) {
    memory.copy(to, blockAt(i), sizeOf(i));
    to += sizeOf(i);
  }
  if (block >= 0) memory.copy(to, blockAt(block), nextRow - blockAt(block));
}

/** Copies them back: rows never move. */
export function readRows(from: usize): void {
  block = keptBlock;
  nextRow = keptNext;
  spare = keptSpare;
  lastRow = block < 0 ? 0 : blockAt(block) + sizeOf(block);
  for (let i = 0; i < block; i++) {
    memory.copy(blockAt(i), from, sizeOf(i));
    from += sizeOf(i);
  }
  if (block >= 0) memory.copy(blockAt(block), from, nextRow - blockAt(block));
}

function openBlock(): void {
  block++;
  const size = sizeOf(block);
  if (block == blockCount) {
    if (block == mostBlocks) unreachable();
    store<usize>(blocks + ((<usize>block) << 2), heap.alloc(size));
    blockCount++;
  }
  nextRow = blockAt(block);
  lastRow = nextRow + size;
}

// @inline
export function at(packet: usize): Packet {
  return changetype<Packet>(packet);
}

/** Instant at which a clock of the packet started. */
// @inline
export function startOf(packet: usize, column: i32): f64 {
  return load<f64>(packet + PacketRow.starts + ((<usize>column) << 3));
}

// @inline
export function setStart(packet: usize, column: i32, instant: f64): void {
  store<f64>(packet + PacketRow.starts + ((<usize>column) << 3), instant);
}

/** Steps that the instants span at which a clock of the packet's people started. */
// @inline
export function spanOf(packet: usize, column: i32): f64 {
  return load<f64>(packet + spansAt + ((<usize>column) << 3));
}

// @inline
export function setSpan(packet: usize, column: i32, span: f64): void {
  store<f64>(packet + spansAt + ((<usize>column) << 3), span);
}

// @inline
export function delayIn(packet: usize, column: i32): i32 {
  return load<i32>(packet + delaysAt + ((<usize>column) << 2));
}

// @inline
export function setDelay(packet: usize, column: i32, delay: i32): void {
  store<i32>(packet + delaysAt + ((<usize>column) << 2), delay);
}

/** A packet in no list; its clocks are whatever they were. */
export function take(amount: f64, time: f64): usize {
  let packet = spare;
  if (packet != 0) spare = at(packet).next;
  else {
    if (nextRow == lastRow) openBlock();
    packet = nextRow;
    nextRow += rowSize;
  }
  const one = at(packet);
  one.amount = amount;
  one.join = time;
  one.since = time;
  one.begun = time;
  one.quiet = -Infinity;
  one.width = 1;
  one.next = 0;
  one.holding = 0;
  one.together = 0;
  one.met = MET_NONE;
  return packet;
}

export function stopClocks(packet: usize): void {
  for (let c = 0; c < columns; c++) setStart(packet, c, NOT_RUNNING);
}

/** A packet like another, with an amount of its own. */
export function copy(from: usize, amount: f64): usize {
  const packet = take(amount, 0);
  memory.copy(packet + 8, from + 8, rowSize - 8);
  at(packet).next = 0;
  return packet;
}

/**
 * From now on the packet stands for people who came at other instants, and so do the clocks of it that started
 * when they came.
 * @param hasClocks false in lines in which no clock of anybody matters
 */
export function standFor(packet: usize, since: f64, width: f64, hasClocks: bool): void {
  const one = at(packet);
  for (let c = 0; hasClocks && c < columns; c++) {
    if (startOf(packet, c) != one.since || spanOf(packet, c) != one.width) continue;
    setStart(packet, c, since);
    setSpan(packet, c, width);
  }
  one.since = since;
  one.width = width;
}

// @inline
export function release(packet: usize): void {
  at(packet).next = spare;
  spare = packet;
}

// @inline
export function headOf(list: i32): usize {
  return <usize>head[list];
}

export function appendAt(list: i32, packet: usize): void {
  const last = <usize>tail[list];
  if (last == 0) head[list] = <i32>packet;
  else at(last).next = packet;
  const one = at(packet);
  one.next = 0;
  tail[list] = <i32>packet;
  if (one.quiet < calmUntil[list]) calmUntil[list] = one.quiet;
  if (one.join > <f64>now && (recentIn[list] != now || recent[list] == 0)) {
    recent[list] = <i32>packet;
    recentIn[list] = now;
  }
}

/** In front of everybody: the line of `last come`. */
export function prependAt(list: i32, packet: usize): void {
  const one = at(packet);
  one.next = <usize>head[list];
  if (head[list] == 0) tail[list] = <i32>packet;
  head[list] = <i32>packet;
  if (one.quiet < calmUntil[list]) calmUntil[list] = one.quiet;
  if (one.join > <f64>now) {
    recent[list] = <i32>packet;
    recentIn[list] = now;
  }
}

/** First packet of a list that came in the step under way; 0. */
// @inline
export function newest(list: i32): usize {
  return recentIn[list] == now ? <usize>recent[list] : 0;
}

/** The packet before one of a list; 0 for the first. */
export function packetBefore(list: i32, packet: usize): usize {
  let before: usize = 0;
  for (let p = headOf(list); p != packet; p = at(p).next) before = p;
  return before;
}

export function lengthOf(list: i32): i32 {
  let length = 0;
  for (let p = headOf(list); p != 0; p = at(p).next) length++;
  return length;
}

/** Takes the first out of a list. */
export function shift(list: i32): usize {
  const packet = headOf(list);
  const next = at(packet).next;
  head[list] = <i32>next;
  if (next == 0) tail[list] = 0;
  if (recent[list] == <i32>packet) recent[list] = <i32>next;
  forget(list, packet);
  return packet;
}

/** Takes a packet out of the middle of a list. @param before the one before it; 0 for the first */
export function unlink(list: i32, before: usize, packet: usize): void {
  const next = at(packet).next;
  if (before == 0) head[list] = <i32>next;
  else at(before).next = next;
  if (<usize>tail[list] == packet) tail[list] = <i32>before;
  if (<usize>recent[list] == packet) recent[list] = <i32>next;
  forget(list, packet);
  release(packet);
}

// @inline
function forget(list: i32, packet: usize): void {
  if (<usize>lastFound[list] == packet) lastFound[list] = 0;
  if (at(packet).met != STRUCK) return;
  for (let c = 0; c < columns; c++) {
    if (<usize>struckBy[list * columns + c] == packet) struckBy[list * columns + c] = 0;
  }
}

/** Empties a list. */
export function clear(list: i32): void {
  if (head[list] == 0) return;
  at(<usize>tail[list]).next = spare;
  spare = headOf(list);
  head[list] = 0;
  tail[list] = 0;
  recent[list] = 0;
}
