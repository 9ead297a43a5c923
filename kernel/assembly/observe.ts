// The twin of src/observe/observe.ts: the default listeners, beside the kernel so that they cost little.
import { BOARDS, OUTCOME, PASSES, SERVICE } from "../../src/simulate/codes.ts";
import { ObserversFields, ObservingFields } from "../../src/observe/insideKernel/contract.ts";
import { NO_STAGE, row, rowCount, rowNumber, CASE_CLASS, SINCE, STAGE, WAITED } from "./people.ts";
import {
  digestArrive,
  digestBegin,
  digestDeparture,
  digestEdge,
  digestForgets,
  digestLeave,
  writeDigest,
} from "./digest.ts";
import { hearingPassesEdge } from "./hearing.ts";
import { flag } from "./image.ts";
import {
  finishMeasures,
  measureBegin,
  measureDeparture,
  measureEnter,
  measureLeave,
  measureUnits,
  readMeasures,
  writeMeasures,
} from "./measures.ts";
import { readPeriods } from "./periods.ts";
import { classCount, stages, weights } from "./program.ts";
import { put, putList } from "./results.ts";
import {
  countMove,
  countWait,
  finishResources,
  hasSeries,
  hasWaits,
  readSeries,
  resourceBegin,
  resourceDeparture,
  resourceUnits,
  seriesEnter,
  seriesLeave,
  seriesPass,
  seriesWaitOver,
  writeSeries,
} from "./series.ts";

export let isObserving: bool = false;
let hasDigest: bool = false;
let events: f64 = 0;

/** The person ledger, by class. */
let initial: StaticArray<f64> = [];
let arrived: StaticArray<f64> = [];
let inside: StaticArray<f64> = [];
let exited: StaticArray<f64> = [];

/** The host throws: people were lost or doubled. */
// @external("host", "ledgerBroken")
declare function ledgerBroken(caseClass: i32, step: f64, came: f64, accounted: f64): void;

/** by stage: served or boarded there; only the door of a held unit is waited for; nobody stays */
let hasLine: StaticArray<bool> = [];
let onlyDoor: StaticArray<bool> = [];
let isFork: StaticArray<bool> = [];

/** somebody let in at once at a door, counted at the next call; −1 */
const NOBODY: i32 = 0;
let letInAtOnce: i32 = NOBODY;
let letInTime: f64 = 0;
let letInClass: i32 = 0;
let letInStage: i32 = 0;
let arrivingInitially: bool = false;

/** Reads what is to be observed; people's rows are sized after it. */
export function readObservers(): void {
  isObserving = flag(ObservingFields.isObserving);
  if (!isObserving) return;
  hasDigest = flag(ObserversFields.hasDigest);
  readPeriods();
  readMeasures();
  readSeries();
  initial = new StaticArray<f64>(classCount);
  arrived = new StaticArray<f64>(classCount);
  inside = new StaticArray<f64>(classCount);
  exited = new StaticArray<f64>(classCount);
  hasLine = new StaticArray<bool>(stages.length);
  onlyDoor = new StaticArray<bool>(stages.length);
  isFork = new StaticArray<bool>(stages.length);
  for (let s = 0; s < stages.length; s++) {
    const kind = stages[s].kind;
    hasLine[s] = kind == SERVICE || kind == BOARDS;
    onlyDoor[s] = !hasLine[s] && stages[s].holds.length > 0 && kind != OUTCOME;
    isFork[s] = kind == PASSES && stages[s].holds.length == 0;
  }
}

function countLetIn(): void {
  const weight = weights[letInClass];
  measureBegin(letInTime, letInClass, letInStage, -1, weight, letInTime, false);
  if (hasWaits) countWait(0, letInTime, letInClass, letInStage, weight, 0);
  letInAtOnce = NOBODY;
}

export function observeEdge(step: f64): void {
  if (letInAtOnce != NOBODY) countLetIn();
  hearingPassesEdge(step);
  checkLedger(step);
  digestForgets();
  if (hasDigest && step > 0) digestEdge();
}

export function observeArrive(time: f64, person: i32, caseClass: i32, stage: i32, isInitial: bool, age: f64): void {
  arrivingInitially = isInitial;
  if (isInitial) initial[caseClass] += weights[caseClass];
  else arrived[caseClass] += weights[caseClass];
  events += 1;
  if (hasDigest) digestArrive(time, person, stage, age);
}

export function observeEnter(
  time: f64,
  person: i32,
  caseClass: i32,
  stage: i32,
  from: i32,
  waiting: bool,
  since: f64,
): void {
  if (letInAtOnce != NOBODY) countLetIn();
  const isInitial = from < 0 && arrivingInitially;
  const weight = weights[caseClass];
  store<u8>(row(person), waiting ? 1 : 0, WAITED);
  if (stages[stage].kind == OUTCOME) exited[caseClass] += weight;
  else inside[caseClass] += weight;
  measureEnter(time, person, caseClass, stage, from, weight, waiting, since, isInitial);
  if (hasSeries) {
    if (isFork[stage] && !isInitial) seriesPass(time, caseClass, stage, weight);
    else seriesEnter(time, caseClass, stage, weight, waiting, isInitial);
  }
  if (onlyDoor[stage] && !waiting && !isInitial) {
    letInAtOnce = person;
    letInTime = time;
    letInClass = caseClass;
    letInStage = stage;
  }
}

export function observeBegin(time: f64, person: i32, caseClass: i32, stage: i32, resource: i32, since: f64): void {
  if (letInAtOnce != NOBODY) countLetIn();
  events += 1;
  if (hasDigest) digestBegin(time, person, stage, resource);
  if (resource < 0 && hasLine[stage]) return;
  const weight = weights[caseClass];
  const wasWaiting = load<u8>(row(person), WAITED) == 1;
  store<u8>(row(person), 0, WAITED);
  measureBegin(time, caseClass, stage, resource, weight, since, wasWaiting);
  if (hasSeries) {
    if (wasWaiting) seriesWaitOver(time, caseClass, stage, weight);
    resourceBegin(time, resource, weight);
  }
  if (hasWaits) countWait(0, time, caseClass, stage, weight, time - since);
}

export function observeLeave(
  time: f64,
  person: i32,
  caseClass: i32,
  stage: i32,
  to: i32,
  cause: i32,
  clock: i32,
  since: f64,
): void {
  if (letInAtOnce != NOBODY) {
    if (letInAtOnce == person && cause == 3) letInAtOnce = NOBODY;
    else countLetIn();
  }
  const weight = weights[caseClass];
  const wasWaiting = load<u8>(row(person), WAITED) == 1;
  store<u8>(row(person), 0, WAITED);
  inside[caseClass] -= weight;
  events += 1;
  if (hasDigest) digestLeave(time, person, stage, to, cause);
  measureLeave(time, person, caseClass, stage, to, cause, clock, weight, wasWaiting, since);
  if (hasSeries) countMove(time, stage, to, cause, weight);
  if (isFork[stage] && since >= 0) return;
  if (hasSeries) seriesLeave(time, caseClass, stage, weight, wasWaiting);
  // somebody turned away because the stage was full did not stay
  if (hasWaits && cause != 3) countWait(1, time, caseClass, stage, weight, time - since);
}

export function observeUnits(time: f64, resource: i32, inUse: f64, present: f64): void {
  measureUnits(time, resource, inUse, present);
  if (hasSeries) resourceUnits(time, resource, inUse, present);
}

export function observeDeparture(time: f64, resource: i32, offered: f64, used: f64, leftBehind: f64, kept: f64): void {
  events += 1;
  if (hasDigest) digestDeparture(time, resource, offered, used, leftBehind);
  const carries = used > 0 || kept < 0;
  measureDeparture(time, resource, offered - kept, used, leftBehind, carries);
  if (hasSeries) resourceDeparture(time, resource, offered - kept, used, carries);
}

/** The run is over: everybody still inside stays where they are. Then the results are written. */
export function finishObserving(time: f64): void {
  if (letInAtOnce != NOBODY) countLetIn();
  checkLedger(time);
  if (hasDigest) digestEdge();
  const rows = hasWaits ? rowCount() : 0;
  for (let n = 0; n < rows; n++) {
    const at = rowNumber(n);
    const stage = <i32>load<u16>(at, STAGE);
    if (stage == NO_STAGE) continue;
    const caseClass = <i32>load<u16>(at, CASE_CLASS);
    countWait(2, time, caseClass, stage, weights[caseClass], time - load<f64>(at, SINCE));
  }
  finishMeasures(time);
  if (hasSeries) finishResources(time);
  put(events); // FoundFields.events
  putList(initial, classCount); // FoundFields.initial
  putList(arrived, classCount); // FoundFields.arrived
  putList(inside, classCount); // FoundFields.inside
  putList(exited, classCount); // FoundFields.exited
  writeDigest();
  writeMeasures();
  writeSeries();
}

function checkLedger(step: f64): void {
  for (let c = 0; c < classCount; c++) {
    const came = initial[c] + arrived[c];
    const accounted = inside[c] + exited[c];
    if (came != accounted || inside[c] < 0) ledgerBroken(c, step, came, accounted);
  }
}
