// Everything one run changes, in one place, beside what its rules know of the Program; readRun.ts fills it. The
// kernel's: kernel/assembly/state.ts.
import type { Program } from "../../compile/program.ts";
import type { Floats, Ints, List } from "../../quantity/machine.ts";
import type { Draws } from "../../random/draws.ts";
import type { ShapeTable, ShapeTables } from "../../random/shapeTable.ts";
import type { Recorder } from "../recorder.ts";
import type { CurveReader } from "./curveReader.ts";
import type { EventCalendar } from "./eventCalendar.ts";
import type { Flow, InitialSource } from "./flow.ts";
import type { Clock, Hold, Resource, Stage } from "./known.ts";
import type { Numbers } from "./numbers.ts";
import type { PeopleStore } from "./peopleStore.ts";
import type { Sampler } from "./sampler.ts";
import type { StockTerms } from "./stockTerms.ts";
import type { Timetable } from "./timetable.ts";
import type { UnitAccount } from "./unitAccount.ts";

export class RunState {
  /** for names, where a run is refused; the kernel has none */
  readonly program: Program;
  steps = 0;
  classCount = 0;
  groupCount = 0;
  /** [class × group] */
  classLevels!: Ints;
  /** persons one record stands for; [class] */
  weights!: Floats;
  /** whether any record stands for several */
  hasWeights = false;
  eras!: Floats;
  monthEdges!: Floats;
  stages!: List<Stage>;
  resources!: List<Resource>;
  /** the order in which resources act when several act at one instant */
  resourcesByName!: Ints;
  holds!: List<Hold>;
  crossClocks!: List<Clock>;
  /** how many stages can be visited again */
  revisitedStages = 0;
  /** cohorts of one month, and of the initial stock, that can be told apart */
  ranksPerMonth = 0;
  initialSources!: List<InitialSource>;
  flows!: List<Flow>;
  /** in the order of their resources' names */
  timetables!: List<Timetable>;
  stream!: Draws;
  readonly recorder: Recorder;
  curves!: CurveReader;
  /** [SamplerId] */
  samplers!: List<Sampler>;
  tables!: ShapeTables;
  /** for rates that add up: −log(1 − u), as a table */
  unitExponential!: ShapeTable;
  readonly people: PeopleStore;
  readonly calendar: EventCalendar;
  /** shares of each stage's ways out, added up for as long as they hold (routes.ts); [stage] */
  routeSums!: List<Floats>;
  /** persons in each stage, waiting or served; [stage] */
  population!: Floats;
  /** [resource]: units there are; in use or held; persons in line; units settled from stocks at the last edge */
  present!: Floats;
  inUse!: Floats;
  waiting!: Floats;
  settled!: Floats;
  /** with what values that depend on stocks are calculated */
  terms!: StockTerms;
  /** keeps weighted records from using more or less of servers and held units than there is */
  account!: UnitAccount;
  /** true while the initial stock is put in its places: nobody begins until all are there */
  placing = false;
  /** the resource of which the person now moving has freed a server; −1 */
  freed = 0;
  /** resources of which held units have been set free and not yet been offered to those at the door, in that order */
  setFree!: Numbers;
  /** those whom the departure now under way takes */
  taken!: Numbers;
  /** the next to depart, a place among the timetables, and when */
  nextPlace = 0;
  nextDeparture = 0;
  /** what `findClock` found: when, and the event's code; and for whose stay, waiting or not */
  clockTime = 0;
  clockCode = 0;
  foundFor = 0;
  foundBegun = false;
  /** the instant the run has come to */
  now = 0;
  events = 0;
  persons = 0;

  constructor(program: Program, recorder: Recorder, people: PeopleStore, calendar: EventCalendar) {
    this.program = program;
    this.recorder = recorder;
    this.people = people;
    this.calendar = calendar;
  }
}
