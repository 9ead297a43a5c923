// What a script may hand over and no document can hold: refused with what is known, before anything runs.
import { expect, test } from "vitest";
import { askRun } from "../../src/ask/run.ts";
import type { Asked } from "../../src/ask/asked.ts";
import { askAnswer } from "../../src/ask/answer.ts";
import { askAssumptions } from "../../src/ask/assumptions.ts";
import { askClaims } from "../../src/ask/claims.ts";
import { askComparison } from "../../src/ask/compare.ts";
import { askExplanation } from "../../src/ask/explain.ts";
import { askGrid } from "../../src/ask/grid.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { readSettings } from "../../src/documents/readSettings.ts";
import { PendencyError } from "../../src/errors.ts";
import { onThreads } from "../../src/disk/threads.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";

const model = `pendency: model v1
title: Ten days
runs: {for: 10 days}
parameters:
  inflow: {title: Inflow, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 2 per day}
  part: {title: Part, unit: share, kind: judgement, judgedBy: test, reason: invented, value: 50%}
stages:
  door: {arrivals: {rate: inflow}, dwell: 1 day, next: {done: part, away: rest}}
  done: {outcome: true}
  away: {outcome: true}
quantities: {came: {entries: done}}
`;
const study = (values: string): string => `pendency: study v1
for: m
question: How many?
replications: 2
grid:
  title: A grid
  measure: {entries: done}
  event: more than none
  holds: more than
  from: 0 days
  replications: 1
  x: {title: Part, parameter: part, values: [${values}]}
  y: {title: Inflow, parameter: inflow, values: [1 per day, 2 per day]}
`;
const open = (...more: string[]) =>
  openDocuments(
    modelFiles(
      "m",
      [model, ...more].map((text, n) => ({ path: `m${n}.yaml`, text })),
    ),
  );

const junk: readonly (readonly [string, unknown, string])[] = [
  ["engine", "fluidd", '"individual" or "fluid"; got "fluidd"'],
  ["engine", 3, '"individual" or "fluid"; got 3'],
  ["engine", null, "got null"],
  ["rule", "best", '"pool" or "prefer" or "one run each"; got "best"'],
  ["warmUpDays", NaN, "days from 0 to less than the run's 10 days; got NaN"],
  ["warmUpDays", -1, "got -1"],
  ["warmUpDays", 10, "got 10"],
  ["warmUpDays", "3 days", "got 3 days"],
  ["stepDays", 0, "a length above 0, at most the run's 10 days, and at most 1,000,000 steps; got 0 days"],
  ["stepDays", 11, "got 11 days"],
  ["stepDays", 1e-6, "got 0.000001 days"],
  ["stepDays", NaN, "got NaN days"],
  ["seed", 0.5, "got 0.5"],
  ["replications", NaN, "got NaN"],
  ["replications", 0, "got 0"],
  ["sources", null, "alternatives by the names of parameters; got null"],
  ["setting", { values: {} }, "a point, such as readSettings gives; got an object"],
  ["setting", "part = 1", 'got "part = 1"'],
  ["stack", "rush", 'a list of names of scenarios, such as ["rush"]; got "rush"'],
  ["stack", [5], "got a list"],
  ["timelines", NaN, "a whole number, 0 or more; got NaN"],
  ["defaults", { tailDays: [NaN] }, "a list of days, 0 or more; got a list"],
];

test.each(junk)("%s of %j is refused", async (key, value, words) => {
  await expect(askRun(open(), { [key]: value } as Asked)).rejects.toThrow(words);
});

test.each([NaN, 0, -1, 1.5, Infinity])("%s threads are refused", (threads) => {
  expect(() => onThreads({ threads })).toThrow(`expected a whole number of threads, 1 or more; got ${threads}`);
});

type Question = (documents: never, asked: never, conduct: never) => Promise<unknown>;
const questions: readonly Question[] = [
  askRun, askComparison, askClaims, askAssumptions, askExplanation, askGrid, askAnswer,
]; // prettier-ignore

test.each(questions)("%o called with something else ends in one clear message", async (ask) => {
  const call = (...given: unknown[]) => expect(ask(...(given as [never, never, never]))).rejects;
  for (const documents of [null, undefined, "m", {}, []]) await call(documents, {}, {}).toThrow(PendencyError);
  for (const asked of [null, "x", 5, []]) await call(open(), asked, {}).toThrow("an object with what is asked; got");
  for (const conduct of [
    null,
    "x",
    { executor: "x" },
    { executor: {} },
    { narrate: 5 },
    { pause: "x" },
    { limits: null },
    { limits: { recordsPerRun: NaN } },
  ]) {
    await call(open(), {}, conduct).toThrow(PendencyError);
  }
});

test("what a question needs and was not given is named", async () => {
  await expect(askExplanation(open(), {} as never)).rejects.toThrow("a list that findCells gives; got nothing");
  await expect(askGrid(open(), {} as never)).rejects.toThrow("a grid, such as a study document holds; got nothing");
  await expect(askAnswer(open(study("1")), {} as never)).rejects.toThrow("a function that gives the commands");
});

test("texts, settings and names of another shape are refused", () => {
  for (const files of [null, "x", [null], [{ path: "a" }], [{ path: 1, text: 1 }]]) {
    expect(() => modelFiles("m", files as never)).toThrow("a list of { path, text }, both texts");
  }
  for (const values of [null, 5, "x", [5], ["ab"], [["part", 1]]]) {
    expect(() => readSettings(open(), values as never)).toThrow("pairs of a parameter and a value, both texts");
  }
  for (const name of [null, 5, {}]) expect(() => openModel(name as never)).toThrow("a name or a path; got");
});

test("what is known is not refused", async () => {
  const { study: made } = await askRun(open(), { engine: "individual", rule: "pool", warmUpDays: 9, replications: 1 });
  expect(made.stacks[0].replications).toBe(1);
});

test("a grid that cannot run is told before the first run of the study it belongs to", async () => {
  let runs = 0;
  const executor = {
    width: 1,
    run: async () => {
      runs += 1;
      return [];
    },
  };
  const words = () => ({ effectsCommand: "", commands: [] });
  await expect(askAnswer(open(study("10%, 150%")), { words }, { executor })).rejects.toThrow("between 0 % and 100 %");
  await expect(askAnswer(open(study("10%, 3 days")), { words }, { executor })).rejects.toThrow("expected");
  expect(runs).toBe(0);
});
