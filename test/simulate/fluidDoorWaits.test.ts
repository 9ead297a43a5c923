// Waits at the door of a held unit in expected numbers. By Little's law the mean wait times the people who come is the area
// under the number who wait, wherever nobody waits at the beginning and at the end of the window, or as many.
import { describe, expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

const short = (stay: string, more = ""): string => `runs: {for: 400 days}
grid: 1 hour
warmUp: 100 days
resources: {beds: {servers: 100${more}}, desk: {servers: 100}}
holds: {bed: {of: beds, whileIn: [ward, annexe]}}
${stay}
  done: {outcome: true}
quantities:
  w: {wait: [ward, annexe], statistic: mean}
  all: {wait: [ward, annexe], statistic: mean, among: everyone}
  line: {waiting: [ward, annexe]}
  came: {entries: [ward, annexe]}
`;
const tides = "rate: {repeat: 20 days, steps: {0 days: 60 per day, 10 days: 20 per day}}";
const wards = {
  "beds alone": `stages:
  ward: {arrivals: {${tides}}, dwell: {exponential: {mean: 2 days}}, next: done}
  annexe: {arrivals: {rate: 2 per day}, dwell: {exponential: {mean: 1 day}}, next: done}`,
  "a ward from which some go on to an annexe with the bed they have": `stages:
  ward: {arrivals: {${tides}}, dwell: {gamma: {mean: 1 day, cv: 0.6}}, next: {annexe: 50%, done: rest}}
  annexe: {dwell: {exponential: {mean: 1.8 days}}, next: done}`,
  "a fork under a hold": `stages:
  ward: {arrivals: {${tides}}, passes: true, next: {annexe: 90%, done: rest}}
  annexe: {dwell: {exponential: {mean: 2.1 days}}, next: done}`,
  "two groups, a fixed limit across stages": `groups: {kind: [a, b]}
clocks: {limit: {starts: ward, strikesIn: [ward], after: 40 days, to: done}}
stages:
  ward:
    arrivals: {${tides}, split: {kind: {a: 70%, b: 30%}}}
    dwell: {by: kind, a: {exponential: {mean: 2 days}}, b: {exponential: {mean: 2.2 days}}}
    next: done
  annexe: {dwell: 1 day, next: done}`,
};

describe.each(Object.entries(wards))("%s: the mean wait is the line's area by everybody who came", (_, stages) => {
  test.each(["", ", discipline: random", ", discipline: last come"])("with beds%s", (more) => {
    for (const step of [12, 3]) {
      const { w, all, line, came } = expectedIn(short(stages, more), step);
      expect(line).toBeGreaterThan(5);
      // a step's part of those in line at either end of the window
      expect(Math.abs((w * came) / (line * 300) - 1)).toBeLessThan(0.01);
      expect(all).toBeCloseTo(w, 9);
    }
  });
});

test("first at the door, then in line for a desk, people wait once for both", () => {
  const { w, line, came } = expectedIn(
    short(
      `stages:
  ward: {arrivals: {${tides}}, service: {by: desk, time: {exponential: {mean: 2.2 days}}}, next: done}
  annexe: {arrivals: {rate: 1 per day}, dwell: 1 day, next: done}`,
    ).replace("beds: {servers: 100}", "beds: {servers: 120}"),
    6,
  );
  expect(line).toBeGreaterThan(5);
  expect(Math.abs((w * came) / (line * 300) - 1)).toBeLessThan(0.01);
});

const burst = (stay: string): string => `runs: {for: 40 days}
resources: {beds: {servers: 100}, guards: {servers: 30}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {arrivals: {rate: {steps: {0 days: 0 per day, 10 days: 1000 per day, 11 days: 0 per day}}}, ${stay}}
  away: {outcome: true}
  done: {outcome: true}
quantities:
  inside: {stock: ward, at: 12 days}
  door: {waiting: ward, at: 12 days}
  away: {stock: away, at: 12 days}
`;

describe("of a thousand who come on day 10 to a hundred free beds", () => {
  test.each([0.5, 1, 2])("a hundred have one and the others stand at the door; steps of %d days", (step) => {
    for (const clock of ["", ", clocks: {left: {after: 30 days, to: done}}"]) {
      const { inside, door } = expectedIn(burst(`dwell: 90 days${clock}, next: done`), step);
      expect(inside).toBeCloseTo(1000, 6);
      expect(door).toBeCloseTo(900, 6);
    }
  });

  test.each([0.5, 1, 2])("a hundred have one and the others are turned away; steps of %d days", (step) => {
    const { inside, away } = expectedIn(burst("dwell: 90 days, ifFull: away, next: done"), step);
    expect(inside).toBeCloseTo(100, 6);
    expect(away).toBeCloseTo(900, 6);
  });

  test.each([0.5, 1, 2])("thirty go in, if each needs one of thirty guards as well; steps of %d days", (step) => {
    const both = burst("dwell: 90 days, next: done").replace(
      "[ward]}}",
      "[ward]}, watch: {of: guards, whileIn: [ward]}}",
    );
    const { inside, door } = expectedIn(both, step);
    expect(inside - door).toBeCloseTo(30, 6);
  });
});

test("whatever their class, those who came together are let in alike: a tenth of each", () => {
  for (const clock of ["", ", clocks: {left: {after: 300 days, to: done}}"]) {
    const { old, young } = expectedIn(
      `runs: {for: 60 days}
groups: {age: [young, old]}
resources: {beds: {servers: {steps: {0 days: 0, 20 days: 100}}}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward:
    arrivals: {rate: {steps: {0 days: 100 per day, 10 days: 0 per day}}, split: {age: {young: 80%, old: 20%}}}
    dwell: {by: age, young: 900 days, old: 800 days}${clock}
    next: done
  done: {outcome: true}
quantities:
  old: {waiting: ward, where: {age: old}, at: 22 days}
  young: {waiting: ward, where: {age: young}, at: 22 days}
`.replace(`${clock}\n`, clock === "" ? "\n" : `\n    ${clock.slice(2)}\n`),
      1,
    );
    expect(old).toBeCloseTo(180, 6);
    expect(young).toBeCloseTo(720, 6);
  }
});

const atDoor = (clock: string, step: number): number =>
  expectedIn(
    `runs: {for: 100 days}
resources: {beds: {servers: {steps: {0 days: 0, 99 days: 1}}}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {arrivals: {rate: 10 per day}, dwell: {exponential: {mean: 10 days}}, clocks: {left: {${clock}, to: done}}, next: done}
  done: {outcome: true}
quantities: {door: {waiting: ward, at: 60 days}}
`,
    step,
  ).door;

describe("at a door that never opens, to which 10 a day come", () => {
  test("a hundred stand, if each of them leaves after ten days", () => {
    for (const step of [0.5, 1, 2]) {
      expect(Math.abs(atDoor("after: 10 days", step) / 100 - 1)).toBeLessThan(0.01);
      expect(Math.abs(atDoor("after: {uniform: {from: 5 days, to: 15 days}}", step) / 100 - 1)).toBeLessThan(0.01);
    }
  });

  test("100·(1 − e^(−6)) stand after 60 days, if a tenth a day leaves, to the square of what leaves in a step", () => {
    for (const step of [0.5, 1, 2]) {
      const there = atDoor("rate: 0.1 per day", step);
      expect(Math.abs(there / (100 * (1 - Math.exp(-6))) - 1)).toBeLessThan((0.1 * step) ** 2);
    }
  });
});

test.each([0.7, 0.3])(
  "last come first boards those who came before, where a newcomer has missed the flight of part %d of a day",
  (at) => {
    const hours = Math.round(24 * at);
    const { line, flown } = expectedIn(
      `runs: {for: 40 days}
grid: 1 hour
resources: {plane: {slots: 12, departs: {dates: [${hours} hours], then: 1 per day}, discipline: last come}}
stages:
  gate: {arrivals: {rate: 10 per day}, boards: plane, next: flown}
  flown: {outcome: true}
quantities:
  line: {waiting: gate, at: 30 days}
  flown: {stock: flown, at: 30 days}
`,
      24,
    );
    // there are seats for all who are there
    expect(line).toBeCloseTo(10 * (1 - hours / 24), 6);
    expect(flown).toBeCloseTo(300 - line, 6);
  },
);
