// Packets of people who came together, in order of coming: each with its amount, the instant it came and,
// where needed, the instants its clocks started. Lists are linked through one pool, so that a run allocates
// nothing unless the pool must grow.

/**
 * Start of a clock that does not run; and of one that ran out where it cannot strike, and strikes at the next
 * stage where it can.
 */
export const NOT_RUNNING = Infinity;
export const OVERDUE = -Infinity;

/**
 * The part of a step's hazards of clocks across stages that somebody has met: a person who moves on meets the
 * rest in the next stage. `struck`: an overdue clock strikes on coming, so nothing else of the person matters.
 */
export const met = { none: 0, half: 1, whole: 2, struck: 3 } as const;

export class Packets {
  /** columns for clocks across stages, then own time, then the stage's clocks with a duration */
  readonly columns: number;
  amount: Float64Array;
  /**
   * instant from which the place in line counts, in steps; the middle of the step for people who came in it
   */
  join: Float64Array;
  /** instant of entering the stage, in steps: the middle of the instants at which the packet's people came */
  since: Float64Array;
  /** steps that these instants span, evenly: 1 for a step's people, less when a part of them is gone, 0 for one instant */
  width: Float64Array;
  /** instant at which service or dwell began, in steps */
  begun: Float64Array;
  /** instant, in steps, before which none of its clocks ends; rates of the stage apart */
  quiet: Float64Array;
  next: Int32Array;
  /** 1 when every unit that the stage asks for is held; parcels under way only */
  holding: Uint8Array;
  /** 1 when they came together at one instant, `join`, and not evenly over the step */
  together: Uint8Array;
  /** how much of this step's hazards its clocks across stages have met: see `met` */
  met: Uint8Array;
  /** [column × capacity + packet]: instant at which the clock started, in steps, and the steps it spans, as `since` */
  starts: Float64Array;
  spans: Float64Array;
  /** [column × capacity + packet]: its delay; -1 for a clock with a rate */
  delays: Int32Array;
  capacity: number;
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** the step under way */
  now = -1;
  /** instant, in steps, before which no clock of anybody in the list ends; [list] */
  readonly calmUntil: Float64Array;
  /**
   * first packet of a list that came in the list's latest step, and that step; its packets stand one behind
   * another
   */
  private readonly recent: Int32Array;
  private readonly recentIn: Int32Array;
  /**
   * of people under way: the history found last, near which the next one lies; and those whom an overdue clock strikes,
   * [clock × lists + list]. -1 for nobody
   */
  readonly lastFound: Int32Array;
  readonly struckBy: Int32Array;
  private free = 0;

  constructor(lists: number, columns: number, capacity: number) {
    this.columns = columns;
    this.capacity = capacity;
    this.head = new Int32Array(lists).fill(-1);
    this.tail = new Int32Array(lists).fill(-1);
    this.calmUntil = new Float64Array(lists).fill(Infinity);
    this.recent = new Int32Array(lists).fill(-1);
    this.recentIn = new Int32Array(lists).fill(-1);
    this.lastFound = new Int32Array(lists).fill(-1);
    this.struckBy = new Int32Array(lists * columns).fill(-1);
    this.amount = new Float64Array(capacity);
    this.join = new Float64Array(capacity);
    this.since = new Float64Array(capacity);
    this.width = new Float64Array(capacity);
    this.begun = new Float64Array(capacity);
    this.quiet = new Float64Array(capacity);
    this.next = new Int32Array(capacity);
    for (let i = 0; i < capacity; i++) this.next[i] = i + 1 < capacity ? i + 1 : -1;
    this.holding = new Uint8Array(capacity);
    this.together = new Uint8Array(capacity);
    this.met = new Uint8Array(capacity);
    this.starts = new Float64Array(columns * capacity).fill(NOT_RUNNING);
    this.spans = new Float64Array(columns * capacity).fill(1);
    this.delays = new Int32Array(columns * capacity).fill(-1);
  }

  /** A new packet, in no list. */
  take(amount: number, time: number): number {
    if (this.free < 0) this.grow();
    const packet = this.free;
    this.free = this.next[packet];
    this.amount[packet] = amount;
    this.join[packet] = time;
    this.since[packet] = time;
    this.width[packet] = 1;
    this.begun[packet] = time;
    this.quiet[packet] = -Infinity;
    this.next[packet] = -1;
    this.holding[packet] = 0;
    this.together[packet] = 0;
    this.met[packet] = met.none;
    return packet;
  }

  /** Stops every clock of the packet, and forgets what its row held before. */
  stopClocks(packet: number): void {
    for (let c = 0; c < this.columns; c++) this.starts[c * this.capacity + packet] = NOT_RUNNING;
  }

  /** A packet like another, with an amount of its own. */
  copy(from: number, amount: number): number {
    const packet = this.take(amount, this.join[from]);
    this.since[packet] = this.since[from];
    this.width[packet] = this.width[from];
    this.begun[packet] = this.begun[from];
    this.quiet[packet] = this.quiet[from];
    this.holding[packet] = this.holding[from];
    this.together[packet] = this.together[from];
    this.met[packet] = this.met[from];
    for (let c = 0; c < this.columns; c++) {
      this.starts[c * this.capacity + packet] = this.starts[c * this.capacity + from];
      this.spans[c * this.capacity + packet] = this.spans[c * this.capacity + from];
      this.delays[c * this.capacity + packet] = this.delays[c * this.capacity + from];
    }
    return packet;
  }

  /**
   * From now on the packet stands for people who came at other instants, and so do the clocks of it that started
   * when they came.
   */
  standFor(packet: number, since: number, width: number): void {
    for (let c = 0; c < this.columns; c++) {
      const at = c * this.capacity + packet;
      if (this.starts[at] !== this.since[packet] || this.spans[at] !== this.width[packet]) continue;
      this.starts[at] = since;
      this.spans[at] = width;
    }
    this.since[packet] = since;
    this.width[packet] = width;
  }

  release(packet: number): void {
    this.next[packet] = this.free;
    this.free = packet;
  }

  append(list: number, packet: number): void {
    if (this.tail[list] < 0) this.head[list] = packet;
    else this.next[this.tail[list]] = packet;
    this.next[packet] = -1;
    this.tail[list] = packet;
    if (this.quiet[packet] < this.calmUntil[list]) this.calmUntil[list] = this.quiet[packet];
    if (this.join[packet] > this.now && (this.recentIn[list] !== this.now || this.recent[list] < 0)) {
      this.recent[list] = packet;
      this.recentIn[list] = this.now;
    }
  }

  /** Puts a packet in front of everybody, as in a line served `last come`. */
  prepend(list: number, packet: number): void {
    this.next[packet] = this.head[list];
    if (this.head[list] < 0) this.tail[list] = packet;
    this.head[list] = packet;
    if (this.quiet[packet] < this.calmUntil[list]) this.calmUntil[list] = this.quiet[packet];
    if (this.join[packet] > this.now) {
      this.recent[list] = packet;
      this.recentIn[list] = this.now;
    }
  }

  /** First packet of a list that came in the step under way; -1. */
  newest(list: number): number {
    return this.recentIn[list] === this.now ? this.recent[list] : -1;
  }

  /** The packet before one of a list; -1 for the first. */
  before(list: number, packet: number): number {
    let before = -1;
    for (let p = this.head[list]; p !== packet; p = this.next[p]) before = p;
    return before;
  }

  lengthOf(list: number): number {
    let length = 0;
    for (let p = this.head[list]; p >= 0; p = this.next[p]) length++;
    return length;
  }

  /** Takes the first packet out of a list. */
  shift(list: number): number {
    const packet = this.head[list];
    this.head[list] = this.next[packet];
    if (this.head[list] < 0) this.tail[list] = -1;
    if (this.recent[list] === packet) this.recent[list] = this.next[packet];
    this.forget(list, packet);
    return packet;
  }

  /** Takes a packet out of the middle of a list. @param before the one before it; -1 for the first */
  unlink(list: number, before: number, packet: number): void {
    if (before < 0) this.head[list] = this.next[packet];
    else this.next[before] = this.next[packet];
    if (this.tail[list] === packet) this.tail[list] = before;
    if (this.recent[list] === packet) this.recent[list] = this.next[packet];
    this.forget(list, packet);
    this.release(packet);
  }

  private forget(list: number, packet: number): void {
    if (this.lastFound[list] === packet) this.lastFound[list] = -1;
    if (this.met[packet] !== met.struck) return;
    const lists = this.head.length;
    for (let c = 0; c < this.columns; c++) {
      if (this.struckBy[c * lists + list] === packet) this.struckBy[c * lists + list] = -1;
    }
  }

  /** Empties a list; nobody in it is under way. */
  clear(list: number): void {
    if (this.head[list] < 0) return;
    this.next[this.tail[list]] = this.free;
    this.free = this.head[list];
    this.head[list] = -1;
    this.tail[list] = -1;
    this.recent[list] = -1;
  }

  private grow(): void {
    const old = this.capacity;
    const capacity = old * 2;
    const wider = (from: Float64Array): Float64Array => {
      const to = new Float64Array(capacity);
      to.set(from);
      return to;
    };
    this.amount = wider(this.amount);
    this.join = wider(this.join);
    this.since = wider(this.since);
    this.width = wider(this.width);
    this.begun = wider(this.begun);
    this.quiet = wider(this.quiet);
    const next = new Int32Array(capacity);
    next.set(this.next);
    for (let i = old; i < capacity; i++) next[i] = i + 1 < capacity ? i + 1 : -1;
    this.next = next;
    const holding = new Uint8Array(capacity);
    holding.set(this.holding);
    this.holding = holding;
    const together = new Uint8Array(capacity);
    together.set(this.together);
    this.together = together;
    const metBefore = this.met;
    this.met = new Uint8Array(capacity);
    this.met.set(metBefore);
    const starts = new Float64Array(this.columns * capacity).fill(NOT_RUNNING);
    const spans = new Float64Array(this.columns * capacity).fill(1);
    const delays = new Int32Array(this.columns * capacity).fill(-1);
    for (let c = 0; c < this.columns; c++) {
      starts.set(this.starts.subarray(c * old, (c + 1) * old), c * capacity);
      spans.set(this.spans.subarray(c * old, (c + 1) * old), c * capacity);
      delays.set(this.delays.subarray(c * old, (c + 1) * old), c * capacity);
    }
    this.starts = starts;
    this.spans = spans;
    this.delays = delays;
    this.capacity = capacity;
    this.free = old;
  }
}
