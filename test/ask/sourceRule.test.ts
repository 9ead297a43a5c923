// Two publishers about one hall, 10 or 30 people: what the command does with them under each rule.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";

let folder = "";

const hall = `pendency: model v1
title: A hall
runs: {from: 2025-01-01, through: 2025-03-31}
parameters:
  atStart:
    title: People in the hall
    unit: persons
    default: ministry
    alternatives:
      ministry: {kind: judgement, judgedBy: test, reason: invented, value: 10, weight: 75%}
      newspaper: {kind: judgement, judgedBy: test, reason: invented, value: 30, weight: rest}
stages:
  hall: {initial: {count: atStart}, clocks: {left: {rate: 5 per year, to: gone}}, waits: true}
  gone: {outcome: true}
quantities:
  atFirst: {title: In the hall at first, stock: hall, at: 2025-01-01}
  atLast: {title: In the hall at last, stock: hall, at: end}
`;
const claims = `pendency: claims v1
for: hall
claims:
  many:
    words: More than twenty are in the hall.
    said: {by: a test, date: 2025-01, source: invented}
    kind: prediction
    measure: {stock: hall, at: 2025-01-01}
    compare: value
    holdsIf: more than 20 persons
`;
const study = `pendency: study v1
for: hall
question: How full is the hall?
replications: 12
fans:
  hall: {title: In the hall, stages: hall}
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pendency-rule-"));
  writeFileSync(join(folder, "hall.yaml"), hall);
  writeFileSync(join(folder, "hall.claims.yaml"), claims);
  writeFileSync(join(folder, "hall.study.yaml"), study);
});

function pendency(...words: readonly string[]) {
  const done = commandLine(words, { cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
function json(...words: readonly string[]) {
  const { code, out, err } = pendency(...words, "--json");
  expect(code, out + err).toBeLessThanOrEqual(1);
  return JSON.parse(out);
}

describe("pendency run", () => {
  const run = ["run", "hall.yaml", "--replications", "12"];

  test("draws by weight, and says that the first count differs by source alone", () => {
    const [used] = json(...run).sources;
    expect(used).toMatchObject({ parameter: "atStart", how: "pool", fixed: null });
    const first = used.outputs.find(({ name }: { name: string }) => name === "atFirst");
    expect(first.share).toBe(1);
    expect(first.groups.map(({ source, mean }: { source: string; mean: number }) => [source, mean])).toEqual([
      ["ministry", 10],
      ["newspaper", 30],
    ]);
    expect(pendency(...run).out).toMatch(/In the hall at first \(persons\) +10 +30 +100 %/);
  });

  test("prefers the default, and says to which source it was fixed", () => {
    expect(json(...run, "--rule", "prefer").sources).toEqual([
      { parameter: "atStart", title: "People in the hall", fixed: "ministry", how: "fixed", outputs: [] },
    ]);
    expect(json(...run, "--rule", "prefer").measures[0].values).toEqual(Array.from({ length: 12 }, () => 10));
    expect(pendency(...run, "--source", "atStart=newspaper").out).toContain(
      "source of atStart: newspaper in every run",
    );
  });

  test("runs each, and weighs them as the document says: 0.75 · 5² + 0.25 · 15² = 75", () => {
    const first = json(...run, "--rule", "one-run-each").sources[0].outputs[0];
    expect(first).toMatchObject({ between: 75, within: 0, share: 1 });
    expect(first.groups.map(({ runs }: { runs: number }) => runs)).toEqual([12, 12]);
  });
});

describe("pendency claims", () => {
  const run = ["claims", "hall.yaml", "--replications", "12"];
  const sourcesOf = (result: { claims: readonly { tests: readonly { source: string; replications: number }[] }[] }) =>
    result.claims[0].tests.map(({ source, replications }) => [source, replications]);

  test("judges for each source by itself: drawn ones share the runs, each in studies of its own has all", () => {
    const drawn = sourcesOf(json(...run));
    expect(drawn.map(([source]) => source)).toEqual(["atStart: ministry", "atStart: newspaper"]);
    expect(drawn.reduce((sum, [, runs]) => sum + Number(runs), 0)).toBe(12);
    const each = [
      ["atStart: ministry", 12],
      ["atStart: newspaper", 12],
    ];
    expect(sourcesOf(json(...run, "--rule", "one-run-each"))).toEqual(each);
    expect(sourcesOf(json(...run, "--each-source"))).toEqual(each);
  });

  test("judges all runs together only on request", () => {
    expect(sourcesOf(json(...run, "--rule", "pool"))).toEqual([["", 12]]);
  });

  test("prints how much of the number is the choice", () => {
    expect(pendency(...run).out).toContain("How much is the choice of source: People in the hall");
  });
});

test("the report says under the fan how much of its width is the choice of source", () => {
  const { code, err } = pendency("answer", "hall.yaml", "--out", "out");
  expect([code, err]).toEqual([0, ""]);
  const report = readFileSync(join(folder, "out", "report.html"), "utf8");
  expect(report).toMatch(/Publishers disagree about “People in the hall” \(atStart\)\. \d+\s%\sof the variance in/);
  expect(report).toMatch(/at most 100\s%, in 2025-01/);
});

test("a rule nobody knows is refused with exit code 2", () => {
  const { code, err } = pendency("run", "hall.yaml", "--rule", "best");
  expect(code).toBe(2);
  expect(err).toContain("--rule\n  expected pool, prefer, one-run-each");
});
