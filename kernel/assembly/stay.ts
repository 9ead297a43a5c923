// The twin of src/simulate/individual/stay.ts: the life of a stay, verb by verb in the same order.
import {
  BOARDS,
  CAUSE_CROSS_CLOCK,
  CAUSE_FULL,
  CAUSE_OWN_END,
  CAUSE_STAGE_CLOCK,
  DWELL,
  OUTCOME,
  PASSES,
  SERVICE,
} from "../../src/simulate/codes.ts";
import { announceBegin, announceEnter, announceLeave, announceUnits } from "./announce.ts";
import { cancel, schedule } from "./calendar.ts";
import { drawStay } from "./cohorts.ts";
import { clockCode, clockTime, findClock, forgetClock, turnCrossClocks } from "./clocks.ts";
import { toTick } from "../../src/simulate/individual/curveReader.ts";
import { canSeize, heldResource, mayHold, releaseHolds, seize, seizeHolds, wantedHold } from "./holding.ts";
import { forgetInLine, giveUpPlaces, joinLine, leaveLines, takeFirst, takePlace } from "./inLine.ts";
import {
  AT_DOOR,
  classOf,
  countStay,
  HOLDS,
  IN_LINE,
  IN_SERVICE,
  releaseRow,
  row,
  setStanding,
  setStrike,
  SETTLED,
  SINCE,
  sinceOf,
  STAGE,
  stageOf,
  STANDING,
} from "./people.ts";
import { crossClocks, hasWeights, resources, Stage, stages, weights } from "./program.ts";
import { drawRoute } from "./routes.ts";
import { samplers } from "./sampling.ts";
import {
  forPerson,
  freed,
  freeUnits,
  inUse,
  isEnough,
  occurrenceOf,
  OWN_END,
  placing,
  population,
  present,
  setFree,
  setFreed,
  STAGE_CLOCK,
  waiting,
} from "./state.ts";
import { accountAllows, keepAccount } from "./unitAccount.ts";

const STAYS: i32 = -1;

export function arriveInside(person: i32, stage: i32, time: f64): void {
  enter(person, stage, STAYS, time);
  giveFreed(time);
}

export function endStay(person: i32, time: f64): void {
  move(person, drawRoute(person, time), CAUSE_OWN_END, -1, time);
}

export function strike(person: i32, code: i32, time: f64): void {
  if (code < 0) {
    const clock = -1 - code;
    setStrike(person, clock, -1);
    move(person, crossClocks[clock].to, CAUSE_CROSS_CLOCK, clock, time);
  } else {
    const clock = code - STAGE_CLOCK;
    move(person, stages[stageOf(person)].clockTo[clock], CAUSE_STAGE_CLOCK, clock, time);
  }
}

function move(person: i32, to: i32, cause: i32, clock: i32, time: f64): void {
  const from = stageOf(person);
  leave(person, to, cause, clock, time);
  enter(person, to, from, time);
  giveFreed(time);
}

export function giveFreed(time: f64): void {
  if (freed >= 0) {
    const resource = freed;
    setFreed(-1);
    fillServers(resource, time);
  }
  if (setFree.count == 0) return;
  for (let next = 0; next < setFree.count; next++) admit(<i32>setFree.at(next), time);
  setFree.count = 0;
}

export function enter(person: i32, stage: i32, from: i32, time: f64): void {
  let before = from;
  let here = stage;
  while (here != STAYS) {
    const on = stages[here].isPlainFork ? pass(person, here, before, time) : enterOne(person, here, before, time);
    before = here;
    here = on;
  }
}

/** Through a fork at which nothing else can happen: as `enterOne`, without asking for it. */
function pass(person: i32, stage: i32, from: i32, time: f64): i32 {
  const at = row(person);
  const info = stages[stage];
  const caseClass = classOf(person);
  store<u16>(at, stage, STAGE);
  if (info.stayCounter >= 0) countStay(person, info.stayCounter);
  announceEnter(time, person, caseClass, stage, from, false, time);
  const to = drawRoute(person, time);
  announceLeave(time, person, caseClass, stage, to, CAUSE_OWN_END, -1, false, time);
  if (load<u32>(at, HOLDS) != 0) releaseHolds(person, to, weights[caseClass], time);
  return to;
}

function enterOne(person: i32, stage: i32, from: i32, time: f64): i32 {
  const info = stages[stage];
  const caseClass = classOf(person);
  const weight = weights[caseClass];
  if (info.ifFull >= 0 && isFull(person, info, stage, weight, time)) {
    announceEnter(time, person, caseClass, stage, from, false, time);
    announceLeave(time, person, caseClass, stage, info.ifFull, CAUSE_FULL, -1, false, time);
    releaseHolds(person, info.ifFull, weight, time);
    return info.ifFull;
  }
  population[stage] += weight;
  const at = row(person);
  store<u16>(at, stage, STAGE);
  store<f64>(at, time, SINCE);
  store<u8>(at, SETTLED, STANDING);
  if (info.stayCounter >= 0) countStay(person, info.stayCounter);
  turnCrossClocks(person, stage, time);
  forgetClock();
  if (info.kind == OUTCOME) {
    announceEnter(time, person, caseClass, stage, from, false, time);
    population[stage] -= weight;
    releaseRow(person);
    return STAYS;
  }
  if (info.clocks.length > 0 && isOverdue(person, info, stage, time)) {
    announceEnter(time, person, caseClass, stage, from, false, time);
    return strikeAtOnce(person, info, clockCode, time);
  }
  const admitted = info.holds.length == 0 || seizeHolds(person, stage, weight, time);
  const waits = !admitted || info.kind == SERVICE || info.kind == BOARDS;
  announceEnter(time, person, caseClass, stage, from, waits, time);
  if (admitted) return beginStay(person, stage, time);
  standAtDoor(person, stage);
  return STAYS;
}

function isFull(person: i32, info: Stage, stage: i32, weight: f64, time: f64): bool {
  if (!isEnough(info.room - population[stage], weight)) return true;
  const hold = wantedHold(person, stage);
  return hold >= 0 && !canSeize(person, hold, weight, time);
}

function isOverdue(person: i32, info: Stage, stage: i32, time: f64): bool {
  if (info.kind == PASSES) return false;
  findClock(person, stage, info.kind == DWELL);
  if (clockTime > time) return false;
  findClock(person, stage, true);
  if (clockTime > time) return false;
  return info.kind != DWELL || dwellEnd(person, stage, time) > time;
}

function strikeAtOnce(person: i32, info: Stage, code: i32, time: f64): i32 {
  const isCross = code < 0;
  const clock = isCross ? -1 - code : code - STAGE_CLOCK;
  if (isCross) setStrike(person, clock, -1);
  const to = isCross ? crossClocks[clock].to : info.clockTo[clock];
  leave(person, to, isCross ? CAUSE_CROSS_CLOCK : CAUSE_STAGE_CLOCK, clock, time);
  return to;
}

export function beginStay(person: i32, stage: i32, time: f64): i32 {
  const info = stages[stage];
  setStanding(person, SETTLED);
  switch (info.kind) {
    case PASSES: {
      const to = drawRoute(person, time);
      leave(person, to, CAUSE_OWN_END, -1, time);
      return to;
    }
    case DWELL:
      scheduleNext(person, stage, dwellEnd(person, stage, time), true);
      return STAYS;
    case SERVICE:
      joinService(person, stage, time);
      return STAYS;
    case BOARDS: {
      const caseClass = classOf(person);
      for (let i = 0; i < info.lines.length; i++) joinLine(person, stage, info.lines[i][caseClass]);
      scheduleNext(person, stage, Infinity, false);
      return STAYS;
    }
    default:
      scheduleNext(person, stage, Infinity, false);
      return STAYS;
  }
}

function dwellEnd(person: i32, stage: i32, time: f64): f64 {
  const info = stages[stage];
  const sampler = samplers[forPerson(info.time, person)];
  const u = drawStay(person, info.keyHigh, info.keyLow, occurrenceOf(person, stage));
  const since = sinceOf(person);
  return since < 0 ? toTick(sampler.remaining(u, -since)) : sampler.ending(u, time);
}

function scheduleNext(person: i32, stage: i32, ownEnd: f64, begun: bool): void {
  if (stages[stage].clocks.length > 0) {
    findClock(person, stage, begun);
    if (clockTime < ownEnd) {
      schedule(person, clockTime, clockCode);
      return;
    }
  }
  if (ownEnd < Infinity) schedule(person, ownEnd, OWN_END);
  else cancel(person);
}

// --- the line and the server ---

function joinService(person: i32, stage: i32, time: f64): void {
  const caseClass = classOf(person);
  const resource = stages[stage].lines[0][caseClass];
  const weight = weights[caseClass];
  if (resource >= 0 && waiting[resource] == 0 && !placing && mayBegin(person, stage, resource, weight, time)) {
    beginService(person, stage, resource, weight, time);
    return;
  }
  joinLine(person, stage, resource);
  scheduleNext(person, stage, Infinity, false);
}

function beginService(person: i32, stage: i32, resource: i32, weight: f64, time: f64): void {
  inUse[resource] += weight;
  setStanding(person, IN_SERVICE);
  announceUnits(time, resource, inUse[resource], present[resource]);
  announceBegin(time, person, classOf(person), stage, resource, sinceOf(person));
  scheduleNext(person, stage, serviceEnd(person, stage, time), true);
}

function serviceEnd(person: i32, stage: i32, time: f64): f64 {
  const info = stages[stage];
  const u = drawStay(person, info.keyHigh, info.keyLow, occurrenceOf(person, stage));
  return samplers[forPerson(info.time, person)].ending(u, time);
}

/** Whether enough servers are free for a record of `weight` persons. */
function mayBegin(person: i32, stage: i32, resource: i32, weight: f64, time: f64): bool {
  const free = freeUnits(resource);
  if (!hasWeights) return free >= 1;
  keepAccount(resource, time);
  if (free >= weight) return true;
  return accountAllows(resource, free, weight, serviceEnd(person, stage, time) - time);
}

export function fillServers(resource: i32, time: f64): void {
  const line = resources[resource].lines[0];
  while (waiting[resource] > 0) {
    const person = line.first();
    const weight = weights[classOf(person)];
    const stage = stageOf(person);
    if (!mayBegin(person, stage, resource, weight, time)) return;
    takeFirst(resource, line, weight);
    beginService(person, stage, resource, weight, time);
  }
}

// --- the door ---

function standAtDoor(person: i32, stage: i32): void {
  takePlace(person, stage, heldResource(person, wantedHold(person, stage)));
  setStanding(person, AT_DOOR);
  scheduleNext(person, stage, Infinity, false);
}

export function admit(resource: i32, time: f64): void {
  const line = resources[resource].lines[0];
  while (waiting[resource] > 0) {
    const person = line.first();
    const caseClass = classOf(person);
    const weight = weights[caseClass];
    if (!mayHold(resource, weight, time)) return;
    takeFirst(resource, line, weight);
    const stage = stageOf(person);
    setStanding(person, SETTLED);
    seize(person, wantedHold(person, stage), weight, time);
    if (!seizeHolds(person, stage, weight, time)) {
      standAtDoor(person, stage);
      continue;
    }
    announceBegin(time, person, caseClass, stage, -1, sinceOf(person));
    const on = beginStay(person, stage, time);
    if (on != STAYS) enter(person, on, stage, time);
  }
}

// --- leaving ---

function leave(person: i32, to: i32, cause: i32, clock: i32, time: f64): void {
  const at = row(person);
  const stage = stageOf(person);
  const caseClass = classOf(person);
  const weight = weights[caseClass];
  const stood = <i32>load<u8>(at, STANDING);
  announceLeave(
    time,
    person,
    caseClass,
    stage,
    to,
    cause,
    clock,
    stood == IN_LINE || stood == AT_DOOR,
    load<f64>(at, SINCE),
  );
  population[stage] -= weight;
  if (stood == IN_SERVICE) {
    const resource = stages[stage].lines[0][caseClass];
    keepAccount(resource, time);
    inUse[resource] -= weight;
    announceUnits(time, resource, inUse[resource], present[resource]);
    setFreed(resource);
  } else if (stood == IN_LINE) {
    const lines = stages[stage].lines;
    for (let i = 0; i < lines.length; i++) keepAccount(lines[i][caseClass], time);
    leaveLines(person, stage, -1, weight);
  } else if (stood == AT_DOOR) {
    giveUpPlaces(person);
    const resource = heldResource(person, wantedHold(person, stage));
    keepAccount(resource, time);
    forgetInLine(person, resource, weight);
  }
  store<u8>(at, SETTLED, STANDING);
  releaseHolds(person, to, weight, time);
}

/** A departure takes a person who has been taken out of its line. */
export function board(person: i32, resource: i32, time: f64): void {
  const stage = stageOf(person);
  const caseClass = classOf(person);
  leaveLines(person, stage, resource, weights[caseClass]);
  setStanding(person, SETTLED);
  announceBegin(time, person, caseClass, stage, resource, sinceOf(person));
  endStay(person, time);
}
