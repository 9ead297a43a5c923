// Whom the rules announce to: src/simulate/recorder.ts. How many persons a record stands for, listeners outside
// find by its class.
import {
  announceArrive,
  announceBegin,
  announceDeparture,
  announceEdge,
  announceEnter,
  announceLeave,
  announceUnits,
} from "./announce.ts";

export type LeaveCause = i32;

// @unmanaged
export class Recorder {
  // @inline
  edge(step: f64): void {
    announceEdge(step);
  }

  // @inline
  arrive(time: f64, person: i32, caseClass: i32, stage: i32, weight: f64, initial: bool, age: f64): void {
    announceArrive(time, person, caseClass, stage, weight, initial, age);
  }

  // @inline
  enter(time: f64, person: i32, caseClass: i32, stage: i32, from: i32, weight: f64, waiting: bool, since: f64): void {
    announceEnter(time, person, caseClass, stage, from, weight, waiting, since);
  }

  // @inline
  begin(time: f64, person: i32, caseClass: i32, stage: i32, resource: i32, weight: f64, since: f64): void {
    announceBegin(time, person, caseClass, stage, resource, weight, since);
  }

  // @inline
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
    announceLeave(time, person, caseClass, stage, to, cause, clock, weight, waiting, since);
  }

  // @inline
  units(time: f64, resource: i32, inUse: f64, present: f64): void {
    announceUnits(time, resource, inUse, present);
  }

  // @inline
  departure(time: f64, resource: i32, offered: f64, used: f64, leftBehind: f64, cancelled: bool, kept: f64): void {
    announceDeparture(time, resource, offered, used, leftBehind, cancelled, kept);
  }
}
