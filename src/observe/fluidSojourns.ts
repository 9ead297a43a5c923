// Times within a set of stages in expected numbers. The engine keeps how many are where; here each step's people are
// kept apart beside it, by the instants at which they came into the set and began their stay, and of those who leave a
// stage in a step each cohort makes up the part that the stage's stays and hazards take from it.
import type { Program, StageId } from "../compile/program.ts";
import { leaveCauses } from "../simulate/recorder.ts";
import { curvesOf, figuresOf } from "../simulate/fluid/delayStore.ts";
import { delayShares, type DelayShares } from "../simulate/fluid/delayShares.ts";
import { durationOf } from "../simulate/fluid/duration.ts";
import type { Edge } from "../simulate/fluid/layout.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import { dust, endingAt, fewer, joined, lostAt, scaleTo, takeNearest } from "./cohorts.ts";
import type { Cohort } from "./cohorts.ts";

/** A cell of the set that people go on to, and the part of them. */
interface Way {
  readonly to: number;
  readonly part: number;
}

/** People of a cell have left the set after so many steps; sharp: known better than to a step. */
type Tell = (cell: number, persons: number, steps: number, isSharp: boolean) => void;

/** An amount whose wait is over. */
interface Heard {
  readonly persons: number;
  /** steps */
  readonly wait: number;
  readonly served: boolean;
}

/** Cohorts of a cell beyond which old ones are joined two by two: of one stage, and of a set of several. */
const most = { ofOne: 128, ofSeveral: 640 };
/** Ages told apart among the people inside at the first instant. */
const agesAtStart = 32;
/** What it costs to tell of people, in cohorts gone through. */
const workOfTelling = 2;

export class FluidSojourns {
  readonly #program: Program;
  readonly #stages: Uint8Array;
  readonly #tell: Tell;
  readonly #most: number;
  #cells: readonly number[] = [];
  /** waiting, inside, on their way within the set; [cell] */
  #waiting: Cohort[][] = [];
  #inside: Cohort[][] = [];
  #coming: Cohort[][] = [];
  #heard: Heard[][] = [];
  #entered = new Float64Array(0);
  #waited = new Float64Array(0);
  readonly #delays = new Map<string, DelayShares>();
  /** cohorts gone through so far */
  work = 0;

  /**
   * @param stages 1 for those of the set
   * @param tell   called for people of a cell who leave the set, with the time since they came to it
   */
  constructor(program: Program, stages: Uint8Array, tell: Tell) {
    this.#program = program;
    this.#stages = stages;
    this.#tell = tell;
    this.#most = stages.reduce((sum, one) => sum + one, 0) > 1 ? most.ofSeveral : most.ofOne;
  }

  /** Asks the run for what it needs. */
  start(run: FluidView): void {
    const { layout, works } = run.plan;
    // in the order in which a step is done with stages, so that people can go through several in it
    const order = [
      ...new Set(works.flatMap((w) => (w.kind === "enter" || w.kind === "exit" ? [w.stage] : [])).toReversed()),
    ];
    this.#cells = order
      .toReversed()
      .filter((stage) => this.#stages[stage] === 1 && this.#program.stages[stage].kind !== "outcome")
      .flatMap((stage) => cellsOf(run, stage));
    for (const lists of ["waiting", "inside", "coming", "heard"] as const) {
      const empty = Array.from({ length: layout.cells }, () => []);
      if (lists === "waiting") this.#waiting = empty;
      else if (lists === "inside") this.#inside = empty;
      else if (lists === "coming") this.#coming = empty;
      else this.#heard = empty;
    }
    this.#entered = run.entered.slice();
    this.#waited = run.waiting.slice();
    for (const { index, from } of layout.edges) {
      if (this.#stages[from] === 1) run.movedBy[index] ??= new Float64Array(cellsOf(run, from).length);
    }
    for (const cell of this.#cells) {
      if (this.#mayWait(run, cell)) run.heard[cell] = 1;
      this.#placeInitial(run, cell);
    }
  }

  /** An amount of the step whose wait is over, as `FluidView.onTaken` tells. */
  hear(cell: number, persons: number, wait: number, served: boolean): void {
    this.#heard[cell]?.push({ persons, wait, served });
  }

  /** After a step's flows. */
  after(run: FluidView): void {
    for (const cell of this.#cells) {
      const came = this.#arrive(run, cell);
      if (!this.#mayWait(run, cell)) for (const one of came) this.#begin(run, cell, one);
      else {
        this.#waiting[cell].push(...came);
        this.#endWaits(run, cell);
      }
      this.#leave(run, cell);
    }
    for (const cell of this.#cells) {
      this.#entered[cell] = run.entered[cell];
      this.#waited[cell] = run.waiting[cell];
    }
  }

  #mayWait(run: FluidView, cell: number): boolean {
    const stage = run.plan.layout.stageOf[cell];
    const { kind, holds } = this.#program.stages[stage];
    return kind === "service" || kind === "boards" || (holds.length > 0 && run.plan.layout.hasDoor[stage]);
  }

  /** People of the first instant, by the ages that their document gives. */
  #placeInitial(run: FluidView, cell: number): void {
    const { layout, means, h } = run.plan;
    const stage = layout.stageOf[cell];
    const waits = this.#mayWait(run, cell);
    if (this.#program.stages[stage].kind === "passes") return;
    if (waits) {
      run.eachInLine(cell, (persons, since) => this.#waiting[cell].push({ persons, came: since, since, delay: null }));
    }
    const inside = run.content[cell] - run.waiting[cell];
    if (!(inside > 0)) return;
    const entry = this.#program.initial.find((one) => one.stage === stage && one.counts[layout.classOf[cell]] > 0);
    const sampler = entry?.age[layout.classOf[cell]] ?? -1;
    const atStart = (curve: number): number => means.valueAt(curve, 0);
    const duration = sampler < 0 ? null : durationOf(this.#program.samplers, sampler, atStart);
    const count = duration === null || this.#program.samplers[sampler].family === "fixed" ? 1 : agesAtStart;
    for (let i = 0; i < count; i++) {
      const since = duration === null ? 0 : -duration.quantile((i + 0.5) / count) / h;
      const delay = this.#delayOf(run, cell, 0);
      this.#inside[cell].push({ persons: inside / count, came: since, since, delay });
    }
  }

  /** Who came to the cell in this step, less those whom a full stage turned away. */
  #arrive(run: FluidView, cell: number): Cohort[] {
    const { layout } = run.plan;
    const entered = run.entered[cell] - this.#entered[cell];
    const stage = layout.stageOf[cell];
    const local = cell - layout.firstCell[stage];
    const since = run.now + 0.5;
    const within = fewer(this.#coming[cell]);
    this.#coming[cell] = [];
    let sum = 0;
    for (const { persons } of within) sum += persons;
    if (entered - sum > dust) within.push({ persons: entered - sum, came: since, since, delay: null });
    const full = layout.fullEdge[stage];
    const turned = full === null || !(entered > 0) ? 0 : Math.min(1, run.movedBy[full.index]![local] / entered);
    for (const one of within) {
      one.since = since;
      // somebody turned away on coming to the set was never in it
      if (turned > 0 && one.came < since) this.#goOn(run, cell, [full!], one.persons * turned, one.came);
      one.persons *= 1 - turned;
    }
    return within;
  }

  #begin(run: FluidView, cell: number, one: Cohort): void {
    if (one.persons > 0) this.#inside[cell].push({ ...one, delay: this.#delayOf(run, cell, run.now) });
  }

  /** People served, boarded or let in begin their stay; others leave from the line. */
  #endWaits(run: FluidView, cell: number): void {
    const { layout } = run.plan;
    const stage = layout.stageOf[cell];
    const { kind } = this.#program.stages[stage];
    const waiting = this.#waiting[cell];
    const losing = [...layout.clockEdges[stage], ...layout.strikeEdges[stage]];
    let here = 0;
    for (const { persons } of waiting) here += persons;
    let gone = 0;
    for (const { persons, wait, served } of this.#heard[cell]) {
      gone += persons;
      const before = takeNearest(waiting, run.now + 0.5 - wait, persons);
      const came = run.now + 0.5 - wait - before;
      if (!served) this.#goOn(run, cell, losing, persons, came);
      else if (kind === "boards" || kind === "passes") this.#goOn(run, cell, layout.ownEdges[stage], persons, came);
      else this.#begin(run, cell, { persons, came, since: run.now + 0.5, delay: null });
    }
    this.#heard[cell] = [];
    // hazards take the same part of everybody in line, and half of it of those who came in the step
    const lost = here - gone - run.waiting[cell];
    if (lost > dust * here) {
      let all = 0;
      for (const one of waiting) all += one.persons * (one.since > run.now ? 0.5 : 1);
      for (const one of waiting) {
        const part = Math.min(one.persons, (lost * one.persons * (one.since > run.now ? 0.5 : 1)) / all);
        this.#goOn(run, cell, losing, part, one.came);
        one.persons -= part;
      }
    }
    this.#waiting[cell] = waiting.filter(({ persons }) => persons > dust);
    scaleTo(this.#waiting[cell], run.waiting[cell]);
  }

  /** Stays that end in the step by themselves, and by hazards. */
  #leave(run: FluidView, cell: number): void {
    const { layout, h, means } = run.plan;
    const stage = layout.stageOf[cell];
    const { kind, clocks } = this.#program.stages[stage];
    const inside = this.#inside[cell];
    this.work += inside.length + this.#waiting[cell].length;
    if (inside.length === 0) return;
    const left = run.content[cell] - run.waiting[cell];
    let all = 0;
    for (const { persons } of inside) all += persons;
    const out = Math.max(0, all - left);
    if (out > 0) {
      const own = kind === "boards" ? [] : layout.ownEdges[stage];
      const losing = [...layout.clockEdges[stage], ...layout.strikeEdges[stage]];
      const kindOf = layout.kindOf[cell];
      const rate = layout.clockEdges[stage].reduce((sum, { clock }) => {
        const curve = clocks[clock].whileWaiting ? -1 : (clocks[clock].rate?.[kindOf] ?? -1);
        return curve < 0 ? sum : sum + Math.max(0, means.mean(curve, run.now));
      }, 0);
      const ends = own.length === 0 ? 0 : Math.min(out, this.#flow(run, cell, own));
      const [byAge, alike] = [
        inside.map((one) => one.persons * endingAt(one, run.now)),
        inside.map((one) => one.persons * lostAt(one, run.now, rate * h)),
      ];
      this.#takeOut(run, cell, own, ends, byAge);
      this.#takeOut(run, cell, losing, out - ends, alike);
    }
    this.#inside[cell] = joined(
      inside.filter(({ persons }) => persons > dust),
      this.#most,
    );
    scaleTo(this.#inside[cell], left);
  }

  #takeOut(run: FluidView, cell: number, edges: readonly Edge[], out: number, weights: readonly number[]): void {
    if (!(out > 0)) return;
    const inside = this.#inside[cell];
    const ways = this.#waysOf(run, cell, edges);
    const isOwn = edges[0]?.cause === leaveCauses.ownEnd;
    let sum = 0;
    for (const weight of weights) sum += weight;
    let rest = out;
    inside.forEach((one, i) => {
      const part = Math.min(one.persons, sum > 0 ? (out * weights[i]) / sum : rest);
      if (!(part > 0)) return;
      rest -= part;
      one.persons -= part;
      const { delay } = one;
      // stays that are all equally long are known better than to a step
      const isSharp = isOwn && delay !== null && delay.fixed >= 0;
      const came = isSharp ? run.now + 0.5 - delay.fixed - (one.since - one.came) : one.came;
      this.#send(run, ways, cell, part, came, isSharp);
    });
  }

  /** Persons of the step on some ways out of a cell. */
  #flow(run: FluidView, cell: number, edges: readonly Edge[]): number {
    const local = cell - run.plan.layout.firstCell[run.plan.layout.stageOf[cell]];
    return edges.reduce((sum, { index }) => sum + run.movedBy[index]![local], 0);
  }

  /** Cells of the set that people come to on these ways, and their parts. */
  #waysOf(run: FluidView, cell: number, edges: readonly Edge[]): Way[] {
    const { layout } = run.plan;
    const local = cell - layout.firstCell[layout.stageOf[cell]];
    const all = this.#flow(run, cell, edges);
    const ways: Way[] = [];
    for (const { index, to, first } of edges) {
      const target = layout.targets[first + local];
      if (this.#stages[to] === 0 || !(all > 0) || target >= 2 * layout.cells) continue;
      const part = run.movedBy[index]![local] / all;
      if (part > 0) ways.push({ to: target % layout.cells, part });
    }
    return ways;
  }

  #goOn(run: FluidView, cell: number, edges: readonly Edge[], persons: number, came: number): void {
    if (persons > 0) this.#send(run, this.#waysOf(run, cell, edges), cell, persons, came, false);
  }

  /** People leave a cell: those who stay within the set are on their way, the others have left it. */
  #send(run: FluidView, ways: readonly Way[], cell: number, persons: number, came: number, isSharp: boolean): void {
    this.work += workOfTelling;
    let out = persons;
    for (const { to, part } of ways) {
      out -= persons * part;
      this.#coming[to].push({ persons: persons * part, came, since: run.now + 0.5, delay: null });
    }
    if (out > dust) this.#tell(cell, out, Math.max(0, run.now + 0.5 - came), isSharp);
  }

  #delayOf(run: FluidView, cell: number, step: number): DelayShares | null {
    const { layout, means, h, steps } = run.plan;
    const sampler = this.#program.stages[layout.stageOf[cell]].time?.[layout.kindOf[cell]] ?? -1;
    if (sampler < 0) return null;
    const read = (curve: number): number => means.mean(curve, step);
    const key = curvesOf(this.#program, sampler).length === 0 ? `${sampler}` : figuresOf(this.#program, sampler, read);
    let found = this.#delays.get(key);
    if (found === undefined) {
      const duration = durationOf(this.#program.samplers, sampler, read);
      const isFixed = this.#program.samplers[sampler].family === "fixed";
      found = { ...delayShares(duration, h, steps + 1), fixed: isFixed ? duration.quantile(0.5) / h : -1 };
      this.#delays.set(key, found);
    }
    return found;
  }
}

function cellsOf({ plan }: FluidView, stage: StageId): number[] {
  const first = plan.layout.firstCell[stage];
  return Array.from({ length: plan.layout.firstCell[stage + 1] - first }, (_, i) => first + i);
}
