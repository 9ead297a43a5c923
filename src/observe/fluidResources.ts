// Servers, held units and slots of a fluid run, by recording period.
import type { Program } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import { curveIntegral, curveValue } from "./curve.ts";
import { unitsThere } from "./measureValue.ts";
import type { ResourceSeries } from "./observation.ts";
import type { FluidDepartures } from "./fluidDepartures.ts";
import { Periods } from "./periods.ts";

export class FluidResources {
  readonly #program: Program;
  readonly #periods: Periods;
  readonly #rows: ResourceSeries[];
  /** units in use at the end of the step, and persons served in it; [resource] */
  readonly #ofStep: Float64Array;

  constructor(program: Program) {
    this.#program = program;
    this.#periods = new Periods(program.time);
    const { count } = this.#periods;
    this.#ofStep = new Float64Array(2 * program.resources.length);
    this.#rows = program.resources.map(({ kind }, resource) => ({
      resource,
      used: new Float64Array(count),
      present: new Float64Array(count),
      overtime: kind === "servers" ? new Float64Array(count) : null,
      cost: new Float64Array(count),
      served: new Float64Array(count),
    }));
  }

  /** Shares a step's figures out over the periods it lies in. */
  after(run: FluidView, departures: FluidDepartures): void {
    const { h } = run.plan;
    const start = run.now * h;
    const end = start + h;
    for (let resource = 0; resource < this.#rows.length; resource++) {
      const { kind } = this.#program.resources[resource];
      this.#ofStep[2 * resource] = unitsInUse(run, resource);
      this.#ofStep[2 * resource + 1] = kind === "servers" ? sumOver(run.taken, run.plan.ranks[resource]) : run.used[resource]; // prettier-ignore
    }
    for (let period = this.#periods.at(start); period < this.#periods.count; period++) {
      const from = Math.max(start, this.#periods.start(period));
      const to = Math.min(end, this.#periods.end(period));
      if (to <= from) break;
      this.#add(run, departures, period, from, to);
    }
  }

  /** What of the step lies in the period, from one instant to another. */
  #add(run: FluidView, departures: FluidDepartures, period: number, from: number, to: number): void {
    const { h } = run.plan;
    const [start, end] = [(from - run.now * h) / h, (to - run.now * h) / h];
    const ofPeriod = (to - from) / (this.#periods.end(period) - this.#periods.start(period));
    for (let resource = 0; resource < this.#rows.length; resource++) {
      const row = this.#rows[resource];
      const { kind } = this.#program.resources[resource];
      const isSlots = kind === "slots";
      const part = isSlots ? departures.partBetween(run, resource, start, end) : end - start;
      const scale = isSlots ? part : ofPeriod;
      const used = this.#ofStep[2 * resource];
      const offered = run.offered[resource];
      if (offered < Infinity) {
        row.used[period] += used * scale;
        const there = isSlots ? offered : unitsThere(offered, used);
        row.present[period] += there * scale;
        if (row.overtime !== null) row.overtime[period] += (there - offered) * scale;
      }
      row.served[period] += this.#ofStep[2 * resource + 1] * part;
      row.cost[period] += costOf(this.#program, run, resource, from, to) * (isSlots ? part : 1);
    }
  }

  result(): readonly ResourceSeries[] {
    return this.#rows;
  }
}

/** Servers in service and units held at the end of the step; slots used in it. */
export function unitsInUse(run: FluidView, resource: number): number {
  const { program, ranks } = run.plan;
  const { kind } = program.resources[resource];
  if (kind === "slots") return run.used[resource];
  if (kind === "held") return run.inUse[resource];
  return sumOver(run.inService, ranks[resource]);
}

function sumOver(persons: Float64Array, ranks: readonly { readonly cells: Int32Array }[]): number {
  let sum = 0;
  for (const { cells } of ranks) for (let i = 0; i < cells.length; i++) sum += persons[cells[i]];
  return sum;
}

/** Money over a span within the step; slots: of the whole step's departures that carry somebody, and of those carried. */
export function costOf(program: Program, run: FluidView, resource: number, from: number, to: number): number {
  const { cost, costPerPerson, kind } = program.resources[resource];
  if (kind === "slots") {
    // a price is read when the only departure of the step leaves, and of several in its middle
    const at = (run.now + (run.departures[resource] === 1 ? run.lastAt[resource] : 0.5)) * run.plan.h;
    const carried = costPerPerson < 0 ? 0 : run.used[resource] * curveValue(program.curves, costPerPerson, at);
    return carried + costOfDepartures(program, run, resource, at);
  }
  if (cost < 0) return 0;
  const paid = unitsThere(run.offered[resource], unitsInUse(run, resource));
  return paid * curveIntegral(program.curves, cost, from, to);
}

function costOfDepartures(program: Program, run: FluidView, resource: number, time: number): number {
  const { cost } = program.resources[resource];
  if (cost < 0 || !(run.used[resource] > 0) || !(run.departures[resource] > 0)) return 0;
  // a departure carries all it can, so that no more leave than are needed for those carried, unless fewer come together
  const each = run.offered[resource] / run.departures[resource];
  const least = program.resources[resource].minimum;
  const carried = Math.max(1, Math.min(each, least < 0 ? 1 : curveValue(program.curves, least, time)));
  const leaving = Math.min(run.departures[resource] * run.goes[resource], run.used[resource] / carried);
  return leaving * curveValue(program.curves, cost, time);
}
