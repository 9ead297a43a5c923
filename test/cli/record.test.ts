// The whole of a backtest by one command: a record of every table, made again to the byte, and gone on with when it was ended.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { dayPage, trackRecordPage } from "../../scripts/trackRecordPage.mjs";
import type { TrackRecord } from "../../scripts/trackRecordPage.mjs";
import { commandLine } from "../commandLine/commandLine.ts";

const folder = mkdtempSync(join(tmpdir(), "pendency-record-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), "utf8");
write(
  "office.yaml",
  `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2024-12-31}
parameters:
  coming:
    title: Coming
    unit: per day
    kind: judgement
    judgedBy: a test
    reason: invented
    value: {steps: {2022-01-01: 10 per day, 2022-07-01: 11 per day}}
    knownFrom: 2023-06-01
    uncertainty: {times: {uniform: {from: 0.9, to: 1.1}}}
    drift: {size: 20%, halfLife: 1 year, degrees: 5, cut: 6}
stages:
  door: {arrivals: {rate: coming}, dwell: 10 days, next: done}
  done: {outcome: true}
`,
);
write(
  "office.forecasts.yaml",
  `pendency: forecasts v1
for: office
origins:
  - {from: 2023-01-01, through: 2023-07-01, every: 3 months}
  - {from: 2023-04-01, through: 2023-07-01, every: 1 month, horizons: 1 month}
choicesThrough: 2023-05-31
draws: 3
step: 1 day
record: {day: 2023-02-10, besideEvery: 2, page: record.md}
families: {flows: {title: Flows, horizons: [1 month, 6 months]}}
series: {done: {title: Done, family: flows, measure: {entries: done}, every: month, observed: figures.csv}}
`,
);
const months = Array.from(
  { length: 24 },
  (_, n) => `${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
);
write("figures.csv", ["series,period,value", ...months.map((month, n) => `done,${month},${300 + ((n * 7) % 11)}`), ""].join("\n")); // prettier-ignore

const run = (...words: readonly string[]) =>
  commandLine(["backtest", "office.yaml", "--workers", "1", ...words], { cwd: folder });

const textsIn = (name: string): Readonly<Record<string, string>> => {
  const found = readdirSync(join(folder, name), { recursive: true, withFileTypes: true });
  const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Object.fromEntries(paths.toSorted().map((path) => [path.slice(folder.length + name.length + 2), readFileSync(path, "latin1")])); // prettier-ignore
};

const patience = 120_000;

test(
  "the default command makes scores, one day and all that stands beside them; what it is ended in, it goes on with to the same bytes",
  () => {
    const whole = run("--out", "whole", "--store");
    expect(whole.status, whole.stderr).toBe(0);
    const record = JSON.parse(read("whole", "track-record.json")) as TrackRecord;
    // three quarters with two horizons, and two months between them
    expect(record.figures.length).toBe(3 * 2 + 2);
    expect(new Set(record.dayFigures.map(({ origin }) => origin))).toEqual(new Set(["2023-02-10"]));
    expect(record.figures.some(({ origin }) => origin === record.day)).toBe(false);
    expect(record.beside?.origins).toEqual(["2023-01-01", "2023-07-01"]);
    expect(Object.keys(record.beside?.sets.whole[0].by ?? {})).toEqual(["none", "drift", "discrepancy", "both"]);
    // judged on 1 June
    expect(record.beside?.replaced).toEqual(["2023-01-01"]);
    expect(record.beside?.standIns?.whole.map(({ part }) => part)).toEqual(["D", "H"]);
    expect(record.sample?.map(({ origin }) => origin)).toEqual(["2023-01-01", "2023-07-01"]);
    expect(read("whole", "scores.json")).toBe(read("office.scores.json"));
    expect(JSON.parse(read("office.scores.json"))).toMatchObject({ page: "record.md" });
    const pages = [trackRecordPage(record), dayPage(record)];
    for (const page of pages) expect(page).toContain("Made by `pendency backtest office`: **3 draws**");

    // ended before the sets beside it, and in the middle of one of them
    const before = textsIn("whole");
    for (const gone of ["track-record.json", "backtest.json", "origin-2023-05-01.json"]) rmSync(join(folder, "whole", gone)); // prettier-ignore
    rmSync(join(folder, "whole", "none", "origin-2023-07-01.json"));
    rmSync(join(folder, "whole", "stand-ins"), { recursive: true });
    expect(run("--out", "whole").status).toBe(0);
    expect(textsIn("whole")).toEqual(before);
  },
  patience,
);

test(
  "days that are named make scores alone, and no record",
  () => {
    expect(run("--out", "days", "--origins", "2023-01-01").status).toBe(0);
    expect(existsSync(join(folder, "days", "backtest.json"))).toBe(true);
    expect(existsSync(join(folder, "days", "track-record.json"))).toBe(false);
    expect(existsSync(join(folder, "days", "none"))).toBe(false);
  },
  patience,
);
