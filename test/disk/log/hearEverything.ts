// A listener that keeps every call as it came: what a log has to say again.
import type { Program } from "../../../src/compile/program.ts";
import type { People } from "../../../src/simulate/people.ts";
import type { Recorder } from "../../../src/simulate/recorder.ts";

export interface Heard {
  readonly call: "arrive" | "enter" | "begin" | "leave" | "units" | "departure";
  readonly time: number;
  /** the engine's name of the person: cohort and index; null where nobody is meant */
  readonly who: string | null;
  readonly caseClass: number;
  readonly weight: number | null;
  /** the other arguments by what they are called in Recorder */
  readonly more: Readonly<Record<string, number | boolean>>;
}

export function hearEverything(): { readonly recorder: Recorder; readonly heard: readonly Heard[] } {
  const heard: Heard[] = [];
  let people: People;
  const who = (person: number): string =>
    [people.cohortHigh(person), people.cohortLow(person), people.indexOf(person)].map((word) => word >>> 0).join(":");
  const recorder: Recorder = {
    start(_program: Program) {},
    attach(attached) {
      people = attached;
    },
    edge() {},
    arrive: (time, person, caseClass, stage, weight, initial, age) =>
      void heard.push({ call: "arrive", time, who: who(person), caseClass, weight, more: { stage, initial, age } }),
    enter: (time, person, caseClass, stage, from, weight, waiting, since) =>
      void heard.push({
        call: "enter",
        time,
        who: who(person),
        caseClass,
        weight,
        more: { stage, from, waiting, since },
      }),
    begin: (time, person, caseClass, stage, resource, weight, since) =>
      void heard.push({ call: "begin", time, who: who(person), caseClass, weight, more: { stage, resource, since } }),
    leave: (time, person, caseClass, stage, to, cause, clock, weight, waiting, since) =>
      void heard.push({
        call: "leave",
        time,
        who: who(person),
        caseClass,
        weight,
        more: { stage, to, cause, clock, waiting, since },
      }),
    units: (time, resource, inUse, present) =>
      void heard.push({
        call: "units",
        time,
        who: null,
        caseClass: -1,
        weight: null,
        more: { resource, inUse, present },
      }),
    departure: (time, resource, offered, used, leftBehind, cancelled) =>
      void heard.push({
        call: "departure",
        time,
        who: null,
        caseClass: -1,
        weight: null,
        more: { resource, offered, used, leftBehind, cancelled },
      }),
    finish() {},
  };
  return { recorder, heard };
}
