// The part of a run under way that listeners see, whichever engine makes its steps. They may read it, and
// write only where it says so.
import type { Plan } from "./plan.ts";

export interface FluidView {
  readonly plan: Plan;
  /** the step under way */
  now: number;
  /** persons on their way: to each cell, to each cell holding what it asks for, to nowhere */
  readonly inbox: Float64Array;
  /** persons in the stage, waiting or served; [cell] */
  readonly content: Float64Array;
  /** of these, waiting in a line or at a door */
  readonly waiting: Float64Array;
  /** persons who entered, from the first instant on; [cell] */
  readonly entered: Float64Array;
  /** persons who came in from outside; [class], initial stock apart */
  readonly arrived: Float64Array;
  /** persons in service at the end of the step; [cell] */
  readonly inService: Float64Array;
  /** served or boarded in this step; [cell] */
  readonly taken: Float64Array;
  /** persons by way out since the first instant; [edge] */
  readonly moved: Float64Array;
  /**
   * persons of this step by way out and cell of the stage left; [edge]. A listener asks for them by putting a
   * list here at the start
   */
  readonly movedBy: (Float64Array | null)[];
  /** held units in use; [resource] */
  readonly inUse: Float64Array;
  /** slots used and offered, servers present, persons let in, of this step; [resource] */
  readonly used: Float64Array;
  readonly offered: Float64Array;
  readonly departures: Float64Array;
  readonly leftBehind: Float64Array;
  /** instant of the step's last departure, 0 … 1 of the step; [resource] */
  readonly lastAt: Float64Array;
  /** share of departures that are not cancelled; [resource] */
  readonly goes: Float64Array;
  /** told of each amount whose wait is over, in steps, where `heard` is 1; both to be set at the start */
  onTaken: ((cell: number, resource: number, amount: number, wait: number, served: boolean) => void) | null;
  readonly heard: Uint8Array;
  /**
   * visits the cell's line at the end of the step, from its front: persons, and the instant of coming in
   * steps
   */
  eachInLine(cell: number, visit: (persons: number, since: number) => void): void;
  /** packets in all lists: steps take longer, the more there are */
  packetCount(): number;
}
