// People who enter from outside. Each source (an entry and a class) has one instant of arrival pending; the
// next is found when it has come. Every month starts afresh, so that a month with more arrivals does not
// rename the next month's. The kernel, which AssemblyScript compiles, reads this very file.
import { floats, type Floats } from "../../quantity/machine.ts";
import { purposes } from "../../random/purposes.ts";
import { ARRIVAL, ARRIVES, EVERY, EXACT, FOLLOWER, MONTHLY } from "../codes.ts";
import { tick, toTick } from "./curveReader.ts";
import { settle } from "./feedback.ts";
import type { Flow } from "./flow.ts";
import { monthAt } from "./monthAt.ts";
import type { RunState } from "./state.ts";

type i32 = number;
type f64 = number;

/** Makes the first arrival of every source known to the calendar. */
export function beginArrivals(run: RunState): void {
  for (let i = 0; i < run.flows.length; i++) {
    const flow = run.flows[i];
    openMonth(run, flow, 0);
    if (flow.feedback === null) scheduleNext(run, flow);
  }
}

/** Rates that depend on stocks are settled for the step that begins. */
export function arrivalsPassEdge(run: RunState, edge: f64): void {
  for (let i = 0; i < run.flows.length; i++) {
    const flow = run.flows[i];
    const feedback = flow.feedback;
    if (feedback === null) continue;
    if (edge >= run.monthEdges[flow.month + 1] && flow.month + 2 < run.monthEdges.length) {
      openMonth(run, flow, monthAt(run.monthEdges, edge, flow.month));
    }
    flow.position = Math.max(flow.position, edge);
    flow.rate = Math.max(0, settle(run, feedback, edge, ARRIVES, flow.entry.stage)) * flow.factor;
  }
}

/** After the edge: the arrivals that the settled rates bring within the step. */
export function scheduleStep(run: RunState, edge: f64): void {
  for (let i = 0; i < run.flows.length; i++) {
    const flow = run.flows[i];
    if (flow.feedback !== null && !flow.isPending) scheduleWithin(run, flow, edge);
  }
}

/** An arrival of this source has come: finds the next one. @returns the stage entered */
export function come(run: RunState, source: i32, time: f64): i32 {
  const flow = run.flows[source];
  flow.isPending = false;
  if (flow.feedback === null) scheduleNext(run, flow);
  else scheduleWithin(run, flow, Math.floor(time));
  return flow.entry.stage;
}

function openMonth(run: RunState, flow: Flow, month: i32): void {
  flow.month = month;
  flow.keyHigh = flow.monthKeys[2 * month];
  flow.keyLow = flow.monthKeys[2 * month + 1];
  flow.instants = 0;
  flow.persons = 0;
  flow.position = run.monthEdges[month];
  if (flow.entry.kind === MONTHLY) flow.factor = flow.monthFactors[month];
  if (flow.feedback !== null) flow.lacking = nextAmount(run, flow);
}

/** What the accumulated rate adds up to until the next arrival: a unit exponential. */
function nextAmount(run: RunState, flow: Flow): f64 {
  const u = run.stream.uniform(flow.keyHigh, flow.keyLow, flow.instants, purposes.arrivalGap, 0);
  return run.unitExponential.quantile(u);
}

function scheduleNext(run: RunState, flow: Flow): void {
  const time = nextInstant(run, flow);
  const end: f64 = run.steps;
  if (time <= end) expect(run, flow, time);
}

function nextInstant(run: RunState, flow: Flow): f64 {
  if (flow.entry.kind === EVERY) return nextAfterGap(run, flow);
  if (flow.entry.kind === EXACT) return nextExact(run, flow);
  return nextPoisson(run, flow);
}

/** Where the rate accumulated since the month began reaches the sum of unit exponentials. */
function nextPoisson(run: RunState, flow: Flow): f64 {
  const rate = flow.entry.rates[flow.caseClass];
  while (true) {
    const end = run.monthEdges[flow.month + 1];
    let reached: f64 = Infinity;
    if (flow.factor > 0) reached = run.curves.reach(rate, flow.position, nextAmount(run, flow) / flow.factor);
    const time = toTick(reached);
    if (reached < end && time < end) {
      flow.position = reached;
      return time;
    }
    if (flow.month + 2 >= run.monthEdges.length) return Infinity;
    openMonth(run, flow, flow.month + 1);
  }
}

function nextAfterGap(run: RunState, flow: Flow): f64 {
  const end: f64 = run.steps;
  while (true) {
    const u = run.stream.uniform(flow.gapHigh, flow.gapLow, flow.gaps, purposes.arrivalGap, 0);
    flow.gaps++;
    flow.position = run.samplers[flow.entry.gaps[flow.caseClass]].ending(u, flow.position);
    if (flow.position > end || isOwn(run, flow)) return inMonthOf(run, flow, flow.position);
  }
}

/** With a split, classes have the same instants, and one draw for each says whose it is. */
function isOwn(run: RunState, flow: Flow): boolean {
  const part = flow.entry.partFrom[flow.caseClass];
  if (part < 0) return true;
  const u = run.stream.uniform(flow.gapHigh, flow.gapLow, flow.gaps - 1, purposes.arrivalKind, 0);
  const from = run.curves.valueAt(part, flow.position);
  return u >= from && u < run.curves.valueAt(flow.entry.partTo[flow.caseClass], flow.position);
}

/** The month's own count of persons begins with its first arrival. */
function inMonthOf(run: RunState, flow: Flow, time: f64): f64 {
  const month = monthAt(run.monthEdges, time, flow.month);
  if (month !== flow.month) {
    const position = flow.position;
    openMonth(run, flow, month);
    flow.position = position;
  }
  return time;
}

/** Whole counts of a period at uniform instants, in the order in which they come. */
function nextExact(run: RunState, flow: Flow): f64 {
  const entry = flow.entry;
  while (flow.come === flow.instantsOfPeriod.length) {
    flow.period++;
    if (flow.period >= entry.periodFrom.length) return Infinity;
    flow.instantsOfPeriod = drawPeriod(run, flow, entry.periodCounts[flow.period * run.classCount + flow.caseClass]);
    flow.come = 0;
  }
  return inMonthOf(run, flow, flow.instantsOfPeriod[flow.come++]);
}

function drawPeriod(run: RunState, flow: Flow, count: i32): Floats {
  const start = flow.entry.periodFrom[flow.period];
  const end = flow.entry.periodTo[flow.period];
  const high = flow.periodKeys[2 * flow.period];
  const low = flow.periodKeys[2 * flow.period + 1];
  const last = end - tick;
  const instants = floats(count);
  for (let i = 0; i < count; i++) {
    const u = run.stream.uniform(high, low, i, purposes.exactInstant, 0);
    instants[i] = Math.min(last, toTick(start + (end - start) * u));
  }
  instants.sort();
  return instants;
}

/** With a rate that depends on stocks: the next arrival if it comes before the step is over. */
function scheduleWithin(run: RunState, flow: Flow, edge: f64): void {
  const left = edge + 1 - flow.position;
  const reached = flow.rate > 0 ? flow.position + flow.lacking / flow.rate : Infinity;
  const time = toTick(reached);
  if (!(reached < edge + 1 && time < edge + 1)) {
    flow.lacking = Math.max(0, flow.lacking - flow.rate * left);
    flow.position = edge + 1;
    return;
  }
  flow.position = reached;
  expect(run, flow, time);
  flow.lacking = nextAmount(run, flow);
}

/** Gives everybody who comes at this instant a row, a name and their arrival as pending event. */
function expect(run: RunState, flow: Flow, time: f64): void {
  const size = batchSize(run, flow);
  flow.instants++;
  flow.isPending = true;
  // the initial stock comes before the first month in the order of persons
  const rank = (flow.month + 1) * run.ranksPerMonth + flow.place;
  const era = eraAt(run, time);
  for (let i = 0; i < size; i++) {
    const index = flow.persons++;
    const person = run.people.take(rank, index, flow.keyHigh, flow.keyLow, flow.caseClass, era, time);
    run.calendar.schedule(person, time, (i === 0 ? ARRIVAL : FOLLOWER) + flow.place);
  }
}

/** How many changes for new arrivals have passed. */
function eraAt(run: RunState, time: f64): i32 {
  let era = 0;
  while (era < run.eras.length && run.eras[era] <= time) era++;
  return era;
}

function batchSize(run: RunState, flow: Flow): i32 {
  const sizes = flow.entry.batchSizes;
  if (sizes.length <= 1) return sizes.length === 0 ? 1 : sizes[0];
  const u = run.stream.uniform(flow.keyHigh, flow.keyLow, flow.instants, purposes.batchSize, 0);
  let i = 0;
  while (i < sizes.length - 1 && u >= flow.entry.batchCumulative[i]) i++;
  return sizes[i];
}
