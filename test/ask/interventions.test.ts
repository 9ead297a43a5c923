// A change of the past, forecast from its announcement: effects worked out by hand, and what nobody could have said.
import { describe, expect, test } from "vitest";
import { askInterventions } from "../../src/ask/interventions.ts";
import type { InterventionsAsked } from "../../src/ask/interventions.ts";
import type { BacktestStore } from "../../src/ask/backtest/asked.ts";
import { modelGates } from "../../src/ask/gates/modelGates.ts";
import { storedInterventions, storedScores } from "../../src/ask/gates/storedScores.ts";
import { differenceGate } from "../../src/judge/verdictGate.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { interventionsText } from "../../src/present/interventionsText.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";

/** 10 a day come, give or take a tenth; where the office is halved 5 do. What came of it in 2023 nobody knew before. */
const model = (judged = "knownFrom: 2020-01-01", record = "open, 2023-01-01: halved") => `pendency: model v1
title: An office
runs: {from: 2021-01-01, through: 2023-12-31}
fiscalYear: starts January
regimes:
  policy: {states: [open, halved], judgedBy: a test, reason: invented, else: {2021-01-01: ${record}}}
parameters:
  coming: {title: Coming, unit: per day, kind: judgement, judgedBy: a test, reason: invented, ${judged}, value: {by: policy, open: 10 per day, halved: 5 per day}, uncertainty: {times: {uniform: {from: 0.9, to: 1.1}}}}
stages:
  door: {arrivals: {rate: coming}, dwell: 10 days, next: {done: 99%, rare: rest}}
  rare: {outcome: true}
  done: {outcome: true}
`;
const scenarios = (knownFrom = "2022-12-15") => `pendency: scenarios v1
for: office
knownFrom: ${knownFrom}
scenarios:
  halve: {title: Halved, changes: [{from: 2023-01-01, regime: policy, set: halved}]}
  nothing: {title: Nothing, changes: [{from: 2023-01-01, regime: policy, set: open}]}
`;
const forecasts = (more = "") => `pendency: forecasts v1
for: office
draws: 8
step: 1 day
families: {flows: {title: Flows, horizons: 1 month}, yearly: {title: Yearly, horizons: 1 year}}
series:
  coming: {title: Coming, family: flows, measure: {entries: door}, every: month, observed: observed.csv}
  rare: {title: Rare, family: flows, measure: {entries: rare}, every: month, observed: observed.csv, chance: poisson}
  years: {title: By year, family: yearly, measure: {entries: door}, every: fiscal year, observed: observed.csv}
interventions:
  halving:
    title: The office is halved
    day: 2023-01-01
    announced: 2022-12-15
    said: half of the counters close on 1 January
    scenario: halve
    changes: [{series: coming, before: 6 months, after: 6 months}, {series: rare, before: 12 months, after: 12 months}]
    confounders: [nothing else is known]
${more}`;
const months = (year: number): string[] => Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}`); // prettier-ignore
/** 300 a month, and from 2023 on what is given. */
const published = (after = 150): string =>
  ["series,period,value", ...[2021, 2022, 2023].flatMap(months).map((month) => `coming,${month},${month < "2023" ? 300 : after}`), ""].join("\n"); // prettier-ignore
const open = (text = forecasts(), of = model(), supposed = scenarios(), scores: string | null = null) =>
  openDocuments(
    modelFiles("office", [
      ...(scores === null ? [] : [{ path: "scores.json", text: scores }]),
      { path: "model.yaml", text: of },
      { path: "scenarios.yaml", text: supposed },
      { path: "forecasts.yaml", text },
    ]),
  );
const asking = (text = published(), more: InterventionsAsked = {}): InterventionsAsked => ({
  tables: { beside: { "observed.csv": { path: "observed.csv", text } }, given: null },
  ...more,
});

class Kept implements BacktestStore {
  readonly texts = new Map<string, string>();
  readonly read = (name: string): string | null => this.texts.get(name) ?? null;
  readonly write = (name: string, text: string): void => void this.texts.set(name, text);
}

test("half as many after as before is forecast from the announcement, and uncertainty of the level drops out", async () => {
  const found = await askInterventions(open(), asking());
  const [{ changes, status, why }] = found.interventions;
  expect([status, why]).toEqual(["scored", []]);
  const [coming] = changes;
  expect([coming.before, coming.after]).toEqual(["2022-07/2022-12", "2023-01/2023-06"]);
  // July to December has 184 days, January to June 181: 5 a day against 10, and without the announcement 10 against 10
  const [said, without] = [Math.log((5 * 181) / (10 * 184)), Math.log(181 / 184)];
  for (const level of ["p10", "median", "p90"] as const) {
    expect(coming.announced?.[level]).toBeCloseTo(said, 6);
    expect(coming.without?.[level]).toBeCloseTo(without, 6);
    expect(coming.effect?.[level]).toBeCloseTo(Math.log(0.5), 6);
  }
  // 150 a month were published after 300 a month: all draws agree, so the score is the distance
  expect(coming.observed).toBeCloseTo(Math.log(0.5), 12);
  expect(coming.score?.crps).toBeCloseTo(Math.log(184 / 181), 5);
  expect(coming.score?.crpsWithout).toBeCloseTo(Math.log(2) - Math.log(184 / 181), 5);
  // nothing had ever changed: both rules are sure of it
  expect(coming.score?.crpsOfNoChange).toBeCloseTo(Math.log(2), 12);
  expect(coming.score?.crpsOfLastYear).toBeCloseTo(Math.log(2), 12);
  expect([coming.score?.lastYear, coming.score?.isSignRight]).toEqual([0, true]);
});

test("one change of the past is counted once, and with fewer than six a difference is untested", async () => {
  const { counted, gate } = await askInterventions(open(), asking());
  expect(counted.map(({ name }) => name)).toEqual(["halving"]);
  expect(gate).toMatchObject({ status: "untested", n: 1, words: "in the model; untested (n = 1)" });
});

test("what was stored of them gates differences, stays beside scores of levels, and is of these documents alone", async () => {
  const documents = open();
  const found = await askInterventions(documents, asking());
  const stored = storedInterventions(documents, found);
  const beside = open(forecasts(), model(), scenarios(), stored);
  expect(differenceGate(modelGates(beside))).toMatchObject({ status: "untested", n: 1 });
  const both = storedScores(beside, { model: "office", protocol: found.protocol, rows: [] });
  expect(modelGates(open(forecasts(), model(), scenarios(), both)).interventions).toEqual(found.counted);
  const other = open(forecasts(), model().replace("dwell: 10 days", "dwell: 11 days"), scenarios(), stored);
  expect(differenceGate(modelGates(other)).n).toBe(0);
});

test("small counts have their chance: a change between Poisson counts of 36 and 18 spreads by √(1/36 + 1/18)", async () => {
  const { interventions } = await askInterventions(open(), asking(published(), { draws: 80 }));
  const { announced, effect, why, score } = interventions[0].changes[1];
  // a hundredth of 3,650 and of 1,825; 80 % of a normal lie within 1.2816 deviations; 80 draws of a fixed seed leave it within a half
  const width = 2 * 1.2816 * Math.sqrt(1 / 36.5 + 1 / 18.25);
  const found = announced!.p90 - announced!.p10;
  expect(found).toBeGreaterThan(width / 1.5);
  expect(found).toBeLessThan(width * 1.5);
  // the same chance with and without it
  expect(effect!.p90 - effect!.p10).toBeLessThan(found / 3);
  expect([why, score]).toEqual(["no figure of 2022-01 is at hand", null]);
});

test("what was published later, and what the model says of later, change no byte of what was forecast", async () => {
  const texts: string[] = [];
  const worlds = [
    { figures: published(150), of: model() },
    { figures: published(900), of: model("knownFrom: 2020-01-01", "open, 2023-03-01: halved, 2023-04-01: open") },
  ];
  for (const { figures, of } of worlds) {
    const kept = new Kept();
    await askInterventions(open(forecasts(), of), asking(figures), () => kept);
    texts.push((kept.read("intervention-halving.json") ?? "").replace(/"id": "\w+"/g, '"id": ""'));
  }
  expect(texts[0].length).toBeGreaterThan(1000);
  expect(texts[1]).toBe(texts[0]);
});

test("one that is whole is not run again, and what was half written is", async () => {
  const kept = new Kept();
  const first = await askInterventions(open(), asking(), () => kept);
  const whole = kept.read("intervention-halving.json") ?? "";
  const again = await askInterventions(open(), asking(), () => kept);
  expect(again.interventions.map(({ isKept }) => isKept)).toEqual([true]);
  expect(again.interventions[0].changes).toEqual(first.interventions[0].changes);
  kept.write("intervention-halving.json", whole.slice(0, whole.length / 2));
  const mended = await askInterventions(open(), asking(), () => kept);
  expect(mended.interventions.map(({ isKept }) => isKept)).toEqual([false]);
  expect(kept.read("intervention-halving.json")).toBe(whole);
});

describe("what nobody could have said on the day", () => {
  test("a scenario supposed after the announcement is not run, and the reason is told", async () => {
    const found = await askInterventions(open(forecasts(), model(), scenarios("2023-02-01")), asking());
    const [{ status, why, changes }] = found.interventions;
    expect(status).toBe("refused");
    expect(why).toEqual(["scenario halve: policy from 2023-01-01 is known from 2023-02-01, after 2022-12-15"]);
    expect([changes, found.counted]).toEqual([[], []]);
    expect(interventionsText(found, plainStyle)).toContain("Cannot be run: scenario halve");
  });

  test("nor is one whose column was fitted to what came of it", async () => {
    const later = model("knownFrom: {rest: 2020-01-01, halved: 2023-06-30}");
    const found = await askInterventions(open(forecasts(), later), asking());
    expect(found.interventions[0].status).toBe("refused");
    expect(found.interventions[0].why).toEqual(["coming, halved: judged on 2023-06-30, after 2022-12-15"]);
  });

  test("a column that falls back on the state before says that nothing changes", async () => {
    const later = model("knownFrom: {rest: 2020-01-01, halved: 2023-06-30}, earlier: state before");
    const found = await askInterventions(open(forecasts(), later), asking());
    const [coming] = found.interventions[0].changes;
    expect(found.interventions[0].status).toBe("scored");
    expect(coming.effect).toEqual({ p10: 0, median: 0, p90: 0 });
    expect(coming.score?.isSignRight).toBe(true); // February makes the half-year shorter
  });
});

test("the table is told in 80 columns, with what the numbers allow to be said", async () => {
  const text = interventionsText(await askInterventions(open(), asking()), plainStyle);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(text).toMatch(/coming +0\.49 +0\.49[-–]0\.49 +0\.98 +0\.50 +no +right +0\.02 +0\.69 +0\.69/);
  expect(text).toContain("What else happened: nothing else is known.");
  expect(text.replace(/\s+/g, " ")).toContain(
    "A difference between two stacks is untested: in the model; untested (n = 1)",
  );
});

test("a document without interventions, and one with a mistake, end in one error with its place", async () => {
  const none = forecasts().replace(/interventions:[^]*$/, "");
  await expect(askInterventions(open(none), asking())).rejects.toThrow(/at least one of `interventions:`; got none/);
  const wrong = (from: string, to: string) => () => open(forecasts().replace(from, to));
  expect(wrong("scenario: halve", "scenario: half")).toThrow(/forecasts.yaml:16:15[^]*name of a scenario; got "half"/);
  expect(wrong("{series: coming, before", "{series: comming, before")).toThrow(
    /:17:24[^]*name of a series; got "comming"[^]*coming/,
  );
  expect(wrong("announced: 2022-12-15", "announced: 2023-02-01")).toThrow(
    /`announced:` by its `day:`; got 2023-02-01, after 2023-01-01/,
  );
  expect(wrong("after: 6 months", "after: 24 months")).toThrow(
    /windows inside the model's run, 2021-01-01 to 2023-12-31; got 2022-07-01 to 2024-12-31/,
  );
  expect(wrong("{series: coming, before: 6", "{series: years, before: 6")).toThrow(
    /whole periods of the series, every fiscal year; got 6 months/,
  );
  expect(wrong("confounders: [nothing else is known]", "")).toThrow(/confounders/);
  expect(wrong("{series: rare, before: 12", "{series: coming, before: 12")).toThrow(
    /each series once; got coming twice/,
  );
});
