// A lever that changes no figure under the scenarios that are on is named; it is not once it changes one.
import { expect, test } from "vitest";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { noGates } from "../../src/judge/verdictGate.ts";
import { openTexts } from "../documents/openTexts.ts";

const judged = "kind: judgement, judgedBy: test, reason: invented";
const model = `pendency: model v1
title: A line
entities: [persons]
runs: {from: 2024-01-01, through: 2024-12-31}
units: [clerk]
parameters:
  usual: {title: People who come, unit: per day, ${judged}, value: 100 per day}
  coming: {title: People who come this year, unit: per day, ${judged}, value: usual}
  onDuty: {title: Clerks, unit: clerks, ${judged}, value: 110 clerks}
resources: {desk: {servers: onDuty}}
stages:
  line: {initial: {count: 2000}, arrivals: {rate: coming}, service: {by: desk, time: {exponential: {mean: 1 day}}}, next: served}
  served: {outcome: true}
quantities:
  inLine: {title: People in line, stock: line, at: end}
`;
const scenarios = `pendency: scenarios v1
for: line
scenarios:
  counted:
    title: As counted
    description: As many come as were counted.
    changes: [{from: 2024-01-01, parameter: coming, set: 90 per day}]
`;

test("what nothing rests on under a scenario is idle, and without it is not", () => {
  const live = new LiveModel(openTexts("line", { "model.yaml": model, "scenarios.yaml": scenarios }), noGates);
  const idle = (stack: readonly string[], ...levers: readonly (readonly [string, number])[]) =>
    live.answer({ stack, levers }).idle;
  expect(idle(["counted"])).toEqual([]);
  expect(idle(["counted"], ["usual", 120])).toEqual(["usual"]);
  expect(idle(["counted"], ["usual", 120], ["onDuty", 70])).toEqual(["usual"]);
  expect(idle(["counted"], ["onDuty", 70])).toEqual([]);
  expect(idle([], ["onDuty", 70])).toEqual([]);
  expect(idle([], ["onDuty", 70], ["usual", 120])).toEqual([]);
});

test("two levers that were moved at once are not told apart", () => {
  const live = new LiveModel(openTexts("line", { "model.yaml": model, "scenarios.yaml": scenarios }), noGates);
  const both = [["usual", 120], ["onDuty", 70]] as const; // prettier-ignore
  live.answer({ stack: ["counted"], levers: [] });
  expect(live.answer({ stack: ["counted"], levers: both }).idle).toEqual([]);
});
