// The published rivals of a stock in a backtest: yearly arithmetic of what was known on the day.
import { expect, test } from "vitest";
import { averagedForecast, rivalForecasts } from "../../src/ask/backtest/baselines.ts";
import type { FigureAsked } from "../../src/ask/backtest/scoreForecasts.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import type { KnownFigure } from "../../src/facts/knownFigures.ts";
import { periodCalled } from "../../src/quantity/periods.ts";

const model = `pendency: model v1
title: A court
runs: {from: 2015-01-01, through: 2024-12-31}
stages:
  docket: {arrivals: {rate: 5 per day}, dwell: 100 days, next: decided}
  decided: {outcome: true}
`;
const forecasts = `pendency: forecasts v1
for: court
families: {court: {title: Court, horizons: 1 year}}
series:
  filed: {title: Filed, family: court, measure: {entries: docket}, every: fiscal year, observed: a.csv}
  decided: {title: Decided, family: court, measure: {entries: decided}, every: fiscal year, observed: a.csv}
  pending: {title: Pending, family: court, measure: {stock: docket}, every: fiscal year, observed: a.csv, account: {in: filed, out: decided}, rivals: {servers: court/a#judges, leavingShare: 10%}}
`;
const source =
  "publisher: The court\ntitle: Figures\npublishedOn: 2018-01-01\nretrievedOn: 2023\nlicence: none\nfoundIn: here\n" +
  'rawFile: ""\nrawSha256: ""\nnotes: ""\n';
const judges = [2016, 2017, 2018, 2019, 2020].map(
  (year) => `judges.FY${year},Judges,10,judges,all,FY${year},line 1,A,`,
);
const table = ["row,title,value,unit,scope,period,address,confidence,note", ...judges, ""].join("\n");
const open = (text = forecasts) =>
  openDocuments(
    modelFiles("court", [
      { path: "model.yaml", text: model },
      { path: "forecasts.yaml", text },
    ]),
    [
      { path: "facts/court/a/source.yaml", text: source },
      { path: "facts/court/a/table.csv", text: table },
    ],
  );

test("held servers and the worksheet forecast a stock, and a mean of both stands beside them", () => {
  const { forecasts: document, facts } = open();
  const series = document?.series.find(({ name }) => name === "pending");
  if (document === null || series === undefined) throw new Error("no series");
  const figures = (of: (n: number) => number): readonly KnownFigure[] =>
    [2016, 2017, 2018, 2019, 2020].map((year, n) => {
      const period = periodCalled(`FY${year}`, "fiscal year", 10);
      if (period === null) throw new Error(String(year));
      return { period, value: of(n), vintage: "a" };
    });
  const known = {
    pending: figures((n) => 1000 + 100 * n + (n % 2)),
    filed: figures(() => 300),
    decided: figures(() => 200),
  };
  const asked: FigureAsked = {
    series,
    family: document.families[0],
    origin: "2021-01-01",
    period: "FY2021",
    periodEnd: "2021-09-30",
    horizonMonths: 12,
    outcome: null,
    part: "H",
    known: known.pending,
  };
  const knownOf = (name: string): readonly KnownFigure[] => known[name as keyof typeof known];
  const made = rivalForecasts(asked, { library: facts, knownOf });
  expect(made.map((one) => one.model)).toEqual(["held servers", "worksheet", "mean of rivals"]);
  // 1,400 pending, 300 come and 200 are decided by ten judges; of these one in ten leaves in the year: 190
  expect(made[0].quantiles[11]).toBeCloseTo(1400 + 300 - 200, 6);
  expect(made[1].quantiles[11]).toBeCloseTo(1400 + 300 - 190, 6);
  expect(averagedForecast(asked, made)?.quantiles).toHaveLength(23);
});

test("rivals belong to a yearly stock with one flow in and one out, and their figures must be at hand", () => {
  expect(() => open(forecasts.replace("account: {in: filed, out: decided}", "account: {in: filed}"))).toThrow(
    /`rivals:` of a yearly stock whose `account:` has one flow in and one out/,
  );
  expect(() => open(forecasts.replace("court/a#judges", "court/a#jugdes"))).toThrow(
    /series\.pending\.rivals\.servers\n.*a fact in the library/,
  );
});
