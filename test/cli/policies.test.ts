// People under two policies on the command line and in the report, and what an ensemble says of an answer's spread.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";

const root = mkdtempSync(join(tmpdir(), "pendency-policies-test-"));
afterAll(() => rmSync(root, { recursive: true }));
const pendency = (...words: readonly string[]) => commandLine(words, { cwd: root });
const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), "utf8");
const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ");

const model = `pendency: model v1
title: An office
runs: {from: 2025-01-01, through: 2025-02-28}
units: [officer]
groups: {kind: [urgent, ordinary]}
parameters:
  onDuty: {title: Officers, unit: officers, kind: judgement, judgedBy: test, reason: invented, value: 2}
  coming: {title: Who comes, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 20 per day, uncertainty: {times: {uniform: {from: 0.8, to: 1.2}}}}
resources: {desk: {servers: onDuty}}
stages:
  counter:
    arrivals: {rate: coming, split: {kind: {urgent: 10%, ordinary: rest}}}
    service: {by: desk, time: {exponential: {mean: 3 hours}}}
    next: served
  served: {outcome: true}
quantities:
  served: {title: Served, entries: served}
`;
const texts = {
  "office.yaml": model,
  "office.scenarios.yaml": `pendency: scenarios v1
for: office
scenarios:
  oneMore: {title: One more officer, changes: [{from: 2025-02-01, parameter: onDuty, add: 1 officer}]}
`,
  "office.study.yaml": `pendency: study v1
for: office
question: Does one more officer help?
replications: 2
stacks: [baseline, oneMore]
answer:
  with: oneMore
  change: one more officer
  asks: {noun: People, yesIf: less, before: 2025-01-20, after: 2025-02-20}
  boxes: [{title: At the counter, stages: counter}]
  measures: [served]
`,
  "shop.yaml": model.replace("An office", "A shop"),
};

beforeAll(() => {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(root, name), text);
});

describe("lives", () => {
  test("one person's two lives are printed, with what the policies are called and how many differ", () => {
    const { status, stdout, stderr } = pendency("lives", "office.yaml");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("One more officer");
    expect(stdout).toContain("the model as it stands");
    expect(oneLine(stdout)).toMatch(/\d+ of \d+ lives differ/);
    expect(stdout).toContain("nobody in it is real");
  });

  test("what is set holds under the policy alone, and a level's people are of it", () => {
    const { stdout } = pendency("lives", "office.yaml", "--set", "coming=15 per day", "--level", "urgent", "--json");
    const json = JSON.parse(stdout) as { policies: string[]; lives: { groups: Record<string, string> }[] };
    expect(json.policies).toEqual(["the model as it stands", "One more officer, with coming = 15 per day"]);
    expect(json.lives.length).toBeGreaterThan(0);
    expect(json.lives.every(({ groups }) => groups["kind"] === "urgent")).toBe(true);
  });

  test.each([
    [["--scenario", "oneMoore"], 'did you mean "oneMore"?'],
    [["--level", "urgen"], 'did you mean "urgent"?'],
    [["--chances", "0"], "--chances"],
    [["--show", "none"], "--show"],
  ])("%s is refused in one message", (words, said) => {
    const { status, stderr } = pendency("lives", "office.yaml", ...words);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe("waits", () => {
  test("each line has a row for everybody and for each level, whose people add up", () => {
    const { stdout } = pendency("waits", "office.yaml", "--json");
    const { lines } = JSON.parse(stdout) as {
      lines: { policy: string; level: string; cohort: string; joined: number; waiting: number; p99: number | null }[];
    };
    const policies = [...new Set(lines.map(({ policy }) => policy))];
    expect(policies).toEqual(["the model as it stands", "One more officer"]);
    for (const all of lines.filter(({ level }) => level === "")) {
      const own = lines.filter((one) => one.level !== "" && one.policy === all.policy && one.cohort === all.cohort);
      expect(own.reduce((sum, { joined }) => sum + joined, 0)).toBe(all.joined);
    }
  });

  test("a folder with somebody else's file of a name that is written is refused, and nothing is changed", () => {
    const folder = mkdtempSync(join(root, "theirs-"));
    writeFileSync(join(folder, "waits.csv"), "mine");
    const { status, stderr } = pendency("waits", "office.yaml", "--out", folder);
    expect(status).toBe(2);
    expect(stderr).toContain("waits.csv in it was not written by pendency");
    expect(readFileSync(join(folder, "waits.csv"), "utf8")).toBe("mine");
  });
});

describe("in the report", () => {
  test("people and the spread of an ensemble have sections with pictures and tables", { timeout: 240_000 }, () => {
    const made = pendency("ensemble", "office.yaml", "--draws", "30", "--replications", "2", "--scenario", "baseline", "--scenario", "oneMore", "--out", "many", "--workers", "1"); // prettier-ignore
    expect(made.stderr).toBe("");
    const done = pendency("answer", "office.yaml", "--no-levers", "--people", "--ensemble", "many", "--out", "told", "--workers", "1"); // prettier-ignore
    expect(done.status).toBe(0);
    expect(oneLine(done.stdout + done.stderr)).toMatch(
      /Served, oneMore against baseline: 90 % of runs from .* of that spread parameter \d+ %, chance \d+ %/,
    );
    const page = read("told", "report.html");
    for (const id of ["tails", "lives", "spread"]) expect(page).toContain(`<section id="${id}"`);
    expect(page).toMatch(/class="[^"]*\btails\b/);
    for (const name of ["lives.csv", "waits-by-cohort.csv", "spread.csv"]) {
      expect(read("told", name).split("\n").length).toBeGreaterThan(3);
    }
    // without either there is nothing of them
    pendency("answer", "office.yaml", "--no-levers", "--out", "plain", "--workers", "1");
    expect(read("plain", "report.html")).not.toContain('<section id="lives"');
  });

  test(
    "Sobol' indices and Shapley effects of finished run folders have sections; others are refused by name",
    { timeout: 240_000 },
    () => {
      const begun = ["matters", "office.yaml", "--rows", "12", "--step", "8 days", "--workers", "1"];
      for (const name of ["sobol", "shapley"]) expect(pendency(...begun, `--${name}`, "--out", name).stderr).toBe("");
      const answer = ["answer", "office.yaml", "--no-levers", "--workers", "1"];
      const done = pendency(...answer, "--sobol", "sobol", "--shapley", "shapley", "--out", "varied");
      expect(done.status).toBe(0);
      const page = read("varied", "report.html");
      for (const id of ["sobol", "shapley"]) expect(page).toContain(`<section id="${id}"`);
      expect(page).toContain("12 of 12 pairs of draws");
      for (const name of ["sobol-1.csv", "shapley-1.csv"])
        expect(read("varied", name).split("\n").length).toBeGreaterThan(1);
      const refused = pendency(...answer, "--sobol", "shapley", "--out", "never");
      expect([refused.status, oneLine(refused.stderr)]).toEqual([2, expect.stringContaining("a finished run folder of matters --sobol, with sobol.json in it")]); // prettier-ignore
      pendency("ensemble", "shop.yaml", "--draws", "2", "--out", "othersShop", "--workers", "1");
      const other = pendency(...answer, "--sobol", "othersShop", "--out", "never");
      expect([other.status, oneLine(other.stderr)]).toEqual([2, expect.stringContaining("expected a run folder of office; got one of shop")]); // prettier-ignore
      expect(existsSync(join(root, "never"))).toBe(false);
    },
  );

  test("an ensemble of another model, or none, is refused by name before anything is run", () => {
    const { status, stderr } = pendency("answer", "office.yaml", "--ensemble", "nowhere");
    expect(status).toBe(2);
    expect(stderr).toContain("ensemble.json");
    pendency("ensemble", "shop.yaml", "--draws", "2", "--out", "shops", "--workers", "1");
    const other = pendency("answer", "office.yaml", "--ensemble", "shops", "--out", "never");
    expect(other.status).toBe(2);
    expect(other.stderr).toContain("shop");
    expect(existsSync(join(root, "never"))).toBe(false);
  });

  test("people are not followed where what is set holds on both sides", () => {
    const { status, stderr } = pendency("answer", "office.yaml", "--people", "--set", "onDuty=4 officers");
    expect(status).toBe(2);
    expect(stderr).toContain("pendency lives and pendency waits take --set");
  });
});

test("the crate of an ensemble's folder names what went in and every file with its hash", () => {
  pendency("ensemble", "office.yaml", "--draws", "3", "--chunk", "2", "--out", "few", "--workers", "1");
  expect(existsSync(join(root, "few", "ro-crate-metadata.json"))).toBe(false);
  expect(pendency("merge", "few", "--crate").status).toBe(0);
  const { "@graph": graph } = JSON.parse(read("few", "ro-crate-metadata.json")) as {
    "@graph": { "@id": string; "@type": string; sha256?: string; object?: { "@id": string }[] }[];
  };
  const action = graph.find((one) => one["@type"] === "CreateAction");
  expect(action?.object?.map((one) => one["@id"])).toEqual(["ensemble.json", "documents.json"]);
  const hashed = graph.filter(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256 ?? "")).map((one) => one["@id"]);
  expect(hashed).toEqual([
    "results.csv",
    "results.parquet",
    "points.csv",
    "points.parquet",
    "summary.json",
    "chunks/00000.json",
    "chunks/00001.json",
  ]);
  // it is no part of what is compared
  expect(pendency("verify", "few", "--workers", "1").status).toBe(0);
});
