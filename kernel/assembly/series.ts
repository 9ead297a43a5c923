// The twin of src/observe/series.ts, moves.ts, resources.ts and waits.ts: what is counted by recording
// period.
import { HELD, OUTCOME, SLOTS } from "../../src/simulate/codes.ts";
import { ObserversFields } from "../../src/observe/insideKernel/contract.ts";
import { int, ints, real } from "./image.ts";
import { unitsThere } from "./measures.ts";
import { integralOver, valueAt } from "./curves.ts";
import { edgeShowing, periodAt, periodCount, periodEnd, periodStart, runEnd } from "./periods.ts";
import { resources, stages } from "./program.ts";
import { put, putList } from "./results.ts";
import { binOf } from "./tally.ts";

export let hasSeries: bool = false;
export let hasWaits: bool = false;

/** rows of a stage: everybody's, then the kept levels' */
let levelCount: i32 = 1;
/** row of each class beside row 0; −1; [caseClass] */
let rowOfClass: StaticArray<i32> = [];
let stock: StaticArray<f64> = [];
let waitingStock: StaticArray<f64> = [];
let entries: StaticArray<f64> = [];

/** row of (from, to, cause), or −1 before the first such move */
let moveRowOf: StaticArray<i32> = [];
let moveKeys: StaticArray<i32> = new StaticArray<i32>(64);
let moveRows: StaticArray<StaticArray<f64>> = new StaticArray<StaticArray<f64>>(64);
let moveCount: i32 = 0;

/** price curves by resource; −1 */
let price: StaticArray<i32> = [];
let pricePerPerson: StaticArray<i32> = [];
/** [resource × periods] */
let used: StaticArray<f64> = [];
let present: StaticArray<f64> = [];
let overtime: StaticArray<f64> = [];
let cost: StaticArray<f64> = [];
let overtimeCost: StaticArray<f64> = [];
let idleCost: StaticArray<f64> = [];
let served: StaticArray<f64> = [];
let nowInUse: StaticArray<f64> = [];
let nowPresent: StaticArray<f64> = [];
let heardAt: StaticArray<f64> = [];

const WAIT_BITS: i32 = 3;
const WAIT_LOWEST: i32 = -10;
const WAIT_COUNT: i32 = 1 + 26 * 8;

class Histogram {
  count: f64 = 0;
  totalDays: f64 = 0;
  bins: StaticArray<f64> = new StaticArray<f64>(WAIT_COUNT);
}

let yearCount: i32 = 1;
let yearOfPeriod: StaticArray<i32> = [];
let warmUp: f64 = 0;
let gridDays: f64 = 1;
let histograms: StaticArray<Histogram | null> = [];

export function readSeries(): void {
  hasSeries = int(ObserversFields.hasSeries) != 0;
  hasWaits = int(ObserversFields.hasWaits) != 0;
  levelCount = int(ObserversFields.levelCount);
  rowOfClass = ints(ObserversFields.rowOfClass);
  price = ints(ObserversFields.price);
  pricePerPerson = ints(ObserversFields.pricePerPerson);
  yearCount = int(ObserversFields.yearCount);
  yearOfPeriod = ints(ObserversFields.yearOfPeriod);
  warmUp = real(ObserversFields.warmUp);
  gridDays = real(ObserversFields.gridDays);
  if (hasSeries) {
    const rows = stages.length * levelCount;
    stock = new StaticArray<f64>(rows * (periodCount + 1));
    waitingStock = new StaticArray<f64>(rows * (periodCount + 1));
    entries = new StaticArray<f64>(rows * periodCount);
    moveRowOf = new StaticArray<i32>(stages.length * stages.length * 4);
    for (let i = 0; i < moveRowOf.length; i++) moveRowOf[i] = -1;
    const cells = resources.length * periodCount;
    used = new StaticArray<f64>(cells);
    present = new StaticArray<f64>(cells);
    overtime = new StaticArray<f64>(cells);
    cost = new StaticArray<f64>(cells);
    overtimeCost = new StaticArray<f64>(cells);
    idleCost = new StaticArray<f64>(cells);
    served = new StaticArray<f64>(cells);
    nowInUse = new StaticArray<f64>(resources.length);
    nowPresent = new StaticArray<f64>(resources.length);
    heardAt = new StaticArray<f64>(resources.length);
  }
  if (hasWaits) histograms = new StaticArray<Histogram | null>(3 * stages.length * levelCount * yearCount);
}

// --- stocks and entries ---

export function seriesEnter(time: f64, caseClass: i32, stage: i32, weight: f64, waiting: bool, initial: bool): void {
  change(stock, time, caseClass, stage, weight);
  if (waiting) change(waitingStock, time, caseClass, stage, weight);
  if (!initial) seriesPass(time, caseClass, stage, weight);
}

export function seriesPass(time: f64, caseClass: i32, stage: i32, weight: f64): void {
  if (time >= runEnd()) return;
  const period = periodAt(time);
  const first = stage * levelCount;
  const own = rowOfClass[caseClass];
  entries[first * periodCount + period] += weight;
  if (own > 0) entries[(first + own) * periodCount + period] += weight;
}

export function seriesWaitOver(time: f64, caseClass: i32, stage: i32, weight: f64): void {
  change(waitingStock, time, caseClass, stage, -weight);
}

export function seriesLeave(time: f64, caseClass: i32, stage: i32, weight: f64, wasWaiting: bool): void {
  change(stock, time, caseClass, stage, -weight);
  if (wasWaiting) change(waitingStock, time, caseClass, stage, -weight);
}

function change(table: StaticArray<f64>, time: f64, caseClass: i32, stage: i32, persons: f64): void {
  const edges = periodCount + 1;
  const edge = edgeShowing(time);
  const first = stage * levelCount;
  const own = rowOfClass[caseClass];
  table[first * edges + edge] += persons;
  if (own > 0) table[(first + own) * edges + edge] += persons;
}

// --- moves ---

export function countMove(time: f64, from: i32, to: i32, cause: i32, weight: f64): void {
  if (time >= runEnd()) return;
  const key = (from * stages.length + to) * 4 + cause;
  let place = moveRowOf[key];
  if (place < 0) {
    if (moveCount == moveRows.length) growMoves();
    place = moveCount++;
    moveKeys[place] = key;
    moveRows[place] = new StaticArray<f64>(periodCount);
    moveRowOf[key] = place;
  }
  moveRows[place][periodAt(time)] += weight;
}

function growMoves(): void {
  const keys = new StaticArray<i32>(moveCount * 2);
  const rows = new StaticArray<StaticArray<f64>>(moveCount * 2);
  for (let i = 0; i < moveCount; i++) {
    keys[i] = moveKeys[i];
    rows[i] = moveRows[i];
  }
  moveKeys = keys;
  moveRows = rows;
}

// --- resources ---

export function resourceBegin(time: f64, resource: i32, weight: f64): void {
  if (resource >= 0 && time < runEnd()) served[resource * periodCount + periodAt(time)] += weight;
}

export function resourceUnits(time: f64, resource: i32, inUse: f64, units: f64): void {
  settleResource(resource, time);
  if (time < runEnd() && resources[resource].kind == HELD && inUse > nowInUse[resource]) {
    served[resource * periodCount + periodAt(time)] += inUse - nowInUse[resource];
  }
  nowInUse[resource] = inUse;
  nowPresent[resource] = units;
}

export function resourceDeparture(time: f64, resource: i32, offered: f64, taken: f64, carries: bool): void {
  if (time >= runEnd()) return;
  const cell = resource * periodCount + periodAt(time);
  used[cell] += taken;
  present[cell] += offered;
  if (price[resource] >= 0 && carries) cost[cell] += valueAt(price[resource], time);
  if (pricePerPerson[resource] >= 0) cost[cell] += taken * valueAt(pricePerPerson[resource], time);
}

function settleResource(resource: i32, time: f64): void {
  let from = heardAt[resource];
  while (from < time) {
    const period = periodAt(from);
    const to = min<f64>(time, periodEnd(period));
    if (to <= from) break;
    const cell = resource * periodCount + period;
    const paid = unitsThere(nowPresent[resource], nowInUse[resource]);
    if (nowPresent[resource] < Infinity) {
      used[cell] += nowInUse[resource] * (to - from);
      present[cell] += paid * (to - from);
      overtime[cell] += (paid - nowPresent[resource]) * (to - from);
    }
    if (price[resource] >= 0) pay(resource, cell, paid, integralOver(price[resource], from, to));
    from = to;
  }
  heardAt[resource] = time;
}

function pay(resource: i32, cell: i32, paid: f64, perUnit: f64): void {
  cost[cell] += paid * perUnit;
  if (nowPresent[resource] < Infinity) overtimeCost[cell] += (paid - nowPresent[resource]) * perUnit;
  idleCost[cell] += (paid - nowInUse[resource]) * perUnit;
}

export function finishResources(time: f64): void {
  for (let r = 0; r < resources.length; r++) {
    if (resources[r].kind == SLOTS) continue;
    settleResource(r, time);
    for (let period = 0; period < periodCount; period++) {
      const length = periodEnd(period) - periodStart(period);
      used[r * periodCount + period] /= length;
      present[r * periodCount + period] /= length;
      overtime[r * periodCount + period] /= length;
    }
  }
}

// --- waits, sojourns and ages ---

/** @param kind 0 wait, 1 sojourn, 2 age */
export function countWait(kind: i32, time: f64, caseClass: i32, stage: i32, weight: f64, steps: f64): void {
  if (time < warmUp || (time >= runEnd() && kind != 2)) return;
  const days = steps * gridDays;
  const first = (kind * stages.length + stage) * levelCount;
  const year = yearOfPeriod[periodAt(time)];
  addWait(first * yearCount + year, days, weight);
  const own = rowOfClass[caseClass];
  if (own > 0) addWait((first + own) * yearCount + year, days, weight);
}

function addWait(cell: i32, days: f64, weight: f64): void {
  let histogram = histograms[cell];
  if (histogram === null) {
    histogram = new Histogram();
    histograms[cell] = histogram;
  }
  histogram.count += weight;
  histogram.totalDays += (floor(days * 65536 + 0.5) / 65536) * weight;
  histogram.bins[binOf(WAIT_BITS, WAIT_LOWEST, WAIT_COUNT, days)] += weight;
}

export function isOutcome(stage: i32): bool {
  return stages[stage].kind == OUTCOME;
}

export function writeSeries(): void {
  if (hasSeries) {
    putList(stock, stock.length); // SeriesFound.stock
    putList(waitingStock, waitingStock.length); // SeriesFound.waiting
    putList(entries, entries.length); // SeriesFound.entries
    put(<f64>moveCount); // SeriesFound.moves
    for (let i = 0; i < moveCount; i++) {
      put(<f64>moveKeys[i]); // MoveFound.key
      putList(moveRows[i], periodCount); // MoveFound.persons
    }
    putList(used, used.length); // SeriesFound.used
    putList(present, present.length); // SeriesFound.present
    putList(overtime, overtime.length); // SeriesFound.overtime
    putList(cost, cost.length); // SeriesFound.cost
    putList(overtimeCost, overtimeCost.length); // SeriesFound.overtimeCost
    putList(idleCost, idleCost.length); // SeriesFound.idleCost
    putList(served, served.length); // SeriesFound.served
  }
  if (!hasWaits) return;
  let counted = 0;
  for (let i = 0; i < histograms.length; i++) if (histograms[i] !== null) counted++;
  put(<f64>counted); // FoundFields.waits
  for (let i = 0; i < histograms.length; i++) {
    const histogram = histograms[i];
    if (histogram === null) continue;
    put(<f64>i); // HistogramFound.cell
    put(histogram.count); // HistogramFound.count
    put(histogram.totalDays); // HistogramFound.totalDays
    putList(histogram.bins, histogram.bins.length); // HistogramFound.bins
  }
}
