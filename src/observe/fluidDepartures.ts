// When, within a step of expected numbers, people board and come whose instants are known: not evenly over it.
import type { Program, ResourceId, StageId } from "../compile/program.ts";
import { stepOfInstant } from "../simulate/fluid/arrivalInstants.ts";
import { edgeSlack } from "../simulate/fluid/timetable.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import { sharpArrivals, stagesOfSharp, type SharpArrivals } from "./fluidSharpArrivals.ts";
import { waysOf } from "./fluidWays.ts";
import { firstAfter, firstFrom } from "./risingInstants.ts";

/** Departures at an instant are before it when a stock is read at it, and not before it when a window ends there. */
export type Until = "before" | "at";

export class FluidDepartures {
  readonly #program: Program;
  /** arrivals from outside whose instants are known beforehand */
  readonly sharp: readonly SharpArrivals[];
  /** stages to which all who come from outside come so */
  readonly #sharpOnly: ReadonlySet<StageId>;
  /** first departure of a step and the first after it, and which step; [resource] */
  readonly #spans: Int32Array;
  readonly #spanIn: Int32Array;
  #spansOf: FluidView["plan"] | null = null;

  constructor(program: Program) {
    this.#program = program;
    this.#spans = new Int32Array(2 * program.resources.length);
    this.#spanIn = new Int32Array(program.resources.length).fill(-1);
    this.sharp = sharpArrivals(program);
    this.#sharpOnly = stagesOfSharp(program, this.sharp);
  }

  /** Part of a resource's departures of the step that have left by a part of it. */
  partLeft(run: FluidView, resource: ResourceId, part: number, until: Until): number {
    const { departures, departureRate } = this.#program.resources[resource];
    if (departureRate !== null) return part;
    const { plan, now } = run;
    if (this.#spansOf !== plan) this.#spanIn.fill(-1);
    this.#spansOf = plan;
    if (this.#spanIn[resource] !== now) this.#findSpan(run, resource, departures);
    const first = this.#spans[2 * resource];
    const next = this.#spans[2 * resource + 1];
    if (next === first) return part;
    const instant = now * plan.h + part * plan.h;
    const slack = edgeSlack * plan.h;
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
    // steps follow each other: a step begins with the first departure after the one before it
    const isNext = now > 0 && this.#spanIn[resource] === now - 1;
    const first = isNext ? this.#spans[2 * resource + 1] : firstFrom(departures, now * h - slack);
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
    if (!this.#sharpOnly.has(stage) || waysOf(run.plan).ins[stage].length > 0) return null;
    const { h } = run.plan;
    const slack = 1e-9 * h;
    const first = (run.now + from) * h - slack;
    const last = (run.now + to) * h - slack;
    let all = 0;
    let come = 0;
    for (const one of this.sharp) {
      if (one.stage !== stage) continue;
      eachInStep(one, run, (instant, persons) => {
        all += persons;
        if (instant >= first && instant < last) come += persons;
      });
    }
    return all > 0 ? come / all : null;
  }
}

/** Visits those of the step under way. */
export function eachInStep(
  { instants, persons }: SharpArrivals,
  { now, plan: { h, steps } }: FluidView,
  visit: (instant: number, persons: number) => void,
): void {
  for (let i = firstFrom(instants, now * h - h); i < instants.length; i++) {
    const step = stepOfInstant(instants[i], h, steps);
    if (step > now) break;
    if (step === now) visit(instants[i], persons(instants[i]));
  }
}
