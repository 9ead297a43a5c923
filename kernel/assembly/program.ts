// The Program as the kernel keeps it, read once from its image.
import { PASSES, RANDOM } from "../../src/simulate/codes.ts";
import {
  ClockFields,
  ElapsedFields,
  EntryFields,
  FeedbackFields,
  HoldFields,
  InitialFields,
  ProgramFields,
  ResourceFields,
  StageFields,
} from "../../src/simulate/fast/contract.ts";
import { flag, int, ints, lists, real, reals, word } from "./image.ts";
import { Numbers } from "../../src/simulate/individual/numbers.ts";
import { RandomOrder } from "../../src/simulate/individual/randomOrder.ts";
import { Line } from "./line.ts";
import { PeopleStore } from "./people.ts";
import { draws } from "./stream.ts";

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
  partFrom: StaticArray<i32> = [];
  partTo: StaticArray<i32> = [];
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
export let mostWeight: f64 = 1;
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
  steps = int(ProgramFields.steps);
  classCount = int(ProgramFields.classCount);
  groupCount = int(ProgramFields.groupCount);
  classLevels = ints(ProgramFields.classLevels);
  weights = reals(ProgramFields.weights);
  for (let i = 0; i < weights.length; i++) mostWeight = max<f64>(mostWeight, weights[i]);
  hasWeights = mostWeight > 1;
  eras = reals(ProgramFields.eras);
  monthEdges = reals(ProgramFields.monthEdges);
  revisitedStages = int(ProgramFields.revisitedStages);
  crossClocks = readClocks(ProgramFields.crossClocks);
  stages = new StaticArray<Stage>(int(ProgramFields.stages));
  for (let i = 0; i < stages.length; i++) stages[i] = readStage();
  resources = new StaticArray<Resource>(int(ProgramFields.resources));
  for (let i = 0; i < resources.length; i++) resources[i] = readResource();
  resourcesByName = ints(ProgramFields.resourcesByName);
  holds = new StaticArray<Hold>(int(ProgramFields.holds));
  for (let i = 0; i < holds.length; i++) {
    const hold = new Hold();
    hold.resource = ints(HoldFields.resource);
    hold.span = ints(HoldFields.span);
    holds[i] = hold;
  }
  entries = new StaticArray<Entry>(int(ProgramFields.entries));
  for (let i = 0; i < entries.length; i++) entries[i] = readEntry();
  initials = new StaticArray<Initial>(int(ProgramFields.initials));
  for (let i = 0; i < initials.length; i++) initials[i] = readInitial();
}

function readClocks(place: i32): StaticArray<Clock> {
  const list = new StaticArray<Clock>(int(place));
  for (let i = 0; i < list.length; i++) {
    const clock = new Clock();
    clock.isCross = flag(ClockFields.isCross);
    clock.index = int(ClockFields.index);
    clock.keyHigh = word(ClockFields.key);
    clock.keyLow = word(ClockFields.key);
    clock.after = ints(ClockFields.after);
    clock.rate = ints(ClockFields.rate);
    clock.whileWaiting = flag(ClockFields.whileWaiting);
    clock.to = int(ClockFields.to);
    list[i] = clock;
  }
  return list;
}

function readStage(): Stage {
  const stage = new Stage();
  stage.kind = int(StageFields.kind);
  stage.keyHigh = word(StageFields.key);
  stage.keyLow = word(StageFields.key);
  stage.time = ints(StageFields.time);
  stage.lines = lists(StageFields.lines);
  stage.room = real(StageFields.room);
  stage.ifFull = int(StageFields.ifFull);
  stage.clockTo = ints(StageFields.clockTo);
  stage.clocks = readClocks(StageFields.clocks);
  stage.nextTo = ints(StageFields.nextTo);
  stage.nextShares = lists(StageFields.nextShares);
  stage.holds = ints(StageFields.holds);
  stage.starts = ints(StageFields.starts);
  stage.voids = ints(StageFields.voids);
  stage.stayCounter = int(StageFields.stayCounter);
  stage.isPlainFork =
    stage.kind == PASSES &&
    stage.ifFull < 0 &&
    stage.holds.length == 0 &&
    stage.starts.length == 0 &&
    stage.voids.length == 0;
  return stage;
}

function readFeedback(place: i32): Feedback | null {
  if (!flag(place)) return null;
  const feedback = new Feedback();
  feedback.code = ints(FeedbackFields.code);
  feedback.constants = reals(FeedbackFields.constants);
  feedback.stageSets = lists(FeedbackFields.stageSets);
  return feedback;
}

function readResource(): Resource {
  const resource = new Resource();
  resource.kind = int(ResourceFields.kind);
  resource.keyHigh = word(ResourceFields.key);
  resource.keyLow = word(ResourceFields.key);
  resource.unitsCurve = int(ResourceFields.unitsCurve);
  resource.units = readFeedback(ResourceFields.units);
  resource.priority = ints(ResourceFields.priority);
  resource.discipline = int(ResourceFields.discipline);
  resource.departures = reals(ResourceFields.departures);
  resource.departureRate = readFeedback(ResourceFields.departureRate);
  resource.minimum = int(ResourceFields.minimum);
  resource.cancelled = int(ResourceFields.cancelled);
  resource.leftoverKept = flag(ResourceFields.leftoverKept);
  resource.oneGroup = int(ResourceFields.oneGroup);
  const lineCount = int(ResourceFields.lineCount);
  const runHigh = word(ResourceFields.runKey);
  const runLow = word(ResourceFields.runKey);
  let ranks = 1;
  for (let i = 0; i < resource.priority.length; i++) ranks = max(ranks, resource.priority[i] + 1);
  resource.lines = new StaticArray<Line>(lineCount);
  for (let i = 0; i < lineCount; i++) {
    const order = resource.discipline == RANDOM ? randomOrder(ranks, runHigh, runLow, i) : null;
    resource.lines[i] = new Line(resource.discipline, ranks, order);
  }
  return resource;
}

function randomOrder(ranks: i32, keyHigh: i32, keyLow: i32, line: i32): RandomOrder {
  const entries = new StaticArray<Numbers>(ranks);
  for (let rank = 0; rank < ranks; rank++) entries[rank] = new Numbers();
  return new RandomOrder(changetype<PeopleStore>(0), draws, weights, mostWeight, entries, keyHigh, keyLow, line);
}

function readEntry(): Entry {
  const entry = new Entry();
  entry.stage = int(EntryFields.stage);
  entry.kind = int(EntryFields.kind);
  entry.rates = ints(EntryFields.rates);
  entry.feedback = new StaticArray<Feedback | null>(int(EntryFields.feedback));
  for (let i = 0; i < entry.feedback.length; i++) entry.feedback[i] = readFeedback(EntryFields.feedback);
  entry.monthlyCv = int(EntryFields.monthlyCv);
  entry.gaps = ints(EntryFields.gaps);
  entry.partFrom = ints(EntryFields.partFrom);
  entry.partTo = ints(EntryFields.partTo);
  entry.periodFrom = reals(EntryFields.periodFrom);
  entry.periodTo = reals(EntryFields.periodTo);
  entry.periodCounts = ints(EntryFields.periodCounts);
  entry.batchSizes = ints(EntryFields.batchSizes);
  entry.batchCumulative = reals(EntryFields.batchCumulative);
  return entry;
}

function readInitial(): Initial {
  const initial = new Initial();
  initial.stage = int(InitialFields.stage);
  initial.counts = ints(InitialFields.counts);
  initial.age = ints(InitialFields.age);
  initial.elapsed = new StaticArray<Elapsed>(int(InitialFields.elapsed));
  for (let i = 0; i < initial.elapsed.length; i++) {
    const elapsed = new Elapsed();
    elapsed.clock = int(ElapsedFields.clock);
    elapsed.sampler = ints(ElapsedFields.sampler);
    initial.elapsed[i] = elapsed;
  }
  return initial;
}
