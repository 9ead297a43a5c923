// What an engine announces while it runs. observe/ listens; nothing a listener does can reach the engine.
import type { Program, ResourceId, StageId } from "../compile/program.ts";
import { CAUSE_CROSS_CLOCK, CAUSE_FULL, CAUSE_OWN_END, CAUSE_STAGE_CLOCK } from "./codes.ts";
import type { People } from "./people.ts";

/** Why a person left a stage. */
export const leaveCauses = {
  ownEnd: CAUSE_OWN_END,
  stageClock: CAUSE_STAGE_CLOCK,
  crossClock: CAUSE_CROSS_CLOCK,
  full: CAUSE_FULL,
} as const;
export type LeaveCause = (typeof leaveCauses)[keyof typeof leaveCauses];

/**
 * Every call carries the instant in grid steps. `person` is the engine's record, reused after the person has left:
 * valid as a key only between the person's arrival and leaving. `weight` is how many persons the record stands for;
 * counts of persons add weights.
 */
export interface Recorder {
  /** once, before everything else */
  start(program: Program): void;
  /** right after `start`, for listeners that need people's names; to be asked while an announcement is heard */
  attach?(people: People): void;
  /** at each edge 0 … steps, after announced changes, before people's events at that instant */
  edge(step: number): void;
  /** a person enters the system from outside: `age` steps ago for the initial stock, else 0. `enter` follows at once */
  arrive(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    weight: number,
    initial: boolean,
    age: number,
  ): void;
  /**
   * The person is in `stage` from now on; `from` is -1 from outside. `waiting` is true when the stay starts
   * in a line or at a door. For the initial stock `since` is the (negative) instant of entering the stage,
   * otherwise equal to time.
   */
  enter(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    from: StageId,
    weight: number,
    waiting: boolean,
    since: number,
  ): void;
  /**
   * service begins, or the dwell or line behind a door does: the wait that began at `since` is over. Resource
   * -1: a door
   */
  begin(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    resource: ResourceId,
    weight: number,
    since: number,
  ): void;
  /**
   * The person leaves `stage` for `to`. `clock` is the stage's clock or the cross clock when the cause is one, else -1.
   * `waiting` is true when the person was never served, boarded or let in; `since` is when the stay began. A boarding
   * is announced by `begin` with the slot resource first. An `enter` of `to` follows at once.
   */
  leave(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    to: StageId,
    cause: LeaveCause,
    clock: number,
    weight: number,
    waiting: boolean,
    since: number,
  ): void;
  /** units of a server or held resource in use and present changed */
  units(time: number, resource: ResourceId, inUse: number, present: number): void;
  /**
   * a departure of a slot resource: slots offered, slots used (0 when cancelled or under the minimum), persons left in
   * line; of the slots offered, those that an earlier departure brought (below 0: slots of this one that were owed, and
   * in which people of a record sit that boarded before)
   */
  departure(
    time: number,
    resource: ResourceId,
    offered: number,
    used: number,
    leftBehind: number,
    cancelled: boolean,
    kept: number,
  ): void;
  /** once, at the end: everybody still inside stays where they are */
  finish(time: number): void;
}

const nothing = (): void => {};

/** A listener to write another one from, which hears only some of it: `{...hearsNothing, begin: …}`. */
export const hearsNothing: Recorder = {
  start: nothing,
  edge: nothing,
  arrive: nothing,
  enter: nothing,
  begin: nothing,
  leave: nothing,
  units: nothing,
  departure: nothing,
  finish: nothing,
};
