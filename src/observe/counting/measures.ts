// All measures of a run: each event is handed only to those that hear of it. The kernel, which AssemblyScript compiles,
// reads this very file.
import { places, type Floats, type Ints, type Places } from "../../quantity/machine.ts";
import { CAUSE_FULL, SLOTS } from "../../simulate/codes.ts";
import type { CurveReader } from "../../simulate/individual/curveReader.ts";
import {
  AGE,
  BOARDINGS,
  ENTRIES,
  MOVES,
  ObserversFields,
  SHARE,
  SOJOURN,
  STOCK,
  STRIKES,
  UTILISATION,
  WAIT,
  WAITING,
} from "../insideKernel/contract.ts";
import type { Answer } from "./answer.ts";
import type { ImageReader } from "../../simulate/image/imageReader.ts";
import { Hearing } from "./hearing.ts";
import { Measure } from "./measure.ts";
import type { Rows } from "./rows.ts";
import { Stocks } from "./stocks.ts";

type i32 = number;
type f64 = number;

// What a share keeps with a person. People there at the start entered before the run: they belong to no cohort of the
// stage they stood in.
const NEVER_ENTERED: i32 = 0;
const IN_COHORT: i32 = 1;
const ENTERED_OUTSIDE: i32 = 2;

export class Measures {
  readonly hearing: Hearing;
  private readonly rows: Rows;
  private readonly curves: CurveReader;
  private readonly weights: Floats;
  private readonly measures: Places<Measure>;
  private readonly stocks: Stocks;
  /** [resource] */
  private readonly onResource: Places<Places<Measure>>;

  constructor(asked: ImageReader, rows: Rows, curves: CurveReader, isFirst: Ints, resourceCount: i32, weights: Floats) {
    const instants = asked.int(ObserversFields.instants);
    rows.reserve(instants, asked.int(ObserversFields.marks));
    const measures = places<Measure>(asked.int(ObserversFields.measures));
    for (let i: i32 = 0; i < measures.length; i++) measures[i] = new Measure(asked);
    const onResource = places<Places<Measure>>(resourceCount);
    for (let r: i32 = 0; r < resourceCount; r++) onResource[r] = listeners(measures, r);
    this.rows = rows;
    this.curves = curves;
    this.weights = weights;
    this.measures = measures;
    this.onResource = onResource;
    this.stocks = new Stocks(measures, isFirst.length, weights.length);
    this.hearing = new Hearing(measures, isFirst, weights.length);
  }

  /** @param isInitial the person was there before the run, and did not enter */
  enter(
    time: f64,
    person: i32,
    caseClass: i32,
    stage: i32,
    from: i32,
    weight: f64,
    isWaiting: boolean,
    since: f64,
    isInitial: boolean,
  ): void {
    this.stocks.change(time, stage, caseClass, weight);
    const place = this.hearing.onEnter(stage, caseClass);
    const count = this.hearing.hearers(place);
    for (let i: i32 = 0; i < count; i++) {
      const m = this.hearing.hearer(place, i);
      switch (m.kind) {
        case STOCK:
          m.change(time, weight);
          break;
        case WAITING:
          if (isWaiting) m.change(time, weight);
          break;
        case ENTRIES:
          if (!isInitial) m.count(time, weight);
          break;
        case WAIT:
          if (isWaiting && time < m.to) m.total += weight;
          break;
        case SOJOURN:
          if (from >= 0 && m.stages[from] === 1) break;
          this.rows.setInstant(person, m.place, since);
          if (time < m.to) m.total += weight;
          break;
        case SHARE:
          if (from < 0) this.rows.setMark(person, m.place, NEVER_ENTERED);
          if (m.entered[stage] === 1) this.enterCohort(m, time, person, weight, isInitial);
          if (this.isThere(m, time, person, stage)) m.there += weight;
      }
    }
  }

  /** the wait is over: served, boarded, or let in where nothing but the door is waited for */
  begin(time: f64, caseClass: i32, stage: i32, resource: i32, weight: f64, since: f64, wasWaiting: boolean): void {
    const place = this.hearing.onBegin(stage, caseClass);
    const count = this.hearing.hearers(place);
    for (let i: i32 = 0; i < count; i++) {
      const m = this.hearing.hearer(place, i);
      if (m.kind === WAITING) {
        if (wasWaiting) m.change(time, -weight);
      } else if (m.kind === BOARDINGS) {
        if (resource >= 0 && m.resources[resource] === 1) m.count(time, weight);
      } else if (m.kind === WAIT) {
        if (wasWaiting && time < m.to) m.total -= weight;
        if (m.isOpen(time)) m.tally.add(time - since, weight);
      }
    }
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
    wasWaiting: boolean,
    since: f64,
  ): void {
    this.stocks.change(time, stage, caseClass, -weight);
    const place = this.hearing.onLeave(stage, caseClass);
    const count = this.hearing.hearers(place);
    for (let i: i32 = 0; i < count; i++) {
      const m = this.hearing.hearer(place, i);
      switch (m.kind) {
        case STOCK:
          m.change(time, -weight);
          break;
        case WAITING:
          if (wasWaiting) m.change(time, -weight);
          break;
        case MOVES:
          if (to === m.toStage) m.count(time, weight);
          break;
        case STRIKES:
          if (m.isStrike(stage, cause, clock)) m.count(time, weight);
          break;
        case WAIT:
          if (!wasWaiting) break;
          if (time < m.to) m.total -= weight;
          // somebody turned away because the stage was full never stood in its line
          if (m.everyone && cause !== CAUSE_FULL && m.isOpen(time)) m.tally.add(time - since, weight);
          break;
        case SOJOURN:
          if (m.stages[to] === 0) this.leaveSet(m, time, person, cause, weight, since);
          break;
        case AGE:
          // somebody of the initial stock entered at the first instant, whatever their age
          if (time > m.at && Math.max(since, 0) <= m.at) m.tally.add(m.at - since, weight);
          break;
        case SHARE:
          if (this.isThere(m, time, person, stage)) m.there -= weight;
      }
    }
  }

  units(time: f64, resource: i32, inUse: f64, present: f64): void {
    const list = this.onResource[resource];
    for (let i: i32 = 0; i < list.length; i++) list[i].units(time, resource, inUse, present, this.curves);
  }

  departure(time: f64, resource: i32, brought: f64, taken: f64, leftBehind: f64, carries: boolean): void {
    const list = this.onResource[resource];
    for (let i: i32 = 0; i < list.length; i++) {
      list[i].departure(time, resource, brought, taken, leftBehind, carries, this.curves);
    }
  }

  finish(time: f64, resourceKinds: Ints): void {
    this.stocks.read(Infinity);
    for (let r: i32 = 0; r < resourceKinds.length; r++) {
      if (resourceKinds[r] === SLOTS) continue;
      const list = this.onResource[r];
      for (let i: i32 = 0; i < list.length; i++) list[i].settle(r, time, this.curves);
    }
  }

  write(answer: Answer): void {
    for (let i: i32 = 0; i < this.measures.length; i++) {
      const m = this.measures[i];
      answer.put(m.total); // MeasureFound.total
      answer.put(m.there); // MeasureFound.there
      answer.put(m.used); // MeasureFound.used
      answer.put(m.offered); // MeasureFound.offered
      answer.put(m.overtime); // MeasureFound.overtime
      answer.put(m.cost); // MeasureFound.cost
      answer.put(m.overtimeCost); // MeasureFound.overtimeCost
      answer.put(m.idleCost); // MeasureFound.idleCost
      answer.put(m.left); // MeasureFound.left
      answer.put(m.departures); // MeasureFound.departures
      m.tally.write(answer);
      if (m.kind === AGE) this.writeAges(m, answer);
    }
  }

  private enterCohort(m: Measure, time: f64, person: i32, weight: f64, isInitial: boolean): void {
    if (this.rows.mark(person, m.place) !== NEVER_ENTERED) return;
    const counts = !isInitial && m.isOpen(time);
    this.rows.setMark(person, m.place, counts ? IN_COHORT : ENTERED_OUTSIDE);
    if (counts) m.total += weight;
  }

  private isThere(m: Measure, time: f64, person: i32, stage: i32): boolean {
    return m.stages[stage] === 1 && this.rows.mark(person, m.place) === IN_COHORT && time <= m.at;
  }

  /** A sojourn runs from entering a set of stages to leaving it, whatever the moves inside. */
  private leaveSet(m: Measure, time: f64, person: i32, cause: i32, weight: f64, since: f64): void {
    if (time < m.to) m.total -= weight;
    const came = this.rows.instant(person, m.place);
    // somebody turned away by a full stage on coming to the set was never in it
    if (cause === CAUSE_FULL && came === since) return;
    if (m.isOpen(time)) m.tally.add(time - came, weight);
  }

  /** Those still there: how many records, then age and weight of each. Who reads adds them up, in order of size. */
  private writeAges(m: Measure, answer: Answer): void {
    let count: i32 = 0;
    for (let n: i32 = 0; n < this.rows.count; n++) if (this.isOfAge(m, this.rows.nth(n))) count++;
    answer.put(count); // MeasureFound.ages
    for (let n: i32 = 0; n < this.rows.count; n++) {
      const person = this.rows.nth(n);
      if (!this.isOfAge(m, person)) continue;
      answer.put(m.at - this.rows.sinceOf(person)); // AgeFound.steps
      answer.put(this.weights[this.rows.classOf(person)]); // AgeFound.weight
    }
  }

  private isOfAge(m: Measure, person: i32): boolean {
    const rows = this.rows;
    if (!rows.isInside(person)) return false;
    if (m.stages[rows.stageOf(person)] === 0 || m.classes[rows.classOf(person)] === 0) return false;
    return Math.max(rows.sinceOf(person), 0) <= m.at;
  }
}

function listeners(measures: Places<Measure>, resource: i32): Places<Measure> {
  let heard: i32 = 0;
  for (let i: i32 = 0; i < measures.length; i++) if (hears(measures[i], resource)) heard++;
  const list = places<Measure>(heard);
  heard = 0;
  for (let i: i32 = 0; i < measures.length; i++) if (hears(measures[i], resource)) list[heard++] = measures[i];
  return list;
}

function hears(m: Measure, resource: i32): boolean {
  return m.kind >= UTILISATION && m.resources[resource] === 1;
}
