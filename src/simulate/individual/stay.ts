// The life of a stay: entering a stage, the door, the line, service, leaving, and on to the next stage. Whatever a
// person does at one instant, forks included, is one event.
import type { ResourceId, StageId } from "../../compile/program.ts";
import { leaveCauses, type LeaveCause } from "../recorder.ts";
import { findClock, turnCrossClocks } from "./clocks.ts";
import { toTick } from "./curveReader.ts";
import { canSeize, heldResource, mayHold, releaseHolds, seize, seizeHolds, wantedHold } from "./holding.ts";
import { forgetInLine, joinLine, leaveLines, takeFirst, takePlace } from "./inLine.ts";
import { standing } from "./peopleStore.ts";
import {
  drawOfStay,
  eventCodes,
  forPerson,
  freeUnits,
  isEnough,
  keepAccount,
  stayWords,
  type RunState,
} from "./state.ts";
import { ROW32, ROW64, column32, column64 } from "../people.ts";

const STAYS = -1;

/** The person enters from outside. */
export function arriveInside(run: RunState, person: number, stage: StageId, time: number): void {
  enter(run, person, stage, STAYS, time);
  giveFreed(run, time);
}

/** The initial stock of a fork goes on at the first instant. */
export function continueFrom(run: RunState, person: number, stage: StageId, from: StageId, time: number): void {
  enter(run, person, stage, from, time);
}

/** The stay ends by itself, or a slot is taken: the next stage is drawn. */
export function endStay(run: RunState, person: number, time: number): void {
  move(run, person, drawRoute(run, person, time), leaveCauses.ownEnd, -1, time);
}

/** A clock ends the stay. `code` is the event's code. */
export function strike(run: RunState, person: number, code: number, time: number): void {
  const stage = run.people.narrow[person * ROW32 + column32.stage];
  if (code < 0) {
    const clock = -1 - code;
    run.people.strikeAt[person * run.people.crossClocks + clock] = -1;
    move(run, person, run.program.crossClocks[clock].to, leaveCauses.crossClock, clock, time);
  } else {
    const clock = code - eventCodes.stageClock;
    move(run, person, run.program.stages[stage].clocks[clock].to, leaveCauses.stageClock, clock, time);
  }
}

/** From the present stage to another. What comes free goes to the line as it then is, the mover included. */
function move(run: RunState, person: number, to: StageId, cause: LeaveCause, clock: number, time: number): void {
  const from = run.people.narrow[person * ROW32 + column32.stage];
  leave(run, person, to, cause, clock, time);
  enter(run, person, to, from, time);
  giveFreed(run, time);
}

/** A server first, then held units in the order in which they were set free, those included that this sets free. */
export function giveFreed(run: RunState, time: number): void {
  if (run.freed >= 0) {
    const resource = run.freed;
    run.freed = -1;
    fillServers(run, resource, time);
  }
  for (let next = 0; next < run.setFree.length; next++) admit(run, run.setFree[next], time);
  run.setFree.length = 0;
}

/** Through forks, full stages and clocks that have run out, until the person stays somewhere or is gone. */
function enter(run: RunState, person: number, stage: StageId, from: StageId, time: number): void {
  let before = from;
  let here = stage;
  while (here !== STAYS) {
    const on = enterOne(run, person, here, before, time);
    before = here;
    here = on;
  }
}

/** @returns the stage to go on to at once, or STAYS */
function enterOne(run: RunState, person: number, stage: StageId, from: StageId, time: number): StageId {
  const { program, people, recorder } = run;
  const info = program.stages[stage];
  const lookup = run.stages[stage];
  const caseClass = people.narrow[person * ROW32 + column32.caseClass];
  const weight = program.weights[caseClass];
  if (isFull(run, person, stage, weight, time)) {
    recorder.enter(time, person, caseClass, stage, from, weight, false, time);
    recorder.leave(time, person, caseClass, stage, info.ifFull, leaveCauses.full, -1, weight, false, time);
    releaseHolds(run, person, info.ifFull, weight, time);
    return info.ifFull;
  }
  run.population[stage] += weight;
  people.narrow[person * ROW32 + column32.stage] = stage;
  people.wide[person * ROW64 + column64.since] = time;
  people.narrow[person * ROW32 + column32.standing] = standing.settled;
  if (lookup.stayCounter >= 0) people.countStay(person, lookup.stayCounter);
  turnCrossClocks(run, person, stage, time);
  if (info.kind === "outcome") {
    recorder.enter(time, person, caseClass, stage, from, weight, false, time);
    run.population[stage] -= weight;
    people.release(person);
    return STAYS;
  }
  if (lookup.clocks.length > 0 && isOverdue(run, person, stage, time)) {
    recorder.enter(time, person, caseClass, stage, from, weight, false, time);
    return strikeAtOnce(run, person, stage, run.clockCode, time);
  }
  const admitted = seizeHolds(run, person, stage, weight, time);
  const waits = !admitted || info.kind === "service" || info.kind === "boards";
  recorder.enter(time, person, caseClass, stage, from, weight, waits, time);
  if (admitted) return beginStay(run, person, stage, time);
  standAtDoor(run, person, stage);
  return STAYS;
}

/** A stage without room, or a hold without a free unit where people do not wait at the door. */
function isFull(run: RunState, person: number, stage: StageId, weight: number, time: number): boolean {
  const { room, ifFull } = run.program.stages[stage];
  if (ifFull < 0) return false;
  if (!isEnough(room - run.population[stage], weight)) return true;
  const hold = wantedHold(run, person, stage);
  return hold >= 0 && !canSeize(run, person, hold, weight, time);
}

/** A clock strikes at the very instant of entering, and the stay does not end by itself at that instant. */
function isOverdue(run: RunState, person: number, stage: StageId, time: number): boolean {
  const { kind } = run.program.stages[stage];
  if (kind === "passes") return false;
  findClock(run, person, stage, kind === "dwell");
  if (run.clockTime > time) return false;
  // patience is not at stake yet: whoever finds a server or a unit free does not wait
  findClock(run, person, stage, true);
  if (run.clockTime > time) return false;
  return kind !== "dwell" || dwellEnd(run, person, stage, time) > time;
}

function strikeAtOnce(run: RunState, person: number, stage: StageId, code: number, time: number): StageId {
  const isCross = code < 0;
  const clock = isCross ? -1 - code : code - eventCodes.stageClock;
  if (isCross) run.people.strikeAt[person * run.people.crossClocks + clock] = -1;
  const to = isCross ? run.program.crossClocks[clock].to : run.program.stages[stage].clocks[clock].to;
  leave(run, person, to, isCross ? leaveCauses.crossClock : leaveCauses.stageClock, clock, time);
  return to;
}

/**
 * The stay itself begins: nothing stands between the person and it any more.
 * @returns the stage to go on to at once, for a fork; else STAYS
 */
export function beginStay(run: RunState, person: number, stage: StageId, time: number): StageId {
  const info = run.program.stages[stage];
  run.people.narrow[person * ROW32 + column32.standing] = standing.settled;
  switch (info.kind) {
    case "passes": {
      const to = drawRoute(run, person, time);
      leave(run, person, to, leaveCauses.ownEnd, -1, time);
      return to;
    }
    case "dwell":
      scheduleNext(run, person, stage, dwellEnd(run, person, stage, time), true);
      return STAYS;
    case "service":
      joinService(run, person, stage, time);
      return STAYS;
    case "boards":
      for (const byClass of info.lines)
        joinLine(run, person, stage, byClass[run.people.narrow[person * ROW32 + column32.caseClass]]);
      scheduleNext(run, person, stage, Infinity, false);
      return STAYS;
    default:
      scheduleNext(run, person, stage, Infinity, false);
      return STAYS;
  }
}

/** When a dwell that begins now ends; for the initial stock, what remains of one that began before the run. */
function dwellEnd(run: RunState, person: number, stage: StageId, time: number): number {
  const sampler = run.samplers[forPerson(run, run.program.stages[stage].time!, person)];
  const u = drawOfStay(run, person, stage, stayWords.time);
  const since = run.people.wide[person * ROW64 + column64.since];
  return since < 0 ? toTick(sampler.remaining(u, -since)) : sampler.ending(u, time);
}

/** The end of the stay or its first clock, whichever comes first; the end beats a clock at the same instant. */
function scheduleNext(run: RunState, person: number, stage: StageId, ownEnd: number, begun: boolean): void {
  if (run.stages[stage].clocks.length > 0) {
    findClock(run, person, stage, begun);
    if (run.clockTime < ownEnd) {
      run.calendar.schedule(person, run.clockTime, run.clockCode);
      return;
    }
  }
  if (ownEnd < Infinity) run.calendar.schedule(person, ownEnd, eventCodes.ownEnd);
  else run.calendar.cancel(person);
}

// --- the line and the server ---

function joinService(run: RunState, person: number, stage: StageId, time: number): void {
  const caseClass = run.people.narrow[person * ROW32 + column32.caseClass];
  const resource = run.program.stages[stage].lines[0][caseClass];
  const weight = run.program.weights[caseClass];
  const isFirst = resource >= 0 && run.waiting[resource] === 0 && !run.placing;
  if (isFirst && mayBegin(run, person, stage, resource, weight, time)) {
    beginService(run, person, stage, resource, weight, time);
    return;
  }
  joinLine(run, person, stage, resource);
  scheduleNext(run, person, stage, Infinity, false);
}

function beginService(
  run: RunState,
  person: number,
  stage: StageId,
  resource: ResourceId,
  weight: number,
  time: number,
): void {
  const { people, recorder } = run;
  run.inUse[resource] += weight;
  people.narrow[person * ROW32 + column32.standing] = standing.inService;
  recorder.units(time, resource, run.inUse[resource], run.present[resource]);
  recorder.begin(
    time,
    person,
    people.narrow[person * ROW32 + column32.caseClass],
    stage,
    resource,
    weight,
    people.wide[person * ROW64 + column64.since],
  );
  scheduleNext(run, person, stage, serviceEnd(run, person, stage, time), true);
}

/** When the service ends if it begins now; the draw has a name, so that asking again gives the same. */
function serviceEnd(run: RunState, person: number, stage: StageId, time: number): number {
  const u = drawOfStay(run, person, stage, stayWords.time);
  return run.samplers[forPerson(run, run.program.stages[stage].time!, person)].ending(u, time);
}

/** Whether enough servers are free for a record of `weight` persons. */
function mayBegin(
  run: RunState,
  person: number,
  stage: StageId,
  resource: ResourceId,
  weight: number,
  time: number,
): boolean {
  const free = freeUnits(run, resource);
  if (run.account === null) return free >= 1;
  keepAccount(run, resource, time);
  if (free >= weight) return true;
  const length = serviceEnd(run, person, stage, time) - time;
  return run.account.allows(resource, free, weight, run.present[resource], length);
}

/** Free servers take the next in line. */
export function fillServers(run: RunState, resource: ResourceId, time: number): void {
  const line = run.lines[resource][0];
  while (run.waiting[resource] > 0) {
    const person = line.first();
    const weight = run.program.weights[run.people.narrow[person * ROW32 + column32.caseClass]];
    const stage = run.people.narrow[person * ROW32 + column32.stage];
    if (!mayBegin(run, person, stage, resource, weight, time)) return;
    takeFirst(run, resource, line, weight);
    beginService(run, person, stage, resource, weight, time);
  }
}

// --- the door ---

function standAtDoor(run: RunState, person: number, stage: StageId): void {
  const resource = heldResource(run, person, wantedHold(run, person, stage));
  takePlace(run, person, stage, resource);
  run.people.narrow[person * ROW32 + column32.standing] = standing.atDoor;
  scheduleNext(run, person, stage, Infinity, false);
}

/** Units that are free let in those at the door, in the order of the line. Call `giveFreed` when all is done. */
export function admit(run: RunState, resource: ResourceId, time: number): void {
  const line = run.lines[resource][0];
  while (run.waiting[resource] > 0) {
    const person = line.first();
    const caseClass = run.people.narrow[person * ROW32 + column32.caseClass];
    const weight = run.program.weights[caseClass];
    if (!mayHold(run, resource, weight, time)) return;
    takeFirst(run, resource, line, weight);
    const stage = run.people.narrow[person * ROW32 + column32.stage];
    run.people.narrow[person * ROW32 + column32.standing] = standing.settled;
    seize(run, person, wantedHold(run, person, stage), weight, time);
    if (!seizeHolds(run, person, stage, weight, time)) {
      standAtDoor(run, person, stage);
      continue;
    }
    run.recorder.begin(time, person, caseClass, stage, -1, weight, run.people.wide[person * ROW64 + column64.since]);
    const on = beginStay(run, person, stage, time);
    if (on !== STAYS) enter(run, person, on, stage, time);
  }
}

// --- leaving ---

function leave(run: RunState, person: number, to: StageId, cause: LeaveCause, clock: number, time: number): void {
  const { people, program } = run;
  const stage = people.narrow[person * ROW32 + column32.stage];
  const caseClass = people.narrow[person * ROW32 + column32.caseClass];
  const weight = program.weights[caseClass];
  const stood = people.narrow[person * ROW32 + column32.standing];
  const waited = stood === standing.inLine || stood === standing.atDoor;
  run.recorder.leave(
    time,
    person,
    caseClass,
    stage,
    to,
    cause,
    clock,
    weight,
    waited,
    people.wide[person * ROW64 + column64.since],
  );
  run.calendar.cancel(person);
  run.population[stage] -= weight;
  if (stood === standing.inService) {
    const resource = program.stages[stage].lines[0][caseClass];
    keepAccount(run, resource, time);
    run.inUse[resource] -= weight;
    run.recorder.units(time, resource, run.inUse[resource], run.present[resource]);
    run.freed = resource;
  } else if (stood === standing.inLine) {
    for (const byClass of program.stages[stage].lines) keepAccount(run, byClass[caseClass], time);
    leaveLines(run, person, stage, -1, weight);
  } else if (stood === standing.atDoor) {
    const resource = heldResource(run, person, wantedHold(run, person, stage));
    keepAccount(run, resource, time);
    forgetInLine(run, person, resource, weight);
  }
  people.narrow[person * ROW32 + column32.standing] = standing.settled;
  people.narrow[person * ROW32 + column32.ticket]++;
  releaseHolds(run, person, to, weight, time);
}

/** A departure takes a person who has been taken out of its line: the wait and the stay are over. */
export function board(run: RunState, person: number, resource: ResourceId, time: number): void {
  const { people, program } = run;
  const stage = people.narrow[person * ROW32 + column32.stage];
  const caseClass = people.narrow[person * ROW32 + column32.caseClass];
  const weight = program.weights[caseClass];
  leaveLines(run, person, stage, resource, weight);
  people.narrow[person * ROW32 + column32.standing] = standing.settled;
  run.recorder.begin(time, person, caseClass, stage, resource, weight, people.wide[person * ROW64 + column64.since]);
  endStay(run, person, time);
}

/** Where to: one draw against the shares as they are now, in the order of the targets' names, `rest` last. */
function drawRoute(run: RunState, person: number, time: number): StageId {
  const stage = run.people.narrow[person * ROW32 + column32.stage];
  const { next } = run.program.stages[stage];
  const last = next.to.length - 1;
  if (last === 0) return next.to[0];
  const u = drawOfStay(run, person, stage, stayWords.route);
  let sum = 0;
  for (let i = 0; i < last; i++) {
    sum += run.curves.valueAt(forPerson(run, next.shares[i]!, person), time);
    if (u < sum) return next.to[i];
  }
  return next.to[last];
}
