import { expect, test } from "vitest";
import { askFlip, checkFlip } from "../../src/ask/flip.ts";
import type { FlipAsked } from "../../src/ask/flip.ts";
import { openTexts } from "../documents/openTexts.ts";
import { lineHelp, lineModel } from "./line.ts";

const claims = `pendency: claims v1
for: line
claims:
  it-halves:
    words: The line halves.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests:
      - {measure: {stock: line, at: 2024-12-01, scenario: help}, against: {at: 2024-02-01}, compare: ratio, holdsIf: less than 0.5}
  many-not-most:
    words: Between 29,000 and 100,000 come.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests:
      - {measure: {entries: line}, compare: value, holdsIf: more than 29000 persons}
      - {measure: {entries: line}, compare: value, holdsIf: less than 100000 persons}
  in-parts:
    words: The line halves, and too many are left.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests:
      - {part: somebody came, byConstruction: people come every day, measure: {entries: line, scenario: help}, compare: value, holdsIf: more than 0 persons}
      - {part: halved, measure: {stock: line, at: 2024-12-01, scenario: help}, against: {at: 2024-02-01}, compare: ratio, holdsIf: less than 0.5}
      - {part: too many are left, measure: {stock: line, at: 2024-12-01, scenario: help}, compare: value, holdsIf: more than 1000000000 persons}
`;
const study = `pendency: study v1
for: line
question: Would fewer stand in line than before?
answer:
  with: help
  change: help
  asks: {noun: People in line, before: 2024-02-01, after: 2024-12-01, yesIf: less}
  boxes: {title: In line, stages: line}
`;
const opened = (withStudy: boolean) =>
  openTexts("line", {
    "line.yaml": lineModel(3000, "1 day"),
    "scenarios.yaml": lineHelp,
    "claims.yaml": claims,
    ...(withStudy ? { "study.yaml": study } : {}),
  });

// 100 come a day and a clerk takes one a day: the line falls where there are more than 100 clerks, ten of them by help
const half = { low: 88, high: 92 };

test("fewer stand in line from 90 clerks on, as 100 come a day and help brings ten more", async () => {
  const [flip] = await askFlip(opened(true), { parameter: "pace", range: ["50 clerks", "200 clerks"], confirm: 2 });
  expect(flip).toMatchObject({ of: { kind: "question" }, result: "at", holds: "above", unit: "clerks" });
  expect(flip).toMatchObject({ assumed: 80, range: [50, 200], from: "2024-02-01", isSettled: true });
  expect(flip.at).toBeGreaterThan(half.low);
  expect(flip.at).toBeLessThan(half.high);
  expect(flip.fluidRuns).toBeLessThanOrEqual(12);
  // people come by chance: 75 clerks are too few and 108 enough in every run
  expect(flip.confirmed).toMatchObject([
    { holds: 0, runs: 2 },
    { holds: 2, runs: 2 },
  ]);
});

test("the other way round it turns at as many as are served: the line falls up to 90 who come a day", async () => {
  const asked = { parameter: "coming", range: ["20 per day", "400 per day"], turns: ["question"], confirm: 0 } as const;
  const [flip] = await askFlip(opened(true), asked);
  expect(flip).toMatchObject({ result: "at", holds: "below", confirmed: [] });
  expect(flip.at).toBeGreaterThan(half.low);
  expect(flip.at).toBeLessThan(half.high);
});

test("what turns twice says so: from 85 a day on, and not at 400, between 29,000 and 100,000 come in a year", async () => {
  const asked = { parameter: "coming", range: ["20", "400"], confirm: 0 } as const;
  const [flip] = await askFlip(opened(false), { ...asked, from: "2024-01-01", turns: [{ claim: "many-not-most" }] });
  // bare numbers are counted in the parameter's own unit
  expect(flip).toMatchObject({ result: "at", holds: "above", unit: "per day" });
  expect(flip.contrary).toEqual([{ value: 400, holds: false }]);
});

test("a range in which it never turns is told as such", async () => {
  const few = await askFlip(opened(true), { parameter: "pace", range: ["1 clerk", "60 clerks"], confirm: 0 });
  expect(few[0]).toMatchObject({ result: "nowhere", at: null, bracket: null });
  const many = await askFlip(opened(true), { parameter: "pace", range: ["150 clerks", "300 clerks"], confirm: 0 });
  expect(many[0]).toMatchObject({ result: "everywhere" });
});

test("a claim turns without a study document, and twice asked it turns at the same place", async () => {
  const asked = { parameter: "pace", range: ["50 clerks", "200 clerks"], from: "2024-02-01", turns: [{ claim: "it-halves" }], confirm: 0 } as const; // prettier-ignore
  const [first] = await askFlip(opened(false), asked);
  const [second] = await askFlip(opened(false), asked);
  // 1,500 fewer in 304 days are five a day
  expect(first).toMatchObject({ of: { kind: "claim", id: "it-halves" }, result: "at", holds: "above" });
  expect(first.at).toBeGreaterThan(half.low + 3);
  expect(first.at).toBeLessThan(half.high + 8);
  expect(second).toEqual(first);
});

test("of a claim in parts the first that could fail is turned, whatever the others do", async () => {
  const asked = (claim: string) => ({ parameter: "pace", range: ["50 clerks", "200 clerks"], from: "2024-02-01", turns: [{ claim }], confirm: 0 }) as const; // prettier-ignore
  const [whole] = await askFlip(opened(false), asked("it-halves"));
  const [part] = await askFlip(opened(false), asked("in-parts"));
  expect(part.of).toMatchObject({ id: "in-parts", part: "halved" });
  expect(part.at).toBe(whole.at);
});

test("what is not there, or does not fit, is refused before a run", async () => {
  const wrong = (asked: Partial<FlipAsked>) => () => checkFlip(opened(true), { parameter: "pace", range: ["50 clerks", "200 clerks"], ...asked }); // prettier-ignore
  expect(wrong({ parameter: "paec" })).toThrow(/expected a parameter of the model; got "paec"/);
  expect(wrong({ range: ["200 clerks", "50 clerks"] })).toThrow(/expected a lower and a higher end/);
  expect(wrong({ range: ["2 days", "5 days"] })).toThrow(/lever pace/);
  expect(wrong({ turns: [{ claim: "it-thirds" }] })).toThrow(/expected the id of a claim; got "it-thirds"/);
  const none = () => checkFlip(opened(false), { parameter: "pace", range: ["50 clerks", "200 clerks"] });
  expect(none).toThrow(/expected a study document whose `answer:` says what is asked; got none/);
});

test("stopped, it says that it does not know", async () => {
  const stop = { aborted: true, addEventListener: () => {}, removeEventListener: () => {} };
  const [flip] = await askFlip(opened(true), { parameter: "pace", range: ["50 clerks", "200 clerks"] }, { stop: stop as never }); // prettier-ignore
  expect(flip).toMatchObject({ result: "unknown", fluidRuns: 0, confirmed: [] });
});
