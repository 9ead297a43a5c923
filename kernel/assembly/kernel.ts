// The fast engine: the straight engine's twin (src/simulate/individual), verb by verb, in WebAssembly. What
// differs is where things lie: people in rows of bytes, pending events in buckets read once in order, lines
// in rings, and announcements on a sheet that the host reads when it is full. One instance makes one run.
import { HELD, LONGEST_IN_SYSTEM, SERVERS, SLOTS } from "../../src/simulate/codes.ts";
import { ImageFields, UNITS_OF } from "../../src/simulate/fast/contract.ts";
import { resultsAt, resultsLength } from "./answer.ts";
import { announceArrive, announceEdge, announceUnits, handOver, prepareSheet } from "./announce.ts";
import { arrivalsPassEdge, beginArrivals, come, readFlows, scheduleStep, stageOfSource } from "./arrivals.ts";
import { nextTime, openBucket, pop, poppedCode, prepareCalendar } from "./calendar.ts";
import { wholeUnits } from "../../src/simulate/individual/curveReader.ts";
import { curves, readCurves } from "./curves.ts";
import { depart, departuresPassEdge, nextDeparture, prepareDepartures } from "./departures.ts";
import { int, openImage } from "./image.ts";
import { checkHolds, placeInitialStock } from "./initialStock.ts";
import { finishObserving, readObservers } from "./observers.ts";
import { cohortKeys } from "./cohorts.ts";
import { blocks, classOf, preparePeople, rowSize } from "./people.ts";
import { crossClocks, hasWeights, readProgram, resources, resourcesByName, revisitedStages, steps } from "./program.ts";
import { prepareRoutes } from "./routes.ts";
import { markBytes } from "./rows.ts";
import { readSamplers } from "./sampling.ts";
import {
  ARRIVAL,
  countEvents,
  countPerson,
  events,
  FOLLOWER,
  freeUnits,
  inUse,
  OWN_END,
  persons,
  prepareState,
  present,
  setNow,
  settle,
  settled,
  waiting,
} from "./state.ts";
import { accountChange, keepAccount, prepareAccount } from "./unitAccount.ts";
import { admit, arriveInside, endStay, fillServers, giveFreed, strike } from "./stay.ts";

export { spareFrom, spareTo } from "./people.ts";
export { areShapesDrawn, shapeCount, shapeLines } from "./sampling.ts";

/** Room for an image of so many bytes. */
export function room(bytes: usize): usize {
  return heap.alloc(bytes);
}

/** Reads the image. @returns the address of the sheet of announcements */
export function prepare(image: usize): usize {
  openImage(image);
  const sheet = prepareSheet(int(ImageFields.announced));
  readCurves();
  readSamplers();
  readProgram();
  prepareRoutes();
  readObservers();
  preparePeople(crossClocks.length, revisitedStages, asksForArrival(), markBytes);
  prepareCalendar(steps);
  prepareState();
  prepareAccount();
  prepareDepartures();
  readFlows();
  return sheet;
}

function asksForArrival(): bool {
  for (let r = 0; r < resources.length; r++) if (resources[r].discipline == LONGEST_IN_SYSTEM) return true;
  return false;
}

/** Puts the initial stock in its places. */
export function begin(): void {
  for (let r = 0; r < resources.length; r++) {
    const info = resources[r];
    if (info.kind != SLOTS && info.units === null) present[r] = wholeUnits(curves.valueAt(info.unitsCurve, 0));
  }
  placeInitialStock();
  beginArrivals();
}

/**
 * One grid step: what is announced at its edge, then people's events and departures in exact order.
 * @param last the step at which the run stops
 * @param mostEvents the step is left as soon as the run has had more
 */
export function step(step: i32, last: i32, mostEvents: f64): void {
  const edge = <f64>step;
  const end = <f64>last;
  setNow(edge);
  for (let r = 0; r < resourcesByName.length; r++) {
    const units = resources[resourcesByName[r]].units;
    if (units !== null) settled[resourcesByName[r]] = settle(units, edge, UNITS_OF, resourcesByName[r]);
  }
  if (step == 0) {
    settledAtStart();
    checkHolds();
  }
  arrivalsPassEdge(edge);
  departuresPassEdge(edge);
  passEdge(edge);
  if (step == 0) beginAtStart();
  announceEdge(edge);
  openBucket(step);
  if (step < steps) scheduleStep(edge);
  while (true) {
    const person = nextTime();
    if (person <= nextDeparture) {
      if (person == Infinity || person > end) break;
      setNow(person);
      happen(person);
    } else {
      if (nextDeparture >= edge + 1 || nextDeparture > end) break;
      setNow(nextDeparture);
      countEvents(1);
      depart();
    }
    if (events > mostEvents) return;
  }
}

/** After the last step, and whenever the host wants to have read everything. */
export function flush(): void {
  handOver();
}

/** The run is over for those who observe inside the kernel. @returns how many numbers they found */
export function finish(time: f64): i32 {
  finishObserving(time);
  return resultsLength();
}

/** Where these numbers are. */
export function results(): usize {
  return resultsAt();
}

export function eventCount(): f64 {
  return events;
}

export function personCount(): f64 {
  return persons;
}

/**
 * Where the host finds people's names: the table of blocks of rows, the size of a row, and the keys of
 * cohorts.
 */
export function rowBlocks(): usize {
  return blocks;
}

export function rowBytes(): usize {
  return rowSize;
}

export function cohortTable(): usize {
  return cohortKeys;
}

function happen(time: f64): void {
  const person = pop();
  const code = poppedCode;
  countEvents(1);
  if (code >= ARRIVAL) {
    const stage = code >= FOLLOWER ? stageOfSource(code - FOLLOWER) : come(code - ARRIVAL, time);
    countPerson();
    announceArrive(time, person, classOf(person), stage, false, 0);
    arriveInside(person, stage, time);
  } else if (code == OWN_END) endStay(person, time);
  else strike(person, code, time);
}

/** Units at the first instant where they depend on the initial stock, before the first of them is given. */
function settledAtStart(): void {
  for (let r = 0; r < resources.length; r++) {
    if (resources[r].kind != SLOTS && resources[r].units !== null) present[r] = wholeUnits(settled[r]);
  }
}

/** Changes servers and units, and lets the first in line begin. */
function passEdge(edge: f64): void {
  for (let i = 0; i < resourcesByName.length; i++) {
    const r = resourcesByName[i];
    const info = resources[r];
    if (info.kind == SLOTS || (info.units === null && curves.isConstant(info.unitsCurve))) continue;
    const value = info.units === null ? curves.valueAt(info.unitsCurve, edge) : settled[r];
    const units = wholeUnits(value);
    if (units == present[r]) continue;
    keepAccount(r, edge);
    accountChange(r, units);
    present[r] = units;
    announceUnits(edge, r, inUse[r], units);
    if (info.kind == SERVERS) fillServers(r, edge);
    else if (waiting[r] > 0) admit(r, edge);
  }
  if (hasWeights) {
    // a record of many persons may stand back with units free, and nothing else would call it when its turn has
    // come
    for (let i = 0; i < resourcesByName.length; i++) {
      const r = resourcesByName[i];
      if (resources[r].kind == HELD && waiting[r] > 0) admit(r, edge);
    }
    for (let i = 0; i < resourcesByName.length; i++) {
      const r = resourcesByName[i];
      if (resources[r].kind == SERVERS && waiting[r] > 0) fillServers(r, edge);
    }
  }
  giveFreed(edge);
}

/**
 * At the first instant: the numbers of units are announced, and free servers and units take who is waiting.
 */
function beginAtStart(): void {
  for (let i = 0; i < resourcesByName.length; i++) {
    const r = resourcesByName[i];
    const kind = resources[r].kind;
    if (kind == SLOTS) continue;
    announceUnits(0, r, inUse[r], present[r]);
    if (!(freeUnits(r) > 0)) continue;
    if (kind == SERVERS) fillServers(r, 0);
    else admit(r, 0);
  }
  giveFreed(0);
}
