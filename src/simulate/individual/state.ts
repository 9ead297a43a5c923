// Everything one run changes, in one place, beside what its rules read of the Program. The kernel's:
// kernel/assembly/state.ts.
import type { Program } from "../../compile/program.ts";
import type { Floats, Ints, List, Reals } from "../../quantity/machine.ts";
import type { ShapeTable } from "../../random/shapeTable.ts";
import type { Stream } from "../../random/stream.ts";
import type { Recorder } from "../recorder.ts";
import type { CurveReader } from "./curveReader.ts";
import type { EventCalendar } from "./eventCalendar.ts";
import type { Flow, InitialSource } from "./flow.ts";
import type { Clock, Hold, Resource, Stage } from "./known.ts";
import type { Numbers } from "./numbers.ts";
import type { PeopleStore } from "./peopleStore.ts";
import type { Sampler } from "./sampler.ts";
import type { Timetable } from "./timetable.ts";
import type { UnitAccount } from "./unitAccount.ts";

export interface RunState {
  /** for names, where a run is refused; the kernel has none */
  readonly program: Program;
  readonly steps: number;
  readonly classCount: number;
  readonly groupCount: number;
  /** [class × group] */
  readonly classLevels: Ints;
  /** persons one record stands for; [class] */
  readonly weights: Reals;
  /** whether any record stands for several */
  readonly hasWeights: boolean;
  readonly eras: Reals;
  readonly monthEdges: Reals;
  readonly stages: List<Stage>;
  readonly resources: List<Resource>;
  /** the order in which resources act when several act at one instant */
  readonly resourcesByName: Ints;
  readonly holds: List<Hold>;
  readonly crossClocks: List<Clock>;
  /** cohorts of one month, and of the initial stock, that can be told apart */
  readonly ranksPerMonth: number;
  readonly initialSources: List<InitialSource>;
  readonly flows: List<Flow>;
  /** in the order of their resources' names */
  readonly timetables: List<Timetable>;
  readonly stream: Stream;
  readonly recorder: Recorder;
  readonly curves: CurveReader;
  /** [SamplerId] */
  readonly samplers: List<Sampler>;
  /** for rates that add up: −log(1 − u), as a table */
  readonly unitExponential: ShapeTable;
  readonly people: PeopleStore;
  readonly calendar: EventCalendar;
  /** shares of each stage's ways out, added up for as long as they hold (routes.ts); [stage] */
  readonly routeSums: List<Floats>;
  /** persons in each stage, waiting or served; [stage] */
  readonly population: Floats;
  /** [resource]: units there are; in use or held; persons in line; units settled from stocks at the last edge */
  readonly present: Floats;
  readonly inUse: Floats;
  readonly waiting: Floats;
  readonly settled: Floats;
  /** keeps weighted records from using more or less of servers and held units than there is */
  readonly account: UnitAccount;
  /** true while the initial stock is put in its places: nobody begins until all are there */
  placing: boolean;
  /** the resource of which the person now moving has freed a server; −1 */
  freed: number;
  /** resources of which held units have been set free and not yet been offered to those at the door, in that order */
  readonly setFree: Numbers;
  /** those whom the departure now under way takes */
  readonly taken: Numbers;
  /** the next to depart, a place among the timetables, and when */
  nextPlace: number;
  nextDeparture: number;
  /** what `findClock` found: when, and the event's code; and for whose stay, waiting or not */
  clockTime: number;
  clockCode: number;
  foundFor: number;
  foundBegun: boolean;
  /** the instant the run has come to */
  now: number;
  events: number;
  persons: number;
}
