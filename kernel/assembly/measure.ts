// One measure of a run: what it asks for, and what it has counted so far.
import { curves } from "./curves.ts";
import { Tally } from "./tally.ts";

export class Measure {
  kind: i32 = 0;
  stages: StaticArray<i32> = [];
  toStage: i32 = -1;
  classes: StaticArray<i32> = [];
  resources: StaticArray<i32> = [];
  crossClock: i32 = -1;
  /** stage and clock, two numbers each */
  stageClocks: StaticArray<i32> = [];
  at: f64 = -1;
  from: f64 = 0;
  /** end of the window, not included; at most the end of the run */
  to: f64 = 0;
  /** end of the window within the run */
  end: f64 = 0;
  everyone: bool = false;
  entered: StaticArray<i32> = [];
  /** place of the person's own mark behind marksAt in their row, for sojourns and shares */
  mark: usize = 0;
  tally: Tally = new Tally();
  /** instants before and after which no event counts */
  opens: f64 = -Infinity;
  closes: f64 = Infinity;
  /** a stock that is read off those who are there: stocks.ts */
  isRead: bool = false;
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
  inUse: StaticArray<f64> = [];
  present: StaticArray<f64> = [];
  heardAt: StaticArray<f64> = [];
  /** price curve by resource; −1 */
  price: StaticArray<i32> = [];
  pricePerPerson: StaticArray<i32> = [];

  change(time: f64, persons: f64): void {
    if (this.at >= 0) {
      if (time <= this.at) this.total += persons;
    } else if (time < this.end && !(this.isRead && time <= this.from)) {
      this.total += persons * (this.end - (time > this.from ? time : this.from));
    }
  }

  count(time: f64, weight: f64): void {
    if (time >= this.from && time < this.to) this.total += weight;
  }

  settle(resource: i32, time: f64): void {
    const start = max<f64>(this.heardAt[resource], this.from);
    const end = min<f64>(time, this.end);
    this.heardAt[resource] = time;
    if (end <= start) return;
    const paid = unitsThere(this.present[resource], this.inUse[resource]);
    if (this.present[resource] < Infinity) {
      this.used += this.inUse[resource] * (end - start);
      this.offered += paid * (end - start);
      this.overtime += (paid - this.present[resource]) * (end - start);
    }
    const price = this.price[resource];
    if (price < 0) return;
    const perUnit = curves.integralOver(price, start, end);
    this.cost += paid * perUnit;
    if (this.present[resource] < Infinity) this.overtimeCost += (paid - this.present[resource]) * perUnit;
    this.idleCost += (paid - this.inUse[resource]) * perUnit;
  }
}

/** Units present or in use, whichever are more; without limit, those in use. */
export function unitsThere(units: f64, inUse: f64): f64 {
  return units < Infinity ? max<f64>(units, inUse) : inUse;
}
