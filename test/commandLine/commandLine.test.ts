// A command line answered by a process that stays is the command line that a new process answers.
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../installed.ts";
import { commandLine } from "./commandLine.ts";

const folder = mkdtempSync(join(tmpdir(), "pendency-line-"));
const alone = (words: readonly string[]) => {
  const command = [join(root, "bin", "pendency.mjs"), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
};

test.each([
  [["run", "one-clerk", "--replications", "2", "--workers", "1", "--quiet"]],
  [["run", "one-clerk", "--replications", "2", "--workers", "1", "--quiet", "--json"]],
  [["check", "nowhere.yaml"]],
  [["ru"]],
  [["new", "begun"]],
  [["facts", "show", "nyt/2024-04#finalOrders.China.2023", "--json"]],
])("%j", (words) => {
  const found = commandLine(words, { cwd: folder });
  // what one writes is not there for the other
  if (words[0] === "new")
    return expect(alone(["check", "begun"])).toEqual(commandLine(["check", "begun"], { cwd: folder }));
  expect(found).toEqual(alone(words));
});
