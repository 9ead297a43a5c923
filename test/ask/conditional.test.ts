// Conditional scores: a series is given beyond the origin, is not scored, and takes its error out of what it feeds.
import { expect, test } from "vitest";
import { askBacktest } from "../../src/ask/backtest.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { backtestText } from "../../src/present/backtestText.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";

const months = Array.from(
  { length: 24 },
  (_, n) => `${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
);
/** From 2023 on three times as many come, which nobody could know before. */
const came = months.map((_, n) => (n < 12 ? 300 : 900));
const header = "row,title,value,unit,scope,period,address,confidence,note";
const factFiles = [
  {
    path: "facts/office/yearbook/source.yaml",
    text: 'publisher: Office\ntitle: Yearbook\npublishedOn: "2024-02-01"\nretrievedOn: "2024"\nlicence: public domain\nfoundIn: a library\n',
  },
  {
    path: "facts/office/yearbook/table.csv",
    text: [header, ...months.map((month, n) => `came.${month},Came,${came[n]},persons,all,${month},B2,A,`), ""].join(
      "\n",
    ),
  },
  { path: "facts/lags.yaml", text: "lags:\n  - {publication: office/yearbook, days: 5, basis: judged}\n" },
];
const model = `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2023-12-31}
parameters:
  coming: {title: Coming, unit: persons, kind: estimate, method: as printed, facts: [office/yearbook#came], value: {counts: {facts: "office/yearbook#came"}}}
stages:
  door: {arrivals: {counts: coming, chance: exact}, dwell: 1 day, next: done}
  done: {outcome: true}
`;
const forecasts = `pendency: forecasts v1
for: office
draws: 4
step: 1 day
conditional: [coming]
families: {flows: {title: Flows, horizons: 6 months}}
series:
  come: {title: Come, family: flows, measure: {entries: door}, every: month, observed: office/yearbook#came, isInput: when conditional}
  done: {title: Done, family: flows, measure: {entries: done}, every: month, observed: figures.csv}
`;
const figures = `series,period,value\n${months.map((month, n) => `done,${month},${came[n]}`).join("\n")}\n`;
const open = (text = forecasts) =>
  openDocuments(
    modelFiles("office", [
      { path: "model.yaml", text: model },
      { path: "forecasts.yaml", text },
    ]),
    factFiles,
  );
const asked = {
  origins: ["2023-01-15"],
  tables: { beside: { "figures.csv": { path: "figures.csv", text: figures } }, given: null },
};

test("what is given is no target, and what it feeds is right where the forecast was wrong by the same change", async () => {
  const [plain, given] = [
    await askBacktest(open(), asked),
    await askBacktest(open(), { ...asked, conditional: true, with: [] }),
  ];
  const own = ({ rows }: typeof plain) => rows.filter(({ forecaster }) => forecaster === "office");
  expect(own(plain).map(({ series }) => series)).toEqual(["come", "done"]);
  expect(own(given).map(({ series }) => series)).toEqual(["done"]);
  const [medianPlain, medianGiven] = [own(plain)[1].quantiles[11], own(given)[0].quantiles[11]];
  expect(medianPlain).toBeLessThan(500);
  // a month has 28 to 31 days of thirty a day: who comes on its last day is done in the next
  expect(Math.abs(medianGiven - 900)).toBeLessThan(900 / 28);
  expect([plain.given, given.given]).toEqual([[], ["coming"]]);
  expect(plain.id).not.toBe(given.id);
  expect(backtestText(given, plainStyle)).toContain("Conditional, no forecasts: coming are given beyond each day.");
});

test("a document that names no such series, and one that names another thing, is told in one message", async () => {
  const without = forecasts.replace("conditional: [coming]\n", "");
  await expect(askBacktest(open(without), { ...asked, conditional: true })).rejects.toThrow(
    /conditional\n.*expected a list in .*forecasts.yaml; got none/,
  );
  expect(() => open(forecasts.replace("[coming]", "[comin]"))).toThrow(/expected the name of a parameter; got "comin"/);
});
