// The files of --out: two tables that say the same, whole or untouched, with every column that the page has.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { askComparison } from "../../src/ask/compare.ts";
import type { Comparison } from "../../src/ask/compare.ts";
import { Results } from "../../src/disk/results.ts";
import { writeTogether } from "../../src/disk/writeTogether.ts";
import { findDuckDB } from "../../src/import/eoir/openEngine.ts";
import { openTexts } from "../documents/openTexts.ts";

const root = join(import.meta.dirname, "..", "..");
const text = `pendency: model v1
title: An office
runs: {from: 2025-01-01, through: 2025-03-31}
units: [officer]
groups: {kind: [urgent, "not, urgent"]}
parameters:
  onDuty: {title: Officers, unit: officers, kind: judgement, judgedBy: test, reason: invented, value: 3}
resources: {desk: {servers: onDuty, cost: 100 USD per day}}
stages:
  counter:
    arrivals: {rate: 20 per day, split: {kind: {urgent: 10%, "not, urgent": rest}}}
    service: {by: desk, time: {exponential: {mean: 3 hours}}}
    next: served
  served: {outcome: true}
quantities:
  come: {title: Came in February, entries: counter, window: 2025-02}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  oneMore: {title: One more officer, changes: [{from: 2025-02-01, parameter: onDuty, add: 1 officer}]}
`;
const study = `pendency: study v1
for: office
question: Does one more officer help?
replications: 2
stacks: [baseline]
series: {by: kind, levels: [urgent, "not, urgent"]}
`;
const documents = openTexts("office", {
  "office.yaml": text,
  "office.scenarios.yaml": scenarios,
  "office.study.yaml": study,
});

const folder = join(mkdtempSync(join(tmpdir(), "pendency-results-")), "out");
const engine = await findDuckDB();
let made: Comparison;
let said = "";

async function rowsOf(query: string): Promise<unknown[][]> {
  const database = await engine!.DuckDBInstance.create(":memory:", {});
  const connection = await database.connect();
  const found = await connection.runAndReadAll(query);
  return found
    .getRowObjectsJS()
    .map((row) => Object.values(row).map((cell) => (typeof cell === "bigint" ? Number(cell) : cell)));
}

beforeAll(async () => {
  const results = new Results(folder);
  made = await askComparison(documents, { replications: 2 }, { onRuns: results.keep });
  said = results.write(made.study, { studyId: made.study.id });
});

test("a folder that was not there has three files, and the command says which", () => {
  expect(readdirSync(folder).sort()).toEqual(["results.csv", "results.parquet", "study.json"]);
  expect(said).toMatch(/^Written: .*results\.csv, results\.parquet and study\.json$/);
});

test("the page names every column in its order", () => {
  const page = readFileSync(join(root, "docs", "reference", "tables.md"), "utf8");
  const [, columns = ""] = /\| column \| type.*\n.*\n((?:\|.*\n)+)/.exec(page) ?? [];
  const [head] = readFileSync(join(folder, "results.csv"), "utf8").split("\r\n");
  expect([...columns.matchAll(/^\| `(\w+)`/gm)].map((found) => found[1])).toEqual(head.split(","));
});

test("what the CSV says of a measure is what the study says, run by run, with its window", () => {
  const lines = readFileSync(join(folder, "results.csv"), "utf8").trimEnd().split("\r\n");
  const measures = lines.filter((line) => line.includes(",measure,come,"));
  const expected = made.study.stacks.flatMap(({ stack, measures: [{ values }] }) =>
    values.map((value, run) => {
      const name = stack.length === 0 ? "baseline" : "oneMore";
      return `${name},${run},measure,come,entries,,,31,59,2025-02-01,2025-03-01,persons,${value}`;
    }),
  );
  expect(measures).toEqual(expected);
});

test("entries by level add up to everybody's, in every month of every run", () => {
  const lines = readFileSync(join(folder, "results.csv"), "utf8").trimEnd().split("\r\n");
  const entries = lines.filter((line) => line.startsWith("baseline,1,stage,counter,entries,"));
  const counts = (level: string): number[] =>
    entries.filter((line) => line.includes(`,entries,${level},`)).map((line) => Number(line.split(",").at(-1)));
  const [all, urgent, others] = [counts(","), counts("kind,urgent"), counts('kind,"not, urgent"')];
  expect(all).toHaveLength(3);
  expect(all).toEqual(urgent.map((count, month) => count + others[month]));
});

test.skipIf(engine === null)("Parquet and CSV hold the same rows, by DuckDB, and no row twice", async () => {
  const csv = `read_csv('${join(folder, "results.csv")}', types = {'replication': 'INTEGER', 'start_days': 'DOUBLE', 'end_days': 'DOUBLE', 'group_name': 'VARCHAR', 'level': 'VARCHAR'}, nullstr = '\\N')`; // prettier-ignore
  const parquet = `'${join(folder, "results.parquet")}'`;
  const [[count, distinct]] = await rowsOf(`SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT * FROM ${parquet})) FROM ${parquet}`); // prettier-ignore
  expect(Number(count)).toBeGreaterThan(100);
  expect(distinct).toBe(count);
  for (const [one, other] of [
    [csv, parquet],
    [parquet, csv],
  ]) {
    expect(await rowsOf(`SELECT * FROM ${one} EXCEPT ALL SELECT * FROM ${other}`)).toEqual([]);
  }
  const kinds = await rowsOf(`SELECT DISTINCT kind, series FROM ${parquet} ORDER BY ALL`);
  expect(kinds).toEqual([
    ["measure", "entries"],
    ...["cost", "overtime", "present", "served", "used"].map((series) => ["resource", series]),
    ...["entries", "stock", "waiting"].map((series) => ["stage", series]),
  ]);
});

test("results of another study are replaced, and the command says whose they were", () => {
  const results = new Results(folder);
  expect(results.write(null, { studyId: "another" })).toContain(`in place of those of study ${made.study.id}`);
  expect(readFileSync(join(folder, "results.csv"), "utf8").trimEnd().split("\r\n")).toHaveLength(1);
});

test("a file that cannot be made to its end leaves all files as they were", () => {
  const here = mkdtempSync(join(tmpdir(), "pendency-results-"));
  writeFileSync(join(here, "results.csv"), "older");
  const failing = function* (): Generator<string> {
    yield "half";
    throw new Error("the source ran dry");
  };
  const files = [
    { path: join(here, "study.json"), text: "{}" },
    { path: join(here, "results.csv"), text: failing },
  ];
  expect(() => writeTogether(here, files)).toThrow("the source ran dry");
  expect(readdirSync(here)).toEqual(["results.csv"]);
  expect(readFileSync(join(here, "results.csv"), "utf8")).toBe("older");
});

const spoiled = (): string => join(mkdtempSync(join(tmpdir(), "pendency-results-")), "out");

test.each<[string, () => string, string]>([
  ["a file", () => touched(spoiled()), "a file"],
  ["a place below a file", () => join(touched(spoiled()), "below"), "ENOTDIR"],
  ["a folder with a folder in the place of a file", () => withFolder(spoiled()), "a folder results.csv is in it"],
  ["no name", () => "", "nothing"],
])("%s is refused before anything is run", (_, place, why) => {
  const where = place();
  expect(() => new Results(where)).toThrow(why);
  expect(() => new Results(where)).toThrow("a folder that can be written to");
});

function touched(path: string): string {
  writeFileSync(path, "");
  return path;
}

function withFolder(path: string): string {
  mkdirSync(join(path, "results.csv"), { recursive: true });
  return path;
}

test.each([
  ["results.csv", "region,count\nnorth,3\n"],
  ["results.parquet", "PAR1 of somebody else"],
  ["study.json", '{"mine": true}'],
])("%s that pendency did not write is not replaced, and is told before the runs", (name, own) => {
  const here = mkdtempSync(join(tmpdir(), "pendency-foreign-"));
  writeFileSync(join(here, name), own);
  expect(() => new Results(here)).toThrow(`${name} in it was not written by pendency, and would be replaced`);
  expect(readFileSync(join(here, name), "utf8")).toBe(own);
});

test("what an earlier command wrote may be replaced, with or without the object beside the tables", () => {
  const here = mkdtempSync(join(tmpdir(), "pendency-own-"));
  new Results(here).write(null, { studyId: null });
  expect(() => new Results(here)).not.toThrow();
});
