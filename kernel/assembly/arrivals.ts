// The twin of src/simulate/individual/arrivals.ts: people who enter from outside. Names (cohort keys) come
// ready made in the image, because they are made of text.
import {
  ARRIVES,
  ArrivalsFields,
  EVERY,
  EXACT,
  FlowFields,
  INDEX,
  MONTHLY,
  RANK,
} from "../../src/simulate/fast/contract.ts";
import { schedule } from "./calendar.ts";
import { tick, toTick } from "../../src/simulate/individual/curveReader.ts";
import { curves } from "./curves.ts";
import { int, reals, word, words } from "./image.ts";
import { prepareCohorts, setCohort } from "./cohorts.ts";
import { CASE_CLASS, ERA, row, setArrival, takeRow } from "./people.ts";
import { classCount, entries, Entry, eras, Feedback, monthEdges, steps } from "./program.ts";
import { samplers, unitExponential } from "./sampling.ts";
import { ARRIVAL, FOLLOWER, settle } from "./state.ts";
import { purposes } from "../../src/random/purposes.ts";
import { draws } from "./stream.ts";

class Flow {
  entry: Entry;
  feedback: Feedback | null = null;
  caseClass: i32 = 0;
  place: i32 = 0;
  /** key of each month's cohort, two words each */
  monthKeys: StaticArray<i32> = [];
  /** monthly: the month's common factor */
  monthFactors: StaticArray<f64> = [];
  /** exact: key of each period, two words each */
  periodKeys: StaticArray<i32> = [];
  gapHigh: i32 = 0;
  gapLow: i32 = 0;
  month: i32 = 0;
  keyHigh: i32 = 0;
  keyLow: i32 = 0;
  instants: i32 = 0;
  persons: i32 = 0;
  position: f64 = 0;
  factor: f64 = 1;
  lacking: f64 = 0;
  rate: f64 = 0;
  isPending: bool = false;
  period: i32 = -1;
  instantsOfPeriod: StaticArray<f64> = [];
  come: i32 = 0;
  gaps: i32 = 0;

  constructor(entry: Entry) {
    this.entry = entry;
  }
}

let flows: StaticArray<Flow> = [];
let monthCount: i32 = 0;
let ranksPerMonth: i32 = 1;

export function readFlows(): void {
  monthCount = monthEdges.length - 1;
  ranksPerMonth = int(ArrivalsFields.ranksPerMonth);
  prepareCohorts((monthCount + 1) * ranksPerMonth);
  flows = new StaticArray<Flow>(int(ArrivalsFields.flows));
  for (let i = 0; i < flows.length; i++) {
    const entry = int(FlowFields.entry);
    const flow = new Flow(entries[entry]);
    flow.caseClass = int(FlowFields.caseClass);
    flow.place = i;
    if (flow.entry.feedback.length > 0) flow.feedback = flow.entry.feedback[flow.caseClass];
    flow.monthKeys = words(FlowFields.monthKeys);
    for (let m = 0; m < monthCount; m++) setCohort(rankOf(m, i), flow.monthKeys[2 * m], flow.monthKeys[2 * m + 1]);
    flow.periodKeys = words(FlowFields.periodKeys);
    flow.gapHigh = word(FlowFields.gapKey);
    flow.gapLow = word(FlowFields.gapKey);
    flow.monthFactors = reals(FlowFields.monthFactors);
    flows[i] = flow;
  }
}

export function beginArrivals(): void {
  for (let i = 0; i < flows.length; i++) {
    openMonth(flows[i], 0);
    if (flows[i].feedback === null) scheduleNext(flows[i]);
  }
}

export function arrivalsPassEdge(edge: f64): void {
  for (let i = 0; i < flows.length; i++) {
    const flow = flows[i];
    const feedback = flow.feedback;
    if (feedback === null) continue;
    if (edge >= monthEdges[flow.month + 1] && flow.month + 1 < monthCount) openMonth(flow, monthAt(edge, flow.month));
    flow.position = max<f64>(flow.position, edge);
    flow.rate = max<f64>(0, settle(feedback, edge, ARRIVES, flow.entry.stage)) * flow.factor;
  }
}

export function scheduleStep(edge: f64): void {
  for (let i = 0; i < flows.length; i++) {
    const flow = flows[i];
    if (flow.feedback !== null && !flow.isPending) scheduleWithin(flow, edge);
  }
}

/** An arrival of this source has come: finds the next one. @returns the stage entered */
export function come(source: i32, time: f64): i32 {
  const flow = flows[source];
  flow.isPending = false;
  if (flow.feedback === null) scheduleNext(flow);
  else scheduleWithin(flow, floor(time));
  return flow.entry.stage;
}

export function stageOfSource(source: i32): i32 {
  return flows[source].entry.stage;
}

function openMonth(flow: Flow, month: i32): void {
  flow.month = month;
  flow.keyHigh = flow.monthKeys[2 * month];
  flow.keyLow = flow.monthKeys[2 * month + 1];
  flow.instants = 0;
  flow.persons = 0;
  flow.position = monthEdges[month];
  if (flow.entry.kind == MONTHLY) flow.factor = flow.monthFactors[month];
  if (flow.feedback !== null) flow.lacking = nextAmount(flow);
}

function nextAmount(flow: Flow): f64 {
  return unitExponential.quantile(draws.uniform(flow.keyHigh, flow.keyLow, flow.instants, purposes.arrivalGap, 0));
}

function monthAt(time: f64, from: i32): i32 {
  let month = from;
  while (month + 1 < monthCount && monthEdges[month + 1] <= time) month++;
  return month;
}

function scheduleNext(flow: Flow): void {
  const time = nextInstant(flow);
  if (time <= <f64>steps) expect(flow, time);
}

function nextInstant(flow: Flow): f64 {
  if (flow.entry.kind == EVERY) return nextAfterGap(flow);
  if (flow.entry.kind == EXACT) return nextExact(flow);
  return nextPoisson(flow);
}

function nextPoisson(flow: Flow): f64 {
  const rate = flow.entry.rates[flow.caseClass];
  while (true) {
    const end = monthEdges[flow.month + 1];
    const reached = flow.factor > 0 ? curves.reach(rate, flow.position, nextAmount(flow) / flow.factor) : Infinity;
    const time = toTick(reached);
    if (reached < end && time < end) {
      flow.position = reached;
      return time;
    }
    if (flow.month + 1 >= monthCount) return Infinity;
    openMonth(flow, flow.month + 1);
  }
}

function nextAfterGap(flow: Flow): f64 {
  while (true) {
    const u = draws.uniform(flow.gapHigh, flow.gapLow, flow.gaps, purposes.arrivalGap, 0);
    flow.gaps++;
    flow.position = samplers[flow.entry.gaps[flow.caseClass]].ending(u, flow.position);
    if (flow.position > <f64>steps || isOwn(flow)) return inMonthOf(flow, flow.position);
  }
}

function isOwn(flow: Flow): bool {
  const part = flow.entry.partFrom[flow.caseClass];
  if (part < 0) return true;
  const u = draws.uniform(flow.gapHigh, flow.gapLow, flow.gaps - 1, purposes.arrivalKind, 0);
  return (
    u >= curves.valueAt(part, flow.position) && u < curves.valueAt(flow.entry.partTo[flow.caseClass], flow.position)
  );
}

function inMonthOf(flow: Flow, time: f64): f64 {
  const month = monthAt(time, flow.month);
  if (month != flow.month) {
    const position = flow.position;
    openMonth(flow, month);
    flow.position = position;
  }
  return time;
}

function nextExact(flow: Flow): f64 {
  const entry = flow.entry;
  while (flow.come == flow.instantsOfPeriod.length) {
    flow.period++;
    if (flow.period >= entry.periodFrom.length) return Infinity;
    flow.instantsOfPeriod = drawPeriod(flow, entry.periodCounts[flow.period * classCount + flow.caseClass]);
    flow.come = 0;
  }
  return inMonthOf(flow, flow.instantsOfPeriod[flow.come++]);
}

function drawPeriod(flow: Flow, count: i32): StaticArray<f64> {
  const start = flow.entry.periodFrom[flow.period];
  const end = flow.entry.periodTo[flow.period];
  const last = end - tick;
  const instants = new StaticArray<f64>(count);
  for (let i = 0; i < count; i++) {
    const u = draws.uniform(
      flow.periodKeys[2 * flow.period],
      flow.periodKeys[2 * flow.period + 1],
      i,
      purposes.exactInstant,
      0,
    );
    instants[i] = min<f64>(last, toTick(start + (end - start) * u));
  }
  instants.sort();
  return instants;
}

function scheduleWithin(flow: Flow, edge: f64): void {
  const left = edge + 1 - flow.position;
  const reached = flow.rate > 0 ? flow.position + flow.lacking / flow.rate : Infinity;
  const time = toTick(reached);
  if (!(reached < edge + 1 && time < edge + 1)) {
    flow.lacking = max<f64>(0, flow.lacking - flow.rate * left);
    flow.position = edge + 1;
    return;
  }
  flow.position = reached;
  expect(flow, time);
  flow.lacking = nextAmount(flow);
}

function expect(flow: Flow, time: f64): void {
  const size = batchSize(flow);
  flow.instants++;
  flow.isPending = true;
  const rank = rankOf(flow.month, flow.place);
  for (let i = 0; i < size; i++) {
    const person = newPerson(rank, flow.persons++, flow.caseClass, time);
    schedule(person, time, (i == 0 ? ARRIVAL : FOLLOWER) + flow.place);
  }
}

function batchSize(flow: Flow): i32 {
  const sizes = flow.entry.batchSizes;
  if (sizes.length <= 1) return sizes.length == 0 ? 1 : sizes[0];
  const u = draws.uniform(flow.keyHigh, flow.keyLow, flow.instants, purposes.batchSize, 0);
  let i = 0;
  while (i < sizes.length - 1 && u >= flow.entry.batchCumulative[i]) i++;
  return sizes[i];
}

/** The place of a cohort in the order of persons; the initial stock comes before the first month. */
function rankOf(month: i32, place: i32): i32 {
  return (month + 1) * ranksPerMonth + place;
}

/** A row for a person who is about to enter. `rank` is the cohort's place in the order of persons. */
export function newPerson(rank: i32, index: i32, caseClass: i32, arrivedAt: f64): i32 {
  const person = takeRow();
  const at = row(person);
  store<i32>(at, index, INDEX);
  store<i32>(at, rank, RANK);
  store<u16>(at, caseClass, CASE_CLASS);
  setArrival(person, arrivedAt);
  let era = 0;
  while (arrivedAt >= 0 && era < eras.length && eras[era] <= arrivedAt) era++;
  store<u8>(at, era, ERA);
  return person;
}
