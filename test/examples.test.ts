// Every example prints what it printed when a person last looked at it: a change detector, not evidence of truth.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const examples = readdirSync(join(root, "examples"))
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.slice(0, -".yaml".length));

test("there are six examples or more, each with its output", () => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
  expect(readdirSync(join(root, "examples", "expected")).sort()).toEqual(examples.map((name) => `${name}.txt`).sort());
});

test.each(examples)("%s prints its stored output", (name) => {
  const args = [join(root, "bin", "pendency.mjs"), "run", name, "--replications", "2"];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  expect(done.status, done.stderr).toBe(0);
  expect(done.stdout).toBe(readFileSync(join(root, "examples", "expected", `${name}.txt`), "utf8"));
});
