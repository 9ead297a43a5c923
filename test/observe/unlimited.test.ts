// Servers and held units without limit for part of the time or for some people, by plain arithmetic, in every engine.
import { expect, test } from "vitest";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import type { Program } from "../../src/compile/program.ts";
import type { Observation } from "../../src/observe/observation.ts";
import { storyProgram } from "../simulate/stories.ts";

const wanted = { seriesGroup: "", seriesLevels: [], series: true, waits: false };
type Found = Pick<Observation, "measures" | "resources">;

const personByPerson: Readonly<Record<string, (program: Program) => Found>> = {
  "the straight engine": (program) => {
    const observer = observe(program, wanted);
    simulate(program, { seed: 1, replication: 0, recorders: [observer.recorder] });
    return observer.result();
  },
  "the kernel": (program) => observeRun(program, { seed: 1, replication: 0, recorders: [] }, wanted),
};
const inExpectation = (program: Program, step = 0.25): Found => {
  const observer = observeFluid(program, wanted);
  simulateFluid(program, { step, listeners: [observer.listener] });
  return observer.result();
};

const valuesOf = ({ measures }: Found): Record<string, number | null> =>
  Object.fromEntries(measures.map(({ name, value }) => [name, value]));

const anHourEach = (servers: string): Program =>
  storyProgram(`runs: {for: 12 hours}
grid: 1 hour
resources:
  desk: {servers: ${servers}, cost: 10 USD per hour}
stages:
  q: {arrivals: {every: 1 hour}, service: {by: desk, time: 30 minutes}, next: done}
  done: {outcome: true}
quantities:
  w: {wait: q, statistic: mean}
  n: {stock: done, at: end}
`);

for (const [engine, run] of Object.entries(personByPerson)) {
  test(`${engine}: from the hour on at which there is no limit everybody is served at once, until it ends`, () => {
    // who came at 1 and 2 waits for 3 o'clock; seven more until 10, when the desk closes
    const values = valuesOf(run(anHourEach("{steps: {0 hours: 0, 3 hours: unlimited, 10 hours: 0}}")));
    expect(values.w).toBeCloseTo((2 + 1) / 9 / 24, 12);
    expect(values.n).toBe(9);
  });
}

// four people of an hour's work: one desk, none at all, then as many as come
const work = `runs: {for: 10 hours}
grid: 1 hour
resources:
  desk: {servers: {steps: {0 hours: 1, 2 hours: 0, 4 hours: unlimited, 8 hours: 2}}, cost: 10 USD per hour}
stages:
  job: {initial: {count: 4}, service: {by: desk, time: 1 hour}, next: done}
  done: {outcome: true}
quantities:
  limited: {utilisation: desk, window: {from: 0 hours, for: 4 hours}}
  free: {utilisation: desk, window: {from: 4 hours, for: 4 hours}}
  partly: {utilisation: desk, window: {from: 0 hours, for: 6 hours}}
  whole: {utilisation: desk}
  money: {cost: desk}
  left: {stock: job, at: end}
`;

for (const [engine, run] of [...Object.entries(personByPerson), ["expected numbers", inExpectation] as const]) {
  test(`${engine}: utilisation leaves out time without limit, and those busy in it are paid`, () => {
    const found = run(storyProgram(work));
    const { limited, free, partly, whole, money, left } = valuesOf(found);
    // a desk for two hours; two people for an hour each; two desks for two hours, idle
    const about = engine === "expected numbers" ? 0 : 9;
    expect(limited).toBeCloseTo(1, about);
    expect(free).toBeNull();
    expect(partly).toBeCloseTo(1, about);
    expect(whole).toBeCloseTo(2 / 6, about);
    expect(money! / 10).toBeCloseTo(2 + 2 + 4, about);
    expect(left).toBeCloseTo(0, 6);
    const [{ used, present, cost }] = found.resources;
    for (const row of [used, present, cost]) expect(row.every(Number.isFinite)).toBe(true);
    expect(used.every((value, period) => value <= present[period] + 1e-9)).toBe(true);
  });

  test(`${engine}: without limit all the time there is no utilisation, and those busy are paid`, () => {
    const { limited, whole, money } = valuesOf(run(storyProgram(work.replace(/\{steps: \{.*?\}\}/, "unlimited"))));
    expect({ limited, whole }).toEqual({ limited: null, whole: null });
    expect(money! / 10).toBeCloseTo(4, engine === "expected numbers" ? 0 : 9);
  });

  test(`${engine}: a schedule that repeats is without limit in every round`, () => {
    const { left } = valuesOf(
      run(
        storyProgram(`runs: {for: 240 hours}
grid: 1 hour
resources: {desk: {servers: {steps: {0 hours: 0, 20 hours: unlimited, 22 hours: 3}, repeat: 1 day}}}
stages:
  job: {arrivals: {every: 10 minutes}, service: {by: desk, time: 6 minutes}, next: done}
  done: {outcome: true}
quantities:
  left: {stock: job, at: 238 hours}
`),
      ),
    );
    // three desks of ten an hour each are more than six an hour need
    expect(left!).toBeLessThan(1.5);
  });

  test(`${engine}: held units are without limit for one level of a table, and two for the other`, () => {
    const { held, free } = valuesOf(
      run(
        storyProgram(`runs: {for: 10 hours}
grid: 1 hour
groups: {kind: [a, b]}
resources: {bed: {each: kind, servers: {by: kind, a: unlimited, b: 2}}}
holds: {place: {of: bed, whileIn: [ward]}}
stages:
  door: {initial: {count: {by: kind, a: 7, b: 7}}, dwell: 1 hour, next: ward}
  ward: {dwell: 100 hours, next: done}
  done: {outcome: true}
quantities:
  held: {waiting: ward, where: {kind: b}, at: end}
  free: {waiting: ward, where: {kind: a}, at: end}
`),
      ),
    );
    // expected numbers let a burst before a door in by the demand of the step before
    if (engine !== "expected numbers") expect(held).toBe(5);
    expect(free).toBeCloseTo(0, 6);
  });
}

test("records of many persons are served at once where there is no limit", () => {
  const program = storyProgram(
    `runs: {for: 20 hours}
grid: 1 hour
groups: {kind: [a]}
resources: {desk: {servers: {steps: {0 hours: 3, 4 hours: unlimited, 10 hours: 3}}}}
stages:
  job: {arrivals: {rate: {by: kind, a: 200 per hour}}, service: {by: desk, time: {exponential: {mean: 20 minutes}}}, next: done}
  done: {outcome: true}
quantities:
  before: {waiting: job, at: 3 hours}
  after: {waiting: job, at: 10 hours}
  later: {waiting: job, at: end}
`,
    [],
    { sample: { group: "kind", weights: {}, otherwise: 10 } },
  );
  const found = Object.values(personByPerson).map((run) => valuesOf(run(program)));
  expect(found[0]).toEqual(found[1]);
  expect(found[0].before).toBeGreaterThan(400);
  expect(found[0].after).toBe(0);
  expect(found[0].later).toBeGreaterThan(500);
});

test("`unlimited` is refused where it means nothing, and says where it may stand", () => {
  const hint = /hint: `unlimited` may stand under `servers:`, by itself, in a table, or at a point of `steps`/;
  for (const servers of [
    "{line: {0 hours: 0, 3 hours: unlimited}}",
    "{wave: {mean: unlimited, swing: 1, every: 1 hour, peak: 0 hours}}",
  ]) {
    // prettier-ignore
    const wrong = (): Program => anHourEach(servers);
    expect(wrong).toThrow(hint);
    expect(wrong).toThrow(/:\d+:\d+ › resources\.desk/);
  }
  expect(() => storyProgram(work.replace("{count: 4}", "{count: unlimited}"))).toThrow(hint);
  expect(() => anHourEach("{steps: {0 hours: stock(q), 3 hours: unlimited}}")).toThrow(
    /resources\.desk\.servers\n {2}expected `unlimited` beside numbers known in advance; got stock\(…\)/,
  );
});
