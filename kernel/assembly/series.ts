// The twin of src/observe/series.ts, moves.ts, resources.ts and waits.ts: what is counted by recording
// period.
import { HELD, OUTCOME, SLOTS } from "../../src/simulate/codes.ts";
import { ObserversFields } from "../../src/observe/insideKernel/contract.ts";
import { int, ints, real } from "./image.ts";
import { unitsThere } from "./measure.ts";
import { curves } from "./curves.ts";
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
/** what is counted now, close together: the changes up to the edge that comes, and the entries of the period */
let counted: StaticArray<f64> = [];
const STOCK: i32 = 0;
const WAITING: i32 = 1;
const ENTRIES: i32 = 2;
const COUNTED: i32 = 3;
let nowEdge: i32 = 0;
let nowPeriod: i32 = 0;

/** one more than the row of (from, to, cause), 0 before the first such move */
let moveRowOf: StaticArray<i32> = [];
let nowMoves: StaticArray<f64> = new StaticArray<f64>(64);
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

/** a histogram: how many, their days in all, and how many in each bin; f64 each */
const TOTAL_DAYS: usize = 8;
const BINS: usize = 16;
const HISTOGRAM: usize = BINS + ((<usize>WAIT_COUNT) << 3);

let yearCount: i32 = 1;
let yearOfPeriod: StaticArray<i32> = [];
let warmUp: f64 = 0;
let gridDays: f64 = 1;
/** addresses; 0 before somebody is counted */
let histograms: StaticArray<usize> = [];

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
    counted = new StaticArray<f64>(rows * COUNTED);
    moveRowOf = new StaticArray<i32>(stages.length * stages.length * 4);
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
  if (hasWaits) histograms = new StaticArray<usize>(3 * stages.length * levelCount * yearCount);
}

// --- stocks and entries ---

export function seriesEnter(time: f64, caseClass: i32, stage: i32, weight: f64, waiting: bool, initial: bool): void {
  change(STOCK, time, caseClass, stage, weight);
  if (waiting) change(WAITING, time, caseClass, stage, weight);
  if (!initial) seriesPass(time, caseClass, stage, weight);
}

export function seriesPass(time: f64, caseClass: i32, stage: i32, weight: f64): void {
  if (time >= runEnd()) return;
  const period = periodAt(time);
  if (period != nowPeriod) turnPeriod(period);
  count(ENTRIES, caseClass, stage, weight);
}

export function seriesWaitOver(time: f64, caseClass: i32, stage: i32, weight: f64): void {
  change(WAITING, time, caseClass, stage, -weight);
}

export function seriesLeave(time: f64, caseClass: i32, stage: i32, weight: f64, wasWaiting: bool): void {
  change(STOCK, time, caseClass, stage, -weight);
  if (wasWaiting) change(WAITING, time, caseClass, stage, -weight);
}

function change(what: i32, time: f64, caseClass: i32, stage: i32, persons: f64): void {
  const edge = edgeShowing(time);
  if (edge != nowEdge) turnEdge(edge);
  count(what, caseClass, stage, persons);
}

// @inline
function count(what: i32, caseClass: i32, stage: i32, persons: f64): void {
  const first = stage * levelCount * COUNTED + what;
  const own = rowOfClass[caseClass];
  counted[first] += persons;
  if (own > 0) counted[first + own * COUNTED] += persons;
}

function turnEdge(edge: i32): void {
  putAway(STOCK, stock, periodCount + 1, nowEdge);
  putAway(WAITING, waitingStock, periodCount + 1, nowEdge);
  nowEdge = edge;
}

function turnPeriod(period: i32): void {
  putAway(ENTRIES, entries, periodCount, nowPeriod);
  for (let i = 0; i < moveCount; i++) {
    moveRows[i][nowPeriod] += nowMoves[i];
    nowMoves[i] = 0;
  }
  nowPeriod = period;
}

function putAway(what: i32, table: StaticArray<f64>, width: i32, place: i32): void {
  for (let row = 0; row < stages.length * levelCount; row++) {
    table[row * width + place] += counted[row * COUNTED + what];
    counted[row * COUNTED + what] = 0;
  }
}

// --- moves ---

export function countMove(time: f64, from: i32, to: i32, cause: i32, weight: f64): void {
  if (time >= runEnd()) return;
  const period = periodAt(time);
  if (period != nowPeriod) turnPeriod(period);
  const key = (from * stages.length + to) * 4 + cause;
  let place = moveRowOf[key] - 1;
  if (place < 0) {
    if (moveCount == moveRows.length) growMoves();
    place = moveCount++;
    moveKeys[place] = key;
    moveRows[place] = new StaticArray<f64>(periodCount);
    moveRowOf[key] = moveCount;
  }
  nowMoves[place] += weight;
}

function growMoves(): void {
  const keys = new StaticArray<i32>(moveCount * 2);
  const rows = new StaticArray<StaticArray<f64>>(moveCount * 2);
  const moves = new StaticArray<f64>(moveCount * 2);
  for (let i = 0; i < moveCount; i++) {
    keys[i] = moveKeys[i];
    rows[i] = moveRows[i];
    moves[i] = nowMoves[i];
  }
  nowMoves = moves;
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
  if (price[resource] >= 0 && carries) cost[cell] += curves.valueAt(price[resource], time);
  if (pricePerPerson[resource] >= 0) cost[cell] += taken * curves.valueAt(pricePerPerson[resource], time);
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
    if (price[resource] >= 0) pay(resource, cell, paid, curves.integralOver(price[resource], from, to));
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
  const rounded = (floor(days * 65536 + 0.5) / 65536) * weight;
  const bin = binOf(WAIT_BITS, WAIT_LOWEST, WAIT_COUNT, days);
  const first = (kind * stages.length + stage) * levelCount;
  const year = yearOfPeriod[periodAt(time)];
  addWait(first * yearCount + year, rounded, bin, weight);
  const own = rowOfClass[caseClass];
  if (own > 0) addWait((first + own) * yearCount + year, rounded, bin, weight);
}

function addWait(cell: i32, days: f64, bin: i32, weight: f64): void {
  let at = histograms[cell];
  if (at == 0) {
    at = heap.alloc(HISTOGRAM);
    memory.fill(at, 0, HISTOGRAM);
    histograms[cell] = at;
  }
  add(at, weight);
  add(at + TOTAL_DAYS, days);
  add(at + BINS + ((<usize>bin) << 3), weight);
}

// @inline
function add(at: usize, value: f64): void {
  store<f64>(at, load<f64>(at) + value);
}

export function isOutcome(stage: i32): bool {
  return stages[stage].kind == OUTCOME;
}

export function writeSeries(): void {
  if (hasSeries) {
    turnEdge(nowEdge);
    turnPeriod(nowPeriod);
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
  let filled = 0;
  for (let i = 0; i < histograms.length; i++) if (histograms[i] != 0) filled++;
  put(<f64>filled); // FoundFields.waits
  for (let i = 0; i < histograms.length; i++) {
    const at = histograms[i];
    if (at == 0) continue;
    put(<f64>i); // HistogramFound.cell
    put(load<f64>(at)); // HistogramFound.count
    put(load<f64>(at, TOTAL_DAYS)); // HistogramFound.totalDays
    put(<f64>WAIT_COUNT); // HistogramFound.bins
    for (let bin = 0; bin < WAIT_COUNT; bin++) {
      put(load<f64>(at + BINS + ((<usize>bin) << 3))); // HistogramFound.bins
    }
  }
}
