// What of a step of expected numbers has happened by an instant within it: evenly, but for those who board and those who
// come after gaps of one length. They leave at their departures, and with them everybody who goes through forks at once, so that
// a window whose edge lies within a step counts whole departures, and one at the instant of its end belongs to the window after it.
import type { Program, ResourceId, StageId } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import { eachInStep, FluidDepartures, type Until } from "./fluidDepartures.ts";
import { waysOf, type FluidWays } from "./fluidWays.ts";

/** One instant within a step, read. */
export interface Instant {
  /** of the step, 0 … 1 */
  readonly part: number;
  /** whether any part of it is other than even */
  readonly isUneven: boolean;
  /** part of the people coming to a stage who have come, and of those leaving it who have left; [stage] */
  readonly come: Float64Array;
  readonly left: Float64Array;
  /** part of the people on a way out who have gone; [edge] */
  readonly gone: Float64Array;
}

/** Persons by way out, and those who entered each cell, when the step began. */
interface StepBegan {
  readonly moved: Float64Array;
  readonly entered: Float64Array;
}

interface Slot extends Instant {
  part: number;
  until: Until;
  isUneven: boolean;
}

/** Differences between two parts of a step that are none: where a step ends is calculated in two ways. */
const rounding = 1e-9;

export class FluidInstants {
  readonly departures: FluidDepartures;
  readonly #program: Program;
  readonly #boards: readonly { readonly stage: StageId; readonly resources: readonly ResourceId[] }[];
  /** stages to which people come at known instants */
  readonly #sharpStages: readonly StageId[];
  /** of a step's persons who come so, all and those who came by the instant; [stage] */
  readonly #sharpIn: Float64Array;
  readonly #sharpNow: Float64Array;
  /** by stage where people board: part of those who board in the step that have left */
  readonly #boarded: Float64Array;
  /** persons of the step by way out, and of these who went by the instant */
  #byEdge = new Float64Array(0);
  #edgeNow = new Float64Array(0);
  /** persons of the step who come to a stage, and who leave it, and of these by the instant */
  readonly #in: Float64Array;
  readonly #out: Float64Array;
  readonly #inNow: Float64Array;
  readonly #outNow: Float64Array;
  /** of those to stages where some come at known instants, others from outside; [stage] */
  readonly #even: Float64Array;
  /** persons of the step who come to a fork from elsewhere, and all who go through it; [fork] */
  #toFork = new Float64Array(0);
  #throughFork = new Float64Array(0);
  /** those read of the step under way: many measures read the same */
  readonly #slots: Slot[] = [];
  #count = 0;
  #run: FluidView | null = null;
  #step = -1;
  /** whether what the whole step amounts to has been added up */
  #isAddedUp = false;

  constructor(program: Program) {
    this.#program = program;
    this.departures = new FluidDepartures(program);
    this.#boards = program.stages.flatMap(({ kind, lines }, stage) => {
      const resources = [...new Set(lines.flatMap((byClass) => [...byClass]))].filter((resource) => resource >= 0);
      return kind === "boards" ? [{ stage, resources }] : [];
    });
    this.#sharpStages = [...new Set(this.departures.sharp.map(({ stage }) => stage))];
    const byStage = (): Float64Array => new Float64Array(program.stages.length);
    [this.#in, this.#inNow, this.#out, this.#outNow] = [byStage(), byStage(), byStage(), byStage()];
    [this.#sharpIn, this.#sharpNow, this.#even] = [byStage(), byStage(), byStage()];
    this.#boarded = new Float64Array(this.#boards.length);
  }

  /** Forgets what was read of the step before. */
  beginStep(): void {
    this.#count = 0;
    this.#isAddedUp = false;
  }

  /** Reads a step that is over at a part of it; what comes back holds until the step after it is read. */
  read(run: FluidView, before: StepBegan, part: number, until: Until): Instant {
    if (this.#run !== run || this.#step !== run.now) {
      this.#run = run;
      this.#step = run.now;
      this.beginStep();
    }
    for (let i = 0; i < this.#count; i++) {
      const known = this.#slots[i];
      if (known.part === part && known.until === until) return known;
    }
    const slot = (this.#slots[this.#count++] ??= this.#newSlot(run));
    slot.part = part;
    slot.until = until;
    slot.isUneven = this.#isUnevenAt(run, part, until);
    if (slot.isUneven) this.#readUneven(run, before, slot);
    else for (const list of [slot.come, slot.left, slot.gone]) list.fill(part);
    return slot;
  }

  #newSlot({ plan }: FluidView): Slot {
    const stages = this.#program.stages.length;
    return {
      part: 0,
      until: "at",
      isUneven: false,
      come: new Float64Array(stages),
      left: new Float64Array(stages),
      gone: new Float64Array(plan.layout.edges.length),
    };
  }

  /** Most instants are read where nobody boards unevenly: only then ways out are gone through. */
  #isUnevenAt(run: FluidView, part: number, until: Until): boolean {
    // before a step's first instant nobody has left, and before its last everybody
    if (part === 0 && until === "before") return false;
    const { sharp } = this.departures;
    if (part === 1 && until === "before" && sharp.length === 0 && run.now < run.plan.steps - 1) return false;
    let isUneven = false;
    for (let i = 0; i < this.#boards.length; i++) {
      let used = 0;
      let left = 0;
      for (const resource of this.#boards[i].resources) {
        const here = run.used[resource];
        if (here === 0) continue;
        used += here;
        left += here * this.departures.partLeft(run, resource, part, until);
      }
      this.#boarded[i] = used > 0 ? left / used : part;
      if (Math.abs(this.#boarded[i] - part) > rounding) isUneven = true;
    }
    return this.#readSharp(run, part, until) || isUneven;
  }

  /** Of the people who come from outside in the step, at instants known beforehand: who have come by the instant. */
  #readSharp(run: FluidView, part: number, until: Until): boolean {
    const { sharp } = this.departures;
    if (sharp.length === 0) return false;
    const { h } = run.plan;
    this.#sharpIn.fill(0);
    this.#sharpNow.fill(0);
    const slack = 1e-9 * h;
    const instant = (run.now + part) * h;
    let isUneven = false;
    for (const one of sharp) {
      let all = 0;
      let come = 0;
      eachInStep(one, run, (at, persons) => {
        all += persons;
        if (at < instant - slack || (until === "at" && at <= instant + slack)) come += persons;
      });
      this.#sharpIn[one.stage] += all;
      this.#sharpNow[one.stage] += come;
      if (Math.abs(come - part * all) > rounding * all) isUneven = true;
    }
    return isUneven;
  }

  #readUneven(run: FluidView, before: StepBegan, { part, come, left, gone }: Slot): void {
    const ways = waysOf(run.plan);
    if (!this.#isAddedUp) this.#addUpStep(run, before, ways);
    const byEdge = this.#byEdge;
    const now = this.#edgeNow;
    for (let e = 0; e < byEdge.length; e++) now[e] = part * byEdge[e];
    for (let i = 0; i < this.#boards.length; i++) {
      const boarded = this.#boarded[i];
      if (Math.abs(boarded - part) <= rounding) continue;
      for (const e of ways.outs[this.#boards[i].stage]) now[e] = boarded * byEdge[e];
    }
    for (let fork = 0; fork < ways.forks.length; fork++) {
      const stage = ways.forks[fork];
      const outs = ways.outs[stage];
      let gone = this.#sharpNow[stage];
      for (const e of ways.ins[stage]) gone += now[e];
      const all = this.#throughFork[fork];
      // people who come from outside come evenly
      const share = all > 0 ? (gone + part * (all - this.#toFork[fork])) / all : part;
      for (const e of outs) now[e] = share * byEdge[e];
    }
    const [comesNow, goesNow] = [this.#inNow, this.#outNow];
    comesNow.set(this.#sharpNow);
    goesNow.fill(0);
    for (let e = 0; e < byEdge.length; e++) {
      comesNow[ways.to[e]] += now[e];
      goesNow[ways.from[e]] += now[e];
    }
    for (const stage of this.#sharpStages) if (this.#even[stage] > 0) comesNow[stage] += part * this.#even[stage];
    for (let e = 0; e < byEdge.length; e++) gone[e] = byEdge[e] > 0 ? now[e] / byEdge[e] : part;
    for (let stage = 0; stage < come.length; stage++) {
      come[stage] = this.#in[stage] > 0 ? comesNow[stage] / this.#in[stage] : part;
      left[stage] = this.#out[stage] > 0 ? goesNow[stage] / this.#out[stage] : part;
    }
  }

  /** What the whole step amounts to: the same for every instant of it. */
  #addUpStep(run: FluidView, before: StepBegan, ways: FluidWays): void {
    this.#isAddedUp = true;
    const edges = ways.from.length;
    if (this.#byEdge.length !== edges) {
      this.#byEdge = new Float64Array(edges);
      this.#edgeNow = new Float64Array(edges);
      this.#toFork = new Float64Array(ways.forks.length);
      this.#throughFork = new Float64Array(ways.forks.length);
    }
    const byEdge = this.#byEdge;
    for (let e = 0; e < edges; e++) byEdge[e] = Math.max(0, run.moved[e] - before.moved[e]);
    for (let fork = 0; fork < ways.forks.length; fork++) {
      let came = this.#sharpIn[ways.forks[fork]];
      let on = 0;
      for (const e of ways.ins[ways.forks[fork]]) came += byEdge[e];
      for (const e of ways.outs[ways.forks[fork]]) on += byEdge[e];
      this.#toFork[fork] = came;
      this.#throughFork[fork] = Math.max(came, on);
    }
    this.#in.set(this.#sharpIn);
    this.#out.fill(0);
    for (let e = 0; e < edges; e++) {
      this.#in[ways.to[e]] += byEdge[e];
      this.#out[ways.from[e]] += byEdge[e];
    }
    for (const stage of this.#sharpStages) this.#addEven(run, before, stage);
  }

  /** Others who come from outside to a stage where some come at known instants come evenly. */
  #addEven(run: FluidView, before: StepBegan, stage: StageId): void {
    const { firstCell } = run.plan.layout;
    let even = -this.#in[stage];
    for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++)
      even += run.entered[cell] - before.entered[cell];
    this.#even[stage] = even;
    if (even > 0) this.#in[stage] += even;
  }
}
