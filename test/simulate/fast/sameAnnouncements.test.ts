// The fast engine against its specification: every announcement of every run, to the last bit.
import { expect, test } from "vitest";
import { compile, plainly } from "../../../src/compile/compile.ts";
import { readModel } from "../../../src/model/readModel.ts";
import { simulateFast } from "../../../src/simulate/fast/run.ts";
import { simulate } from "../../../src/simulate/individual/run.ts";
import { randomProgram } from "../randomProgram.ts";
import { differenceOf, traceOf } from "./sameAnnouncements.ts";

const [from, to] = (process.env["PENDENCY_SEEDS"] ?? "0-400").split("-").map(Number);

test(`both engines announce the same of random programs ${from} to ${to - 1}`, { timeout: 3_000_000 }, () => {
  for (let seed = from; seed < to; seed++) {
    const program = randomProgram(seed);
    const difference = differenceOf(traceOf(program, simulate, seed), traceOf(program, simulateFast, seed));
    expect(difference, `program ${seed}`).toBeNull();
  }
});

/** people there for so long that their length's share still to come is a difference of nearly equal numbers */
test("they do where the last bit of a share decides", () => {
  const program = randomProgram(726);
  expect(differenceOf(traceOf(program, simulate, 726), traceOf(program, simulateFast, 726))).toBeNull();
});

test("they do over hundreds of steps, where events wait far ahead", () => {
  for (let seed = 20_000; seed < 20_040; seed++) {
    const program = randomProgram(seed, [129, 500]);
    const difference = differenceOf(traceOf(program, simulate, seed), traceOf(program, simulateFast, seed));
    expect(difference, `program ${seed}`).toBeNull();
  }
});

test("they do where people come back to a stage hundreds of times, and every draw is a new one", () => {
  const text = `pendency: model v1
title: A waiting room
runs: {for: 60 days}
grid: 1 day
stages:
  seat: {initial: {count: 3}, dwell: {exponential: {mean: 2 hours}}, next: {seat: 50%, walk: rest}}
  walk: {dwell: {exponential: {mean: 1 hour}}, next: {seat: 99.9%, gone: rest}}
  gone: {outcome: true}
`;
  const model = readModel({ path: "room.yaml", text }, "room");
  const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
  const trace = traceOf(program, simulateFast, 1);
  expect(trace.lines.length).toBeGreaterThan(3 * 2 * 300);
  expect(differenceOf(traceOf(program, simulate, 1), trace)).toBeNull();
});

test.each(["first come", "last come", "longest in system", "random"])(
  "they do in lines of thousands, %s: people at one instant, some of whom give up, and lines that empty again",
  (discipline) => {
    const text = `pendency: model v1
title: A long line
runs: {for: 120 days}
grid: 1 day
stages:
  door:
    arrivals: {rate: {steps: {0 days: 60 per day, 40 days: 0 per day, 80 days: 30 per day}}, batch: {1: 50%, 5: rest}}
    dwell: 2 days
    next: {line: rest}
  line:
    initial: {count: 4000, age: {uniform: {from: 0 days, to: 100 days}}}
    service: {by: clerks, time: {exponential: {mean: 1 day}}}
    clocks: {givesUp: {rate: 10% per day, while: waiting, to: gone}}
    next: {line: 10%, gone: rest}
  gone: {outcome: true}
resources:
  clerks: {servers: {steps: {0 days: 20, 10 days: 90, 60 days: 3}}, discipline: ${discipline}}
`;
    const model = readModel({ path: "line.yaml", text }, "line");
    const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
    const trace = traceOf(program, simulateFast, 1);
    expect(trace.outcome).toMatch(/^\d+ events/);
    expect(trace.lines.length).toBeGreaterThan(10_000);
    expect(differenceOf(traceOf(program, simulate, 1), trace)).toBeNull();
  },
);

test("a limit that is no number limits neither engine", () => {
  const program = randomProgram(1);
  for (const engine of [simulate, simulateFast]) {
    const run = { seed: 1, replication: 0, recorders: [] };
    const { events, persons } = engine(program, run);
    expect(events).toBeGreaterThan(20);
    const limits = { maxEvents: Number.NaN, maxPersons: Number.NaN };
    expect(engine(program, { ...run, limits })).toMatchObject({ events, persons });
  }
});

test("a run that would pass a limit is refused by both in the same words", () => {
  const program = randomProgram(1);
  for (const limits of [{ maxEvents: 20 }, { maxPersons: 3 }]) {
    const refused = (engine: typeof simulate): string => {
      try {
        engine(program, { seed: 1, replication: 0, recorders: [], limits });
        return "not refused";
      } catch (error) {
        return String(error);
      }
    };
    expect(refused(simulateFast)).toBe(refused(simulate));
    expect(refused(simulate)).toContain("expected at most");
  }
});
