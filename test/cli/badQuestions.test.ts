// What no question can be answered of, asked of every command that might be: scenarios that contradict each other, statements
// that nothing could make hold, levers without a range. One message with its place, exit code 2, and nothing is written.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";

const judged = "kind: judgement, judgedBy: a test, reason: invented";
const spread = "uncertainty: {times: {uniform: {from: 0.8, to: 1.2}}}";
const model = `pendency: model v1
title: Counter
runs: {from: 2025-01-01, through: 2025-03-31}
units: [clerk]
parameters:
  coming: {title: People who come, unit: per day, ${judged}, value: 20 per day, ${spread}}
  posts: {title: Clerks, unit: clerks, ${judged}, value: 1}
resources: {clerk: {servers: posts}}
stages:
  counter: {arrivals: {rate: coming}, service: {by: clerk, time: {exponential: {mean: 1 hour}}}, next: done}
  done: {outcome: true}
quantities:
  served: {entries: done}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  two: {title: Two clerks, changes: [{from: 2025-02-01, parameter: posts, set: 2 clerks}]}
  three: {title: Three clerks, changes: [{from: 2025-02-01, parameter: posts, set: 3 clerks}]}
`;
const study = (stack: string): string => `pendency: study v1
for: office
question: Would more clerks serve more people?
replications: 2
stacks: [[baseline]]
answer: {with: ${stack}, change: the clerks, asks: {noun: People served, yesIf: more, measure: {entries: done}}}
`;
const claim = (measure: string, holdsIf: string): string => `pendency: claims v1
for: office
claims:
  said:
    words: So it was said.
    said: {by: somebody, date: 2025-01, source: invented}
    kind: prediction
    measure: ${measure}
    ${holdsIf}
`;

/** @returns the folder in which the model `office` lies */
function folderWith(more: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "pendency-bad-"));
  mkdirSync(join(folder, "office"));
  const files = { "model.yaml": model, "scenarios.yaml": scenarios, "study.yaml": study("[two]"), ...more };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "office", name), text);
  return folder;
}

function expectRefused(folder: string, words: readonly string[], told: string | RegExp): void {
  const { status, stdout, stderr } = commandLine(words, { cwd: folder });
  expect([status, stdout], stderr).toEqual([2, ""]);
  expect(stderr).toMatch(told);
  expect(stderr.match(/^ {2}expected /gm), stderr).toHaveLength(1);
  expect(stderr).not.toMatch(/NaN|undefined|a defect of Pendency|\bat .*\.[jt]s:/);
  for (const name of ["out", "kept"]) expect(existsSync(join(folder, name))).toBe(false);
}

describe("scenarios that set the same parameter at the same time", () => {
  const conflict =
    /scenarios\.yaml:\d+:\d+ › scenarios\.\w+\.changes › posts from 2025-02-01\n {2}expected one change of posts at a time.*; got "set" beside "set" of scenario \w+\n {2}hint: the other change is at .*scenarios\.yaml/; // prettier-ignore

  test.each([
    ["run", "office", "--scenario", "two+three"],
    ["compare", "office", "--scenario", "baseline", "--scenario", "two+three"],
    ["compare", "office", "--waterfall", "--scenario", "two+three"],
    ["ensemble", "office", "--scenario", "two+three", "--draws", "4", "--out", "kept"],
    ["ensemble", "office", "--scenario", "two+three", "--engine", "fluid", "--draws", "4", "--out", "kept"],
    ["matters", "office", "--measure", "served", "--scenario", "two+three", "--draws", "20"],
    ["binds", "office", "--measure", "served", "--scenario", "two+three"],
    ["requires", "office", "--measure", "served", "--is", "at least 5 persons", "--scenario", "two+three"],
    ["explain", "office", "served", "--scenario", "two+three"],
    ["lives", "office", "--scenario", "two+three", "--out", "kept"],
    ["waits", "office", "--scenario", "two+three", "--out", "kept"],
  ])("%s names both places", (...words) => {
    expectRefused(folderWith(), words, conflict);
  });

  test.each([["check"], ["answer", "--out", "kept"], ["requires"], ["matters"]])(
    "%s names both where the study's question has them",
    (command, ...more) => {
      expectRefused(folderWith({ "study.yaml": study("[two, three]") }), [command, "office", ...more], conflict);
    },
  );

  test.each([["check"], ["claims"], ["claims", "--flips"], ["ensemble", "--claim", "all", "--out", "kept"]])(
    "%s names both where a statement has them",
    (command, ...more) => {
      const claims = claim("{entries: done, scenario: [two, three]}", "against: {scenario: two}\n    compare: ratio\n    holdsIf: at least 2"); // prettier-ignore
      expectRefused(folderWith({ "claims.yaml": claims }), [command, "office", ...more], conflict);
    },
  );
});

describe("a statement that nothing could make hold", () => {
  const share = "{share: done, cohort: {entered: counter}, at: end}";
  const late = "{wait: counter, statistic: {share over: 3 days}}";
  test.each([
    ["a share above all", share, "compare: value\n    holdsIf: at least 120%", /0 % to 100 %\); got at least 120 %/],
    ["more than everybody", late, "compare: value\n    holdsIf: more than 100%", /0 % to 100 %\); got more than 100 %/],
    ["fewer than nobody", "{entries: done}", "compare: value\n    holdsIf: less than 0 persons", /0 persons or more\); got less than 0 persons/], // prettier-ignore
    ["a wait below none", "{wait: counter, statistic: mean}", "compare: value\n    holdsIf: at most -1 days", /0 days or more\); got at most −1 days/], // prettier-ignore
    ["a ratio below none", "{entries: done, scenario: two}", "against: {scenario: baseline}\n    compare: ratio\n    holdsIf: less than 0", /0 or more\); got less than 0/], // prettier-ignore
    ["100 fewer than 50", "{entries: done}", "against: 50 persons\n    compare: difference\n    holdsIf: at most -100 persons", /−50 persons or more\); got at most −100 persons/], // prettier-ignore
    ["two shares further apart than all", `${share.slice(0, -1)}, scenario: two}`, "against: {scenario: baseline}\n    compare: difference\n    holdsIf: at least 110%", /−100 % to 100 %\); got at least 110 %/], // prettier-ignore
  ] as const)("%s is refused where it stands", (_, measure, line, told) => {
    for (const command of ["check", "claims"]) {
      expectRefused(folderWith({ "claims.yaml": claim(measure, line) }), [command, "office"], told);
    }
  });

  test.each([
    ["all of them", share, "compare: value\n    holdsIf: at least 100%"],
    ["nobody", "{entries: done}", "compare: value\n    holdsIf: at most 0 persons"],
    ["fewer than without", "{entries: done, scenario: two}", "against: {scenario: baseline}\n    compare: difference\n    holdsIf: less than -100 persons"], // prettier-ignore
  ] as const)("%s could be, and is in order", (_, measure, line) => {
    const { status, stderr } = commandLine(["check", "office"], { cwd: folderWith({ "claims.yaml": claim(measure, line) }) }); // prettier-ignore
    expect([status, stderr]).toEqual([0, ""]);
  });
});

describe("a lever without a range", () => {
  test.each([
    ["requires", ["requires", "office", "--lever", "posts"], /a lever with a range; got posts, which has none\n {2}hint: give one, as posts=LOW\.\.HIGH/], // prettier-ignore
  ] as const)("%s names it, and how to give one", (_, words, told) => {
    expectRefused(folderWith(), words, told);
  });

  test.each([["check"], ["answer"], ["requires"]])("%s names one of a study document", (command) => {
    const text = study("[two]").replace(/\}\n$/, ", levers: {parameter: posts, title: clerks}}\n");
    expectRefused(folderWith({ "study.yaml": text }), [command, "office"], /study\.yaml:\d+:\d+ › answer\.levers.*\n {2}expected .*range/); // prettier-ignore
  });
});
