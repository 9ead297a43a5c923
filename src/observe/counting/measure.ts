// One measure of a run: what it asks for, and what it has counted so far. The kernel, which AssemblyScript compiles,
// reads this very file.
import { floats, type Floats, type Ints } from "../../quantity/machine.ts";
import { CAUSE_CROSS_CLOCK, CAUSE_STAGE_CLOCK } from "../../simulate/codes.ts";
import type { CurveReader } from "../../simulate/individual/curveReader.ts";
import { MeasureFields, UTILISATION } from "../insideKernel/contract.ts";
import type { ImageReader } from "../../simulate/image/imageReader.ts";
import { DurationTally } from "./durationTally.ts";
import { unitsThere } from "./unitsThere.ts";

type i32 = number;
type f64 = number;

/**
 * An event counts from the window's first instant up to, not including, its last. Those at the instant at which a run
 * ends belong to no window: a month has the same figures in a run that ends with it and in a longer one.
 */
export class Measure {
  readonly kind: i32;
  /** 1 for each that is asked for; [stage], [caseClass], [resource] */
  readonly stages: Ints;
  readonly toStage: i32;
  readonly classes: Ints;
  readonly resources: Ints;
  readonly crossClock: i32;
  /** stage and clock, two numbers each */
  readonly stageClocks: Ints;
  readonly at: f64;
  readonly from: f64;
  /** end of the window, not included; at most the end of the run */
  readonly to: f64;
  /** of waits: of all who left the line, not of the served alone */
  readonly everyone: boolean;
  readonly entered: Ints;
  readonly tally: DurationTally;
  /** price curves by resource; -1 */
  readonly price: Ints;
  readonly pricePerPerson: Ints;
  /** of sojourns and shares: the place of the person's own instant, or mark, in their record */
  readonly place: i32;
  /** instants before and after which no event counts */
  opens: f64 = -Infinity;
  closes: f64 = Infinity;
  /** a stock that is read off those who are there: stocks.ts */
  isRead: boolean = false;
  /** stock or integral; events; persons in line or inside at the window's end; cohort */
  total: f64 = 0;
  /** share: persons there */
  there: f64 = 0;
  used: f64 = 0;
  offered: f64 = 0;
  overtime: f64 = 0;
  cost: f64 = 0;
  overtimeCost: f64 = 0;
  idleCost: f64 = 0;
  left: f64 = 0;
  departures: f64 = 0;
  private readonly inUse: Floats;
  private readonly present: Floats;
  private readonly heardAt: Floats;

  constructor(asked: ImageReader) {
    const kind = asked.int(MeasureFields.kind);
    this.kind = kind;
    this.stages = asked.ints(MeasureFields.stages);
    this.toStage = asked.int(MeasureFields.toStage);
    this.classes = asked.ints(MeasureFields.classes);
    const resources = asked.ints(MeasureFields.resources);
    this.resources = resources;
    this.crossClock = asked.int(MeasureFields.crossClock);
    this.stageClocks = asked.ints(MeasureFields.stageClocks);
    this.at = asked.real(MeasureFields.at);
    this.from = asked.real(MeasureFields.from);
    this.to = asked.real(MeasureFields.to);
    this.everyone = asked.flag(MeasureFields.everyone);
    this.entered = asked.ints(MeasureFields.entered);
    const statistic = asked.int(MeasureFields.statistic);
    this.tally = new DurationTally(statistic, asked.real(MeasureFields.over));
    this.price = asked.ints(MeasureFields.price);
    this.pricePerPerson = asked.ints(MeasureFields.pricePerPerson);
    this.place = asked.int(MeasureFields.place);
    const heard = kind >= UTILISATION ? resources.length : 0;
    this.inUse = floats(heard);
    this.present = floats(heard);
    this.heardAt = floats(heard);
  }

  /**
   * Persons come to what is counted, or go. At an instant: everyone who came by then less everyone who left by then, so
   * that the answer is after everything that happens at that instant, whatever the order of announcements. Over a
   * window: the same difference, each weighted by the part of the window still ahead.
   */
  change(time: f64, persons: f64): void {
    if (this.at >= 0) {
      if (time <= this.at) this.total += persons;
    } else if (time < this.to && !(this.isRead && time <= this.from)) {
      this.total += persons * (this.to - (time > this.from ? time : this.from));
    }
  }

  // @inline
  isOpen(time: f64): boolean {
    return time >= this.from && time < this.to;
  }

  count(time: f64, weight: f64): void {
    if (this.isOpen(time)) this.total += weight;
  }

  isStrike(stage: i32, cause: i32, clock: i32): boolean {
    if (cause === CAUSE_CROSS_CLOCK) return this.crossClock >= 0 && clock === this.crossClock;
    if (cause !== CAUSE_STAGE_CLOCK) return false;
    for (let i: i32 = 0; i < this.stageClocks.length; i += 2) {
      if (this.stageClocks[i] === stage && this.stageClocks[i + 1] === clock) return true;
    }
    return false;
  }

  units(time: f64, resource: i32, inUse: f64, present: f64, curves: CurveReader): void {
    this.settle(resource, time, curves);
    this.inUse[resource] = inUse;
    this.present[resource] = present;
  }

  /** Slots brought are each departure's own, counted once; `carries`: somebody sits in one of them. */
  departure(
    time: f64,
    resource: i32,
    brought: f64,
    taken: f64,
    leftBehind: f64,
    carries: boolean,
    curves: CurveReader,
  ): void {
    if (!this.isOpen(time)) return;
    this.used += taken;
    this.offered += brought;
    this.left += leftBehind;
    this.departures += 1;
    const price = this.price[resource];
    const perPerson = this.pricePerPerson[resource];
    if (price >= 0 && carries) this.cost += curves.valueAt(price, time);
    if (perPerson >= 0) this.cost += taken * curves.valueAt(perPerson, time);
  }

  /**
   * Units in use over units present or in use, whichever are more, time-weighted: those who finish their work after
   * hours count as present, and are paid. Time without limit is left out, because no number is then present to be used.
   */
  settle(resource: i32, time: f64, curves: CurveReader): void {
    const start = Math.max(this.heardAt[resource], this.from);
    const end = Math.min(time, this.to);
    this.heardAt[resource] = time;
    if (end <= start) return;
    const present = this.present[resource];
    const inUse = this.inUse[resource];
    const paid = unitsThere(present, inUse);
    if (present < Infinity) {
      this.used += inUse * (end - start);
      this.offered += paid * (end - start);
      this.overtime += (paid - present) * (end - start);
    }
    const price = this.price[resource];
    if (price < 0) return;
    const perUnit = curves.integralOver(price, start, end);
    this.cost += paid * perUnit;
    if (present < Infinity) this.overtimeCost += (paid - present) * perUnit;
    this.idleCost += (paid - inUse) * perUnit;
  }
}
