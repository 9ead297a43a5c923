// Every example prints what it printed when a person last looked at it: a change detector, not evidence of truth.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { build } from "../scripts/build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const named = (ending: string): readonly string[] =>
  readdirSync(join(root, "examples"))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
const examples = named(".yaml");
const scripts = named(".mjs");
/** with scenarios, which are set side by side */
const compared = ["border-rule"];
const storedOutput = (name: string): string => readFileSync(join(root, "examples", "expected", `${name}.txt`), "utf8");

test("there are six examples or more, each with its output", () => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
  const expected = [...examples, ...scripts, ...compared].map((name) => `${name}.txt`).sort();
  expect(readdirSync(join(root, "examples", "expected")).sort()).toEqual(expected);
});

test.each([...examples.map((name) => ["run", name] as const), ...compared.map((name) => ["compare", name] as const)])(
  "%s %s prints its stored output",
  (command, name) => {
    const args = [join(root, "bin", "pendency.mjs"), command, name, "--replications", "2"];
    const done = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    expect(done.status, done.stderr).toBe(0);
    expect(done.stdout).toBe(storedOutput(name));
  },
);

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
