// Who enters by one entry in one class: with the names it has in this run, and how far it has come. The kernel,
// which AssemblyScript compiles, reads this very file.
import { floats, type Floats, type Ints, type Reals } from "../../quantity/machine.ts";
import type { Entry, Feedback, Initial } from "./known.ts";

type i32 = number;
type f64 = number;

/** A source of arrivals. */
export class Flow {
  readonly entry: Entry;
  readonly caseClass: i32;
  /** its number: place in the order of persons among the sources, by stage, then class */
  readonly place: i32;
  readonly feedback: Feedback | null;
  /** key of each month's cohort, two words each */
  readonly monthKeys: Ints;
  /** monthly: each month's common factor */
  readonly monthFactors: Reals;
  /** exact: key of each period, two words each */
  readonly periodKeys: Ints;
  /** every: the key that gaps are drawn with */
  readonly gapHigh: i32;
  readonly gapLow: i32;
  month: i32 = 0;
  keyHigh: i32 = 0;
  keyLow: i32 = 0;
  /** instants so far, and persons so far, in this month's cohort */
  instants: i32 = 0;
  persons: i32 = 0;
  /** grid steps, not rounded to the time grid: up to where the accumulated rate has been used */
  position: f64 = 0;
  /** monthly: the month's common factor */
  factor: f64 = 1;
  /** with feedback: what the accumulated rate still lacks until the next arrival, and the rate of this step */
  lacking: f64 = 0;
  rate: f64 = 0;
  isPending: boolean = false;
  /** exact: sorted instants of the period that has begun, and how many of them have come */
  period: i32 = -1;
  instantsOfPeriod: Floats = floats(0);
  come: i32 = 0;
  /** every: gaps so far in the whole run */
  gaps: i32 = 0;

  constructor(
    entry: Entry,
    caseClass: i32,
    place: i32,
    monthKeys: Ints,
    monthFactors: Reals,
    periodKeys: Ints,
    gapHigh: i32,
    gapLow: i32,
  ) {
    this.entry = entry;
    this.caseClass = caseClass;
    this.place = place;
    this.feedback = entry.feedback.length > 0 ? entry.feedback[caseClass] : null;
    this.monthKeys = monthKeys;
    this.monthFactors = monthFactors;
    this.periodKeys = periodKeys;
    this.gapHigh = gapHigh;
    this.gapLow = gapLow;
  }
}

/** Who is there at the first instant. */
export class InitialSource {
  readonly initial: Initial;
  readonly caseClass: i32;
  readonly keyHigh: i32;
  readonly keyLow: i32;

  constructor(initial: Initial, caseClass: i32, keyHigh: i32, keyLow: i32) {
    this.initial = initial;
    this.caseClass = caseClass;
    this.keyHigh = keyHigh;
    this.keyLow = keyLow;
  }
}
