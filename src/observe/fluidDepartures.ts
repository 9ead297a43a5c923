// When, within a step of expected numbers, people come and go: evenly, but for those who board. They leave at their
// departures, and with them everybody who goes through forks at once, so that a window whose edge lies within a step
// counts whole departures, and one at the instant of its end belongs to the window after it.
import type { Program, ResourceId, StageId } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";

/** Departures at an instant are before it when a stock is read at it, and not before it when a window ends there. */
export type Until = "before" | "at";

/** Differences between two parts of a step that are none: where a step ends is calculated in two ways. */
const rounding = 1e-9;

export class FluidDepartures {
  readonly #program: Program;
  readonly #boards: readonly { readonly stage: StageId; readonly resources: readonly ResourceId[] }[];
  /** persons of the step, and of these who came or went by the instant: by way out, into a stage, out of it */
  #byEdge = new Float64Array(0);
  #edgeNow = new Float64Array(0);
  readonly #in: Float64Array;
  readonly #inNow: Float64Array;
  readonly #out: Float64Array;
  readonly #outNow: Float64Array;
  /** by stage where people board: part of those who board in the step that have left */
  readonly #boarded: Float64Array;
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
    this.#boarded = new Float64Array(this.#boards.length);
  }

  /** Part of a resource's departures of the step that have left by a part of it. */
  partLeft(run: FluidView, resource: ResourceId, part: number, until: Until): number {
    const { departures, departureRate } = this.#program.resources[resource];
    const { h, steps } = run.plan;
    if (departureRate !== null) return part;
    const isLast = run.now === steps - 1;
    const start = run.now * h;
    const instant = start + part * h;
    const slack = 1e-9 * h;
    let all = 0;
    let left = 0;
    for (let i = firstFrom(departures, start - slack); i < departures.length; i++) {
      const time = departures[i];
      if (time < start) continue;
      const end = (run.now + 1) * h;
      if (isLast ? time > end + 1e-9 : time >= end) break;
      all++;
      if (time < instant - slack || (until === "at" && time <= instant + slack)) left++;
    }
    return all === 0 ? part : left / all;
  }

  /** Part of them that leave from one part of the step up to, not including, another. */
  partBetween(run: FluidView, resource: ResourceId, from: number, to: number): number {
    return this.partLeft(run, resource, to, "before") - this.partLeft(run, resource, from, "before");
  }

  /**
   * Reads a step that is over at a part of it.
   * @param movedBefore persons by way out when the step began
   */
  read(run: FluidView, movedBefore: Float64Array, part: number, until: Until): void {
    this.part = part;
    this.isUneven = false;
    // before a step's first instant nobody has left
    if (this.#boards.length === 0 || (part === 0 && until === "before")) return;
    const last = this.#last;
    if (last?.run === run && last.now === run.now && last.part === part && last.until === until) {
      this.isUneven = last.isUneven;
      return;
    }
    this.#readAnew(run, movedBefore, part, until);
    this.#last = { run, now: run.now, part, until, isUneven: this.isUneven };
  }

  #readAnew(run: FluidView, movedBefore: Float64Array, part: number, until: Until): void {
    // most instants are read where nobody boards unevenly: only then ways out are gone through
    this.#boards.forEach(({ resources }, i) => {
      let used = 0;
      let left = 0;
      for (const resource of resources) {
        used += run.used[resource];
        left += run.used[resource] * this.partLeft(run, resource, part, until);
      }
      this.#boarded[i] = used > 0 ? left / used : part;
      if (Math.abs(this.#boarded[i] - part) > rounding) this.isUneven = true;
    });
    if (!this.isUneven) return;
    const { layout, works, keeping } = run.plan;
    const { edges, ownEdges } = layout;
    if (this.#byEdge.length !== edges.length) {
      this.#byEdge = new Float64Array(edges.length);
      this.#edgeNow = new Float64Array(edges.length);
    }
    for (const list of [this.#in, this.#inNow, this.#out, this.#outNow]) list.fill(0);
    for (let e = 0; e < edges.length; e++) {
      this.#byEdge[e] = Math.max(0, run.moved[e] - movedBefore[e]);
      this.#edgeNow[e] = part * this.#byEdge[e];
    }
    this.#boards.forEach(({ stage }, i) => {
      if (Math.abs(this.#boarded[i] - part) <= rounding) return;
      for (const { index } of ownEdges[stage]) this.#edgeNow[index] = this.#boarded[i] * this.#byEdge[index];
    });
    // forks in the order in which people go through them
    for (const work of works) {
      if (work.kind !== "enter" || keeping[work.stage] !== "through") continue;
      if (this.#program.stages[work.stage].kind !== "passes") continue;
      let came = 0;
      let now = 0;
      for (const { index, to } of edges) {
        if (to !== work.stage) continue;
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
    for (const { index, from, to } of edges) {
      this.#in[to] += this.#byEdge[index];
      this.#inNow[to] += this.#edgeNow[index];
      this.#out[from] += this.#byEdge[index];
      this.#outNow[from] += this.#edgeNow[index];
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

function firstFrom(instants: Float64Array, time: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
