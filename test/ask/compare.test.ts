// Points set side by side in one study: what is compared differs in nothing but the point.
import { expect, test } from "vitest";
import { askComparison } from "../../src/ask/compare.ts";
import { askRun } from "../../src/ask/run.ts";
import { readSettings } from "../../src/documents/readSettings.ts";
import { compareText } from "../../src/present/compareText.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { openTexts } from "../documents/openTexts.ts";

const text = `pendency: model v1
title: An office
runs: {for: 60 days}
units: [officer]
parameters:
  onDuty: {title: Officers, unit: officers, kind: judgement, judgedBy: test, reason: invented, value: 3}
resources: {desk: {servers: onDuty}}
stages:
  counter: {arrivals: {rate: 20 per day}, service: {by: desk, time: {exponential: {mean: 3 hours}}}, next: served}
  served: {outcome: true}
quantities:
  wait: {wait: counter, statistic: mean}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  oneMore: {title: One more officer, changes: [{from: 0 days, parameter: onDuty, add: 1 officer}]}
`;
const documents = openTexts("office", { "office.yaml": text, "office.scenarios.yaml": scenarios });
const onDuty = (count: number) => readSettings(documents, [["onDuty", `${count} officers`]]);

test("two points stand side by side, each with the runs it has by itself, and differ run by run from the model", async () => {
  const { study, differences } = await askComparison(documents, { replications: 2, settings: [onDuty(4), onDuty(6)] });
  const waits = study.stacks.map(({ measures }) => measures[0].values);
  for (const [column, setting] of [null, onDuty(4), onDuty(6)].entries()) {
    const alone = await askRun(documents, { replications: 2, setting });
    expect(waits[column]).toEqual(alone.study.stacks[0].measures[0].values);
  }
  expect(differences.map(({ set }) => set)).toEqual(["onDuty = 4 officers", "onDuty = 6 officers"]);
  const byHand = (column: number) => (waits[column][0]! - waits[0][0]! + (waits[column][1]! - waits[0][1]!)) / 2;
  expect(differences[0].mean).toBeCloseTo(byHand(1), 12);
  expect(differences[1].mean).toBeCloseTo(byHand(2), 12);
  const [head] = compareText({ scenarios: [], study }, { ...plainStyle, width: 300 }).split("\n");
  expect(head).toMatch(/as it stands +The model with onDuty = 4 officers +The model with onDuty = 6 officers$/);
});

test("a scenario that adds an officer to three is the point of four officers", async () => {
  const { study } = await askComparison(documents, {
    replications: 2,
    stacks: [["oneMore"], []],
    settings: [null, onDuty(4)],
  });
  const [, scenario, point] = study.stacks.map(({ digests }) => digests);
  expect(scenario).toEqual(point);
});

test("as many settings as stacks are expected", async () => {
  const asked = { stacks: [["oneMore"], []], settings: [onDuty(4)] };
  await expect(askComparison(documents, asked)).rejects.toThrow("one for each of 2 stacks, or null");
});
