// What a measure listens to: only the stages and resources it needs, so that forty measures cost little.
import type { MeasureProgram, Program, ResourceId, StageId } from "../../../src/compile/program.ts";
import type { LeaveCause } from "../../../src/simulate/recorder.ts";
import { tallyOf } from "../../../src/observe/durationValue.ts";
import { measureValue } from "../../../src/observe/measureValue.ts";
import type { MeasureValue } from "../../../src/observe/observation.ts";

/** 1 for each stage whose events of that kind the measure wants; null for none. [stage] */
export interface Hears {
  readonly enter: Uint8Array | null;
  readonly begin: Uint8Array | null;
  readonly leave: Uint8Array | null;
  /** [resource] */
  readonly resources: Uint8Array | null;
}

/** One measure under way. Calls it does not hear never come. Arguments as in `Recorder`, with what it leaves open. */
export interface Tracker {
  readonly hears: Hears;
  /** `initial`: the person was there before the run, and did not enter */
  enter?(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    from: StageId,
    weight: number,
    waiting: boolean,
    since: number,
    initial: boolean,
  ): void;
  /** the wait is over: served, boarded, or let in where nothing but the door is waited for */
  begin?(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    resource: ResourceId,
    weight: number,
    since: number,
    wasWaiting: boolean,
  ): void;
  leave?(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    to: StageId,
    cause: LeaveCause,
    clock: number,
    weight: number,
    wasWaiting: boolean,
    since: number,
  ): void;
  units?(time: number, resource: ResourceId, inUse: number, present: number): void;
  /** slots brought are each departure's own, counted once; `carries`: somebody sits in one of them */
  departure?(
    time: number,
    resource: ResourceId,
    brought: number,
    used: number,
    leftBehind: number,
    carries: boolean,
  ): void;
  finish?(time: number): void;
  result(): MeasureValue;
}

/**
 * An event counts from the window's first instant up to, not including, its last. Those at the instant at which a run
 * ends belong to no window: a month has the same figures in a run that ends with it and in a longer one.
 */
export function windowOf(measure: MeasureProgram, program: Program): { readonly from: number; readonly to: number } {
  return { from: measure.from, to: Math.min(measure.to, program.time.steps) };
}

/** What a measure counted, and nothing of the rest. */
export function valueOf(measure: MeasureProgram, program: Program, counted: Partial<Counted>): MeasureValue {
  return measureValue(measure, program, { ...nothing, tally: tallyOf(measure.statistic), ...counted });
}

type Counted = Parameters<typeof measureValue>[2];

const nothing: Omit<Counted, "tally"> = {
  total: 0,
  there: 0,
  used: 0,
  offered: 0,
  overtime: 0,
  cost: 0,
  overtimeCost: 0,
  idleCost: 0,
  left: 0,
  departures: 0,
};
