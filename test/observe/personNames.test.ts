// Names of people in logs: on random programs, with months, batches, entries that depend on stocks and both engines.
import { describe, expect, test } from "vitest";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { eventLog } from "../../src/observe/log/eventLog.ts";
import type { People } from "../../src/simulate/people.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { randomProgram } from "../simulate/randomProgram.ts";

const seeds = Array.from({ length: 150 }, (_, seed) => seed);

/** Months end within grid steps, and rates that depend on stocks go over to the new month at the next edge. */
const weeks = `pendency: model v1
title: Friends tell friends, by the week
grid: 7 days
runs: {from: 2025-01-01, through: 2025-06-30}
stages:
  known: {arrivals: {rate: 1 per day + stock(known) * 1% per day}, dwell: {exponential: {mean: 20 days}}, next: gone}
  gone: {outcome: true}
`;

/** Name in the log > the engine's own name of the person, in the order in which they came. */
function namesIn(program: Program, replication: number): Map<string, string> {
  const own: string[] = [];
  let people: People;
  const arrivals: Recorder = {
    start() {},
    attach(attached) {
      people = attached;
    },
    edge() {},
    arrive(time, person) {
      // what happens at the instant at which a run ends is in no log
      if (time >= program.time.steps) return;
      const words = [people.cohortHigh(person), people.cohortLow(person), people.indexOf(person)];
      own.push(words.map((word) => word >>> 0).join(":"));
    },
    enter() {},
    begin() {},
    leave() {},
    units() {},
    departure() {},
    finish() {},
  };
  const told: string[] = [];
  const run = { seed: 9, replication };
  const log = eventLog(
    {
      begin() {},
      rows({ count, event, person }) {
        for (let row = 0; row < count; row++) if (event[row] === "arrive") told.push(person[row]!);
      },
      end() {},
    },
    run,
  );
  simulate(program, { ...run, recorders: [arrivals, log], limits: { maxEvents: 20_000 } });
  expect(told).toHaveLength(own.length);
  return new Map(told.map((name, at) => [name, own[at]]));
}

/** Programs that go round in circles for ever are left to the tests of limits. */
function isFinite(program: Program): boolean {
  try {
    simulate(program, { seed: 9, replication: 0, recorders: [], limits: { maxEvents: 20_000 } });
    return true;
  } catch {
    return false;
  }
}

describe("on random programs", () => {
  const programs = seeds.map((seed) => randomProgram(seed)).filter(isFinite);

  test("everybody has a name, and different people have different ones", () => {
    let people = 0;
    for (const program of programs) {
      const names = namesIn(program, 0);
      expect(new Set(names.values()).size, program.modelId).toBe(names.size);
      people += names.size;
    }
    expect(programs.length).toBeGreaterThan(100);
    expect(people).toBeGreaterThan(10_000);
    expect(programs.some(({ hasFeedback }) => hasFeedback)).toBe(true);
  });

  test("where months end within a step and the rate depends on stocks, a name has the month that the engine gave it", () => {
    const program = compile(readDocuments([{ path: "weeks.yaml", text: weeks }], "weeks"), null, plainly);
    const names = namesIn(program, 0);
    expect(program.hasFeedback).toBe(true);
    expect(names.size).toBeGreaterThan(150);
    expect(new Set(names.values()).size).toBe(names.size);
    const months = new Set([...names.keys()].map((name) => name.split("/")[1]));
    expect([...months]).toEqual(["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]);
  });

  test("in another replication the first to come by an entry has the same name, and is somebody else", () => {
    const [program] = programs.filter((each) => namesIn(each, 0).size > 200);
    const [one, other] = [namesIn(program, 0), namesIn(program, 1)];
    const shared = [...one.keys()].filter((name) => other.has(name));
    expect(shared.length).toBeGreaterThan(50);
    expect(shared.filter((name) => one.get(name) === other.get(name))).toEqual([]);
  });
});
