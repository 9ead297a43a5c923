// Everything one run changes; the names are those of src/simulate/fluid/state.ts. The host laid it out and reads it.
import { Bytes, bytes, Floats, floats } from "./memory.ts";
import { cells, Kernel, kernelAt } from "./plan.ts";

export let now: i32 = 0;
export let together: f64 = -1;
/** whether somebody asks for amounts whose wait is over */
export let listens: bool = false;

export let dials: Floats = changetype<Floats>(0);
export let inbox: Floats = changetype<Floats>(0);
export let content: Floats = changetype<Floats>(0);
export let waiting: Floats = changetype<Floats>(0);
export let atDoor: Floats = changetype<Floats>(0);
export let entered: Floats = changetype<Floats>(0);
export let arrived: Floats = changetype<Floats>(0);
export let leaving: Floats = changetype<Floats>(0);
export let lost: Floats = changetype<Floats>(0);
export let lostIn: Floats = changetype<Floats>(0);
export let done: Floats = changetype<Floats>(0);
export let taken: Floats = changetype<Floats>(0);
export let moved: Floats = changetype<Floats>(0);
export let movedBy: Floats = changetype<Floats>(0);
export let survival: Floats = changetype<Floats>(0);
export let bulk: Floats = changetype<Floats>(0);
export let survivalIn: Floats = changetype<Floats>(0);
export let bulkIn: Floats = changetype<Floats>(0);
export let inService: Floats = changetype<Floats>(0);
export let staying: Floats = changetype<Floats>(0);
export let admitted: Floats = changetype<Floats>(0);
export let due: Floats = changetype<Floats>(0);
export let free: Floats = changetype<Floats>(0);
export let inUse: Floats = changetype<Floats>(0);
export let released: Floats = changetype<Floats>(0);
export let nowAskedAtDoor: Floats = changetype<Floats>(0);
export let nowAsked: Floats = changetype<Floats>(0);
export let nowAdmitted: Floats = changetype<Floats>(0);
export let letIn: Floats = changetype<Floats>(0);
export let letInAtDoor: Floats = changetype<Floats>(0);
export let carried: Floats = changetype<Floats>(0);
export let used: Floats = changetype<Floats>(0);
export let offered: Floats = changetype<Floats>(0);
export let departures: Floats = changetype<Floats>(0);
export let leftBehind: Floats = changetype<Floats>(0);
export let lastAt: Floats = changetype<Floats>(0);
export let goes: Floats = changetype<Floats>(0);
export let seen: Floats = changetype<Floats>(0);
export let cycle: Floats = changetype<Floats>(0);
export let lacking: Floats = changetype<Floats>(0);
export let byLevel: Floats = changetype<Floats>(0);
export let riskShare: Floats = changetype<Floats>(0);
export let riskTaken: Floats = changetype<Floats>(0);
export let heard: Bytes = changetype<Bytes>(0);
/** scratch of `settle` */
export let stack: Floats = changetype<Floats>(0);

export function readState(): void {
  dials = floats();
  inbox = floats();
  content = floats();
  waiting = floats();
  atDoor = floats();
  entered = floats();
  arrived = floats();
  leaving = floats();
  lost = floats();
  lostIn = floats();
  done = floats();
  taken = floats();
  moved = floats();
  movedBy = floats();
  survival = floats();
  bulk = floats();
  survivalIn = floats();
  bulkIn = floats();
  inService = floats();
  staying = floats();
  admitted = floats();
  due = floats();
  free = floats();
  inUse = floats();
  released = floats();
  nowAskedAtDoor = floats();
  nowAsked = floats();
  nowAdmitted = floats();
  letIn = floats();
  letInAtDoor = floats();
  carried = floats();
  used = floats();
  offered = floats();
  departures = floats();
  leftBehind = floats();
  lastAt = floats();
  goes = floats();
  seen = floats();
  cycle = floats();
  lacking = floats();
  byLevel = floats();
  riskShare = floats();
  riskTaken = floats();
  heard = bytes();
  stack = floats();
}

export function setNow(step: i32, isHeard: bool): void {
  now = step;
  listens = isHeard;
}

export function setTogether(instant: f64): void {
  together = instant;
}

// Blocks of one number a cell, at the beginning of the dials.
// @inline
export function survive(): Floats {
  return dials;
}

// @inline
export function half(): Floats {
  return dials.from(cells);
}

// @inline
export function surviveIn(): Floats {
  return dials.from(3 * cells);
}

// @inline
export function halfIn(): Floats {
  return dials.from(4 * cells);
}

// @inline
export function sameIn(): Floats {
  return dials.from(5 * cells);
}

// @inline
export function firstShare(): Floats {
  return dials.from(6 * cells);
}

// @inline
export function kernelIndex(): Floats {
  return dials.from(7 * cells);
}

// @inline
export function later(): Floats {
  return dials.from(8 * cells);
}

/** The kernel of a cell's dwell or service that holds in this step. */
// @inline
export function kernelOf(cell: i32): Kernel {
  return kernelAt(<i32>dials[7 * cells + cell]);
}
