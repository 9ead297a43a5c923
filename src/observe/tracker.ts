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
  departure?(time: number, resource: ResourceId, offered: number, used: number, leftBehind: number): void;
  finish?(time: number): void;
  result(): MeasureValue;
}

/**
 * Whether an event counts in the measure's window: from is included, to is not. The run's own last instant belongs to
 * a window that ends with the run, so that flows over the whole run add up to the stocks at its end.
 */
export function windowOf(measure: MeasureProgram, program: Program): { readonly from: number; readonly to: number } {
  const toRunEnd = measure.to >= program.time.steps;
  return { from: measure.from, to: toRunEnd ? Infinity : measure.to };
}

/** A measure that was never counted for persons or waits. */
export function plainValue(measure: MeasureProgram, value: number | null): MeasureValue {
  const finite = value !== null && Number.isFinite(value) ? value : null;
  return { name: measure.name, value: finite, unit: measure.unit, count: null, stillWaiting: null };
}
