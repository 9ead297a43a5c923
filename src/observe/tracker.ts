// What a measure listens to: only the stages and resources it needs, so that forty measures cost little.
import type { MeasureProgram, Program, ResourceId, StageId } from "../compile/program.ts";
import type { LeaveCause } from "../simulate/recorder.ts";
import type { MeasureValue } from "./observation.ts";

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

/** A measure that was never counted for persons or waits. */
export function plainValue(measure: MeasureProgram, value: number | null): MeasureValue {
  const finite = value !== null && Number.isFinite(value) ? value : null;
  return { name: measure.name, value: finite, unit: measure.unit, count: null, stillWaiting: null };
}
