// Runs of documents as histories of people known by their names, so that two models' runs can be laid side by side.
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { readModel } from "../../src/model/readModel.ts";
import { observe } from "../../src/observe/observe.ts";
import type { People } from "../../src/simulate/people.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";
import type { Engine } from "./engines.ts";

/** One thing that happened to a person: when (grid steps), what, in which stage, and where to. */
export interface Happening {
  readonly time: number;
  readonly kind: "enter" | "begin" | "leave";
  readonly stage: string;
  readonly to: string;
  /** begin and leave: the stay's beginning */
  readonly since: number;
}

export interface History {
  readonly digest: string;
  readonly measures: Readonly<Record<string, number | null>>;
  /** by name of the person: cohort and index */
  readonly people: ReadonlyMap<string, readonly Happening[]>;
  /** each change of units in use: time, resource and how many */
  readonly units: readonly { readonly time: number; readonly resource: string; readonly inUse: number }[];
}

/** @param body a model document after its title */
export function programOf(body: string): Program {
  const text = `pendency: model v1\ntitle: A relation\n${body}`;
  const model = readModel({ path: "relation.yaml", text }, "relation");
  return compile({ model, parameters: [], scenarios: [] }, null, plainly);
}

export function historyOf(program: Program, engine: Engine, replication = 0): History {
  const observer = observe(program, { seriesGroup: "", seriesLevels: [], series: false, waits: false });
  const people = new Map<string, Happening[]>();
  const units: { time: number; resource: string; inUse: number }[] = [];
  const listening = hearHistories(program, people, units);
  engine.simulate(program, { seed: 20261124, replication, recorders: [observer.recorder, listening] });
  const { digest, measures } = observer.result();
  return { digest, measures: Object.fromEntries(measures.map(({ name, value }) => [name, value])), people, units };
}

/** The measures alone, which is quicker. */
export function measuresOf(program: Program, engine: Engine, replication: number): History["measures"] {
  const observer = observe(program, {
    seriesGroup: "",
    seriesLevels: [],
    series: false,
    waits: false,
    digest: false,
  });
  engine.simulate(program, { seed: 20261124, replication, recorders: [observer.recorder] });
  return Object.fromEntries(observer.result().measures.map(({ name, value }) => [name, value]));
}

function hearHistories(
  program: Program,
  people: Map<string, Happening[]>,
  units: { time: number; resource: string; inUse: number }[],
): Recorder {
  let names: People | null = null;
  const lives = new Map<number, Happening[]>();
  const stage = (id: number): string => program.stages[id].name;
  const nothing = (): void => {};
  let now = 0;
  const tell = (person: number, happening: Happening): void => {
    if (happening.time < now) throw new Error(`expected time to go on from ${now}; got ${happening.time}`);
    now = happening.time;
    lives.get(person)!.push(happening);
  };
  return {
    start: nothing,
    attach: (attached) => void (names = attached),
    edge: nothing,
    arrive(_time, person) {
      const name = `${names!.cohortHigh(person)}|${names!.cohortLow(person)}|${names!.indexOf(person)}`;
      if (people.has(name)) throw new Error(`expected one person of a name; got two of ${name}`);
      const life: Happening[] = [];
      people.set(name, life);
      lives.set(person, life);
    },
    enter(time, person, _class, id, _from, _weight, _waiting, since) {
      tell(person, { time, kind: "enter", stage: stage(id), to: "", since });
    },
    begin(time, person, _class, id, _resource, _weight, since) {
      tell(person, { time, kind: "begin", stage: stage(id), to: "", since });
    },
    leave(time, person, _class, id, to, _cause, _clock, _weight, _waiting, since) {
      tell(person, { time, kind: "leave", stage: stage(id), to: stage(to), since });
    },
    units: (time, id, inUse) => void units.push({ time, resource: program.resources[id].name, inUse }),
    departure: nothing,
    finish: nothing,
  };
}
