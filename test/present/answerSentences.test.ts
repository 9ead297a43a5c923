// The first sentence, made by rule: the same rule says no, yes and not settled, as the numbers have it.
import { describe, expect, test } from "vitest";
import { answerOf } from "../../src/ask/answer/answerOf.ts";
import { questionOf } from "../../src/ask/answer/answerCells.ts";
import type { Question } from "../../src/ask/answer/answerCells.ts";
import type { PlainAnswer, PlainVerdict } from "../../src/ask/answer/plainAnswer.ts";
import type { Flip } from "../../src/ask/flip/flip.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { lengthOf } from "../../src/present/fold.ts";
import { differenceNote } from "../../src/present/differenceNote.ts";
import { answerSentence, flowSentence } from "../../src/present/answerSentence.ts";
import { flipSentence, flipsSentence } from "../../src/present/flipSentence.ts";
import { rowTexts } from "../../src/present/rowTexts.ts";
import { sureSentences } from "../../src/present/sureSentences.ts";
import { plainAnswerText } from "../../src/present/answerText.ts";
import type { Study } from "../../src/study/study.ts";

const model = `pendency: model v1
title: Hall
entities: [persons]
runs: {from: 2024-01-01, through: 2027-12-31}
parameters:
  stay: {title: Stay, unit: days, kind: judgement, judgedBy: a test, reason: invented, value: 50 days, uncertainty: {times: {lognormal: {median: 1, p95: 1.2}}}}
  pause: {title: Pause, unit: days, kind: judgement, judgedBy: a test, reason: invented, value: 5 days}
stages:
  hall: {arrivals: {rate: 3 per day}, dwell: stay, next: yard}
  yard: {dwell: pause, next: gone}
  gone: {outcome: true}
`;
const scenarios = `pendency: scenarios v1
for: hall
scenarios:
  door:
    title: a second door
    changes:
      - {from: 2024-07-01, parameter: stay, multiply: 0.5}
`;
const studyOf = (asks: string) => `pendency: study v1
for: hall
question: Would fewer wait than before?
answer:
  with: door
  change: the door
  asks: {noun: Visitors, ${asks}}
`;
const boxes = `  boxes:
    - {title: In the hall, stages: hall}
    - {title: In the yard, stages: yard, note: who can be let out}
  flows:
    - {title: came, entries: hall, way: in}
    - {title: left, entries: gone, way: out}
  leavesOut: [the weather, other halls]
`;
const open = (study: string) =>
  openDocuments(
    modelFiles("hall", [
      { path: "hall.yaml", text: model },
      { path: "scenarios.yaml", text: scenarios },
      { path: "study.yaml", text: study },
    ]),
  );
const documents = open(studyOf("before: 2024-07-01, after: 2027-07-01, yesIf: less") + boxes);

type Runs = readonly (number | null)[];

/** A study with these numbers in the hall; the yard has ten people throughout, unless it is told otherwise. */
function studyWith(
  numbers: { before?: Runs; without: Runs; with: Runs },
  more: Partial<Study> = {},
  rest: Readonly<Record<string, Runs>> = {},
): Study {
  const runs = numbers.with.length;
  const ten = Array.from({ length: runs }, () => 10);
  const measures = (side: "without" | "with") => {
    const of = (name: string, values: Runs) => ({ name: `answer:${name}`, values, unit: "persons" });
    return [
      of("box/0/before", numbers.before ?? []),
      of("box/1/before", rest["box/1/before"] ?? ten),
      of(`box/0/${side}`, numbers[side]),
      of(`box/1/${side}`, rest[`box/1/${side}`] ?? ten),
      of(`flow/0/${side}`, rest[`flow/0/${side}`] ?? ten),
      of(`flow/1/${side}`, rest[`flow/1/${side}`] ?? ten),
      of(`asked/${side}`, numbers[side]),
    ];
  };
  const study = {
    engine: "individual",
    draws: [{ name: "stay", how: "times", values: ten }],
    sampleNote: "every one of the persons one to one",
    spec: { points: "drawn", sources: {}, sample: null },
    stacks: [
      { stack: [], replications: runs, measures: measures("without") },
      { stack: ["door"], replications: runs, measures: measures("with") },
    ],
    ...more,
  };
  return study as unknown as Study;
}

const question = questionOf(documents.plan!.answer) as Question;
const said = (study: Study, flips: readonly Flip[] = []): PlainAnswer =>
  answerOf(documents, question, study, [], flips);
const eleven = (from: number, step = 0): number[] => Array.from({ length: 11 }, (_, run) => from + run * step);

test("more in every run than before: no, with the two numbers and what the change alone does", () => {
  const study = studyWith({ before: eleven(136_990), without: eleven(263_000, 10), with: eleven(250_000, 10) });
  expect(answerSentence(said(study))).toBe(
    "No: 137,000 on 1 July 2024, about 250,000 three years on with the door, in every one of 11 runs; " +
      "the door alone lowers that by about 13,000.",
  );
});

test("a day written as a month is its first", () => {
  const dates = { before: "2024-07", after: "2027-07" };
  const answer = said(studyWith({ before: eleven(10), without: eleven(20), with: eleven(30) }));
  expect(answerSentence({ ...answer, dates })).toBe(answerSentence(answer));
});

test("with the numbers flipped the same rule says yes", () => {
  const study = studyWith({ before: eleven(250_000, 10), without: eleven(263_000, 10), with: eleven(136_990) });
  expect(answerSentence(said(study))).toBe(
    "Yes: 250,000 on 1 July 2024, about 137,000 three years on with the door, in every one of 11 runs; " +
      "the door alone lowers that by about 126,000.",
  );
});

test("a yes that would be so without the change says so", () => {
  const study = studyWith({ before: eleven(250_000), without: eleven(140_000), with: eleven(130_000) });
  expect(answerSentence(said(study))).toMatch(/^Yes: .* about 10,000\. It would be so without the door too\.$/);
});

test("a no that would be a yes without the change says so", () => {
  const study = studyWith({ before: eleven(250_000), without: eleven(240_000), with: eleven(260_000) });
  expect(answerSentence(said(study))).toMatch(/^No: .*the door alone raises that by about 20,000\. Without the door it would be yes in 11 of 11 runs\.$/); // prettier-ignore
});

test("runs that disagree settle nothing, and say how many hold", () => {
  const study = studyWith({ before: eleven(1000), without: eleven(1100), with: eleven(994, 1) });
  const answer = said(study);
  expect(answer.finding).toMatchObject({ word: "not settled", runs: 11, yes: 6, equal: 1 });
  expect(answerSentence(answer)).toMatch(/^Not settled: 1,010 on 1 July 2024, about 1,010 three years on with the door, fewer in 6 of 11 runs and as many in 1;/); // prettier-ignore
});

test("nearly all of many runs settle it, by the rule of verdicts; the same share of few does not", () => {
  const runs = (count: number, other: number) => Array.from({ length: count }, (_, run) => (run < other ? 1200 : 900));
  const of = (count: number, other: number) =>
    studyWith({ before: runs(count, 0).map(() => 1000), without: runs(count, 0).map(() => 1100), with: runs(count, other) }); // prettier-ignore
  expect(said(of(100, 5)).finding.word).toBe("yes");
  expect(answerSentence(said(of(100, 5)))).toContain("fewer in 95 of 100 runs");
  expect(said(of(11, 1)).finding.word).toBe("not settled");
});

test("two runs that agree say no of these two, and not of the question", () => {
  const study = studyWith({ before: [100, 100], without: [210, 220], with: [200, 205] });
  expect(answerSentence(said(study))).toMatch(/^No, as far as 2 runs show: 110 on 1 July 2024, about 213/);
});

test("numbers that are the same in every run are no change, whichever way is asked", () => {
  const study = studyWith({ before: eleven(100), without: eleven(100), with: eleven(100) });
  expect(said(study).finding).toMatchObject({ word: "no", equal: 11, yes: 0 });
  expect(answerSentence(said(study))).toMatch(/^No: 110 on .* fewer in none of 11 runs and as many in 11; the door alone changes nothing\.$/); // prettier-ignore
});

test("a run without a number is not counted, and with none there is no answer", () => {
  const some = studyWith({ before: [100, null, 100], without: [120, 120, 120], with: [110, 110, null] });
  expect(said(some).finding.runs).toBe(1);
  const none = studyWith({ before: [null], without: [null], with: [null] });
  expect(answerSentence(said(none))).toBe("Not settled: no run has a number for both sides.");
});

test("runs without a number for both sides are in no median, and are told", () => {
  const asked = open(studyOf("yesIf: less, measure: {sojourn: hall, statistic: mean}"));
  const none = Array.from({ length: 8 }, () => null);
  const study = studyWith({ without: [9, 9, 9, ...none], with: [1, 1, 1, ...none.map(() => 20)] });
  const answer = answerOf(asked, questionOf(asked.plan!.answer) as Question, study, [], []);
  expect(answerSentence(answer)).toBe(
    "Yes, as far as 3 runs show: 9 without the door, 1 with it; run by run 8 less. " +
      "8 of 11 runs have no number for both sides and say nothing.",
  );
  const gone = said(studyWith({ before: eleven(100), without: eleven(90), with: [80, 81, ...none, null] }));
  expect(answerSentence(gone)).toContain("It would be so without the door too. 9 of 11 runs have");
});

test("equal numbers are the same run by run, and what sums leave over is no difference", () => {
  const asked = open(studyOf("yesIf: less, measure: {sojourn: hall, statistic: mean}"));
  const of = (values: readonly number[], base: readonly number[]) =>
    answerOf(asked, questionOf(asked.plan!.answer) as Question, studyWith({ without: base, with: values }), [], []);
  const words = answerSentence(of(eleven(0.3), eleven(0.1 + 0.2)));
  expect(words).toBe("No: 0.300 without the door, 0.300 with it, less in none of 11 runs and as many in 11; run by run the same."); // prettier-ignore
  const tied = answerSentence(of([1, 2, 3, 4, 5, 5], [1, 2, 3, 4, 5, 6]));
  expect(tied).toContain("run by run 0 (8 runs in 10: −0.500 to 0).");
});

test("the total is the boxes added up run by run, so that everybody is in it once", () => {
  const numbers = { before: [100, 300, 200], without: [1, 2, 3], with: [9, 5, 7] };
  const answer = said(studyWith(numbers, {}, { "box/1/with": [1, 9, 4] }));
  expect(answer.rows.map(({ title, kind }) => [title, kind])).toEqual([
    ["In the hall", "box"],
    ["In the yard", "box"],
    ["All", "total"],
  ]);
  expect(answer.rows[2].with.median).toBe(11);
  expect(answer.rows[2].before?.median).toBe(210);
  // by run 10 − 11, 14 − 12, 11 − 13
  expect(answer.rows[2].difference).toMatchObject({ runs: 3, lower: 2, higher: 1 });
});

test("one statistic for every number, by name", () => {
  expect(said(studyWith({ before: eleven(1), without: eleven(2), with: eleven(3) })).statistic).toBe(
    "median of 11 runs",
  );
  const fluid = { engine: "fluid", draws: [], spec: { points: "central", sources: {}, sample: null } } as never;
  const expected = said(studyWith({ before: [1], without: [3], with: [2] }, fluid));
  expect(expected.statistic).toBe("expected number");
  expect(expected.finding).toMatchObject({ word: "no", isOfFewRuns: false, seen: "expected" });
  expect(answerSentence(expected)).toMatch(/^No, as far as expected numbers show: /);
});

test("a median of differences that is not the difference of medians is explained where it shows", () => {
  const odd = studyWith({ before: [1, 1, 1], without: [1000, 2000, 9000], with: [1500, 1000, 8900] });
  // medians 2,010 and 1,510; by run +500, −1,000, −100
  expect(differenceNote(said(odd))).toBe(
    "Medians need not add up: 1,510 less 2,010 is not −100, the median of what each run differs by.",
  );
  expect(plainAnswerText(said(odd)).replace(/\s+/g, " ")).toContain(
    "Medians need not add up: 1,510 less 2,010 is not −100, the median of what each run differs by.",
  );
  const even = studyWith({ before: [1, 1, 1], without: [1000, 2000, 3000], with: [900, 1900, 2900] });
  expect(differenceNote(said(even))).toBe("");
});

test("a change in every run is printed as one, however small it is beside the numbers", () => {
  const study = studyWith({ before: eleven(50_000), without: eleven(100_013), with: eleven(100_002) });
  const { without, with: changed, difference } = rowTexts(said(study).rows[0], { unit: "persons" });
  expect([without, changed, difference]).toEqual(["100,010", "100,000", "−11"]);
});

test("flows stand against each other over the same days", () => {
  const flows = { "flow/0/without": eleven(240_000), "flow/0/with": eleven(240_000), "flow/1/without": eleven(990), "flow/1/with": eleven(15_600) }; // prettier-ignore
  const answer = said(studyWith({ before: eleven(1), without: eleven(2), with: eleven(3) }, {}, flows));
  expect(flowSentence(answer)).toBe("In between: came 240,000; left 990 without the door, 15,600 with it.");
});

const flip: Flip = {
  of: { kind: "question", id: "", words: "" },
  parameter: "stay", title: "size of the door", unit: "", from: "2024-07-01", range: [0.1, 8], assumed: 1, result: "at",
  bracket: [4.1, 4.3], contrary: [], at: 4.2, holds: "above", fluidRuns: 9, confirmed: [], isSettled: true, stepDays: 14,
}; // prettier-ignore

test("a lever says where it turns the answer, or that it never does, in place of a share of runs", () => {
  expect(flipSentence(flip)).toBe("Yes from 4.2 times the size of the door on.");
  expect(flipSentence({ ...flip, holds: "below", unit: "USD", title: "price" })).toBe("Yes up to 4.2 USD of price.");
  // a parameter in shares that goes to 8 is a factor
  expect(flipSentence({ ...flip, unit: "share" })).toBe("Yes from 4.2 times the size of the door on.");
  const nowhere = { ...flip, result: "nowhere" as const, at: null, holds: null, bracket: null };
  expect(flipSentence(nowhere)).toBe("From 0.1 to 8 times the size of the door the answer stays no.");
  const confirmed = [{ value: 3.5, holds: 0, runs: 3 }, { value: 5, holds: 3, runs: 3 }]; // prettier-ignore
  expect(flipSentence({ ...flip, confirmed })).toContain(
    " (yes in 0 of 3 runs person by person at 3.5, in 3 of 3 at 5).",
  );
  expect(flipSentence({ ...flip, isSettled: false })).toContain("NOT settled");
  const part = { kind: "claim", id: "two-things", words: "", part: "it halves" } as const;
  expect(flipSentence({ ...flip, of: part })).toBe("Holds, for it halves, from 4.2 times the size of the door on.");
});

test("a lever's values that differ are printed as different, and one that says otherwise is named", () => {
  const narrow = { ...flip, range: [1, 1.04] as const, at: 1.023, confirmed: [{ value: 1.004, holds: 0, runs: 2 }, { value: 1.04, holds: 2, runs: 2 }] }; // prettier-ignore
  expect(flipSentence(narrow)).toBe(
    "Yes from 1.023 times the size of the door on (yes in 0 of 2 runs person by person at 1.004, in 2 of 2 at 1.04).",
  );
  const never = { ...narrow, result: "nowhere" as const, at: null, holds: null, bracket: null, confirmed: [] };
  expect(flipSentence(never)).toContain("From 1 to 1.04 times");
  const twice = { ...flip, contrary: [{ value: 8, holds: false }] };
  expect(flipSentence(twice)).toBe("Yes from 4.2 times the size of the door on, but not at 8.");
  const low = { ...flip, contrary: [{ value: 0.1, holds: true }] };
  expect(flipSentence(low)).toBe("Yes from 4.2 times the size of the door on, and at 0.1 too.");
});

test("how sure: the runs and what they vary, what is held fixed, and what is not in it", () => {
  const answer = said(studyWith({ before: eleven(1), without: eleven(2), with: eleven(3) }));
  expect(sureSentences(answer)).toEqual([
    "Median of 11 runs that differ in chance and 1 uncertain figure; 1 more, set by judgement, never varies.",
    "Not in it: the weather; other halls.",
  ]);
});

test("where there is little room the same is said in fewer words: how sure, and of levers that turn nothing", () => {
  const answer = said(studyWith({ before: eleven(1), without: eleven(2), with: eleven(3) }));
  const sources = [{ title: "People in the hall", used: "list", others: ["newspaper"] }];
  expect(sureSentences({ ...answer, sure: { ...answer.sure, sources } }, true)).toEqual([
    "Runs differ in chance and 1 uncertain figure; 1 judged one never varies.",
    "Disputed “People in the hall”: list, not newspaper.",
    "Not in it: the weather; other halls.",
  ]);
  const nowhere = { ...flip, result: "nowhere" as const, at: null, holds: null, bracket: null };
  const agrees = { ...nowhere, confirmed: [{ value: 8, holds: 0, runs: 2 }] };
  const both = [agrees, { ...agrees, title: "hours", range: [1, 2] as const }];
  expect(flipsSentence(both, true)).toBe(
    "Still no at 0.1 to 8 times the size of the door or at 1 to 2 times the hours.",
  );
  // a lever that turns it stands beside one that does not: each alone, not both
  expect(flipsSentence([agrees, flip], true)).toMatch(/^Still no at .*; yes from 4\.2 times .* \(each alone\)\.$/);
});

test("who is followed one by one, and which of the sources that disagree is used, is said as a sentence", () => {
  const answer = said(studyWith({ before: eleven(1), without: eleven(2), with: eleven(3) }));
  const sample = { counted: 1, others: 100, ofTenThousand: 0.1, isTakenOff: false, spreads: 0, notTold: 0 };
  const sources = [{ title: "People in the hall", used: "list", others: ["newspaper"] }];
  const [, source, noise] = sureSentences({ ...answer, sure: { ...answer.sure, sample, sources } as never });
  expect(source).toBe("Sources disagree on “People in the hall”: used is list, not newspaper.");
  expect(noise).toBe("Everybody counted is followed one by one, one in 100 of all others.");
});

test("sampling noise is named with its size, and taken off a spread that has it", () => {
  const spread = eleven(10_000, 100);
  const numbers = { before: eleven(1), without: spread, with: spread };
  const spec = (weight: number) => ({
    points: "drawn",
    sources: {},
    sample: { group: "", weights: {}, otherwise: weight },
  });
  const whole = said(studyWith(numbers)).rows[0].with;
  const sampled = said(studyWith(numbers, { spec: spec(5) } as never));
  // variance 110,000 of the runs, 10,500 people × (5 − 1) of it from the sample: kept √(1 − 42,000 / 110,000) = 0.786
  expect((sampled.rows[0].with.p90 ?? 0) - 10_500).toBeCloseTo(((whole.p90 ?? 0) - 10_500) * 0.786, 0);
  expect(sampled.rows[0].with.median).toBe(whole.median);
  expect(sampled.sure.sample).toMatchObject({ counted: 5, others: 5, isTakenOff: true });
  expect(sampled.sure.sample?.ofTenThousand).toBeCloseTo(0.02, 5);
  expect(sureSentences(sampled)[1]).toContain("carries 2 % of sampling noise");
});

test("a question about one measure is answered with the change against without it, in a unit that fits", () => {
  const own = open(studyOf("yesIf: less, measure: {sojourn: hall, statistic: mean}"));
  const asked = questionOf(own.plan!.answer) as Question;
  const minutes = (values: readonly number[]): number[] => values.map((value) => value / 1440);
  const study = studyWith({ without: minutes(eleven(21)), with: minutes(eleven(9)) });
  for (const { measures } of study.stacks) for (const measure of measures) Object.assign(measure, { unit: "days" });
  const answer = answerOf(own, asked, study, [], []);
  expect(answerSentence(answer)).toBe(
    "Yes: 21 minutes without the door, 9 minutes with it, in every one of 11 runs; run by run 12 minutes less.",
  );
  expect(answer.dates).toBeNull();
});

const claimFlip: Flip = {
  ...flip,
  of: { kind: "claim", id: "it-helps", words: "It helps.", part: "the yard" },
  at: 0.54,
};

test("a claim that a lever turns is named with the value, part by part; one that it never turns is in the files", () => {
  expect(flipsSentence([flip, claimFlip, { ...claimFlip, result: "nowhere", at: null }])).toBe(
    "Yes from 4.2 times the size of the door on; it-helps holds, for the yard, from 0.54 times the size of the door on " +
      "(each alone).",
  );
  const confirmed = [{ value: 0.45, holds: 0, runs: 2 }];
  expect(flipsSentence([{ ...claimFlip, confirmed }])).not.toContain("person by person");
  expect(flipsSentence([{ ...flip, confirmed }])).toContain("0 of 2 runs person by person at 0.45");
  expect(flipsSentence([])).toBe("");
});

test("all of it fits one screen of 80 columns, the question first and its answer next", () => {
  const study = studyWith({ before: eleven(136_990), without: eleven(263_000, 10), with: eleven(250_000, 10) });
  const text = plainAnswerText(said(study, [flip]));
  const lines = text.trimEnd().split("\n");
  expect(lines[0]).toBe("Would fewer wait than before?");
  expect(lines[1]).toMatch(/^No: 137,000 on 1 July 2024/);
  expect(lines.every((line) => lengthOf(line) <= 80)).toBe(true);
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(text).toContain("All                         137,000     263,000     250,000     −13,000");
});

describe("statements on the screen", () => {
  const answer = said(studyWith({ before: eleven(1), without: eleven(2), with: eleven(3) }));
  const statement = (id: string): PlainVerdict => ({
    id,
    words: `What ${id} says of the hall, of everybody in it, and of all those who would rather be elsewhere.`,
    short: `${id} says it is full`,
    said: { by: "", date: "", source: "" },
    verdict: "in part",
    gate: null,
    holds: null,
    parts: [
      { title: "it fills", verdict: "supported", gate: null },
      { title: "it empties", verdict: "contradicted", gate: null },
      { title: "it leaks in every room and on the stairs", verdict: "contradicted", gate: null },
      { title: "it was full", verdict: "by construction", gate: null },
      { title: "the doors", verdict: "not testable here", gate: null },
    ],
    notTested: `The colour of ${id}; and its age.`,
  });
  const screenOf = (verdicts: readonly PlainVerdict[]): string =>
    plainAnswerText({ ...answer, verdicts }).replaceAll(/\n {2}(?! )/g, " ");
  const screen = (count: number): string => screenOf([...Array(count).keys()].map((nth) => statement(`speaker${nth}`)));
  // what could not have failed is explained where it first stands
  const meaning = (nth: number): string => (nth === 0 ? " (cannot fail)" : "");
  const whole = (nth: number): string =>
    `◐ in part: Speaker${nth} says it is full. Supported: it fills; contradicted: it empties, it leaks in every room and on the stairs; ` +
    `by construction${meaning(nth)}: it was full. Not tested: the doors; the colour of speaker${nth}; and its age.`;
  const decided = (nth: number): string =>
    `◐ in part: Speaker${nth} says it is full. Supported: it fills; contradicted: it empties, it leaks in every room and on the stairs. ` +
    "Not tested: the doors";

  test("one has its parts, grouped by their verdict, and what it does not test, in its own few words", () => {
    expect(screen(1)).toContain(whole(0));
  });

  test("where there is less room, the last statements lose what could not have failed, and keep what holds and what does not by name", () => {
    const text = screen(8);
    expect(text).toContain(
      `by construction (cannot fail): it was full. Not tested: the doors; the colour of speaker0.`,
    );
    expect(text).toContain(decided(7));
    expect(text).not.toContain("speaker7;");
  });

  test("in part is never said without a name of what holds and of what does not, while five statements have a screen", () => {
    for (const count of [1, 2, 3, 4, 5]) {
      const text = screen(count);
      for (const said of text.split("◐ in part: ").slice(1)) {
        expect(said).toContain(
          "Supported: it fills; contradicted: it empties, it leaks in every room and on the stairs",
        );
      }
    }
  });

  test("what holds by construction alone is counted beside what is open, and both are explained where they first stand", () => {
    const parts = [
      { title: "hundreds", verdict: "by construction" as const, gate: null },
      { title: "as many as asked", verdict: "not settled" as const, gate: null },
    ];
    const forced = (id: string): PlainVerdict => ({ ...statement(id), parts });
    const screenWith = (count: number): string => screenOf([...Array(count).keys()].map((nth) => forced(`s${nth}`)));
    expect(screenWith(1)).toContain("S0 says it is full. Not settled (neither clearly so nor not): as many as asked; by construction (cannot fail): hundreds."); // prettier-ignore
    const text = screenWith(20);
    expect(text).toContain("S0 says it is full. 1 not settled (neither clearly so nor not); by construction (cannot fail): hundreds."); // prettier-ignore
    expect(text.match(/neither clearly so nor not/g)).toHaveLength(1);
    expect(text.match(/cannot fail/g)).toHaveLength(1);
  });

  test("a statement that is not settled as a whole says what that means in its own line", () => {
    const text = screenOf(["a", "b"].map((id) => ({ ...statement(id), verdict: "not settled" as const, parts: [] })));
    expect(text).toContain("? not settled (neither clearly so nor not): A says it is full.");
    expect(text).toContain("? not settled: B says it is full.");
  });

  test("where most parts hold and no names find room, those that do not hold are named", () => {
    const parts = ["the hall", "the yard", "the stairs"].map((title) => ({ title: `fewer stand in ${title}`, verdict: "supported" as const, gate: null })); // prettier-ignore
    const most = { ...statement("s"), parts: [...parts, { title: "d", verdict: "not settled" as const, gate: null }] };
    expect(screenOf(Array.from({ length: 10 }, () => most))).toContain(
      "3 supported; not settled: d. Not tested: the colour of s.",
    );
  });

  test("what finds no room is counted: on no screen is a statement cut, or anything else", () => {
    for (const count of [1, 2, 5, 8, 9, 12, 20, 40]) {
      const text = screen(count);
      const told = [...Array(count).keys()].filter((nth) =>
        text.includes(`◐ in part: Speaker${nth} says it is full. `),
      );
      expect(text).not.toContain("…");
      expect(text.match(/in part: /g)).toHaveLength(told.length);
      const left = count - told.length;
      const rest = left === 0 ? null : `and ${left} further statement${left === 1 ? "" : "s"}: see claims.json`;
      if (rest === null) expect(text).not.toContain("further statement");
      else expect(text).toContain(rest);
      const lines = plainAnswerText({
        ...answer,
        verdicts: [...Array(count).keys()].map((n) => statement(`speaker${n}`)),
      })
        .trimEnd()
        .split("\n");
      expect(lines.length).toBeLessThanOrEqual(37);
      expect(lines.every((line) => lengthOf(line) <= 80)).toBe(true);
    }
  });
});

describe("where a lever turns something", () => {
  const untested = { kind: "level", family: null, status: "untested", n: 2, words: "in the model; untested (n = 2)", why: "" } as const; // prettier-ignore
  const failed = { ...untested, status: "failed", words: "not settled: forecasts of this kind failed" } as const;

  test("is told with how little forecasts of its kind were tested, on a page and on the screen", () => {
    const gated = { ...flip, gate: untested };
    expect(flipSentence(gated)).toBe("Yes from 4.2 times the size of the door on, in the model; untested (n = 2).");
    expect(flipsSentence([gated, { ...claimFlip, gate: untested }])).toBe(
      "In the model; untested (n = 2): yes from 4.2 times the size of the door on; it-helps holds, for the yard, from 0.54 " +
        "times the size of the door on (each alone).",
    );
    const passed = { ...untested, status: "passed", words: "" } as const;
    expect(flipSentence({ ...flip, gate: passed })).toBe("Yes from 4.2 times the size of the door on.");
  });

  test("has no number where forecasts of its kind failed", () => {
    const said = flipSentence({ ...flip, gate: failed });
    expect(said).toBe("Where it turns with the size of the door is not settled: forecasts of this kind failed.");
    const both = flipsSentence([
      { ...flip, gate: failed },
      { ...claimFlip, gate: untested },
    ]);
    expect(both).toContain("the size of the door is not settled");
    expect(both).not.toContain("4.2");
    expect(both).toContain("In the model; untested (n = 2): it-helps holds");
  });
});
