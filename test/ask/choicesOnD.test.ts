// Choices from published series alone: whose sum is least, what is not compared, and that no outcome of H has a say.
import { expect, test } from "vitest";
import { choicesOnD } from "../../src/ask/backtest/choicesOnD.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";

const model = `pendency: model v1
title: An office
runs: {from: 2018-01-01, through: 2023-12-31}
stages:
  door: {arrivals: {rate: 10 per day}, dwell: 10 days, next: done}
  done: {outcome: true}
`;
const forecasts = `pendency: forecasts v1
for: office
origins: {from: 2020-07-01, through: 2023-04-01, every: 3 months}
choicesThrough: 2022-06-30
families: {near: {title: Near, horizons: [1 month, 3 months]}}
series: {done: {title: Done, family: near, measure: {entries: done}, every: month, observed: figures.csv, transform: none}}
`;
const documents = openDocuments(
  modelFiles("office", [
    { path: "model.yaml", text: model },
    { path: "forecasts.yaml", text: forecasts },
  ]),
);
const months = (value: (n: number) => number, from = 0): string =>
  Array.from({ length: 66 - from }, (_, at) => {
    const n = at + from;
    return `done,${2018 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")},${value(n)}`;
  }).join("\n");
const choose = (rows: string) =>
  choicesOnD(documents, {
    beside: { "figures.csv": { path: "figures.csv", text: `series,period,value\n${rows}\n` } },
    given: null,
  });

/** Sure noise of ±3 without a pattern. */
const noise = (n: number): number => ((n * 37) % 7) - 3;

test("a straight line is left to the drift, a yearly pattern to the season", () => {
  expect(choose(months((n) => 1000 + 30 * n + noise(n))).families[0].chosen).toBe("drift");
  const season = (n: number): number => 1000 + 400 * Math.sin((n % 12) * 0.5236) + noise(n);
  // 22 months are known on the first origin: too few for an ETS of months
  expect(choose(months(season, 8)).families[0].chosen).toBe("seasonal naive");
});

test("without noise every rule but the season's hits a constant, and a tie goes to the random walk", () => {
  const { families } = choose(months(() => 500));
  expect(families[0].chosen).toBe("random walk");
  expect(families[0].tried.find(({ name }) => name === "last value")?.crps).toBe(0);
});

test("a baseline without a forecast of every figure is not compared", () => {
  // 22 months are known on the first origin, and an ETS of months asks for 24
  const { families } = choose(months((n) => 1000 + 30 * n + noise(n), 8));
  const crpsOf = new Map(families[0].tried.map(({ name, crps }) => [name, crps]));
  expect(crpsOf.get("ETS")).toBeNull();
  expect(crpsOf.get("drift")).toBeGreaterThan(0);
});

test("later figures say nothing", () => {
  const onD = (n: number): number => 1000 + 30 * n + noise(n);
  const wild = choose(months((n) => (n < 54 ? onD(n) : 7 + 900 * (n % 3))));
  expect(wild).toEqual(choose(months(onD)));
});
