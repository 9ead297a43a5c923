// How much of the busy time was beyond what was present, by plain arithmetic, in both engines.
import { expect, test } from "vitest";
import type { Program } from "../../src/compile/program.ts";
import type { Observation } from "../../src/observe/observation.ts";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { storyProgram } from "../simulate/stories.ts";

const wanted = { seriesGroup: "", seriesLevels: [], series: true, waits: false };

type Found = Pick<Observation, "measures" | "resources">;

const engines: Readonly<Record<string, (program: Program) => Found>> = {
  "person by person": (program) => {
    const observer = observe(program, wanted);
    simulate(program, { seed: 1, replication: 0, recorders: [observer.recorder] });
    return observer.result();
  },
  "inside the kernel": (program) => observeRun(program, { seed: 1, replication: 0, recorders: [] }, wanted),
  "in expected numbers": (program) => {
    const observer = observeFluid(program, wanted);
    simulateFluid(program, { step: 1, listeners: [observer.listener] });
    return observer.result();
  },
};

const valuesOf = ({ measures }: Found): Record<string, number | null> =>
  Object.fromEntries(measures.map(({ name, value }) => [name, value]));

/** Three desks for an hour, one until the fifth, then none; three people busy until the sixth. */
const closing = `runs: {for: 10 hours}
grid: 1 hour
resources:
  desk: {servers: {steps: {0 hours: 3, 1 hour: 1, 5 hours: 0}}}
stages:
  job: {initial: {count: 3}, service: {by: desk, time: 6 hours}, next: done}
  done: {outcome: true}
quantities:
  opening: {overtime: desk, window: {from: 0 hours, for: 1 hour}}
  shift: {overtime: desk, window: {from: 1 hour, for: 4 hours}}
  closed: {overtime: desk, window: {from: 5 hours, for: 5 hours}}
  whole: {overtime: desk}
  idle: {overtime: desk, window: {from: 7 hours, for: 3 hours}}
`;

const lateOffice = `runs: {for: 30 days}
grid: 1 hour
resources:
  desk: {servers: {steps: {0 days: 6, 5 days: 2, 11 days: 0, 13 days: 5, 20 days: 1}}}
stages:
  job: {arrivals: {rate: 2 per day}, service: {by: desk, time: {exponential: {mean: 30 hours}}}, next: done}
  done: {outcome: true}
quantities:
  whole: {overtime: desk}
`;

const steady = (servers: string): string => `runs: {for: 100 days}
grid: 6 hours
resources:
  desk: {servers: ${servers}}
stages:
  job: {arrivals: {rate: 3 per day}, service: {by: desk, time: {exponential: {mean: 14 hours}}}, next: done}
  done: {outcome: true}
quantities:
  whole: {overtime: desk}
`;

for (const [engine, run] of Object.entries(engines)) {
  test(`${engine}: of 18 busy hours two servers work 4 hours over, and three another one`, () => {
    const { opening, shift, closed, whole, idle } = valuesOf(run(storyProgram(closing)));
    expect(opening).toBe(0);
    expect(shift).toBeCloseTo(8 / 12, 9);
    expect(closed).toBeCloseTo(1, 9);
    expect(whole).toBeCloseTo((2 * 4 + 3) / 18, 9);
    expect(idle).toBeNull();
  });

  test(`${engine}: hour by hour, none of three is over, then two, then all three`, () => {
    const [{ overtime }] = run(storyProgram(closing)).resources;
    expect([...overtime!]).toEqual([0, 2, 2, 2, 2, 3, 0, 0, 0, 0].map((servers) => expect.closeTo(servers, 9)));
  });

  test(`${engine}: where the servers never leave, nobody works over`, () => {
    for (const servers of ["2", "{steps: {0 days: 2, 30 days: 4}}"]) {
      const found = run(storyProgram(steady(servers)));
      expect(valuesOf(found).whole).toBe(0);
      expect(found.resources[0].overtime!.every((mean) => mean === 0)).toBe(true);
    }
  });

  test(`${engine}: overtime is at most the busy time, in every period`, () => {
    const found = run(storyProgram(lateOffice));
    const whole = valuesOf(found).whole!;
    expect(whole).toBeGreaterThan(0);
    expect(whole).toBeLessThanOrEqual(1);
    const [{ overtime, used, present }] = found.resources;
    expect(overtime!.some((mean) => mean > 0)).toBe(true);
    expect(overtime!.every((mean, period) => mean <= used[period] && mean <= present[period])).toBe(true);
  });

  test(`${engine}: time without limit has no overtime`, () => {
    const free = `{steps: {0 hours: unlimited, 2 hours: 1}}`;
    const body = closing.replace(/servers: .*\}\}/, `servers: ${free}}`);
    const { opening, shift } = valuesOf(run(storyProgram(body)));
    // from the second hour on two of three work over
    expect([opening, shift]).toEqual([null, expect.closeTo(2 / 3, 9)]);
  });
}

test("records that stand for several persons say nothing about overtime: they may begin with fewer servers free", () => {
  const sampled = storyProgram(
    `runs: {for: 10 days}
groups: {size: [big, small]}
resources: {desk: {servers: 4}}
stages:
  job: {initial: {count: {by: size, big: 7, small: 1}}, service: {by: desk, time: 1 day}, next: done}
  done: {outcome: true}
quantities:
  whole: {overtime: desk}
`,
    [],
    { sample: { group: "size", weights: { small: 1 }, otherwise: 7 } },
  );
  for (const engine of ["person by person", "inside the kernel"]) {
    const found = engines[engine](sampled);
    expect(valuesOf(found).whole).toBeNull();
    expect(found.resources[0].overtime).toBeNull();
  }
});

test("records of a hundred before fifty servers work every other day, which is all the time there is", () => {
  const sampled = storyProgram(
    `runs: {for: 100 days}
grid: 1 day
groups: {size: [any]}
resources: {desk: {servers: 50, cost: 10 USD per day}}
stages:
  job: {initial: {count: {by: size, any: 10000}}, service: {by: desk, time: 1 day}, next: done}
  done: {outcome: true}
quantities:
  whole: {utilisation: desk}
  money: {cost: desk}
`,
    [],
    { sample: { group: "size", weights: {}, otherwise: 100 } },
  );
  for (const engine of ["person by person", "inside the kernel"]) {
    const found = engines[engine](sampled);
    // fifty servers for a hundred days at 10 USD, whether they are used one by one or a hundred at a time
    expect(valuesOf(found)).toEqual({ whole: 1, money: 50_000 });
    const [{ used, present, cost }] = found.resources;
    expect(present.every((mean, period) => mean >= used[period])).toBe(true);
    expect(cost.every((money, period) => money === present[period] * 10)).toBe(true);
  }
});

test.each([
  ["held units", "beds"],
  ["slots", "seats"],
])("overtime of %s is refused, because only servers have hours", (what, resource) => {
  const body = `runs: {for: 10 days}
units: [bed]
resources: {beds: {servers: 4 beds}, seats: {slots: 4, departs: 1 per day}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {initial: {count: 3}, boards: seats, next: done}
  done: {outcome: true}
quantities:
  whole: {overtime: ${resource}}
`;
  expect(() => storyProgram(body)).toThrow(
    new RegExp(`whole\\n {2}expected a resource with servers.*; got "${resource}", which has ${what}`),
  );
});
