// Durations at the ends of what a shape can be: nearly fixed ones are, and those too wide for any run are refused.
import { expect, test } from "vitest";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { storyProgram } from "./stories.ts";
import type { Program } from "../../src/compile/program.ts";

const program = (dwell: string): Program =>
  storyProgram(`runs: {for: 20 days}
grid: 1 hour
stages:
  a: {arrivals: {every: 1 day}, initial: {count: 20, age: 12 hours}, dwell: {${dwell}}, next: z}
  z: {outcome: true}
quantities: {halfWay: {stock: a, at: 6 hours}, late: {stock: a, window: {from: 5 days, for: 15 days}}}
`);
const wanted = { seriesGroup: "", seriesLevels: [], series: false, waits: false };
const engines = {
  "person by person": (of: Program) => {
    const observer = observe(of, wanted);
    simulate(of, { seed: 1, replication: 0, recorders: [observer.recorder] });
    return observer.result();
  },
  "inside the kernel": (of: Program) => observeRun(of, { seed: 1, replication: 0, recorders: [] }, wanted),
  "in expected numbers": (of: Program) => {
    const observer = observeFluid(of, wanted);
    simulateFluid(of, { step: 3, listeners: [observer.listener] });
    return observer.result();
  },
};

test.each([
  "gamma: {mean: 36 hours, cv: 7e-13}",
  "gamma: {mean: 36 hours, cv: 1e-200}",
  "gamma: {mean: 36 hours, shape: 1e15}",
  "erlang: {phases: 1000000000, mean: 36 hours}",
  "lognormal: {mean: 36 hours, cv: 1e-300}",
  "weibull: {mean: 36 hours, shape: 500000}",
  "weibull: {mean: 36 hours, shape: 1e90}",
])("{%s} is a day and a half for everybody, in every engine", (dwell) => {
  for (const [engine, run] of Object.entries(engines)) {
    const [halfWay, late] = run(program(dwell)).measures.map(({ value }) => value ?? NaN);
    expect(halfWay, engine).toBeCloseTo(20, 6);
    // one a day for a day and a half each; expected numbers spread each over a step
    expect(Math.abs(late - 1.5), engine).toBeLessThan(0.13);
  }
});

test.each([
  ["gamma", "cv: 1e5", "a cv of 31 at most"],
  ["gamma", "shape: 1e-300", "a cv of 31 at most"],
  ["lognormal", "cv: 1e90", "its cv is 1e31 at most"],
  ["weibull", "shape: 1e-9", "its shape is 0.05 at least"],
])("{%s: {mean: 1 day, %s}} is refused at its place, with what would do", (family, figure, hint) => {
  expect(() => program(`${family}: {mean: 1 day, ${figure}}`)).toThrow(
    new RegExp(
      `:\\d+:\\d+ › stages\\.a\\.dwell\\n {2}expected figures that a ${family} can have; got .*\\n {2}hint: .*${hint}`,
    ),
  );
});

test("a cv that crosses a thousandth in time is refused, because a shape is one family", () => {
  expect(() => program("gamma: {mean: 1 day, cv: {steps: {0 days: 0.5, 3 days: 0.0001}}}")).toThrow(
    /expected a cv that is below a thousandth at all times, or at none/,
  );
});

test("at a cv of a thousandth the gamma and the normal in its place give the same expected numbers", () => {
  const meanOf = (cv: string): number =>
    engines["in expected numbers"](program(`gamma: {mean: 36 hours, cv: ${cv}}`)).measures[1].value!;
  expect(meanOf("0.00100001") / meanOf("0.00099999")).toBeCloseTo(1, 5);
});
