// Every example prints what it printed when a person last looked at it: a change detector, not evidence of truth.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { build } from "../scripts/build.mjs";
import { commandLine } from "./commandLine/commandLine.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const named = (ending: string): readonly string[] =>
  readdirSync(join(root, "examples"))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
const examples = named(".yaml");
const scripts = named(".mjs");
/** with scenarios, which are set side by side */
const compared = ["border-rule"];
/** with a study document that says what its question compares */
const answered = ["border-rule", "passport-office"];
/** with a forecasts document, of what was published since days of the past */
const backtested = ["permit-office"];
const storedOutput = (name: string): string => readFileSync(join(root, "examples", "expected", `${name}.txt`), "utf8");

test("there are six examples or more, each with its output", () => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
  const expected = [
    ...examples,
    ...scripts,
    ...compared,
    ...answered.map((name) => `${name}.answer`),
    ...backtested.map((name) => `${name}.backtest`),
  ];
  expect(readdirSync(join(root, "examples", "expected")).sort()).toEqual(expected.map((name) => `${name}.txt`).sort());
});

test.each([...examples.map((name) => ["run", name] as const), ...compared.map((name) => ["compare", name] as const)])(
  "%s %s prints its stored output",
  (command, name) => {
    const done = commandLine([command, name, "--replications", "2"], { cwd: root });
    expect(done.status, done.stderr).toBe(0);
    expect(done.stdout).toBe(storedOutput(name));
  },
);

test.each(answered)("answer %s prints its stored output, within 40 lines of 80 columns", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "pendency-answer-"));
  const done = commandLine(["answer", name], { cwd: folder });
  expect(done.status, done.stderr).toBe(0);
  expect(done.stdout).toBe(storedOutput(`${name}.answer`));
  const lines = done.stdout.trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
});

test.each(backtested)("backtest %s prints its stored output", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "pendency-backtest-"));
  const done = commandLine(["backtest", name, "--quiet"], { cwd: folder });
  expect(done.status, done.stderr).toBe(0);
  expect(done.stdout).toBe(storedOutput(`${name}.backtest`));
});

describe("scripts", () => {
  beforeAll(() => build(root));

  test.each(scripts)("%s prints its stored output", (name) => {
    const script = join(root, "examples", `${name}.mjs`);
    const done = spawnSync(process.execPath, [script], { cwd: root, encoding: "utf8" });
    expect(done.stderr).toBe("");
    expect(done.stdout).toBe(storedOutput(name));
  });

  test("the first script has fifteen lines or fewer", () => {
    const lines = readFileSync(join(root, "examples", "first-script.mjs"), "utf8").split("\n");
    expect(lines.filter((line) => line !== "" && !line.startsWith("//")).length).toBeLessThanOrEqual(15);
  });
});
