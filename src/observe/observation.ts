// What one run leaves behind: plain numbers, small enough to post from a worker and to keep by the thousand.

/** A measure's value in one run, with what a reader needs to judge it. */
export interface MeasureValue {
  readonly name: string;
  /** NaN never appears: null when nothing was there to measure (no wait ended in the window, a divisor of 0) */
  readonly value: number | null;
  readonly unit: string;
  /** waits, sojourns, ages: how many were counted; other measures: null */
  readonly count: number | null;
  /** waits: persons still in line at the window's end (sojourns: still in the stages), never dropped silently */
  readonly stillWaiting: number | null;
}

/** Persons at each recording edge and flows in each recording period, by stage and level of one group. */
export interface SeriesBlock {
  /** group the rows are split by; "" when the model has no groups or the split is by nothing */
  readonly group: string;
  /** first "" for everybody, then the kept levels */
  readonly levels: readonly string[];
  /** persons in the stage at edge e: stock[(stage × levelCount + level) × (periods + 1) + e] */
  readonly stock: Float64Array;
  /** of these, persons waiting in a line or at a door */
  readonly waiting: Float64Array;
  /** entries during period p: [(stage × levelCount + level) × periods + p] */
  readonly entries: Float64Array;
}

/** Flow from stage to stage, all groups together: one row per pair that occurred. */
export interface MoveSeries {
  readonly from: number;
  readonly to: number;
  /** 0 own end, 1 stage clock, 2 cross clock, 3 full */
  readonly cause: number;
  /** persons by period */
  readonly persons: Float64Array;
}

/** The same of one level of the series' group. */
export interface LevelMoves extends MoveSeries {
  /** row of the series' levels, 1 or above */
  readonly level: number;
}

export interface ResourceSeries {
  readonly resource: number;
  /**
   * servers and held: by period, the mean of units in use, and of units present or in use, whichever are more, time
   * without limit left out of both; slots: those used and those brought
   */
  readonly used: Float64Array;
  readonly present: Float64Array;
  /**
   * servers: by period, the mean of units in use beyond those present; null for held units and slots, and where records
   * stand for several persons
   */
  readonly overtime: Float64Array | null;
  /** money by period; zeros when the resource has no cost */
  readonly cost: Float64Array;
  /** persons carried by period (slots) or begun by period (servers, held) */
  readonly served: Float64Array;
}

/**
 * Waits (queue only), sojourns and ages, kept apart, in logarithmic bins: bin b covers [lower(b), lower(b +
 * 1)) days.
 */
export interface WaitHistogram {
  readonly stage: number;
  /** row of the series' levels: 0 is everybody, then the kept levels in order */
  readonly level: number;
  readonly kind: "wait" | "sojourn" | "age";
  /** fiscal year in which the wait ended; "" without a calendar and for the age of those still there at the end */
  readonly year: string;
  readonly count: number;
  readonly totalDays: number;
  readonly bins: Float64Array;
}

/** One person's life: the stages they entered, and when. */
export interface Timeline {
  readonly caseClass: number;
  /** grid steps from the start of the run, rising */
  readonly instants: Float64Array;
  readonly stages: Int32Array;
}

export interface Observation {
  readonly measures: readonly MeasureValue[];
  readonly series: SeriesBlock | null;
  readonly moves: readonly MoveSeries[];
  /** of the kept levels; left out unless asked for */
  readonly levelMoves?: readonly LevelMoves[];
  readonly resources: readonly ResourceSeries[];
  readonly waits: readonly WaitHistogram[];
  /** empty unless asked for */
  readonly timelines: readonly Timeline[];
  /** persons: arrivals + initial = inside + exits, per class; asserted in every run */
  readonly ledger: {
    readonly initial: Float64Array;
    readonly arrived: Float64Array;
    readonly inside: Float64Array;
    readonly exited: Float64Array;
  };
  /** chained 64-bit digest of all events, as 16 hexadecimal digits */
  readonly digest: string;
  readonly events: number;
}
