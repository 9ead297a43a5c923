// What a window counts of people who leave at departures, in expected numbers: whole departures, wherever steps end.
import { expect, test } from "vitest";
import { expectedIn } from "../simulate/expected.ts";

const daily = (through: string, more = "", next = "gone"): string => `runs: {from: 2023-10-01, through: ${through}}
${more}resources: {flight: {slots: 1, departs: 1 per day, cost: 10 USD}}
stages:
  wait: {initial: {count: 5000}, boards: flight, next: ${next}}
  fork: {passes: true, next: {gone: 40%, away: rest}}
  gone: {outcome: true}
  away: {outcome: true}
quantities:
  year: {entries: [gone, away], window: FY2024}
  september: {entries: [gone, away], window: 2024-09}
  moved: {moves: [wait, ${next}], window: 2024-09}
  boarded: {boardings: [wait, flight], window: 2024-09}
  money: {cost: flight, window: 2024-09}
  use: {utilisation: flight, window: 2024-09}
  left: {stock: [gone, away], at: 2024-10-01}
  waiting: {stock: wait, at: 2024-10-01}
`;

test("a flight a day gives September thirty, whether the run ends with it or a year later, at any step", () => {
  for (const through of ["2024-09-30", "2025-09-30"]) {
    for (const next of ["gone", "fork"]) {
      for (const more of ["", "grid: 1 hour\n", "warmUp: 100 days\n"]) {
        for (const step of [0.9, 1, 7.5, 20]) {
          const got = expectedIn(daily(through, more, next), more.startsWith("grid") ? 24 * step : step);
          const year = more.startsWith("warmUp") ? 265 : 365;
          const what = `${through}, ${next}, ${more.trim()}, steps of ${step} days`;
          for (const [name, value] of Object.entries({
            september: 30,
            moved: 30,
            boarded: 30,
            money: 300,
            use: 1,
            left: 366,
          })) {
            expect(Math.abs(got[name] - value), `${name}, ${what}`).toBeLessThan(1e-6);
          }
          expect(Math.abs(got.waiting - 4634), what).toBeLessThan(1e-6);
          if (!more.startsWith("warmUp")) expect(Math.abs(got.year - year), what).toBeLessThan(1e-6);
        }
      }
    }
  }
});

test("all who are there at the first instant and leave together on day three have waited three days, and no more", () => {
  for (const step of [0.7, 1, 3, 5]) {
    const { over, over2, mean } = expectedIn(
      `runs: {for: 20 days}
groups: {kind: [a, b]}
resources: {boat: {slots: 500, departs: {dates: [3 days]}}}
stages:
  quay: {initial: {count: 300, split: {kind: {a: 60%, b: 40%}}}, boards: boat, next: gone}
  gone: {outcome: true}
quantities:
  over: {wait: quay, statistic: {share over: 3 days}}
  over2: {wait: quay, statistic: {share over: 2 days}}
  mean: {wait: quay, statistic: mean}
`,
      step,
    );
    expect(over).toBe(0);
    expect(over2).toBe(1);
    expect(mean).toBeCloseTo(3, 9);
  }
});

test("of those who come evenly between daily departures with seats for all, the mean wait is half a day", () => {
  for (const step of [0.5, 1]) {
    const { mean } = expectedIn(
      `runs: {for: 20 days}
grid: 1 hour
resources: {boat: {slots: 500, departs: 1 per day}}
stages:
  quay: {arrivals: {rate: 10 per day}, boards: boat, next: gone}
  gone: {outcome: true}
quantities: {mean: {wait: quay, statistic: mean, window: {from: 5 days, for: 10 days}}}
`,
      24 * step,
    );
    expect(Math.abs(mean - 0.5)).toBeLessThan(1e-9);
  }
});

test("of a hundred, two of whom leave a day, eight departures leave 91 behind on average", () => {
  for (const step of [0.5, 1]) {
    const { left } = expectedIn(
      `runs: {for: 10 days}
resources: {boat: {slots: 2, departs: 1 per day}}
stages:
  quay: {initial: {count: 100}, boards: boat, next: gone}
  gone: {outcome: true}
quantities: {left: {leftBehind: boat, window: {from: 0 days, for: 9 days}}}
`,
      step,
    );
    // 98, 96 … 84: the ninth departure is at the window's end, and not in it
    expect(left).toBeCloseTo(91, 9);
  }
});

const gaps = (days: number, more = ""): string => `runs: {for: ${days} days}
grid: 1 hour
stages:
  q: {arrivals: {every: 1 day, batch: 5}, waits: true, clocks: {k: {after: 2 days, to: done}}}
  done: {outcome: true}
quantities: {n: {entries: q}, k: {strikes: k}, m: {moves: [q, done]}, first: {entries: q, window: {from: 0 days, for: 5 days}}, there: {stock: q, at: 1 day}, ${more}}
`;

test("of batches a day, those at the instant at which a window or the run ends are in neither", () => {
  // on days 1 to 9; on the last instant a tenth still comes, and counts in the stock alone
  const ofTen = expectedIn(gaps(10, "all: {stock: [q, done], at: 10 days}"), 24);
  expect(ofTen).toEqual({ n: 45, k: 35, m: 35, first: 20, there: 5, all: 50 });
  for (const step of [1, 6, 12]) {
    const { n, k, first, there, all } = expectedIn(gaps(10, "all: {stock: [q, done], at: 10 days}"), step);
    expect({ n, k, first, there, all }).toEqual({ n: 45, k: 35, first: 20, there: 5, all: 50 });
  }
  const { ten } = expectedIn(gaps(20, "ten: {entries: q, window: {from: 0 days, for: 10 days}}"), 24);
  expect(ten).toBe(45);
});

test("who comes at the instant at which the run ends has not waited yet: an office that opens at three, one an hour, has (2 + 1) / 11 hours", () => {
  const office = (hours: number, servers: string): string => `runs: {for: ${hours} hours}
grid: 1 hour
resources: {desk: {servers: {steps: {0 hours: 0, 3 hours: ${servers}}}}}
stages:
  q: {arrivals: {every: 1 hour}, service: {by: desk, time: 30 minutes}, next: done}
  done: {outcome: true}
quantities:
  all: {wait: q, statistic: mean}
  twelve: {wait: q, statistic: mean, window: {from: 0 hours, for: 12 hours}}
  over: {wait: q, statistic: {share over: 0 hours}, window: {from: 0 hours, for: 12 hours}}
`;
  for (const servers of ["4", "unlimited"]) {
    for (const step of [0.25, 1]) {
      const { all, twelve, over } = expectedIn(office(12, servers), step);
      for (const wait of [all, twelve]) expect((wait as number) * 24).toBeCloseTo(3 / 11, 6);
      expect(over).toBeCloseTo(2 / 11, 6);
      expect((expectedIn(office(20, servers), step).twelve as number) * 24).toBeCloseTo(3 / 11, 6);
    }
  }
});

test("a departure on the edge of a step and of a window is in the window, however the edge is rounded", () => {
  for (const steps of [48, 768, 3072, 6144, 12_288]) {
    const { gone } = expectedIn(
      `runs: {for: 200 days}
resources: {boat: {slots: 200, departs: 1 per day}}
stages:
  quay: {initial: {count: 50000}, boards: boat, next: gone}
  gone: {outcome: true}
quantities: {gone: {entries: gone, window: {from: 100 days, for: 84 days}}}
`,
      200 / steps,
    );
    // on days 100 to 183
    expect(gone, `${steps} steps`).toBeCloseTo(84 * 200, 6);
  }
});
