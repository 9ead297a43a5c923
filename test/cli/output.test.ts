// What reaches a terminal, and what happens where nothing can be written to it.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withoutCodes } from "../../src/cli/console.ts";

const root = join(import.meta.dirname, "..", "..");

test("codes that words of documents carry do not reach the terminal; our colours do", () => {
  expect(withoutCodes("a\u001b]0;owned\u0007b\u001b[2Jc\u009bd\r\n\te", true)).toBe("a]0;ownedb[2Jcd\n\te");
  expect(withoutCodes("\u001b[1mbold\u001b[22m", true)).toBe("\u001b[1mbold\u001b[22m");
  expect(withoutCodes("\u001b[31mred", false)).toBe("[31mred");
});

test.skipIf(!existsSync("/dev/full"))("a full standard output is told as one, and is not a claim that failed", () => {
  const full = openSync("/dev/full", "w");
  const done = spawnSync(process.execPath, [join(root, "bin", "pendency.mjs"), "facts", "list"], {
    cwd: root,
    stdio: ["ignore", full, "pipe"],
    encoding: "utf8",
  });
  closeSync(full);
  expect(done.status).toBe(2);
  expect(done.stderr).toBe("pendency\n  expected output that can be written; got a full disk (ENOSPC)\n");
});
