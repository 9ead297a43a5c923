// What is known before the run, as src/simulate/fluid/kernel/packPlan.ts lays it out: records of whole numbers and lists
// that they point into. The names are those of src/simulate/fluid/plan.ts and layout.ts.
import { Bytes, bytes, Floats, floats, int, Ints, ints } from "./memory.ts";

export const THROUGH = 0;
export const POOL = 1;
export const RING = 2;
export const LINE = 3;
export const PACKETS = 4;

/** What becomes of people of a cell whose wait is over. */
export const TOGETHER = 0;
export const ON_BOARD = 1;
export const BY_PACKET = 2;

// @unmanaged
export class Stage {
  kind: i32;
  keeping: i32;
  /** cells */
  first: i32;
  end: i32;
  /** edges by cause; -1 without a way out for those turned away */
  ownFrom: i32;
  ownTo: i32;
  clockFrom: i32;
  clockTo: i32;
  strikeFrom: i32;
  strikeTo: i32;
  full: i32;
  /** whether it is under a hold; whether people wait for one at its door; whether it turns people away */
  holds: i32;
  hasDoor: i32;
  turnsAway: i32;
  isTimed: i32;
  /** in `liveClocks` */
  liveFrom: i32;
  liveTo: i32;
  afterEdges: i32;
}

// @unmanaged
export class Edge {
  from: i32;
  to: i32;
  clock: i32;
  /** in `targets`, and the first inbox where the others lie side by side; -1 */
  first: i32;
  base: i32;
  shareAt: i32;
  partInAt: i32;
  afterAt: i32;
  whileWaiting: i32;
  /** 1 where persons of each step are asked for by cell: in `movedBy` from `first` on */
  isAsked: i32;
}

// @unmanaged
export class Resource {
  kind: i32;
  discipline: i32;
  /** dials; -1 */
  minimumAt: i32;
  cancelledAt: i32;
  unitsAt: i32;
  isKept: i32;
  oneGroup: i32;
  /** in `feedbacks`; -1 */
  units: i32;
  departureRate: i32;
  /** departures of each step and the instant of the last one */
  count: Ints;
  lastAt: Floats;
  /** in `ranks` */
  rankFrom: i32;
  rankTo: i32;
  /** in `levelRanks`, two numbers a level */
  levelFrom: i32;
  levels: i32;
  /** in `heldCells` */
  heldFrom: i32;
  heldTo: i32;
}

// @unmanaged
export class Rank {
  cells: Ints;
  levels: Ints;
  count: i32;
}

/** A member of a family of resources whose lines have people in common. */
// @unmanaged
export class Member {
  resource: i32;
  /** in `relatives` */
  rivalFrom: i32;
  rivalTo: i32;
  collectFrom: i32;
  collectTo: i32;
}

// @unmanaged
export class Kernel {
  length: i32;
  gone: Floats;
  area: Floats;
  hazards: Floats;
  nextEnd: Floats;
}

// @unmanaged
export class CrossClock {
  starts: i32;
  hasAfter: i32;
  at: i32;
}

// @unmanaged
export class FeedbackCode {
  code: Ints;
  length: i32;
  constants: Floats;
  /** [curve of the code × steps]: value at the beginning of the step */
  curves: Floats;
  /** where each set begins in `stagesOf` */
  sets: Ints;
  stagesOf: Ints;
}

// @unmanaged
export class Wheel {
  count: i32;
  near: i32;
  levels: i32;
  mask: i32;
  rows: Floats;
}

export let cells: i32 = 0;
export let stageCount: i32 = 0;
export let edgeCount: i32 = 0;
export let resourceCount: i32 = 0;
export let crossCount: i32 = 0;
export let afterColumns: i32 = 0;
export let sourceCount: i32 = 0;
export let feedbackSourceCount: i32 = 0;
export let eraCount: i32 = 0;
export let workCount: i32 = 0;
export let lateCount: i32 = 0;
export let levelCount: i32 = 0;
export let steps: i32 = 0;
export let mostParcels: i32 = 0;
/** grid steps; one number each */
export let lengths: Floats = changetype<Floats>(0);
export let eras: Floats = changetype<Floats>(0);

let stages: usize = 0;
let edges: usize = 0;
let resources: usize = 0;
let ranks: usize = 0;
let members: usize = 0;
let kernels: usize = 0;
let crossClocks: usize = 0;
let feedbacks: usize = 0;
let wheels: usize = 0;

export let rooms: Floats = changetype<Floats>(0);
export let targets: Ints = changetype<Ints>(0);
export let kindOf: Ints = changetype<Ints>(0);
export let stageOf: Ints = changetype<Ints>(0);
export let serverOf: Ints = changetype<Ints>(0);
export let asksFrom: Ints = changetype<Ints>(0);
export let asks: Ints = changetype<Ints>(0);
export let beginsAs: Bytes = changetype<Bytes>(0);
export let lastCome: Bytes = changetype<Bytes>(0);
export let liveClocks: Ints = changetype<Ints>(0);
export let stopsIn: Bytes = changetype<Bytes>(0);
export let strikesIn: Bytes = changetype<Bytes>(0);
export let levelRanks: Ints = changetype<Ints>(0);
export let heldCells: Ints = changetype<Ints>(0);
export let relatives: Ints = changetype<Ints>(0);
/** members of each family begin here */
export let familyFrom: Ints = changetype<Ints>(0);
/** kind of work and what it is on, three numbers each; stages gone through before people come to them */
export let works: Ints = changetype<Ints>(0);
export let late: Ints = changetype<Ints>(0);
/** inbox, dial and class of each source */
export let sources: Ints = changetype<Ints>(0);
/** feedback, class, then an inbox for each era */
export let feedbackSources: Ints = changetype<Ints>(0);
export let feedbackPersons: Floats = changetype<Floats>(0);
export let dialOffsets: Ints = changetype<Ints>(0);
export let dialPlaces: Ints = changetype<Ints>(0);
export let dialValues: Floats = changetype<Floats>(0);

// @inline
export function stageAt(i: i32): Stage {
  return changetype<Stage>(stages + <usize>i * offsetof<Stage>());
}

// @inline
export function edgeAt(i: i32): Edge {
  return changetype<Edge>(edges + <usize>i * offsetof<Edge>());
}

// @inline
export function resourceAt(i: i32): Resource {
  return changetype<Resource>(resources + <usize>i * offsetof<Resource>());
}

// @inline
export function rankAt(i: i32): Rank {
  return changetype<Rank>(ranks + <usize>i * offsetof<Rank>());
}

// @inline
export function memberAt(i: i32): Member {
  return changetype<Member>(members + <usize>i * offsetof<Member>());
}

// @inline
export function kernelAt(i: i32): Kernel {
  return changetype<Kernel>(kernels + <usize>i * offsetof<Kernel>());
}

// @inline
export function crossClockAt(i: i32): CrossClock {
  return changetype<CrossClock>(crossClocks + <usize>i * offsetof<CrossClock>());
}

// @inline
export function feedbackAt(i: i32): FeedbackCode {
  return changetype<FeedbackCode>(feedbacks + <usize>i * offsetof<FeedbackCode>());
}

// @inline
export function wheelAt(stage: i32): Wheel {
  return changetype<Wheel>(wheels + <usize>stage * offsetof<Wheel>());
}

export function readPlan(): void {
  cells = int();
  stageCount = int();
  edgeCount = int();
  resourceCount = int();
  crossCount = int();
  afterColumns = int();
  sourceCount = int();
  feedbackSourceCount = int();
  eraCount = int();
  workCount = int();
  lateCount = int();
  levelCount = int();
  steps = int();
  mostParcels = int();
  lengths = floats();
  eras = floats();
  stages = <usize>int();
  rooms = floats();
  edges = <usize>int();
  targets = ints();
  kindOf = ints();
  stageOf = ints();
  serverOf = ints();
  asksFrom = ints();
  asks = ints();
  beginsAs = bytes();
  lastCome = bytes();
  liveClocks = ints();
  stopsIn = bytes();
  strikesIn = bytes();
  resources = <usize>int();
  ranks = <usize>int();
  levelRanks = ints();
  heldCells = ints();
  members = <usize>int();
  familyFrom = ints();
  relatives = ints();
  kernels = <usize>int();
  crossClocks = <usize>int();
  feedbacks = <usize>int();
  wheels = <usize>int();
  works = ints();
  late = ints();
  sources = ints();
  feedbackSources = ints();
  feedbackPersons = floats();
  dialOffsets = ints();
  dialPlaces = ints();
  dialValues = floats();
}
