// The way down from a number, on a system small enough to be followed with a finger.
import { expect, test } from "vitest";
import { readDocuments } from "../../../src/documents/readDocuments.ts";
import { pathOf } from "../../../src/ask/explain/pathOf.ts";

const judged = "kind: judgement, judgedBy: test, reason: invented";
const hall = `pendency: model v1
title: A hall with two doors
runs: {from: 2025-01-01, through: 2025-03-31}
units: [clerk]
regimes:
  season: {states: [quiet, busy], history: {2025-01-01: quiet}}
parameters:
  visitors: {title: Visitors, unit: per day, ${judged}, value: 10 per day * growth}
  growth: {title: Growth, unit: share, ${judged}, value: 1}
  clerksOnDuty: {title: Clerks, unit: clerks, ${judged}, value: {by: season, quiet: 2, busy: 3}}
  wage: {title: Wage, unit: USD per clerk per day, ${judged}, value: 100}
  stroll: {title: Stroll in the garden, unit: days, ${judged}, value: 4}
  unused: {title: Read by nothing, unit: days, ${judged}, value: 4}
resources:
  desk: {servers: clerksOnDuty, cost: wage}
stages:
  entrance: {arrivals: {rate: visitors}, dwell: 1 day, next: {counter: 50%, garden: rest}}
  counter: {service: {by: desk, time: 1 hour}, next: served}
  garden: {dwell: stroll, next: left}
  served: {outcome: true}
  left: {outcome: true}
quantities:
  servedInAll: {title: Served, entries: served}
  leftInAll: {title: Left, entries: left}
  deskCost: {title: Cost of the desk, cost: desk}
`;
const more = `pendency: scenarios v1
for: hall
scenarios:
  fair: {title: A fair, changes: [{from: 2025-02-01, parameter: growth, multiply: 2}]}
  rush: {title: A rush, changes: [{from: 2025-02-01, regime: season, set: busy}]}
`;
const documents = readDocuments(
  [
    { path: "hall.yaml", text: hall },
    { path: "hall.scenarios.yaml", text: more },
  ],
  "hall",
);
const path = (quantity: string, stack: readonly string[] = []) => {
  const measure = documents.model.quantities.find(({ name }) => name === quantity)?.measure;
  if (measure === undefined) throw new Error(`no quantity ${quantity}`);
  return pathOf(documents, measure, stack);
};
const names = (quantity: string) => path(quantity).parameters.map(({ parameter }) => parameter.name);

test("parts are counted in steps back from the number, nearest first", () => {
  // entrance → counter → served, and the desk that the counter waits for
  expect(path("servedInAll").parts.map(({ name, steps }) => [name, steps])).toEqual([
    ["served", 0],
    ["counter", 1],
    ["entrance", 2],
    ["desk", 2],
  ]);
});

test("a parameter that only another branch reads is not on the way, nor is one that nothing reads", () => {
  expect(names("servedInAll").toSorted()).toEqual(["clerksOnDuty", "growth", "visitors"]);
  expect(names("leftInAll").toSorted()).toEqual(["growth", "stroll", "visitors"]);
});

test("money moves nobody, but a cost rests on it", () => {
  expect(names("servedInAll")).not.toContain("wage");
  expect(names("deskCost")).toContain("wage");
});

test("a parameter inside another enters through it, with the place where that one is read", () => {
  const growth = path("servedInAll").parameters.find(({ parameter }) => parameter.name === "growth");
  expect(growth).toMatchObject({ through: ["visitors"], steps: 2, regimes: [] });
  expect(growth?.places.map((place) => place.path)).toEqual(["stages.entrance.arrivals.rate"]);
});

test("a scenario is named where it changes a parameter, or a regime that the parameter is listed by", () => {
  const changed = path("servedInAll", ["fair", "rush"]).parameters.map(({ parameter, changedBy }) => [
    parameter.name,
    changedBy.map(({ scenario }) => scenario),
  ]);
  expect(Object.fromEntries(changed)).toEqual({ clerksOnDuty: ["rush"], growth: ["fair"], visitors: [] });
});

test("a rate that follows a stock is moved by what fills that stock", () => {
  const annex =
    "  annex: {arrivals: {rate: max(0 per day, 1 per day * stock(counter) / 100)}, dwell: 1 day, next: left}\n";
  const text = hall.replace("  served: {outcome", `${annex}  served: {outcome`);
  const own = readDocuments([{ path: "hall.yaml", text }], "hall");
  const measure = own.model.quantities.find(({ name }) => name === "leftInAll")?.measure ?? null;
  const found = measure === null ? [] : pathOf(own, measure, []).parameters.map(({ parameter }) => parameter.name);
  // without the annex nobody who is served ever leaves by the garden
  expect(found).toContain("clerksOnDuty");
  expect(names("leftInAll")).not.toContain("clerksOnDuty");
});
