// What is shown first, and what the runs so far come to: small models whose answers are known.
import { expect, test } from "vitest";
import { askAnswer } from "../../src/ask/answer.ts";
import type { AnswerSoFar } from "../../src/ask/answer.ts";
import { modelGates } from "../../src/ask/gates/modelGates.ts";
import { firstAnswer } from "../../src/ask/live/firstAnswer.ts";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { unpackModel, packModel } from "../../src/ask/live/packModel.ts";
import { askExpectedAnswer } from "../../src/ask/expectedAnswer.ts";
import { expectedLines, firstLine, firstScreenLines, soFarLines } from "../../src/present/answerSoFar.ts";
import { bothEngines } from "../../src/present/bothEngines.ts";
import { bothVerdicts, expectedVerdicts } from "../../src/present/bothVerdicts.ts";
import { plainStyle } from "../../src/present/terminal.ts";
import { openTexts } from "../documents/openTexts.ts";
import { lineHelp, lineModel } from "./line.ts";

const lineStudy = (replications: number) => `pendency: study v1
for: line
question: Would fewer stand in line than before?
replications: ${replications}
answer:
  with: help
  change: help
  asks: {noun: People in line, before: 2024-02-01, after: 2024-12-01, yesIf: less}
  boxes: {title: In line, stages: line}
`;
const line = openTexts("line", {
  "line.yaml": lineModel(5000, "{uniform: {from: 0.5 days, to: 1.5 days}}", ""),
  "scenarios.yaml": lineHelp,
  "study.yaml": lineStudy(3),
});
const first = firstAnswer(line, modelGates(line))!;
const words = () => ({ effectsCommand: "", commands: [] });

test("80 clerks and ten more are too few for 100 who come a day: said at once, in expected numbers", () => {
  // 304 days from February to December, in which ten more are left standing each day
  const { before, with: changed } = first.rows[0];
  expect(changed.median! - before!.median!).toBeCloseTo(10 * 304, -2);
  expect(first.finding).toMatchObject({ word: "no", seen: "expected" });
  expect(firstLine(first)).toMatch(/^First, expected numbers; refined below\. No, as far as expected numbers show: /);
  const shown = firstScreenLines(first, { ...plainStyle, width: 60 });
  expect(shown[0]).toContain("First, expected numbers");
  expect(shown).toContain("Would fewer stand in line than before?");
  expect(Math.max(...shown.map((each) => each.length))).toBeLessThan(60);
});

test("it is what the workbench shows of the same state, from texts and from a pack", () => {
  const offices = openModel("passport-office");
  const gates = modelGates(offices);
  const { with: stack } = offices.plan!.answer;
  const { plain } = new LiveModel(offices, gates).answer({ stack: stack!, levers: [] });
  const own = firstAnswer(offices, gates)!;
  expect([own.rows, own.finding]).toEqual([plain!.rows, plain!.finding]);
  const packed = unpackModel(packModel(offices));
  expect(firstAnswer(packed.documents, packed.gates)!.rows).toEqual(own.rows);
});

test("after each replication of both stacks the sentence stands by the same rule as at the end, then every verdict", async () => {
  const told: AnswerSoFar[] = [];
  const found = await askAnswer(line, { words, flips: false }, { onAnswer: (soFar) => void told.push(soFar) });
  expect(told.map(({ made, of, isSettled }) => [made, of, isSettled])).toEqual([
    [1, 3, false],
    [2, 3, false],
    [3, 3, false],
    [3, 3, true],
  ]);
  const alone = await askAnswer(line, { words, flips: false, replications: 2 });
  expect(told[1].plain).toEqual(alone!.plain);
  expect(told[3].plain).toEqual(found!.plain);
  // nobody who listens changes what is found
  expect((await askAnswer(line, { words, flips: false }))!.plain).toEqual(found!.plain);
  const heads = told.map((each) => soFarLines(each, first, plainStyle)[0]);
  expect(heads[0]).toBe("So far, by 1 of 3 runs person by person; refined as more are made.");
  expect(heads[3]).toBe("By 3 runs person by person: every verdict stands. Levers and the report follow.");
});

test("both engines stand beside each other in one line, with how far they are apart", () => {
  const of = (median: number, changed: number, word: "no" | "yes") => {
    const spread = (value: number) => ({ median: value, p10: value, p90: value });
    const row = { ...first.rows[0], without: spread(median), with: spread(changed) };
    return { ...first, rows: [row], statistic: "median of 3 runs", finding: { ...first.finding, word } };
  };
  expect(bothEngines(of(8000, 5100, "no"), of(8000, 5000, "no"))).toMatch(
    /^Both engines say no\. Expected numbers, and median of 3 runs person by person: with help 5,100 and 5,000 \(\+2\.0 %\); without it 8,000 and 8,000 \(\+0\.0 %\)\.$/, // prettier-ignore
  );
  expect(bothEngines(of(8000, 4900, "yes"), of(8000, 5000, "no"))).toMatch(
    /^Expected numbers say yes, runs person by person no\. .*: with help 4,900 and 5,000 \(−2\.0 %\)/,
  );
});

const claims = `pendency: claims v1
for: line
claims:
  help-contains:
    words: With ten more clerks fewer than 100,000 stand in line.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests:
      - {measure: {stock: line, at: 2024-12-01, scenario: help}, compare: value, holdsIf: less than 100000 persons}
  help-empties:
    words: With ten more clerks nobody stands in line.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests:
      - {measure: {stock: line, at: 2024-12-01, scenario: help}, compare: value, holdsIf: less than 1 persons}
`;

test("before runs of persons, expected numbers of as many draws judge every statement, and both engines are compared", async () => {
  const documents = openTexts("line", {
    "line.yaml": lineModel(
      5000,
      "{uniform: {from: 0.5 days, to: 1.5 days}}",
      ", uncertainty: {times: {lognormal: {median: 1, p95: 1.005}}}",
    ),
    "scenarios.yaml": lineHelp,
    "claims.yaml": claims,
    "study.yaml": lineStudy(11),
  });
  const expected = await askExpectedAnswer(documents, { words }, {});
  expect(expected).toMatchObject({ draws: 11, plain: { finding: { word: "no", runs: 11, seen: "drawn" } } });
  expect(expectedVerdicts(expected!)).toBe(
    "By expected numbers of 11 draws, 2 statements: 1 supported, 1 contradicted.",
  );
  expect(expectedLines(expected!, plainStyle)).toContain(
    "By expected numbers of 11 draws; refined below, person by person.",
  );
  // nobody waits for more of them than it takes
  expect((await askExpectedAnswer(documents, { words, replications: 150 }, {}))?.draws).toBe(100);
  const persons = await askAnswer(documents, { words, flips: false });
  expect(bothVerdicts(expected!.verdicts, persons!.verdicts)).toBe(
    "Of 2 statements that runs decide, all have the same verdict by both engines.",
  );
  const open = persons!.verdicts.map((one) => ({ ...one, verdict: "not settled" as const }));
  expect(bothVerdicts(expected!.verdicts, open)).toBe(
    "Of 2 statements that runs decide, 0 have the same verdict by both engines. By expected numbers, and person by person: " +
      "help-contains supported, not settled; help-empties contradicted, not settled.",
  );
  expect(bothVerdicts(expected!.verdicts, [])).toBe("");
});

test("what was stopped before a single run has no expected answer", async () => {
  expect(await askExpectedAnswer(line, { words }, { stop: AbortSignal.abort() })).toBeNull();
});
