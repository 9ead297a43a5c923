// What a script may hand over and no document can hold: refused with what is known, before anything runs.
import { expect, test } from "vitest";
import { askRun } from "../../src/ask/run.ts";
import type { Asked } from "../../src/ask/asked.ts";
import { askAnswer } from "../../src/ask/answer.ts";
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
];

test.each(junk)("%s of %j is refused", async (key, value, words) => {
  await expect(askRun(open(), { [key]: value } as Asked)).rejects.toThrow(words);
});

test.each([NaN, 0, -1, 1.5, Infinity])("%s threads are refused", (threads) => {
  expect(() => onThreads({ threads })).toThrow(`expected a whole number of threads, 1 or more; got ${threads}`);
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
