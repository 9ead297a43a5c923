// Stocks, read off those who are there at an instant instead of being counted event by event: where everybody stands
// for a whole number of persons the sum is the same to the bit, in whatever order it is added up.
import { STOCK } from "../../src/observe/insideKernel/contract.ts";
import { Measure } from "./measure.ts";
import { classCount, stages, weights } from "./program.ts";

/** persons; [stage × group of classes] */
let there: StaticArray<f64> = [];
/** classes that are counted alike wherever they are counted; [class] */
let groupOf: StaticArray<i32> = [];
let groupCount: i32 = 0;
/** stocks still to be read, the soonest first */
let unread: StaticArray<Measure> = [];
let next: i32 = 0;
/** of the soonest */
let nextInstant: f64 = Infinity;

/** Says of each measure whether it is read here. */
export function prepareStocks(measures: StaticArray<Measure>): void {
  const isWhole = areWhole(weights);
  let count = 0;
  for (let i = 0; i < measures.length; i++) {
    const m = measures[i];
    m.isRead = isWhole && m.kind == STOCK && (m.at >= 0 || isWholeSpan(m));
    if (m.isRead) count++;
  }
  unread = new StaticArray<Measure>(count);
  count = 0;
  for (let i = 0; i < measures.length; i++) if (measures[i].isRead) unread[count++] = measures[i];
  groupClasses();
  there = new StaticArray<f64>(stages.length * groupCount);
  unread.sort((one, other) => (instantOf(one) < instantOf(other) ? -1 : instantOf(one) > instantOf(other) ? 1 : 0));
  next = 0;
  nextInstant = count > 0 ? instantOf(unread[0]) : Infinity;
}

function groupClasses(): void {
  groupOf = new StaticArray<i32>(classCount);
  groupCount = 0;
  for (let c = 0; c < classCount; c++) {
    let first = 0;
    while (first < c && !areAlike(first, c)) first++;
    groupOf[c] = first < c ? groupOf[first] : groupCount++;
  }
}

function areAlike(one: i32, other: i32): bool {
  for (let i = 0; i < unread.length; i++) if (unread[i].classes[one] != unread[i].classes[other]) return false;
  return true;
}

function areWhole(values: StaticArray<f64>): bool {
  for (let i = 0; i < values.length; i++) if (floor(values[i]) != values[i]) return false;
  return true;
}

function isWholeSpan(m: Measure): bool {
  const span = m.end - m.from;
  return span >= 0 && floor(span) == span;
}

/** Whatever comes after it is no part of what is read. */
// @inline
function instantOf(m: Measure): f64 {
  return m.at >= 0 ? m.at : m.from;
}

// @inline
export function stockChanges(time: f64, stage: i32, caseClass: i32, persons: f64): void {
  if (nextInstant == Infinity) return;
  if (time > nextInstant) readStocks(time);
  there[stage * groupCount + groupOf[caseClass]] += persons;
}

/** Reads what was asked for before an instant. */
export function readStocks(before: f64): void {
  while (next < unread.length && instantOf(unread[next]) < before) {
    const m = unread[next++];
    const persons = personsIn(m);
    m.total += m.at >= 0 ? persons : persons * (m.end - m.from);
  }
  nextInstant = next < unread.length ? instantOf(unread[next]) : Infinity;
}

function personsIn(m: Measure): f64 {
  let sum: f64 = 0;
  for (let group = 0; group < groupCount; group++) {
    if (m.classes[groupOf.indexOf(group)] == 0) continue;
    for (let stage = 0; stage < stages.length; stage++) {
      if (m.stages[stage] == 1) sum += there[stage * groupCount + group];
    }
  }
  return sum;
}
