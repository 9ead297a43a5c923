// What is agreed on about the observers that count inside the kernel, or beside a run in Node: what they are asked,
// written for the kernel into the image as src/simulate/image/contract.ts says, and what they found. Both sides import this
// file; AssemblyScript compiles it into kernel/assembly as it is.

type i32 = number;

/** Whether anybody is asked, and what, where somebody is. */
export class ObservingFields {
  static readonly isObserving: i32 = 0;
  static readonly observers: i32 = 1;
}

export class ObserversFields {
  static readonly hasDigest: i32 = 0;
  static readonly hasSeries: i32 = 1;
  static readonly hasWaits: i32 = 2;
  static readonly periodEdges: i32 = 3;
  /** persons a record stands for, by class */
  static readonly weights: i32 = 4;
  /** by stage: what it is, how many units are held in it, whether somebody can come into it from outside */
  static readonly stageKinds: i32 = 5;
  static readonly stageHolds: i32 = 6;
  static readonly isFirst: i32 = 7;
  /** the words of names, two each */
  static readonly stageKeys: i32 = 8;
  static readonly resourceKinds: i32 = 9;
  static readonly resourceKeys: i32 = 10;
  /** places in a person's record for instants of coming (markSlots.ts), and for small numbers */
  static readonly instants: i32 = 11;
  static readonly marks: i32 = 12;
  static readonly measures: i32 = 13;
  static readonly levelCount: i32 = 14;
  static readonly rowOfClass: i32 = 15;
  static readonly price: i32 = 16;
  static readonly pricePerPerson: i32 = 17;
  static readonly yearCount: i32 = 18;
  static readonly yearOfPeriod: i32 = 19;
  static readonly warmUp: i32 = 20;
  static readonly gridDays: i32 = 21;
}

export class MeasureFields {
  static readonly kind: i32 = 0;
  static readonly stages: i32 = 1;
  static readonly toStage: i32 = 2;
  static readonly classes: i32 = 3;
  static readonly resources: i32 = 4;
  static readonly crossClock: i32 = 5;
  /** stage and clock, two numbers each */
  static readonly stageClocks: i32 = 6;
  static readonly at: i32 = 7;
  static readonly from: i32 = 8;
  /** at most the end of the run */
  static readonly to: i32 = 9;
  static readonly everyone: i32 = 10;
  static readonly entered: i32 = 11;
  static readonly statistic: i32 = 12;
  static readonly over: i32 = 13;
  static readonly price: i32 = 14;
  static readonly pricePerPerson: i32 = 15;
  /** of a sojourn among the instants of a person's record, of a share among its small numbers; -1 */
  static readonly place: i32 = 16;
}

// Kinds of measures: MeasureProgram. They are compared: stocks come first, then what counts events, those of resources last.
export const STOCK = 0;
export const WAITING = 1;
export const ENTRIES = 2;
export const MOVES = 3;
export const BOARDINGS = 4;
export const STRIKES = 5;
export const WAIT = 6;
export const SOJOURN = 7;
export const AGE = 8;
export const SHARE = 9;
export const UTILISATION = 10;
export const OVERTIME = 11;
export const COST = 12;
export const LEFT_BEHIND = 13;

// Statistics of durations.
export const MEAN = 0;
export const VARIANCE = 1;
export const QUANTILE = 2;
export const SHARE_OVER = 3;

/** What was found when the run is over. */
export class FoundFields {
  static readonly events: i32 = 0;
  /** the ledger: persons by class */
  static readonly initial: i32 = 1;
  static readonly arrived: i32 = 2;
  static readonly inside: i32 = 3;
  static readonly exited: i32 = 4;
  static readonly digestHigh: i32 = 5;
  static readonly digestLow: i32 = 6;
  /** of each measure, without their number */
  static readonly measures: i32 = 7;
  /** where series are asked for */
  static readonly series: i32 = 8;
  /** where waits are asked for: histograms in which something was counted */
  static readonly waits: i32 = 9;
}

export class MeasureFound {
  static readonly total: i32 = 0;
  static readonly there: i32 = 1;
  static readonly used: i32 = 2;
  static readonly offered: i32 = 3;
  static readonly overtime: i32 = 4;
  static readonly cost: i32 = 5;
  static readonly overtimeCost: i32 = 6;
  static readonly idleCost: i32 = 7;
  static readonly left: i32 = 8;
  static readonly departures: i32 = 9;
  static readonly tally: i32 = 10;
  /** of an age measure: everybody still there */
  static readonly ages: i32 = 11;
}

/** State of a DurationTally. */
export class TallyFound {
  static readonly persons: i32 = 0;
  static readonly mean: i32 = 1;
  static readonly squares: i32 = 2;
  static readonly over: i32 = 3;
  static readonly values: i32 = 4;
  static readonly weights: i32 = 5;
  static readonly bins: i32 = 6;
}

export class AgeFound {
  static readonly steps: i32 = 0;
  static readonly weight: i32 = 1;
}

export class SeriesFound {
  /** changes along the periods; [stage × level × period edge] */
  static readonly stock: i32 = 0;
  static readonly waiting: i32 = 1;
  /** [stage × level × period] */
  static readonly entries: i32 = 2;
  static readonly moves: i32 = 3;
  /** [resource × period] */
  static readonly used: i32 = 4;
  static readonly present: i32 = 5;
  static readonly overtime: i32 = 6;
  static readonly cost: i32 = 7;
  static readonly overtimeCost: i32 = 8;
  static readonly idleCost: i32 = 9;
  static readonly served: i32 = 10;
}

export class MoveFound {
  /** from which stage to which and why, as one number: moves.ts */
  static readonly key: i32 = 0;
  static readonly persons: i32 = 1;
}

export class HistogramFound {
  /** kind, stage, level and year as one number: waits.ts */
  static readonly cell: i32 = 0;
  static readonly count: i32 = 1;
  static readonly totalDays: i32 = 2;
  static readonly bins: i32 = 3;
}
