// Held units and rooms in expected numbers: how many are given, to whom first, and what becomes of those without one.
import { describe, expect, test } from "vitest";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { expectedIn } from "./expected.ts";
import { storyProgram } from "./stories.ts";

const ward = (beds: string, stage: string, more = ""): string => `runs: {for: 400 days}
resources: {beds: {servers: ${beds}}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {${stage}, next: done}
  away: {outcome: true}
  done: {outcome: true}
quantities:
  done: {entries: done, window: {from: 200 days, for: 200 days}}
${more}`;

describe("a bed is given again at the instant at which it is free, after a stay of 10 days on average", () => {
  // how many will be free in a step is known from the steps before it, which takes longest to settle with long ones
  const off = (step: number): number => 5e-4 * step;

  test.each([10, 2, 1, 0.5])("where a thousand a day stand at the door; steps of %d days", (step) => {
    const stay = "arrivals: {rate: 1000 per day}, dwell: {gamma: {mean: 10 days, cv: 0.8}}";
    expect(Math.abs(expectedIn(ward("100", stay), step).done / ((200 * 100) / 10) - 1)).toBeLessThan(off(step));
  });

  test.each([10, 2, 1, 0.5])("where 50 a day come and others are sent away; steps of %d days", (step) => {
    const stay = "arrivals: {rate: 50 per day}, dwell: {gamma: {mean: 10 days, cv: 0.8}}, ifFull: away";
    expect(Math.abs(expectedIn(ward("100", stay), step).done / ((200 * 100) / 10) - 1)).toBeLessThan(off(step));
  });
});

test.each(
  ["", ", clocks: {left: {after: 300 days, to: away}}"].flatMap((clocks) =>
    [4, 2, 1, 0.5].map((step) => ({ clocks, step })),
  ),
)(
  "fifty guards guard fifty at most, however alike the stays of those who ask are, and beside a clock miss a step of each round of 8 days; steps of $step days$clocks",
  ({ clocks, step }) => {
    const { guarded } = expectedIn(
      `runs: {for: 200 days}
resources: {guards: {servers: 50}}
holds: {guard: {of: guards, whileIn: [yard]}}
stages:
  yard: {arrivals: {rate: 100 per day}, dwell: 8 days${clocks}, ifFull: away, next: done}
  away: {outcome: true}
  done: {outcome: true}
quantities: {guarded: {stock: yard, window: {from: 50 days, for: 150 days}}}
`,
      step,
    );
    expect(guarded).toBeLessThan(50 * 1.02);
    // who leaves a stage with clocks is known when the step comes to it: others come in the next one
    expect(guarded).toBeGreaterThan(clocks === "" ? 50 * 0.98 : ((50 * 8) / (8 + step)) * 0.98);
  },
);

test("a hundred beds hold a hundred at most, and 60 are given out again below 60 only, whoever stands at the door", () => {
  const limit = "clocks: {limit: {starts: ward, strikesIn: [ward], after: 5 days, to: done}}\n";
  for (const [clocks, ifFull] of [
    ["", ", ifFull: away"],
    ["", ""],
    [limit, ""],
  ]) {
    const program = storyProgram(
      clocks +
        ward(
          "{steps: {0 days: 100, 100 days: 60, 200 days: 120}}",
          `arrivals: {rate: 40 per day}, dwell: {exponential: {mean: 8 days}}${ifFull}`,
        ),
    );
    const id = program.stages.findIndex(({ name }) => name === "ward");
    for (const step of [2, 1, 0.5]) {
      let most = [0, 0, 0];
      simulateFluid(program, {
        step,
        listeners: [
          {
            start() {},
            before() {},
            after(run) {
              const day = (run.now + 1) * step;
              const cell = run.plan.layout.firstCell[id];
              const held = run.content[cell] - run.waiting[cell];
              const span = day <= 100 ? 0 : day > 140 && day <= 200 ? 1 : day > 200 ? 2 : -1;
              if (span >= 0) most = most.map((one, i) => (i === span ? Math.max(one, held) : one));
            },
          },
        ],
      });
      // half of a hundredth over, where as many ask in a step as came in the last one and a few more leave in it
      [100, 60, 120].forEach((units, i) => expect(most[i]).toBeLessThan(units * 1.015));
      if (clocks === "") expect(most[2]).toBeGreaterThan(100);
    }
  }
});

test("at one door of two wards those who came first go in first: a thousand beds on day 20 for a thousand since day 0 and a thousand since day 10", () => {
  // and for packets, where a clock of theirs matters
  for (const clocks of ["", ", clocks: {left: {after: 300 days, to: done}}"]) {
    const room = (name: string, days: string): string =>
      `  ${name}: {arrivals: {rate: {steps: ${days}}}, dwell: {exponential: {mean: 100 days}}${clocks}, next: done}`;
    const { young, old } = expectedIn(
      `runs: {for: 60 days}
resources: {beds: {servers: {steps: {0 days: 0, 20 days: 1000}}}}
holds: {bed: {of: beds, whileIn: [a, b]}}
stages:
${room("a", "{0 days: 0 per day, 10 days: 100 per day, 20 days: 0 per day}")}
${room("b", "{0 days: 100 per day, 10 days: 0 per day}")}
  done: {outcome: true}
quantities:
  young: {waiting: a, at: 22 days}
  old: {waiting: b, at: 22 days}
`,
      1,
    );
    expect(Math.abs(old)).toBeLessThan(1e-6);
    expect(young).toBeGreaterThan(950);
  }
});

test("with a bed and a guard for everybody the scarcer of the two decides, whichever is asked for first", () => {
  const inside = (first: string, second: string): number =>
    expectedIn(
      `runs: {for: 400 days}
resources: {beds: {servers: 50}, guards: {servers: 100}}
holds: {first: {of: ${first}, whileIn: [ward]}, second: {of: ${second}, whileIn: [ward]}}
stages:
  ward: {arrivals: {rate: 20 per day}, dwell: {exponential: {mean: 10 days}}, ifFull: away, next: done}
  away: {outcome: true}
  done: {outcome: true}
quantities: {inside: {stock: ward, at: 300 days}}
`,
      1,
    ).inside;
  for (const one of [inside("beds", "guards"), inside("guards", "beds")]) {
    expect(Math.abs(one / 50 - 1)).toBeLessThan(2e-3);
  }
});

test("when 205 beds come for 200 at the door, five of those who come then have one", () => {
  const program = `runs: {for: 40 days}
resources: {beds: {servers: {steps: {0 days: 0, 20 days: 205}}}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {arrivals: {rate: 10 per day}, dwell: 400 days, next: done}
  done: {outcome: true}
quantities:
  all: {stock: ward, at: 30 days}
  door: {waiting: ward, at: 30 days}
`;
  for (const step of [2, 1, 0.5]) {
    const { all, door } = expectedIn(program, step);
    expect(all).toBeCloseTo(300, 6);
    expect(all - door).toBeCloseTo(205, 6);
  }
});

test("who holds a bed and comes to where a guard is needed as well has no guard yet: all 5 guards are held", () => {
  for (const step of [2, 1, 0.5]) {
    const { guarded } = expectedIn(
      `runs: {for: 200 days}
resources: {beds: {servers: 1000}, guards: {servers: 5}}
holds: {bed: {of: beds, whileIn: [ward, yard]}, guard: {of: guards, whileIn: [yard]}}
stages:
  ward: {arrivals: {rate: 10 per day}, dwell: 3 days, next: yard}
  yard: {dwell: {exponential: {mean: 8 days}}, ifFull: away, next: done}
  away: {outcome: true}
  done: {outcome: true}
quantities: {guarded: {stock: yard, at: 150 days}}
`,
      step,
    );
    expect(Math.abs(guarded / 5 - 1)).toBeLessThan(0.01);
  }
});

describe("of 10 a day who come to a door that never opens", () => {
  const atDoor = (stage: string, step: number, clocks = ""): number =>
    expectedIn(
      `runs: {for: 100 days}
${clocks}resources: {beds: {servers: {steps: {0 days: 0, 99 days: 1}}}, clerk: {servers: 10}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {arrivals: {rate: 10 per day}, ${stage}, next: done}
  done: {outcome: true}
quantities: {door: {waiting: ward, at: 60 days}}
`,
      step,
    ).door;
  const clocks = "clocks: {limit: {starts: ward, strikesIn: [ward], after: 10 days, to: done}}\n";

  test.each([2, 1, 0.5])(
    "a hundred are there, if a limit across stages takes them after 10 days; steps of %d days",
    (step) => {
      expect(atDoor("dwell: {exponential: {mean: 10 days}}", step, clocks)).toBeCloseTo(100, 6);
    },
  );

  test.each(["dwell: {exponential: {mean: 10 days}}", "service: {by: clerk, time: 1 day}"])(
    "100·(1 − e^(−6)) are there after 60 days, if a tenth a day leaves: %s",
    (stay) => {
      const leaves = "clocks: {left: {rate: 0.1 per day, to: done}}";
      for (const step of [2, 1, 0.5]) {
        // those who come in a step are spared its hazards at a door: up to a step's arrivals more
        const off = atDoor(`${stay}, ${leaves}`, step) / (100 * (1 - Math.exp(-6))) - 1;
        expect(Math.abs(off)).toBeLessThan(0.055 * step);
      }
    },
  );
});

describe("twenty come a day for 10 places with beds for all, and stay a day: 10 are inside, 10 a day are turned away", () => {
  test.each([
    ["until a hazard strikes", "waits: true, clocks: {go: {rate: 1 per day, to: done}}", 0],
    ["for a time", "dwell: {exponential: {mean: 1 day}}, next: done", 0],
    [
      "in a line that nobody serves",
      "service: {by: nobody, time: 1 day}, clocks: {go: {rate: 1 per day, to: done}}, next: done",
      1 / 20,
    ],
  ])("%s", (_, stay, bend) => {
    for (const step of [0.5, 0.1]) {
      const { inside, away, moved } = expectedIn(
        `runs: {for: 40 days}
resources: {beds: {servers: 1000}, nobody: {servers: {steps: {0 days: 0, 39 days: 1}}}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {arrivals: {rate: 20 per day}, ${stay}, room: 10, ifFull: away}
  away: {outcome: true}
  done: {outcome: true}
quantities:
  inside: {stock: ward, at: 30 days}
  away: {entries: away, window: {from: 20 days, for: 10 days}}
  moved: {moves: [ward, away], window: {from: 20 days, for: 10 days}}
`,
        step,
      );
      expect(Math.abs(inside / 10 - 1)).toBeLessThan(1e-4 + bend * step ** 2);
      expect(Math.abs(away / 100 - 1)).toBeLessThan(1e-4 + bend * step ** 2);
      expect(moved).toBeCloseTo(away, 9);
    }
  });
});
