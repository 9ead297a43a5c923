// The bugs of `npm run mutate` are sentences of the source; when the source changes, so must they.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("sixty mutants or more each match the source exactly once", () => {
  const script = join(fileURLToPath(new URL("..", import.meta.url)), "scripts", "mutate.mjs");
  const { stdout } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  expect(stdout).toMatch(/^\d+ mutants, each matching the source exactly once\n$/);
  expect(Number.parseInt(stdout, 10)).toBeGreaterThanOrEqual(60);
});
