// Where people who came together are kept, and the lists of them. The kernel's are kernel/fluid/packetRows.ts.
import type { Floats, Ints } from "./lists.ts";

/** Start of a clock that does not run. */
const notRunning = Infinity;

/** People who came together. */
export class Packet {
  amount = 0;
  /** instant from which the place in line counts, in steps; the middle of the step for people who came in it */
  join = 0;
  /** instant of entering the stage, in steps: the middle of the instants at which the packet's people came */
  since = 0;
  /** steps that these instants span, evenly: 1 for a step's people, less when a part of them is gone, 0 for one instant */
  width = 1;
  /** instant at which service or dwell began, in steps */
  begun = 0;
  /** instant, in steps, before which none of its clocks ends; rates of the stage apart */
  quiet = -Infinity;
  next: Packet = this;
  /** 1 when every unit that the stage asks for is held; people under way only */
  holding = 0;
  /** 1 when they came together at one instant, `join`, and not evenly over the step */
  together = 0;
  /** how much of this step's hazards its clocks across stages have met: see packets.ts */
  met = 0;
  /** of people under way: the next packet in which the same clocks run, and the one whose next it is */
  mate: Packet = this;
  mateOf: Packet = this;
  /** what making one of it and its mate would lose; below 0 where it has to be worked out */
  lost = -1;
  /** instants at which its clocks started, in steps, and the steps that these span, as `since`; [column] */
  readonly starts: Floats;
  readonly spans: Floats;
  /** their delays; -1 for a clock with a rate; [column] */
  readonly delays: Ints;

  constructor(columns: number) {
    this.starts = new Float64Array(columns).fill(notRunning);
    this.spans = new Float64Array(columns).fill(1);
    this.delays = new Int32Array(columns).fill(-1);
  }
}

/** No packet: the end of a list. Nobody writes to it. */
export const NOBODY = new Packet(0);

/** The packets of a list's first or last place, or another that is remembered; [list] */
type PacketList = Packet[];

export class Packets {
  /** columns for clocks across stages, then own time, then the stage's clocks with a duration */
  readonly columns: number;
  readonly head: PacketList;
  readonly tail: PacketList;
  /** instant, in steps, before which no clock of anybody in the list ends; [list] */
  readonly calmUntil: Floats;
  /** first packet of a list that came in the list's latest step, and that step; its packets stand one behind another */
  readonly recent: PacketList;
  readonly recentIn: Ints;
  /**
   * of people under way: the history found last, near which the next one lies; and those whom an overdue clock strikes,
   * [list × columns + clock]
   */
  readonly lastFound: PacketList;
  readonly struckBy: PacketList;
  /** of people under way: no start of the first clock that matters to them is later; and packets of them that nothing strikes as they come */
  readonly latest: Floats;
  readonly comers: Ints;
  /** given back, linked through `next` */
  spare = NOBODY;

  constructor(lists: number, columns: number) {
    const nobody = (count: number): PacketList => Array.from({ length: count }, () => NOBODY);
    this.columns = columns;
    this.head = nobody(lists);
    this.tail = nobody(lists);
    this.calmUntil = new Float64Array(lists).fill(Infinity);
    this.recent = nobody(lists);
    this.recentIn = new Int32Array(lists).fill(-1);
    this.lastFound = nobody(lists);
    this.struckBy = nobody(lists * columns);
    this.latest = new Float64Array(lists).fill(-Infinity);
    this.comers = new Int32Array(lists);
  }
}

/** A row that nobody had before. */
export const newRow = ({ columns }: Packets): Packet => new Packet(columns);

/** Makes one row like another, links apart. */
export function copyRow(to: Packet, from: Packet): void {
  to.join = from.join;
  to.since = from.since;
  to.width = from.width;
  to.begun = from.begun;
  to.quiet = from.quiet;
  to.holding = from.holding;
  to.together = from.together;
  to.met = from.met;
  to.starts.set(from.starts);
  to.spans.set(from.spans);
  to.delays.set(from.delays);
}
