// A piece of an event log, column by column: what the engine announced, in its order, with names for all that has one.

/** As announced (src/simulate/recorder.ts). Edges of grid steps are no events. */
export type EventName = "arrive" | "enter" | "begin" | "leave" | "units" | "departure";

/**
 * Rows 0 … count − 1 are filled, in the order of announcement; what a kind of event does not have is null. Valid until
 * the call that handed them over returns.
 */
export interface EventRows {
  readonly count: number;
  /** days from the first instant of the run */
  readonly timeDays: readonly number[];
  readonly event: readonly EventName[];
  /** who, the same in every run of the model: see PersonNames */
  readonly person: readonly (string | null)[];
  /** the person's class, an index into Program.classNames; -1 without a person */
  readonly caseClass: readonly number[];
  /** persons the record stands for */
  readonly weight: readonly (number | null)[];
  /** entered, served in or left */
  readonly stage: readonly (string | null)[];
  /** enter: the stage before, null from outside */
  readonly from: readonly (string | null)[];
  /** leave: the stage after */
  readonly to: readonly (string | null)[];
  /** leave: see `causeNames` */
  readonly cause: readonly (string | null)[];
  /** leave by a clock: its name */
  readonly clock: readonly (string | null)[];
  /** begin: who serves, null for a door; units and departure: whose */
  readonly resource: readonly (string | null)[];
  /** arrive: part of the initial stock */
  readonly initial: readonly (boolean | null)[];
  /** enter: the stay begins in a line or at a door; leave: was never served, boarded or let in */
  readonly waiting: readonly (boolean | null)[];
  /** days from the first instant. arrive: came into the system; enter, leave: the stay began; begin: the wait began */
  readonly sinceDays: readonly (number | null)[];
  /** units: in use, and there to be used; null when unlimited */
  readonly inUse: readonly (number | null)[];
  readonly present: readonly (number | null)[];
  /** departure: slots offered, slots used, persons left in line */
  readonly offered: readonly (number | null)[];
  readonly used: readonly (number | null)[];
  readonly leftBehind: readonly (number | null)[];
  readonly cancelled: readonly (boolean | null)[];
}

/** What `cause` says, by LeaveCause. */
export const causeNames = ["own end", "stage clock", "cross clock", "full"] as const;
