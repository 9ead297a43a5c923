// What is known before the run: records of whole numbers and the lists that they point into, as
// src/simulate/fluid/fast/packPlan.ts lays them out.
import {
  CrossClock,
  Delay as DelayRecord,
  Edge,
  Feedback as FeedbackRecord,
  Member,
  Rank as RankRecord,
  Resource as ResourceRecord,
  Stage,
  Wheel as WheelRecord,
} from "../../src/simulate/fluid/fast/contract.ts";
import { Bytes, Floats, Ints, Records } from "./lists.ts";

export { CrossClock, Delay as Leaving, Edge, Member, Stage };

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
  get hasPart(): bool {
    return this.partAt != 0;
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

/** Counts and addresses as `PlanFields` has them. */
// @unmanaged
export class Known {
  cells: i32;
  stageCount: i32;
  edgeCount: i32;
  resourceCount: i32;
  crossCount: i32;
  afterColumns: i32;
  sourceCount: i32;
  feedbackSourceCount: i32;
  eraCount: i32;
  workCount: i32;
  lateCount: i32;
  levelCount: i32;
  steps: i32;
  mostParcels: i32;
  lengths: Floats;
  eras: Floats;
  stages: Records<Stage>;
  rooms: Floats;
  edges: Records<Edge>;
  targets: Ints;
  kindOf: Ints;
  stageOf: Ints;
  serverOf: Ints;
  asksFrom: Ints;
  asks: Ints;
  beginsAs: Bytes;
  lastCome: Bytes;
  liveClocks: Ints;
  stopsIn: Bytes;
  strikesIn: Bytes;
  resources: Records<Resource>;
  ranks: Records<Rank>;
  levelRanks: Ints;
  heldCells: Ints;
  members: Records<Member>;
  familyFrom: Ints;
  relatives: Ints;
  delays: Records<Delay>;
  crossClocks: Records<CrossClock>;
  feedbacks: Records<Feedback>;
  wheels: Records<Wheel>;
  works: Ints;
  late: Ints;
  sources: Ints;
  feedbackSources: Ints;
  feedbackPersons: Floats;
  dialOffsets: Ints;
  dialPlaces: Ints;
  dialValues: Floats;
  doorLast: Bytes;
  setFree: Ints;
  startsIn: Bytes;
}

export const KNOWN = changetype<Known>(memory.data(offsetof<Known>()));
