// What happens is told to the observers inside the kernel, and written down in records of 40 bytes for those
// outside; when the sheet is full, at every edge and at the end, the host reads it
// (src/simulate/fast/announcements.ts) and hands each on. What no listener asked for is not written.
import {
  Announcement,
  ARRIVE,
  BEGIN,
  DEPARTURE,
  EDGE,
  ENTER,
  LEAVE,
  UNITS,
} from "../../src/simulate/image/contract.ts";
import { isObserving, observeEdge, observing } from "./observers.ts";
import { numberOf, recycleRows } from "./people.ts";

/** The host reads the records from 0 up to `count`. */
// @external("host", "read")
declare function read(count: i32): void;

const ROOM: i32 = 16384;

let sheet: usize = 0;
let written: i32 = 0;
let next: usize = 0;
/** bit k: records of kind k are wanted */
let wanted: i32 = 0;

export function prepareSheet(kinds: i32): usize {
  wanted = kinds;
  // nothing is ever written of what nobody wants
  sheet = kinds == 0 ? 0 : heap.alloc(<usize>ROOM * Announcement.bytes);
  next = sheet;
  return sheet;
}

/** Hands over what has been written. */
export function handOver(): void {
  if (written > 0) read(written);
  written = 0;
  next = sheet;
}

// @inline
function isWanted(kind: i32): bool {
  return (wanted & (1 << kind)) != 0;
}

// @inline
function write(
  kind: i32,
  flag: i32,
  time: f64,
  second: f64,
  person: i32,
  caseClass: i32,
  stage: i32,
  other: i32,
  clock: i32,
): void {
  const at = next;
  store<f64>(at, time, Announcement.time);
  store<f64>(at, second, Announcement.second);
  store<i32>(at, person, Announcement.person);
  store<i32>(at, kind | (flag << 8) | (caseClass << 16), Announcement.packed);
  store<i32>(at, (stage & 0xffff) | (other << 16), Announcement.places);
  store<i32>(at, clock, Announcement.clock);
  next = at + Announcement.bytes;
  if (++written == ROOM) handOver();
}

export type LeaveCause = i32;

/** Whom the rules announce to: src/simulate/recorder.ts. What a record weighs, listeners outside find by its class. */
// @unmanaged
export class Recorder {
  edge(step: f64): void {
    if (isObserving) observeEdge(step);
    // rows of those who have left are used again from here on, so that names on the sheet, and ties within a
    // step, are true
    handOver();
    recycleRows();
    if (isWanted(EDGE)) write(EDGE, 0, step, 0, 0, 0, 0, 0, 0);
  }

  arrive(time: f64, person: i32, caseClass: i32, stage: i32, weight: f64, initial: bool, age: f64): void {
    if (isObserving) observing.arrive(time, person, caseClass, stage, weight, initial == true, age);
    if (isWanted(ARRIVE)) write(ARRIVE, initial ? 1 : 0, time, age, numberOf(person), caseClass, stage, 0, 0);
  }

  enter(time: f64, person: i32, caseClass: i32, stage: i32, from: i32, weight: f64, waiting: bool, since: f64): void {
    if (isObserving) observing.enter(time, person, caseClass, stage, from, weight, waiting == true, since);
    if (isWanted(ENTER)) write(ENTER, waiting ? 1 : 0, time, since, numberOf(person), caseClass, stage, from, 0);
  }

  begin(time: f64, person: i32, caseClass: i32, stage: i32, resource: i32, weight: f64, since: f64): void {
    if (isObserving) observing.begin(time, person, caseClass, stage, resource, weight, since);
    if (isWanted(BEGIN)) write(BEGIN, 0, time, since, numberOf(person), caseClass, stage, resource, 0);
  }

  leave(
    time: f64,
    person: i32,
    caseClass: i32,
    stage: i32,
    to: i32,
    cause: LeaveCause,
    clock: i32,
    weight: f64,
    waiting: bool,
    since: f64,
  ): void {
    if (isObserving) observing.leave(time, person, caseClass, stage, to, cause, clock, weight, since);
    if (isWanted(LEAVE))
      write(LEAVE, (waiting ? 1 : 0) | (cause << 1), time, since, numberOf(person), caseClass, stage, to, clock);
  }

  units(time: f64, resource: i32, inUse: f64, present: f64): void {
    if (isObserving) observing.units(time, resource, inUse, present);
    if (!isWanted(UNITS)) return;
    store<f64>(next, present, Announcement.more);
    write(UNITS, 0, time, inUse, 0, 0, resource, 0, 0);
  }

  departure(time: f64, resource: i32, offered: f64, used: f64, leftBehind: f64, cancelled: bool, kept: f64): void {
    if (isObserving) observing.departure(time, resource, offered, used, leftBehind, kept);
    if (!isWanted(DEPARTURE)) return;
    store<f64>(next, leftBehind, Announcement.more);
    write(DEPARTURE, cancelled ? 1 : 0, time, offered, <i32>used, 0, resource, 0, <i32>kept);
  }
}
