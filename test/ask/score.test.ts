// Registered forecasts against figures made up for the test: scores worked out by hand, on the rules of the protocol.
import { describe, expect, test } from "vitest";
import { askScore } from "../../src/ask/score.ts";
import type { ScoreAsked } from "../../src/ask/score.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { hubLevels } from "../../src/forecast/forecast.ts";
import { protocolHash } from "../../src/forecast/protocolHash.ts";
import { registrationText } from "../../src/forecast/registration.ts";
import type { RegisteredFigure, Registration } from "../../src/forecast/registration.ts";
import { hubCsv } from "../../src/present/backtestTables.ts";
import { newlySettled } from "../../src/present/scoreJson.ts";
import { scoreText } from "../../src/present/scoreText.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";

const forecasts = `pendency: forecasts v1
for: office
choicesThrough: 2023-12-31
families: {flows: {title: Flows, horizons: [1 month, 3 months], baseline: last value}}
series: {done: {title: Done, family: flows, measure: {entries: done}, every: month, observed: observed.csv, lag: 20 days, transform: none}}
`;
const office = openDocuments(
  modelFiles("office", [
    {
      path: "model.yaml",
      text: `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2025-12-31}
fiscalYear: starts January
stages:
  door: {arrivals: {rate: 10 per day}, dwell: 10 days, next: done}
  done: {outcome: true}
`,
    },
    { path: "forecasts.yaml", text: forecasts },
  ]),
);

/** The edition made up for the test: the past revised, and three of four months that were forecast. */
const edition = (more = ""): ScoreAsked["tables"] => ({
  beside: {
    "observed.csv": {
      path: "observed.csv",
      text: `series,period,value\ndone,2023-10,500\ndone,2023-11,510\ndone,2023-12,520\ndone,2024-01,310\ndone,2024-02,150\ndone,2024-03,90\n${more}`,
    },
  },
  given: null,
});

const figure = (period: string, horizonMonths: number, quantiles: readonly number[]): RegisteredFigure => {
  return { series: "done", family: "flows", period, periodEnd: `${period}-28`, horizonMonths, quantiles };
};
const everywhere = (value: number): readonly number[] => hubLevels.map(() => value);
const uniform = hubLevels.map((level) => 100 + 100 * level);
const registration: Registration = {
  model: "office",
  day: "2024-01-25",
  madeOn: "2024-01-25",
  through: "2026-01-24",
  id: "0123456789abcdef",
  documents: "fedcba9876543210",
  engine: "0.1.0",
  protocolHash: protocolHash(forecasts),
  seed: 1,
  draws: 8,
  failedDraws: 0,
  stepDays: 1,
  forecasts: [
    figure("2024-01", 1, everywhere(300)),
    figure("2024-02", 2, uniform),
    figure("2024-03", 3, uniform),
    figure("2024-04", 4, uniform),
  ],
  // as it was known on the day: 300 each month
  known: [{ series: "done", figures: ["2023-09", "2023-10", "2023-11", "2023-12"].map((period) => ({ period, value: 300, vintage: "2024-01-20" })) }], // prettier-ignore
};
const file = { path: "2024-01-25.json", text: registrationText(registration) };
const score = (asked: Partial<ScoreAsked> = {}) => askScore(office, { files: [file], tables: edition(), ...asked });

test("scores are those that the protocol works out", () => {
  const { rows } = score();
  const own = rows.filter(({ forecaster }) => forecaster === "office");
  expect(own.map(({ outcome }) => outcome?.value ?? null)).toEqual([310, 150, 90, null]);
  // all of it at 300, and 310 came: ten beside, on the series' own scale
  expect(own[0].score).toMatchObject({ error: -10, covered: [false, false, false] });
  expect(own[0].score?.crps).toBeCloseTo(10, 12);
  expect(own[0].score?.wis).toBeCloseTo(10, 12);
  // a straight line from 101 at 1 % to 199 at 99 %, and its middle came: twice 100 times the integral of u² from 0.01 to 0.5
  expect(own[1].score?.crps).toBeCloseTo((200 * (0.5 ** 3 - 0.01 ** 3)) / 3, 12);
  expect(own[1].score?.covered).toEqual([true, true, true]);
  // the same line, and 90 came, 11 below its lower end: 11 and 100 times the integral of (1 − u)² from 0.01 to 0.99
  expect(own[2].score?.crps).toBeCloseTo(11 + (100 * (0.99 ** 3 - 0.01 ** 3)) / 3, 12);
  expect(own[2].score?.covered).toEqual([false, false, false]);
  expect(own[3].score).toBeNull();
});

test("baselines know what was known on the day of the registration, not what was revised since", () => {
  const { rows, families } = score();
  const last = rows.filter(({ forecaster, outcome }) => forecaster === "last value" && outcome !== null);
  // 300 each month and never wrong before: 300 at every level
  expect(last.map(({ score: one }) => one?.crps)).toEqual([10, 150, 210]);
  const [{ forecasters }] = families;
  const own = forecasters.find(({ forecaster, part }) => forecaster === "office" && part === "R");
  const ours = 10 + (200 * (0.5 ** 3 - 0.01 ** 3)) / 3 + 11 + (100 * (0.99 ** 3 - 0.01 ** 3)) / 3;
  expect(own).toMatchObject({ scored: 3, paired: 3, covered: [1, 1, 1] });
  expect(own?.crpsRatio).toBeCloseTo(ours / 370, 12);
});

test("what is not out is told with the day by which its publisher usually has it", () => {
  const found = score();
  expect(found.awaited).toEqual([{ series: "done", period: "2024-04", expected: "2024-05-20" }]);
  expect(scoreText(found, "2024-05-01", plainStyle)).toContain("done          1  2024-04  2024-04  by 2024-05-20");
  expect(scoreText(found, "2024-06-01", plainStyle)).toContain("was due by 2024-05-20");
  const earlier = score({ asOf: "2024-03-20" });
  expect(earlier.awaited.map(({ period }) => period)).toEqual(["2024-03", "2024-04"]);
  expect(score({ tables: edition("done,2024-04,100\n") }).awaited).toEqual([]);
});

test("a newer edition settles the figures that it is the first to print", () => {
  const newer = score({ tables: edition("done,2024-04,100\n") });
  expect(newlySettled(score(), newer)).toEqual([{ series: "done", period: "2024-04" }]);
  expect(newlySettled(newer, newer)).toEqual([]);
});

test("a figure that was out when its forecast was made is no forecast", () => {
  const late = { ...registration, madeOn: "2024-03-01" };
  const { rows } = score({ files: [{ ...file, text: registrationText(late) }] });
  const own = rows.filter(({ forecaster }) => forecaster === "office");
  expect(own.map(({ part }) => part)).toEqual(["H", "R", "R", "R"]);
});

test("anybody's forecasts in a table of forecast hubs are scored beside it, on the same figures", () => {
  const rival = hubCsv([
    { forecaster: "rival", series: "done", origin: "2024-01-25", periodEnd: "2024-01-31", horizonMonths: 1, quantiles: everywhere(306) }, // prettier-ignore
  ]);
  const { rows, files } = score({ files: [file, { path: "rival.csv", text: rival }] });
  const own = rows.filter(({ forecaster }) => forecaster === "rival");
  expect(own.map(({ period, part, score: one }) => [period, part, one?.crps])).toEqual([["2024-01", "R", 4]]);
  expect(rows.filter(({ forecaster, period }) => forecaster === "last value" && period === "2024-01").length).toBe(1);
  expect(files.map(({ settled, figures }) => [settled, figures])).toEqual([
    [3, 4],
    [1, 1],
  ]);
  const text = scoreText(score({ files: [file, { path: "rival.csv", text: rival }] }), "2024-05-01", plainStyle);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("a table's own baselines are left aside: they are made of what was known, once", () => {
  const table = (forecasters: readonly string[]): string =>
    hubCsv(forecasters.map((forecaster) => ({ forecaster, series: "done", origin: "2024-01-25", periodEnd: "2024-01-31", horizonMonths: 1, quantiles: everywhere(306) }))); // prettier-ignore
  const alone = score({ files: [{ path: "rival.csv", text: table(["rival"]) }] });
  const both = score({ files: [{ path: "rival.csv", text: table(["rival", "last value", "random walk"]) }] });
  expect(both.rows).toEqual(alone.rows);
  const means = score({ files: [{ path: "rival.csv", text: table(["rival", "model and baselines", "worksheet"]) }] });
  expect(means.rows).toEqual(alone.rows);
});

describe("what is refused, each in a message of its own", () => {
  const hub = (changed: (text: string) => string) => ({
    path: "rival.csv",
    text: changed(
      hubCsv([{ forecaster: "rival", series: "done", origin: "2024-01-25", periodEnd: "2024-01-31", horizonMonths: 1, quantiles: uniform }]), // prettier-ignore
    ),
  });

  test("a target that is no series, and a period that does not end on its day", () => {
    const other = hub((text) => text.replaceAll("done", "gone"));
    expect(() => score({ files: [other] })).toThrow('rival.csv\n  expected targets that are series of the forecasts document; got "gone"\n  hint: did you mean "done"?'); // prettier-ignore
    const odd = hub((text) => text.replaceAll("2024-01-31", "2024-01-30"));
    expect(() => score({ files: [odd] })).toThrow("expected a target_end_date that is the last day of a month; got 2024-01-30 of done"); // prettier-ignore
  });

  test("a period that is none of the series', however right the hash", () => {
    const odd = { ...registration, forecasts: [{ ...figure("2024-01", 1, uniform), period: "FY2024" }] };
    const files = [{ path: "odd.json", text: registrationText(odd) }];
    expect(() => score({ files })).toThrow(
      "odd.json\n  expected forecasts of periods that are each a month; got FY2024 of done",
    );
  });

  test("a figure that was known on the forecast's day", () => {
    // January is out on 20 February
    expect(score({ files: [hub((text) => text.replaceAll("2024-01-25", "2024-02-19"))] }).rows).not.toEqual([]);
    const late = hub((text) => text.replaceAll("2024-01-25", "2024-02-20"));
    expect(() => score({ files: [late] })).toThrow(
      "rival.csv\n  expected forecasts of figures that were still to come on their day; got rival on done of 2024-01 from 2024-02-20, when it was known",
    );
    const had = { ...registration, forecasts: [...registration.forecasts, figure("2023-12", -1, uniform)] };
    expect(() => score({ files: [{ path: "had.json", text: registrationText(had) }] })).toThrow(
      "office on done of 2023-12 from 2024-01-25, when it was known",
    );
  });

  test("one forecast twice", () => {
    expect(() => score({ files: [file, { ...file, path: "again.json" }] })).toThrow(
      "again.json\n  expected each forecast once; got office on done of 2024-01 from 2024-01-25, as in 2024-01-25.json",
    );
  });

  test("every file with a mistake, in one error", () => {
    const changed = { path: "changed.json", text: file.text.replace("300,", "301,") };
    const half = hub((text) => text.slice(0, 300));
    expect(() => score({ files: [changed, file, half] })).toThrow(/changed\.json:\d+:3 › sha256\n[\s\S]*rival\.csv:/);
  });
});

test("a forecast registered under another protocol is refused, unless the document says that it settles it", () => {
  const other = { ...registration, protocolHash: "aaaabbbbccccdddd" };
  const files = [{ path: "other.json", text: registrationText(other) }];
  expect(() => score({ files })).toThrow(
    /other\.json:\d+:3 › protocolHash\n {2}expected a forecast under the protocol/,
  );
  const settling = openDocuments({
    ...office.files,
    forecasts: { path: "forecasts.yaml", text: `${forecasts}settles: aaaabbbbccccdddd\n` },
  });
  expect(askScore(settling, { files, tables: edition() }).rows).toEqual(score().rows);
  expect(protocolHash(`${forecasts}settles: aaaabbbbccccdddd\n`)).toBe(protocolHash(forecasts));
  // nor does what a record shows beside scores
  expect(protocolHash(`${forecasts}record: {day: 2023-04-06, besideEvery: 4}\n`)).toBe(protocolHash(forecasts));
});

test("which edition of a series the documents name does not make another protocol", () => {
  const naming = (observed: string): string => protocolHash(`series: {done: {observed: ${observed}}}`);
  const first = naming("eoir/adjudication-2021-04#pending");
  expect(naming("eoir/adjudication-2025-07-31#pending")).toBe(first);
  expect(naming("[eoir/adjudication-2025-07#pending, eoir/adjudication-2021-04#pending]")).toBe(first);
  expect(naming("eoir/adjudication-2025-07#receipts")).not.toBe(first);
  expect(naming("trac/adjudication-2025-07#pending")).not.toBe(first);
});
