// Everything two engines announce in one run, line by line, with people by their names: what they must agree on.
import type { Program } from "../../../src/compile/program.ts";
import type { simulate } from "../../../src/simulate/individual/run.ts";
import type { People } from "../../../src/simulate/people.ts";
import type { Recorder } from "../../../src/simulate/recorder.ts";

export interface Trace {
  readonly lines: readonly string[];
  /** how many events and persons, or the words of the error that stopped the run */
  readonly outcome: string;
}

export function traceOf(program: Program, engine: typeof simulate, seed: number): Trace {
  const lines: string[] = [];
  let people: People | null = null;
  const nameOf = (person: number): string =>
    `${people!.cohortHigh(person) >>> 0}.${people!.cohortLow(person) >>> 0}.${people!.indexOf(person)}`;
  const ofPerson =
    (kind: string) =>
    (time: number, person: number, ...rest: readonly (number | boolean)[]): void => {
      lines.push([kind, time, nameOf(person), ...rest].join(" "));
    };
  const recorder: Recorder = {
    start() {},
    attach(attached) {
      people = attached;
    },
    edge: (step) => lines.push(`edge ${step}`),
    arrive: ofPerson("arrive"),
    enter: ofPerson("enter"),
    begin: ofPerson("begin"),
    leave: ofPerson("leave"),
    units: (...all) => lines.push(`units ${all.join(" ")}`),
    departure: (...all) => lines.push(`departure ${all.join(" ")}`),
    finish: (time) => lines.push(`finish ${time}`),
  };
  try {
    const { events, persons } = engine(program, { seed, replication: 3, recorders: [recorder] });
    return { lines, outcome: `${events} events, ${persons} persons` };
  } catch (error) {
    // a run that is refused leaves nothing to compare but the reason
    return { lines: [], outcome: String(error) };
  }
}

/** The first place where two traces differ, in words; null when they are the same. */
export function differenceOf(one: Trace, other: Trace): string | null {
  if (one.outcome !== other.outcome) return `${one.outcome} / ${other.outcome}`;
  for (let i = 0; i < Math.max(one.lines.length, other.lines.length); i++) {
    if (one.lines[i] !== other.lines[i]) return `announcement ${i}: ${one.lines[i]} / ${other.lines[i]}`;
  }
  return null;
}
