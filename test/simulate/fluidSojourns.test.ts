// Times in stages in expected numbers, where formulas or the document itself give them.
import { describe, expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

const off = (value: number, right: number): number => Math.abs(value / right - 1);

describe("half a day in a bed, an examination of no time, half a day in the bed that is free", () => {
  test.each([1 / 64, 0.1, 1 / 7, 0.5, 1])("steps of %d days", (step) => {
    const { ward, again, both } = expectedIn(
      `runs: {for: 10 days}
resources: {beds: {servers: 1}}
holds: {bed: {of: beds, whileIn: [ward, again]}}
stages:
  ward: {initial: {count: 1}, dwell: 12 hours, next: examination}
  examination: {dwell: 0 hours, next: again}
  again: {dwell: 12 hours, next: done}
  done: {outcome: true}
quantities:
  ward: {sojourn: ward, statistic: mean}
  again: {sojourn: again, statistic: mean}
  both: {sojourn: [ward, examination, again], statistic: mean}
`,
      step,
    );
    expect(ward).toBeCloseTo(0.5, 9);
    expect(again).toBeCloseTo(0.5, 9);
    // who began at the first instant leaves in the middle of a step
    expect(Math.abs(both - 1)).toBeLessThanOrEqual(0.5 * step + 1e-9);
  });
});

describe("in a steady flow", () => {
  const body = (more: string, stages: string, quantities: string): string => `runs: {for: 300 days}
warmUp: 100 days
${more}stages:
${stages}
  done: {outcome: true}
quantities:
${quantities}`;

  test.each([1, 0.5])("a stay of any distribution has its mean and its quantiles; steps of %d days", (step) => {
    const stays = expectedIn(
      body(
        "",
        "  stay: {arrivals: {rate: 20 per day}, dwell: {gamma: {mean: 10 days, cv: 0.5}}, next: done}",
        `  mean: {sojourn: stay, statistic: mean}
  p90: {sojourn: stay, statistic: p90}
  over: {sojourn: stay, statistic: {share over: 10 days}}
`,
      ),
      step,
    );
    // gamma of shape 4: 1 − e^(−x)(1 + x + x²/2 + x³/6) with x = 4 × days / 10
    expect(off(stays.mean, 10)).toBeLessThan(1e-4);
    expect(off(stays.p90, 16.702)).toBeLessThan(0.01);
    expect(off(stays.over, 0.4335)).toBeLessThan(0.01);
  });

  test.each([1, 0.25])("hazards alone end a stay after an exponential time; steps of %d days", (step) => {
    const { mean, median } = expectedIn(
      body(
        "",
        "  pool: {arrivals: {rate: 20 per day}, waits: true, clocks: {left: {rate: 0.2 per day, to: done}}}",
        "  mean: {sojourn: pool, statistic: mean}\n  median: {sojourn: pool, statistic: median}\n",
      ),
      step,
    );
    expect(off(mean, 5)).toBeLessThan(2e-3);
    expect(off(median, 5 * Math.LN2)).toBeLessThan(0.03);
  });

  test.each([1, 0.25])(
    "a stay beside a hazard, several stages, and a line have the mean that Little's law says; steps of %d days",
    (step) => {
      const { stay, both, line, ...by } = expectedIn(
        body(
          "resources: {desk: {servers: 10}}\n",
          `  line: {arrivals: {rate: 30 per day}, service: {by: desk, time: {exponential: {mean: 0.5 days}}}, clocks: {left: {rate: 0.5 per day, to: done}}, next: stay}
  stay: {dwell: {gamma: {mean: 6 days, cv: 0.5}}, clocks: {died: {rate: 0.1 per day, to: done}}, next: done}`,
          `  line: {sojourn: line, statistic: mean}
  stay: {sojourn: stay, statistic: mean}
  both: {sojourn: [line, stay], statistic: mean}
  inLine: {stock: line}
  inStay: {stock: stay}
  toLine: {entries: line}
  toStay: {entries: stay}
`,
        ),
        step,
      );
      const days = 200;
      expect(off(line, (by.inLine * days) / by.toLine)).toBeLessThan(0.02 * Math.max(1, 4 * step));
      expect(off(stay, (by.inStay * days) / by.toStay)).toBeLessThan(0.01);
      expect(off(both, ((by.inLine + by.inStay) * days) / by.toLine)).toBeLessThan(0.02);
    },
  );
});

test("of everybody who left the line those whom a hazard took had waited as long as the law says", () => {
  const { everyone, line, came } = expectedIn(
    `runs: {for: 200 days}
warmUp: 100 days
resources: {desk: {servers: 10}}
stages:
  line: {arrivals: {rate: 30 per day}, service: {by: desk, time: {exponential: {mean: 0.5 days}}}, clocks: {left: {rate: 0.5 per day, while: waiting, to: done}}, next: done}
  done: {outcome: true}
quantities:
  everyone: {wait: line, statistic: mean, among: everyone}
  line: {waiting: line}
  came: {entries: line}
`,
    0.05,
  );
  expect(off(everyone, (line * 100) / came)).toBeLessThan(0.03);
});
