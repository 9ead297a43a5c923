import { expect, test } from "vitest";
import { askBacktest } from "../../src/ask/backtest.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";

const model = `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2023-12-31}
fiscalYear: starts January
stages:
  door: {arrivals: {rate: 1 per day}, dwell: 10 days, next: {done: 90%, rare: rest}}
  rare: {outcome: true}
  done: {outcome: true}
`;
const forecasts = `pendency: forecasts v1
for: office
origins: {from: 2023-01-01, through: 2023-01-01, every: 3 months}
draws: 2
step: 10 days
families:
  rare: {title: Rare, horizons: 3 months, baseline: last value}
series:
  rare: {title: Rare, family: rare, measure: {entries: rare}, every: quarter, observed: observed.csv, transform: none, chance: poisson}
`;
const observed = "series,period,value\nrare,FY2022Q1,8\nrare,FY2022Q2,2\nrare,FY2022Q3,9\nrare,FY2022Q4,4\n";

test("baselines of small counts are factors: 8, 2, 9 and 4 foretell fewer than one, and never fewer than none", async () => {
  const documents = openDocuments(
    modelFiles("office", [
      { path: "model.yaml", text: model },
      { path: "forecasts.yaml", text: forecasts },
    ]),
  );
  const tables = { beside: { "observed.csv": { path: "observed.csv", text: observed } }, given: null };
  const { rows } = await askBacktest(documents, { tables });
  const last = rows.find(({ forecaster }) => forecaster === "last value");
  expect(last?.quantiles[11]).toBeCloseTo(4, 9);
  // three changes by factors of 4, 4.5 and 2.25; t of 3 degrees leaves a tenth above 1.637744
  const deviation = Math.sqrt((Math.log(4) ** 2 + Math.log(4.5) ** 2 + Math.log(2.25) ** 2) / 3);
  expect(last?.quantiles[19]).toBeCloseTo(4 * Math.exp(1.637744353696 * deviation), 6);
  for (const { forecaster, quantiles } of rows) {
    if (forecaster !== "office") expect(quantiles[0], forecaster).toBeGreaterThanOrEqual(0);
  }
});
