// A run before its first instant, read from the image of its Program. The kernel, which AssemblyScript
// compiles, reads this very file; its memory may be that of a run before it.
import { floats, places, type Floats, type List } from "../../quantity/machine.ts";
import { Draws } from "../../random/draws.ts";
import { NO_EVENT, RANDOM, SLOTS } from "../codes.ts";
import { ArrivalsFields, FlowFields, ImageFields, InitialSourceFields, ProgramFields } from "../image/contract.ts";
import type { ImageReader } from "../image/imageReader.ts";
import { findNext } from "./departures.ts";
import { Flow, InitialSource } from "./flow.ts";
import { Entry, Hold, Initial, readClocks, Resource, Stage } from "./known.ts";
import { Line } from "./line.ts";
import { Numbers } from "./numbers.ts";
import { RandomOrder } from "./randomOrder.ts";
import { readCurves, readSamplers } from "./readSamplers.ts";
import { emptySums } from "./routes.ts";
import type { RunState } from "./state.ts";
import { StockTerms } from "./stockTerms.ts";
import { Timetable } from "./timetable.ts";
import { UnitAccount } from "./unitAccount.ts";

type i32 = number;
type f64 = number;

/** Everything of the image but what its end says to the kernel alone. */
export function readRun(run: RunState, image: ImageReader): void {
  run.stream = new Draws();
  run.curves = readCurves(image);
  readSamplers(run, image);
  run.steps = image.int(ProgramFields.steps);
  run.classCount = image.int(ProgramFields.classCount);
  run.groupCount = image.int(ProgramFields.groupCount);
  run.classLevels = image.ints(ProgramFields.classLevels);
  run.weights = image.reals(ProgramFields.weights);
  run.hasWeights = mostOf(run.weights) > 1;
  run.eras = image.reals(ProgramFields.eras);
  run.monthEdges = image.reals(ProgramFields.monthEdges);
  run.revisitedStages = image.int(ProgramFields.revisitedStages);
  run.crossClocks = readClocks(image, ProgramFields.crossClocks);
  readStages(run, image);
  readResources(run, image);
  readHolds(run, image);
  readArrivals(run, image, readEntries(image), readInitials(image));
  prepareCounts(run);
  findNext(run);
}

/** What a run changes. */
function prepareCounts(run: RunState): void {
  const count = run.resources.length;
  run.population = floats(run.stages.length);
  run.terms = new StockTerms(run.curves, run.population);
  run.present = floats(count);
  run.inUse = floats(count);
  run.waiting = floats(count);
  run.settled = floats(count);
  run.account = new UnitAccount(count);
  run.setFree = new Numbers();
  run.taken = new Numbers();
  run.placing = false;
  run.freed = -1;
  run.clockTime = Infinity;
  run.clockCode = NO_EVENT;
  run.foundFor = -1;
  run.foundBegun = false;
  run.now = 0;
  run.events = 0;
  run.persons = 0;
}

function readStages(run: RunState, image: ImageReader): void {
  const stages = places<Stage>(image.int(ProgramFields.stages));
  const sums = places<Floats>(stages.length);
  for (let i: i32 = 0; i < stages.length; i++) {
    stages[i] = new Stage(image);
    sums[i] = emptySums(stages[i]);
  }
  run.stages = stages;
  run.routeSums = sums;
}

function readResources(run: RunState, image: ImageReader): void {
  const resources = places<Resource>(image.int(ProgramFields.resources));
  for (let i: i32 = 0; i < resources.length; i++) {
    resources[i] = new Resource(image);
    resources[i].lines = linesOf(run, resources[i]);
  }
  run.resources = resources;
  run.resourcesByName = image.ints(ProgramFields.resourcesByName);
  let count: i32 = 0;
  for (let i: i32 = 0; i < resources.length; i++) if (resources[i].kind === SLOTS) count++;
  const timetables = places<Timetable>(count);
  count = 0;
  for (let i: i32 = 0; i < resources.length; i++) {
    const r = run.resourcesByName[i];
    if (resources[r].kind === SLOTS) timetables[count++] = new Timetable(r, resources[r]);
  }
  run.timetables = timetables;
}

function linesOf(run: RunState, resource: Resource): List<Line> {
  const ranks = resource.ranks();
  const lines = places<Line>(resource.lineCount);
  for (let i: i32 = 0; i < lines.length; i++) {
    const order = resource.discipline === RANDOM ? randomOrder(run, resource, ranks, i) : null;
    lines[i] = new Line(run.people, resource.discipline, ranks, order);
  }
  return lines;
}

function randomOrder(run: RunState, resource: Resource, ranks: i32, line: i32): RandomOrder {
  const entries = places<Numbers>(ranks);
  for (let rank: i32 = 0; rank < ranks; rank++) entries[rank] = new Numbers();
  const most = mostOf(run.weights);
  return new RandomOrder(run.people, run.stream, run.weights, most, entries, resource.keyHigh, resource.keyLow, line);
}

function mostOf(weights: Floats): f64 {
  let most: f64 = 1;
  for (let i: i32 = 0; i < weights.length; i++) most = Math.max(most, weights[i]);
  return most;
}

function readHolds(run: RunState, image: ImageReader): void {
  const holds = places<Hold>(image.int(ProgramFields.holds));
  for (let i: i32 = 0; i < holds.length; i++) holds[i] = new Hold(image);
  run.holds = holds;
}

function readEntries(image: ImageReader): List<Entry> {
  const entries = places<Entry>(image.int(ProgramFields.entries));
  for (let i: i32 = 0; i < entries.length; i++) entries[i] = new Entry(image);
  return entries;
}

function readInitials(image: ImageReader): List<Initial> {
  const initials = places<Initial>(image.int(ProgramFields.initials));
  for (let i: i32 = 0; i < initials.length; i++) initials[i] = new Initial(image);
  return initials;
}

/** Who enters by which entry, with the names they have in this run. */
function readArrivals(run: RunState, image: ImageReader, entries: List<Entry>, initials: List<Initial>): void {
  run.ranksPerMonth = image.int(ArrivalsFields.ranksPerMonth);
  run.people.expectCohorts(run.monthEdges.length * run.ranksPerMonth);
  const flows = places<Flow>(image.int(ArrivalsFields.flows));
  for (let place: i32 = 0; place < flows.length; place++) flows[place] = readFlow(run, image, entries, place);
  run.flows = flows;
  const sources = places<InitialSource>(image.int(ImageFields.initialSources));
  for (let rank: i32 = 0; rank < sources.length; rank++) {
    const initial = initials[image.int(InitialSourceFields.entry)];
    const caseClass = image.int(InitialSourceFields.caseClass);
    const high = image.word(InitialSourceFields.key);
    const low = image.word(InitialSourceFields.key);
    run.people.nameCohort(rank, high, low);
    sources[rank] = new InitialSource(initial, caseClass, high, low);
  }
  run.initialSources = sources;
}

function readFlow(run: RunState, image: ImageReader, entries: List<Entry>, place: i32): Flow {
  const entry = entries[image.int(FlowFields.entry)];
  const caseClass = image.int(FlowFields.caseClass);
  const monthKeys = image.keys(FlowFields.monthKeys);
  for (let month: i32 = 0; 2 * month < monthKeys.length; month++) {
    // the initial stock comes before the first month in the order of persons
    const rank = (month + 1) * run.ranksPerMonth + place;
    run.people.nameCohort(rank, monthKeys[2 * month], monthKeys[2 * month + 1]);
  }
  const periodKeys = image.keys(FlowFields.periodKeys);
  const gapHigh = image.word(FlowFields.gapKey);
  const gapLow = image.word(FlowFields.gapKey);
  const monthFactors = image.reals(FlowFields.monthFactors);
  return new Flow(entry, caseClass, place, monthKeys, monthFactors, periodKeys, gapHigh, gapLow);
}
