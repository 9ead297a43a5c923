// What the rules read of a Program: whole numbers and lists, with everything found that is found by name
// (knownOf.ts). Codes are those of codes.ts. The kernel's: kernel/assembly/program.ts.
import type { Feedback } from "../../compile/program.ts";
import type { Ints, List, Reals } from "../../quantity/machine.ts";
import type { Line } from "./line.ts";

export type { Feedback };

/** A clock that can end a stay in a stage: of the stage, or across stages. */
export interface Clock {
  readonly isCross: boolean;
  /** index into the stage's clocks, or into the clocks across stages */
  readonly index: number;
  readonly keyHigh: number;
  readonly keyLow: number;
  /** samplers, or curves of the hazard, by era and class; one of the two is empty */
  readonly after: Ints;
  readonly rate: Ints;
  readonly whileWaiting: boolean;
  readonly to: number;
}

export interface Stage {
  readonly kind: number;
  readonly keyHigh: number;
  readonly keyLow: number;
  /** samplers by era and class; empty where a stay has no length of its own */
  readonly time: Ints;
  /** service: one; boards: one for each resource; each a resource by class */
  readonly lines: List<Ints>;
  readonly room: number;
  readonly ifFull: number;
  /** where each of the stage's own clocks leads, by its own index */
  readonly clockTo: Ints;
  /** every clock that can strike here, in the order of names: the tie rule */
  readonly clocks: List<Clock>;
  readonly nextTo: Ints;
  /** of all targets but the last: curves by era and class */
  readonly nextShares: List<Ints>;
  /** holds whose span includes the stage, in the order of names */
  readonly holds: Ints;
  /** clocks across stages that start here, or are void here */
  readonly starts: Ints;
  readonly voids: Ints;
  /** place among the stages that can be visited again; −1 */
  readonly stayCounter: number;
  /** a fork without a door, a clock or anything else to do on the way through */
  readonly isPlainFork: boolean;
}

export interface Resource {
  readonly kind: number;
  readonly unitsCurve: number;
  /** where units depend on stocks */
  readonly units: Feedback | null;
  /** [stage × classCount + class], 0 first */
  readonly priority: Ints;
  readonly discipline: number;
  readonly departures: Reals;
  readonly departureRate: Feedback | null;
  readonly minimum: number;
  readonly cancelled: number;
  readonly leftoverKept: boolean;
  readonly oneGroup: number;
  /** one line, or one for each level of the group that a departure carries alone */
  readonly lines: List<Line>;
}

export interface Hold {
  /** by class */
  readonly resource: Ints;
  /** 1 for stages in the span; [stage] */
  readonly span: Ints;
}

export interface Entry {
  readonly stage: number;
  readonly kind: number;
  readonly rates: Ints;
  /** one for each class; empty where nothing depends on stocks */
  readonly feedback: List<Feedback | null>;
  readonly gaps: Ints;
  readonly partFrom: Ints;
  readonly partTo: Ints;
  readonly periodFrom: Reals;
  readonly periodTo: Reals;
  readonly periodCounts: Ints;
  readonly batchSizes: Ints;
  readonly batchCumulative: Reals;
}

export interface Elapsed {
  readonly clock: number;
  readonly sampler: Ints;
}

export interface Initial {
  readonly stage: number;
  readonly counts: Ints;
  readonly age: Ints;
  readonly elapsed: List<Elapsed>;
}
