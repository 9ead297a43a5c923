// What stored scores let every door say: a small model with figures of its own publisher, and score files made up.
import { describe, expect, test } from "vitest";
import { askClaims } from "../../../src/ask/claims.ts";
import { askComparison } from "../../../src/ask/compare.ts";
import { askAnswer } from "../../../src/ask/answer.ts";
import { askExplanation } from "../../../src/ask/explain.ts";
import { findCells } from "../../../src/ask/explain/findCells.ts";
import { askRun } from "../../../src/ask/run.ts";
import { checkDocuments } from "../../../src/ask/check.ts";
import { levelsOf, modelGates, scoresLines } from "../../../src/ask/gates/modelGates.ts";
import { modelFiles } from "../../../src/documents/modelFiles.ts";
import { openDocuments } from "../../../src/documents/openDocuments.ts";
import { protocolHash } from "../../../src/forecast/protocolHash.ts";
import { scoreFileText } from "../../../src/forecast/scoreFile.ts";
import type { ScoredForecast } from "../../../src/forecast/score.ts";
import type { Verdict } from "../../../src/judge/verdict.ts";
import { differenceGate } from "../../../src/judge/verdictGate.ts";
import { plainAnswerText } from "../../../src/present/answerText.ts";
import { claimsDocument } from "../../../src/present/claimsJson.ts";
import { claimsText } from "../../../src/present/claimsText.ts";
import { compareText, differencesText, levelGatesText } from "../../../src/present/compareText.ts";
import { numbersText } from "../../../src/present/explainText.ts";
import { measuresText } from "../../../src/present/runText.ts";
import { plainStyle } from "../../../src/present/terminalStyle.ts";
import { report } from "../../../src/present/report.ts";
import type { ParameterSet } from "../../../src/parameters/parameterSet.ts";
import { calibratedText } from "../../../src/forecast/calibratedFile.ts";
import { drawsRuleHash } from "../../../src/forecast/drawsRule.ts";
import { documentsHash, scenariosHash } from "../../../src/study/documentsHash.ts";
import { engineVersion } from "../../../src/study/engineVersion.ts";

const model = `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2027-12-31}
fiscalYear: starts January
parameters:
  coming: {title: Coming, unit: per day, kind: judgement, judgedBy: a test, reason: invented, value: 5 per day, uncertainty: {times: {uniform: {from: 0.9, to: 1.1}}}}
stages:
  door: {arrivals: {rate: coming}, dwell: 10 days, next: done}
  done: {outcome: true}
quantities:
  served: {title: Served, entries: done, window: 2024-02}
  inside: {title: Inside, stock: door, at: 2024-02-01}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  rush: {title: A rush, changes: [{from: 2023-01-01, parameter: coming, multiply: 2}]}
`;
const claimOf = (id: string, rest: string): string =>
  `  ${id}: {words: It is ${id}., said: {by: a test, date: 2024-01, source: invented}, kind: prediction, compare: ${rest}}\n`;
const claims = `pendency: claims v1
for: office
claims:
${claimOf("level", "value, measure: {entries: done, window: 2024-02, scenario: rush}, holdsIf: at least 10 persons")}${claimOf(
  "later",
  "value, measure: {entries: done, window: 2024-12}, holdsIf: at most 10 persons",
)}${claimOf("crowd", "value, measure: {stock: door, at: 2024-02-01}, holdsIf: at least 1 person")}${claimOf(
  "more",
  "ratio, measure: {entries: done, window: 2024-02, scenario: rush}, against: {scenario: baseline}, holdsIf: more than 1",
)}`;
const study = `pendency: study v1
for: office
question: Would more be inside than before?
replications: 3
stacks: [baseline, rush]
answer:
  with: rush
  change: the rush
  asks: {noun: People, yesIf: more, before: 2022-12-01, after: 2027-06-01}
  boxes: [{title: Inside, stages: door}]
fans:
  served: {title: Served, stages: done, counts: entries, every: fiscal year, stacks: [[baseline], [rush]]}
`;
const forecasts = `pendency: forecasts v1
for: office
families:
  near: {title: Near, horizons: [1 month, 3 months], baseline: last value}
  far: {title: Far, horizons: 12 months, baseline: last value}
series:
  done: {title: Done, family: [near, far], measure: {entries: done}, every: month, observed: counts.csv}
`;

/** Of quarterly origins: four in five held, a CRPS of so many times the baseline's. */
function scores(quarters: number, ratio: number, horizons: readonly number[] = [1, 12]): readonly ScoredForecast[] {
  return horizons.flatMap((horizonMonths) =>
    Array.from({ length: quarters }, (_, n) => n).flatMap((n) => {
      const month = 3 * n;
      const at = (months: number): string =>
        `${2016 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
      const isHeld = n % 5 !== 0;
      const of = (forecaster: string, crps: number): ScoredForecast => ({
        model: forecaster,
        series: "done",
        origin: `${at(month)}-01`,
        target: at(month + horizonMonths - 1),
        horizonMonths,
        value: 100,
        vintage: "v",
        crps,
        crpsOfSample: null,
        crpsFair: null,
        wis: crps,
        pinball: [],
        covered: [false, isHeld, true],
        bias: 0,
        pit: 0.5,
        median: 100,
        error: 0,
      });
      return [of("office", ratio), of("last value", 1)];
    }),
  );
}

const files = [
  { path: "model.yaml", text: model },
  { path: "scenarios.yaml", text: scenarios },
  { path: "claims.yaml", text: claims },
  { path: "forecasts.yaml", text: forecasts },
  { path: "study.yaml", text: study },
];
const hash = documentsHash({ documents: files.slice(0, 3) });
const fileOf = (of: readonly ScoredForecast[], more: object = {}): string =>
  scoreFileText({
    model: "office",
    protocolHash: protocolHash(forecasts),
    documents: hash,
    engine: engineVersion,
    scores: of,
    ...more,
  });
const open = (scoreText: string | null, changed: readonly { path: string; text: string }[] = files) => {
  const beside = scoreText === null ? [] : [{ path: "office/scores.json", text: scoreText }];
  return openDocuments(modelFiles("office", [...changed, ...beside]));
};
/** 27 quarters to 2022-07-01: the last figure is of 2023-06 */
const passing = fileOf(scores(27, 0.5));
const failing = fileOf(scores(27, 3));
const few = fileOf(scores(6, 0.5));

const judged = async (scoreText: string | null): Promise<Readonly<Record<string, Verdict>>> => {
  const { verdicts } = await askClaims(open(scoreText), { replications: 25 });
  return Object.fromEntries(verdicts.map((verdict) => [verdict.id, verdict]));
};
const textOf = (verdicts: Readonly<Record<string, Verdict>>): string => claimsText(Object.values(verdicts));
const untested = (n: number): string => `in the model; untested (n = ${n})`;
const failed = "not settled: forecasts of this kind failed";

describe("a claim", () => {
  test("without a score file is untested, whatever it is about, and says so beside its verdict", async () => {
    const verdicts = await judged(null);
    expect(verdicts.level).toMatchObject({ verdict: "supported", gate: { kind: "level", family: "near", status: "untested", n: 0 } }); // prettier-ignore
    expect(verdicts.more).toMatchObject({ verdict: "supported", gate: { kind: "difference", family: null, n: 0 } });
    const lines = textOf(verdicts).split("\n");
    for (const id of ["level", "crowd", "more"]) {
      expect(lines.find((line) => line.endsWith(`  ${id}`))).toMatch(/^✓ supported, in the model; untested \(n = 0\), in 25 of 25 runs/); // prettier-ignore
    }
    expect(lines.find((line) => line.endsWith("  later"))).toContain(`✗ contradicted, ${untested(0)}`);
  });

  test("whose family passed stands for itself; one of no family, and a difference, stay untested", async () => {
    const verdicts = await judged(passing);
    expect(verdicts.level).toMatchObject({ verdict: "supported", gate: { family: "far", status: "passed", words: "" } }); // prettier-ignore
    expect(verdicts.later).toMatchObject({ verdict: "contradicted", gate: { family: "far", status: "passed" } });
    expect(verdicts.crowd).toMatchObject({ verdict: "supported", gate: { family: null, words: untested(0) } });
    expect(verdicts.more).toMatchObject({ verdict: "supported", gate: { kind: "difference", words: untested(0) } });
    expect(textOf(verdicts)).toMatch(/^✓ supported, in 25 of 25 runs .* level$/m);
  });

  test("whose family failed is neither supported nor contradicted, with the scores as the reason", async () => {
    const verdicts = await judged(failing);
    for (const id of ["level", "later"]) {
      expect(verdicts[id]).toMatchObject({ verdict: "not settled", gate: { status: "failed", words: failed } });
      expect(verdicts[id].tests.map(({ verdict }) => verdict)).toEqual(["not settled"]);
      expect(verdicts[id].reason).toContain("CRPS 3.00 times the baseline's");
    }
    const text = textOf(verdicts);
    expect(text.match(new RegExp(`^\\? ${failed}, in `, "gm"))).toHaveLength(2);
    expect(text).not.toContain("contradicted");
    // the difference between two stacks is of another kind
    expect(verdicts.more.verdict).toBe("supported");
  });

  test("whose family has too few scores says how many independent ones", async () => {
    // six quarters of which none begins before another has ended, of one series at a horizon of a month
    const { level } = await judged(few);
    expect(level.gate).toMatchObject({ status: "untested", words: untested(level.gate?.n ?? -1) });
    expect(level.gate?.n).toBeGreaterThan(0);
    expect(level.gate?.n).toBeLessThanOrEqual(6);
  });

  test("is gated by the horizon nearest to it: eight months after the last figure near, eighteen far", async () => {
    // good a month ahead, bad twelve months ahead
    const mixed = fileOf([...scores(27, 0.5, [1]), ...scores(27, 3, [12])]);
    const { later } = await judged(mixed);
    expect(later.gate).toMatchObject({ family: "far", status: "failed" });
    // 2024-02 ends eight months after the last figure in both files, four from twelve and five from three
    const nearer = claims.replaceAll("window: 2024-02", "window: 2023-08");
    const changed = files.map((file) => (file.path === "claims.yaml" ? { ...file, text: nearer } : file));
    const { verdicts } = await askClaims(open(mixed, changed), { replications: 25 });
    expect(verdicts[0].gate).toMatchObject({ family: "near", status: "passed" });
  });

  test("carries its gate in --json, of the whole and of each test", async () => {
    const { study: made, verdicts } = await askClaims(open(failing), { replications: 2 });
    const json = JSON.parse(JSON.stringify(claimsDocument(made, verdicts)));
    for (const one of json.claims) {
      expect(Object.keys(one.gate).sort()).toEqual(["family", "kind", "n", "status", "why", "words"]);
      expect(one.tests.every(({ gate }: { gate: object | null }) => gate !== null)).toBe(true);
    }
  });
});

describe("a score file that does not count", () => {
  const others = {
    "of another protocol": [
      fileOf(scores(27, 3), { protocolHash: "0123456789abcdef" }),
      "scored under another protocol",
    ],
    "of other documents": [fileOf(scores(27, 3), { documents: "0123456789abcdef" }), "of other documents"],
    "of another version of the engine": [fileOf(scores(27, 3), { engine: "0.0.9" }), "made by engine 0.0.9, not 0.1.0"],
    "that does not say by which engine": [fileOf(scores(27, 3), { engine: undefined }), "engine of no version"],
    "of another model": [fileOf(scores(27, 3), { model: "hall" }), "of the model hall"],
    "with a score of a series that the document does not have": [
      fileOf([...scores(27, 3), { ...scores(1, 3)[0], series: "gone" }]),
      'a score of "gone", which is no series',
    ],
    "with a score of no period of its series": [
      fileOf([...scores(27, 3), { ...scores(1, 3)[0], target: "FY2024" }]),
      'a score of "FY2024", which is no period of',
    ],
    "with a score at no horizon of its families": [
      fileOf([...scores(27, 3), { ...scores(1, 3)[0], horizonMonths: 7 }]),
      "at 7 months, which is no horizon",
    ],
    "with a score by somebody else": [
      fileOf([...scores(27, 3), { ...scores(1, 3)[0], model: "rival" }]),
      'by "rival", neither the model nor its baseline',
    ],
    "that does not say of which documents it is": [fileOf(scores(27, 3), { documents: undefined }), "which it does not name"], // prettier-ignore
  } as const;
  test.each(Object.entries(others))("%s is told in one line, and all is untested", (_, [text, words]) => {
    const documents = open(text);
    const lines = scoresLines(documents);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^office\/scores\.json does not count, and forecasts are untested: /);
    expect(lines[0]).toContain(words);
    expect(Object.values(levelsOf(documents, modelGates(documents))).map(({ status }) => status)).toEqual(["untested", "untested"]); // prettier-ignore
  });

  test("changes with the model and its parameters, not with a claim, a scenario or how lines end", () => {
    const changed = (path: string, from: string, to: string): readonly string[] =>
      scoresLines(open(passing, files.map((file) => (file.path === path ? { ...file, text: file.text.replaceAll(from, to) } : file)))); // prettier-ignore
    expect(changed("model.yaml", "5 per day", "6 per day")).toHaveLength(1);
    expect(changed("claims.yaml", "at least 10", "at least 11")).toEqual([]);
    expect(changed("scenarios.yaml", "multiply: 2", "multiply: 3")).toEqual([]);
    expect(changed("model.yaml", "\n", "\r\n")).toEqual([]);
  });

  test("changes of the past are of their scenarios too: of others differences are untested, and levels are not", () => {
    const interventions = Array.from({ length: 6 }, (_, n) => ({ name: `c${n}`, held: n > 0, crps: 0.5, crpsWithout: 0.9, crpsOfNoChange: 1 })); // prettier-ignore
    const halt = `interventions:
  halt: {title: A halt, day: 2023-02-01, announced: 2023-01-15, said: It was said., confounders: [none], scenario: rush, changes: [{series: done, before: 6 months, after: 3 months}]}
`;
    const withOwn = (scenarioText: string, more: readonly { path: string; text: string }[] = []) => [
      ...files.map((file) => (file.path === "forecasts.yaml" ? { ...file, text: forecasts + halt } : file.path === "scenarios.yaml" ? { ...file, text: scenarioText } : file)), // prettier-ignore
      ...more,
    ];
    const named = scenariosHash(open(null, withOwn(scenarios)));
    const text = fileOf(scores(27, 0.5), { protocolHash: protocolHash(forecasts + halt), interventions, scenarios: named }); // prettier-ignore
    const gatesOn = (all: readonly { path: string; text: string }[]) => {
      const documents = open(text, all);
      const gates = modelGates(documents);
      return { difference: differenceGate(gates), level: levelsOf(documents, gates).served, lines: scoresLines(documents) }; // prettier-ignore
    };
    expect(gatesOn(withOwn(scenarios))).toMatchObject({ difference: { status: "passed", n: 6 }, lines: [] });
    const changed = gatesOn(withOwn(scenarios.replace("multiply: 2", "multiply: 3")));
    expect(changed).toMatchObject({ difference: { status: "untested", n: 0, why: "scenarios changed since scoring" }, level: { status: "passed" } }); // prettier-ignore
    expect(changed.lines.join()).toMatch(
      /^changes of the past in office\/scores\.json do not count, and differences are/,
    );
    // a scenario of one's own beside them is no change of theirs
    const own = { path: "own.yaml", text: scenarios.replace("rush:", "flood:").replace("A rush", "A flood") };
    expect(gatesOn(withOwn(scenarios, [own])).difference.status).toBe("passed");
  });
});

describe("runs with draws of a set", () => {
  const posterior = {
    id: "0123456789abcdef",
    asOf: null,
    after: { series: [{ series: "done" }] },
  } as unknown as ParameterSet;
  const six = Array.from({ length: 6 }, (_, n) => ({ name: `c${n}`, held: n > 0, crps: 0.5, crpsWithout: 0.9, crpsOfNoChange: 1 })); // prettier-ignore
  /** The status of a level and of a difference, as sets scored in the family; undefined: nobody compared them. */
  const statuses = (of: readonly ScoredForecast[], ratio: number | null | undefined) => {
    const held = { calibrated: [4, 6, 8], documents: [4, 6, 8] } as const;
    const bounds = ratio == null ? null : { ratio, lower: null, upper: null };
    const families = ["near", "far"].map((family) => ({ family, outcomes: 8, bounds, held }));
    const H = { outcomes: 16, origins: 12, families, mean: { ratio: 0.9, lower: null, upper: null }, blocks: 3 };
    const names = { model: "office", protocolVersion: 3, protocolHash: protocolHash(forecasts), rule: drawsRuleHash(), documents: hash, engine: engineVersion }; // prettier-ignore
    const text = calibratedText({ ...names, commits: { D: null, H: null }, page: "", draws: 8, seed: 1, targets: ["done"], choicesThrough: null, origins: [], D: null, H }); // prettier-ignore
    const beside = ratio === undefined ? [] : [{ path: "office/calibrated.json", text }];
    const scored = fileOf(of, { interventions: six, scenarios: scenariosHash(open(null)) });
    const documents = { ...open(scored, [...files, ...beside]), posterior };
    const gates = modelGates(documents);
    return [levelsOf(documents, gates).served.status, differenceGate(gates).status];
  };

  test("are told of what failed with the documents' own, and pass where such sets scored no worse", () => {
    expect(statuses(scores(27, 0.5), 0.9)).toEqual(["passed", "untested"]);
    expect(statuses(scores(27, 0.5), 1)).toEqual(["passed", "untested"]);
    for (const ratio of [1.01, null, undefined]) {
      expect(statuses(scores(27, 0.5), ratio)).toEqual(["untested", "untested"]);
      expect(statuses(scores(27, 3), ratio)[0]).toBe("failed");
    }
    expect(statuses(scores(27, 3), 0.9)[0]).toBe("failed");
  });
});

test("a broken score file is one clear error before anything runs, in every door", async () => {
  const half = passing.slice(0, 700);
  const wrong = passing.replace('"horizonMonths":1', '"horizonMonths":"one"');
  for (const [text, place] of [
    [half, "office/scores.json:2:3 › pendency"],
    ["[]", "office/scores.json:1:1 › pendency"],
    [wrong, "office/scores.json:8:3 › scores"],
  ]) {
    const documents = open(text);
    const doors = [
      () => askClaims(documents),
      () => askRun(documents),
      () => askComparison(documents),
      () => askAnswer(documents, { words: () => ({ effectsCommand: "", commands: [] }) }),
      async () => checkDocuments(documents),
    ];
    for (const door of doors) await expect(door()).rejects.toThrow(place);
  }
});

test("a comparison says in words and data what forecasts of its differences and of its levels have come to", async () => {
  for (const [text, status] of [
    [passing, "passed (n = "],
    [failing, "failed (n = "],
    [null, "untested (n = 0) of served"],
  ] as const) {
    const found = await askComparison(open(text), { replications: 2 });
    const input = { scenarios: [], study: found.study };
    expect(compareText(input)).toContain("Served");
    expect(differencesText(input, found.differences)).toContain(`\nForecasts of such differences: ${untested(0)}\n`);
    expect(found.differences.every(({ gate }) => gate.kind === "difference" && gate.n === 0)).toBe(true);
    const levels = levelGatesText(found.levels);
    if (text === null) expect(levels).toBe("Forecasts of these levels: untested (n = 0)\n");
    else expect(levels).toMatch(new RegExp(`^Forecasts of these levels: ${status.replace("(", "\\(")}`));
  }
});

test("a run and an explained number say in the line of each number what forecasts of its level have come to", async () => {
  for (const [text, status] of [
    [passing, "passed"],
    [failing, "failed"],
    [null, "untested"],
  ] as const) {
    const documents = open(text);
    const found = await askRun(documents, { replications: 2 });
    const printed = measuresText({ scenarios: [], study: found.study }, { ...plainStyle, width: 120 }, found.levels);
    expect(printed).toMatch(new RegExp(`^Served \\[${status} \\(n = \\d+\\)\\] +[\\d,.]+ ± .*persons$`, "m"));
    expect(printed).toMatch(/^Inside \[untested \(n = 0\)\] +[\d,.]+ ± .*persons$/m);
    const compared = await askComparison(documents, { replications: 2 });
    const levels = compareText({ scenarios: [], study: compared.study }, { ...plainStyle, width: 120 }, compared.levels); // prettier-ignore
    expect(levels).toMatch(new RegExp(`^Served \\(persons\\) \\[${status} \\(n = \\d+\\)\\] .*±`, "m"));
    const differences = differencesText({ scenarios: [], study: compared.study }, compared.differences, { ...plainStyle, width: 120 }, true); // prettier-ignore
    expect(differences).toMatch(/^Served \(persons\) \[untested \(n = 0\)\] .*±/m);
    const cells = findCells("served", documents, null);
    const { numbers } = await askExplanation(documents, { cells, replications: 2 });
    expect(numbersText(numbers, plainStyle)).toMatch(new RegExp(`persons; 80 % of runs: .*; forecasts of its level: ${status} \\(n = \\d+\\)`)); // prettier-ignore
  }
});

describe("the answer", () => {
  const answered = async (text: string | null, changed: readonly { path: string; text: string }[] = files) => {
    const words = () => ({ effectsCommand: "", commands: [] });
    const found = await askAnswer(open(text, changed), { words, grid: false, replications: 12 });
    if (found === null || found.plain === null) throw new Error("no answer");
    return { ...found, plain: found.plain };
  };
  const withSeries = files.map(
    (file) =>
    file.path === "forecasts.yaml" ? { ...file, text: `${forecasts}  inside: {title: Inside, family: far, measure: {stock: door}, every: month, observed: counts.csv}\n` } : file, // prettier-ignore
  );

  test("says on its first screen that forecasts of its kind are untested, and keeps its word", async () => {
    const { plain, report: input } = await answered(null);
    expect(plain.gate).toMatchObject({ kind: "level", family: null, status: "untested", n: 0 });
    const text = plainAnswerText(plain);
    expect(text).toContain("\nYes: ");
    expect(text).toContain("\nNo past forecast of this kind could be scored yet, nor any of those below.\n");
    expect(text.split("\n").length).toBeLessThanOrEqual(40);
    expect(text).toContain("✓ supported, in the model, 12 of 12 runs: It is level.");
    const page = report(input);
    expect(page).toContain("No past forecast of this kind could be scored yet.");
    expect(page).toContain(`<strong>supported, ${untested(0)}</strong>`);
    expect(page).toContain("Untested (n = 0): of past forecasts of its kind none could be scored");
    // no figure is known, so that nothing lies beyond it
    expect(page).not.toContain("Grey: ");
  });

  test("says why what is stored does not count, and the doors that print levels do too", async () => {
    const changed = withSeries.map((file) => (file.path === "model.yaml" ? { ...file, text: file.text.replace("dwell: 10", "dwell: 11") } : file)); // prettier-ignore
    const stored = fileOf(scores(27, 0.5).map((score) => ({ ...score, series: "inside" })), { protocolHash: protocolHash(withSeries[3].text) }); // prettier-ignore
    const since = "untested (n = 0): documents changed since scoring";
    const none = "No past forecast of this kind counts yet: documents changed since scoring";
    const { plain, report: input } = await answered(stored, changed);
    expect(plainAnswerText(plain)).toContain(`\n${none}`);
    expect(report(input)).toContain(`${none}.`);
    const { levels } = await askComparison(open(stored, changed), { replications: 2 });
    expect(levelGatesText(levels)).toContain(since);
  });

  test("on what failed is neither yes nor no, and says by what", async () => {
    const ofInside = scores(27, 3, [12]).map((score) => ({ ...score, series: "inside" }));
    const failingLevel = fileOf(ofInside, { protocolHash: protocolHash(withSeries[3].text) });
    const { plain, report: input } = await answered(failingLevel, withSeries);
    expect(plain.gate).toMatchObject({ family: "far", status: "failed" });
    expect(plain.finding).toMatchObject({ word: "not settled", yes: 12 });
    const text = plainAnswerText(plain);
    expect(text).toContain("\nNot settled: ");
    expect(text).toMatch(
      /\nPast forecasts of this kind, over 24 months past the last figure, failed \(n =\s\d+\): CRPS 3\.00 times/,
    );
    expect(report(input)).toMatch(
      /Past forecasts of this kind, over 24 months past the last figure, failed \(n = \d+\)/,
    );
  });

  test("on a difference is gated as one, whatever the scores of levels", async () => {
    const without = files.map((file) => (file.path === "study.yaml" ? { ...file, text: study.replace("before: 2022-12-01, after: 2027-06-01", "after: 2027-06-01") } : file)); // prettier-ignore
    const { plain } = await answered(failing, without);
    expect(plain).toMatchObject({ than: "without", gate: { kind: "difference", status: "untested" } });
    expect(plain.finding.word).toBe("yes");
  });

  test("draws levels grey that lie over 24 months past the last figure, and says so; differences keep their colour", async () => {
    // the last figure is of June 2023: the years to 2024 end within 24 months, 2025 does not
    const { plain, report: input } = await answered(passing);
    expect(plain.farBeyond).toBe("2023-06-30");
    expect(plainAnswerText(plain).replaceAll(/\s+/g, " ")).toContain(
      "No past forecast of this kind, over 24 months past the last figure, could be scored",
    );
    const [panel] = input.fans;
    expect(panel.points[panel.far?.from ?? 0].label).toBe("FY2025");
    const page = report(input);
    expect(page).toContain("Grey: levels more than 24 months beyond the last published figure (2023-06-30)");
    expect(page).toMatch(/<path class="lv l\d far" d="M/);
    expect(page).toMatch(/<path class="ahead with far" d="M/);
    const differences = page.split('class="multiples pairs"')[1].split("</figure>")[0];
    expect(differences).not.toContain(" far");
  });
});
