// How long things last in expected numbers: distributions as shares, what remains of stays, changes, rounds.
import { describe, expect, test } from "vitest";
import { durationOf } from "../../src/simulate/fluid/duration.ts";
import { expectedIn } from "./expected.ts";
import { storyProgram } from "./stories.ts";

const shapes = [
  "{exponential: {mean: 2 days}}",
  "{gamma: {mean: 3 days, cv: 0.8}}",
  "{gamma: {mean: 3 days, cv: 0.8}, atLeast: 1 day, atMost: 5 days}",
  "{lognormal: {mean: 4 days, cv: 1.5}}",
  "{weibull: {mean: 3 days, shape: 0.7}}",
  "{weibull: {mean: 3 days, shape: 2}}",
  "{uniform: {from: 1 day, to: 7 days}}",
  "{triangular: {from: 1 day, peak: 2 days, to: 6 days}}",
  "{normal: {mean: 3 days, sd: 2 days}, atLeast: 1 day}",
  "{mix: [{share: 70%, of: {exponential: {mean: 1 day}}}, {share: rest, of: 9 days}]}",
  "{quantiles: {0%: 0 days, 50%: 3 days, 90%: 5 days, 100%: 8 days}}",
];

test.each(shapes)("the mean time up to x is the area under the share still there: %s", (shape) => {
  const program = storyProgram(
    `runs: {for: 10 days}\nstages:\n  a: {arrivals: {rate: 1 per day}, dwell: ${shape}, next: b}\n  b: {outcome: true}\n`,
  );
  const { values, offsets } = program.curves;
  const duration = durationOf(program.samplers, program.stages[0].time![0], (curve) => values[offsets[curve]]);
  for (const x of [0.5, 1.5, 2.5, 4.5, 6.5, 9.5]) {
    const parts = 20_000;
    let area = 0;
    for (let i = 0; i < parts; i++) area += ((1 - duration.ended(((i + 0.5) * x) / parts)) * x) / parts;
    // a jump lies within one part
    expect(Math.abs(area - duration.within(x))).toBeLessThan(x / parts);
  }
});

test("of stays up to 10 days that are 4 days old a sixth ends a day; of stays of 10 days, up to 10 days old, a tenth", () => {
  for (const step of [2, 1, 0.5]) {
    const found = expectedIn(
      `runs: {for: 10 days}
stages:
  a: {initial: {count: 600, age: 4 days}, dwell: {uniform: {from: 0 days, to: 10 days}}, next: gone}
  b: {initial: {count: 600, age: {uniform: {from: 0 days, to: 10 days}}}, dwell: 10 days, next: gone}
  gone: {outcome: true}
quantities:
  a2: {stock: a, at: 2 days}
  a4: {stock: a, at: 4 days}
  b4: {stock: b, at: 4 days}
  b8: {stock: b, at: 8 days}
`,
      step,
    );
    expect(found.a2).toBeCloseTo(400, 6);
    expect(found.a4).toBeCloseTo(200, 6);
    // 32 equally likely ages
    expect(Math.abs(found.b4 - 360)).toBeLessThan(600 / 32 / 2);
    expect(Math.abs(found.b8 - 120)).toBeLessThan(600 / 32 / 2);
  }
});

test("a stay that is 20 days instead of 10 from day 50 on is kept by those who came before: 100 until day 60, 200 from day 70", () => {
  for (const step of [5, 2, 1, 0.5]) {
    const found = expectedIn(
      `runs: {for: 100 days}
stages:
  a: {arrivals: {rate: 10 per day}, dwell: {steps: {0 days: 10 days, 50 days: 20 days}}, next: gone}
  gone: {outcome: true}
quantities:
  a50: {stock: a, at: 50 days}
  a60: {stock: a, at: 60 days}
  a70: {stock: a, at: 70 days}
  a90: {stock: a, at: 90 days}
`,
      step,
    );
    [100, 100, 200, 200].forEach((persons, i) => expect(Object.values(found)[i]).toBeCloseTo(persons, 9));
  }
});

describe("who goes round with one half comes twice on average", () => {
  test("so that of 10 a day 160 are in 8 days of the first stage, and 80, less little, in 4 days of the second", () => {
    for (const step of [2, 1, 0.5]) {
      const { a, b, rounds, gone } = expectedIn(
        `runs: {for: 1000 days}
stages:
  a: {arrivals: {rate: 10 per day}, dwell: {exponential: {mean: 8 days}}, next: b}
  b: {dwell: {exponential: {mean: 4 days}}, next: {a: 50%, gone: rest}}
  gone: {outcome: true}
quantities:
  a: {stock: a, at: 900 days}
  b: {stock: b, at: 900 days}
  rounds: {entries: [a, b], window: {from: 900 days, for: 100 days}}
  gone: {entries: gone, window: {from: 900 days, for: 100 days}}
`,
        step,
      );
      expect(Math.abs(a / 160 - 1)).toBeLessThan(1e-3);
      expect(Math.abs(rounds / 4000 - 1)).toBeLessThan(1e-3);
      expect(Math.abs(gone / 1000 - 1)).toBeLessThan(1e-3);
      // the circle is cut there: of second order in the step over the stay
      expect(Math.abs(b / 80 - 1)).toBeLessThan(0.5 * (step / 4) ** 2);
    }
  });

  test("and stands in line twice: with servers for all who come nobody waits longer than the step in which the circle is cut", () => {
    for (const step of [2, 1, 0.5]) {
      const { a, b, gone } = expectedIn(
        `runs: {for: 1000 days}
resources: {one: {servers: 100}, two: {servers: 100}}
stages:
  a: {arrivals: {rate: 10 per day}, service: {by: one, time: {exponential: {mean: 4 days}}}, next: b}
  b: {service: {by: two, time: {exponential: {mean: 4 days}}}, next: {a: 50%, gone: rest}}
  gone: {outcome: true}
quantities:
  a: {stock: a, at: 900 days}
  b: {stock: b, at: 900 days}
  gone: {entries: gone, window: {from: 900 days, for: 100 days}}
`,
        step,
      );
      expect(Math.abs(a / 80 - 1)).toBeLessThan(1e-3);
      expect(Math.abs(gone / 1000 - 1)).toBeLessThan(1e-3);
      expect(b).toBeGreaterThan(80 - 0.1);
      expect(b - 80).toBeLessThan(20 * step + 0.1);
    }
  });
});

test("a hazard of 5 a day takes nearly all of a year's stays of 8 days: 10/5.125 are there, one in 41 goes to the end", () => {
  const { inside, gone } = expectedIn(
    `runs: {for: 400 days}
stages:
  a: {arrivals: {rate: 10 per day}, dwell: {exponential: {mean: 8 days}}, clocks: {died: {rate: 5 per day, to: dead}}, next: gone}
  gone: {outcome: true}
  dead: {outcome: true}
quantities:
  inside: {stock: a, window: {from: 50 days, for: 350 days}}
  gone: {entries: gone, window: {from: 50 days, for: 350 days}}
`,
    0.1,
  );
  // of second order in what the hazard takes in a step
  expect(Math.abs(inside / (10 / 5.125) - 1)).toBeLessThan(0.5 ** 2 / 10);
  expect(Math.abs(gone / (3500 / 41) - 1)).toBeLessThan(0.5 ** 2 / 10);
});

test.each([
  "triangular: {from: 30 minutes, peak: 50 minutes, to: 8e9 hours}",
  "triangular: {from: 0 hours, peak: 4e9 hours, to: 8e9 hours}",
  "uniform: {from: 1 hour, to: 8e9 hours}",
  "exponential: {mean: 8e9 hours}",
  "gamma: {mean: 8e9 hours, cv: 0.5}",
])("of a hundred a day who stay for ages hardly anybody leaves in ten days, and nobody is lost: %s", (stay) => {
  for (const step of [1, 0.25]) {
    const { there, all } = expectedIn(
      `runs: {for: 10 days}
stages:
  room: {arrivals: {rate: 100 per day}, dwell: {${stay}}, next: out}
  out: {outcome: true}
quantities:
  there: {stock: room, at: 10 days}
  all: {entries: room}
`,
      step,
    );
    expect(all).toBeCloseTo(1000, 6);
    // five days of nearly a million years
    expect(there).toBeCloseTo(1000, 3);
  }
});
