// The parts that make the fluid engine quick change no number beyond what they state: rows that widen with the time ahead,
// kinds of people kept together, clock histories drawn together, plans that take over from others.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { readModel } from "../../src/model/readModel.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { open, put, rowAt } from "../../src/simulate/fluid/dueWheel.ts";
import { makeWheel, rowsOf, shapeTolerance } from "../../src/simulate/fluid/dueWheelRows.ts";
import { durationOf } from "../../src/simulate/fluid/duration.ts";
import { delayShares, type DelayShares } from "../../src/simulate/fluid/delayShares.ts";
import { NOBODY, type Packet } from "../../src/simulate/fluid/packetRows.ts";
import { appendAt, release, take } from "../../src/simulate/fluid/packets.ts";
import { prepareFluid } from "../../src/simulate/fluid/prepareFluid.ts";
import { planFor, runPlan, simulateFluid } from "../../src/simulate/fluid/run.ts";
import { randomProgram } from "./randomProgram.ts";

type Shape = { readonly family: "lognormal" | "gamma" | "exponential" | "fixed"; readonly figures: readonly number[] };

function sharesFor({ family, figures }: Shape): DelayShares {
  const curves = figures.map((_, i) => i);
  const sampler = { family, figures: curves, atLeast: -1, atMost: -1, probabilities: [], parts: [], shares: [] };
  return delayShares(
    durationOf([sampler], 0, (curve) => figures[curve]),
    1,
    3000,
  );
}

const shapes: readonly (readonly [string, Shape])[] = [
  ["lognormal", { family: "lognormal", figures: [3.5, 0.9] }],
  ["gamma", { family: "gamma", figures: [2, 60] }],
  ["exponential", { family: "exponential", figures: [30] }],
  ["fixed, 180 steps", { family: "fixed", figures: [180] }],
];

test.each(shapes)(
  "whoever comes leaves when due, to a thousandth of those who came and on average to a fifty-thousandth: %s",
  (_, shape) => {
    const delay = sharesFor(shape);
    expect(delay.gone.length).toBeGreaterThan(20);
    for (const start of [0, 5, 16, 37]) {
      const wheel = makeWheel(2, delay.gone.length, rowsOf(delay));
      const persons = Float64Array.of(0, 1000);
      let left = 0;
      let stayed = 0;
      for (let step = 0; step < start + 4000; step++) {
        open(wheel, step);
        const row = rowAt(wheel, step);
        left += wheel.rows[row + 1];
        stayed += wheel.rows[row + 1] * (step - start);
        wheel.rows[row + 1] = 0;
        if (step === start) put(wheel, step, 0, 2, persons, delay, 1);
        if (step <= start) continue;
        const due = delay.gone[Math.min(step - start, delay.gone.length - 1)] - delay.gone[0];
        expect(Math.abs(left - 1000 * due)).toBeLessThan(1000 * 2 * shapeTolerance);
      }
      expect(left / (1000 * (delay.gone.at(-1)! - delay.gone[0]))).toBeCloseTo(1, 12);
      // one less what has left after each step, summed: the mean stay, whatever the rows do to the shape
      const mean = delay.gone.reduce((sum, gone) => sum + delay.gone.at(-1)! - gone, 0);
      expect(Math.abs(stayed / (1000 * mean) - 1)).toBeLessThan(2e-5);
      expect(wheel.rows.every((owed) => Math.abs(owed) < 1e-9)).toBe(true);
    }
  },
);

function stageTotals(program: Program, apart?: readonly string[]): { cells: number; totals: Float64Array } {
  const plan = planFor(program, 1, apart);
  const { stageOf, cells } = plan.layout;
  const totals = new Float64Array(2 * program.stages.length);
  const after = (run: { content: Float64Array; entered: Float64Array }): void => {
    totals.fill(0);
    for (let cell = 0; cell < cells; cell++) {
      totals[2 * stageOf[cell]] += run.content[cell];
      totals[2 * stageOf[cell] + 1] += run.entered[cell];
    }
  };
  runPlan(plan, { listeners: [{ start() {}, before() {}, after }] });
  return { cells, totals };
}

test("kinds that go on alike, kept together, give the same numbers as each by itself, in 60 random programs", () => {
  let fewer = 0;
  for (let seed = 0; seed < 60; seed++) {
    const program = randomProgram(seed);
    const each = stageTotals(program);
    const together = stageTotals(program, []);
    if (together.cells < each.cells) fewer++;
    const most = Math.max(1, ...each.totals);
    each.totals.forEach((persons, i) => {
      expect(Math.abs(together.totals[i] - persons) / most, `program ${seed}`).toBeLessThan(1e-9);
    });
  }
  // else nothing has been compared
  expect(fewer).toBeGreaterThan(5);
});

test("who differs in priority alone is told apart: of 10 served a day 4 go first, then the other room's 4, and 2 of 8 last", () => {
  const text = `pendency: model v1
title: A test
runs: {for: 10 days}
groups: {kind: [urgent, plain]}
resources: {judge: {servers: 1, priority: [{kind: urgent}, {stage: other}, rest]}}
stages:
  room: {arrivals: {rate: {by: kind, urgent: 4 per day, plain: 8 per day}}, service: {by: judge, time: 0.1 days}, next: done}
  other: {arrivals: {rate: {by: kind, urgent: 0 per day, plain: 4 per day}}, service: {by: judge, time: 0.1 days}, next: done}
  done: {outcome: true}
`;
  const model = readModel({ path: "priority.yaml", text }, "priority");
  const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
  const { totals } = stageTotals(program, []);
  const there = (name: string): number => totals[2 * program.stages.findIndex((stage) => stage.name === name)];
  // beside those in service for a tenth of a day
  expect(Math.abs(there("room") - 60)).toBeLessThan(1);
  expect(there("other")).toBeLessThan(1);
});

const limitText = `pendency: model v1
title: A test
runs: {for: 100 days}
clocks: {limit: {starts: held, strikesIn: [held, ready], after: 12 days, to: released}}
stages:
  held: {arrivals: {rate: 100 per day}, dwell: {exponential: {mean: 6 days}}, next: ready}
  ready: {dwell: {exponential: {mean: 8 days}}, next: removed}
  released: {outcome: true}
  removed: {outcome: true}
quantities: {struck: {strikes: limit, window: {from: 40 days, for: 60 days}}}
`;

test("a limit across stages strikes whom it should with fifty histories a step: (4·e^(−12/8) − 3·e^(−12/6)) of all", () => {
  const model = readModel({ path: "limit.yaml", text: limitText }, "limit");
  const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
  const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
  simulateFluid(program, { step: 0.25, listeners: [observer.listener] });
  // two exponential stays in a row, of 6 and of 8 days, last longer than 12 days together
  const share = 4 * Math.exp(-12 / 8) - 3 * Math.exp(-12 / 6);
  expect(observer.result().measures[0].value! / (6000 * share)).toBeCloseTo(1, 2.5);
});

test("people who are more than there was room for keep what they were: since when each clock of theirs runs, and by what", () => {
  const run = prepareFluid(planFor(randomProgram(7), 1));
  const { columns } = run.packets;
  const clocks = Array.from({ length: columns }, (_, clock) => clock);
  const instants = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  // rows that others gave back are taken before new ones
  const before = [0, 1, 2].map((instant) => take(run, 1, instant));
  for (const packet of before) release(run, packet);
  const taken = new Set<Packet>();
  for (const instant of instants) {
    const packet = take(run, instant, instant);
    taken.add(packet);
    for (const clock of clocks) {
      packet.starts[clock] = 100 * clock + instant;
      packet.delays[clock] = 10 * clock + instant;
    }
    appendAt(run, 0, packet);
  }
  expect(columns).toBeGreaterThan(0);
  expect(taken.size).toBe(instants.length);
  for (const packet of before) expect(taken).toContain(packet);
  let packet = run.packets.head[0];
  for (const instant of instants) {
    expect([packet.amount, packet.join]).toEqual([instant, instant]);
    expect([...packet.starts]).toEqual(clocks.map((clock) => 100 * clock + instant));
    expect([...packet.delays]).toEqual(clocks.map((clock) => 10 * clock + instant));
    packet = packet.next;
  }
  expect(packet).toBe(NOBODY);
});

test("a plan that takes over from that of other figures gives the numbers of one made afresh", () => {
  const first = planFor(kindsOfDelay(1), 1);
  runPlan(first);
  for (const factor of [1, 1.5, 3]) {
    const program = kindsOfDelay(factor);
    const seen = [planFor(program, 1), planFor(program, 1, undefined, first)].map((plan) => {
      const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: true });
      runPlan(plan, { listeners: [observer.listener] });
      return observer.result();
    });
    expect(seen[1]).toEqual(seen[0]);
  }
  // a kernel, where there is one, has gone from plan to plan, and back to the first
  expect(runPlan(first)).toEqual(runPlan(planFor(kindsOfDelay(1), 1)));
});

/** A delay that grows with the factor, one that does not, and a stock that has waited for both. */
function kindsOfDelay(factor: number): Program {
  const text = `pendency: model v1
title: A test
runs: {for: 200 days}
resources: {clerks: {servers: 8}}
clocks: {limit: {starts: held, strikesIn: [held, ready], after: 12 days, to: done}}
stages:
  held: {arrivals: {rate: 10 per day}, initial: {count: 100, age: {exponential: {mean: 4 days}}}, dwell: {gamma: {mean: ${6 * factor} days, cv: 0.7}}, next: ready}
  ready: {initial: {count: 50}, dwell: {lognormal: {mean: 9 days, cv: 1}}, next: office}
  office: {service: {by: clerks, time: {exponential: {mean: ${factor} days}}}, next: done}
  done: {outcome: true}
quantities: {served: {entries: done, window: {from: 20 days, for: 80 days}}}
`;
  const model = readModel({ path: "delays.yaml", text }, "delays");
  return compile({ model, parameters: [], scenarios: [] }, null, plainly);
}
