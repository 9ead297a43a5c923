// All measures of a run: each event is handed only to the measures that asked for its stage.
import type { MeasureProgram, Program, ResourceId, StageId } from "../../../src/compile/program.ts";
import type { LeaveCause } from "../../../src/simulate/recorder.ts";
import { ageMeasure } from "./ageMeasure.ts";
import { flowMeasure } from "./flowMeasure.ts";
import type { MeasureValue } from "../../../src/observe/observation.ts";
import { resourceMeasure } from "./resourceMeasure.ts";
import { shareMeasure } from "./shareMeasure.ts";
import { sojournMeasure } from "./sojournMeasure.ts";
import { stockMeasure } from "./stockMeasure.ts";
import { waitMeasure } from "./waitMeasure.ts";
import type { Hears, Tracker } from "./tracker.ts";

export class Measures {
  readonly #trackers: readonly Tracker[];
  /** [stage] */
  readonly #onEnter: readonly (readonly Tracker[])[];
  readonly #onBegin: readonly (readonly Tracker[])[];
  readonly #onLeave: readonly (readonly Tracker[])[];
  /** [resource] */
  readonly #onResource: readonly (readonly Tracker[])[];

  constructor(program: Program) {
    this.#trackers = program.measures.map((measure) => trackerOf(measure, program));
    const listeners = (what: keyof Hears, count: number) =>
      Array.from({ length: count }, (_, index) => this.#trackers.filter((one) => one.hears[what]?.[index] === 1));
    this.#onEnter = listeners("enter", program.stages.length);
    this.#onBegin = listeners("begin", program.stages.length);
    this.#onLeave = listeners("leave", program.stages.length);
    this.#onResource = listeners("resources", program.resources.length);
  }

  enter(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    from: StageId,
    weight: number,
    waiting: boolean,
    since: number,
    initial: boolean,
  ): void {
    for (const one of this.#onEnter[stage]) {
      one.enter?.(time, person, caseClass, stage, from, weight, waiting, since, initial);
    }
  }

  begin(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    resource: ResourceId,
    weight: number,
    since: number,
    wasWaiting: boolean,
  ): void {
    for (const one of this.#onBegin[stage]) {
      one.begin?.(time, person, caseClass, stage, resource, weight, since, wasWaiting);
    }
  }

  leave(
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
  ): void {
    for (const one of this.#onLeave[stage]) {
      one.leave?.(time, person, caseClass, stage, to, cause, clock, weight, wasWaiting, since);
    }
  }

  units(time: number, resource: ResourceId, inUse: number, present: number): void {
    for (const one of this.#onResource[resource]) one.units?.(time, resource, inUse, present);
  }

  departure(
    time: number,
    resource: ResourceId,
    brought: number,
    used: number,
    leftBehind: number,
    carries: boolean,
  ): void {
    for (const one of this.#onResource[resource]) one.departure?.(time, resource, brought, used, leftBehind, carries);
  }

  finish(time: number): void {
    for (const one of this.#trackers) one.finish?.(time);
  }

  /** In the order of `program.measures`. */
  result(): MeasureValue[] {
    return this.#trackers.map((one) => one.result());
  }
}

function trackerOf(measure: MeasureProgram, program: Program): Tracker {
  switch (measure.kind) {
    case "stock":
    case "waiting":
      return stockMeasure(measure, program);
    case "entries":
    case "moves":
    case "boardings":
    case "strikes":
      return flowMeasure(measure, program);
    case "wait":
      return waitMeasure(measure, program);
    case "sojourn":
      return sojournMeasure(measure, program);
    case "age":
      return ageMeasure(measure, program);
    case "share":
      return shareMeasure(measure, program);
    case "utilisation":
    case "overtime":
    case "cost":
    case "leftBehind":
      return resourceMeasure(measure, program);
  }
}
