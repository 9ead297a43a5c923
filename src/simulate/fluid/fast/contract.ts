// What host and kernel have agreed on: the places of everything that one of them writes and the other reads.
// Both import this file (AssemblyScript compiles it as it is), and neither counts by
// itself.
//
// The kernel is handed a table of whole numbers, counts and addresses: those of the plan, of the state, and
// of packets. Fields have the names they have in plan.ts, layout.ts and state.ts. Records are whole numbers
// side by side, in the order in which their class lists them; those of type `usize` are addresses. What ends
// in `At` and is none is a dial.

type i32 = number;
type usize = number;

/** The table: first what is known before the run. */
export class PlanFields {
  /** how many there are of each */
  static readonly cells: i32 = 0;
  static readonly stageCount: i32 = 1;
  static readonly edgeCount: i32 = 2;
  static readonly resourceCount: i32 = 3;
  static readonly crossCount: i32 = 4;
  static readonly afterColumns: i32 = 5;
  static readonly sourceCount: i32 = 6;
  static readonly feedbackSourceCount: i32 = 7;
  static readonly eraCount: i32 = 8;
  static readonly workCount: i32 = 9;
  static readonly lateCount: i32 = 10;
  static readonly levelCount: i32 = 11;
  /** time steps in the run */
  static readonly steps: i32 = 12;
  static readonly mostParcels: i32 = 13;
  /** grid steps a step is long; one number */
  static readonly lengths: i32 = 14;
  static readonly eras: i32 = 15;
  /** addresses from here on; this one of records, see below */
  static readonly stages: i32 = 16;
  /** persons a stage has room for; [stage] */
  static readonly rooms: i32 = 17;
  static readonly edges: i32 = 18;
  static readonly targets: i32 = 19;
  static readonly kindOf: i32 = 20;
  static readonly stageOf: i32 = 21;
  /** resource whose line a cell stands in; -1; [cell] */
  static readonly serverOf: i32 = 22;
  /** where each cell's part of `asks` begins: resources whose units people ask for on the way in */
  static readonly asksFrom: i32 = 23;
  static readonly asks: i32 = 24;
  /** TOGETHER, ON_BOARD or BY_PACKET; [cell] */
  static readonly beginsAs: i32 = 25;
  static readonly lastCome: i32 = 26;
  static readonly liveClocks: i32 = 27;
  static readonly stopsIn: i32 = 28;
  static readonly strikesIn: i32 = 29;
  static readonly resources: i32 = 30;
  static readonly ranks: i32 = 31;
  /** first rank and last of each level of a resource whose passengers are of one group */
  static readonly levelRanks: i32 = 32;
  static readonly heldCells: i32 = 33;
  static readonly members: i32 = 34;
  static readonly familyFrom: i32 = 35;
  /** members that compete with a family's member, and those from whom it collects */
  static readonly relatives: i32 = 36;
  static readonly delays: i32 = 37;
  static readonly crossClocks: i32 = 38;
  static readonly feedbacks: i32 = 39;
  static readonly wheels: i32 = 40;
  /** kind of work and what it is on, three numbers each */
  static readonly works: i32 = 41;
  /** stages gone through before people come to them */
  static readonly late: i32 = 42;
  /** inbox, dial and class of each source */
  static readonly sources: i32 = 43;
  /** feedback, class, then an inbox for each era */
  static readonly feedbackSources: i32 = 44;
  /** persons an arrival stands for; [feedback source] */
  static readonly feedbackPersons: i32 = 45;
  /** which dials change to what, by step */
  static readonly dialOffsets: i32 = 46;
  static readonly dialPlaces: i32 = 47;
  static readonly dialValues: i32 = 48;
  /** 1 where a cell's door lets in the last who came first; [cell] */
  static readonly doorLast: i32 = 49;
  /** cell, dial of a share, and AT_END, BY_HAZARD or BY_HAZARD_IN, three numbers each */
  static readonly setFree: i32 = 50;
  /** 1 where a clock across stages starts; [stage × clock] */
  static readonly startsIn: i32 = 51;
}

/** Then the lists that the run changes. */
export class StateFields {
  static readonly dials: i32 = 0;
  static readonly inbox: i32 = 1;
  static readonly content: i32 = 2;
  static readonly waiting: i32 = 3;
  static readonly atDoor: i32 = 4;
  static readonly entered: i32 = 5;
  static readonly arrived: i32 = 6;
  static readonly leaving: i32 = 7;
  static readonly lost: i32 = 8;
  static readonly lostIn: i32 = 9;
  static readonly done: i32 = 10;
  static readonly taken: i32 = 11;
  static readonly moved: i32 = 12;
  static readonly movedBy: i32 = 13;
  static readonly survival: i32 = 14;
  static readonly bulk: i32 = 15;
  static readonly survivalIn: i32 = 16;
  static readonly bulkIn: i32 = 17;
  static readonly inService: i32 = 18;
  static readonly staying: i32 = 19;
  static readonly askedBy: i32 = 20;
  static readonly due: i32 = 21;
  static readonly free: i32 = 22;
  static readonly inUse: i32 = 23;
  static readonly released: i32 = 24;
  static readonly given: i32 = 25;
  static readonly toGive: i32 = 26;
  static readonly asked: i32 = 27;
  static readonly ahead: i32 = 28;
  static readonly demand: i32 = 29;
  static readonly carried: i32 = 30;
  static readonly used: i32 = 31;
  static readonly offered: i32 = 32;
  static readonly departures: i32 = 33;
  static readonly leftBehind: i32 = 34;
  static readonly lastAt: i32 = 35;
  static readonly goes: i32 = 36;
  static readonly seen: i32 = 37;
  static readonly cycle: i32 = 38;
  static readonly lacking: i32 = 39;
  static readonly byLevel: i32 = 40;
  static readonly riskShare: i32 = 41;
  static readonly riskTaken: i32 = 42;
  /** one byte a cell */
  static readonly heard: i32 = 43;
  /** of a demand for held units that is met; [resource] */
  static readonly share: i32 = 44;
  static readonly releasedBefore: i32 = 45;
  static readonly foreseen: i32 = 46;
  static readonly lineBefore: i32 = 47;
  static readonly struck: i32 = 48;
}

/** Then people who are told apart: numbers, and one entry for each of their lists. */
export class PacketsFields {
  /** clocks that a packet has instants for */
  static readonly columns: i32 = 0;
  /** of the first block of rows for those who come later */
  static readonly spareRows: i32 = 1;
  static readonly head: i32 = 2;
  static readonly tail: i32 = 3;
  static readonly calmUntil: i32 = 4;
  static readonly recent: i32 = 5;
  static readonly recentIn: i32 = 6;
  static readonly lastFound: i32 = 7;
  static readonly struckBy: i32 = 8;
  static readonly latest: i32 = 9;
  static readonly comers: i32 = 10;
}

// How a stage's people are kept: keeping.ts.
export const THROUGH = 0;
export const POOL = 1;
export const RING = 2;
export const LINE = 3;
export const PACKETS = 4;

// How people of a cell go on when their wait is over: all who were taken together; the same, from a stage that keeps
// packets, where no clock matters where they go; or each packet by itself.
export const TOGETHER = 0;
export const ON_BOARD = 1;
export const BY_PACKET = 2;

// How it is known beforehand that people set a held unit free: their stay ends, or a hazard takes a part of all who are
// there, or of those in service. setFree.ts.
export const AT_END = 0;
export const BY_HAZARD = 1;
export const BY_HAZARD_IN = 2;

// Work of a step: order.ts.
export const ENTER = 0;
export const SERVE = 1;
export const DEPART = 2;
export const EXIT = 3;

// @unmanaged
export class Stage {
  kind: i32 = 0;
  keeping: i32 = 0;
  /** cells */
  first: i32 = 0;
  end: i32 = 0;
  /** edges by cause; -1 without a way out for those turned away */
  ownFrom: i32 = 0;
  ownTo: i32 = 0;
  clockFrom: i32 = 0;
  clockTo: i32 = 0;
  strikeFrom: i32 = 0;
  strikeTo: i32 = 0;
  full: i32 = 0;
  /** whether it is under a hold; whether people wait for one at its door; whether it turns people away */
  holds: i32 = 0;
  hasDoor: i32 = 0;
  turnsAway: i32 = 0;
  isTimed: i32 = 0;
  /** in `liveClocks` */
  liveFrom: i32 = 0;
  liveTo: i32 = 0;
  afterEdges: i32 = 0;
  /** whether nothing else matters of those whom an overdue clock strikes as they come */
  forgets: i32 = 0;
  /** whether nothing but its own time ends the stay, and clocks across stages only start in it */
  clocksOnlyStart: i32 = 0;
  /** whether any overdue clock strikes wherever people go, and nothing else of them matters then */
  anyStrikes: i32 = 0;
}

// @unmanaged
export class Edge {
  from: i32 = 0;
  to: i32 = 0;
  clock: i32 = 0;
  /** in `targets`, and the first inbox where the others lie side by side; -1 */
  first: i32 = 0;
  base: i32 = 0;
  shareAt: i32 = 0;
  partInAt: i32 = 0;
  afterAt: i32 = 0;
  whileWaiting: i32 = 0;
  /** 1 where persons of each step are asked for by cell: in `movedBy` from `first` on */
  isAsked: i32 = 0;
}

// @unmanaged
export class Resource {
  kind: i32 = 0;
  discipline: i32 = 0;
  /** dials; -1 */
  minimumAt: i32 = 0;
  cancelledAt: i32 = 0;
  unitsAt: i32 = 0;
  afterHoursAt: i32 = 0;
  isKept: i32 = 0;
  oneGroup: i32 = 0;
  /** in `feedbacks`; -1 */
  units: i32 = 0;
  departureRate: i32 = 0;
  /** departures of each step and the instant of the last one */
  countAt: usize = 0;
  lastInstantAt: usize = 0;
  /** part of the people in line who are for this one and not its rivals, by step; 0 without any */
  partAt: usize = 0;
  /** in `ranks` */
  rankFrom: i32 = 0;
  rankTo: i32 = 0;
  /** in `levelRanks`, two numbers a level */
  levelFrom: i32 = 0;
  levels: i32 = 0;
  /** in `heldCells` */
  heldFrom: i32 = 0;
  heldTo: i32 = 0;
  /** in `setFree` */
  freeFrom: i32 = 0;
  freeTo: i32 = 0;
}

/** People of one priority in a line. */
// @unmanaged
export class Rank {
  cellsAt: usize = 0;
  levelsAt: usize = 0;
  count: i32 = 0;
}

/** A member of a family of resources whose lines have people in common. */
// @unmanaged
export class Member {
  resource: i32 = 0;
  /** in `relatives` */
  rivalFrom: i32 = 0;
  rivalTo: i32 = 0;
  collectFrom: i32 = 0;
  collectTo: i32 = 0;
}

/** A delay as shares that leave: delayShares.ts. */
// @unmanaged
export class Delay {
  length: i32 = 0;
  goneAt: usize = 0;
  areaAt: usize = 0;
  hazardsAt: usize = 0;
  nextEndAt: usize = 0;
  /** one number */
  fixedAt: usize = 0;
}

// @unmanaged
export class CrossClock {
  hasAfter: i32 = 0;
  at: i32 = 0;
}

/** A value that depends on stocks; operations as in src/compile/operations.ts. */
// @unmanaged
export class Feedback {
  codeAt: usize = 0;
  length: i32 = 0;
  constantsAt: usize = 0;
  /** [curve of the code × steps]: value at the beginning of the step */
  curvesAt: usize = 0;
  /** where each set begins in `stagesOf` */
  setsAt: usize = 0;
  stagesOfAt: usize = 0;
}

/** Rows of those due in each of the next steps: dueWheel.ts. Nothing where a stage has none. */
// @unmanaged
export class Wheel {
  count: i32 = 0;
  near: i32 = 0;
  levels: i32 = 0;
  mask: i32 = 0;
  rowsAt: usize = 0;
}

/**
 * A packet's row, bytes. Behind it the instants at which its clocks started, f64 each, the steps that these span,
 * f64, then the delays they have, i32.
 */
export class PacketRow {
  static readonly amount: usize = 0;
  static readonly join: usize = 8;
  static readonly since: usize = 16;
  static readonly begun: usize = 24;
  static readonly quiet: usize = 32;
  static readonly width: usize = 40;
  /** address of the next packet of the list; 0 */
  static readonly next: usize = 48;
  /** u8 each */
  static readonly holding: usize = 52;
  static readonly together: usize = 53;
  static readonly met: usize = 54;
  /** the kernel's alone: two addresses and a number, from 56 on */
  static readonly starts: usize = 72;
}

/** An amount whose wait is over, as it is told to those who ask; bytes, f64 each. */
export class Told {
  static readonly cell: usize = 0;
  static readonly resource: usize = 8;
  static readonly amount: usize = 16;
  /** steps */
  static readonly wait: usize = 24;
  /** 1 when served */
  static readonly served: usize = 32;
  static readonly bytes: usize = 40;
}
