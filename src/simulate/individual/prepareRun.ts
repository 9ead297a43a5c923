// The state of a run before its first instant.
import type { Program } from "../../compile/program.ts";
import type { Ints } from "../../quantity/machine.ts";
import type { Key } from "../../random/nameKey.ts";
import { Stream } from "../../random/stream.ts";
import { NO_EVENT, SLOTS } from "../codes.ts";
import type { Recorder } from "../recorder.ts";
import { byName } from "./byName.ts";
import { Months } from "./cohorts.ts";
import { findNext } from "./departures.ts";
import { EventCalendar } from "./eventCalendar.ts";
import { Flow, InitialSource } from "./flow.ts";
import { crossClock, knownEntry, knownHolds, knownResource, knownStage } from "./knownOf.ts";
import { Line } from "./line.ts";
import { Numbers } from "./numbers.ts";
import { PeopleStore } from "./peopleStore.ts";
import { RandomOrder } from "./randomOrder.ts";
import { emptySums } from "./routes.ts";
import { readerOf, samplingOf } from "./sampling.ts";
import { arrivalSources, flowNames, initialName, initialSources, monthFactors, ranksPerMonth } from "./sources.ts";
import type { RunState } from "./state.ts";
import { Timetable } from "./timetable.ts";
import { UnitAccount } from "./unitAccount.ts";

export function prepareRun(program: Program, seed: number, replication: number, recorder: Recorder): RunState {
  const count = program.resources.length;
  const curves = readerOf(program.curves);
  const revisited = program.stages.flatMap((stage, id) => (stage.revisited ? [id] : []));
  const people = new PeopleStore(program.crossClocks.length, revisited.length);
  const stream = new Stream(seed, replication);
  const stages = program.stages.map((_, id) => knownStage(program, id, revisited.indexOf(id)));
  const resources = program.resources.map((resource, r) =>
    knownResource(resource, linesOf(program, people, stream, r)),
  );
  const run: RunState = {
    program,
    steps: program.time.steps,
    classCount: program.classCount,
    groupCount: program.groups.length,
    classLevels: Int32Array.from(program.classLevels),
    weights: program.weights,
    hasWeights: mostWeight(program) > 1,
    eras: program.eras,
    monthEdges: new Months(program).edges,
    stages,
    resources,
    resourcesByName: Int32Array.from(byName(program.resources)),
    holds: knownHolds(program),
    crossClocks: program.crossClocks.map(crossClock),
    ranksPerMonth: ranksPerMonth(program),
    initialSources: initialSources(program).map((source) => {
      const { high, low } = stream.keyOf(initialName(program, source));
      return new InitialSource(program.initial[source.entry], source.caseClass, high, low);
    }),
    flows: flowsOf(program, stream),
    timetables: byName(program.resources).flatMap((r) => {
      if (resources[r].kind !== SLOTS) return [];
      const { high, low } = stream.keyOf(program.resources[r].key);
      return [new Timetable(r, resources[r], high, low)];
    }),
    stream,
    recorder,
    curves,
    ...samplingOf(program, curves),
    people,
    calendar: new EventCalendar(people, program.time.steps),
    routeSums: stages.map(emptySums),
    population: new Float64Array(stages.length),
    present: new Float64Array(count),
    inUse: new Float64Array(count),
    waiting: new Float64Array(count),
    settled: new Float64Array(count),
    account: new UnitAccount(count),
    placing: false,
    freed: -1,
    setFree: new Numbers(),
    taken: new Numbers(),
    nextPlace: -1,
    nextDeparture: Infinity,
    clockTime: Infinity,
    clockCode: NO_EVENT,
    foundFor: -1,
    foundBegun: false,
    now: 0,
    events: 0,
    persons: 0,
  };
  findNext(run);
  return run;
}

const mostWeight = ({ weights }: Program): number => weights.reduce((most, weight) => Math.max(most, weight), 1);

function linesOf(program: Program, people: PeopleStore, stream: Stream, resource: number): Line[] {
  const { oneGroup, discipline, key, priority } = program.resources[resource];
  const { high, low } = stream.keyOf(key);
  const ranks = priority.reduce((most, rank) => Math.max(most, rank + 1), 1);
  const orderOf = (line: number): RandomOrder => {
    const entries = Array.from({ length: ranks }, () => new Numbers());
    return new RandomOrder(people, stream, program.weights, mostWeight(program), entries, high, low, line);
  };
  return Array.from(
    { length: oneGroup < 0 ? 1 : program.groups[oneGroup].levels.length },
    (_, line) => new Line(people, discipline === "random" ? orderOf(line) : null),
  );
}

function flowsOf(program: Program, stream: Stream): Flow[] {
  const months = new Months(program);
  const entries = program.arrivals.map(knownEntry);
  const factors = program.arrivals.map((entry) =>
    entry.kind === "monthly" ? monthFactors(program, stream, entry) : [],
  );
  const wordsOf = (names: readonly Key[]): Ints =>
    Int32Array.from(names.map((name) => stream.keyOf(name)).flatMap(({ high, low }) => [high, low]));
  return arrivalSources(program).map((source) => {
    const { entry, caseClass, place } = source;
    const names = flowNames(program, months, source);
    const { high, low } = stream.keyOf(names.gaps);
    const ofMonths = wordsOf(names.months);
    return new Flow(entries[entry], caseClass, place, ofMonths, factors[entry], wordsOf(names.periods), high, low);
  });
}
