// Which measures hear of an event: those that asked for its stage and its class, while their window is open. Lists
// are made when they are first asked for, and gone through again when a window opens or closes. How many hear stands
// in one byte for each stage and class, since mostly nobody does and the lists lie far apart.
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
} from "../../src/observe/insideKernel/contract.ts";
import { Measure } from "./measure.ts";
import { classCount, entries, initials, stages } from "./program.ts";

const ENTER: i32 = 0;
const BEGIN: i32 = 1;
const LEAVE: i32 = 2;

/** the number is not known */
const UNKNOWN: u8 = 255;

/** Of one stage and class. */
class Hearing {
  open: StaticArray<Measure>;

  constructor(private all: StaticArray<Measure>) {
    this.open = new StaticArray<Measure>(all.length);
  }

  /**
   * @param edge of the step that begins
   * @returns how many hear
   */
  lookAgain(edge: f64): i32 {
    let count = 0;
    for (let i = 0; i < this.all.length; i++) {
      const m = this.all[i];
      if (m.opens <= edge + 1 && m.closes >= edge) this.open[count++] = m;
    }
    return count;
  }
}

/** [what × stage × class] */
let hearings: StaticArray<Hearing | null> = [];
let counts: StaticArray<u8> = [];
let measures: StaticArray<Measure> = [];
/** whether somebody can come from outside into the stage; [stage] */
let isFirst: StaticArray<bool> = [];
let lastEdge: f64 = 0;
let nextTurn: f64 = -Infinity;

export function prepareHearing(all: StaticArray<Measure>): void {
  measures = all;
  hearings = new StaticArray<Hearing | null>(3 * stages.length * classCount);
  counts = new StaticArray<u8>(hearings.length);
  isFirst = new StaticArray<bool>(stages.length);
  for (let i = 0; i < entries.length; i++) isFirst[entries[i].stage] = true;
  for (let i = 0; i < initials.length; i++) isFirst[initials[i].stage] = true;
  for (let i = 0; i < all.length; i++) setWindow(all[i]);
  hearingPassesEdge(0);
}

function setWindow(m: Measure): void {
  const kind = m.kind;
  if (kind == STOCK || kind == WAITING) {
    m.opens = m.isRead ? m.from : -Infinity;
    m.closes = m.at >= 0 ? m.at : m.end;
  } else if (kind >= ENTRIES && kind <= STRIKES) {
    m.opens = m.from;
    m.closes = m.to;
  } else if (kind == AGE) m.opens = m.at;
  else m.closes = kind == SHARE ? max<f64>(m.at, m.to) : m.to;
}

/** Instants of one step, both its edges among them, are heard of by the same measures. */
export function hearingPassesEdge(edge: f64): void {
  if (edge < nextTurn) return;
  for (let i = 0; i < counts.length; i++) counts[i] = UNKNOWN;
  lastEdge = edge;
  nextTurn = Infinity;
  for (let i = 0; i < measures.length; i++) {
    nextTurn = sooner(nextTurn, ceil(measures[i].opens) - 1);
    nextTurn = sooner(nextTurn, floor(measures[i].closes) + 1);
  }
}

function sooner(than: f64, edge: f64): f64 {
  return edge > lastEdge && edge < than ? edge : than;
}

/** Where the measures are that hear of entering a stage, of beginning in it, of leaving it. */
// @inline
export function onEnter(stage: i32, caseClass: i32): i32 {
  return (ENTER * stages.length + stage) * classCount + caseClass;
}

// @inline
export function onBegin(stage: i32, caseClass: i32): i32 {
  return (BEGIN * stages.length + stage) * classCount + caseClass;
}

// @inline
export function onLeave(stage: i32, caseClass: i32): i32 {
  return (LEAVE * stages.length + stage) * classCount + caseClass;
}

/** How many measures hear at a place. */
// @inline
export function hearers(place: i32): i32 {
  const count = counts[place];
  return count == UNKNOWN ? findOut(place) : <i32>count;
}

/** One of them; after `hearers`. */
// @inline
export function hearer(place: i32, i: i32): Measure {
  return hearings[place]!.open[i];
}

function findOut(place: i32): i32 {
  let found = hearings[place];
  if (found === null) {
    const inStage = place / classCount;
    found = new Hearing(listeners(inStage / stages.length, inStage % stages.length, place % classCount));
    hearings[place] = found;
  }
  const count = found.lookAgain(lastEdge);
  // more than a byte can say are looked for each time
  counts[place] = <u8>min(count, <i32>UNKNOWN);
  return count;
}

function listeners(what: i32, stage: i32, caseClass: i32): StaticArray<Measure> {
  let count = 0;
  for (let i = 0; i < measures.length; i++) if (hears(measures[i], what, stage, caseClass)) count++;
  const list = new StaticArray<Measure>(count);
  count = 0;
  for (let i = 0; i < measures.length; i++) {
    if (hears(measures[i], what, stage, caseClass)) list[count++] = measures[i];
  }
  return list;
}

function hears(m: Measure, what: i32, stage: i32, caseClass: i32): bool {
  const kind = m.kind;
  if (kind >= UTILISATION || m.classes[caseClass] == 0 || (m.isRead && m.at >= 0)) return false;
  const named = m.stages[stage] == 1;
  if (what == ENTER) {
    if (kind == SHARE) return named || m.entered[stage] == 1 || isFirst[stage];
    return named && (kind <= ENTRIES || kind == WAIT || kind == SOJOURN);
  }
  if (what == BEGIN) return named && (kind == WAITING || kind == BOARDINGS || kind == WAIT);
  if (kind == SHARE) return named;
  if (kind == STRIKES) return m.crossClock >= 0 || hasClockAt(m, stage);
  return named && (kind <= WAITING || kind == MOVES || kind == WAIT || kind == SOJOURN || kind == AGE);
}

function hasClockAt(m: Measure, stage: i32): bool {
  for (let i = 0; i < m.stageClocks.length; i += 2) if (m.stageClocks[i] == stage) return true;
  return false;
}
