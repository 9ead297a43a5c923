// People who come in expected numbers: gaps, batches, whole counts, rates that rise, rates that hang on stocks.
import { describe, expect, test } from "vitest";
import { change, day, plainNumber, scenario } from "../compile/examples.ts";
import { expectedIn, expectedOf } from "./expected.ts";
import { storyProgram } from "./stories.ts";

const into = (arrivals: string, step: number): Record<string, number> =>
  expectedIn(
    `runs: {for: 30 days}
stages:
  here: {arrivals: ${arrivals}, dwell: 1 hour, next: gone}
  gone: {outcome: true}
quantities:
  half: {entries: here, window: {from: 0 days, for: 15 days}}
  all: {entries: here, window: {from: 0 days, for: 30 days}}
`,
    step,
  );

describe("in 30 days, and in half of them", () => {
  test.each([
    ["gaps of 6 hours on average, exponential, bring 4 a day", "{every: {exponential: {mean: 6 hours}}}", 60, 120],
    ["batches of 1 and of 3 bring 1.8 each, 4 times a day", "{rate: 4 per day, batch: {1: 60%, 3: rest}}", 108, 216],
    [
      "a rate that rises from 0 to 60 a day brings t²",
      "{rate: {line: {0 days: 0 per day, 30 days: 60 per day}}}",
      225,
      900,
    ],
  ])("%s", (_, arrivals, half, all) => {
    for (const step of [5, 3, 1, 0.5]) {
      const found = into(arrivals, step);
      expect(Math.abs(found.half / half - 1)).toBeLessThan(1e-5);
      expect(Math.abs(found.all / all - 1)).toBeLessThan(1e-5);
    }
  });

  test("gaps of a gamma of 3 days, cv ½, bring t/3 − (1 − ¼)/2 in the long run", () => {
    // the renewal function of lengths of mean m and squared variation c: t/m − (1 − c)/2
    expect(Math.abs(into("{every: {gamma: {mean: 3 days, cv: 0.5}}}", 0.5).all - (10 - 0.375))).toBeLessThan(0.01);
  });
});

test("whole counts of months come evenly over them: 31 in January, nobody in February, 62 in March", () => {
  const found = expectedIn(
    `runs: {from: 2024-01-01, through: 2024-03-31}
stages:
  here: {arrivals: {counts: {counts: {2024-01: 31, 2024-02: 0, 2024-03: 62}}, chance: exact}, dwell: 1 hour, next: gone}
  gone: {outcome: true}
quantities:
  tenDays: {entries: here, window: {from: 2024-01-01, for: 10 days}}
  february: {entries: here, window: {from: 2024-02-01, for: 29 days}}
  march: {entries: here, window: {from: 2024-03-01, for: 31 days}}
`,
    1,
  );
  expect(found.tenDays).toBeCloseTo(10, 9);
  expect(found.february).toBeCloseTo(0, 9);
  expect(found.march).toBeCloseTo(62, 9);
});

describe("a stay that is 20 days instead of 5 for those who come from day 15 on", () => {
  const body = (rate: string): string => `runs: {from: 2025-01-01, through: 2025-02-09}
parameters: {stay: {title: a, unit: days, kind: judgement, judgedBy: a, reason: a, value: 5 days}}
stages:
  hall: {arrivals: {rate: ${rate}}, dwell: 6 days, next: cell}
  cell: {dwell: stay, next: gone}
  gone: {outcome: true}
quantities:
  came: {entries: hall, window: {from: 2025-01-01, for: 40 days}}
  cell20: {stock: cell, at: 2025-01-21}
  cell31: {stock: cell, at: 2025-02-01}
`;
  const longer = scenario(
    "longer",
    change({
      from: day("2025-01-16"),
      target: { kind: "parameter", name: "stay" },
      action: { kind: "set", value: plainNumber(20) },
      appliesTo: "new arrivals",
    }),
  );

  // they reach the cell on day 21; on day 31 those of 10 days are there, of the others none since day 26
  test.each([
    ["10 per day", 2],
    ["10 per day", 1],
    // a rate that hangs on stocks brings people of one kind in a step
    ['"10 per day + 0 per day * stock(cell)"', 1],
  ])("50 are in the cell on day 20, 100 on day 31: %s, steps of %d days", (rate, step) => {
    const found = expectedOf(storyProgram(body(rate), [longer], { stack: ["longer"] }), step);
    expect(found.came).toBeCloseTo(400, 9);
    expect(found.cell20).toBeCloseTo(50, 9);
    expect(found.cell31).toBeCloseTo(100, 9);
  });
});

describe("a rate that is settled at the beginning of each step from those there", () => {
  test.each([2, 1, 0.5])(
    "of a tenth a day of what is missing to 100: after n steps of h days 100·(1 − (1 − h/10)ⁿ); h = %d",
    (h) => {
      const { at10, at40 } = expectedIn(
        `runs: {for: 40 days}
stages:
  here: {arrivals: {rate: "0.1 per day * (100 - stock(here))"}, waits: true, clocks: {never: {rate: 0 per day, to: gone}}}
  gone: {outcome: true}
quantities:
  at10: {stock: here, at: 10 days}
  at40: {stock: here, at: 40 days}
`,
        h,
      );
      expect(at10).toBeCloseTo(100 * (1 - (1 - h / 10) ** (10 / h)), 9);
      expect(at40).toBeCloseTo(100 * (1 - (1 - h / 10) ** (40 / h)), 9);
    },
  );

  test("and from a pull that grows: the sum, day by day, of the pull times half of those there, 5 at least and 10 at most", () => {
    const { at10, at20 } = expectedIn(
      `runs: {for: 40 days}
parameters: {pull: {title: a, unit: per day, kind: judgement, judgedBy: a, reason: a, value: {steps: {0 days: 0.5 per day, 3 days: 1 per day, 12 days: 2 per day}}}}
stages:
  here: {arrivals: {rate: "pull * min(10, max(5, stock(here) / 2))"}, waits: true, clocks: {never: {rate: 0 per day, to: gone}}}
  gone: {outcome: true}
quantities:
  at10: {stock: here, at: 10 days}
  at20: {stock: here, at: 20 days}
`,
      1,
    );
    const there = [0];
    for (let n = 0; n < 20; n++) {
      const pull = n < 3 ? 0.5 : n < 12 ? 1 : 2;
      there.push(there[n] + pull * Math.min(10, Math.max(5, there[n] / 2)));
    }
    expect(at10).toBeCloseTo(there[10], 9);
    expect(at20).toBeCloseTo(there[20], 9);
  });

  test("of servers: one clerk and one more for every ten people are eight, who serve the 40 a day, once 70 are there", () => {
    const { line } = expectedIn(
      `runs: {for: 40 days}
resources: {clerks: {servers: 1 + stock(line) / 10}}
stages:
  line: {arrivals: {rate: 40 per day}, service: {by: clerks, time: 0.2 days}, next: gone}
  gone: {outcome: true}
quantities: {line: {stock: line, at: 40 days}}
`,
      0.25,
    );
    expect(line).toBeGreaterThan(69.9);
    expect(line).toBeLessThan(80);
  });
});
