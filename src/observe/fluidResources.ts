// Servers, held units and slots of a fluid run, by recording period.
import type { Program } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import { curveIntegral, curveValue } from "./curve.ts";
import type { ResourceSeries } from "./observation.ts";
import type { FluidDepartures } from "./fluidDepartures.ts";
import { Periods } from "./counting/periods.ts";
import { unitsThere } from "./counting/unitsThere.ts";
import { turned } from "./turned.ts";

/** Figures of a period. */
const figures = ["used", "present", "overtime", "cost", "served"] as const;

export class FluidResources {
  readonly #program: Program;
  readonly #periods: Periods;
  /** by period, then resource: each span of time is shared out over all resources */
  readonly #of: Readonly<Record<(typeof figures)[number], Float64Array>>;
  /** units in use at the end of the step, and persons served in it; [resource] */
  readonly #inUse: Float64Array;
  readonly #served: Float64Array;
  readonly #prices: SpanPrices;

  constructor(program: Program) {
    this.#program = program;
    this.#periods = new Periods(program.time.periodEdges);
    const { length } = program.resources;
    const room = this.#periods.count * length;
    const [used, present, overtime, cost, served] = figures.map(() => new Float64Array(room));
    this.#of = { used, present, overtime, cost, served };
    this.#inUse = new Float64Array(length);
    this.#served = new Float64Array(length);
    this.#prices = new SpanPrices(program);
  }

  /** Shares a step's figures out over the periods it lies in. */
  after(run: FluidView, departures: FluidDepartures): void {
    const { h } = run.plan;
    const start = run.now * h;
    const end = start + h;
    const cells = cellsOfLines(run.plan);
    for (let resource = 0; resource < this.#inUse.length; resource++) {
      this.#inUse[resource] = unitsInUse(run, resource);
      const isServers = this.#program.resources[resource].kind === "servers";
      this.#served[resource] = isServers ? sumOver(run.taken, cells[resource]) : run.used[resource];
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
    const { resources } = this.#program;
    const { used: ofUsed, present, overtime, cost, served } = this.#of;
    const start = (from - run.now * h) / h;
    const end = (to - run.now * h) / h;
    const ofPeriod = (to - from) / (this.#periods.end(period) - this.#periods.start(period));
    this.#prices.over(from, to);
    for (let resource = 0; resource < resources.length; resource++) {
      const used = this.#inUse[resource];
      const offered = run.offered[resource];
      // many have nothing to offer at most times
      if (used === 0 && offered === 0 && this.#served[resource] === 0) continue;
      const at = period * resources.length + resource;
      const isSlots = resources[resource].kind === "slots";
      const part = isSlots ? departures.partBetween(run, resource, start, end) : end - start;
      const scale = isSlots ? part : ofPeriod;
      if (offered < Infinity) {
        ofUsed[at] += used * scale;
        const there = isSlots ? offered : unitsThere(offered, used);
        present[at] += there * scale;
        overtime[at] += (there - offered) * scale;
      }
      served[at] += this.#served[resource] * part;
      cost[at] += isSlots
        ? costOfSlots(this.#program, run, resource) * part
        : costOfUnits(offered, used, this.#prices.ofUnit(resource));
    }
  }

  result(): readonly ResourceSeries[] {
    const { resources } = this.#program;
    const { count } = this.#periods;
    const rows = figures.map((figure) => turned(this.#of[figure], resources.length, 0, count));
    return resources.map(({ kind }, resource) => {
      const [used, present, overtime, cost, served] = rows.map((all) =>
        all.subarray(resource * count, (resource + 1) * count),
      );
      return { resource, used, present, overtime: kind === "servers" ? overtime : null, cost, served };
    });
  }
}

/** What a unit of each resource costs over a span: resources often have one price. */
class SpanPrices {
  readonly #program: Program;
  /** the price that was worked out last for a span of this resource's curve; [curve] */
  readonly #known = new Map<number, number>();
  #from = 0;
  #to = 0;

  constructor(program: Program) {
    this.#program = program;
  }

  over(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
    this.#known.clear();
  }

  /** Money; 0 without a cost. */
  ofUnit(resource: number): number {
    const { cost } = this.#program.resources[resource];
    if (cost < 0) return 0;
    const price = this.#known.get(cost) ?? curveIntegral(this.#program.curves, cost, this.#from, this.#to);
    this.#known.set(cost, price);
    return price;
  }
}

/** Servers in service and units held at the end of the step; slots used in it. */
export function unitsInUse(run: FluidView, resource: number): number {
  const { program } = run.plan;
  const { kind } = program.resources[resource];
  if (kind === "slots") return run.used[resource];
  if (kind === "held") return run.inUse[resource];
  return sumOver(run.inService, cellsOfLines(run.plan)[resource]);
}

/** by the ranks of a plan, which plans of one structure share */
const known = new WeakMap<object, readonly Int32Array[]>();

/** Cells whose people stand in line for a resource, in the order of its ranks; [resource] */
function cellsOfLines({ ranks }: FluidView["plan"]): readonly Int32Array[] {
  const found = known.get(ranks) ?? ranks.map((list) => Int32Array.from(list.flatMap(({ cells }) => [...cells])));
  known.set(ranks, found);
  return found;
}

function sumOver(persons: Float64Array, cells: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < cells.length; i++) sum += persons[cells[i]];
  return sum;
}

/** Money over a span within the step; slots: of the whole step's departures that carry somebody, and of those carried. */
export function costOf(program: Program, run: FluidView, resource: number, from: number, to: number): number {
  const { cost, kind } = program.resources[resource];
  if (kind === "slots") return costOfSlots(program, run, resource);
  const price = cost < 0 ? 0 : curveIntegral(program.curves, cost, from, to);
  return costOfUnits(run.offered[resource], unitsInUse(run, resource), price);
}

function costOfUnits(offered: number, used: number, price: number): number {
  return unitsThere(offered, used) * price;
}

function costOfSlots(program: Program, run: FluidView, resource: number): number {
  const { costPerPerson } = program.resources[resource];
  // a price is read when the only departure of the step leaves, and of several in its middle
  const at = (run.now + (run.departures[resource] === 1 ? run.lastAt[resource] : 0.5)) * run.plan.h;
  const carried = costPerPerson < 0 ? 0 : run.used[resource] * curveValue(program.curves, costPerPerson, at);
  return carried + costOfDepartures(program, run, resource, at);
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
