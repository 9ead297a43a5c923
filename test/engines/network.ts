// A small network in which every time is exponential, as plain numbers: what a document for the engine and a Markov chain
// are both written from, each by itself.

/** Stages and resources are known by their place in the lists; people are of class 0, 1, … */
export interface Network {
  /** days, also the grid steps */
  readonly days: number;
  readonly classes: 1 | 2;
  readonly stages: readonly NetworkStage[];
  readonly resources: readonly NetworkResource[];
  /** one hold at most: stages whose people have a unit of a resource */
  readonly hold: { readonly resource: number; readonly stages: readonly number[] } | null;
  readonly crossClock: CrossClock | null;
  readonly arrivals: readonly Entry[];
  readonly initial: readonly { readonly stage: number; readonly counts: readonly number[] }[];
}

export interface NetworkStage {
  readonly kind: "service" | "dwell" | "waits" | "passes" | "boards" | "outcome";
  /** service and boards; −1 otherwise */
  readonly resource: number;
  /** service and dwell: days, by class */
  readonly means: readonly number[];
  /** with shares that add up to 1 */
  readonly next: readonly { readonly to: number; readonly share: number }[];
  readonly clock: StageClock | null;
  /** Infinity when unlimited; then `ifFull` is −1 */
  readonly room: number;
  readonly ifFull: number;
}

export interface StageClock {
  readonly to: number;
  /** strikes per day */
  readonly rate: number;
  readonly whileWaiting: boolean;
  /** written as a duration instead of a hazard; the same thing where times are exponential */
  readonly asDuration: boolean;
}

export interface CrossClock {
  readonly starts: number;
  readonly strikesIn: readonly number[];
  readonly voidIn: readonly number[];
  readonly to: number;
  readonly rate: number;
}

/** Numbers that change once: the first until the instant, then the second. */
export interface Change {
  readonly first: number;
  readonly at: number;
  readonly second: number;
}

export interface NetworkResource {
  readonly kind: "servers" | "held" | "slots";
  /** servers and held: units; slots: seats of a departure. Changes lie on whole days */
  readonly units: Change;
  readonly discipline: "first come" | "last come" | "longest in system" | "random";
  /** what goes first: a stage or a class, the best first; what is not listed comes last */
  readonly priority: readonly { readonly of: "stage" | "class"; readonly index: number }[];
  /** slots: departures per day, share cancelled, fewest who leave, whether seats not used are kept */
  readonly departsPerDay: number;
  readonly cancelled: number;
  readonly minimum: number;
  readonly isKept: boolean;
}

export interface Entry {
  readonly stage: number;
  /** instants per day, by class; the change may lie anywhere */
  readonly rates: readonly Change[];
  /** people at an instant, with shares that add up to 1 */
  readonly batch: readonly { readonly size: number; readonly share: number }[];
}

export function valueAt(change: Change, time: number): number {
  return time < change.at ? change.first : change.second;
}

export const unchanging = (value: number): Change => ({ first: value, at: Infinity, second: value });

export const stageName = (stage: number): string => `stage${"ABCDEFGH"[stage]}`;
export const resourceName = (resource: number): string => `resource${"ABCDEFGH"[resource]}`;
