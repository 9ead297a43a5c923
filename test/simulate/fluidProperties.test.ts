// Properties of every fluid run: nobody is lost, nobody is below nothing, and halving the step closes in on one answer.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { readModel } from "../../src/model/readModel.ts";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { randomProgram } from "./randomProgram.ts";

const seeds = Array.from({ length: 60 }, (_, seed) => seed);

test("in 60 random programs everybody who came is inside or gone at the end of every step, to rounding", () => {
  for (const seed of seeds) {
    const program = randomProgram(seed);
    for (const step of [1, 0.4]) {
      const { imbalance } = simulateFluid(program, { step });
      expect(imbalance, `program ${seed}`).toBeLessThan(1e-10);
    }
  }
});

test("in 60 random programs no expected number is below nothing, and none is not a number", () => {
  for (const seed of seeds) {
    const program = randomProgram(seed);
    let least = 0;
    let persons = 1;
    simulateFluid(program, {
      step: 1,
      listeners: [
        {
          start() {},
          before() {},
          after(run) {
            for (const each of run.content) {
              if (!(each >= least)) least = each;
              persons = Math.max(persons, each);
            }
          },
        },
      ],
    });
    expect(least / persons, `program ${seed}`).toBeGreaterThan(-1e-9);
  }
});

function programOf(body: string, days: number): Program {
  const text = `pendency: model v1\ntitle: A test\nruns: {for: ${days} days}\n${body}`;
  const model = readModel({ path: "fluid.yaml", text }, "fluid");
  return compile({ model, parameters: [], scenarios: [] }, null, plainly);
}

function fluidMeasures(program: Program, step: number): number[] {
  const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
  simulateFluid(program, { step, listeners: [observer.listener] });
  return observer.result().measures.map(({ value }) => value ?? NaN);
}

test("halving the step divides the error by about four where rates are smooth (second order)", () => {
  const program = programOf(
    `
stages:
  first:
    arrivals: {rate: {wave: {mean: 100 per day, swing: 60 per day, every: 10 days, peak: 2.5 days}}}
    dwell: {gamma: {mean: 2 days, cv: 0.7}}
    clocks: {died: {rate: 0.1 per day, to: gone}}
    next: second
  second: {dwell: {lognormal: {mean: 3 days, cv: 1}}, next: gone}
  gone: {outcome: true}
quantities: {inSecond: {stock: second, at: 15 days}}
`,
    20,
  );
  const [coarse, middle, fine, finest] = [1, 0.5, 0.25, 0.03125].map((step) => fluidMeasures(program, step)[0]);
  expect(Math.abs(coarse - finest) / Math.abs(middle - finest)).toBeGreaterThan(3);
  expect(Math.abs(middle - finest) / Math.abs(fine - finest)).toBeGreaterThan(3);
});

/** A line at a critical load with patience, and beds with people turned away, of a size n. */
const models: readonly { readonly title: string; readonly body: (n: number) => string }[] = [
  {
    title: "n servers, n who come a day, patience",
    body: (n) => `
resources: {servers: {servers: ${n}}}
stages:
  line:
    arrivals: {rate: ${n} per day}
    service: {by: servers, time: {exponential: {mean: 1 day}}}
    clocks: {gaveUp: {rate: 0.5 per day, while: waiting, to: abandoned}}
    next: done
  done: {outcome: true}
  abandoned: {outcome: true}
quantities: {persons: {entries: done, window: {from: 10 days, for: 90 days}}}
`,
  },
  {
    title: "n beds, 1.5 n who come in the time of a stay, the others turned away",
    body: (n) =>
      `
resources: {beds: {servers: ${n}}}
holds: {bed: {of: beds, whileIn: [custody]}}
stages:
  custody:
    arrivals: {rate: ${n / 10} * 1.5 per day}
    dwell: {gamma: {mean: 10 days, cv: 0.8}}
    ifFull: away
    next: done
  done: {outcome: true}
  away: {outcome: true}
quantities: {persons: {entries: done, window: {from: 20 days, for: 80 days}}}
`.replace(`${n / 10} * 1.5 per day`, `${0.15 * n} per day`),
  },
  {
    title: "a departure of n seats every 5 days, 0.19 n who come a day",
    body: (n) => `
resources: {flight: {slots: ${n}, departs: 0.2 per day}}
stages:
  waiting:
    arrivals: {rate: ${0.19 * n} per day}
    boards: flight
    clocks: {gaveUp: {rate: 0.1 per day, to: left}}
    next: flown
  flown: {outcome: true}
  left: {outcome: true}
quantities: {persons: {entries: flown, window: {from: 10 days, for: 90 days}}}
`,
  },
];

// Theory: the gap is of the order of one over the root of n at a critical load, and smaller elsewhere. Replications are so
// many that a gap of the bound below stands six standard errors out.
test.each(models)(
  "the gap between the mean of runs and the fluid value falls as n grows fourfold: $title",
  ({ body }) => {
    const gaps = [10, 40, 160].map((n) => {
      const program = programOf(body(n), 101);
      const [fluid] = fluidMeasures(program, 0.125);
      const values = Array.from({ length: 1600 / n }, (_, replication) => {
        const observer = observe(program, {
          seriesGroup: "",
          seriesLevels: [],
          series: false,
          waits: false,
          digest: false,
        });
        simulate(program, { seed: 3, replication, recorders: [observer.recorder] });
        return observer.result().measures[0].value ?? NaN;
      });
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.abs(mean / fluid - 1);
    });
    expect(gaps[0]).toBeLessThan(0.6 / Math.sqrt(10) + 0.01);
    expect(gaps[1]).toBeLessThan(0.6 / Math.sqrt(40) + 0.01);
    expect(gaps[2]).toBeLessThan(0.6 / Math.sqrt(160) + 0.01);
    expect(gaps[2]).toBeLessThan(Math.max(gaps[0] / 1.8, 0.01));
  },
);
