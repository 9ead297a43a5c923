// When, within a step of expected numbers, people come and go: evenly, but for those who board and those who come after
// gaps of one length. They leave at their departures, and with them everybody who goes through forks at once, so that a window whose edge lies within a step
// counts whole departures, and one at the instant of its end belongs to the window after it.
import type { Program, ResourceId, StageId } from "../compile/program.ts";
import { meanBatch } from "../simulate/fluid/arrivals.ts";
import { arrivalInstants, stepOfInstant } from "../simulate/fluid/arrivalInstants.ts";
import { edgeSlack } from "../simulate/fluid/timetable.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import { curveValue } from "./curve.ts";

/** Departures at an instant are before it when a stock is read at it, and not before it when a window ends there. */
export type Until = "before" | "at";

/** Differences between two parts of a step that are none: where a step ends is calculated in two ways. */
const rounding = 1e-9;

interface StepBegan {
  readonly moved: Float64Array;
  readonly entered: Float64Array;
}

export class FluidDepartures {
  readonly #program: Program;
  #waysIn: { readonly edges: readonly unknown[]; readonly byStage: readonly (readonly number[])[] } | null = null;
  readonly #boards: readonly { readonly stage: StageId; readonly resources: readonly ResourceId[] }[];
  /** persons of the step, and of these who came or went by the instant: by way out, into a stage, out of it */
  #byEdge = new Float64Array(0);
  #edgeNow = new Float64Array(0);
  readonly #in: Float64Array;
  readonly #inNow: Float64Array;
  readonly #out: Float64Array;
  readonly #outNow: Float64Array;
  /** arrivals from outside whose instants are known beforehand */
  readonly #sharp: readonly SharpArrivals[];
  /** stages to which all who come from outside come so */
  readonly #sharpOnly: ReadonlySet<StageId>;
  /** of a step's persons who come so, those who came by the instant; [stage] */
  readonly #sharpIn: Float64Array;
  readonly #sharpNow: Float64Array;
  /** by stage where people board: part of those who board in the step that have left */
  readonly #boarded: Float64Array;
  /** first departure of a step and the first after it, and which step; [resource] */
  readonly #spans: Int32Array;
  readonly #spanIn: Int32Array;
  #spansOf: FluidView["plan"] | null = null;
  /** what was read last: many measures read the same instant of a step */
  #last: { run: FluidView; now: number; part: number; until: Until; isUneven: boolean } | null = null;
  /** whether any part of the step read last is other than even */
  isUneven = false;
  /** the part of the step read last */
  part = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#boards = program.stages.flatMap(({ kind, lines }, stage) => {
      const resources = [...new Set(lines.flatMap((byClass) => [...byClass]))].filter((resource) => resource >= 0);
      return kind === "boards" ? [{ stage, resources }] : [];
    });
    const byStage = (): Float64Array => new Float64Array(program.stages.length);
    [this.#in, this.#inNow, this.#out, this.#outNow] = [byStage(), byStage(), byStage(), byStage()];
    [this.#sharpIn, this.#sharpNow] = [byStage(), byStage()];
    this.#boarded = new Float64Array(this.#boards.length);
    this.#spans = new Int32Array(2 * program.resources.length);
    this.#spanIn = new Int32Array(program.resources.length).fill(-1);
    this.#sharp = sharpArrivals(program);
    this.#sharpOnly = stagesOfSharp(program, this.#sharp);
  }

  /** Part of a resource's departures of the step that have left by a part of it. */
  partLeft(run: FluidView, resource: ResourceId, part: number, until: Until): number {
    const { departures, departureRate } = this.#program.resources[resource];
    const { h } = run.plan;
    if (departureRate !== null) return part;
    if (this.#spansOf !== run.plan) this.#spanIn.fill(-1);
    this.#spansOf = run.plan;
    if (this.#spanIn[resource] !== run.now) this.#findSpan(run, resource, departures);
    const [first, next] = [this.#spans[2 * resource], this.#spans[2 * resource + 1]];
    if (next === first) return part;
    const instant = run.now * h + part * h;
    const slack = edgeSlack * h;
    const from =
      until === "at"
        ? firstAfter(departures, instant + slack, first, next)
        : firstFrom(departures, instant - slack, first, next);
    return (from - first) / (next - first);
  }

  /** Which of the departures leave in the step under way: every part of it is read among these. */
  #findSpan({ now, plan: { h, steps } }: FluidView, resource: ResourceId, departures: Float64Array): void {
    const slack = edgeSlack * h;
    const end = (now + 1) * h;
    const first = firstFrom(departures, now * h - slack);
    this.#spans[2 * resource] = first;
    this.#spans[2 * resource + 1] =
      now === steps - 1 ? firstAfter(departures, end + 1e-9, first) : firstFrom(departures, end - slack, first);
    this.#spanIn[resource] = now;
  }

  /** Part of them that leave from one part of the step up to, not including, another. */
  partBetween(run: FluidView, resource: ResourceId, from: number, to: number): number {
    return this.partLeft(run, resource, to, "before") - this.partLeft(run, resource, from, "before");
  }

  /**
   * Of the people who come to a stage in the step: the part that comes from one part of it up to, not including,
   * another. Null where others than those of known instants may be among them, or none come.
   */
  partCome(run: FluidView, stage: StageId, from: number, to: number): number | null {
    if (!this.#sharpOnly.has(stage) || this.#edgesTo(run)[stage].length > 0) return null;
    const { h, steps } = run.plan;
    const slack = 1e-9 * h;
    const [first, last] = [(run.now + from) * h - slack, (run.now + to) * h - slack];
    let [all, come] = [0, 0];
    for (const one of this.#sharp) {
      if (one.stage !== stage) continue;
      const { instants, persons } = one;
      for (let i = firstFrom(instants, run.now * h - h); i < instants.length; i++) {
        const step = stepOfInstant(instants[i], h, steps);
        if (step > run.now) break;
        if (step < run.now) continue;
        const some = persons(instants[i]);
        all += some;
        if (instants[i] >= first && instants[i] < last) come += some;
      }
    }
    return all > 0 ? come / all : null;
  }

  /**
   * Reads a step that is over at a part of it.
   * @param before persons by way out, and those who entered each cell, when the step began
   */
  read(run: FluidView, before: StepBegan, part: number, until: Until): void {
    this.part = part;
    this.isUneven = false;
    // before a step's first instant nobody has left
    if ((this.#boards.length === 0 && this.#sharp.length === 0) || (part === 0 && until === "before")) return;
    const last = this.#last;
    if (last?.run === run && last.now === run.now && last.part === part && last.until === until) {
      this.isUneven = last.isUneven;
      return;
    }
    this.#readAnew(run, before, part, until);
    this.#last = { run, now: run.now, part, until, isUneven: this.isUneven };
  }

  #readAnew(run: FluidView, before: StepBegan, part: number, until: Until): void {
    // most instants are read where nobody boards unevenly: only then ways out are gone through
    this.#boards.forEach(({ resources }, i) => {
      let used = 0;
      let left = 0;
      for (const resource of resources) {
        if (run.used[resource] === 0) continue;
        used += run.used[resource];
        left += run.used[resource] * this.partLeft(run, resource, part, until);
      }
      this.#boarded[i] = used > 0 ? left / used : part;
      if (Math.abs(this.#boarded[i] - part) > rounding) this.isUneven = true;
    });
    this.#readSharp(run, part, until);
    if (!this.isUneven) return;
    const { layout, works, keeping } = run.plan;
    const { edges, ownEdges } = layout;
    if (this.#byEdge.length !== edges.length) {
      this.#byEdge = new Float64Array(edges.length);
      this.#edgeNow = new Float64Array(edges.length);
    }
    const edgesTo = this.#edgesTo(run);
    for (const list of [this.#in, this.#inNow, this.#out, this.#outNow]) list.fill(0);
    const [byEdge, edgeNow] = [this.#byEdge, this.#edgeNow];
    const { moved } = run;
    for (let e = 0; e < edges.length; e++) {
      byEdge[e] = Math.max(0, moved[e] - before.moved[e]);
      edgeNow[e] = part * byEdge[e];
    }
    this.#boards.forEach(({ stage }, i) => {
      if (Math.abs(this.#boarded[i] - part) <= rounding) return;
      for (const { index } of ownEdges[stage]) this.#edgeNow[index] = this.#boarded[i] * this.#byEdge[index];
    });
    // forks in the order in which people go through them
    for (const work of works) {
      if (work.kind !== "enter" || keeping[work.stage] !== "through") continue;
      if (this.#program.stages[work.stage].kind !== "passes") continue;
      let came = this.#sharpIn[work.stage];
      let now = this.#sharpNow[work.stage];
      for (const index of edgesTo[work.stage]) {
        came += this.#byEdge[index];
        now += this.#edgeNow[index];
      }
      let on = 0;
      for (const { index } of ownEdges[work.stage]) on += this.#byEdge[index];
      // people who come from outside come evenly
      const all = Math.max(came, on);
      const share = all > 0 ? (now + part * (all - came)) / all : part;
      for (const { index } of ownEdges[work.stage]) this.#edgeNow[index] = share * this.#byEdge[index];
    }
    this.#in.set(this.#sharpIn);
    this.#inNow.set(this.#sharpNow);
    const [comes, comesNow, goes, goesNow] = [this.#in, this.#inNow, this.#out, this.#outNow];
    for (let e = 0; e < edges.length; e++) {
      const { from, to } = edges[e];
      comes[to] += byEdge[e];
      comesNow[to] += edgeNow[e];
      goes[from] += byEdge[e];
      goesNow[from] += edgeNow[e];
    }
    this.#sharp.forEach(({ stage }, i) => {
      if (this.#sharp.findIndex((one) => one.stage === stage) === i) this.#addEven(run, before, stage, part);
    });
  }

  /** Ways in, by stage: the same for all instants of a run. */
  #edgesTo({ plan }: FluidView): readonly (readonly number[])[] {
    if (this.#waysIn?.edges !== plan.layout.edges) {
      const { edges } = plan.layout;
      const byStage = this.#program.stages.map((): number[] => []);
      for (const { index, to } of edges) byStage[to].push(index);
      this.#waysIn = { edges, byStage };
    }
    return this.#waysIn.byStage;
  }

  /** Others who come from outside to a stage where some come at known instants come evenly. */
  #addEven(run: FluidView, before: StepBegan, stage: StageId, part: number): void {
    const { firstCell } = run.plan.layout;
    let even = -this.#in[stage];
    for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++)
      even += run.entered[cell] - before.entered[cell];
    if (!(even > 0)) return;
    this.#in[stage] += even;
    this.#inNow[stage] += part * even;
  }

  /** Of the people who come from outside in the step, at instants known beforehand: who have come by the instant. */
  #readSharp(run: FluidView, part: number, until: Until): void {
    if (this.#sharp.length === 0) return;
    const { h, steps } = run.plan;
    this.#sharpIn.fill(0);
    this.#sharpNow.fill(0);
    const slack = 1e-9 * h;
    const instant = (run.now + part) * h;
    for (const { stage, instants, persons } of this.#sharp) {
      let all = 0;
      let come = 0;
      for (let i = firstFrom(instants, run.now * h - h); i < instants.length; i++) {
        const step = stepOfInstant(instants[i], h, steps);
        if (step > run.now) break;
        if (step < run.now) continue;
        const some = persons(instants[i]);
        all += some;
        if (instants[i] < instant - slack || (until === "at" && instants[i] <= instant + slack)) come += some;
      }
      this.#sharpIn[stage] += all;
      this.#sharpNow[stage] += come;
      if (Math.abs(come - part * all) > rounding * all) this.isUneven = true;
    }
  }

  /** Part of the people on a way out who have gone. */
  gone(edge: number): number {
    return this.isUneven && this.#byEdge[edge] > 0 ? this.#edgeNow[edge] / this.#byEdge[edge] : this.part;
  }

  /** Part of the people coming to the stage who have come; those from outside come evenly. */
  come(stage: StageId): number {
    return this.isUneven && this.#in[stage] > 0 ? this.#inNow[stage] / this.#in[stage] : this.part;
  }

  /** Part of the people leaving the stage who have left. */
  left(stage: StageId): number {
    return this.isUneven && this.#out[stage] > 0 ? this.#outNow[stage] / this.#out[stage] : this.part;
  }
}

/** People of one class who come by one entry after gaps of one length. */
interface SharpArrivals {
  readonly stage: StageId;
  readonly instants: Float64Array;
  readonly persons: (time: number) => number;
}

function sharpArrivals(program: Program): SharpArrivals[] {
  const read = (curve: number, time: number): number => curveValue(program.curves, curve, time);
  const known = new Map<number, Float64Array | null>();
  return program.arrivals.flatMap((entry) => {
    if (entry.kind !== "every") return [];
    const { stage, partFrom, partTo } = entry;
    const each = meanBatch(entry.batchSizes, entry.batchCumulative);
    return Array.from(entry.gaps).flatMap((gap, c) => {
      if (gap < 0) return [];
      if (!known.has(gap)) known.set(gap, arrivalInstants(program, gap, read));
      const instants = known.get(gap) ?? null;
      const persons = (time: number): number =>
        partFrom[c] < 0 ? each : each * (read(partTo[c], time) - read(partFrom[c], time));
      return instants === null ? [] : [{ stage, instants, persons }];
    });
  });
}

function stagesOfSharp({ arrivals }: Program, sharp: readonly SharpArrivals[]): ReadonlySet<StageId> {
  const stages = new Set(sharp.map(({ stage }) => stage));
  const parts = (stage: StageId): number => sharp.filter((one) => one.stage === stage).length;
  return new Set(
    [...stages].filter((stage) => {
      const own = arrivals.filter((entry) => entry.stage === stage);
      const asked = own.map((entry) =>
        entry.kind === "every" ? entry.gaps.filter((gap) => gap >= 0).length : Infinity,
      );
      return asked.reduce((sum, count) => sum + count, 0) === parts(stage);
    }),
  );
}

/** @param from nobody before it is looked at, nor from `to` on */
function firstFrom(instants: Float64Array, time: number, from = 0, to = instants.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first after an instant. */
function firstAfter(instants: Float64Array, time: number, from: number, to = instants.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
