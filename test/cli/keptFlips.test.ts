// What turns statements, kept beside the model: each as soon as it is found, not searched again, shown with the verdict
// wherever that stands, and dropped once it is of other documents.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Turning } from "../../src/ask/flip/nearest.ts";
import { commandLine } from "../commandLine/commandLine.ts";

const judged = "kind: judgement, judgedBy: test, reason: invented";
const model = (coming = 100): string => `pendency: model v1
title: A line
entities: [persons]
runs: {from: 2024-01-01, through: 2024-12-31}
units: [clerk]
parameters:
  coming: {title: People who come, unit: per day, ${judged}, value: ${coming} per day, uncertainty: {times: {triangular: {from: 0.7, peak: 1, to: 1.3}}}}
  onDuty: {title: Clerks, unit: clerks, ${judged}, value: 110 clerks, lever: {from: 60, to: 200, step: 1, label: Clerks}}
resources: {desk: {servers: onDuty}}
stages:
  line: {initial: {count: 2000}, arrivals: {rate: coming}, service: {by: desk, time: {exponential: {mean: 1 day}}}, next: served}
  served: {outcome: true}
quantities:
  waiting: {title: People waiting, waiting: line}
`;
const scenarios = `pendency: scenarios v1
for: line
scenarios:
  fewerClerks:
    title: Fewer clerks
    changes: [{parameter: onDuty, from: 2024-01-01, set: 95 clerks}]
`;
const study = `pendency: study v1
for: line
question: Would fewer clerks make the line longer?
replications: 2
stacks: [[baseline], [fewerClerks]]
answer:
  base: [baseline]
  with: [fewerClerks]
  change: fewer clerks
  asks: {noun: People waiting in December, yesIf: more, measure: {waiting: line, window: 2024-12}}
  measures: [waiting]
`;
const said = "said: {by: a test, date: 2024-01, source: invented}, kind: prediction";
const claims = (line = "less than 1"): string => `pendency: claims v1
for: line
claims:
  it-shrinks: {words: The line shrinks., ${said}, measure: {stock: line, at: 2024-12-01}, against: {at: 2024-02-01}, compare: ratio, holdsIf: ${line}}
  it-grows: {words: With fewer clerks it grows., ${said}, measure: {stock: line, at: 2024-12-01, scenario: fewerClerks}, against: {at: 2024-02-01}, compare: ratio, holdsIf: more than 1}
  it-vanishes: {words: A million wait., ${said}, measure: {stock: line, at: 2024-12-01}, compare: value, holdsIf: more than 1000000 persons}
`;

const root = mkdtempSync(join(tmpdir(), "pendency-flips-"));
afterAll(() => rmSync(root, { recursive: true }));

const texts = { "model.yaml": model(), "claims.yaml": claims(), "scenarios.yaml": scenarios, "study.yaml": study };

/** A folder of its own with the model in `line`. */
function folderOf(name: string): string {
  const folder = join(root, name);
  mkdirSync(join(folder, "line"), { recursive: true });
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, "line", file), text);
  return folder;
}

const brief = ["--replications", "2", "--workers", "1"];
const keptIn = (folder: string) => JSON.parse(readFileSync(join(folder, "line", "turning.json"), "utf8")) as { readonly turnings: readonly Turning[] }; // prettier-ignore
const namesIn = (folder: string): readonly string[] => keptIn(folder).turnings.map(({ claim }) => claim);
const oneLine = (text: string): string => text.replace(/\s+/g, " ");

/** A statement of each kind: one that turns as the model stands, one under a scenario, one that nothing turns. */
const folder = folderOf("whole");
const first = commandLine(["claims", "line", "--flips", "--keep", ...brief], { cwd: folder });

test("--keep writes what turns each statement, under a scenario too, confirmed by runs of persons on either side", () => {
  expect(first.stderr).toContain("kept in line/turning.json");
  expect(namesIn(folder)).toEqual(["it-shrinks", "it-grows", "it-vanishes"]);
  const [shrinks, grows, vanishes] = keptIn(folder).turnings;
  expect(shrinks).toMatchObject({ holds: true, nearest: { parameter: "coming", isSettled: true } });
  // with 95 clerks a line of 100 a day grows, and shrinks once fewer than 95 come
  expect(grows).toMatchObject({ holds: true, nearest: { parameter: "coming", isSettled: true } });
  expect(grows.nearest?.at).toBeGreaterThan(0.92);
  expect(grows.nearest?.at).toBeLessThan(0.98);
  expect(grows.nearest?.confirmed.map(({ holds, runs }) => [holds, runs])).toEqual([
    [0, 2],
    [2, 2],
  ]);
  expect(vanishes).toMatchObject({ holds: false, nearest: null });
});

test("what is kept stands beneath the verdict of `claims` without being asked for, in its JSON and in the answer's report", () => {
  const { stdout } = commandLine(["claims", "line", ...brief], { cwd: folder });
  const printed = oneLine(stdout);
  const sentence = /Nearest flip: “People who come” at 0\.95 times its value/;
  const own = printed.slice(printed.indexOf("“With fewer clerks it grows.”"), printed.indexOf("“A million wait.”")); // prettier-ignore
  expect(own).toMatch(sentence);
  const json = JSON.parse(commandLine(["claims", "line", "--json", ...brief], { cwd: folder }).stdout) as { readonly claims: readonly { readonly id: string; readonly turning: readonly unknown[] }[] }; // prettier-ignore
  expect(json.claims.map(({ id, turning }) => [id, turning.length])).toEqual([["it-shrinks", 1], ["it-grows", 1], ["it-vanishes", 1]]); // prettier-ignore
  const answered = commandLine(["answer", "line", "--no-levers", "--no-grid", "--out", "answered", ...brief], { cwd: folder }); // prettier-ignore
  expect(answered.status, answered.stderr).toBe(0);
  const report = readFileSync(join(folder, "answered", "report.html"), "utf8");
  const card = report.slice(report.indexOf("With fewer clerks it grows.</h3>")).split('<li class="card"')[0];
  expect(card).toContain('<p class="turns">');
  expect(oneLine(card)).toMatch(sentence);
  const verified = commandLine(["verify", "answered"], { cwd: folder });
  expect(verified.stdout).toContain("The same to the byte");
});

test("a kept statement is shown only where nothing is moved: with another value it turns elsewhere", () => {
  const { stdout } = commandLine(["claims", "line", "--set", "onDuty=120 clerks", ...brief], { cwd: folder });
  expect(stdout).not.toContain("Nearest flip");
  const one = commandLine(["claims", "line", "--claim", "it-vanishes", ...brief], { cwd: folder });
  expect(oneLine(one.stdout)).toContain("No single judgement flips it within its range");
  expect(one.stdout).not.toContain("Nearest flip");
});

test("what is kept is not searched again, unless the statement is named", () => {
  const path = join(folder, "line", "turning.json");
  const before = readFileSync(path, "utf8");
  // a mark in what is kept shows whether it was searched again
  const marked = before.replaceAll('"tried": 1', '"tried": 77');
  writeFileSync(path, marked);
  const again = commandLine(["claims", "line", "--flips", "--keep", ...brief], { cwd: folder });
  expect(readFileSync(path, "utf8")).toBe(marked);
  expect(again.stderr).toContain("3 statements are kept already; --claim ID searches one again");
  expect(oneLine(again.stdout)).toContain("(77 tried)");
  commandLine(["claims", "line", "--flips", "--keep", "--claim", "it-grows", ...brief], { cwd: folder });
  expect(keptIn(folder).turnings.map(({ claim, tried }) => [claim, tried])).toEqual([
    ["it-shrinks", 77],
    ["it-grows", 1],
    ["it-vanishes", 77],
  ]);
  writeFileSync(path, before);
});

test("once documents are others, what was kept is shown nowhere, and the next search replaces it", () => {
  const own = folderOf("changed");
  writeFileSync(join(own, "line", "turning.json"), readFileSync(join(folder, "line", "turning.json")));
  writeFileSync(join(own, "line", "claims.yaml"), claims("less than 0.99"));
  expect(commandLine(["claims", "line", ...brief], { cwd: own }).stdout).not.toContain("flip");
  commandLine(["claims", "line", "--flips", "--keep", "--claim", "it-vanishes", ...brief], { cwd: own });
  expect(namesIn(own)).toEqual(["it-vanishes"]);
  // the same documents as at first: what was found of others is no more
  writeFileSync(join(own, "line", "claims.yaml"), claims());
  expect(commandLine(["claims", "line", ...brief], { cwd: own }).stdout).not.toContain("flip");
});

test("a search that is killed has kept every statement that it had found, and goes on behind them", async () => {
  const own = folderOf("killed");
  const bin = join(import.meta.dirname, "..", "..", "bin", "pendency.mjs");
  const child = spawn(process.execPath, [bin, "claims", "line", "--flips", "--keep", ...brief], { cwd: own, stdio: "ignore" }); // prettier-ignore
  const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  while (!isOver() && !existsSync(join(own, "line", "turning.json"))) await new Promise((resolve) => void setTimeout(resolve, 2)); // prettier-ignore
  child.kill("SIGKILL");
  await ended;
  const kept = namesIn(own);
  expect(kept).toContain("it-shrinks");
  commandLine(["claims", "line", "--flips", "--keep", ...brief], { cwd: own });
  expect(keptIn(own)).toEqual(keptIn(folder));
});

test.each<[string, readonly string[], string]>([
  ["without --flips", ["--keep"], "--flips, which it keeps"],
  ["with a value of one's own", ["--flips", "--keep", "--set", "onDuty=120 clerks"], "got --set"],
  ["of an earlier day", ["--flips", "--keep", "--as-of", "2024-06-01"], "got --as-of"],
])("--keep %s is refused in one message", (_, words, told) => {
  const { status, stdout, stderr } = commandLine(["claims", "line", ...words, ...brief], { cwd: folder });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(told);
});
