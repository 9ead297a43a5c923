// Which measures hear of an event: those that asked for its stage and its class, while their window is open. Lists
// are made when they are first asked for, and gone through again when a window opens or closes. How many hear stands
// in one byte for each stage and class, since mostly nobody does and the lists lie far apart. The kernel, which
// AssemblyScript compiles, reads this very file.
import { byte, bytes, places, whole, type Bytes, type Ints, type Places } from "../../quantity/machine.ts";
import {
  AGE,
  BOARDINGS,
  ENTRIES,
  MOVES,
  SHARE,
  SOJOURN,
  STOCK,
  STRIKES,
  UTILISATION,
  WAIT,
  WAITING,
} from "../insideKernel/contract.ts";
import type { Measure } from "./measure.ts";

type i32 = number;
type f64 = number;

const ENTER: i32 = 0;
const BEGIN: i32 = 1;
const LEAVE: i32 = 2;

/** the number is not known */
const UNKNOWN: i32 = 255;

export class Hearing {
  private readonly measures: Places<Measure>;
  /** whether somebody can come from outside into the stage; [stage] */
  private readonly isFirst: Ints;
  private readonly stageCount: i32;
  private readonly classCount: i32;
  /** [what × stage × class]: who can hear at all, made when somebody asks, and who of them does now */
  private readonly isMade: Bytes;
  private readonly all: Places<Places<Measure>>;
  private readonly open: Places<Places<Measure>>;
  private readonly counts: Bytes;
  private lastEdge: f64 = 0;
  private nextTurn: f64 = -Infinity;

  constructor(measures: Places<Measure>, isFirst: Ints, classCount: i32) {
    const count = 3 * isFirst.length * classCount;
    this.measures = measures;
    this.isFirst = isFirst;
    this.stageCount = isFirst.length;
    this.classCount = classCount;
    this.isMade = bytes(count);
    this.all = places<Places<Measure>>(count);
    this.open = places<Places<Measure>>(count);
    this.counts = bytes(count);
    for (let i: i32 = 0; i < measures.length; i++) setWindow(measures[i]);
    this.passEdge(0);
  }

  /** Instants of one step, both its edges among them, are heard of by the same measures. */
  passEdge(edge: f64): void {
    if (edge < this.nextTurn) return;
    for (let i: i32 = 0; i < this.counts.length; i++) this.counts[i] = byte(UNKNOWN);
    this.lastEdge = edge;
    this.nextTurn = Infinity;
    for (let i: i32 = 0; i < this.measures.length; i++) {
      this.turnAt(Math.ceil(this.measures[i].opens) - 1);
      this.turnAt(Math.floor(this.measures[i].closes) + 1);
    }
  }

  /** Where the measures are that hear of entering a stage, of beginning in it, of leaving it. */
  // @inline
  onEnter(stage: i32, caseClass: i32): i32 {
    return (ENTER * this.stageCount + stage) * this.classCount + caseClass;
  }

  // @inline
  onBegin(stage: i32, caseClass: i32): i32 {
    return (BEGIN * this.stageCount + stage) * this.classCount + caseClass;
  }

  // @inline
  onLeave(stage: i32, caseClass: i32): i32 {
    return (LEAVE * this.stageCount + stage) * this.classCount + caseClass;
  }

  /** How many measures hear at a place. */
  // @inline
  hearers(place: i32): i32 {
    const count: i32 = this.counts[place];
    return count === UNKNOWN ? this.findOut(place) : count;
  }

  /** One of them; after `hearers`. */
  // @inline
  hearer(place: i32, i: i32): Measure {
    return this.open[place][i];
  }

  private turnAt(edge: f64): void {
    if (edge > this.lastEdge && edge < this.nextTurn) this.nextTurn = edge;
  }

  private findOut(place: i32): i32 {
    if (this.isMade[place] === 0) this.make(place);
    const all = this.all[place];
    const open = this.open[place];
    let count: i32 = 0;
    for (let i: i32 = 0; i < all.length; i++) {
      const m = all[i];
      if (m.opens <= this.lastEdge + 1 && m.closes >= this.lastEdge) open[count++] = m;
    }
    // more than a byte can say are looked for each time
    this.counts[place] = byte(count < UNKNOWN ? count : UNKNOWN);
    return count;
  }

  private make(place: i32): void {
    const caseClass = place % this.classCount;
    const inStage = whole(place / this.classCount);
    const stage = inStage % this.stageCount;
    const what = whole(inStage / this.stageCount);
    let count: i32 = 0;
    for (let i: i32 = 0; i < this.measures.length; i++) {
      if (this.hears(this.measures[i], what, stage, caseClass)) count++;
    }
    const list = places<Measure>(count);
    count = 0;
    for (let i: i32 = 0; i < this.measures.length; i++) {
      if (this.hears(this.measures[i], what, stage, caseClass)) list[count++] = this.measures[i];
    }
    this.all[place] = list;
    this.open[place] = places<Measure>(count);
    this.isMade[place] = 1;
  }

  private hears(m: Measure, what: i32, stage: i32, caseClass: i32): boolean {
    const kind = m.kind;
    if (kind >= UTILISATION || m.classes[caseClass] === 0 || (m.isRead && m.at >= 0)) return false;
    const named = m.stages[stage] === 1;
    if (what === ENTER) {
      // an arrival anywhere hands a used record to a new person
      if (kind === SHARE) return named || m.entered[stage] === 1 || this.isFirst[stage] === 1;
      return named && (kind <= ENTRIES || kind === WAIT || kind === SOJOURN);
    }
    if (what === BEGIN) return named && (kind === WAITING || kind === BOARDINGS || kind === WAIT);
    if (kind === SHARE) return named;
    if (kind === STRIKES) return m.crossClock >= 0 || hasClockAt(m, stage);
    return named && (kind <= WAITING || kind === MOVES || kind === WAIT || kind === SOJOURN || kind === AGE);
  }
}

function setWindow(m: Measure): void {
  const kind = m.kind;
  if (kind === STOCK || kind === WAITING) {
    m.opens = m.isRead ? m.from : -Infinity;
    m.closes = m.at >= 0 ? m.at : m.to;
  } else if (kind >= ENTRIES && kind <= STRIKES) {
    m.opens = m.from;
    m.closes = m.to;
  } else if (kind === AGE) m.opens = m.at;
  else m.closes = kind === SHARE ? Math.max(m.at, m.to) : m.to;
}

function hasClockAt(m: Measure, stage: i32): boolean {
  for (let i: i32 = 0; i < m.stageClocks.length; i += 2) if (m.stageClocks[i] === stage) return true;
  return false;
}
