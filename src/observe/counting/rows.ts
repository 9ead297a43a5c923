// What observers keep with each person's record, and who the person is. The kernel's, where people are rows of bytes:
// kernel/assembly/rows.ts.
import type { People } from "../../simulate/people.ts";
import { roomForByte, roomForIndex, roomForInstant } from "../records.ts";

/** A record with nobody inside. */
const NOWHERE = -1;

export class Rows {
  people: People | null = null;
  /** how many records there have been */
  count = 0;
  private inLine: Uint8Array = new Uint8Array(0);
  /** the stage, one more than its number; 0 with nobody inside */
  private stages: Int32Array = new Int32Array(0);
  private classes: Int32Array = new Int32Array(0);
  private sinces: Float64Array = new Float64Array(0);
  private instants: Float64Array[] = [];
  private marks: Uint8Array[] = [];

  /** How many instants and how many small numbers the measures keep with each record. */
  reserve(instants: number, marks: number): void {
    this.instants = Array.from({ length: instants }, () => new Float64Array(0));
    this.marks = Array.from({ length: marks }, () => new Uint8Array(0));
  }

  /** Somebody is in a stage from now on, or has left for good. */
  enter(person: number, caseClass: number, stage: number, since: number, isOutcome: boolean): void {
    this.count = Math.max(this.count, person + 1);
    this.stages = roomForIndex(this.stages, person);
    this.classes = roomForIndex(this.classes, person);
    this.sinces = roomForInstant(this.sinces, person);
    this.stages[person] = isOutcome ? 0 : stage + 1;
    this.classes[person] = caseClass;
    this.sinces[person] = since;
  }

  leave(person: number): void {
    this.stages[person] = 0;
  }

  /** Whether the stay is in line still. */
  isInLine(person: number): boolean {
    return this.inLine[person] === 1;
  }

  setInLine(person: number, isInLine: boolean): void {
    this.inLine = roomForByte(this.inLine, person);
    this.inLine[person] = isInLine ? 1 : 0;
  }

  instant(person: number, place: number): number {
    return this.instants[place][person];
  }

  setInstant(person: number, place: number, time: number): void {
    this.instants[place] = roomForInstant(this.instants[place], person);
    this.instants[place][person] = time;
  }

  mark(person: number, place: number): number {
    return this.marks[place][person];
  }

  setMark(person: number, place: number, mark: number): void {
    this.marks[place] = roomForByte(this.marks[place], person);
    this.marks[place][person] = mark;
  }

  /** The n-th record; for who looks at everybody. */
  nth(n: number): number {
    return n;
  }

  isInside(person: number): boolean {
    return this.stageOf(person) !== NOWHERE;
  }

  stageOf(person: number): number {
    return this.stages[person] - 1;
  }

  classOf(person: number): number {
    return this.classes[person];
  }

  sinceOf(person: number): number {
    return this.sinces[person];
  }

  // A record has no other name than its number where the engine gives none.

  cohortHigh(person: number): number {
    return this.people === null ? 0 : this.people.cohortHigh(person);
  }

  cohortLow(person: number): number {
    return this.people === null ? 0 : this.people.cohortLow(person);
  }

  indexOf(person: number): number {
    return this.people === null ? person : this.people.indexOf(person);
  }
}
