// What the rules know of a Program: whole numbers and lists, with everything found that is found by name
// (packProgram.ts), read once a run from its image. Codes are those of codes.ts. The kernel, which
// AssemblyScript compiles, reads this very file.
import { places, type Floats, type Ints, type List, type Reals } from "../../quantity/machine.ts";
import { PASSES } from "../codes.ts";
import {
  ClockFields,
  ElapsedFields,
  EntryFields,
  FeedbackFields,
  HoldFields,
  InitialFields,
  ResourceFields,
  StageFields,
} from "../image/contract.ts";
import type { ImageReader } from "../image/imageReader.ts";
import type { Line } from "./line.ts";

type i32 = number;
type f64 = number;

/** A clock that can end a stay in a stage: of the stage, or across stages. */
export class Clock {
  readonly isCross: boolean;
  /** index into the stage's clocks, or into the clocks across stages */
  readonly index: i32;
  readonly keyHigh: i32;
  readonly keyLow: i32;
  /** samplers, or curves of the hazard, by era and class; one of the two is empty */
  readonly after: Ints;
  readonly rate: Ints;
  readonly whileWaiting: boolean;
  readonly to: i32;

  constructor(image: ImageReader) {
    this.isCross = image.flag(ClockFields.isCross);
    this.index = image.int(ClockFields.index);
    this.keyHigh = image.word(ClockFields.key);
    this.keyLow = image.word(ClockFields.key);
    this.after = image.ints(ClockFields.after);
    this.rate = image.ints(ClockFields.rate);
    this.whileWaiting = image.flag(ClockFields.whileWaiting);
    this.to = image.int(ClockFields.to);
  }
}

export function readClocks(image: ImageReader, place: i32): List<Clock> {
  const clocks = places<Clock>(image.int(place));
  for (let i: i32 = 0; i < clocks.length; i++) clocks[i] = new Clock(image);
  return clocks;
}

export class Stage {
  readonly kind: i32;
  readonly keyHigh: i32;
  readonly keyLow: i32;
  /** samplers by era and class; empty where a stay has no length of its own */
  readonly time: Ints;
  /** service: one; boards: one for each resource; each a resource by class */
  readonly lines: List<Ints>;
  readonly room: f64;
  readonly ifFull: i32;
  /** where each of the stage's own clocks leads, by its own index */
  readonly clockTo: Ints;
  /** every clock that can strike here, in the order of names: the tie rule */
  readonly clocks: List<Clock>;
  readonly nextTo: Ints;
  /** of all targets but the last: curves by era and class */
  readonly nextShares: List<Ints>;
  /** holds whose span includes the stage, in the order of names */
  readonly holds: Ints;
  /** clocks across stages that start here, or are void here */
  readonly starts: Ints;
  readonly voids: Ints;
  /** place among the stages that can be visited again; −1 */
  readonly stayCounter: i32;
  /** a fork without a door, a clock or anything else to do on the way through */
  readonly isPlainFork: boolean;

  constructor(image: ImageReader) {
    const kind = image.int(StageFields.kind);
    this.kind = kind;
    this.keyHigh = image.word(StageFields.key);
    this.keyLow = image.word(StageFields.key);
    this.time = image.ints(StageFields.time);
    this.lines = image.lists(StageFields.lines);
    this.room = image.real(StageFields.room);
    const ifFull = image.int(StageFields.ifFull);
    this.ifFull = ifFull;
    this.clockTo = image.ints(StageFields.clockTo);
    this.clocks = readClocks(image, StageFields.clocks);
    this.nextTo = image.ints(StageFields.nextTo);
    this.nextShares = image.lists(StageFields.nextShares);
    const holds = image.ints(StageFields.holds);
    const starts = image.ints(StageFields.starts);
    const voids = image.ints(StageFields.voids);
    this.holds = holds;
    this.starts = starts;
    this.voids = voids;
    this.stayCounter = image.int(StageFields.stayCounter);
    const isBare = holds.length === 0 && starts.length === 0 && voids.length === 0;
    this.isPlainFork = kind === PASSES && ifFull < 0 && isBare;
  }
}

/** A value that depends on stocks, calculated by calculate.ts. */
export class Feedback {
  readonly code: Ints;
  readonly constants: Floats;
  readonly stageSets: List<Ints>;

  constructor(image: ImageReader) {
    this.code = image.ints(FeedbackFields.code);
    this.constants = image.reals(FeedbackFields.constants);
    this.stageSets = image.lists(FeedbackFields.stageSets);
  }
}

function feedbackAt(image: ImageReader, place: i32): Feedback | null {
  return image.flag(place) ? new Feedback(image) : null;
}

function feedbacksAt(image: ImageReader, place: i32): List<Feedback | null> {
  const list = places<Feedback | null>(image.int(place));
  for (let i: i32 = 0; i < list.length; i++) list[i] = feedbackAt(image, place);
  return list;
}

export class Resource {
  readonly kind: i32;
  readonly unitsCurve: i32;
  /** where units depend on stocks */
  readonly units: Feedback | null;
  /** [stage × classCount + class], 0 first */
  readonly priority: Ints;
  readonly discipline: i32;
  readonly departures: Reals;
  readonly departureRate: Feedback | null;
  readonly minimum: i32;
  readonly cancelled: i32;
  readonly leftoverKept: boolean;
  readonly oneGroup: i32;
  readonly lineCount: i32;
  /** of the resource's name in this run */
  readonly keyHigh: i32;
  readonly keyLow: i32;
  /** one line, or one for each level of the group that a departure carries alone; given once all is read */
  lines: List<Line> = [];

  constructor(image: ImageReader) {
    this.kind = image.int(ResourceFields.kind);
    this.unitsCurve = image.int(ResourceFields.unitsCurve);
    this.units = feedbackAt(image, ResourceFields.units);
    this.priority = image.ints(ResourceFields.priority);
    this.discipline = image.int(ResourceFields.discipline);
    this.departures = image.reals(ResourceFields.departures);
    this.departureRate = feedbackAt(image, ResourceFields.departureRate);
    this.minimum = image.int(ResourceFields.minimum);
    this.cancelled = image.int(ResourceFields.cancelled);
    this.leftoverKept = image.flag(ResourceFields.leftoverKept);
    this.oneGroup = image.int(ResourceFields.oneGroup);
    this.lineCount = image.int(ResourceFields.lineCount);
    this.keyHigh = image.word(ResourceFields.key);
    this.keyLow = image.word(ResourceFields.key);
  }

  /** How many priorities people can have here. */
  ranks(): i32 {
    let ranks: i32 = 1;
    for (let i: i32 = 0; i < this.priority.length; i++) if (this.priority[i] >= ranks) ranks = this.priority[i] + 1;
    return ranks;
  }
}

export class Hold {
  /** by class */
  readonly resource: Ints;
  /** 1 for stages in the span; [stage] */
  readonly span: Ints;

  constructor(image: ImageReader) {
    this.resource = image.ints(HoldFields.resource);
    this.span = image.ints(HoldFields.span);
  }
}

export class Entry {
  readonly stage: i32;
  readonly kind: i32;
  readonly rates: Ints;
  /** one for each class; empty where nothing depends on stocks */
  readonly feedback: List<Feedback | null>;
  readonly gaps: Ints;
  readonly partFrom: Ints;
  readonly partTo: Ints;
  readonly periodFrom: Reals;
  readonly periodTo: Reals;
  readonly periodCounts: Ints;
  readonly batchSizes: Ints;
  readonly batchCumulative: Reals;

  constructor(image: ImageReader) {
    this.stage = image.int(EntryFields.stage);
    this.kind = image.int(EntryFields.kind);
    this.rates = image.ints(EntryFields.rates);
    this.feedback = feedbacksAt(image, EntryFields.feedback);
    this.gaps = image.ints(EntryFields.gaps);
    this.partFrom = image.ints(EntryFields.partFrom);
    this.partTo = image.ints(EntryFields.partTo);
    this.periodFrom = image.reals(EntryFields.periodFrom);
    this.periodTo = image.reals(EntryFields.periodTo);
    this.periodCounts = image.ints(EntryFields.periodCounts);
    this.batchSizes = image.ints(EntryFields.batchSizes);
    this.batchCumulative = image.reals(EntryFields.batchCumulative);
  }
}

/** How long a clock across stages has run already for people of the initial stock; a sampler by class. */
export class Elapsed {
  readonly clock: i32;
  readonly sampler: Ints;

  constructor(image: ImageReader) {
    this.clock = image.int(ElapsedFields.clock);
    this.sampler = image.ints(ElapsedFields.sampler);
  }
}

export class Initial {
  readonly stage: i32;
  readonly counts: Ints;
  readonly age: Ints;
  readonly elapsed: List<Elapsed>;

  constructor(image: ImageReader) {
    this.stage = image.int(InitialFields.stage);
    this.counts = image.ints(InitialFields.counts);
    this.age = image.ints(InitialFields.age);
    const elapsed = places<Elapsed>(image.int(InitialFields.elapsed));
    for (let i: i32 = 0; i < elapsed.length; i++) elapsed[i] = new Elapsed(image);
    this.elapsed = elapsed;
  }
}
