// A packet is a row of bytes, its address its name; rows are taken from blocks
// that are added when they run out and never move.
import { PacketRow } from "../../src/simulate/fluid/fast/contract.ts";
import { Floats, Ints } from "./lists.ts";

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
  next: Packet;
  holding: u8;
  together: u8;
  /** how much of this step's hazards its clocks across stages have met */
  met: u8;
  /** of those under way: the next one in whom the same clocks run, and the one whose next it is */
  mate: Packet;
  mateOf: Packet;
  /** what making one of it and its mate would lose; below 0 where it has to be worked out */
  lost: f64;

  // @inline
  get starts(): Floats {
    return changetype<Floats>(changetype<usize>(this) + PacketRow.starts);
  }

  // @inline
  get spans(): Floats {
    return changetype<Floats>(changetype<usize>(this) + spansAt);
  }

  // @inline
  get delays(): Ints {
    return changetype<Ints>(changetype<usize>(this) + delaysAt);
  }
}

/** No packet: the end of a list. */
export const NOBODY = changetype<Packet>(0);

let spansAt: usize = 0;
let delaysAt: usize = 0;
let rowSize: usize = 0;

// @unmanaged
export class PacketList {
  [key: number]: Packet;

  // @inline @operator("[]")
  get(i: i32): Packet {
    return changetype<Packet>(load<usize>(changetype<usize>(this) + ((<usize>i) << 2)));
  }

  // @inline @operator("[]=")
  set(i: i32, packet: Packet): void {
    store<usize>(changetype<usize>(this) + ((<usize>i) << 2), changetype<usize>(packet));
  }
}

/** Counts and addresses as `PacketsFields` has them, and what is the kernel's alone. */
// @unmanaged
export class Packets {
  columns: i32;
  spareRows: i32;
  head: PacketList;
  tail: PacketList;
  calmUntil: Floats;
  recent: PacketList;
  recentIn: Ints;
  lastFound: PacketList;
  struckBy: PacketList;
  latest: Floats;
  comers: Ints;
  /** rows given back, linked through `next` */
  spare: Packet;
}

export const PACKETS = changetype<Packets>(memory.data(offsetof<Packets>()));

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

/** Takes notice of how many columns of clocks there are, and of the rows in the first block. */
export function readPackets(): void {
  checkRow();
  const columns = <usize>PACKETS.columns;
  const before = rowSize;
  spansAt = PacketRow.starts + columns * 8;
  delaysAt = spansAt + columns * 8;
  rowSize = (delaysAt + columns * 4 + 7) & ~7;
  // another plan with rows as long takes over the blocks of the one before it
  if (rowSize != before) {
    blockRows = PACKETS.spareRows;
    blockCount = 0;
  }
  renewPackets();
}

/** All rows are free again. */
export function renewPackets(): void {
  PACKETS.spare = NOBODY;
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
let keptSpare: Packet = NOBODY;

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
  keptSpare = PACKETS.spare;
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
  PACKETS.spare = keptSpare;
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

export function newRow(_packets: Packets): Packet {
  if (nextRow == lastRow) openBlock();
  const row = nextRow;
  nextRow += rowSize;
  return changetype<Packet>(row);
}

// @inline
export function copyRow(to: Packet, from: Packet): void {
  memory.copy(changetype<usize>(to), changetype<usize>(from), rowSize);
}
