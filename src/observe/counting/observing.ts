// Listening to one run: every announcement is handed to small observers, each of which counts one thing. The kernel,
// which AssemblyScript compiles, reads this very file; the arguments are those of Recorder.
import { bytes, type Bytes, type Floats, type Ints } from "../../quantity/machine.ts";
import { BOARDS, CAUSE_FULL, OUTCOME, PASSES, SERVICE } from "../../simulate/codes.ts";
import type { CurveReader } from "../../simulate/individual/curveReader.ts";
import { ObserversFields } from "../insideKernel/contract.ts";
import type { Answer } from "./answer.ts";
import type { ImageReader } from "../../simulate/image/imageReader.ts";
import { Digest } from "./digest.ts";
import { Ledger } from "./ledger.ts";
import { Measures } from "./measures.ts";
import { Moves } from "./moves.ts";
import { Periods } from "./periods.ts";
import { Resources } from "./resources.ts";
import type { Rows } from "./rows.ts";
import { Series } from "./series.ts";
import { Waits } from "./waits.ts";

type i32 = number;
type f64 = number;

const NOBODY: i32 = -1;

export class Observing {
  readonly ledger: Ledger;
  private readonly rows: Rows;
  /** persons a record stands for; [caseClass] */
  private readonly weights: Floats;
  private readonly hasDigest: boolean;
  private readonly digest: Digest;
  private readonly measures: Measures;
  private readonly hasSeries: boolean;
  private readonly series: Series;
  private readonly moves: Moves;
  private readonly resources: Resources;
  private readonly hasWaits: boolean;
  private readonly waits: Waits;
  private readonly resourceKinds: Ints;
  /** where people are served or board, being let in at a door is not the end of the wait; [stage] */
  private readonly hasLine: Bytes;
  /** only the door of a held unit is waited for */
  private readonly onlyDoor: Bytes;
  /**
   * Nobody stays in a fork: people enter and leave it at one instant, and only their entering is worth counting.
   * Before a fork that needs a held unit people may stand, though.
   */
  private readonly isFork: Bytes;
  private readonly isOutcome: Bytes;
  private events: f64 = 0;
  private arrivingInitially: boolean = false;
  /**
   * Who was let in at once where only a door is waited for: they waited for no time. The engine does not announce it,
   * and somebody turned away looks the same until they leave, so it is counted at the next call.
   */
  private letIn: i32 = NOBODY;
  private letInTime: f64 = 0;
  private letInClass: i32 = 0;
  private letInStage: i32 = 0;
  private letInWeight: f64 = 0;

  constructor(asked: ImageReader, rows: Rows, curves: CurveReader) {
    this.hasDigest = asked.flag(ObserversFields.hasDigest);
    const hasSeries = asked.flag(ObserversFields.hasSeries);
    const hasWaits = asked.flag(ObserversFields.hasWaits);
    const periods = new Periods(asked.reals(ObserversFields.periodEdges));
    const weights = asked.reals(ObserversFields.weights);
    const stageKinds = asked.ints(ObserversFields.stageKinds);
    const stageHolds = asked.ints(ObserversFields.stageHolds);
    const isFirst = asked.ints(ObserversFields.isFirst);
    const stageKeys = asked.words(ObserversFields.stageKeys);
    const resourceKinds = asked.ints(ObserversFields.resourceKinds);
    const digest = new Digest(rows, stageKeys, asked.words(ObserversFields.resourceKeys));
    const measures = new Measures(asked, rows, curves, isFirst, resourceKinds.length, weights);
    const stageCount = stageKinds.length;
    const series = new Series(asked, periods, stageCount, hasSeries);
    this.rows = rows;
    this.weights = weights;
    this.ledger = new Ledger(weights.length);
    this.digest = digest;
    this.measures = measures;
    this.hasSeries = hasSeries;
    this.series = series;
    this.moves = new Moves(periods, stageCount, hasSeries);
    this.resources = new Resources(asked, periods, curves, resourceKinds, hasSeries);
    this.hasWaits = hasWaits;
    this.waits = new Waits(asked, periods, stageCount, series.levelCount, series.rowOfClass, hasWaits);
    this.resourceKinds = resourceKinds;
    const hasLine = bytes(stageCount);
    const onlyDoor = bytes(stageCount);
    const isFork = bytes(stageCount);
    const isOutcome = bytes(stageCount);
    for (let s: i32 = 0; s < stageCount; s++) {
      const kind = stageKinds[s];
      const hasDoor = stageHolds[s] > 0;
      hasLine[s] = kind === SERVICE || kind === BOARDS ? 1 : 0;
      onlyDoor[s] = hasDoor && hasLine[s] === 0 && kind !== OUTCOME ? 1 : 0;
      isFork[s] = kind === PASSES && !hasDoor ? 1 : 0;
      isOutcome[s] = kind === OUTCOME ? 1 : 0;
    }
    this.hasLine = hasLine;
    this.onlyDoor = onlyDoor;
    this.isFork = isFork;
    this.isOutcome = isOutcome;
  }

  /** @returns a class of whom somebody was lost or doubled; -1 for none */
  edge(step: f64): i32 {
    if (this.letIn !== NOBODY) this.countLetIn();
    this.measures.hearing.passEdge(step);
    this.digest.forget();
    if (this.hasDigest && step > 0) this.digest.edge();
    return this.ledger.broken();
  }

  arrive(time: f64, person: i32, caseClass: i32, stage: i32, weight: f64, isInitial: boolean, age: f64): void {
    this.arrivingInitially = isInitial;
    this.ledger.arrive(caseClass, weight, isInitial);
    this.events += 1;
    if (this.hasDigest) this.digest.arrive(time, person, stage, age);
  }

  enter(
    time: f64,
    person: i32,
    caseClass: i32,
    stage: i32,
    from: i32,
    weight: f64,
    isWaiting: boolean,
    since: f64,
  ): void {
    if (this.letIn !== NOBODY) this.countLetIn();
    const isInitial = from < 0 && this.arrivingInitially;
    const isOutcome = this.isOutcome[stage] === 1;
    this.rows.enter(person, caseClass, stage, since, isOutcome);
    this.rows.setInLine(person, isWaiting);
    this.ledger.enter(caseClass, weight, isOutcome);
    this.measures.enter(time, person, caseClass, stage, from, weight, isWaiting, since, isInitial);
    if (this.hasSeries) {
      if (this.isFork[stage] === 1 && !isInitial) this.series.pass(time, caseClass, stage, weight);
      else this.series.enter(time, caseClass, stage, weight, isWaiting, isInitial);
    }
    if (this.onlyDoor[stage] === 1 && !isWaiting && !isInitial) {
      this.letIn = person;
      this.letInTime = time;
      this.letInClass = caseClass;
      this.letInStage = stage;
      this.letInWeight = weight;
    }
  }

  begin(time: f64, person: i32, caseClass: i32, stage: i32, resource: i32, weight: f64, since: f64): void {
    if (this.letIn !== NOBODY) this.countLetIn();
    this.events += 1;
    if (this.hasDigest) this.digest.begin(time, person, stage, resource);
    if (resource < 0 && this.hasLine[stage] === 1) return;
    const wasWaiting = this.rows.isInLine(person);
    this.rows.setInLine(person, false);
    this.measures.begin(time, caseClass, stage, resource, weight, since, wasWaiting);
    if (this.hasSeries) {
      if (wasWaiting) this.series.waitOver(time, caseClass, stage, weight);
      this.resources.begin(time, resource, weight);
    }
    if (this.hasWaits) this.waits.begin(time, caseClass, stage, weight, since);
  }

  leave(
    time: f64,
    person: i32,
    caseClass: i32,
    stage: i32,
    to: i32,
    cause: i32,
    clock: i32,
    weight: f64,
    since: f64,
  ): void {
    if (this.letIn !== NOBODY) {
      if (this.letIn === person && cause === CAUSE_FULL) this.letIn = NOBODY;
      else this.countLetIn();
    }
    const wasWaiting = this.rows.isInLine(person);
    this.rows.setInLine(person, false);
    this.rows.leave(person);
    this.ledger.leave(caseClass, weight);
    this.events += 1;
    if (this.hasDigest) this.digest.leave(time, person, stage, to, cause);
    this.measures.leave(time, person, caseClass, stage, to, cause, clock, weight, wasWaiting, since);
    if (this.hasSeries) this.moves.leave(time, stage, to, cause, weight);
    if (this.isFork[stage] === 1 && since >= 0) return;
    if (this.hasSeries) this.series.leave(time, caseClass, stage, weight, wasWaiting);
    // somebody turned away because the stage was full did not stay
    if (this.hasWaits && cause !== CAUSE_FULL) this.waits.leave(time, caseClass, stage, weight, since);
  }

  units(time: f64, resource: i32, inUse: f64, present: f64): void {
    this.measures.units(time, resource, inUse, present);
    if (this.hasSeries) this.resources.units(time, resource, inUse, present);
  }

  departure(time: f64, resource: i32, offered: f64, used: f64, leftBehind: f64, kept: f64): void {
    this.events += 1;
    if (this.hasDigest) this.digest.departure(time, resource, offered, used, leftBehind);
    const carries = used > 0 || kept < 0;
    this.measures.departure(time, resource, offered - kept, used, leftBehind, carries);
    if (this.hasSeries) this.resources.departure(time, resource, offered - kept, used, carries);
  }

  /**
   * The run is over: everybody still inside stays where they are.
   * @returns as `edge`
   */
  finish(time: f64): i32 {
    if (this.letIn !== NOBODY) this.countLetIn();
    if (this.hasDigest) this.digest.edge();
    for (let n: i32 = 0; this.hasWaits && n < this.rows.count; n++) {
      const person = this.rows.nth(n);
      if (!this.rows.isInside(person)) continue;
      const caseClass = this.rows.classOf(person);
      const stage = this.rows.stageOf(person);
      this.waits.stay(time, caseClass, stage, this.weights[caseClass], this.rows.sinceOf(person));
    }
    this.measures.finish(time, this.resourceKinds);
    if (this.hasSeries) this.resources.finish(time);
    return this.ledger.broken();
  }

  write(answer: Answer): void {
    const classes = this.weights.length;
    answer.put(this.events); // FoundFields.events
    answer.putList(this.ledger.initial, classes); // FoundFields.initial
    answer.putList(this.ledger.arrived, classes); // FoundFields.arrived
    answer.putList(this.ledger.inside, classes); // FoundFields.inside
    answer.putList(this.ledger.exited, classes); // FoundFields.exited
    this.digest.write(answer);
    this.measures.write(answer);
    if (this.hasSeries) {
      this.series.write(answer);
      this.moves.write(answer);
      this.resources.write(answer);
    }
    if (this.hasWaits) this.waits.write(answer);
  }

  private countLetIn(): void {
    const time = this.letInTime;
    this.measures.begin(time, this.letInClass, this.letInStage, -1, this.letInWeight, time, false);
    if (this.hasWaits) this.waits.begin(time, this.letInClass, this.letInStage, this.letInWeight, time);
    this.letIn = NOBODY;
  }
}
