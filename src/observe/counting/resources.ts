// Each resource by period: how much of it was used and present, what it cost, whom it served. The kernel, which
// AssemblyScript compiles, reads this very file.
import { floats, type Floats, type Ints } from "../../quantity/machine.ts";
import { HELD, SLOTS } from "../../simulate/codes.ts";
import type { CurveReader } from "../../simulate/individual/curveReader.ts";
import { ObserversFields } from "../insideKernel/contract.ts";
import type { Answer } from "./answer.ts";
import type { ImageReader } from "../../simulate/image/imageReader.ts";
import type { Periods } from "./periods.ts";
import { unitsThere } from "./unitsThere.ts";

type i32 = number;
type f64 = number;

export class Resources {
  private readonly periods: Periods;
  private readonly curves: CurveReader;
  private readonly kinds: Ints;
  /** price curves by resource; -1 */
  private readonly price: Ints;
  private readonly pricePerPerson: Ints;
  /** [resource × period] */
  private readonly used: Floats;
  private readonly present: Floats;
  /** units in use beyond those present, and money for these and for those not in use */
  private readonly overtime: Floats;
  private readonly cost: Floats;
  private readonly overtimeCost: Floats;
  private readonly idleCost: Floats;
  private readonly served: Floats;
  /** [resource] */
  private readonly nowInUse: Floats;
  private readonly nowPresent: Floats;
  private readonly heardAt: Floats;

  constructor(asked: ImageReader, periods: Periods, curves: CurveReader, kinds: Ints, isWanted: boolean) {
    const count = isWanted ? kinds.length : 0;
    const cells = count * periods.count;
    this.periods = periods;
    this.curves = curves;
    this.kinds = kinds;
    this.price = asked.ints(ObserversFields.price);
    this.pricePerPerson = asked.ints(ObserversFields.pricePerPerson);
    this.used = floats(cells);
    this.present = floats(cells);
    this.overtime = floats(cells);
    this.cost = floats(cells);
    this.overtimeCost = floats(cells);
    this.idleCost = floats(cells);
    this.served = floats(cells);
    this.nowInUse = floats(count);
    this.nowPresent = floats(count);
    this.heardAt = floats(count);
  }

  begin(time: f64, resource: i32, weight: f64): void {
    if (resource >= 0 && time < this.periods.runEnd) this.serve(resource, time, weight);
  }

  units(time: f64, resource: i32, inUse: f64, present: f64): void {
    this.settle(resource, time);
    // taking a held unit is announced by this call alone
    const more = inUse - this.nowInUse[resource];
    if (more > 0 && this.kinds[resource] === HELD && time < this.periods.runEnd) this.serve(resource, time, more);
    this.nowInUse[resource] = inUse;
    this.nowPresent[resource] = present;
  }

  departure(time: f64, resource: i32, brought: f64, taken: f64, carries: boolean): void {
    if (time >= this.periods.runEnd) return;
    const cell = this.cellAt(resource, time);
    const price = this.price[resource];
    const perPerson = this.pricePerPerson[resource];
    this.used[cell] += taken;
    this.present[cell] += brought;
    if (price >= 0 && carries) this.cost[cell] += this.curves.valueAt(price, time);
    if (perPerson >= 0) this.cost[cell] += taken * this.curves.valueAt(perPerson, time);
  }

  finish(time: f64): void {
    for (let r: i32 = 0; r < this.heardAt.length; r++) {
      if (this.kinds[r] === SLOTS) continue;
      this.settle(r, time);
      for (let period: i32 = 0; period < this.periods.count; period++) {
        const cell = r * this.periods.count + period;
        const length = this.periods.end(period) - this.periods.start(period);
        this.used[cell] /= length;
        this.present[cell] /= length;
        this.overtime[cell] /= length;
      }
    }
  }

  write(answer: Answer): void {
    answer.putList(this.used, this.used.length); // SeriesFound.used
    answer.putList(this.present, this.present.length); // SeriesFound.present
    answer.putList(this.overtime, this.overtime.length); // SeriesFound.overtime
    answer.putList(this.cost, this.cost.length); // SeriesFound.cost
    answer.putList(this.overtimeCost, this.overtimeCost.length); // SeriesFound.overtimeCost
    answer.putList(this.idleCost, this.idleCost.length); // SeriesFound.idleCost
    answer.putList(this.served, this.served.length); // SeriesFound.served
  }

  private cellAt(resource: i32, time: f64): i32 {
    return resource * this.periods.count + this.periods.at(time);
  }

  private serve(resource: i32, time: f64, persons: f64): void {
    const cell = this.cellAt(resource, time);
    this.served[cell] += persons;
  }

  private settle(resource: i32, time: f64): void {
    const inUse = this.nowInUse[resource];
    const present = this.nowPresent[resource];
    const paid = unitsThere(present, inUse);
    let from = this.heardAt[resource];
    while (from < time) {
      const period = this.periods.at(from);
      const to = Math.min(time, this.periods.end(period));
      if (to <= from) break;
      const cell = resource * this.periods.count + period;
      if (present < Infinity) {
        this.used[cell] += inUse * (to - from);
        this.present[cell] += paid * (to - from);
        this.overtime[cell] += (paid - present) * (to - from);
      }
      const price = this.price[resource];
      if (price >= 0) this.pay(cell, inUse, present, paid, this.curves.integralOver(price, from, to));
      from = to;
    }
    this.heardAt[resource] = time;
  }

  private pay(cell: i32, inUse: f64, present: f64, paid: f64, perUnit: f64): void {
    this.cost[cell] += paid * perUnit;
    if (present < Infinity) this.overtimeCost[cell] += (paid - present) * perUnit;
    this.idleCost[cell] += (paid - inUse) * perUnit;
  }
}
