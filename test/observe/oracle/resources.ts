// Each resource by period: how much of it was used and present, what it cost, whom it served.
import type { Program, ResourceId } from "../../../src/compile/program.ts";
import { curveIntegral, curveValue } from "../../../src/observe/curve.ts";
import { isOneToOne, presentInSample } from "../../../src/observe/measureValue.ts";
import type { ResourceSeries } from "../../../src/observe/observation.ts";
import { unitsThere } from "../../../src/observe/counting/unitsThere.ts";
import type { Periods } from "../../../src/observe/counting/periods.ts";

export class Resources {
  readonly #program: Program;
  readonly #periods: Periods;
  readonly #rows: readonly ResourceSeries[];
  readonly #isOneToOne: boolean;
  /** units in use beyond those present, and money for these and for those not in use, by resource and period */
  readonly #beyond: readonly Float64Array[];
  readonly #overtimeCost: readonly Float64Array[];
  readonly #idleCost: readonly Float64Array[];
  readonly #inUse: Float64Array;
  readonly #present: Float64Array;
  readonly #heardAt: Float64Array;

  constructor(program: Program, periods: Periods) {
    this.#program = program;
    this.#periods = periods;
    this.#isOneToOne = isOneToOne(program);
    const byPeriod = () => program.resources.map(() => new Float64Array(periods.count));
    this.#beyond = byPeriod();
    this.#overtimeCost = byPeriod();
    this.#idleCost = byPeriod();
    this.#rows = program.resources.map(({ kind }, resource) => ({
      resource,
      used: new Float64Array(periods.count),
      present: new Float64Array(periods.count),
      overtime: kind === "servers" && this.#isOneToOne ? this.#beyond[resource] : null,
      cost: new Float64Array(periods.count),
      served: new Float64Array(periods.count),
    }));
    this.#inUse = new Float64Array(program.resources.length);
    this.#present = new Float64Array(program.resources.length);
    this.#heardAt = new Float64Array(program.resources.length);
  }

  begin(time: number, resource: ResourceId, weight: number): void {
    if (resource >= 0 && time < this.#periods.runEnd) this.#rows[resource].served[this.#periods.at(time)] += weight;
  }

  units(time: number, resource: ResourceId, inUse: number, present: number): void {
    this.#settle(resource, time);
    // Taking a held unit is announced by this call alone.
    const isTaken = inUse > this.#inUse[resource] && time < this.#periods.runEnd;
    if (isTaken && this.#program.resources[resource].kind === "held") {
      this.#rows[resource].served[this.#periods.at(time)] += inUse - this.#inUse[resource];
    }
    this.#inUse[resource] = inUse;
    this.#present[resource] = present;
  }

  departure(time: number, resource: ResourceId, brought: number, used: number, carries: boolean): void {
    if (time >= this.#periods.runEnd) return;
    const row = this.#rows[resource];
    const period = this.#periods.at(time);
    row.used[period] += used;
    row.present[period] += brought;
    const { curves, resources } = this.#program;
    const { cost, costPerPerson } = resources[resource];
    if (cost >= 0 && carries) row.cost[period] += curveValue(curves, cost, time);
    if (costPerPerson >= 0) row.cost[period] += used * curveValue(curves, costPerPerson, time);
  }

  finish(time: number): void {
    for (const row of this.#rows) {
      if (this.#program.resources[row.resource].kind === "slots") continue;
      this.#settle(row.resource, time);
      for (let period = 0; period < this.#periods.count; period++) {
        const length = this.#periods.end(period) - this.#periods.start(period);
        row.used[period] /= length;
        row.present[period] /= length;
        this.#beyond[row.resource][period] /= length;
      }
      if (this.#isOneToOne) continue;
      presentInSample(row, {
        beyond: this.#beyond[row.resource],
        overtimeCost: this.#overtimeCost[row.resource],
        idleCost: this.#idleCost[row.resource],
      });
    }
  }

  result(): readonly ResourceSeries[] {
    return this.#rows;
  }

  #pay(resource: ResourceId, period: number, paid: number, perUnit: number): void {
    const present = this.#present[resource];
    this.#rows[resource].cost[period] += paid * perUnit;
    if (present < Infinity) this.#overtimeCost[resource][period] += (paid - present) * perUnit;
    this.#idleCost[resource][period] += (paid - this.#inUse[resource]) * perUnit;
  }

  #settle(resource: ResourceId, time: number): void {
    const row = this.#rows[resource];
    const price = this.#program.resources[resource].cost;
    let from = this.#heardAt[resource];
    while (from < time) {
      const period = this.#periods.at(from);
      const to = Math.min(time, this.#periods.end(period));
      if (to <= from) break;
      const paid = unitsThere(this.#present[resource], this.#inUse[resource]);
      if (this.#present[resource] < Infinity) {
        row.used[period] += this.#inUse[resource] * (to - from);
        row.present[period] += paid * (to - from);
        this.#beyond[resource][period] += (paid - this.#present[resource]) * (to - from);
      }
      if (price >= 0) this.#pay(resource, period, paid, curveIntegral(this.#program.curves, price, from, to));
      from = to;
    }
    this.#heardAt[resource] = time;
  }
}
