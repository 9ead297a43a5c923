// What the badge says of a step is never less than how far the figure is from its exact value.
import { describe, expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { readModel } from "../../src/model/readModel.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import type { FluidObserver } from "../../src/observe/observeFluid.ts";
import { chooseStep } from "../../src/simulate/fluid/chooseStep.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { fluidStepFor } from "../../src/study/fluidStep.ts";
import type { StudyInput } from "../../src/study/planStudy.ts";
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

describe("what is named first in the badge covers shares over a limit and quantiles, which halvings do not show", () => {
  // person k of a hundred waits k × 100 minutes, 0 to 99; at two desks a pair of ten waits k × 90
  test.each([
    { desks: 1, people: 100, minutes: 100, limit: 5000, over: 0.49, median: 4950 },
    { desks: 1, people: 100, minutes: 100, limit: 200, over: 0.97, median: 4950 },
    { desks: 2, people: 10, minutes: 90, limit: 90, over: 0.6, median: 180 },
    { desks: 7, people: 35, minutes: 1440, limit: 4320, over: 0.2, median: 2880 },
  ])("$people people before $desks desks", async ({ desks, people, minutes, limit, over, median }) => {
    const program = storyProgram(`runs: {for: 20 days}
grid: 1 hour
resources: {desk: {servers: ${desks}}}
stages:
  b: {initial: {count: ${people}}, service: {by: desk, time: ${minutes} minutes}, next: done}
  done: {outcome: true}
quantities:
  over: {wait: b, statistic: {share over: ${limit} minutes}}
  median: {wait: b, statistic: median}
`);
    const spec = { seriesGroup: "", seriesLevels: [] } as unknown as StudyInput["spec"];
    const measures = ["over", "median"].map((name) => ({ name, of: "model" })) as unknown as StudyInput["measures"];
    const made = await fluidStepFor([program], { spec, measures }, new AbortController().signal, async () => {});
    const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
    simulateFluid(program, { step: made!.step, listeners: [observer.listener] });
    const right: Record<string, number> = { over, median: median / 1440 };
    for (const { name, value } of observer.result().measures) {
      const by = made!.mayBeOff.find(({ what }) => what === name)?.by ?? 0;
      expect(Math.abs(value! - right[name]), name).toBeLessThanOrEqual(Math.max(by, made!.stepError! * value!) + 1e-9);
    }
    const sizes = made!.mayBeOff.map(({ ofIt }) => ofIt ?? Infinity);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });
});

// of six a day, those still there after t days are (1 − e^(−rt)) / rt of them
test.each([
  [1, 1],
  [1, 4],
  [4, 1],
  [4, 4],
])(
  "patience that ends at %d a day, before a departure for all every %d days: the badge covers its error",
  (rate, days) => {
    const program = storyProgram(`runs: {for: 200 days}
resources: {boat: {slots: 200, departs: ${1 / days} per day}}
stages:
  quay: {arrivals: {rate: 6 per day}, boards: boat, clocks: {left: {rate: ${rate} per day, while: waiting, to: gone}}, next: flown}
  flown: {outcome: true}
  gone: {outcome: true}
quantities: {flown: {entries: flown, window: {from: 100 days, for: 84 days}}}
`);
    let value = NaN;
    const { error } = chooseStep(program, 0.02, () => {
      const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
      return { listener: observer.listener, values: () => [(value = observer.result().measures[0].value ?? NaN)] };
    });
    const exact = (84 * 6 * (1 - Math.exp(-rate * days))) / (rate * days);
    expect(Math.abs(value / exact - 1)).toBeLessThanOrEqual(error + anyStep);
  },
);
