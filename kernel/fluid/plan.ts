// What is known before the run, as src/simulate/fluid/fast/packPlan.ts lays it out: records of whole numbers
// and lists that they point into. The names are those of src/simulate/fluid/plan.ts and layout.ts.
import {
  CrossClock,
  Delay as DelayRecord,
  Edge,
  Feedback as FeedbackRecord,
  Member,
  PlanFields,
  Rank as RankRecord,
  Resource as ResourceRecord,
  Stage,
  Wheel as WheelRecord,
} from "../../src/simulate/fluid/fast/contract.ts";
import { Bytes, bytes, Floats, floats, int, Ints, ints } from "./memory.ts";

// Records with the lists that they have the addresses of.

// @unmanaged
export class Resource extends ResourceRecord {
  // @inline
  get count(): Ints {
    return changetype<Ints>(this.countAt);
  }

  // @inline
  get lastAt(): Floats {
    return changetype<Floats>(this.lastInstantAt);
  }

  // @inline
  get part(): Floats {
    return changetype<Floats>(this.partAt);
  }
}

// @unmanaged
export class Rank extends RankRecord {
  // @inline
  get cells(): Ints {
    return changetype<Ints>(this.cellsAt);
  }

  // @inline
  get levels(): Ints {
    return changetype<Ints>(this.levelsAt);
  }
}

// @unmanaged
export class Delay extends DelayRecord {
  // @inline
  get gone(): Floats {
    return changetype<Floats>(this.goneAt);
  }

  // @inline
  get area(): Floats {
    return changetype<Floats>(this.areaAt);
  }

  // @inline
  get hazards(): Floats {
    return changetype<Floats>(this.hazardsAt);
  }

  // @inline
  get nextEnd(): Floats {
    return changetype<Floats>(this.nextEndAt);
  }

  // @inline
  get fixed(): f64 {
    return load<f64>(this.fixedAt);
  }
}

// @unmanaged
export class Feedback extends FeedbackRecord {
  // @inline
  get code(): Ints {
    return changetype<Ints>(this.codeAt);
  }

  // @inline
  get constants(): Floats {
    return changetype<Floats>(this.constantsAt);
  }

  // @inline
  get curves(): Floats {
    return changetype<Floats>(this.curvesAt);
  }

  // @inline
  get sets(): Ints {
    return changetype<Ints>(this.setsAt);
  }

  // @inline
  get stagesOf(): Ints {
    return changetype<Ints>(this.stagesOfAt);
  }
}

// @unmanaged
export class Wheel extends WheelRecord {
  // @inline
  get rows(): Floats {
    return changetype<Floats>(this.rowsAt);
  }
}

export let cells: i32 = 0;
export let stageCount: i32 = 0;
export let edgeCount: i32 = 0;
export let resourceCount: i32 = 0;
export let crossCount: i32 = 0;
export let afterColumns: i32 = 0;
export let sourceCount: i32 = 0;
export let feedbackSourceCount: i32 = 0;
export let eraCount: i32 = 0;
export let workCount: i32 = 0;
export let lateCount: i32 = 0;
export let levelCount: i32 = 0;
export let steps: i32 = 0;
export let mostParcels: i32 = 0;
/** grid steps; one number each */
export let lengths: Floats = changetype<Floats>(0);
export let eras: Floats = changetype<Floats>(0);

let stages: usize = 0;
let edges: usize = 0;
let resources: usize = 0;
let ranks: usize = 0;
let members: usize = 0;
let delays: usize = 0;
let crossClocks: usize = 0;
let feedbacks: usize = 0;
let wheels: usize = 0;

export let rooms: Floats = changetype<Floats>(0);
export let targets: Ints = changetype<Ints>(0);
export let kindOf: Ints = changetype<Ints>(0);
export let stageOf: Ints = changetype<Ints>(0);
export let serverOf: Ints = changetype<Ints>(0);
export let asksFrom: Ints = changetype<Ints>(0);
export let asks: Ints = changetype<Ints>(0);
export let beginsAs: Bytes = changetype<Bytes>(0);
export let lastCome: Bytes = changetype<Bytes>(0);
export let doorLast: Bytes = changetype<Bytes>(0);
export let liveClocks: Ints = changetype<Ints>(0);
export let stopsIn: Bytes = changetype<Bytes>(0);
export let strikesIn: Bytes = changetype<Bytes>(0);
export let startsIn: Bytes = changetype<Bytes>(0);
export let levelRanks: Ints = changetype<Ints>(0);
export let heldCells: Ints = changetype<Ints>(0);
export let setFree: Ints = changetype<Ints>(0);
export let relatives: Ints = changetype<Ints>(0);
/** members of each family begin here */
export let familyFrom: Ints = changetype<Ints>(0);
/** kind of work and what it is on, three numbers each; stages gone through before people come to them */
export let works: Ints = changetype<Ints>(0);
export let late: Ints = changetype<Ints>(0);
/** inbox, dial and class of each source */
export let sources: Ints = changetype<Ints>(0);
/** feedback, class, then an inbox for each era */
export let feedbackSources: Ints = changetype<Ints>(0);
export let feedbackPersons: Floats = changetype<Floats>(0);
export let dialOffsets: Ints = changetype<Ints>(0);
export let dialPlaces: Ints = changetype<Ints>(0);
export let dialValues: Floats = changetype<Floats>(0);

// @inline
export function stageAt(i: i32): Stage {
  return changetype<Stage>(stages + <usize>i * offsetof<Stage>());
}

// @inline
export function edgeAt(i: i32): Edge {
  return changetype<Edge>(edges + <usize>i * offsetof<Edge>());
}

// @inline
export function resourceAt(i: i32): Resource {
  return changetype<Resource>(resources + <usize>i * offsetof<Resource>());
}

// @inline
export function rankAt(i: i32): Rank {
  return changetype<Rank>(ranks + <usize>i * offsetof<Rank>());
}

// @inline
export function memberAt(i: i32): Member {
  return changetype<Member>(members + <usize>i * offsetof<Member>());
}

// @inline
export function delayAt(i: i32): Delay {
  return changetype<Delay>(delays + <usize>i * offsetof<Delay>());
}

// @inline
export function crossClockAt(i: i32): CrossClock {
  return changetype<CrossClock>(crossClocks + <usize>i * offsetof<CrossClock>());
}

// @inline
export function feedbackAt(i: i32): Feedback {
  return changetype<Feedback>(feedbacks + <usize>i * offsetof<Feedback>());
}

// @inline
export function wheelAt(stage: i32): Wheel {
  return changetype<Wheel>(wheels + <usize>stage * offsetof<Wheel>());
}

export function readPlan(): void {
  cells = int(PlanFields.cells);
  stageCount = int(PlanFields.stageCount);
  edgeCount = int(PlanFields.edgeCount);
  resourceCount = int(PlanFields.resourceCount);
  crossCount = int(PlanFields.crossCount);
  afterColumns = int(PlanFields.afterColumns);
  sourceCount = int(PlanFields.sourceCount);
  feedbackSourceCount = int(PlanFields.feedbackSourceCount);
  eraCount = int(PlanFields.eraCount);
  workCount = int(PlanFields.workCount);
  lateCount = int(PlanFields.lateCount);
  levelCount = int(PlanFields.levelCount);
  steps = int(PlanFields.steps);
  mostParcels = int(PlanFields.mostParcels);
  lengths = floats(PlanFields.lengths);
  eras = floats(PlanFields.eras);
  stages = <usize>int(PlanFields.stages);
  rooms = floats(PlanFields.rooms);
  edges = <usize>int(PlanFields.edges);
  targets = ints(PlanFields.targets);
  kindOf = ints(PlanFields.kindOf);
  stageOf = ints(PlanFields.stageOf);
  serverOf = ints(PlanFields.serverOf);
  asksFrom = ints(PlanFields.asksFrom);
  asks = ints(PlanFields.asks);
  beginsAs = bytes(PlanFields.beginsAs);
  lastCome = bytes(PlanFields.lastCome);
  liveClocks = ints(PlanFields.liveClocks);
  stopsIn = bytes(PlanFields.stopsIn);
  strikesIn = bytes(PlanFields.strikesIn);
  resources = <usize>int(PlanFields.resources);
  ranks = <usize>int(PlanFields.ranks);
  levelRanks = ints(PlanFields.levelRanks);
  heldCells = ints(PlanFields.heldCells);
  members = <usize>int(PlanFields.members);
  familyFrom = ints(PlanFields.familyFrom);
  relatives = ints(PlanFields.relatives);
  delays = <usize>int(PlanFields.delays);
  crossClocks = <usize>int(PlanFields.crossClocks);
  feedbacks = <usize>int(PlanFields.feedbacks);
  wheels = <usize>int(PlanFields.wheels);
  works = ints(PlanFields.works);
  late = ints(PlanFields.late);
  sources = ints(PlanFields.sources);
  feedbackSources = ints(PlanFields.feedbackSources);
  feedbackPersons = floats(PlanFields.feedbackPersons);
  dialOffsets = ints(PlanFields.dialOffsets);
  dialPlaces = ints(PlanFields.dialPlaces);
  dialValues = floats(PlanFields.dialValues);
  doorLast = bytes(PlanFields.doorLast);
  setFree = ints(PlanFields.setFree);
  startsIn = bytes(PlanFields.startsIn);
}
