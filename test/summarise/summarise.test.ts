import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { readModel } from "../../src/model/readModel.ts";
import { observe } from "../../src/observe/observe.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { summarise } from "../../src/summarise/summarise.ts";

const text = `pendency: model v1
title: Two stages, two kinds of people
runs: {from: 2024-01-01, through: 2024-12-31}
groups:
  kind: [red, blue, green]
resources:
  desk: {servers: 2, cost: 100 USD per day}
stages:
  desking:
    arrivals: {rate: {by: kind, red: 1 per day, blue: 0.5 per day, green: 0 per day}}
    service: {by: desk, time: {exponential: {mean: 1 day}}}
    next: done
  done: {outcome: true}
quantities:
  served: {entries: done}
  never: {wait: desking, statistic: mean, where: {kind: green}}
`;

const model = readModel({ path: "two.yaml", text }, "two");
const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
const observations = [0, 1, 2, 3, 4, 5].map((replication) => {
  const observer = observe(program, { seriesGroup: "kind", seriesLevels: ["red"], series: true, waits: true });
  simulate(program, { seed: 1, replication, recorders: [observer.recorder] });
  return observer.result();
});
const summary = summarise(observations, {
  stack: [],
  program,
  named: { served: { title: "Served", of: "quantity" } },
  seriesLevels: ["red"],
});

test("a summary survives a trip through JSON unchanged: no NaN, no Infinity, no typed arrays", () => {
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
});

test("the mean over replications is the mean of their values, and nothing measured is null", () => {
  const [served, never] = summary.measures;
  const values = served.values.map((value) => value ?? 0);
  expect(served.title).toBe("Served");
  expect(served.mean).toBeCloseTo(values.reduce((a, b) => a + b) / 6, 9);
  expect([never.mean, never.median, never.standardError]).toEqual([null, null, null]);
});

test("in every month the stock at its end is the stock at its start, plus entries, minus moves away", () => {
  const stock = summary.fans.find((fan) => fan.kind === "stock" && fan.stage === "desking" && fan.level === "");
  const entries = summary.fans.find((fan) => fan.kind === "entries" && fan.stage === "desking" && fan.level === "");
  const away = summary.moves.filter((move) => move.from === "desking");
  expect(entries?.mean).toHaveLength(12);
  entries?.mean.forEach((came, month) => {
    const left = away.reduce((sum, move) => sum + move.persons[month], 0);
    expect(stock?.mean[month + 1]).toBeCloseTo((stock?.mean[month] ?? 0) + came - left, 9);
  });
});

test("quantiles of a sum of stages are those of the sums of each run, not sums of quantiles", () => {
  const stages = ["desking", "done"];
  const sums = [{ name: "sum:all", kind: "stock", stages, level: "" }] as const;
  const context = { stack: [], program, named: {}, seriesLevels: ["red"], sums };
  const fan = summarise(observations, context).fans.find(({ stage }) => stage === "sum:all");
  const part = (stage: string) => summary.fans.find((one) => one.stage === stage && one.kind === "stock" && !one.level);
  expect(fan?.runs).toBe(6);
  expect(fan?.paths[0]).toEqual(
    part("desking")?.paths[0].map((persons, i) => persons + (part("done")?.paths[0][i] ?? 0)),
  );
  fan?.mean.forEach((persons, i) => {
    expect(persons).toBeCloseTo(
      stages.reduce((total, stage) => total + (part(stage)?.mean[i] ?? 0), 0),
      9,
    );
  });
  expect(fan?.p10).not.toEqual(part("desking")?.p10.map((persons, i) => persons + (part("done")?.p10[i] ?? 0)));
});

test("runs that were not followed with series do not thin the mean flows", () => {
  const unfollowed = { ...observations[0], series: null, moves: [], resources: [] };
  const mixed = summarise([...observations, unfollowed], { stack: [], program, named: {}, seriesLevels: ["red"] });
  expect(mixed.moves).toEqual(summary.moves);
});

test("two desks all year cost 200 USD a day, and whoever began was counted as served", () => {
  const [desk] = summary.resources;
  expect(desk.cost[1]).toBeCloseTo(200 * 29, 6);
  const waits = summary.waits.filter((one) => one.kind === "wait" && one.level === "");
  const begun = desk.served.reduce((a, b) => a + b) * 6;
  expect(waits.reduce((sum, one) => sum + one.count, 0)).toBeCloseTo(begun, 6);
});

test("come and accounted for are the same number of people", () => {
  const { initial, arrived, inside, exited } = summary.ledger;
  expect(initial + arrived).toBe(inside + exited);
});
