// The fluid engine's kernel and the TypeScript beside it, its specification: every number of every step, to the last bit.
import { expect, test } from "vitest";
import type { Program } from "../../src/compile/program.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { openFluidKernel } from "../../src/simulate/fluid/fast/instance.ts";
import { planFor, runPlan, type FluidListener } from "../../src/simulate/fluid/run.ts";
import { randomProgram } from "./randomProgram.ts";

/** set higher for a longer search */
const seeds = 40;

type Engine = "straight" | "fast";

const lists = ["content", "waiting", "entered", "arrived", "inService", "taken", "moved", "inUse", "used"] as const;
const others = ["offered", "departures", "leftBehind", "goes", "inbox"] as const;

/** Everything that listeners can see of a run, a list a step. */
function traceOf(program: Program, step: number, engine: Engine): Float64Array[] {
  const trace: Float64Array[] = [];
  const told: number[] = [];
  const listener: FluidListener = {
    start(view) {
      view.heard.fill(1);
      view.onTaken = (...what) => told.push(...what.map(Number));
      const { edges, firstCell } = view.plan.layout;
      // every other way out is asked for, and both ways of sending along are taken
      for (const { index, from } of edges) {
        if (index % 2 === 0) view.movedBy[index] = new Float64Array(firstCell[from + 1] - firstCell[from]);
      }
    },
    before() {},
    after(view) {
      const seen = [...lists, ...others].flatMap((name) => [...view[name]]);
      const by = view.movedBy.flatMap((list) => (list === null ? [] : [...list]));
      const ahead: number[] = [];
      for (let cell = 0; cell < view.plan.layout.cells; cell++) {
        view.eachInLine(cell, (persons, since) => ahead.push(persons, since));
      }
      trace.push(Float64Array.from([...seen, ...by, ...ahead, ...told]));
      told.length = 0;
    },
  };
  const { persons } = runPlan(planFor(program, step), { listeners: [listener], engine });
  trace.push(Float64Array.of(persons));
  return trace;
}

/** Zeros below and above nothing are the same number of people; what is not a number is so in both. */
function areSame(left: Float64Array, right: Float64Array): boolean {
  return (
    left.length === right.length &&
    left.every((value, i) => value === right[i] || (Number.isNaN(value) && Number.isNaN(right[i])))
  );
}

test("the kernel runs here", () => {
  expect(openFluidKernel()).not.toBeNull();
});

test("in 40 random programs with every construct both give the same numbers in every step, to the last bit", () => {
  for (let seed = 0; seed < seeds; seed++) {
    const program = randomProgram(seed);
    // programs take turns with steps: which constructs one has has nothing to do with its number
    const step = seed % 2 === 0 ? 1 : 0.4;
    const straight = traceOf(program, step, "straight");
    const fast = traceOf(program, step, "fast");
    expect(fast.length).toBe(straight.length);
    const first = straight.findIndex((seen, i) => !areSame(seen, fast[i]));
    expect(first, `program ${seed}, steps of ${step}`).toBe(-1);
  }
});

test("a plan that is run again gives the same observation, and the first one stays what it was", () => {
  const program = randomProgram(7);
  const plan = planFor(program, 1);
  const watch = () => observeFluid(program, { seriesGroup: "", seriesLevels: [], series: true });
  const [straight, first, second] = [watch(), watch(), watch()];
  runPlan(plan, { listeners: [straight.listener], engine: "straight" });
  runPlan(plan, { listeners: [first.listener] });
  runPlan(plan, { listeners: [second.listener] });
  expect(first.result()).toEqual(straight.result());
  expect(second.result()).toEqual(first.result());
});
