// What further pictures show is of the same runs as the answer, and of none of its moves more than that.
import { expect, test } from "vitest";
import { EachScenario } from "../../src/ask/live/liveEach.ts";
import { liveMore } from "../../src/ask/live/liveMore.ts";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { liveEverybody } from "../../src/ask/live/liveEverybody.ts";
import { packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { openModel } from "../../src/disk/openModel.ts";

const opened = (model: string) => unpackModel(packModel(openModel(model)));

test("what binds in the strips is what binds in the flow picture, month by month, without and with", () => {
  const { documents, gates } = opened("passport-office");
  const live = new LiveModel(documents, gates);
  const { flow } = live.answer({ stack: ["oneMore", "rush"], levers: [] });
  const { binding } = liveMore(documents, gates, live.answered.wholeStudy());
  expect(binding).toHaveLength(2);
  const strip = (side: number) => binding[side].rows[0].monthly.map(({ binds }) => (binds ? 1 : 0));
  expect(strip(0)).toEqual([...(flow?.base.binds ?? [])]);
  expect(strip(1)).toEqual([...(flow?.now?.binds ?? [])]);
  expect(strip(0)).toContain(1);
});

test("what a route costs is what the model measures of it, and a model without a price has no costs", () => {
  const ferry = opened("ferry");
  const live = new LiveModel(ferry.documents, ferry.gates);
  const { measures } = live.answer({ stack: [], levers: [] });
  const { costs, record } = liveMore(ferry.documents, ferry.gates, live.answered.wholeStudy());
  expect(costs?.currency).toBe("EUR");
  expect(costs?.rows[0].cost).toBeCloseTo(measures.find(({ name }) => name === "money")?.base ?? NaN, 6);
  expect(record).toBeNull();
  const free = opened("passport-office");
  const other = new LiveModel(free.documents, free.gates);
  other.answer({ stack: [], levers: [] });
  expect(liveMore(free.documents, free.gates, other.answered.wholeStudy()).costs).toBeNull();
});

const office = `pendency: model v1
title: Office
runs: {from: 2024-01-01, through: 2024-12-31}
grid: 1 day
units: [clerk]
parameters:
  came: {title: Coming in, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 30 per day}
  onDuty: {title: Clerks, unit: clerk, kind: judgement, judgedBy: test, reason: invented, value: 3 clerk}
resources: {clerk: {servers: onDuty}}
stages:
  desk: {arrivals: {rate: came}, service: {by: clerk, time: {exponential: {mean: 0.12 days}}}, next: done}
  done: {outcome: true}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  more: {title: More come, changes: [{from: 2024-03-01, parameter: came, multiply: 1.2}]}
  fewer: {title: Fewer clerk, changes: [{from: 2024-05-01, parameter: onDuty, set: 2 clerk}]}
`;

test("each scenario alone is what the page answers for it alone, to the bit, and the last line is all together", () => {
  const files = [
    { path: "office.yaml", text: office },
    { path: "office.scenarios.yaml", text: scenarios },
  ];
  const { documents, gates } = unpackModel(packModel(openDocuments(modelFiles("office", files))));
  const live = new LiveModel(documents, gates);
  const of = (stack: readonly string[]) => live.answer({ stack, levers: [] }).panels[0].bands.at(-1)?.median;
  const lines = [of([]), of(["fewer"]), of(["more"]), of(["fewer", "more"])];
  const found = new EachScenario(live).of();
  expect(found.without).toEqual([]);
  expect(found.alone).toEqual(["fewer", "more"]);
  expect(found.panels[0].bands.map(({ median }) => median)).toEqual(lines);
  // of one scenario and nothing else, all together is the same line
  of(["more"]);
  expect(new EachScenario(live).of().panels[0].bands).toHaveLength(2);
});

test("the same people come under two policies, and every one of them is somewhere at the end", () => {
  const { documents } = opened("passport-office");
  const { sides, cohorts } = liveEverybody(documents, { stack: ["oneMore", "rush"], levers: [] }, 0, () => {});
  expect(cohorts).toEqual(Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, "0")}`));
  const came = sides.map(({ fates }) => cohorts.map((_, nth) => fates.reduce((sum, one) => sum + one.persons[nth], 0)));
  expect(came[1]).toEqual(came[0]);
  expect(came[0].every((persons) => persons > 1000)).toBe(true);
  const waitOf = (side: number): number => sides[side].waits.find(({ kind }) => kind === "wait")?.rows[0].median ?? NaN;
  expect(waitOf(1)).toBeLessThan(waitOf(0));
  expect(sides[0].survival.points[0]).toEqual({ days: 0, share: 1 });
});
