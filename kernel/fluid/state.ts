// Everything one run changes; the names are those of src/simulate/fluid/state.ts. The host laid it out and
// reads it.
import { StateFields } from "../../src/simulate/fluid/fast/contract.ts";
import { Bytes, bytes, Floats, floats } from "./memory.ts";
import { cells, Delay, delayAt } from "./plan.ts";

export let now: i32 = 0;
export let together: f64 = -1;
export let byTurns: bool = false;
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
export let askedBy: Floats = changetype<Floats>(0);
export let due: Floats = changetype<Floats>(0);
export let free: Floats = changetype<Floats>(0);
export let inUse: Floats = changetype<Floats>(0);
export let foreseen: Floats = changetype<Floats>(0);
export let released: Floats = changetype<Floats>(0);
export let releasedBefore: Floats = changetype<Floats>(0);
export let given: Floats = changetype<Floats>(0);
export let toGive: Floats = changetype<Floats>(0);
export let asked: Floats = changetype<Floats>(0);
export let ahead: Floats = changetype<Floats>(0);
export let demand: Floats = changetype<Floats>(0);
export let carried: Floats = changetype<Floats>(0);
export let used: Floats = changetype<Floats>(0);
export let offered: Floats = changetype<Floats>(0);
export let departures: Floats = changetype<Floats>(0);
export let leftBehind: Floats = changetype<Floats>(0);
export let lineBefore: Floats = changetype<Floats>(0);
/** persons whom a clock has run out for as their stay ends; [clock] */
export let struck: Floats = changetype<Floats>(0);
export let lastAt: Floats = changetype<Floats>(0);
export let goes: Floats = changetype<Floats>(0);
export let seen: Floats = changetype<Floats>(0);
export let cycle: Floats = changetype<Floats>(0);
export let lacking: Floats = changetype<Floats>(0);
export let byLevel: Floats = changetype<Floats>(0);
export let riskShare: Floats = changetype<Floats>(0);
export let riskTaken: Floats = changetype<Floats>(0);
export let heard: Bytes = changetype<Bytes>(0);
/** scratch of held units: the share of a demand that is met; [resource] */
export let share: Floats = changetype<Floats>(0);
/** scratch of `settle` */
export let stack: Floats = changetype<Floats>(0);

export function readState(): void {
  dials = floats(StateFields.dials);
  inbox = floats(StateFields.inbox);
  content = floats(StateFields.content);
  waiting = floats(StateFields.waiting);
  atDoor = floats(StateFields.atDoor);
  entered = floats(StateFields.entered);
  arrived = floats(StateFields.arrived);
  leaving = floats(StateFields.leaving);
  lost = floats(StateFields.lost);
  lostIn = floats(StateFields.lostIn);
  done = floats(StateFields.done);
  taken = floats(StateFields.taken);
  moved = floats(StateFields.moved);
  movedBy = floats(StateFields.movedBy);
  survival = floats(StateFields.survival);
  bulk = floats(StateFields.bulk);
  survivalIn = floats(StateFields.survivalIn);
  bulkIn = floats(StateFields.bulkIn);
  inService = floats(StateFields.inService);
  staying = floats(StateFields.staying);
  askedBy = floats(StateFields.askedBy);
  due = floats(StateFields.due);
  free = floats(StateFields.free);
  inUse = floats(StateFields.inUse);
  released = floats(StateFields.released);
  given = floats(StateFields.given);
  toGive = floats(StateFields.toGive);
  asked = floats(StateFields.asked);
  ahead = floats(StateFields.ahead);
  demand = floats(StateFields.demand);
  carried = floats(StateFields.carried);
  used = floats(StateFields.used);
  offered = floats(StateFields.offered);
  departures = floats(StateFields.departures);
  leftBehind = floats(StateFields.leftBehind);
  lastAt = floats(StateFields.lastAt);
  goes = floats(StateFields.goes);
  seen = floats(StateFields.seen);
  cycle = floats(StateFields.cycle);
  lacking = floats(StateFields.lacking);
  byLevel = floats(StateFields.byLevel);
  riskShare = floats(StateFields.riskShare);
  riskTaken = floats(StateFields.riskTaken);
  heard = bytes(StateFields.heard);
  stack = floats(StateFields.stack);
  share = floats(StateFields.share);
  releasedBefore = floats(StateFields.releasedBefore);
  foreseen = floats(StateFields.foreseen);
  lineBefore = floats(StateFields.lineBefore);
  struck = floats(StateFields.struck);
}

export function setNow(step: i32, isHeard: bool): void {
  now = step;
  listens = isHeard;
}

export function setTogether(instant: f64): void {
  together = instant;
}

export function setByTurns(isSo: bool): void {
  byTurns = isSo;
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
export function delayIndex(): Floats {
  return dials.from(7 * cells);
}

// @inline
export function later(): Floats {
  return dials.from(8 * cells);
}

// @inline
export function there(): Floats {
  return dials.from(9 * cells);
}

// @inline
export function cut(): Floats {
  return dials.from(10 * cells);
}

/** The delay of a cell's dwell or service that holds in this step. */
// @inline
export function delayOf(cell: i32): Delay {
  return delayAt(<i32>dials[7 * cells + cell]);
}
