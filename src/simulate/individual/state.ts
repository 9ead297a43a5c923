// Everything one run changes, in one place, and the lookups made once from the Program. The verbs are in the
// files beside.
import type { ByClass, Program, ResourceId, StageId } from "../../compile/program.ts";
import type { Key } from "../../random/nameKey.ts";
import { purposes } from "../../random/purposes.ts";
import type { ShapeTable } from "../../random/shapeTable.ts";
import { Stream } from "../../random/stream.ts";
import type { Recorder } from "../recorder.ts";
import type { CurveReader } from "./curveReader.ts";
import { EventCalendar } from "./eventCalendar.ts";
import { Line } from "./line.ts";
import { PeopleStore } from "./peopleStore.ts";
import { RandomOrder } from "./randomOrder.ts";
import type { Sampler } from "./sampler.ts";
import { readerOf, samplingOf } from "./sampling.ts";
import { UnitAccount } from "./unitAccount.ts";
import { ROW32, column32 } from "../people.ts";

/**
 * What a person's pending event is. From `stageClock` on: that clock of the stage; below 0: −1 − clock across stages;
 * from `arrival` on: the arrival of that source; from `follower` on: of somebody who comes in the same batch.
 */
export const eventCodes = { none: 0, ownEnd: 1, stageClock: 2, arrival: 1 << 20, follower: 1 << 24 } as const;

/** A clock that can end a stay in a stage: of the stage, or across stages. */
export interface ClockAtStage {
  readonly isCross: boolean;
  /** index into the stage's clocks, or into Program.crossClocks */
  readonly index: number;
  readonly key: Key;
  readonly after: ByClass | null;
  readonly rate: ByClass | null;
  readonly whileWaiting: boolean;
}

/** What the engine asks about a stage again and again. */
interface StageLookup {
  /** every clock that can strike here, alphabetically: the tie rule */
  readonly clocks: readonly ClockAtStage[];
  /** at least one of them runs only while people wait, and another one all the time */
  readonly clocksAfterBegin: boolean;
  /** clocks across stages that start here, or are void here */
  readonly starts: readonly number[];
  readonly voids: readonly number[];
  /** place among the stages that can be visited again; −1 */
  readonly stayCounter: number;
  /** holds whose span includes the stage, by name */
  readonly holds: readonly number[];
}

export interface RunState {
  readonly program: Program;
  readonly steps: number;
  readonly stream: Stream;
  readonly recorder: Recorder;
  readonly curves: CurveReader;
  /** [SamplerId] */
  readonly samplers: readonly Sampler[];
  /** for rates that add up: −log(1 − u), as a table */
  readonly unitExponential: ShapeTable;
  readonly people: PeopleStore;
  readonly calendar: EventCalendar;
  readonly stages: readonly StageLookup[];
  /** the order in which resources act when several act at one instant: by name */
  readonly resourcesByName: readonly ResourceId[];
  /** [resource], then one line, or one for each level of the group a departure carries alone */
  readonly lines: readonly (readonly Line[])[];
  /** persons in each stage, waiting or served; [stage] */
  readonly population: Float64Array;
  /** [resource]: units there are; in use or held; persons in line */
  readonly present: Float64Array;
  readonly inUse: Float64Array;
  readonly waiting: Float64Array;
  /** keeps weighted records from using more or less of servers and held units than there is; null when everybody counts one */
  readonly account: UnitAccount | null;
  /** true while the initial stock is put in its places: nobody begins until all are there */
  placing: boolean;
  /** the resource of which the person now moving has freed a server; −1 */
  freed: ResourceId;
  /** resources of which held units have been set free and not yet been offered to those at the door, in that order */
  readonly setFree: ResourceId[];
  /** what `findClock` found: when, and the event's code */
  clockTime: number;
  clockCode: number;
  /** the instant the run has come to */
  now: number;
  events: number;
  persons: number;
}

export function prepareRun(program: Program, seed: number, replication: number, recorder: Recorder): RunState {
  const steps = program.time.steps;
  const resources = program.resources.length;
  const curves = readerOf(program.curves);
  const revisited = program.stages.flatMap((stage, id) => (stage.revisited ? [id] : []));
  const people = new PeopleStore(program.crossClocks.length, revisited.length);
  const stream = new Stream(seed, replication);
  return {
    program,
    steps,
    stream,
    recorder,
    curves,
    ...samplingOf(program, curves),
    people,
    calendar: new EventCalendar(people, steps),
    stages: program.stages.map((_, id) => stageLookup(program, id, revisited.indexOf(id))),
    resourcesByName: byName(program.resources),
    lines: program.resources.map(({ oneGroup, discipline, key }) => {
      const ofRun = stream.keyOf(key);
      return Array.from({ length: oneGroup < 0 ? 1 : program.groups[oneGroup].levels.length }, (_, line) => {
        const isRandom = discipline === "random";
        return new Line(people, isRandom ? new RandomOrder(people, stream, ofRun, line, program.weights) : null);
      });
    }),
    population: new Float64Array(program.stages.length),
    present: new Float64Array(resources),
    inUse: new Float64Array(resources),
    waiting: new Float64Array(resources),
    account: program.weights.some((weight) => weight > 1) ? new UnitAccount(resources) : null,
    placing: false,
    freed: -1,
    setFree: [],
    clockTime: Infinity,
    clockCode: eventCodes.none,
    now: 0,
    events: 0,
    persons: 0,
  };
}

/** Indices in the order of the names, code unit by code unit, so that the order of a document is free. */
export function byName(named: readonly { readonly name: string }[]): number[] {
  return named
    .map((_, index) => index)
    .toSorted((a, b) => (named[a].name < named[b].name ? -1 : named[a].name > named[b].name ? 1 : a - b));
}

/** @param stayCounter place among the stages that can be visited again; −1 */
export function stageLookup(program: Program, stage: StageId, stayCounter: number): StageLookup {
  const own = program.stages[stage].clocks.map((clock, index) => ({ ...clock, index, isCross: false }));
  const across = program.crossClocks
    .map((clock, index) => ({ ...clock, index, isCross: true, whileWaiting: false }))
    .filter((clock) => clock.strikesIn[stage] === 1);
  const clocks = [...own, ...across];
  const which = (test: (clock: (typeof program.crossClocks)[number]) => boolean): number[] =>
    program.crossClocks.flatMap((clock, index) => (test(clock) ? [index] : []));
  const isOutcome = program.stages[stage].kind === "outcome";
  return {
    clocks: byName(clocks).map((i) => clocks[i]),
    clocksAfterBegin: clocks.some((clock) => !clock.whileWaiting),
    starts: which((clock) => clock.starts === stage),
    voids: which((clock) => clock.voidIn[stage] === 1 || isOutcome),
    stayCounter,
    holds: byName(program.holds).filter((hold) => program.holds[hold].span[stage] === 1),
  };
}

/** Number of the present stay among the person's stays in this stage; 0 where nobody can come back. */
export function occurrenceOf(run: RunState, person: number, stage: StageId): number {
  const counter = run.stages[stage].stayCounter;
  return counter < 0 ? 0 : run.people.earlierStays(person, counter);
}

/** The person's draw for a purpose of a named thing (a clock, say) in the present stay. */
export function draw(run: RunState, person: number, key: Key, purpose: number, occurrence: number): number {
  callFor(run, person, key, purpose, occurrence);
  return run.stream.both();
}

/** Which of the two numbers of a stay's one call decides what. */
export const stayWords = { time: 0, route: 1 } as const;

/** How long the present stay takes, or where it leads: two numbers of one call. */
export function drawOfStay(run: RunState, person: number, stage: StageId, word: number): number {
  callFor(run, person, run.program.stages[stage].key, purposes.stay, occurrenceOf(run, person, stage));
  return run.stream.oneOfTwo(word);
}

function callFor(run: RunState, person: number, key: Key, purpose: number, occurrence: number): void {
  const { people } = run;
  run.stream.call(
    people.narrow[person * ROW32 + column32.cohortHigh] ^ key.high,
    people.narrow[person * ROW32 + column32.cohortLow] ^ key.low,
    people.narrow[person * ROW32 + column32.index],
    purpose,
    occurrence,
  );
}

/** The entry of a value by class that holds for this person. */
export function forPerson(run: RunState, byClass: ByClass, person: number): number {
  const { people } = run;
  return byClass[
    people.narrow[person * ROW32 + column32.era] * run.program.classCount +
      people.narrow[person * ROW32 + column32.caseClass]
  ];
}

/** Units nobody uses. Less than none while a record of many persons uses what was left (see `hasUnitsFor`). */
export function freeUnits(run: RunState, resource: ResourceId): number {
  return run.present[resource] - run.inUse[resource];
}

/** To be called before units in use, present or waiting change. */
export function keepAccount(run: RunState, resource: ResourceId, time: number): void {
  if (resource >= 0)
    run.account?.keep(resource, time, run.inUse[resource], run.present[resource], run.waiting[resource]);
}

/**
 * Whether seats or room are enough for a record of `weight` persons. One person needs one place. A record that stands for
 * many needs half of what it uses, which is right on average when there are many more places than a record uses: seats
 * taken too many are owed by the next departure. Servers and held units keep an account instead (unitAccount.ts).
 */
export function isEnough(free: number, weight: number): boolean {
  return free >= 0.5 * weight;
}
