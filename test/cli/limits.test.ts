// What a study may take: refused before it starts with the estimate and what to change, or stopped with what is complete.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { limitsOf } from "../../src/cli/conduct.ts";
import { fitToLimits } from "../../src/study/limits.ts";
import { listenOf } from "../../src/cli/commands/run.ts";
import type { RunOptions } from "../../src/cli/options.ts";
import { PendencyError } from "../../src/errors.ts";
import { counterProgram, portText } from "../disk/log/systems.ts";
import { withoutProgress } from "./withoutProgress.ts";

let folder = "";

/** Applicants are drawn with a spread of half, so that replications have very different numbers of events. */
const office = `pendency: model v1
title: An office
runs: {from: 2025-01-01, through: 2025-03-31}
parameters:
  applicants: {title: Applicants, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 20 per day, uncertainty: {times: {lognormal: {median: 1, p95: 1.5}}}}
resources: {desk: {servers: 9}}
stages:
  counter: {arrivals: {rate: applicants}, service: {by: desk, time: {exponential: {mean: 3 hours}}}, next: served}
  served: {outcome: true}
quantities:
  servedInAll: {title: Served, entries: served}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  fewerCome: {title: Fewer come, changes: [{from: 2025-02-01, parameter: applicants, multiply: 0.5}]}
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pendency-limits-"));
  writeFileSync(join(folder, "office.yaml"), office);
  writeFileSync(join(folder, "office.scenarios.yaml"), scenarios);
  writeFileSync(join(folder, "port.yaml"), portText);
});

function pendency(...words: readonly string[]): { code: number | null; out: string; err: string } {
  const env = { ...process.env, NO_COLOR: "" };
  const done = commandLine(words, { cwd: folder, env });
  return { code: done.status, out: done.stdout, err: withoutProgress(done.stderr) };
}

function refusalOf(options: RunOptions, runs = 1, workers = 1, program = counterProgram()): string {
  try {
    fitToLimits(program, runs, workers, limitsOf(options));
  } catch (error) {
    expect(error).toBeInstanceOf(PendencyError);
    expect((error as PendencyError).problems.map(({ kind }) => kind)).toEqual(["limits"]);
    return (error as PendencyError).message;
  }
  throw new Error("was not refused");
}

describe("before the start", () => {
  // 9 a day for 50 days: 450 people, who arrive and are served: 900 events
  test("more events than allowed are refused with the estimate, the limit and what to change", () => {
    const message = refusalOf({ maxEvents: "800" });
    expect(message).toMatch(
      /expected at most 800 events in a run; got about 8[89]\d of 450 people, or less than a second/,
    );
    for (const way of ["--sample", "`runs`", "--max-events"]) expect(message).toContain(way);
  });

  test("more memory than allowed is refused with the estimate, the limit and what to change", () => {
    const message = refusalOf({ maxMemory: "151" });
    expect(message).toMatch(/expected at most 151 MB of memory; got about 15[12] MB: 2 MB for/);
    for (const way of ["--sample", "`runs`", "--max-memory"]) expect(message).toContain(way);
  });

  test("more people inside than the engine can address is refused, however much memory is allowed", () => {
    const program = counterProgram();
    const [arrivals] = program.arrivals;
    const curve = arrivals.rates[0];
    const values = program.curves.values.map((value, piece) =>
      piece === program.curves.offsets[curve] ? value * 1e6 : value,
    );
    const crowd = { ...program, curves: { ...program.curves, values } };
    const message = refusalOf({ maxMemory: "1000000", allow: "4000000000" }, 1, 1, crowd);
    expect(message).toContain("expected a run of at most 4,295 MB, which is all that the engine can address");
    expect(message).toMatch(/got one of about \d{2},\d{3} MB: 4\d\d million people inside at one time/);
    expect(message).not.toContain("--max-memory");
  });

  test("what fits is allowed: as many threads as fit into memory, and no fewer than one", () => {
    const fit = (maxMemory: string): number => fitToLimits(counterProgram(), 40, 16, limitsOf({ maxMemory })).workers;
    expect(fit("100000")).toBe(16);
    // a thread of 150 MB and a run of some 5
    expect(fit("800")).toBe(5);
    expect(fit("170")).toBe(1);
  });

  test("the command says it in one message, and runs nothing", () => {
    const { code, out, err } = pendency("run", "office.yaml", "--max-events", "100");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^ {2}expected at most 100 events in a run; got about [\d,]+ of [\d,]+ people/);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe("a replication that meets a limit is left out, and what is complete is kept", () => {
  interface Result {
    readonly replications: number;
    readonly unfinished: number;
    readonly unfinishedWhy?: string;
    readonly measures: readonly { readonly values: readonly number[] }[];
  }
  const words = ["run", "office.yaml", "--json", "--seed", "2", "--replications"];
  let whole: Result;
  let served: readonly number[] = [];
  let largest = 0;
  /** everybody arrives and is served: two events; halfway between the largest run and the next */
  let limit = "";
  beforeAll(() => {
    whole = JSON.parse(pendency(...words, "4").out) as Result;
    served = whole.measures[0].values;
    const [first, second] = served.toSorted((one, other) => other - one);
    largest = served.indexOf(first);
    limit = String(first + second);
  });

  test("in a run: the numbers of the others, a plain statement of what is missing, exit code 3", () => {
    expect(largest, "the estimate is made with the draws of the first replication").toBeGreaterThan(0);
    for (const workers of ["1", "2"]) {
      const { code, out, err } = pendency(...words, "4", "--max-events", limit, "--workers", workers);
      const kept = JSON.parse(out) as Result;
      expect(code).toBe(3);
      expect([kept.replications, kept.unfinished]).toEqual([3, 1]);
      expect(kept.measures[0].values).toEqual(whole.measures[0].values.filter((_, run) => run !== largest));
      expect(err).toContain(`A run met a limit: replication ${largest + 1} of baseline. What is complete is kept`);
      expect(err).toContain(`expected at most ${limit} events`);
      expect(kept.unfinishedWhy).toContain("the largest runs are missing from it, so that means are too low");
    }
  });

  test("in a comparison: the pair of a missing run is missing too", () => {
    const { code, out } = pendency("compare", ...words.slice(1), "4", "--max-events", limit);
    const { stacks, differences } = JSON.parse(out) as {
      stacks: readonly Result[];
      differences: readonly { replications: number }[];
    };
    expect(code).toBe(3);
    expect(stacks.map(({ replications }) => replications)).toEqual([3, 3]);
    expect(differences[0].replications).toBe(3);
  });

  test("when no replication is complete there is nothing to keep: one message, exit code 2", () => {
    // about 3,598 events are expected of 1,800 people; with this seed 1,864 are served
    const one = ["run", "office.yaml", "--chance-only", "--seed", "8", "--replications", "1"];
    const { code, out, err } = pendency(...one, "--max-events", "3660");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^run\n {2}expected at most 3660 events; got more at grid step \d+ of 90/);
    expect(err).not.toMatch(/\n\s+at /);
    const machine = pendency(...one, "--max-events", "3660", "--json");
    expect([machine.code, machine.err]).toEqual([2, ""]);
    expect(JSON.parse(machine.out)).toMatchObject({ error: { where: "run", expected: "at most 3660 events" } });
  });
});

describe("pendency run --log", () => {
  test.each(["events.parquet", "events.json"])("%s: one replication, with the result it has without a log", (name) => {
    const alone = pendency("run", "port.yaml", "--json", "--replications", "1");
    const { code, out, err } = pendency("run", "port.yaml", "--json", "--log", name);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(alone.out);
    const bytes = readFileSync(join(folder, name));
    expect(bytes.length).toBeGreaterThan(10_000);
    if (name.endsWith(".parquet")) expect(bytes.subarray(-4).toString()).toBe("PAR1");
    else expect(Object.keys(JSON.parse(bytes.toString()) as object)).toContain("eventTypes");
    expect(readdirSync(folder).filter((each) => each.endsWith("part"))).toEqual([]);
  });

  test("a log that grows too large stops the run and leaves nothing", () => {
    const { code, out, err } = pendency("run", "one-clerk", "--log", "large.json", "--max-log", "1");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("expected a log of at most 1 MB; got a longer one; nothing was written");
    expect(readdirSync(folder).filter((each) => each.startsWith("large"))).toEqual([]);
  });

  test.each<readonly [string, RunOptions, string]>([
    ["several replications", { log: "x.json", replications: "3" }, "one replication, which is what a log is of"],
    ["another form", { log: "x.csv" }, "a file that ends in .parquet, or in .json"],
    ["a folder that is not there", { log: "nowhere/x.json" }, "nowhere/x.json (ENOENT)"],
    ["a limit without a log", { maxLog: "5" }, "--log with a file"],
    ["a limit that is no number", { log: "x.json", maxLog: "lots" }, "a whole number, 1 or more"],
    ["lives without JSON", { timelines: "2" }, "--json"],
  ])("%s is refused", (_, options, expected) => {
    expect(() => listenOf(options)).toThrow(PendencyError);
    expect(() => listenOf(options)).toThrow(expected);
  });

  test("expected numbers have no events to write down: one message, exit code 2, nothing written", () => {
    const { code, out, err } = pendency("run", "port.yaml", "--log", "x.json", "--engine", "fluid");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("expected the individual engine, which follows people; got fluid");
    expect(readdirSync(folder).filter((name) => name.startsWith("x."))).toEqual([]);
  });
});

test("--timelines: the lives of the first so many of each class, and all other numbers as without", () => {
  const words = ["run", "port.yaml", "--json", "--replications", "2"];
  const alone = JSON.parse(pendency(...words).out) as object;
  const { timelines, ...rest } = JSON.parse(pendency(...words, "--timelines", "3").out) as {
    timelines: readonly {
      groups: { kind: string };
      stops: readonly { stage: string; days: number; date: string | null }[];
    }[];
  };
  expect(rest).toEqual(alone);
  expect(timelines.map(({ groups }) => groups.kind).toSorted()).toEqual([
    "seen",
    "seen",
    "seen",
    "unseen",
    "unseen",
    "unseen",
  ]);
  for (const { stops } of timelines) {
    expect(stops[0].stage).toBe("gate");
    expect(stops.map(({ days }) => days)).toEqual(stops.map(({ days }) => days).toSorted((one, other) => one - other));
    for (const { date } of stops) expect(date).toMatch(/^2025-0[1-4]-\d\d$/);
  }
});
