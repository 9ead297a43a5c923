// What host and kernel have agreed on: the places of everything that one of them writes and the other reads.
// Both import this file (AssemblyScript compiles it as it is), and neither counts by itself. Observers inside the kernel have a contract of their own: src/observe/insideKernel/contract.ts.
//
// The image of a Program is a list of numbers. A record in it is written field by field, in the order of the
// places that its class here names: ImageWriter.record takes a value for each name, and the kernel reads each
// by its name. A whole number or a flag takes one number, a key two, a list its length and then its members.

type i32 = number;
type usize = number;

/** The image: what comes in which order. */
export class ImageFields {
  static readonly curves: i32 = 0;
  static readonly samplers: i32 = 1;
  static readonly program: i32 = 2;
  static readonly arrivals: i32 = 3;
  static readonly initialSources: i32 = 4;
  // the kernel's alone
  /** bit k is set when announcements of kind k are wanted */
  static readonly announced: i32 = 5;
  static readonly observers: i32 = 6;
}

/** All curves laid end to end: compile/program.ts, Curves. */
export class CurvesFields {
  static readonly offsets: i32 = 0;
  static readonly starts: i32 = 1;
  static readonly values: i32 = 2;
  static readonly slopes: i32 = 3;
  static readonly integrals: i32 = 4;
  static readonly periods: i32 = 5;
  static readonly periodIntegrals: i32 = 6;
}

export class SamplerFields {
  static readonly family: i32 = 0;
  static readonly figures: i32 = 1;
  static readonly atLeast: i32 = 2;
  static readonly atMost: i32 = 3;
  static readonly probabilities: i32 = 4;
  static readonly parts: i32 = 5;
  static readonly shares: i32 = 6;
}

export class ProgramFields {
  static readonly steps: i32 = 0;
  static readonly classCount: i32 = 1;
  static readonly groupCount: i32 = 2;
  static readonly classLevels: i32 = 3;
  static readonly weights: i32 = 4;
  static readonly eras: i32 = 5;
  static readonly monthEdges: i32 = 6;
  /** how many stages can be visited again */
  static readonly revisitedStages: i32 = 7;
  static readonly crossClocks: i32 = 8;
  static readonly stages: i32 = 9;
  static readonly resources: i32 = 10;
  static readonly resourcesByName: i32 = 11;
  static readonly holds: i32 = 12;
  static readonly entries: i32 = 13;
  static readonly initials: i32 = 14;
}

export class ClockFields {
  static readonly isCross: i32 = 0;
  static readonly index: i32 = 1;
  static readonly key: i32 = 2;
  static readonly after: i32 = 3;
  static readonly rate: i32 = 4;
  static readonly whileWaiting: i32 = 5;
  static readonly to: i32 = 6;
}

export class StageFields {
  static readonly kind: i32 = 0;
  static readonly key: i32 = 1;
  static readonly time: i32 = 2;
  static readonly lines: i32 = 3;
  static readonly room: i32 = 4;
  static readonly ifFull: i32 = 5;
  /** where each of the stage's own clocks leads, by its own index */
  static readonly clockTo: i32 = 6;
  /** every clock that can strike here, in the order of names */
  static readonly clocks: i32 = 7;
  static readonly nextTo: i32 = 8;
  /** of all targets but the last */
  static readonly nextShares: i32 = 9;
  static readonly holds: i32 = 10;
  static readonly starts: i32 = 11;
  static readonly voids: i32 = 12;
  /** place among the stages that can be visited again; -1 */
  static readonly stayCounter: i32 = 13;
}

/** A value that depends on stocks: a flag whether it is one, and these where it is. */
export class FeedbackFields {
  static readonly code: i32 = 0;
  static readonly constants: i32 = 1;
  static readonly stageSets: i32 = 2;
}

export class ResourceFields {
  static readonly kind: i32 = 0;
  static readonly unitsCurve: i32 = 1;
  static readonly units: i32 = 2;
  static readonly priority: i32 = 3;
  static readonly discipline: i32 = 4;
  static readonly departures: i32 = 5;
  static readonly departureRate: i32 = 6;
  static readonly minimum: i32 = 7;
  static readonly cancelled: i32 = 8;
  static readonly leftoverKept: i32 = 9;
  static readonly oneGroup: i32 = 10;
  /** one, or one for each level of the group that leaves together */
  static readonly lineCount: i32 = 11;
  /** of the resource in this run: what cancellations, and lines in random order, draw with */
  static readonly key: i32 = 12;
}

export class HoldFields {
  static readonly resource: i32 = 0;
  static readonly span: i32 = 1;
}

export class EntryFields {
  static readonly stage: i32 = 0;
  static readonly kind: i32 = 1;
  static readonly rates: i32 = 2;
  /** one for each class; empty without feedback */
  static readonly feedback: i32 = 3;
  static readonly gaps: i32 = 4;
  static readonly partFrom: i32 = 5;
  static readonly partTo: i32 = 6;
  static readonly periodFrom: i32 = 7;
  static readonly periodTo: i32 = 8;
  static readonly periodCounts: i32 = 9;
  static readonly batchSizes: i32 = 10;
  static readonly batchCumulative: i32 = 11;
}

export class InitialFields {
  static readonly stage: i32 = 0;
  static readonly counts: i32 = 1;
  static readonly age: i32 = 2;
  static readonly elapsed: i32 = 3;
}

export class ElapsedFields {
  static readonly clock: i32 = 0;
  static readonly sampler: i32 = 1;
}

export class ArrivalsFields {
  /** cohorts of one month, and of the initial stock, that can be told apart */
  static readonly ranksPerMonth: i32 = 0;
  static readonly flows: i32 = 1;
}

/** Who enters by one entry in one class. */
export class FlowFields {
  static readonly entry: i32 = 0;
  static readonly caseClass: i32 = 1;
  /** key of each month's cohort */
  static readonly monthKeys: i32 = 2;
  /** exact: key of each period */
  static readonly periodKeys: i32 = 3;
  static readonly gapKey: i32 = 4;
  /** monthly: the common factor of each month */
  static readonly monthFactors: i32 = 5;
}

export class InitialSourceFields {
  static readonly entry: i32 = 0;
  static readonly caseClass: i32 = 1;
  static readonly key: i32 = 2;
}

/**
 * A record of the sheet of announcements, bytes. Two small numbers share a word: see `packed` and `places`.
 */
export class Announcement {
  static readonly time: usize = 0;
  /** an age, since when, units in use, slots offered; f64 */
  static readonly second: usize = 8;
  /** the number of the person, or slots used; i32 */
  static readonly person: usize = 16;
  /** kind u8, flags u8, class u16 */
  static readonly packed: usize = 20;
  /** stage or resource u16, then the stage from or to which, or a resource; i16 */
  static readonly places: usize = 24;
  /** a clock; i32 */
  static readonly clock: usize = 28;
  /** units present, people left behind; f64 */
  static readonly more: usize = 32;
  static readonly bytes: usize = 40;
}

// Kinds of announcements: the calls of Recorder.
export const EDGE = 0;
export const ARRIVE = 1;
export const ENTER = 2;
export const BEGIN = 3;
export const LEAVE = 4;
export const UNITS = 5;
export const DEPARTURE = 6;

// People's rows lie in blocks of 2¹⁴: most runs of a few people spend less on all they do than on the zeros that a
// larger one leaves to the next run. The host reads a person's name in their row: the place of their cohort
// and their index in it, 32 bits each, at these bytes.
export const BLOCK_BITS = 14;
export const INDEX = 0;
export const RANK = 4;
