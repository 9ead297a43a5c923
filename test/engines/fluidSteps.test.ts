// What the badge says of a step is never less than how far the figure is from its exact value.
import { describe, expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { readModel } from "../../src/model/readModel.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import type { FluidObserver } from "../../src/observe/observeFluid.ts";
import { chooseStep } from "../../src/simulate/fluid/chooseStep.ts";
import { goldenCase } from "../golden/cases.ts";
import { storyProgram } from "../simulate/stories.ts";
import { fluidSystems } from "./fluidCases.ts";

/** Tails are cut off at a millionth, and long delays kept in rows that widen, at any step. */
const anyStep = 1e-4;

test.each(fluidSystems)("$title", ({ document, cases }) => {
  const model = readModel({ path: "fluid.yaml", text: document }, "fluid");
  const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
  let last: FluidObserver | null = null;
  const figures = (observer: FluidObserver): number[] => {
    const measured = Object.fromEntries(observer.result().measures.map(({ name, value }) => [name, value ?? NaN]));
    return Object.values(cases).map((read) => read(measured));
  };
  const { error } = chooseStep(program, 0.02, () => {
    const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
    last = observer;
    return { listener: observer.listener, values: () => figures(observer) };
  });
  figures(last!).forEach((got, i) => {
    const id = Object.keys(cases)[i];
    expect(Math.abs(got / goldenCase(id).expected - 1), id).toBeLessThanOrEqual(error + anyStep);
  });
});

describe("of answers by plain arithmetic, too", () => {
  const exact: readonly (readonly [string, string, number])[] = [
    [
      "thirty flights in September",
      `runs: {from: 2023-10-01, through: 2025-09-30}
resources: {flight: {slots: 1, departs: 1 per day}}
stages:
  wait: {initial: {count: 5000}, boards: flight, next: gone}
  gone: {outcome: true}
quantities: {x: {entries: gone, window: 2024-09}}`,
      30,
    ],
    [
      "a hundred at a door that never opens and that each leaves after ten days",
      `runs: {for: 100 days}
resources: {beds: {servers: {steps: {0 days: 0, 99 days: 1}}}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {arrivals: {rate: 10 per day}, dwell: {exponential: {mean: 10 days}}, clocks: {left: {after: 10 days, to: done}}, next: done}
  done: {outcome: true}
quantities: {x: {waiting: ward, at: 60 days}}`,
      100,
    ],
    [
      "one in e is left of those under a rate for the ten days of a stay",
      `runs: {for: 200 days}
stages:
  cell: {arrivals: {rate: 10 per day}, dwell: 10 days, clocks: {out: {rate: 0.1 per day, to: released}}, next: gone}
  released: {outcome: true}
  gone: {outcome: true}
quantities: {x: {entries: gone, window: {from: 100 days, for: 100 days}}}`,
      1000 * Math.exp(-1),
    ],
  ];

  test.each(exact)("%s", (_, body, expected) => {
    const program = storyProgram(`${body}\n`);
    let value = NaN;
    const { error } = chooseStep(program, 0.02, () => {
      const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
      const values = (): (number | null)[] => observer.result().measures.map((one) => one.value);
      return { listener: observer.listener, values: () => [(value = values()[0] ?? NaN)] };
    });
    expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(error + anyStep);
  });
});
