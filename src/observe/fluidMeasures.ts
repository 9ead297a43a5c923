// The measures of a Program on a fluid run; those that depend on single people have no value, and say why.
import type { MeasureProgram, Program } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import { unitsThere } from "./counting/unitsThere.ts";
import { durationValue } from "./durationValue.ts";
import { costOf, unitsInUse } from "./fluidResources.ts";
import type { FluidDepartures } from "./fluidDepartures.ts";
import type { BandSize } from "./fluidBand.ts";
import { FluidLost } from "./fluidLost.ts";
import type { Instant } from "./fluidInstants.ts";
import type { FluidSnapshot } from "./fluidSnapshot.ts";
import { FluidSojourns } from "./fluidSojourns.ts";
import { overtimeOf, plainValue, utilisationOf } from "./measureValue.ts";
import type { MeasureValue } from "./observation.ts";
import { withoutDust } from "./roundingDust.ts";
import { byStep, watchOf, type Watch } from "./fluidWatch.ts";

/**
 * Ages told apart among those in line who came in one step: a quantile is then off by a sixteenth of a step
 * at most.
 */
const agesInStep = 8;
/** By how many steps stays differ that are known by the steps of coming and leaving: quarters of a triangle. */
const stepSpread: readonly number[] = [-0.55, -0.17, 0.17, 0.55];
const exactly: readonly number[] = [0];
const noHistories = "expected numbers do not know one person's history";

/**
 * Whether the step is the one in which an instant is read: the one that begins with it, since departures at an instant
 * come before it; ages, which are known at the end of steps, in the one that ends with it.
 */
function isReadIn(run: FluidView, measure: MeasureProgram, start: number, end: number): boolean {
  const slack = 1e-9 * (end - start);
  const isLast = run.now === run.plan.steps - 1;
  if (measure.kind !== "age") return measure.at >= start && (isLast ? measure.at <= end + slack : measure.at < end);
  return (measure.at > start || run.now === 0) && measure.at <= end + slack;
}

/** Persons who were in a measure's cells or came to them. */
function flowedTo(run: FluidView, { cells, atStart }: Watch): number {
  return cells.reduce((sum, cell) => sum + run.entered[cell], atStart);
}

/** People who leave a line in a step, after a wait in steps. */
interface Taken {
  readonly cell: number;
  readonly resource: number;
  readonly amount: number;
  readonly wait: number;
  readonly served: boolean;
}

/** @param duration grid steps */
function count({ tally, band }: Watch, duration: number, persons: number): void {
  tally!.add(duration, persons);
  band?.add(duration, persons);
}

/** @param sign 1: persons who have gone by the instant; -1: they are taken off again */
function addMoves(run: FluidView, watch: Watch, { gone }: Instant, sign: 1 | -1): void {
  for (const { index, locals } of watch.edges) {
    const part = sign * gone[index];
    const persons = run.movedBy[index]!;
    for (const local of locals) watch.total += part * persons[local];
  }
}

export class FluidMeasures {
  readonly reasons: Record<string, string> = {};
  readonly #program: Program;
  readonly #departures: FluidDepartures;
  readonly #only: ReadonlySet<string> | null;
  #watches: readonly Watch[] = [];
  /** those that may read something of a step; [step] */
  #inStep: readonly (readonly Watch[])[] = [];
  /** one for each set of stages whose sojourns somebody asks for */
  #sojourns: readonly FluidSojourns[] = [];
  #lost: FluidLost | null = null;

  /** @param only measures whose values are read; null: all */
  constructor(program: Program, departures: FluidDepartures, only: ReadonlySet<string> | null = null) {
    this.#program = program;
    this.#only = only;
    this.#departures = departures;
  }

  start(run: FluidView): void {
    this.#watches = this.#program.measures.map((measure) => watchOf(run, this.#program, measure));
    this.#inStep = byStep(run, this.#watches);
    const heard = this.#watches.filter(({ measure }) => ["wait", "boardings"].includes(measure.kind));
    const hearing = Array.from({ length: run.plan.layout.cells }, (): Watch[] => []);
    for (const watch of heard) for (const cell of watch.cells) hearing[cell].push(watch);
    hearing.forEach(({ length }, cell) => length > 0 && (run.heard[cell] = 1));
    this.#sojourns = this.#sojournsOf(run);
    const everyone = this.#watches.filter(({ measure }) => measure.kind === "wait" && measure.among === "everyone");
    const cells = new Set(everyone.flatMap((watch) => [...watch.cells]));
    this.#lost = cells.size === 0 ? null : new FluidLost(run, cells);
    if (heard.length === 0 && this.#sojourns.length === 0) return;
    run.onTaken = (cell, resource, amount, wait, served) => {
      this.#take(run, hearing[cell], { cell, resource, amount, wait, served });
      if (!served) this.#lost?.hear(cell, amount);
      for (const one of this.#sojourns) one.hear(cell, amount, wait, served);
    };
  }

  /** Whether some measure may read the run within a step. */
  wants(step: number): boolean {
    return this.#inStep[step].length > 0;
  }

  /** After a step's flows. */
  after(run: FluidView, before: FluidSnapshot): void {
    const { h } = run.plan;
    const start = run.now * h;
    const end = (run.now + 1) * h;
    for (const one of this.#sojourns) one.after(run);
    this.#lost?.after(run, (cell, persons, wait) => {
      for (const watch of this.#watches) {
        if (watch.measure.kind !== "wait" || !watch.cells.includes(cell)) continue;
        this.#take(run, [watch], { cell, resource: -1, amount: persons, wait, served: false });
      }
    });
    for (const watch of this.#inStep[run.now]) {
      const { measure } = watch;
      if (measure.at >= 0) {
        if (isReadIn(run, measure, start, end)) this.#readAt(run, watch, before, (measure.at - start) / h);
        continue;
      }
      const from = Math.max(start, watch.from);
      const to = Math.min(end, watch.to);
      if (watch.to > start && watch.to <= end + 1e-9 * h)
        this.#readStillWaiting(run, watch, before, (watch.to - start) / h);
      if (to <= from) continue;
      this.#addSpan(run, watch, before, (from - start) / h, (to - start) / h);
    }
  }

  result(run: FluidView): MeasureValue[] {
    return this.#watches.map((watch) => this.#value(run, watch));
  }

  /** Cohorts of people gone through beside the run. */
  get work(): number {
    return this.#sojourns.reduce((sum, one) => sum + one.work, 0);
  }

  /** How far quantiles and shares above a limit may be off, by measure. */
  bands(): ReadonlyMap<string, BandSize> {
    const found = this.#watches.map(({ measure, band }) => [measure.name, band?.size ?? null] as const);
    return new Map(found.filter((one): one is readonly [string, BandSize] => one[1] !== null));
  }

  #sojournsOf(run: FluidView): FluidSojourns[] {
    const bySet = new Map<string, Watch[]>();
    for (const watch of this.#watches) {
      if (watch.measure.kind !== "sojourn" || this.#only?.has(watch.measure.name) === false) continue;
      const set = watch.measure.stages.join("");
      bySet.set(set, [...(bySet.get(set) ?? []), watch]);
    }
    return [...bySet.values()].map((watches) => {
      const sojourns = new FluidSojourns(this.#program, watches[0].measure.stages, (cell, persons, steps, isSharp) => {
        for (const watch of watches) {
          const counted = watch.measure.classes[run.plan.layout.classOf[cell]] === 1;
          const part = counted ? persons * this.#partInWindow(run, watch, -1) : 0;
          if (!(part > 0)) continue;
          const isMean = watch.measure.statistic?.kind === "mean";
          // people who come evenly over a step and leave evenly over another stayed a step longer or shorter at most
          const spread = isSharp || isMean ? exactly : stepSpread;
          for (const by of spread) count(watch, Math.abs(steps + by) * run.plan.h, part / spread.length);
        }
      });
      sojourns.start(run);
      return sojourns;
    });
  }

  #take(run: FluidView, hearing: readonly Watch[], { cell, resource, amount, wait, served }: Taken): void {
    if (amount <= 0) return;
    for (const watch of hearing) {
      const { measure } = watch;
      const counted = amount * this.#partInWindow(run, watch, resource, wait === 0 ? cell : -1);
      if (!(counted > 0)) continue;
      if (measure.kind === "boardings") {
        if (served && resource >= 0 && measure.resources[resource] === 1) watch.total += counted;
      } else if (served || measure.among === "everyone") count(watch, wait * run.plan.h, counted);
    }
  }

  /**
   * Part of the people taken in a step, by departures where a resource has them, that are taken in the window.
   *
   * @param cell of people who are taken as they come; -1 or left out: of others
   */
  #partInWindow(run: FluidView, watch: Watch, resource: number, cell = -1): number {
    const { h } = run.plan;
    const start = Math.max(run.now * h, watch.from);
    const end = Math.min((run.now + 1) * h, watch.to);
    if (end <= start) return 0;
    const from = (start - run.now * h) / h;
    const to = Math.min(1, (end - run.now * h) / h);
    if (resource < 0 || this.#program.resources[resource].kind !== "slots") {
      const come = cell < 0 ? null : this.#departures.partCome(run, run.plan.layout.stageOf[cell], from, to);
      return come ?? to - from;
    }
    // asked for every packet of people taken: departures are gone through once a step
    if (watch.partsIn !== run.now) watch.parts.fill(NaN);
    watch.partsIn = run.now;
    if (Number.isNaN(watch.parts[resource])) {
      watch.parts[resource] = this.#departures.partBetween(run, resource, from, to);
    }
    return watch.parts[resource];
  }

  #readAt(run: FluidView, watch: Watch, before: FluidSnapshot, part: number): void {
    const { measure, cells } = watch;
    const instant = before.at(run, Math.min(1, part), "at");
    for (let i = 0; i < cells.length; i++) {
      if (measure.kind === "stock") watch.total += before.contentAt(run, cells[i], instant);
      else if (measure.kind === "waiting") watch.total += before.waitingAt(run, cells[i], instant);
      else if (measure.kind === "age") this.#addAges(run, watch, cells[i]);
    }
  }

  /** Of those in a line; who is in service is left out, and so is everybody where nobody queues. */
  #addAges(run: FluidView, watch: Watch, cell: number): void {
    run.eachInLine(cell, (persons, since) => {
      if (!(persons > 0)) return;
      const age = run.now + 1 - since;
      // who came in a step came evenly over it, and is known by its middle
      const parts = age - Math.floor(age) === 0.5 ? agesInStep : 1;
      for (let i = 0; i < parts; i++) {
        watch.tally!.add(Math.max(0, (age + (i + 0.5) / parts - 0.5) * run.plan.h), persons / parts);
      }
    });
  }

  #readStillWaiting(run: FluidView, watch: Watch, before: FluidSnapshot, part: number): void {
    const { kind } = watch.measure;
    if (kind !== "wait" && kind !== "sojourn") return;
    const instant = before.at(run, Math.min(1, part), "before");
    for (const cell of watch.cells) {
      watch.stillWaiting +=
        kind === "wait" ? before.waitingAt(run, cell, instant) : before.contentAt(run, cell, instant);
    }
  }

  #addSpan(run: FluidView, watch: Watch, before: FluidSnapshot, from: number, to: number): void {
    const { measure, cells } = watch;
    const middle = (from + to) / 2;
    const part = to - from;
    switch (measure.kind) {
      case "stock":
        for (let i = 0; i < cells.length; i++) watch.total += part * before.meanContent(run, cells[i], middle);
        break;
      case "waiting":
        for (let i = 0; i < cells.length; i++) watch.total += part * before.meanWaiting(run, cells[i], middle);
        break;
      case "entries": {
        const [first, last] = [before.at(run, from, "before"), before.at(run, to, "before")];
        for (let i = 0; i < cells.length; i++) watch.total += before.enteredAt(run, cells[i], last);
        for (let i = 0; i < cells.length; i++) watch.total -= before.enteredAt(run, cells[i], first);
        break;
      }
      case "moves":
      case "strikes":
        addMoves(run, watch, before.at(run, to, "before"), 1);
        addMoves(run, watch, before.at(run, from, "before"), -1);
        break;
      case "utilisation":
      case "overtime":
      case "cost":
      case "leftBehind":
        this.#addResources(run, watch, from, to);
        break;
      default:
    }
  }

  #addResources(run: FluidView, watch: Watch, from: number, to: number): void {
    const { h } = run.plan;
    const { measure } = watch;
    const isOvertime = measure.kind === "overtime";
    this.#program.resources.forEach(({ kind }, resource) => {
      if (measure.resources[resource] === 0) return;
      const part = kind === "slots" ? this.#departures.partBetween(run, resource, from, to) : to - from;
      if (measure.kind === "cost") {
        const cost = costOf(this.#program, run, resource, (run.now + from) * h, (run.now + to) * h);
        watch.total += kind === "slots" ? cost * part : cost;
      } else if (measure.kind === "leftBehind") {
        const left = withoutDust(run.leftBehind[resource], run.used[resource]);
        watch.total += left * run.departures[resource] * part;
        watch.offered += run.departures[resource] * part;
      } else {
        const used = unitsInUse(run, resource);
        const offered = run.offered[resource];
        if (offered === Infinity) return;
        const there = kind === "slots" ? offered : unitsThere(offered, used);
        watch.total += (isOvertime ? there - offered : used) * part;
        watch.offered += (isOvertime ? used : there) * part;
      }
    });
  }

  #value(run: FluidView, watch: Watch): MeasureValue {
    const { measure, tally } = watch;
    const reason = this.#whyNot(run, watch);
    if (reason !== null) {
      this.reasons[measure.name] = reason;
      return { name: measure.name, value: null, unit: measure.unit, count: null, stillWaiting: null };
    }
    switch (measure.kind) {
      case "wait":
      case "sojourn":
        return durationValue(measure, this.#program, tally!, watch.stillWaiting);
      case "age":
        return durationValue(measure, this.#program, tally!, null);
      case "stock":
      case "waiting": {
        const length = (watch.to - watch.from) / run.plan.h;
        const persons = withoutDust(measure.at >= 0 ? watch.total : watch.total / length, flowedTo(run, watch));
        return plainValue(measure, measure.at >= 0 || length > 0 ? persons : null);
      }
      case "overtime":
        return plainValue(measure, overtimeOf(watch.total, watch.offered));
      case "leftBehind":
        return plainValue(measure, watch.offered > 0 ? watch.total / watch.offered : null);
      case "utilisation":
        return plainValue(measure, utilisationOf(watch.total, watch.offered));
      default:
        return plainValue(measure, watch.total);
    }
  }

  #whyNot(run: FluidView, { measure }: Watch): string | null {
    if (measure.kind === "share") return noHistories;
    if (measure.kind !== "age") return null;
    const isKept = run.plan.keeping.every(
      (keeping, stage) => measure.stages[stage] === 0 || (keeping !== "pool" && keeping !== "ring"),
    );
    return isKept ? null : "the fluid engine keeps ages in lines only";
  }
}
