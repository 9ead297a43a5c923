// Slots on a timetable in expected numbers: who is there when something leaves, what is left over, who must come together.
import { expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

/** Persons flown from a gate with one flight, at the run's end included, which is in no window. */
const flown = (flight: string, gate: string, days: number, step: number): number =>
  expectedIn(
    `runs: {for: ${days} days}
resources: {flight: {${flight}}}
stages:
  gate: {${gate}, boards: flight, next: flown}
  flown: {outcome: true}
quantities: {flown: {stock: flown, at: ${days} days}}
`,
    step,
  ).flown;

test("a flight on day 6 takes those who have come by then, 60 of 10 a day, however long the step", () => {
  for (const step of [30, 15, 10, 5, 4, 1]) {
    const found = flown("slots: 1000, departs: {dates: [6 days]}", "arrivals: {rate: 10 per day}", 30, step);
    expect(Math.abs(found - 60)).toBeLessThan(1e-9);
  }
});

test("a flight with a minimum of 10 leaves without the 9 who wait on day 9, and takes the 12 who wait on day 12", () => {
  for (const step of [3, 1.5, 1]) {
    const on = (days: number): number =>
      flown("slots: 100, departs: {dates: [9 days, 12 days]}, minimum: 10", "arrivals: {rate: 1 per day}", days, step);
    expect(Math.abs(on(9))).toBeLessThan(1e-9);
    expect(Math.abs(on(30) - 12)).toBeLessThan(1e-9);
  }
});

test("ten days without people leave 100 slots, if they are kept: of 450 who come in 15 days then 250 fly, else 150", () => {
  const late = "arrivals: {rate: {steps: {0 days: 0 per day, 10 days: 30 per day}}}";
  for (const step of [1, 0.5]) {
    expect(flown("slots: 10, departs: 1 per day, leftover: kept", late, 25, step)).toBeCloseTo(250, 9);
    expect(flown("slots: 10, departs: 1 per day, leftover: lost", late, 25, step)).toBeCloseTo(150, 9);
  }
});

test("where a fifth of departures is cancelled, 30 of them with ten slots take 240 of a long line", () => {
  for (const step of [30, 5, 1]) {
    const found = flown("slots: 10, departs: 1 per day, cancelled: 20%", "initial: {count: 1000}", 30, step);
    expect(found).toBeCloseTo(240, 9);
  }
});

test("a rate of 0.3 departures a day that is settled from stocks makes three in the first 12 days, nine in the first 32", () => {
  for (const step of [4, 2, 1, 0.5]) {
    const on = (days: number): number =>
      flown('slots: 1, departs: "0.3 per day + 0 per day * stock(gate)"', "initial: {count: 100}", days, step);
    expect(on(12)).toBeCloseTo(3, 9);
    expect(on(32)).toBeCloseTo(9, 9);
  }
});

test("a flight for one nationality takes the twenty who can make up its minimum of ten, not the three who came first", () => {
  for (const step of [10, 5, 2.5]) {
    const { few, many } = expectedIn(
      `runs: {for: 20 days}
groups: {nationality: [few, many]}
resources: {flight: {slots: 100, departs: {dates: [5 days, 15 days]}, minimum: 10, oneGroup: nationality}}
stages:
  gate: {initial: {count: {by: nationality, few: 3, many: 20}, age: {by: nationality, few: 9 days, many: 1 day}}, boards: flight, next: flown}
  flown: {outcome: true}
quantities:
  few: {entries: flown, where: {nationality: few}, window: {from: 0 days, for: 20 days}}
  many: {entries: flown, where: {nationality: many}, window: {from: 0 days, for: 20 days}}
`,
      step,
    );
    expect(few).toBeCloseTo(0, 9);
    expect(many).toBeCloseTo(20, 9);
  }
});

test("who lands on day 14 misses the flight of day 12 and makes that of day 18, however long the step", () => {
  for (const step of [30, 15, 10, 5, 3, 1]) {
    const { early, late } = expectedIn(
      `runs: {for: 30 days}
clocks: {limit: {starts: gate, strikesIn: [hub], after: 200 days, to: out}}
resources: {feeder: {slots: 1000, departs: {dates: [14 days]}}, early: {slots: 1000, departs: {dates: [12 days]}}, late: {slots: 1000, departs: {dates: [18 days]}}}
stages:
  gate: {arrivals: {rate: 10 per day}, boards: feeder, next: hub}
  hub: {boards: [early, late], next: flown}
  flown: {outcome: true}
  out: {outcome: true}
quantities:
  early: {boardings: [hub, early], window: {from: 0 days, for: 30 days}}
  late: {boardings: [hub, late], window: {from: 0 days, for: 30 days}}
`,
      step,
    );
    expect(early).toBeCloseTo(0, 9);
    expect(late).toBeCloseTo(140, 9);
  }
});

test("of two airlines that leave by turns, with seats for all, neither leaves empty: each carries a fifth at least", () => {
  for (const step of [10, 5, 0.5]) {
    const found = expectedIn(
      `runs: {for: 80 days}
grid: 12 hours
resources: {one: {slots: 50, departs: {dates: [1 day], then: 1 per day}}, other: {slots: 50, departs: {dates: [12 hours], then: 1 per day}}}
stages:
  gate: {arrivals: {rate: 8 per day}, boards: [one, other], next: flown}
  flown: {outcome: true}
quantities:
  one: {boardings: [gate, one], window: {from: 0 days, for: 80 days}}
  other: {boardings: [gate, other], window: {from: 0 days, for: 80 days}}
  flown: {stock: flown, at: 80 days}
`,
      2 * step,
    );
    expect(found.flown).toBeCloseTo(640, 0);
    // the last half day's people leave when the run ends
    expect(Math.abs(found.one + found.other - 636)).toBeLessThanOrEqual(4 + 1e-9);
    expect(Math.min(found.one, found.other)).toBeGreaterThan(640 / 5);
    if (step < 1) expect(Math.abs(found.one - 320)).toBeLessThan(8);
  }
});

/** Day by day, half a day at a time: a charter that leaves each midnight with a level that has its minimum, a seat now and then at noon. */
function byHand(perDay: readonly number[], minimum: number, seats: number, days: number): number {
  const waiting = perDay.map(() => 0);
  const since = perDay.map(() => 0);
  let seated = 0;
  for (let half = 1; half <= 2 * days; half++) {
    perDay.forEach((rate, level) => (waiting[level] += rate / 2));
    if (half % 2 === 0) {
      const able = waiting.map((_, level) => level).filter((level) => waiting[level] >= minimum);
      able.sort((a, b) => since[a] - since[b]);
      for (const level of able.slice(0, 1)) [waiting[level], since[level]] = [0, half];
    } else if (half % 14 === 13) {
      const there = waiting.reduce((sum, persons) => sum + persons, 0);
      const part = Math.min(1, seats / there);
      seated += there * part;
      waiting.forEach((persons, level) => (waiting[level] = persons * (1 - part)));
    }
  }
  return seated;
}

test.each([
  ["of any mixture", [800], "minimum: 2000"],
  ["of one nationality", [200, 300, 500], "minimum: 1200, oneGroup: nationality"],
  ["of one of seven nationalities in turn", [100, 100, 100, 100, 100, 100, 100], "minimum: 200, oneGroup: nationality"],
])(
  "a weekly flight beside a daily charter for those who have come together %s carries as many as by hand",
  (_, perDay, rule) => {
    const minimum = Number(/\d+/.exec(rule)![0]);
    const levels = perDay.map((__, i) => `n${i}`);
    const body = `runs: {for: 420 days}
grid: 12 hours
groups: {nationality: [${levels.join(", ")}${levels.length === 1 ? ", none" : ""}]}
resources: {seat: {slots: 3000, departs: {dates: [156 hours], then: 1 per week}}, charter: {slots: 4000, departs: 1 per day, ${rule}}}
stages:
  gate: {arrivals: {rate: {by: nationality, ${perDay.map((rate, i) => `n${i}: ${rate} per day`).join(", ")}, else: 0 per day}}, boards: [seat, charter], next: flown}
  flown: {outcome: true}
quantities: {seat: {boardings: [gate, seat], window: {from: 0 days, for: 420 days}}}
`;
    // half of what a line grows to is what such a departure is taken to find: to a quarter where many leave in a step
    for (const step of [21, 14, 7]) {
      const off = expectedIn(body, 2 * step).seat / byHand(perDay, minimum, 3000, 420) - 1;
      expect(Math.abs(off)).toBeLessThan(step < 14 ? 0.4 : 0.25);
    }
  },
);

// Of airlines that leave by turns, each carries whoever came since the other left: those of half a turn, the first
// departure and what comes after the last one aside.
for (const [one, other, each, carries] of [
  ["1 day", "12 hours", "1 per day", 316],
  ["12 hours", "1 day", "1 per day", 320],
  ["12 hours", "6 hours", "2 per day", 318],
] as const) {
  test(`of two airlines with seats for all that leave by turns ${each}, the one that begins after ${one} carries ${carries} of 640, however long the step`, () => {
    for (const step of [1, 2, 4, 8, 40, 80]) {
      const { carried, all } = expectedIn(
        `runs: {for: 80 days}
grid: 6 hours
resources: {one: {slots: 50, departs: {dates: [${one}], then: ${each}}}, other: {slots: 50, departs: {dates: [${other}], then: ${each}}}}
stages:
  gate: {arrivals: {rate: 8 per day}, boards: [one, other], next: flown}
  flown: {outcome: true}
quantities:
  carried: {boardings: [gate, one], window: {from: 0 days, for: 80 days}}
  all: {entries: flown, window: {from: 0 days, for: 80 days}}
`,
        step,
      );
      expect(Math.abs(carried - carries)).toBeLessThan(0.1);
      // who leaves as the run ends is counted in no window: the people of half a turn
      expect(all).toBeCloseTo(each === "2 per day" ? 638 : 636, 6);
    }
  });
}

test("a second airline that leaves in the middle of a step leaves the people who come later to the first", () => {
  const { late } = expectedIn(
    `runs: {for: 40 days}
resources: {one: {slots: 50, departs: {dates: [2 days], then: 0.25 per day}}, other: {slots: 50, departs: {dates: [3 days], then: 0.25 per day}}}
stages:
  gate: {arrivals: {rate: 8 per day}, boards: [one, other], next: flown}
  flown: {outcome: true}
quantities: {late: {boardings: [gate, other], window: {from: 0 days, for: 40 days}}}
`,
    4,
  );
  // those of the day between the two
  expect(late).toBeCloseTo(80, 6);
});

test("of two airlines half a turn apart whose departures depend on a stock, each carries the 312 of half of every turn", () => {
  // 8.5 departures on the first day, then 4 a day, are half a departure ahead of 4 a day
  const { one, other } = expectedIn(
    `runs: {for: 80 days}
grid: 1 hour
parameters:
  pace: {title: Pace, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: {steps: {0 days: 8.5 per day, 1 day: 4 per day}}}
resources:
  one: {slots: 50, departs: "4 per day * stock(sign)"}
  other: {slots: 50, departs: "pace * stock(sign)"}
stages:
  sign: {initial: {count: 1}, dwell: 1000 days, next: flown}
  gate: {arrivals: {rate: 8 per day}, boards: [one, other], next: flown}
  flown: {outcome: true}
quantities:
  one: {boardings: [gate, one], window: {from: 1 days, for: 78 days}}
  other: {boardings: [gate, other], window: {from: 1 days, for: 78 days}}
`,
    24,
  );
  expect(one).toBeCloseTo(312, 6);
  expect(other).toBeCloseTo(312, 6);
});

test.each([
  ["6 hours", "18 hours", 0],
  ["18 hours", "6 hours", 8],
])(
  "who lands at %s takes the next flight on, of %s: of the 8 of a day %d are there at midnight",
  (lands, leaves, waiting) => {
    // a charter that never gathers its 90, so that nobody's turn is known; a clock that keeps the 8 apart from others
    const { there } = expectedIn(
      `runs: {for: 40 days}
grid: 1 hour
clocks: {limit: {starts: gate, strikesIn: [gate, hub], after: 1000 days, to: flown}}
resources:
  one: {slots: 100, departs: {dates: [${lands}], then: 1 per day}}
  other: {slots: 100, departs: {dates: [${leaves}], then: 1 per day}}
  charter: {slots: 100, departs: 1 per day, minimum: 90}
stages:
  gate: {arrivals: {rate: 8 per day}, boards: one, next: hub}
  hub: {boards: [other, charter], next: flown}
  flown: {outcome: true}
quantities: {there: {stock: hub, at: 20 days}}
`,
      24,
    );
    expect(there).toBeCloseTo(waiting, 9);
  },
);
