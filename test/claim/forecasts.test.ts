// Documents of kind forecasts: what is read, and every mistake with its place.
import { expect, test } from "vitest";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { PendencyError } from "../../src/errors.ts";
import { periodAfter, periodCalled, periodWith } from "../../src/quantity/periods.ts";
import { daysFromCivil } from "../../src/quantity/date.ts";

const model = `pendency: model v1
title: An office
runs: {from: 2020-01-01, through: 2024-12-31}
fiscalYear: starts October
stages:
  door: {arrivals: {rate: 5 per day}, dwell: 10 days, next: done}
  done: {outcome: true}
`;
const forecasts = `pendency: forecasts v1
for: office
origins: {from: 2021-10-01, through: 2022-10-01, every: 6 months}
families:
  near: {title: Near, horizons: [1 month, 3 months], gate: at most 1.05}
  far: {title: Far, horizons: 1 year, baseline: drift}
series:
  decided: {title: Decided, family: near, measure: {entries: done}, every: month, observed: court/a#decided, transform: log(x + 10)}
  waiting: {title: Waiting, family: [far], measure: {stock: door}, every: fiscal year, observed: office.csv, account: {in: coming}}
  coming: {title: Coming, family: far, measure: {entries: door}, every: fiscal year, observed: [court/a#coming, court/b#coming]}
`;
const source = (id: string) => ({
  path: `facts/${id}/source.yaml`,
  text:
    "publisher: The court\ntitle: Figures\npublishedOn: 2023-01-01\nretrievedOn: 2023\nlicence: none\nfoundIn: here\n" +
    'rawFile: ""\nrawSha256: ""\nnotes: ""\n',
});
const table = (id: string, ...rows: string[]) => ({
  path: `facts/${id}/table.csv`,
  text: ["row,title,value,unit,scope,period,address,confidence,note", ...rows, ""].join("\n"),
});
const row = (series: string, period: string, value: number) =>
  `${series}.${period},${series},${value},persons,all,${period},line 1,A,`;
const facts = [
  source("court/a"),
  table("court/a", row("decided", "2020-01", 150), row("coming", "2020-02", 5), row("coming", "2020-03", 5)),
  source("court/b"),
  table("court/b", row("coming", "FY2021", 1800)),
  source("press/c"),
  table("press/c", row("coming", "FY2021", 1700), row("coming", "2021-10-05", 3)),
];
const open = (text: string, of = model) =>
  openDocuments(
    modelFiles("office", [
      { path: "office.yaml", text: of },
      { path: "office.forecasts.yaml", text },
    ]),
    facts,
  );

test("a forecasts document is read with what it leaves out", () => {
  const { forecasts: read } = open(forecasts);
  expect(read?.families.map(({ name, horizons, baseline, gate }) => [name, horizons, baseline, gate])).toEqual([
    ["near", [1, 3], "random walk", 1.05],
    ["far", [12], "drift", null],
  ]);
  expect(
    read?.series.map(({ name, taken, transform, chance, isInput }) => [name, taken, transform, chance, isInput]),
  ).toEqual([
    ["decided", "in all", "log(x + 10)", "none", "never"],
    ["waiting", "at the end", "log", "none", "never"],
    ["coming", "in all", "log", "none", "never"],
  ]);
  expect(read?.origins.map(({ from, through, everyMonths }) => [from.text, through.text, everyMonths])).toEqual([
    ["2021-10-01", "2022-10-01", 6],
  ]);
});

const place = (text: string, wanted: string): string => {
  const before = text.slice(0, text.indexOf(wanted)).split("\n");
  return `office.forecasts.yaml:${before.length}:${before[before.length - 1].length + 1}`;
};

test.each([
  // what is written instead of what, where it is told, and a word of the message
  ["family: near", "family: nearby", "nearby", 'the name of a family; got "nearby"'],
  ["entries: done", "entries: dun", "dun", 'the name of a stage; got "dun"'],
  ["{in: coming}", "{in: going}", "going", 'the name of a series; got "going"'],
  ["court/a#decided", "court/a#decidet", "court/a#decidet", "a fact in the library"],
  ["court/b#coming", "press/c#coming", "press/c#coming", "editions of one publisher's figures (court)"],
  ["horizons: 1 year", "horizons: 6 months", "far]", "whole periods of the series, every fiscal year; got 6 months"],
  ["entries: door}", "entries: door, window: FY2021}", "{entries: door, window: FY2021}", "without its window"],
  ["entries: door}", "wait: door, statistic: mean}", "{wait: door, statistic: mean}", "a measure of stock"],
  ["office.csv", "data/office.csv", "data/office.csv", "by its name alone"],
  ["{in: coming}", "{in: decided}", "decided}}", "a flow that is counted every fiscal year"],
  ["entries: done}, every: month", "entries: done}, taken: at the end, every: month", "at the end", "of a stock only"],
  ["through: 2022-10-01", "through: 2020-10-01", "{from: 2021", "a day that is not before `from:`"],
])("%s written as %s is told at %s", (from, to, at, words) => {
  const mistaken = forecasts.replace(from, to);
  expect(mistaken).not.toBe(forecasts);
  let message = "";
  try {
    open(mistaken);
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    message = error.message;
  }
  expect(message).toContain(words);
  expect(message).toContain(place(mistaken, at));
});

test("a model without a calendar has no months to forecast", () => {
  const elapsed = model
    .replace("runs: {from: 2020-01-01, through: 2024-12-31}", "runs: {for: 100 days}")
    .replace("fiscalYear: starts October\n", "");
  expect(() => open(forecasts.replace(/^origins.*\n/m, ""), elapsed)).toThrow(/a model with a calendar/);
});

test("two forecasts documents of one model are one too many", () => {
  const files = ["a.yaml", "b.yaml"].map((path) => ({ path, text: forecasts }));
  expect(() => modelFiles("office", [{ path: "office.yaml", text: model }, ...files])).toThrow(
    /one document that says `pendency: forecasts v1`; got a.yaml and b.yaml/,
  );
});

test("periods follow one another, whatever month fiscal years start in", () => {
  const day = daysFromCivil(2024, 4, 6);
  expect(periodWith(day, "month", 10).label).toBe("2024-04");
  expect(periodWith(day, "quarter", 10).label).toBe("FY2024Q3");
  expect(periodWith(day, "fiscal year", 7).label).toBe("FY2024");
  expect(periodWith(day, "quarter", 1).label).toBe("FY2024Q2");
  for (const [every, startMonth] of [
    ["month", 10],
    ["quarter", 10],
    ["fiscal year", 10],
    ["quarter", 3],
  ] as const) {
    let period = periodWith(day, every, startMonth);
    for (let n = 0; n < 9; n++) {
      const next = periodAfter(period, 1, every, startMonth);
      expect(next.from).toBe(period.to);
      expect(periodCalled(next.label, every, startMonth)).toEqual(next);
      expect(periodAfter(next, -1, every, startMonth)).toEqual(period);
      period = next;
    }
  }
  expect(periodCalled("FY2024YTD", "fiscal year", 10)).toBe(null);
  expect(periodCalled("2024-13", "month", 10)).toBe(null);
});

test("a model that is named like a baseline is refused: its scores would be mixed with the baseline's", () => {
  for (const name of ["drift", "ETS", "worksheet"]) {
    const files = [
      { path: `${name}/model.yaml`, text: model },
      { path: `${name}/forecasts.yaml`, text: forecasts.replace("for: office", `for: ${name}`) },
    ];
    expect(() => openDocuments(modelFiles(name, files), facts)).toThrow(
      new RegExp(
        `${name}/forecasts\\.yaml:2:6 › for\\n  expected a model that has no baseline's name; got "${name}"\\n  hint: scores stand under`,
      ),
    );
  }
});
