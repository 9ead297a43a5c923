// The fluid engine's kernel and the TypeScript beside it, its specification: every number of every step, to the last bit.
import { expect, test } from "vitest";
import type { Program } from "../../src/compile/program.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { openFluidKernel } from "../../src/simulate/fluid/fast/instance.ts";
import { planFor, runPlan, type FluidListener } from "../../src/simulate/fluid/run.ts";
import type { FluidView } from "../../src/simulate/fluid/view.ts";
import { randomProgram } from "./randomProgram.ts";

type Engine = "straight" | "fast";

const lists = ["content", "waiting", "entered", "arrived", "inService", "taken", "moved", "inUse", "used"] as const;
const others = ["offered", "departures", "leftBehind", "goes", "inbox"] as const;

/** Everything that listeners can see of a run, a line a step. */
function traceOf(program: Program, step: number, engine: Engine): string[] {
  const trace: string[] = [];
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
    after(view: FluidView) {
      const seen = [...lists, ...others].map((name) => bitsOf(view[name]));
      const by = view.movedBy.map((list) => (list === null ? "" : bitsOf(list)));
      const ahead: number[] = [];
      for (let cell = 0; cell < view.plan.layout.cells; cell++) {
        view.eachInLine(cell, (persons, since) => ahead.push(persons, since));
      }
      trace.push([...seen, ...by, bitsOf(ahead), bitsOf(told)].join("|"));
      told.length = 0;
    },
  };
  const { persons } = runPlan(planFor(program, step), { listeners: [listener], engine });
  trace.push(`${persons}`);
  return trace;
}

/** Zeros below and above nothing are the same number of people. */
function bitsOf(values: ArrayLike<number>): string {
  return Array.from(values, (value) => value + 0).join(",");
}

test("the kernel runs here", () => {
  expect(openFluidKernel()).not.toBeNull();
});

test("in 150 random programs with every construct both give the same numbers in every step, to the last bit", () => {
  for (let seed = 0; seed < 150; seed++) {
    const program = randomProgram(seed);
    for (const step of [1, 0.4]) {
      const straight = traceOf(program, step, "straight");
      const fast = traceOf(program, step, "fast");
      const first = straight.findIndex((line, i) => line !== fast[i]);
      expect(first, `program ${seed}, steps of ${step}`).toBe(-1);
      expect(fast.length).toBe(straight.length);
    }
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
