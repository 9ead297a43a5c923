// Everything that one run changes, in flat arrays: persons by cell, and persons by the step they are due in. The kernel's:
// kernel/fluid/state.ts.
import type { Known, Wheel } from "./known.ts";
import type { Packets } from "./packetRows.ts";
import type { Plan } from "./plan.ts";
import type { FluidView } from "./view.ts";

export interface FluidRun extends FluidView {
  readonly plan: Plan;
  readonly known: Known;
  /** the step under way */
  now: number;
  readonly dials: Float64Array;
  /** blocks of them, by cell: see cellDials.ts */
  readonly survive: Float64Array;
  readonly half: Float64Array;
  readonly surviveIn: Float64Array;
  readonly halfIn: Float64Array;
  readonly sameIn: Float64Array;
  readonly firstShare: Float64Array;
  readonly delayIndex: Float64Array;
  readonly later: Float64Array;
  readonly there: Float64Array;
  readonly cut: Float64Array;
  /** persons who came in this step and are not yet processed: see Layout.targets */
  readonly inbox: Float64Array;
  /** persons in the stage, waiting or served; [cell] */
  readonly content: Float64Array;
  /** of these, waiting in a line or at a door */
  readonly waiting: Float64Array;
  /** of these, at a door */
  readonly atDoor: Float64Array;
  /** persons who entered, from the first instant on; [cell] */
  readonly entered: Float64Array;
  /** persons who came in from outside; [class], initial stock apart */
  readonly arrived: Float64Array;
  /**
   * persons of this step who end their stay by themselves, and whom hazards take while waiting, and in
   * service; [cell]
   */
  readonly leaving: Float64Array;
  readonly lost: Float64Array;
  readonly lostIn: Float64Array;
  /** done with service in this step, kept while people come in; [cell] */
  readonly done: Float64Array;
  /** served or boarded in this step; [cell] */
  readonly taken: Float64Array;
  /** persons by way out since the first instant; [edge] */
  readonly moved: Float64Array;
  /** persons of this step by way out and cell of the stage left, where asked for; [edge] */
  readonly movedBy: (Float64Array | null)[];
  /**
   * pools and lines: share of the people there at a reference instant whom no hazard has taken since; [cell]
   */
  readonly survival: Float64Array;
  /**
   * rings and lines: persons there before hazards: each amount divided by `survival` at the time of coming;
   * [cell]
   */
  readonly bulk: Float64Array;
  /** lines: the same two for people in service */
  readonly survivalIn: Float64Array;
  readonly bulkIn: Float64Array;
  /** lines: persons in service at the beginning of the step, and those of them who stay beyond it; [cell] */
  readonly inService: Float64Array;
  readonly staying: Float64Array;
  /** persons due in the coming steps; `noWheel` where nobody's end is known; [stage] */
  readonly wheels: readonly Wheel[];
  /** scratch: amounts to be entered where they are due, by local cell */
  readonly due: Float64Array;
  readonly packets: Packets;
  /** servers free in this step, persons; held units still to give; [resource] */
  readonly free: Float64Array;
  readonly inUse: Float64Array;
  /**
   * held: units whose setting free in this step is known when it begins; those set free in the last step, and in the
   * one before it, that were not; units given in this one, and still to be given
   */
  readonly foreseen: Float64Array;
  readonly released: Float64Array;
  readonly releasedBefore: Float64Array;
  readonly given: Float64Array;
  readonly toGive: Float64Array;
  /**
   * held: persons who asked on their way in, in this step; and who are still to ask in it, if they are as many
   * as in the last one
   */
  readonly asked: Float64Array;
  readonly ahead: Float64Array;
  /** of the last time that the step came to the stage; [cell] */
  readonly askedBy: Float64Array;
  /** scratch: persons who ask at one time, and the share of them that is given a unit; [resource] */
  readonly demand: Float64Array;
  readonly share: Float64Array;
  /** slots kept for later departures; [resource] */
  readonly carried: Float64Array;
  /** slots used and offered, persons served; held: persons let in; of this step; [resource] */
  readonly used: Float64Array;
  readonly offered: Float64Array;
  readonly departures: Float64Array;
  readonly leftBehind: Float64Array;
  /** people in line for a departure of the step who came before it; [resource] */
  readonly lineBefore: Float64Array;
  /**
   * instant of the step's last departure, 0 … 1 of the step; share of departures that are not cancelled;
   * [resource]
   */
  readonly lastAt: Float64Array;
  readonly goes: Float64Array;
  /** people in line when a departure boards, given what other departures take; [resource] */
  readonly seen: Float64Array;
  /**
   * for resources that depart with one level and a minimum: steps that a level waits for its turn; [resource]
   */
  readonly cycle: Float64Array;
  /**
   * for departure rates settled from stocks: part of a departure still lacking to the next one; [resource]
   */
  readonly lacking: Float64Array;
  /** persons by level whom a departure may take; as long as the largest group */
  readonly byLevel: Float64Array;
  /**
   * instant within the step, 0 … 1, at which a single departure takes people; -1 where the flow is even over
   * the step
   */
  together: number;
  /** departures of one family after the other, none of which waits for a minimum */
  byTurns: boolean;
  /**
   * scratch: the share that each of a packet's clocks would take alone, and the share it takes beside the
   * others
   */
  readonly riskShare: Float64Array;
  readonly riskTaken: Float64Array;
  /** scratch: persons whom a clock has run out for as their stay ends; [clock] */
  readonly struck: Float64Array;
  /** told of each amount whose wait is over, in steps; null when nobody asks */
  onTaken: ((cell: number, resource: number, amount: number, wait: number, served: boolean) => void) | null;
  readonly heard: Uint8Array;
  eachInLine(cell: number, visit: (persons: number, since: number) => void): void;
  packetCount(): number;
}

/** Whether listeners ask for the persons of a way out by cell. */
export const isAsked = (run: FluidRun, edge: number): boolean => run.movedBy[edge] !== null;

export function addAsked(run: FluidRun, edge: number, local: number, amount: number): void {
  run.movedBy[edge]![local] += amount;
}

export function forgetAsked(run: FluidRun): void {
  for (const by of run.movedBy) by?.fill(0);
}
