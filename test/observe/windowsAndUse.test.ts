// What a window counts and what a share of use is, by plain arithmetic, in both engines.
import { expect, test } from "vitest";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { storyProgram } from "../simulate/stories.ts";

const wanted = { seriesGroup: "", seriesLevels: [], series: true, waits: true };

/** measures by name, person by person */
function one(body: string): Record<string, number | null> {
  const program = storyProgram(body);
  const observer = observe(program, wanted);
  simulate(program, { seed: 1, replication: 0, recorders: [observer.recorder] });
  return Object.fromEntries(observer.result().measures.map(({ name, value }) => [name, value]));
}

const overtime = `runs: {for: 10 hours}
grid: 1 hour
resources:
  desk: {servers: {steps: {0 hours: 3, 1 hour: 1, 5 hours: 0}}, cost: 10 USD per hour}
stages:
  job: {initial: {count: 3}, service: {by: desk, time: 6 hours}, next: done}
  done: {outcome: true}
quantities:
  shift: {utilisation: desk, window: {from: 1 hour, for: 4 hours}}
  whole: {utilisation: desk}
  closed: {utilisation: desk, window: {from: 5 hours, for: 5 hours}}
  idle: {utilisation: desk, window: {from: 7 hours, for: 3 hours}}
  money: {cost: desk}
`;

test("three who finish six hours of work after hours are all in use, and paid for 18 hours", () => {
  expect(one(overtime)).toEqual({ shift: 1, whole: 1, closed: 1, idle: null, money: 180 });
});

test("by recording period, too, no more is in use than is there, person by person and in expected numbers", () => {
  const program = storyProgram(overtime);
  const observer = observe(program, wanted);
  simulate(program, { seed: 1, replication: 0, recorders: [observer.recorder] });
  const expected = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: true });
  simulateFluid(program, { step: 1, listeners: [expected.listener] });
  for (const { resources } of [observer.result(), expected.result()]) {
    const [{ used, present, cost }] = resources;
    const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
    // eighteen hours of work, by three people for six hours
    expect(sum(cost)).toBeCloseTo(180, 6);
    expect(used.every((value, period) => value <= present[period])).toBe(true);
    expect(present[0]).toBeCloseTo(3, 6);
    expect(sum(used)).toBeCloseTo(sum(present), 6);
  }
});

test("those who are still there at a run's end have the age they have then", () => {
  const program = storyProgram(`runs: {for: 4 days}
stages:
  room: {arrivals: {every: 3 days}, waits: true, clocks: {out: {after: 1 year, to: away}}}
  away: {outcome: true}
`);
  const observer = observe(program, wanted);
  simulate(program, { seed: 1, replication: 0, recorders: [observer.recorder] });
  const ages = observer.result().waits.filter(({ kind }) => kind === "age");
  expect(ages.map(({ count, totalDays }) => [count, totalDays])).toEqual([[1, 1]]);
});

const lastDay = (through: string): string => `runs: {from: 2023-10-01, through: ${through}}
resources: {flight: {slots: 1, departs: 1 per day, cost: 10 USD}}
stages:
  wait: {initial: {count: 5000}, boards: flight, next: gone}
  gone: {outcome: true}
quantities:
  year: {entries: gone, window: FY2024}
  september: {entries: gone, window: 2024-09}
  moved: {moves: [wait, gone], window: 2024-09}
  boarded: {boardings: [wait, flight], window: 2024-09}
  money: {cost: flight, window: 2024-09}
  gone: {stock: gone, at: 2024-10-01}
`;

test("a flight a day gives September thirty, whether the run ends with it or a year later", () => {
  const ends = one(lastDay("2024-09-30"));
  expect(ends).toEqual({ year: 365, september: 30, moved: 30, boarded: 30, money: 300, gone: 366 });
  expect(one(lastDay("2025-09-30"))).toEqual(ends);
});

const kept = (days: number): string => `runs: {for: ${days} days}
resources: {van: {slots: 40, departs: 1 per week, leftover: kept, minimum: 10}}
stages:
  q: {arrivals: {every: 8 hours}, boards: van, next: gone}
  gone: {outcome: true}
quantities:
  use: {utilisation: van}
`;

test("of forty seats a week 21 are used, however many were kept and however long the run is", () => {
  for (const weeks of [20, 100]) {
    // the departure at the run's end is in no window
    const [brought, used] = [40 * (weeks - 1), 21 * (weeks - 1)];
    expect(one(kept(7 * weeks)).use).toBeCloseTo(used / brought, 12);
  }
});

test("expected numbers use the same seats, at any length of the step", () => {
  const program = storyProgram(kept(700));
  for (const step of [1, 7, 14]) {
    const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: true });
    simulateFluid(program, { step, listeners: [observer.listener] });
    expect(Math.abs((observer.result().measures[0].value ?? 0) - 21 / 40), `step ${step}`).toBeLessThan(0.01);
  }
});

test("a share over a limit leaves out those who waited exactly so long, whatever the grid", () => {
  for (const grid of ["1 hour", "1 day", "7 days"]) {
    const waits = one(`runs: {for: 21 days}
grid: ${grid}
resources: {desk: {servers: 1}}
stages:
  b: {initial: {count: 100}, service: {by: desk, time: 100 minutes}, next: done}
  done: {outcome: true}
quantities:
  w0: {wait: b, statistic: {share over: 0 hours}}
  w100: {wait: b, statistic: {share over: 100 minutes}}
  w200: {wait: b, statistic: {share over: 200 minutes}}
  w5000: {wait: b, statistic: {share over: 5000 minutes}}
`);
    expect(waits, grid).toEqual({ w0: 0.99, w100: 0.98, w200: 0.97, w5000: 0.49 });
  }
});
