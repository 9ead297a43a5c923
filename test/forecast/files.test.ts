// Files that scores go into and come out of: the protocol's hash, score files, the tables of forecast hubs.
import { describe, expect, test } from "vitest";
import { hubLevels } from "../../src/forecast/forecast.ts";
import { protocol } from "../../src/forecast/protocol.ts";
import { protocolHash, rulesHash } from "../../src/forecast/protocolHash.ts";
import { readModelOutput, readTargetData, scoreTables } from "../../src/forecast/readHubTables.ts";
import { identity } from "../../src/forecast/scale.ts";
import { scoreForecast } from "../../src/forecast/score.ts";
import { readScoreFile, readScores, scoreFileText } from "../../src/forecast/scoreFile.ts";
import { sha256 } from "../../src/study/sha256.ts";

const document = `pendency: forecasts v1
title: visits
families:
  near: {title: Near, horizons: [1 month, 3 months]}
  far: {title: Far, horizons: [12 months]}
`;

describe("the hash of a protocol", () => {
  test("does not know comments, the order of keys, how a list is laid out, nor how lines end", () => {
    const same = `# what we score
pendency: forecasts v1
families:
  far: {horizons: [12 months], title: Far}
  near:
    title: "Near"
    horizons: # from the origin
      - 1 month
      - 3 months
title: visits
`;
    expect(protocolHash(same)).toBe(protocolHash(document));
    expect(protocolHash(same.replaceAll("\n", "\r\n"))).toBe(protocolHash(document));
  });

  test("changes with a horizon, a limit, a name", () => {
    const others = [
      document.replace("3 months", "6 months"),
      document.replace("title: Far,", "title: Far, gate: at most 1.05,"),
      document.replace("title: visits", "title: births"),
    ];
    const hashes = [document, ...others].map(protocolHash);
    expect(new Set(hashes).size).toBe(4);
    for (const hash of [...hashes, rulesHash()]) expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });

  test("of a text that is no document is one clear error", () => {
    expect(() => protocolHash("")).toThrow("expected");
  });

  test("is that of the rules, too: here by its definition", () => {
    const sorted = (value: unknown): unknown =>
      value === null || typeof value !== "object" || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, entry]) => [key, sorted(entry)]),
          );
    expect(rulesHash()).toBe(sha256(JSON.stringify(sorted(protocol))).slice(0, 16));
  });
});

const score = scoreForecast(
  { model: "office", series: "visits", origin: "2022-01-01", target: "2022-06", horizonMonths: 6, samples: [90, 130] },
  { series: "visits", period: "2022-06", value: 100, vintage: "office/2022-08" },
  identity,
);

describe("a score file", () => {
  const file = { model: "office", protocolHash: protocolHash(document), scores: [score, score] };
  const text = scoreFileText(file);

  test("comes back as it went out, and has one score a line", () => {
    expect(readScoreFile("scores.json", text, file.protocolHash)).toEqual(file);
    expect(text.split("\n").filter((line) => line.includes('"crps"'))).toHaveLength(2);
    const never = text.replaceAll("2022-01-01", "2022-02-30");
    expect(() => readScores("scores.json", never)).toThrow("another thing at place 1 of 2");
    const full = { ...file, documents: "0a", engine: "1.0", commit: "b1", page: "docs/record.md" };
    expect(readScoreFile("scores.json", scoreFileText(full), file.protocolHash)).toEqual(full);
    expect(readScoreFile("none.json", scoreFileText({ ...file, scores: [] }), file.protocolHash).scores).toEqual([]);
  });

  test("keeps changes of the past, one a line, and refuses what is none", () => {
    const interventions = [{ name: "halt", held: true, crps: 0.5, crpsWithout: 0.6, crpsOfNoChange: 0.75 }];
    const with1 = scoreFileText({ ...file, interventions });
    expect(readScoreFile("scores.json", with1, file.protocolHash)).toEqual({ ...file, interventions });
    expect(() => readScores("scores.json", with1.replace('"crpsWithout":0.6,', ""))).toThrow(/crpsWithout/);
    // a file of the first version had none
    const first = with1.replace('"crpsWithout":0.6,', "").replace(/"protocolVersion": \d+/, '"protocolVersion": 1');
    expect(readScores("scores.json", first).interventions).toHaveLength(1);
    expect(() => readScoreFile("scores.json", with1.replace('"held":true', '"held":1'), file.protocolHash)).toThrow(
      /scores.json:6:3 › interventions\n {2}expected a list of changes of the past[^]*got something else/,
    );
  });

  test("of another protocol is refused in one sentence, at the line of its hash", () => {
    const other = text.replace(file.protocolHash, "0123456789abcdef");
    expect(() => readScoreFile("scores.json", other, file.protocolHash)).toThrow(
      `scores.json:5:3 › protocolHash\n  expected scores under the protocol in force, version ${protocol.version} ` +
        `(${file.protocolHash}); got version ${protocol.version} (0123456789abcdef)\n` +
        "  hint: scores of two protocols are not mixed: score the forecasts again, and keep this file as it is",
    );
  });

  test.each([
    ["cut off", text.slice(0, 200), "a text that is no JSON, or half of one"],
    ["of another kind", '{"pendency": "backtest origin v1"}', '"backtest origin v1"'],
    ["null", "null", "a text that is no JSON, or half of one"],
    ["empty", "", "a text that is no JSON, or half of one"],
  ])("that is %s is none", (_, odd, got) => {
    expect(() => readScoreFile("scores.json", odd, file.protocolHash)).toThrow(
      `expected a score file, which begins with "pendency": "scores v1"; got ${got}`,
    );
  });
});

const columns = "model_id,origin_date,target,horizon,target_end_date,output_type,output_type_id,value";
const rowOf = (level: number, value: number | string): string =>
  `office,2022-01-01,visits,6,2022-06-30,quantile,${level},${value}`;
const rows = hubLevels.map((level) => rowOf(level, 100 * level));
const output = (lines: readonly string[]) => ({ path: "out.csv", text: `${[columns, ...lines].join("\n")}\n` });
const targets = (text: string) => ({ path: "targets.csv", text });

describe("tables of forecast hubs", () => {
  test("are read whatever the order of rows, and scored as the forecast itself is", () => {
    const forecasts = readModelOutput(output(rows.toReversed()));
    const quantiles = hubLevels.map((level) => 100 * level);
    const figure = { model: "office", series: "visits", origin: "2022-01-01", target: "2022-06-30", horizonMonths: 6 };
    expect(forecasts).toEqual([{ ...figure, quantiles }]);
    const outcomes = readTargetData(
      targets("target,target_end_date,period,observation,vintage\r\nvisits,2022-06-30,2022-06,80,office/2022-08\r\n"),
    );
    expect(outcomes).toEqual([{ series: "visits", period: "2022-06-30", value: 80, vintage: "office/2022-08" }]);
    const scored = scoreTables(forecasts, outcomes, () => identity);
    expect(scored).toEqual([scoreForecast({ ...figure, quantiles }, outcomes[0], identity)]);
    // uniform from 0 to 100 but for 1 % at each end: 100 (0.8³ + 0.2³ − 2 × 0.01³) ÷ 3
    expect(scored[0].crps).toBeCloseTo((100 * (0.8 ** 3 + 0.2 ** 3 - 2e-6)) / 3, 12);
  });

  test("what has no figure, and a series that nobody scores, have no score", () => {
    const forecasts = readModelOutput(output(rows));
    const other = readTargetData(targets("target,target_end_date,observation\nvisits,2022-07-31,80\n"));
    expect(scoreTables(forecasts, other, () => identity)).toEqual([]);
    const own = readTargetData(targets("target,target_end_date,observation\nvisits,2022-06-30,80\n"));
    expect(scoreTables(forecasts, own, () => null)).toEqual([]);
  });

  test.each([
    [
      "a level that is missing",
      rows.slice(1),
      "out.csv:2:48 › row 1\n  expected all 23 levels of a forecast; got none for 0.01",
    ],
    ["a level twice", [...rows, rowOf(0.5, 50)], "out.csv:25:48 › row 24\n  expected each level once; got 0.5 again"],
    ["another level", [...rows, rowOf(0.33, 5)], "expected one of the 23 levels of the hubs; got 0.33"],
    ["a mean", [rows[0].replace("quantile", "mean")], "expected quantile, the only type that is read; got mean"],
    [
      "a word",
      [rowOf(0.01, "many"), ...rows.slice(1)],
      "out.csv:2:53 › row 1\n  expected a plain number such as 1234.5; got many",
    ],
    ["nothing", [rowOf(0.01, ""), ...rows.slice(1)], "expected a plain number such as 1234.5; got nothing"],
    [
      "a day of month 13",
      rows.map((row) => row.replace("2022-06-30", "2022-13-30")),
      "expected a day as YYYY-MM-DD; got 2022-13-30",
    ],
    [
      "a day that its month does not have",
      rows.map((row) => row.replace("2022-01-01", "2022-02-30")),
      "expected a day as YYYY-MM-DD; got 2022-02-30",
    ],
    [
      "a forecast of nobody",
      rows.map((row) => row.replace("office", "")),
      "out.csv:2:1 › row 1\n  expected whose forecast it is; got nothing",
    ],
    ["a table without a row", [], "expected at least one forecast below the first line; got nothing"],
    [
      "falling quantiles",
      [...rows.slice(0, 22), rowOf(0.99, 1)],
      "expected quantiles that rise with their level; got 1 at 0.99 after 97.5",
    ],
  ])("%s is refused at its line and column", (_, lines, message) => {
    expect(() => readModelOutput(output(lines))).toThrow(message);
  });

  test.each([
    [
      "an empty file",
      "",
      "targets.csv:1:1\n  expected a first line with the columns target, target_end_date, observation",
    ],
    ["other columns", "series,period\n", "got none called target, target_end_date, observation"],
    [
      "a figure twice",
      "target,target_end_date,observation\na,2022-06-30,1\na,2022-06-30,2\n",
      "targets.csv:3:3 › row 2",
    ],
    ["no number", "target,target_end_date,observation\na,2022-06-30,n/a\n", "targets.csv:2:14 › row 1"],
    [
      "no day",
      "target,target_end_date,observation\na,June,1\n",
      "targets.csv:2:3 › row 1\n  expected a day as YYYY-MM-DD; got June",
    ],
    [
      "a quotation mark that never closes",
      'target,target_end_date,observation\n"a,2022-06-30,1\n',
      "expected a comma-separated table",
    ],
  ])("%s is refused in one clear error", (_, text, message) => {
    expect(() => readTargetData(targets(text))).toThrow(message);
  });

  test("at most ten mistakes are told at once", () => {
    const many = Array.from({ length: 40 }, () => rowOf(0.01, "many"));
    expect(() => readModelOutput(output(many))).toThrow(
      expect.objectContaining({ problems: expect.objectContaining({ length: 10 }) }),
    );
  });
});
