// What documents, file names and options say reaches a terminal as letters, never as codes that move its cursor.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = mkdtempSync(join(tmpdir(), "pendency-codes-"));

/** clears the screen, renames the window, colours, the same by single bytes, and letters in the other direction */
const codes = "\u001b[2J\u001b]0;gone\u0007\u001b[31m\u009b2J\u0000\b\u202e\u200f\u061c\u2028";
/** as a YAML text between double quotes */
const inYaml = "\\x1b[2J\\x1b]0;gone\\x07\\x1b[31m\\x9b2J\\0\\b\\u202e\\u200f\\u061c\\u2028";
const fileCodes = codes.replace("\0", "");

const model = (more: string): string => `pendency: model v1
title: "Office ${inYaml}"
runs: {from: 2025-01-01, through: 2025-01-31}
resources:
  "desk ${inYaml}": {title: "Desk ${inYaml}", servers: 1}
stages:
  "counter ${inYaml}":
    title: "Counter ${inYaml}"
    arrivals: {rate: 2 per day}
    service: {by: "desk ${inYaml}", time: {exponential: {mean: 3 hours}}}
    next: done
  done: {outcome: true}
${more}`;

const files: Readonly<Record<string, string>> = {
  "good.yaml": model(""),
  "bad-name.yaml": model(`quantities:\n  q: {entries: "nowhere ${inYaml}"}\n`),
  "bad-key.yaml": model(`"key ${inYaml}": 1\n`),
  "bad-value.yaml": model(`warmUp: "${inYaml}"\n`),
  "no-yaml.yaml": `pendency: model v1\ntitle: [${codes}\n`,
  [`named${fileCodes}.yaml`]: "pendency: model v1\n",
  [join("facts", "p", "q", "source.yaml")]: `publisher: "P ${inYaml}"\ntitle: "T ${inYaml}"\npublishedOn: 2025-01\n`,
  [join("facts", "p", "q", "table.csv")]: `row,period\n"${codes}",2025\n`,
};
for (const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function printed(...words: readonly string[]): { readonly text: string; readonly status: number | null } {
  const { stdout, stderr, status } = commandLine(words, { cwd: folder });
  return { text: stdout + stderr, status };
}

const arg = fileCodes;
const asked: readonly (readonly [string, readonly string[]])[] = [
  ["a model that is sound", ["check", "good.yaml"]],
  ["a run of it", ["run", "good.yaml", "--replications", "1"]],
  ["a run as JSON", ["run", "good.yaml", "--replications", "1", "--json"]],
  ["an explanation", ["explain", "good.yaml"]],
  ["a name that is nowhere", ["check", "bad-name.yaml"]],
  ["a key nobody knows", ["check", "bad-key.yaml"]],
  ["a value that cannot be read", ["check", "bad-value.yaml"]],
  ["what is no YAML", ["check", "no-yaml.yaml"]],
  ["a file's own name", ["check", `named${arg}.yaml`]],
  ["the name of no file", ["check", `absent${arg}.yaml`]],
  ["a setting", ["run", "good.yaml", "--set", `x${arg}=1${arg}`]],
  ["a scenario", ["run", "good.yaml", "--scenario", `x${arg}`]],
  ["an option", ["run", "good.yaml", `--${arg}`]],
  ["an option's value", ["run", "good.yaml", "--replications", arg]],
  ["a command", [`run${arg}`]],
  ["a day", ["check", "good.yaml", "--as-of", arg]],
  ["a search", ["facts", "search", arg]],
  ["facts", ["facts", "list"]],
  ["one fact", ["facts", "show", `p/q#${arg}`]],
  ["a folder for files", ["run", "good.yaml", "--log", join(`good.yaml`, arg)]],
];

test.each(asked)("%s with terminal codes in it prints none", (_what, words) => {
  const { text } = printed(...words);
  expect(text.length).toBeGreaterThan(10);
  const codesLeft =
    // oxlint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
  expect(text.match(codesLeft)).toBeNull();
  expect(text).not.toMatch(/defect of Pendency|^ {4}at /m);
});

test("nothing in src writes to the terminal but the console, which takes codes out", () => {
  const sources = spawnSync("grep", ["-rlE", "(stdout|stderr)\\.write\\(|console\\.(log|error|warn)\\(", "src"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(sources.stdout.trim().split("\n")).toEqual(["src/cli/console.ts"]);
  expect(readFileSync(join(root, "src/cli/console.ts"), "utf8").match(/\.write\(/g)?.length).toBe(3);
});
