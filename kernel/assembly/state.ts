// What one run changes, beside what its rules read of the Program: the run that they are given, as
// src/simulate/individual/state.ts describes it. There is one run in a kernel, and it lies at a fixed address,
// so that handing it on costs nothing.
import { Draws } from "../../src/random/draws.ts";
import { ShapeTable } from "../../src/random/shapeTable.ts";
import { CurveReader } from "../../src/simulate/individual/curveReader.ts";
import { findNext } from "../../src/simulate/individual/departures.ts";
import { Flow, InitialSource } from "../../src/simulate/individual/flow.ts";
import { Numbers } from "../../src/simulate/individual/numbers.ts";
import { emptySums } from "../../src/simulate/individual/routes.ts";
import { Sampler } from "../../src/simulate/individual/sampler.ts";
import { Timetable } from "../../src/simulate/individual/timetable.ts";
import { UnitAccount } from "../../src/simulate/individual/unitAccount.ts";
import { EventCalendar } from "./calendar.ts";
import { curves } from "./curves.ts";
import { PeopleStore } from "./people.ts";
import {
  classCount,
  classLevels,
  Clock,
  crossClocks,
  eras,
  groupCount,
  hasWeights,
  Hold,
  holds,
  monthEdges,
  Resource,
  resources,
  resourcesByName,
  Stage,
  stages,
  steps,
  weights,
} from "./program.ts";
import { Recorder } from "./recorder.ts";
import { samplers, unitExponential } from "./sampling.ts";
import { flows, initialSources, ranksPerMonth, timetables } from "./sources.ts";
import { draws } from "./stream.ts";

// @unmanaged
export class RunState {
  steps: i32;
  classCount: i32;
  groupCount: i32;
  hasWeights: bool;
  placing: bool;
  foundBegun: bool;
  classLevels: StaticArray<i32>;
  weights: StaticArray<f64>;
  eras: StaticArray<f64>;
  monthEdges: StaticArray<f64>;
  stages: StaticArray<Stage>;
  resources: StaticArray<Resource>;
  resourcesByName: StaticArray<i32>;
  holds: StaticArray<Hold>;
  crossClocks: StaticArray<Clock>;
  ranksPerMonth: i32;
  initialSources: StaticArray<InitialSource>;
  flows: StaticArray<Flow>;
  timetables: StaticArray<Timetable>;
  stream: Draws;
  curves: CurveReader;
  samplers: StaticArray<Sampler>;
  unitExponential: ShapeTable;
  routeSums: StaticArray<StaticArray<f64>>;
  population: StaticArray<f64>;
  present: StaticArray<f64>;
  inUse: StaticArray<f64>;
  waiting: StaticArray<f64>;
  settled: StaticArray<f64>;
  account: UnitAccount;
  setFree: Numbers;
  taken: Numbers;
  freed: i32;
  nextPlace: i32;
  clockCode: i32;
  foundFor: i32;
  nextDeparture: f64;
  clockTime: f64;
  now: f64;
  events: f64;
  persons: f64;

  // What these three keep lies elsewhere, and there is one of each.

  // @inline
  get people(): PeopleStore {
    return changetype<PeopleStore>(0);
  }

  // @inline
  get calendar(): EventCalendar {
    return changetype<EventCalendar>(0);
  }

  // @inline
  get recorder(): Recorder {
    return changetype<Recorder>(0);
  }
}

export const RUN = changetype<RunState>(memory.data(offsetof<RunState>()));

/** The run before its first instant, once the image has been read: memory may be that of a run before it. */
export function prepareState(): void {
  RUN.steps = steps;
  RUN.classCount = classCount;
  RUN.groupCount = groupCount;
  RUN.hasWeights = hasWeights;
  RUN.classLevels = classLevels;
  RUN.weights = weights;
  RUN.eras = eras;
  RUN.monthEdges = monthEdges;
  RUN.stages = stages;
  RUN.resources = resources;
  RUN.resourcesByName = resourcesByName;
  RUN.holds = holds;
  RUN.crossClocks = crossClocks;
  RUN.ranksPerMonth = ranksPerMonth;
  RUN.initialSources = initialSources;
  RUN.flows = flows;
  RUN.timetables = timetables;
  RUN.stream = draws;
  RUN.curves = curves;
  RUN.samplers = samplers;
  RUN.unitExponential = unitExponential;
  prepareChanging();
}

function prepareChanging(): void {
  const count = resources.length;
  RUN.routeSums = new StaticArray<StaticArray<f64>>(stages.length);
  for (let stage = 0; stage < stages.length; stage++) RUN.routeSums[stage] = emptySums(stages[stage]);
  RUN.population = new StaticArray<f64>(stages.length);
  RUN.present = new StaticArray<f64>(count);
  RUN.inUse = new StaticArray<f64>(count);
  RUN.waiting = new StaticArray<f64>(count);
  RUN.settled = new StaticArray<f64>(count);
  RUN.account = new UnitAccount(count);
  RUN.setFree = new Numbers();
  RUN.taken = new Numbers();
  RUN.placing = false;
  RUN.freed = -1;
  RUN.clockTime = Infinity;
  RUN.clockCode = 0;
  RUN.foundFor = -1;
  RUN.foundBegun = false;
  RUN.now = 0;
  RUN.events = 0;
  RUN.persons = 0;
  findNext(RUN);
}
