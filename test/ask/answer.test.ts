// The first sentence from whole runs: one figure of a small model turns it.
import { expect, test } from "vitest";
import { askAnswer } from "../../src/ask/answer.ts";
import type { AnswerAsked } from "../../src/ask/answer.ts";
import { readSettings } from "../../src/documents/readSettings.ts";
import { answerJson } from "../../src/present/answerJson.ts";
import { plainAnswerText } from "../../src/present/answerText.ts";
import { reportTables } from "../../src/present/csv.ts";
import { answerSentence } from "../../src/present/answerSentence.ts";
import { flipSentence } from "../../src/present/flipSentence.ts";
import { openTexts } from "../documents/openTexts.ts";
import { lineHelp, lineModel } from "./line.ts";

const study = `pendency: study v1
for: line
question: Would fewer stand in line than before?
replications: 11
answer:
  with: help
  change: help
  asks: {noun: People in line, before: 2024-02-01, after: 2024-12-01, yesIf: less}
  boxes: {title: In line, stages: line}
  flows:
    - {title: came, entries: line, way: in}
    - {title: served, entries: done, way: out}
  levers: {parameter: pace, title: clerks at work, range: [50 clerks, 200 clerks]}
`;
const coming = ", uncertainty: {times: {lognormal: {median: 1, p95: 1.005}}}";
const documents = openTexts("line", {
  "line.yaml": lineModel(5000, "{uniform: {from: 0.5 days, to: 1.5 days}}", coming),
  "scenarios.yaml": lineHelp,
  "study.yaml": study,
});
const words = () => ({ effectsCommand: "", commands: [] });
const answered = async (asked: Partial<AnswerAsked>) => {
  const found = await askAnswer(documents, { words, ...asked });
  return { plain: found!.plain!, report: found!.report };
};
const clerks = (count: number) => readSettings(documents, [["pace", `${count} clerks`]]);

test("80 clerks and ten more are too few for 100 who come a day: no; 95 and ten more are enough: yes", async () => {
  const [few, enough] = [await answered({ flips: false }), await answered({ flips: false, setting: clerks(95) })];
  expect(few.plain.finding).toMatchObject({ word: "no", runs: 11, yes: 0 });
  expect(answerSentence(few.plain)).toMatch(/^No: 5,\d{3} on 1 February 2024, about 8,\d{3} on 1 December 2024 with help, in every one of 11 runs; help alone lowers that by about 3,\d{3}\.$/); // prettier-ignore
  expect(enough.plain.finding).toMatchObject({ word: "yes", runs: 11, yes: 11, yesWithout: 0 });
  expect(answerSentence(enough.plain)).toMatch(/^Yes: 5,\d{3} on 1 February 2024, about 3,\d{3} on 1 December 2024/);
});

test("with few runs followed in full, every run is counted on the first of each month from the one day to the other", async () => {
  const openWith = (more: string) =>
    openTexts("line", {
      "line.yaml": lineModel(5000, "{uniform: {from: 0.5 days, to: 1.5 days}}", coming),
      "scenarios.yaml": lineHelp,
      "study.yaml": `${study}stacks: [baseline, help]\n${more}`,
    });
  const both = await Promise.all(["", "inFull: 4\n"].map((more) => askAnswer(openWith(more), { words, flips: false })));
  const [whole, few] = both.map((found) => found?.report.path);
  expect([whole?.runs, whole?.runsAhead, few?.runs, few?.runsAhead]).toEqual([11, 11, 4, 11]);
  for (const side of ["without", "with"] as const) {
    // the same runs on the same days, March to November; series have both ends too
    const medians = (path: typeof few) => path?.ahead?.[side].map(({ median }) => median);
    expect(medians(few)).toEqual(medians(whole)?.slice(1, -1));
    expect(few?.ahead?.[side][0].at).toBeCloseTo(2024 + 2 / 12, 2);
  }
});

test("exactly as many as come leave it to chance: not settled", async () => {
  const { plain } = await answered({ flips: false, setting: clerks(90) });
  expect(plain.finding.word).toBe("not settled");
  expect(plain.finding.yes).toBeGreaterThan(0);
  expect(plain.finding.yes).toBeLessThan(11);
  expect(answerSentence(plain)).toMatch(/^Not settled: .*fewer in \d+ of 11 runs/);
});

test("expected numbers answer by the same rule, and say what they are", async () => {
  const { plain } = await answered({ engine: "fluid", flips: false });
  expect(plain).toMatchObject({ statistic: "expected number", finding: { word: "no", runs: 1, isOfFewRuns: false } });
  // one number of each has no other run to stand against
  expect(plainAnswerText(plain)).not.toContain("run by run");
});

test("a number of the answer is the same in the terminal, in the table, as JSON and in what a page is made from", async () => {
  const { plain, report } = await answered({ replications: 3 });
  const [row] = plain.rows;
  expect(report.plain).toBe(plain);
  const json = answerJson(plain) as {
    readonly rows: typeof plain.rows;
    readonly sentences: { readonly answer: string };
  };
  expect(json.rows).toEqual(plain.rows);
  const csv = reportTables(report).find(({ name }) => name === "answer.csv")!.text;
  for (const value of [row.before!.median, row.with.median, row.difference.median])
    expect(csv).toContain(String(value));
  expect(csv).toContain("median of 3 runs");
  const text = plainAnswerText(plain).replace(/\s+/g, " ");
  expect(text).toContain(json.sentences.answer);
  expect(text).toContain(
    flipSentence(plain.flips[0])
      .replace(/^./, (first) => first.toLowerCase())
      .slice(1, 20),
  );
  expect(plain.flips[0]).toMatchObject({ result: "at", holds: "above", confirmed: [{ holds: 0 }, { holds: 2 }] });
});

test("persons who came less those who were served are what the line grew by, in every run", async () => {
  const { plain } = await answered({ replications: 1, flips: false });
  const [came, served] = plain.flows;
  const [row] = plain.rows;
  expect(row.before!.median! + came.with.median! - served.with.median!).toBe(row.with.median);
});
