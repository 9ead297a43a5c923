// Departures of one resource. The kernel, which AssemblyScript compiles, reads this very file.
import type { Resource } from "./known.ts";

type i32 = number;
type f64 = number;

export class Timetable {
  readonly resource: i32;
  /** departures so far */
  made: i32 = 0;
  next: f64;
  /** slots kept from earlier departures; below zero, a debt of seats that a record of many persons left behind */
  carried: f64 = 0;
  /**
   * with feedback: the rate of this step, up to where it has been used, and what is lacking until the next
   * departure
   */
  rate: f64 = 0;
  position: f64 = 0;
  lacking: f64 = 1;

  constructor(resource: i32, info: Resource) {
    this.resource = resource;
    this.next = info.departures.length > 0 ? info.departures[0] : Infinity;
  }
}
