// Stocks, read off those who are there at an instant instead of being counted event by event: records stand for
// whole numbers of persons, so that the sum is the same to the bit, in whatever order it is added up. The kernel, which
// AssemblyScript compiles, reads this very file.
import { floats, ints, places, type Floats, type Ints, type Places } from "../../quantity/machine.ts";
import { STOCK } from "../insideKernel/contract.ts";
import type { Measure } from "./measure.ts";

type i32 = number;
type f64 = number;

export class Stocks {
  private readonly stageCount: i32;
  /** stocks still to be read, the soonest first */
  private readonly unread: Places<Measure>;
  /** classes that are counted alike wherever they are counted; [caseClass] */
  private readonly groupOf: Ints;
  private readonly groupCount: i32;
  /** persons; [stage × group of classes] */
  private readonly there: Floats;
  private next: i32 = 0;
  /** of the soonest */
  private nextInstant: f64 = Infinity;

  /** Says of each measure whether it is read here. */
  constructor(measures: Places<Measure>, stageCount: i32, classCount: i32) {
    const unread = toRead(measures);
    const groupOf = ints(classCount);
    let groupCount: i32 = 0;
    for (let c: i32 = 0; c < groupOf.length; c++) {
      const first = firstAlike(unread, c);
      groupOf[c] = first < c ? groupOf[first] : groupCount++;
    }
    this.stageCount = stageCount;
    this.unread = unread;
    this.groupOf = groupOf;
    this.groupCount = groupCount;
    this.there = floats(stageCount * groupCount);
    this.look();
  }

  // @inline
  change(time: f64, stage: i32, caseClass: i32, persons: f64): void {
    if (this.nextInstant === Infinity) return;
    if (time > this.nextInstant) this.read(time);
    this.there[stage * this.groupCount + this.groupOf[caseClass]] += persons;
  }

  /** Reads what was asked for before an instant. */
  read(before: f64): void {
    while (this.next < this.unread.length && instantOf(this.unread[this.next]) < before) {
      const m = this.unread[this.next++];
      const persons = this.personsIn(m);
      m.total += m.at >= 0 ? persons : persons * (m.to - m.from);
    }
    this.look();
  }

  private look(): void {
    this.nextInstant = this.next < this.unread.length ? instantOf(this.unread[this.next]) : Infinity;
  }

  private personsIn(m: Measure): f64 {
    let sum: f64 = 0;
    for (let group: i32 = 0; group < this.groupCount; group++) {
      if (m.classes[this.groupOf.indexOf(group)] === 0) continue;
      for (let stage: i32 = 0; stage < this.stageCount; stage++) {
        if (m.stages[stage] === 1) sum += this.there[stage * this.groupCount + group];
      }
    }
    return sum;
  }
}

/** Whatever comes after it is no part of what is read. */
// @inline
function instantOf(m: Measure): f64 {
  return m.at >= 0 ? m.at : m.from;
}

function toRead(measures: Places<Measure>): Places<Measure> {
  let count: i32 = 0;
  for (let i: i32 = 0; i < measures.length; i++) {
    const m = measures[i];
    m.isRead = m.kind === STOCK && (m.at >= 0 || isWholeSpan(m));
    if (m.isRead) count++;
  }
  const unread = places<Measure>(count);
  count = 0;
  for (let i: i32 = 0; i < measures.length; i++) if (measures[i].isRead) unread[count++] = measures[i];
  unread.sort((one, other) => (instantOf(one) < instantOf(other) ? -1 : instantOf(one) > instantOf(other) ? 1 : 0));
  return unread;
}

function isWholeSpan(m: Measure): boolean {
  const span = m.to - m.from;
  return span >= 0 && Math.floor(span) === span;
}

/** The first class that is counted with this one by all. */
function firstAlike(unread: Places<Measure>, caseClass: i32): i32 {
  let first: i32 = 0;
  while (first < caseClass && !areAlike(unread, first, caseClass)) first++;
  return first;
}

function areAlike(unread: Places<Measure>, one: i32, other: i32): boolean {
  for (let i: i32 = 0; i < unread.length; i++) if (unread[i].classes[one] !== unread[i].classes[other]) return false;
  return true;
}
