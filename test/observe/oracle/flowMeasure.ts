// Events counted in a window: entries into stages, moves along one path, boardings of one route, strikes of a clock.
import type { MeasureProgram, Program } from "../../../src/compile/program.ts";
import { leaveCauses } from "../../../src/simulate/recorder.ts";
import { valueOf, windowOf, type Hears, type Tracker } from "./tracker.ts";

/** The same person may be counted twice: these are events, not people. The initial stock did not enter. */
export function flowMeasure(measure: MeasureProgram, program: Program): Tracker {
  const { from, to } = windowOf(measure, program);
  const { stages, classes } = measure;
  let events = 0;

  const count = (time: number, caseClass: number, weight: number): void => {
    if (time >= from && time < to && classes[caseClass] === 1) events += weight;
  };
  const silent: Hears = { enter: null, begin: null, leave: null, resources: null };
  const result = () => valueOf(measure, program, { total: events });

  switch (measure.kind) {
    case "entries":
      return {
        hears: { ...silent, enter: stages },
        enter(time, _person, caseClass, _stage, _from, weight, _waiting, _since, initial) {
          if (!initial) count(time, caseClass, weight);
        },
        result,
      };
    case "moves":
      return {
        hears: { ...silent, leave: stages },
        leave(time, _person, caseClass, _stage, toStage, _cause, _clock, weight) {
          if (toStage === measure.toStage) count(time, caseClass, weight);
        },
        result,
      };
    case "boardings":
      return {
        hears: { ...silent, begin: stages },
        begin(time, _person, caseClass, _stage, resource, weight) {
          if (resource >= 0 && measure.resources[resource] === 1) count(time, caseClass, weight);
        },
        result,
      };
    default: {
      const strikes = strikesOf(measure);
      return {
        hears: {
          ...silent,
          leave: Uint8Array.from(program.stages, (_, stage) => (strikes.mayStrikeIn(stage) ? 1 : 0)),
        },
        leave(time, _person, caseClass, stage, _to, cause, clock, weight) {
          if (strikes.isStrike(stage, cause, clock)) count(time, caseClass, weight);
        },
        result,
      };
    }
  }
}

function strikesOf(measure: MeasureProgram) {
  const { crossClock, stageClocks } = measure;
  return {
    mayStrikeIn: (stage: number) => crossClock >= 0 || stageClocks.some((one) => one.stage === stage),
    isStrike(stage: number, cause: number, clock: number): boolean {
      if (cause === leaveCauses.crossClock) return crossClock >= 0 && clock === crossClock;
      if (cause !== leaveCauses.stageClock) return false;
      for (const one of stageClocks) if (one.stage === stage && one.clock === clock) return true;
      return false;
    },
  };
}
