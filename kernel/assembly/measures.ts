// The twin of the measures of src/observe: each event is handed only to the measures that hear of it.
import { CAUSE_CROSS_CLOCK, CAUSE_FULL, CAUSE_STAGE_CLOCK, SLOTS } from "../../src/simulate/codes.ts";
import { flag, int, ints, real } from "./image.ts";
import { CASE_CLASS, marksAt, NO_STAGE, row, rowCount, rowNumber, SINCE, STAGE } from "./people.ts";
import {
  AGE,
  BOARDINGS,
  ENTRIES,
  MOVES,
  MeasureFields,
  ObserversFields,
  SHARE,
  SOJOURN,
  STOCK,
  STRIKES,
  UTILISATION,
  WAIT,
  WAITING,
} from "../../src/observe/insideKernel/contract.ts";
import { curves } from "./curves.ts";
import { hearer, hearers, onBegin, onEnter, onLeave, prepareHearing } from "./hearing.ts";
import { Measure } from "./measure.ts";
import { resources, steps, weights } from "./program.ts";
import { put } from "./results.ts";
import { prepareStocks, readStocks, stockChanges } from "./stocks.ts";

const IN_COHORT: u8 = 1;
const ENTERED_OUTSIDE: u8 = 2;

let measures: StaticArray<Measure> = [];
/** bytes of marks a person's row needs */
export let markBytes: usize = 0;
/** [resource] */
let onResource: StaticArray<StaticArray<Measure>> = [];

export function readMeasures(): void {
  const sojourns = <usize>int(ObserversFields.marks);
  let share: usize = 0;
  measures = new StaticArray<Measure>(int(ObserversFields.measures));
  for (let i = 0; i < measures.length; i++) {
    const m = new Measure();
    m.kind = int(MeasureFields.kind);
    m.stages = ints(MeasureFields.stages);
    m.toStage = int(MeasureFields.toStage);
    m.classes = ints(MeasureFields.classes);
    m.resources = ints(MeasureFields.resources);
    m.crossClock = int(MeasureFields.crossClock);
    m.stageClocks = ints(MeasureFields.stageClocks);
    m.at = real(MeasureFields.at);
    m.from = real(MeasureFields.from);
    const to = real(MeasureFields.to);
    m.to = min<f64>(to, <f64>steps);
    m.end = min<f64>(to, <f64>steps);
    m.everyone = flag(MeasureFields.everyone);
    m.entered = ints(MeasureFields.entered);
    m.tally.statistic = int(MeasureFields.statistic);
    m.tally.over = real(MeasureFields.over);
    m.price = ints(MeasureFields.price);
    m.pricePerPerson = ints(MeasureFields.pricePerPerson);
    if (m.kind >= UTILISATION) {
      m.inUse = new StaticArray<f64>(resources.length);
      m.present = new StaticArray<f64>(resources.length);
      m.heardAt = new StaticArray<f64>(resources.length);
    }
    measures[i] = m;
    const slot = int(MeasureFields.mark);
    if (m.kind == SOJOURN) m.mark = 8 * <usize>slot;
    if (m.kind == SHARE) m.mark = 8 * sojourns + share++;
  }
  markBytes = 8 * sojourns + share;
  prepareStocks(measures);
  prepareHearing(measures);
  onResource = new StaticArray<StaticArray<Measure>>(resources.length);
  for (let r = 0; r < resources.length; r++) onResource[r] = listeners(r);
}

function listeners(resource: i32): StaticArray<Measure> {
  let heard = 0;
  for (let i = 0; i < measures.length; i++) if (hears(measures[i], resource)) heard++;
  const list = new StaticArray<Measure>(heard);
  heard = 0;
  for (let i = 0; i < measures.length; i++) if (hears(measures[i], resource)) list[heard++] = measures[i];
  return list;
}

function hears(m: Measure, resource: i32): bool {
  return m.kind >= UTILISATION && m.resources[resource] == 1;
}

export function measureEnter(
  time: f64,
  person: i32,
  caseClass: i32,
  stage: i32,
  from: i32,
  weight: f64,
  waiting: bool,
  since: f64,
  initial: bool,
): void {
  stockChanges(time, stage, caseClass, weight);
  const place = onEnter(stage, caseClass);
  const count = hearers(place);
  for (let i = 0; i < count; i++) {
    const m = hearer(place, i);
    switch (m.kind) {
      case STOCK:
        m.change(time, weight);
        break;
      case WAITING:
        if (waiting) m.change(time, weight);
        break;
      case ENTRIES:
        if (!initial) m.count(time, weight);
        break;
      case WAIT:
        if (waiting && time < m.to) m.total += weight;
        break;
      case SOJOURN:
        if (from >= 0 && m.stages[from] == 1) break;
        store<f64>(row(person) + marksAt + m.mark, since);
        if (time < m.to) m.total += weight;
        break;
      default: {
        const mark = row(person) + marksAt + m.mark;
        if (from < 0) store<u8>(mark, 0);
        if (m.entered[stage] == 1 && load<u8>(mark) == 0) {
          const counts = !initial && time >= m.from && time < m.to;
          store<u8>(mark, counts ? IN_COHORT : ENTERED_OUTSIDE);
          if (counts) m.total += weight;
        }
        if (m.stages[stage] == 1 && load<u8>(mark) == IN_COHORT && time <= m.at) m.there += weight;
      }
    }
  }
}

export function measureBegin(
  time: f64,
  caseClass: i32,
  stage: i32,
  resource: i32,
  weight: f64,
  since: f64,
  wasWaiting: bool,
): void {
  const place = onBegin(stage, caseClass);
  const count = hearers(place);
  for (let i = 0; i < count; i++) {
    const m = hearer(place, i);
    if (m.kind == WAITING) {
      if (wasWaiting) m.change(time, -weight);
    } else if (m.kind == BOARDINGS) {
      if (resource >= 0 && m.resources[resource] == 1) m.count(time, weight);
    } else {
      if (wasWaiting && time < m.to) m.total -= weight;
      if (time >= m.from && time < m.to) m.tally.add(time - since, weight);
    }
  }
}

export function measureLeave(
  time: f64,
  person: i32,
  caseClass: i32,
  stage: i32,
  to: i32,
  cause: i32,
  clock: i32,
  weight: f64,
  wasWaiting: bool,
  since: f64,
): void {
  stockChanges(time, stage, caseClass, -weight);
  const place = onLeave(stage, caseClass);
  const count = hearers(place);
  for (let i = 0; i < count; i++) {
    const m = hearer(place, i);
    switch (m.kind) {
      case STOCK:
        m.change(time, -weight);
        break;
      case WAITING:
        if (wasWaiting) m.change(time, -weight);
        break;
      case MOVES:
        if (to == m.toStage) m.count(time, weight);
        break;
      case STRIKES:
        if (isStrike(m, stage, cause, clock)) m.count(time, weight);
        break;
      case WAIT:
        if (!wasWaiting) break;
        if (time < m.to) m.total -= weight;
        if (m.everyone && cause != CAUSE_FULL && time >= m.from && time < m.to) m.tally.add(time - since, weight);
        break;
      case SOJOURN: {
        if (m.stages[to] == 1) break;
        if (time < m.to) m.total -= weight;
        const came = load<f64>(row(person) + marksAt + m.mark);
        if (cause == CAUSE_FULL && came == since) break;
        if (time >= m.from && time < m.to) m.tally.add(time - came, weight);
        break;
      }
      case AGE:
        // somebody of the initial stock entered at the first instant, whatever their age
        if (time > m.at && max<f64>(since, 0) <= m.at) m.tally.add(m.at - since, weight);
        break;
      default:
        if (m.stages[stage] == 1 && load<u8>(row(person) + marksAt + m.mark) == IN_COHORT && time <= m.at)
          m.there -= weight;
    }
  }
}

function isStrike(m: Measure, stage: i32, cause: i32, clock: i32): bool {
  if (cause == CAUSE_CROSS_CLOCK) return m.crossClock >= 0 && clock == m.crossClock;
  if (cause != CAUSE_STAGE_CLOCK) return false;
  for (let i = 0; i < m.stageClocks.length; i += 2) {
    if (m.stageClocks[i] == stage && m.stageClocks[i + 1] == clock) return true;
  }
  return false;
}

export function measureUnits(time: f64, resource: i32, inUse: f64, present: f64): void {
  const list = onResource[resource];
  for (let i = 0; i < list.length; i++) {
    const m = list[i];
    m.settle(resource, time);
    m.inUse[resource] = inUse;
    m.present[resource] = present;
  }
}

export function measureDeparture(
  time: f64,
  resource: i32,
  slots: f64,
  taken: f64,
  leftBehind: f64,
  carries: bool,
): void {
  const list = onResource[resource];
  for (let i = 0; i < list.length; i++) {
    const m = list[i];
    if (m.from > time || time >= m.to) continue;
    m.used += taken;
    m.offered += slots;
    m.left += leftBehind;
    m.departures += 1;
    const price = m.price[resource];
    const perPerson = m.pricePerPerson[resource];
    if (price >= 0 && carries) m.cost += curves.valueAt(price, time);
    if (perPerson >= 0) m.cost += taken * curves.valueAt(perPerson, time);
  }
}

export function finishMeasures(time: f64): void {
  readStocks(Infinity);
  for (let i = 0; i < measures.length; i++) {
    const m = measures[i];
    if (m.kind < UTILISATION) continue;
    for (let r = 0; r < resources.length; r++) {
      if (m.resources[r] == 1 && resources[r].kind != SLOTS) m.settle(r, time);
    }
  }
}

export function writeMeasures(): void {
  for (let i = 0; i < measures.length; i++) {
    const m = measures[i];
    put(m.total); // MeasureFound.total
    put(m.there); // MeasureFound.there
    put(m.used); // MeasureFound.used
    put(m.offered); // MeasureFound.offered
    put(m.overtime); // MeasureFound.overtime
    put(m.cost); // MeasureFound.cost
    put(m.overtimeCost); // MeasureFound.overtimeCost
    put(m.idleCost); // MeasureFound.idleCost
    put(m.left); // MeasureFound.left
    put(m.departures); // MeasureFound.departures
    m.tally.write();
    if (m.kind == AGE) writeAges(m);
  }
}

/**
 * Those still there: how many records, then age and weight of each. The host adds them up, in order of size.
 */
function writeAges(m: Measure): void {
  const rows = rowCount();
  let count = 0;
  for (let n = 0; n < rows; n++) if (isThere(m, rowNumber(n))) count++;
  put(<f64>count); // MeasureFound.ages
  for (let n = 0; n < rows; n++) {
    const at = rowNumber(n);
    if (!isThere(m, at)) continue;
    put(m.at - load<f64>(at, SINCE)); // AgeFound.steps
    put(weights[load<u16>(at, CASE_CLASS)]); // AgeFound.weight
  }
}

function isThere(m: Measure, at: usize): bool {
  const stage = <i32>load<u16>(at, STAGE);
  if (stage == NO_STAGE || m.stages[stage] == 0 || m.classes[load<u16>(at, CASE_CLASS)] == 0) return false;
  // somebody of the initial stock entered at the first instant, whatever their age
  return max<f64>(load<f64>(at, SINCE), 0) <= m.at;
}
