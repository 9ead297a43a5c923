// The run that the rules are given, as src/simulate/individual/state.ts describes it. There is one in a kernel,
// and it lies at a fixed address, so that handing it on costs nothing.
import { Draws } from "../../src/random/draws.ts";
import { ShapeTable, ShapeTables } from "../../src/random/shapeTable.ts";
import { CurveReader } from "../../src/simulate/individual/curveReader.ts";
import { Flow, InitialSource } from "../../src/simulate/individual/flow.ts";
import { Clock, Hold, Resource, Stage } from "../../src/simulate/individual/known.ts";
import { Numbers } from "../../src/simulate/individual/numbers.ts";
import { Sampler } from "../../src/simulate/individual/sampler.ts";
import { StockTerms } from "../../src/simulate/individual/stockTerms.ts";
import { Timetable } from "../../src/simulate/individual/timetable.ts";
import { UnitAccount } from "../../src/simulate/individual/unitAccount.ts";
import { EventCalendar } from "./calendar.ts";
import { PeopleStore } from "./people.ts";
import { Recorder } from "./recorder.ts";

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
  revisitedStages: i32;
  ranksPerMonth: i32;
  initialSources: StaticArray<InitialSource>;
  flows: StaticArray<Flow>;
  timetables: StaticArray<Timetable>;
  stream: Draws;
  curves: CurveReader;
  samplers: StaticArray<Sampler>;
  tables: ShapeTables;
  unitExponential: ShapeTable;
  routeSums: StaticArray<StaticArray<f64>>;
  population: StaticArray<f64>;
  present: StaticArray<f64>;
  inUse: StaticArray<f64>;
  waiting: StaticArray<f64>;
  settled: StaticArray<f64>;
  terms: StockTerms;
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
