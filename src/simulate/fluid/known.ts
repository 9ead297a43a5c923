// What the rules of a step read of a plan: lists, and records that point into them. Fields are described where they
// have places, in fast/contract.ts. The kernel's: kernel/fluid/known.ts.
import type { Feedback } from "../../compile/program.ts";
import type { DelayShares, Leaving } from "./delayShares.ts";
import type {
  CrossClock,
  Edge,
  Member,
  Rank as RankRecord,
  Resource as ResourceRecord,
  Stage,
} from "./fast/contract.ts";
import type { Bytes, Floats, Ints, Records } from "./lists.ts";

export type { Edge, Leaving, Stage };

/** Who is due when, in one stage: dueWheel.ts. */
export interface Wheel {
  /** cells of the stage */
  readonly count: number;
  /** steps ahead that have rows of their own, a power of two; and how often rows double in width */
  readonly near: number;
  readonly levels: number;
  readonly mask: number;
  /** [level][(first step of the row / width) mod 2 near][cell] */
  readonly rows: Floats;
}

export interface Resource extends Omit<ResourceRecord, "countAt" | "lastInstantAt" | "partAt"> {
  /** departures of each step and the instant of the last one; empty where they depend on stocks */
  readonly count: Ints;
  readonly lastAt: Floats;
  /** part of the people in line who are for this one and not its rivals, by step */
  readonly hasPart: boolean;
  readonly part: Floats;
}

export interface Rank extends Omit<RankRecord, "cellsAt" | "levelsAt"> {
  readonly cells: Ints;
  readonly levels: Ints;
}

export interface Known {
  readonly cells: number;
  readonly stageCount: number;
  readonly edgeCount: number;
  readonly resourceCount: number;
  readonly crossCount: number;
  readonly sourceCount: number;
  readonly feedbackSourceCount: number;
  readonly eraCount: number;
  readonly workCount: number;
  readonly lateCount: number;
  readonly levelCount: number;
  readonly mostParcels: number;
  readonly lengths: Floats;
  readonly eras: Floats;
  readonly stages: Records<Stage>;
  readonly rooms: Floats;
  readonly edges: Records<Edge>;
  readonly targets: Ints;
  readonly kindOf: Ints;
  readonly stageOf: Ints;
  readonly serverOf: Ints;
  readonly asksFrom: Ints;
  readonly asks: Ints;
  readonly beginsAs: Bytes;
  readonly lastCome: Bytes;
  readonly doorLast: Bytes;
  readonly liveClocks: Ints;
  readonly stopsIn: Bytes;
  readonly strikesIn: Bytes;
  readonly startsIn: Bytes;
  readonly resources: Records<Resource>;
  readonly ranks: Records<Rank>;
  readonly levelRanks: Ints;
  readonly heldCells: Ints;
  readonly setFree: Ints;
  readonly members: Records<Member>;
  readonly familyFrom: Ints;
  readonly relatives: Ints;
  readonly delays: Records<DelayShares>;
  readonly crossClocks: Records<CrossClock>;
  readonly feedbacks: Records<Feedback>;
  readonly works: Ints;
  readonly late: Ints;
  readonly sources: Ints;
  readonly feedbackSources: Ints;
  readonly feedbackPersons: Floats;
  readonly dialOffsets: Ints;
  readonly dialPlaces: Ints;
  readonly dialValues: Floats;
}
