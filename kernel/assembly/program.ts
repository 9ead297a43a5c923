// The Program as the kernel keeps it, read once from its image.
import { PASSES } from "../../src/simulate/codes.ts";
import { flag, int, ints, lists, real, reals, word } from "./image.ts";
import { Line } from "./line.ts";

/** Places in StayKind: dwell, service, boards, waits, passes, outcome. */

/** An index by era and class; empty where there is none. */
export type ByClass = StaticArray<i32>;

export class Clock {
  isCross: bool = false;
  index: i32 = 0;
  keyHigh: i32 = 0;
  keyLow: i32 = 0;
  after: ByClass = [];
  rate: ByClass = [];
  whileWaiting: bool = false;
  to: i32 = 0;
}

export class Stage {
  kind: i32 = 0;
  keyHigh: i32 = 0;
  keyLow: i32 = 0;
  time: ByClass = [];
  lines: StaticArray<StaticArray<i32>> = [];
  room: f64 = 0;
  ifFull: i32 = -1;
  /** where each of the stage's own clocks leads, by its own index */
  clockTo: StaticArray<i32> = [];
  /** every clock that can strike here, in the order of names */
  clocks: StaticArray<Clock> = [];
  nextTo: StaticArray<i32> = [];
  /** of all targets but the last */
  nextShares: StaticArray<StaticArray<i32>> = [];
  holds: StaticArray<i32> = [];
  starts: StaticArray<i32> = [];
  voids: StaticArray<i32> = [];
  stayCounter: i32 = -1;
  /** a fork without a door, a clock or anything else to do on the way through */
  isPlainFork: bool = false;
}

export class Feedback {
  code: StaticArray<i32> = [];
  constants: StaticArray<f64> = [];
  stageSets: StaticArray<StaticArray<i32>> = [];
}

export class Resource {
  kind: i32 = 0;
  keyHigh: i32 = 0;
  keyLow: i32 = 0;
  unitsCurve: i32 = -1;
  units: Feedback | null = null;
  priority: StaticArray<i32> = [];
  discipline: i32 = 0;
  departures: StaticArray<f64> = [];
  departureRate: Feedback | null = null;
  minimum: i32 = -1;
  cancelled: i32 = -1;
  leftoverKept: bool = false;
  oneGroup: i32 = -1;
  lines: StaticArray<Line> = [];
}

export class Hold {
  resource: StaticArray<i32> = [];
  span: StaticArray<i32> = [];
}

export class Entry {
  stage: i32 = 0;
  kind: i32 = 0;
  rates: StaticArray<i32> = [];
  /** one for each class; empty without feedback */
  feedback: StaticArray<Feedback | null> = [];
  monthlyCv: i32 = -1;
  gaps: StaticArray<i32> = [];
  periodFrom: StaticArray<f64> = [];
  periodTo: StaticArray<f64> = [];
  periodCounts: StaticArray<i32> = [];
  batchSizes: StaticArray<i32> = [];
  batchCumulative: StaticArray<f64> = [];
}

export class Elapsed {
  clock: i32 = 0;
  sampler: StaticArray<i32> = [];
}

export class Initial {
  stage: i32 = 0;
  counts: StaticArray<i32> = [];
  age: StaticArray<i32> = [];
  elapsed: StaticArray<Elapsed> = [];
}

export let steps: i32 = 0;
export let classCount: i32 = 0;
export let groupCount: i32 = 0;
export let classLevels: StaticArray<i32> = [];
export let weights: StaticArray<f64> = [];
export let hasWeights: bool = false;
export let eras: StaticArray<f64> = [];
export let monthEdges: StaticArray<f64> = [];
export let stages: StaticArray<Stage> = [];
export let crossClocks: StaticArray<Clock> = [];
export let resources: StaticArray<Resource> = [];
export let resourcesByName: StaticArray<i32> = [];
export let holds: StaticArray<Hold> = [];
export let entries: StaticArray<Entry> = [];
export let initials: StaticArray<Initial> = [];
export let revisitedStages: i32 = 0;

export function readProgram(): void {
  steps = int();
  classCount = int();
  groupCount = int();
  classLevels = ints();
  weights = reals();
  for (let i = 0; i < weights.length; i++) if (weights[i] > 1) hasWeights = true;
  eras = reals();
  monthEdges = reals();
  revisitedStages = int();
  crossClocks = readClocks();
  stages = new StaticArray<Stage>(int());
  for (let i = 0; i < stages.length; i++) stages[i] = readStage();
  resources = new StaticArray<Resource>(int());
  for (let i = 0; i < resources.length; i++) resources[i] = readResource();
  resourcesByName = ints();
  holds = new StaticArray<Hold>(int());
  for (let i = 0; i < holds.length; i++) {
    const hold = new Hold();
    hold.resource = ints();
    hold.span = ints();
    holds[i] = hold;
  }
  entries = new StaticArray<Entry>(int());
  for (let i = 0; i < entries.length; i++) entries[i] = readEntry();
  initials = new StaticArray<Initial>(int());
  for (let i = 0; i < initials.length; i++) initials[i] = readInitial();
}

function readClocks(): StaticArray<Clock> {
  const list = new StaticArray<Clock>(int());
  for (let i = 0; i < list.length; i++) {
    const clock = new Clock();
    clock.isCross = flag();
    clock.index = int();
    clock.keyHigh = word();
    clock.keyLow = word();
    clock.after = ints();
    clock.rate = ints();
    clock.whileWaiting = flag();
    clock.to = int();
    list[i] = clock;
  }
  return list;
}

function readStage(): Stage {
  const stage = new Stage();
  stage.kind = int();
  stage.keyHigh = word();
  stage.keyLow = word();
  stage.time = ints();
  stage.lines = lists();
  stage.room = real();
  stage.ifFull = int();
  stage.clockTo = ints();
  stage.clocks = readClocks();
  stage.nextTo = ints();
  stage.nextShares = lists();
  stage.holds = ints();
  stage.starts = ints();
  stage.voids = ints();
  stage.stayCounter = int();
  stage.isPlainFork =
    stage.kind == PASSES &&
    stage.ifFull < 0 &&
    stage.holds.length == 0 &&
    stage.starts.length == 0 &&
    stage.voids.length == 0;
  return stage;
}

function readFeedback(): Feedback | null {
  if (!flag()) return null;
  const feedback = new Feedback();
  feedback.code = ints();
  feedback.constants = reals();
  feedback.stageSets = lists();
  return feedback;
}

function readResource(): Resource {
  const resource = new Resource();
  resource.kind = int();
  resource.keyHigh = word();
  resource.keyLow = word();
  resource.unitsCurve = int();
  resource.units = readFeedback();
  resource.priority = ints();
  resource.discipline = int();
  resource.departures = reals();
  resource.departureRate = readFeedback();
  resource.minimum = int();
  resource.cancelled = int();
  resource.leftoverKept = flag();
  resource.oneGroup = int();
  const lineCount = int();
  let ranks = 1;
  for (let i = 0; i < resource.priority.length; i++) ranks = max(ranks, resource.priority[i] + 1);
  resource.lines = new StaticArray<Line>(lineCount);
  for (let i = 0; i < lineCount; i++) resource.lines[i] = new Line(resource.discipline, ranks);
  return resource;
}

function readEntry(): Entry {
  const entry = new Entry();
  entry.stage = int();
  entry.kind = int();
  entry.rates = ints();
  entry.feedback = new StaticArray<Feedback | null>(int());
  for (let i = 0; i < entry.feedback.length; i++) entry.feedback[i] = readFeedback();
  entry.monthlyCv = int();
  entry.gaps = ints();
  entry.periodFrom = reals();
  entry.periodTo = reals();
  entry.periodCounts = ints();
  entry.batchSizes = ints();
  entry.batchCumulative = reals();
  return entry;
}

function readInitial(): Initial {
  const initial = new Initial();
  initial.stage = int();
  initial.counts = ints();
  initial.age = ints();
  initial.elapsed = new StaticArray<Elapsed>(int());
  for (let i = 0; i < initial.elapsed.length; i++) {
    const elapsed = new Elapsed();
    elapsed.clock = int();
    elapsed.sampler = ints();
    initial.elapsed[i] = elapsed;
  }
  return initial;
}
