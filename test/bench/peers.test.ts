// The comparison with other simulators: the table says what the runs said, and the three models are what they claim to be.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apart } from "../../bench/peers/smallRuns.mjs";
import { markdown, meanTimeInSystem, median, summarise } from "../../bench/peers/table.mjs";
import { targetRows, targetsTable } from "../../bench/targets.mjs";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { compile, plainly } from "../../src/compile/compile.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { observeRun } from "../../src/observe/observeRun.ts";

const facts = readFacts([]);

function programOf(workload: string, length: string) {
  const path = `${workload}.yaml`;
  const text = readFileSync(new URL(`../../bench/peers/models/${path}`, import.meta.url), "utf8");
  const sized = text.replace(/^runs: .*$/m, `runs: {for: ${length}}`);
  return compile(readDocuments([{ path, text: sized }], workload, facts), facts, plainly);
}

function meanDays(workload: string, length: string): number {
  const options = { seriesGroup: "", seriesLevels: [], series: false, waits: false };
  const run = { seed: 1, replication: 0, recorders: [] };
  return observeRun(programOf(workload, length), run, options).measures[0].value as number;
}

test("a row is the median of its rounds, and its ratio is Pendency's speed over its own", () => {
  const contenders = [
    { id: "own", peer: "Pendency", workload: "mm1", size: "10" },
    { id: "other", peer: "other", workload: "mm1", size: "10" },
    { id: "absent", peer: "absent", workload: "mm1", size: "10", missing: true, howTo: "install it" },
    { id: "broken", peer: "broken", workload: "mm1", size: "10", missing: false },
  ];
  const run = (id: string, speed: number, rssMB: number) => ({
    id,
    peer: `${id} 1.0`,
    workload: "mm1",
    Mev_s: speed,
    mean: 10,
    rssMB,
  });
  const runs = [run("own", 6, 60), run("own", 90, 62), run("own", 8, 61), run("other", 2, 5), run("other", 3, 7)];
  const rows = summarise(contenders, runs, "own");
  expect(rows[0]).toMatchObject({ peer: "own 1.0", Mev_s: 8, ratio: 1, rssMB: 62, rounds: 3 });
  expect(rows[1]).toMatchObject({ Mev_s: 2.5, ratio: 3.2, rssMB: 7, rounds: 2 });
  expect(rows[2].note).toBe("not installed: install it");
  expect(rows[3].note).toMatch(/^failed/);
  expect(markdown(rows).split("\n").slice(2)).toEqual([
    "| own 1.0 | 10 | 8.00 | 10.00 | 62 | 1.00 |",
    "| other 1.0 | 10 | 2.50 | 10.00 | 7 | 3.20 |",
    "| absent | not installed: install it |  |  |  |  |",
    "| broken | failed: run it by hand to see why |  |  |  |  |",
  ]);
});

test("a target is met or missed by what was measured, and says why where nothing was", () => {
  const row = (id: string, workload: string, speed: number) => ({ id, peer: `${id} 1.0`, workload, size: "10", Mev_s: speed }); // prettier-ignore
  const absent = { id: "ssj", peer: "SSJ", workload: "tandem", size: "10", note: "not installed: install it" };
  const targets = targetRows({
    rows: [
      row("bare", "mm1", 9),
      row("slow", "mm1", 1),
      row("ns3", "mm1", 6),
      row("bare", "tandem", 5),
      absent,
      row("bare", "flow", 5),
      row("ns3", "flow", 1),
      row("wheel", "flow", 10),
    ],
    growth: [
      { wall: 1, events: 10 },
      { wall: 2, events: 20 },
      { wall: 12, events: 100 },
    ],
    small: [{ id: "measures", ratio: 17.34 }],
    flagship: { now: { nanoseconds: 300, engineMB: 621 }, before: null },
    fluid: 4.321,
    firstAnswer: { first: 2.9, verdicts: 12, all: 120 },
  });
  expect(targets.map(({ target, measured, state }) => `${target} ${measured} ${state}`)).toEqual([
    "≥ 1.5 1.50 met",
    "≥ 1.5 – not measured: no peer is installed",
    "≥ 6 5.00 missed",
    "≥ 0.5 0.500 met",
    "≥ 3 – not measured: its C library is in no registry",
    "≤ 1.1 1.20 missed",
    "≤ 0.5 – not measured: name a checkout of it that is built: --before FOLDER",
    "≤ 470 621 missed",
    "≤ 5 4.32 met",
    "≥ 20 17.3 missed",
    "≤ 3 2.90 met",
    "≤ 30 12.0 met",
    "≤ 30 120 missed",
  ]);
  // bare C and Pendency itself are no peers
  expect(targets[0].what).toBe("mm1, events per second over the fastest peer's (ns3 1.0)");
  expect(targetsTable(targets).split("\n")[2]).toBe(`| ${targets[0].what} | ≥ 1.5 | 1.50 | met |`);
});

test("the median of none is no number, of an even count the mean of the middle two", () => {
  expect(median([])).toBeNaN();
  expect(median([10, 9, 1, 2])).toBe(5.5);
});

test("Erlang's formula is 1 / (1 - load) with one server, and 4/3 with two at half load", () => {
  expect(meanTimeInSystem(1, 0.9)).toBeCloseTo(10, 10);
  expect(meanTimeInSystem(2, 0.5)).toBeCloseTo(4 / 3, 10);
});

// Standard error of the mean over N customers is 190 / sqrt(N) at 90 % load (about 0.13 here), so 5 % is 3.7 of them:
// another seed would fail twice in ten thousand.
test("the M/M/1 of the comparison has its exact mean", () => {
  const minutes = meanDays("mm1", "2222222 minutes") * 24 * 60;
  expect(Math.abs(minutes / meanTimeInSystem(1, 0.9) - 1)).toBeLessThan(0.05);
});

test("the five stations of the comparison have their exact mean", () => {
  const minutes = meanDays("tandem", "10000 minutes") * 24 * 60;
  expect(Math.abs(minutes / (5 * meanTimeInSystem(20, 0.9)) - 1)).toBeLessThan(0.05);
});

test("the case flow of the comparison has the stages, servers and shares of the peers' file", () => {
  const asPeers = JSON.parse(readFileSync(new URL("../../bench/peers/programs/w3.json", import.meta.url), "utf8"));
  const { resources, stages, curves } = programOf("flow", "10 days");
  const servers = resources.map(({ units }) => curves.values[curves.offsets[units.curve]]);
  const capacities = asPeers.cap.filter((servers: number) => servers > 0);
  expect(servers.toSorted((a, b) => a - b)).toEqual(capacities.toSorted((a: number, b: number) => a - b));
  expect(stages.filter(({ kind }) => kind !== "outcome")).toHaveLength(asPeers.kind.length);
});

test("the emergency department of the comparison has the hours, servers, times and shares of the peers' file", () => {
  const asPeers = JSON.parse(
    readFileSync(new URL("../../bench/peers/programs/emergency.json", import.meta.url), "utf8"),
  );
  const { resources, stages, arrivals, curves, time } = programOf("emergency", `${asPeers.hours} hours`);
  const valueOf = (curve: number) => curves.values[curves.offsets[curve]];
  const servers = Object.fromEntries(resources.map(({ name, units }) => [name, valueOf(units.curve)]));
  expect(servers).toEqual(asPeers.servers);
  const [rate] = arrivals[0].rates;
  const [first, next] = [curves.offsets[rate], curves.offsets[rate + 1]];
  // neighbours with the same value are one piece
  const pieceAt = (step: number) => first + curves.starts.subarray(first, next).findLastIndex((from) => from <= step);
  const hourly = Array.from({ length: asPeers.hours }, (_, hour) => curves.values[pieceAt(hour)]);
  expect(time.gridDays).toBe(1 / 24);
  expect(hourly).toEqual(asPeers.arrivalsAnHour);
  expect(stages.filter(({ kind }) => kind !== "outcome").map(({ name }) => name)).toEqual(
    expect.arrayContaining(Object.keys(asPeers.minutes)),
  );
  const text = readFileSync(new URL("../../bench/peers/models/emergency.yaml", import.meta.url), "utf8");
  for (const [stage, { mean, cv }] of Object.entries<{ mean: number; cv?: number }>(asPeers.minutes)) {
    const figures =
      cv === undefined ? `exponential: {mean: ${mean} minutes}` : `lognormal: {mean: ${mean} minutes, cv: ${cv}}`;
    expect(text.slice(text.indexOf(`  ${stage}:`))).toMatch(new RegExp(`^  ${stage}:[^:]*(:[^:]*)*?${figures}`));
  }
  for (const [stage, share] of Object.entries(asPeers.shares))
    expect(text).toContain(`${stage}: ${Number(share) * 100}%`);
});

test("means of the two programs are apart beyond four standard errors of their difference, and where one has none", () => {
  const one = { wait: { mean: 10, error: 3 }, stay: { mean: 60, error: 1 } };
  expect(apart(one, { wait: { mean: 29, error: 4 }, stay: { mean: 60, error: 1 } })).toEqual([]);
  expect(apart(one, { wait: { mean: 31, error: 4 }, stay: { mean: 60, error: null } })).toEqual(["wait"]);
  expect(apart(one, { wait: { mean: Number.NaN, error: 4 } })).toEqual(["wait"]);
});
