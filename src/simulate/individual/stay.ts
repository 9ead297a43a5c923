// The life of a stay: entering a stage, the door, the line, service, leaving, and on to the next stage. Whatever a
// person does at one instant, forks included, is one event. The kernel, which AssemblyScript compiles, reads this very file.
import {
  AT_DOOR,
  BOARDS,
  CAUSE_CROSS_CLOCK,
  CAUSE_FULL,
  CAUSE_OWN_END,
  CAUSE_STAGE_CLOCK,
  DWELL,
  IN_LINE,
  IN_SERVICE,
  OUTCOME,
  OWN_END,
  PASSES,
  SERVICE,
  SETTLED,
  STAGE_CLOCK,
} from "../codes.ts";
import type { LeaveCause } from "../leaveCause.ts";
import { findClock, forgetClock, turnCrossClocks } from "./clocks.ts";
import { toTick } from "./curveReader.ts";
import { canSeize, heldResource, mayHold, releaseHolds, seize, seizeHolds, wantedHold } from "./holding.ts";
import { forgetInLine, joinLine, leaveLines, takeFirst, takePlace } from "./inLine.ts";
import type { Stage } from "./known.ts";
import { drawStay, forPerson, freeUnits, isEnough, keepAccount } from "./lookups.ts";
import { drawRoute } from "./routes.ts";
import type { RunState } from "./state.ts";

type i32 = number;
type f64 = number;

const STAYS: i32 = -1;

/** The person enters from outside. */
export function arriveInside(run: RunState, person: i32, stage: i32, time: f64): void {
  enter(run, person, stage, STAYS, time);
  giveFreed(run, time);
}

/** The stay ends by itself, or a slot is taken: the next stage is drawn. */
export function endStay(run: RunState, person: i32, time: f64): void {
  const stage = run.people.stageOf(person);
  move(run, person, drawRoute(run, person, stage, time), CAUSE_OWN_END, -1, time);
}

/** A clock ends the stay. `code` is the event's code. */
export function strike(run: RunState, person: i32, code: i32, time: f64): void {
  if (code < 0) {
    const clock = -1 - code;
    run.people.setStrike(person, clock, -1);
    move(run, person, run.crossClocks[clock].to, CAUSE_CROSS_CLOCK, clock, time);
  } else {
    const clock = code - STAGE_CLOCK;
    move(run, person, run.stages[run.people.stageOf(person)].clockTo[clock], CAUSE_STAGE_CLOCK, clock, time);
  }
}

/** From the present stage to another. What comes free goes to the line as it then is, the mover included. */
function move(run: RunState, person: i32, to: i32, cause: LeaveCause, clock: i32, time: f64): void {
  const from = run.people.stageOf(person);
  leave(run, person, to, cause, clock, time);
  enter(run, person, to, from, time);
  giveFreed(run, time);
}

/** A server first, then held units in the order in which they were set free, those included that this sets free. */
export function giveFreed(run: RunState, time: f64): void {
  if (run.freed >= 0) {
    const resource = run.freed;
    run.freed = -1;
    fillServers(run, resource, time);
  }
  const setFree = run.setFree;
  if (setFree.count === 0) return;
  for (let next = 0; next < setFree.count; next++) admit(run, setFree.list[next], time);
  setFree.count = 0;
}

/** Through forks, full stages and clocks that have run out, until the person stays somewhere or is gone. */
export function enter(run: RunState, person: i32, stage: i32, from: i32, time: f64): void {
  let before = from;
  let here = stage;
  while (here !== STAYS) {
    const isPlain = run.stages[here].isPlainFork;
    const on = isPlain ? pass(run, person, here, before, time) : enterOne(run, person, here, before, time);
    before = here;
    here = on;
  }
}

/** Through a fork at which nothing else can happen: as `enterOne`, without asking for it. */
function pass(run: RunState, person: i32, stage: i32, from: i32, time: f64): i32 {
  const people = run.people;
  const recorder = run.recorder;
  const caseClass = people.classOf(person);
  const weight = run.weights[caseClass];
  const counter = run.stages[stage].stayCounter;
  people.setStage(person, stage);
  if (counter >= 0) people.countStay(person, counter);
  recorder.enter(time, person, caseClass, stage, from, weight, false, time);
  const to = drawRoute(run, person, stage, time);
  recorder.leave(time, person, caseClass, stage, to, CAUSE_OWN_END, -1, weight, false, time);
  if (people.holdsOf(person) !== 0) releaseHolds(run, person, to, weight, time);
  return to;
}

/** @returns the stage to go on to at once, or STAYS */
function enterOne(run: RunState, person: i32, stage: i32, from: i32, time: f64): i32 {
  const people = run.people;
  const recorder = run.recorder;
  const info = run.stages[stage];
  const caseClass = people.classOf(person);
  const weight = run.weights[caseClass];
  if (info.ifFull >= 0 && isFull(run, person, info, stage, weight, time)) {
    recorder.enter(time, person, caseClass, stage, from, weight, false, time);
    recorder.leave(time, person, caseClass, stage, info.ifFull, CAUSE_FULL, -1, weight, false, time);
    releaseHolds(run, person, info.ifFull, weight, time);
    return info.ifFull;
  }
  run.population[stage] += weight;
  people.enter(person, stage, time);
  if (info.stayCounter >= 0) people.countStay(person, info.stayCounter);
  turnCrossClocks(run, person, info, time);
  forgetClock(run);
  if (info.kind === OUTCOME) {
    recorder.enter(time, person, caseClass, stage, from, weight, false, time);
    run.population[stage] -= weight;
    run.calendar.cancel(person);
    people.release(person);
    return STAYS;
  }
  if (info.clocks.length > 0 && isOverdue(run, person, info, time)) {
    recorder.enter(time, person, caseClass, stage, from, weight, false, time);
    return strikeAtOnce(run, person, info, run.clockCode, time);
  }
  const admitted = info.holds.length === 0 || seizeHolds(run, person, info, weight, time);
  const waits = !admitted || info.kind === SERVICE || info.kind === BOARDS;
  recorder.enter(time, person, caseClass, stage, from, weight, waits, time);
  if (admitted) return beginStay(run, person, stage, time);
  standAtDoor(run, person, stage);
  return STAYS;
}

/** A stage without room, or a hold without a free unit where people do not wait at the door. */
function isFull(run: RunState, person: i32, info: Stage, stage: i32, weight: f64, time: f64): boolean {
  if (!isEnough(info.room - run.population[stage], weight)) return true;
  const hold = wantedHold(run, person, info);
  return hold >= 0 && !canSeize(run, person, hold, weight, time);
}

/** A clock strikes at the very instant of entering, and the stay does not end by itself at that instant. */
function isOverdue(run: RunState, person: i32, info: Stage, time: f64): boolean {
  if (info.kind === PASSES) return false;
  findClock(run, person, info, info.kind === DWELL);
  if (run.clockTime > time) return false;
  // patience is not at stake yet: whoever finds a server or a unit free does not wait
  findClock(run, person, info, true);
  if (run.clockTime > time) return false;
  return info.kind !== DWELL || dwellEnd(run, person, info, time) > time;
}

function strikeAtOnce(run: RunState, person: i32, info: Stage, code: i32, time: f64): i32 {
  const isCross = code < 0;
  const clock = isCross ? -1 - code : code - STAGE_CLOCK;
  if (isCross) run.people.setStrike(person, clock, -1);
  const to = isCross ? run.crossClocks[clock].to : info.clockTo[clock];
  leave(run, person, to, isCross ? CAUSE_CROSS_CLOCK : CAUSE_STAGE_CLOCK, clock, time);
  return to;
}

/**
 * The stay itself begins: nothing stands between the person and it any more.
 * @returns the stage to go on to at once, for a fork; else STAYS
 */
export function beginStay(run: RunState, person: i32, stage: i32, time: f64): i32 {
  const info = run.stages[stage];
  run.people.setStanding(person, SETTLED);
  switch (info.kind) {
    case PASSES: {
      const to = drawRoute(run, person, stage, time);
      leave(run, person, to, CAUSE_OWN_END, -1, time);
      return to;
    }
    case DWELL:
      scheduleNext(run, person, info, dwellEnd(run, person, info, time), true);
      return STAYS;
    case SERVICE:
      joinService(run, person, stage, time);
      return STAYS;
    case BOARDS: {
      const caseClass = run.people.classOf(person);
      for (let i = 0; i < info.lines.length; i++) joinLine(run, person, stage, info.lines[i][caseClass]);
      scheduleNext(run, person, info, Infinity, false);
      return STAYS;
    }
    default:
      scheduleNext(run, person, info, Infinity, false);
      return STAYS;
  }
}

/** When a dwell that begins now ends; for the initial stock, what remains of one that began before the run. */
function dwellEnd(run: RunState, person: i32, info: Stage, time: f64): f64 {
  const sampler = run.samplers[forPerson(run, info.time, person)];
  const u = drawStay(run, person, info);
  const since = run.people.sinceOf(person);
  return since < 0 ? toTick(sampler.remaining(u, -since)) : sampler.ending(u, time);
}

/** The end of the stay or its first clock, whichever comes first; the end beats a clock at the same instant. */
function scheduleNext(run: RunState, person: i32, info: Stage, ownEnd: f64, begun: boolean): void {
  if (info.clocks.length > 0) {
    findClock(run, person, info, begun);
    if (run.clockTime < ownEnd) {
      run.calendar.schedule(person, run.clockTime, run.clockCode);
      return;
    }
  }
  if (ownEnd < Infinity) run.calendar.schedule(person, ownEnd, OWN_END);
  else run.calendar.cancel(person);
}

// --- the line and the server ---

function joinService(run: RunState, person: i32, stage: i32, time: f64): void {
  const info = run.stages[stage];
  const caseClass = run.people.classOf(person);
  const resource = info.lines[0][caseClass];
  const weight = run.weights[caseClass];
  const isFirst = resource >= 0 && run.waiting[resource] === 0 && !run.placing;
  if (isFirst && mayBegin(run, person, info, resource, weight, time)) {
    beginService(run, person, stage, resource, weight, time);
    return;
  }
  joinLine(run, person, stage, resource);
  scheduleNext(run, person, info, Infinity, false);
}

function beginService(run: RunState, person: i32, stage: i32, resource: i32, weight: f64, time: f64): void {
  const people = run.people;
  const info = run.stages[stage];
  run.inUse[resource] += weight;
  people.setStanding(person, IN_SERVICE);
  run.recorder.units(time, resource, run.inUse[resource], run.present[resource]);
  run.recorder.begin(time, person, people.classOf(person), stage, resource, weight, people.sinceOf(person));
  scheduleNext(run, person, info, serviceEnd(run, person, info, time), true);
}

/** When the service ends if it begins now; the draw has a name, so that asking again gives the same. */
function serviceEnd(run: RunState, person: i32, info: Stage, time: f64): f64 {
  const u = drawStay(run, person, info);
  return run.samplers[forPerson(run, info.time, person)].ending(u, time);
}

/** Whether enough servers are free for a record of `weight` persons. */
function mayBegin(run: RunState, person: i32, info: Stage, resource: i32, weight: f64, time: f64): boolean {
  const free = freeUnits(run, resource);
  if (!run.hasWeights) return free >= 1;
  keepAccount(run, resource, time);
  if (free >= weight) return true;
  const length = serviceEnd(run, person, info, time) - time;
  return run.account.allows(resource, free, weight, run.present[resource], length);
}

/** Free servers take the next in line. */
export function fillServers(run: RunState, resource: i32, time: f64): void {
  const line = run.resources[resource].lines[0];
  while (run.waiting[resource] > 0) {
    const person = line.first();
    const weight = run.weights[run.people.classOf(person)];
    const stage = run.people.stageOf(person);
    if (!mayBegin(run, person, run.stages[stage], resource, weight, time)) return;
    takeFirst(run, resource, line, weight);
    beginService(run, person, stage, resource, weight, time);
  }
}

// --- the door ---

function standAtDoor(run: RunState, person: i32, stage: i32): void {
  const info = run.stages[stage];
  takePlace(run, person, stage, heldResource(run, person, wantedHold(run, person, info)));
  run.people.setStanding(person, AT_DOOR);
  scheduleNext(run, person, info, Infinity, false);
}

/** Units that are free let in those at the door, in the order of the line. Call `giveFreed` when all is done. */
export function admit(run: RunState, resource: i32, time: f64): void {
  const people = run.people;
  const line = run.resources[resource].lines[0];
  while (run.waiting[resource] > 0) {
    const person = line.first();
    const caseClass = people.classOf(person);
    const weight = run.weights[caseClass];
    if (!mayHold(run, resource, weight, time)) return;
    takeFirst(run, resource, line, weight);
    const stage = people.stageOf(person);
    const info = run.stages[stage];
    people.setStanding(person, SETTLED);
    seize(run, person, wantedHold(run, person, info), weight, time);
    if (!seizeHolds(run, person, info, weight, time)) {
      standAtDoor(run, person, stage);
      continue;
    }
    run.recorder.begin(time, person, caseClass, stage, -1, weight, people.sinceOf(person));
    const on = beginStay(run, person, stage, time);
    if (on !== STAYS) enter(run, person, on, stage, time);
  }
}

// --- leaving ---

function leave(run: RunState, person: i32, to: i32, cause: LeaveCause, clock: i32, time: f64): void {
  const people = run.people;
  const stage = people.stageOf(person);
  const info = run.stages[stage];
  const caseClass = people.classOf(person);
  const weight = run.weights[caseClass];
  const stood = people.standingOf(person);
  const waited = stood === IN_LINE || stood === AT_DOOR;
  run.recorder.leave(time, person, caseClass, stage, to, cause, clock, weight, waited, people.sinceOf(person));
  run.population[stage] -= weight;
  if (stood === IN_SERVICE) {
    const resource = info.lines[0][caseClass];
    keepAccount(run, resource, time);
    run.inUse[resource] -= weight;
    run.recorder.units(time, resource, run.inUse[resource], run.present[resource]);
    run.freed = resource;
  } else if (stood === IN_LINE) {
    for (let i = 0; i < info.lines.length; i++) keepAccount(run, info.lines[i][caseClass], time);
    leaveLines(run, person, info, -1, weight);
  } else if (stood === AT_DOOR) {
    people.giveUpPlaces(person);
    const resource = heldResource(run, person, wantedHold(run, person, info));
    keepAccount(run, resource, time);
    forgetInLine(run, person, resource, weight);
  }
  people.setStanding(person, SETTLED);
  releaseHolds(run, person, to, weight, time);
}

/** A departure takes a person who has been taken out of its line: the wait and the stay are over. */
export function board(run: RunState, person: i32, resource: i32, time: f64): void {
  const people = run.people;
  const stage = people.stageOf(person);
  const caseClass = people.classOf(person);
  const weight = run.weights[caseClass];
  leaveLines(run, person, run.stages[stage], resource, weight);
  people.setStanding(person, SETTLED);
  run.recorder.begin(time, person, caseClass, stage, resource, weight, people.sinceOf(person));
  endStay(run, person, time);
}
