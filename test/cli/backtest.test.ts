// The command `backtest`: what it writes, what it goes on from, and what it leaves alone.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";

const bin = join(import.meta.dirname, "..", "..", "bin", "pendency.mjs");
const folder = mkdtempSync(join(tmpdir(), "pendency-backtest-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
write(
  "office.yaml",
  `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2024-12-31}
parameters:
  coming: {title: Coming, unit: per day, kind: judgement, judgedBy: a test, reason: invented, value: 10 per day, uncertainty: {times: {uniform: {from: 0.9, to: 1.1}}}}
stages:
  door: {arrivals: {rate: coming}, dwell: 10 days, next: done}
  done: {outcome: true}
`,
);
write(
  "office.forecasts.yaml",
  `pendency: forecasts v1
for: office
origins: {from: 2023-01-01, through: 2023-10-01, every: 3 months}
draws: 6
step: 1 day
families: {flows: {title: Flows, horizons: [1 month, 6 months]}}
series: {done: {title: Done, family: flows, measure: {entries: done}, every: month, observed: figures.csv}}
`,
);
const months = Array.from(
  { length: 24 },
  (_, n) => `${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
);
write("figures.csv", ["series,period,value", ...months.map((month, n) => `done,${month},${300 + ((n * 7) % 11)}`), ""].join("\n")); // prettier-ignore

const run = (...words: readonly string[]) => commandLine(["backtest", "office.yaml", ...words], { cwd: folder });

const textsIn = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(folder, name))
      .toSorted()
      .map((each) => [each, readFileSync(join(folder, name, each), "latin1")]),
  );

const patience = 120_000;

test(
  "a killed backtest goes on from the origins that are whole, and every file comes out the same, whatever the threads",
  async () => {
    const whole = run("--out", "whole", "--workers", "2");
    // a slow machine is told how far it is, and nothing else
    expect(whole.stderr.split("\n").filter((line) => !/^(?:\d+ of \d+ runs?\b.*)?$/.test(line))).toEqual([]);
    expect(whole.status).toBe(0);
    const names = Object.keys(textsIn("whole"));
    expect(names.filter((name) => name.startsWith("origin-"))).toEqual(
      ["2023-01-01", "2023-04-01", "2023-07-01", "2023-10-01"].map((date) => `origin-${date}.json`),
    );
    for (const table of ["scores", "model-output", "target-data", "families"]) {
      expect(names).toContain(`${table}.csv`);
      expect(names).toContain(`${table}.parquet`);
    }

    const words = [bin, "backtest", "office.yaml", "--out", "killed", "--workers", "1"];
    const child = spawn(process.execPath, words, { cwd: folder, stdio: "ignore" });
    const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
    while (child.exitCode === null && !existsSync(join(folder, "killed", "origin-2023-01-01.json"))) await pause(5);
    child.kill("SIGKILL");
    await ended;
    const again = run("--out", "killed", "--workers", "1");
    expect(again.status).toBe(0);
    expect(textsIn("killed")).toEqual(textsIn("whole"));
    expect(again.stdout.replaceAll("killed", "whole")).toBe(whole.stdout);
  },
  patience,
);

test(
  "a folder of another backtest is left as it is",
  () => {
    run("--out", "first", "--origins", "2023-01-01");
    const before = textsIn("first");
    const other = run("--out", "first", "--seed", "2");
    expect(other.status).toBe(2);
    expect(other.stderr).toMatch(
      /--out\n {2}expected a folder of this backtest \(\w+\), or a new one; got first, of \w+\n/,
    );
    expect(textsIn("first")).toEqual(before);
  },
  patience,
);

test(
  "scores of another protocol are left as they are",
  () => {
    run("--out", "ruled", "--origins", "2023-01-01");
    const path = join(folder, "ruled", "backtest.json");
    writeFileSync(path, readFileSync(path, "utf8").replace(/"protocol": "\w+"/, '"protocol": "0123456789abcdef"'));
    const before = textsIn("ruled");
    const other = run("--out", "ruled", "--origins", "2023-01-01");
    expect(other.status).toBe(2);
    expect(other.stderr).toMatch(
      /--out\n {2}expected a folder with scores of this protocol \(\w+\), or a new one; got ruled, with scores of protocol 0123456789abcdef\n/,
    );
    expect(textsIn("ruled")).toEqual(before);
  },
  patience,
);

test(
  "a table that is not there, and one with a mistake, are told in one message, and nothing is written",
  () => {
    expect(run("--observed", "nowhere.csv", "--out", "none").stderr).toBe(
      "nowhere.csv\n  expected a file that exists; got no such file\n",
    );
    write("mistaken.csv", "series,period,value\ndone,2023-13,300\n");
    const mistaken = run("--observed", "mistaken.csv", "--out", "none");
    expect(mistaken.status).toBe(2);
    expect(mistaken.stderr).toBe('mistaken.csv:2:6 › row 1\n  expected a period such as 2024-04; got "2023-13"\n');
    expect(existsSync(join(folder, "none"))).toBe(false);
  },
  patience,
);

test(
  "a day before the first figure is told with the others' forecasts, and the code says that something is missing",
  () => {
    const found = run("--origins", "2022-01-10,2023-01-01", "--out", "early");
    expect(found.status).toBe(3);
    expect(found.stdout).toContain("2022-01-10: nothing to forecast: no figure of the series was known on the day");
    expect(found.stdout).toContain("2 figures forecast, 2 of them published since");
    expect(Math.max(...found.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  },
  patience,
);

test(
  "scores stored beside the model are read by every command, until the model is another",
  () => {
    const scores = join(folder, "office.scores.json");
    const asks = (...words: readonly string[]) => commandLine(words, { cwd: folder });
    expect(run("--workers", "1", "--out", "kept", "--with", "none", "--store")).toMatchObject({ status: 2 });
    expect(existsSync(scores)).toBe(false);

    const done = run("--workers", "1", "--out", "stored", "--store");
    expect(done.stdout).toContain("Stored: office.scores.json\n");
    const { model, documents, protocolHash, scores: rows } = JSON.parse(readFileSync(scores, "utf8"));
    expect([model, documents, protocolHash].join(" ")).toMatch(/^office [0-9a-f]{16} [0-9a-f]{16}$/);
    expect(new Set(rows.map((row: { model: string }) => row.model))).toEqual(new Set(["office", "random walk"]));
    expect(asks("check", "office.yaml").stdout).not.toContain("does not count");

    const other = readFileSync(join(folder, "office.yaml"), "utf8").replace("dwell: 10 days", "dwell: 11 days");
    write("office.yaml", other);
    const checked = asks("check", "office.yaml", "--json");
    expect(JSON.parse(checked.stdout).scoresNotCounted).toMatch(/^office\.scores\.json does not count/);

    writeFileSync(scores, '{"pendency": "scores v1", ');
    for (const words of [
      ["check", "office.yaml"],
      ["run", "office.yaml", "--replications", "1"],
    ]) {
      const refused = asks(...words);
      expect([refused.status, refused.stdout]).toEqual([2, ""]);
      expect(refused.stderr).toMatch(/^office\.scores\.json:1:2 › pendency\n/);
    }
  },
  patience,
);

test(
  "verify makes a backtest again with the step and the table that were given, and names a table that was changed",
  () => {
    write("own.csv", readFileSync(join(folder, "figures.csv"), "utf8").replaceAll("30", "31"));
    const given = ["--origins", "2023-04-01", "--step", "2 days", "--observed", "own.csv", "--out", "kept"];
    expect(run(...given).status).toBe(0);
    const { options } = JSON.parse(readFileSync(join(folder, "kept", "run.json"), "utf8")) as { options: object };
    expect(options).toEqual({ origins: "2023-04-01", step: "2 days", observed: "own.csv" });
    const verified = () => commandLine(["verify", "kept", "--workers", "1"], { cwd: folder });
    const same = verified();
    expect([same.status, same.stderr]).toEqual([0, ""]);
    expect(same.stdout).toContain("The same to the byte: all 9 files");
    const scores = readFileSync(join(folder, "kept", "scores.csv"), "utf8");
    write("kept/scores.csv", scores.replace(/\d+\.\d{4,}/, "7.5"));
    expect(verified().status).toBe(1);
    write("own.csv", readFileSync(join(folder, "figures.csv"), "utf8"));
    const changed = verified();
    expect([changed.status, changed.stdout]).toEqual([2, ""]);
    expect(changed.stderr).toContain("own.csv");
    expect(changed.stderr).toContain("one that was changed since");
  },
  patience,
);
