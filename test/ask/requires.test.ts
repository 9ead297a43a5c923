// What would have to be true, of a gate whose count is a sum of what is uncertain: distances and odds are known by hand.
import { expect, test } from "vitest";
import { askAnswer } from "../../src/ask/answer.ts";
import { askRequires } from "../../src/ask/requires.ts";
import type { RequiresAsked } from "../../src/ask/requires.ts";
import { readLever } from "../../src/ask/flip/lever.ts";
import { readWanted } from "../../src/ask/requires/asked.ts";
import { Dials } from "../../src/ask/requires/dials.ts";
import { FluidLooks } from "../../src/ask/requires/fluidLooks.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { requiresSentence } from "../../src/present/requiresSentences.ts";
import { requiresText } from "../../src/present/requiresText.ts";
import { spanishRequires } from "../../src/workbench/pieces/esConditions.ts";
import { openTexts } from "../documents/openTexts.ts";
import { lineHelp, lineModel } from "./line.ts";

const judged = "kind: judgement, judgedBy: a test, reason: invented";
const spread = "uncertainty: {plus: {normal: {mean: 0 per day, sd: 20 per day}}}";
const model = `pendency: model v1
title: A gate
runs: {from: 2025-01-01, through: 2025-12-31}
parameters:
  mornings: {title: Mornings, unit: per day, ${judged}, value: 200 per day, ${spread}}
  evenings: {title: Evenings, unit: per day, ${judged}, value: 100 per day, ${spread}}
  idle: {title: Read by nobody, unit: per day, ${judged}, value: 50 per day, ${spread}}
  scale: {title: Size of the gate, unit: factor, ${judged}, value: 1}
  closed: {title: Days closed, unit: factor, ${judged}, value: 1, lever: {from: 0.5, to: 1.5, step: 0.1, label: Days closed}}
stages:
  street: {arrivals: {rate: (mornings + evenings) * scale}, passes: true, next: in}
  in: {outcome: true}
quantities:
  came: {title: People who came in, entries: in}
`;
const gate = openTexts("gate", { "gate.yaml": model });
/** 300 a day are 109,500 in a year; 60 a day more are three standard deviations of one of them */
const threeMore = { measure: "came", is: "at least 131400 persons" };
const quick = { draws: 60, stepDays: 5, confirm: 0 } as const;

test("60 a day more are one and a half spreads of each of two: 3 / √2 away, once in 59 draws", async () => {
  const found = await askRequires(gate, { of: threeMore, ...quick, confirm: 2, draws: 200 });
  expect(found).toMatchObject({ wanted: "holds", assumed: { holds: false, compared: 109_500, line: 131_400 }, isStopped: false }); // prettier-ignore
  const { nearest, figures, draws, held, result } = found.evidence!;
  expect([figures, draws, result]).toEqual([2, 200, "found"]);
  expect(nearest?.distance).toBeCloseTo(3 / Math.SQRT2, 2);
  expect(nearest?.odds).toBeCloseTo(0.0169474, 3);
  expect(nearest?.moves.map(({ parameter }) => parameter).toSorted()).toEqual(["evenings", "mornings"]);
  for (const move of nearest?.moves ?? []) expect(Math.abs(move.value - 30)).toBeLessThan(0.5);
  // of 200 draws with odds 0.017 each, more than 12 come once in 10,000 such tests
  expect(held).toBeLessThanOrEqual(12);
  // a fifth short are 48 a day more, a fifth beyond 72: √(300 · 365) people by chance are 330, of 4,380
  expect(nearest?.confirmed).toEqual([{ far: 0.8, wanted: 0, runs: 2 }, { far: 1.2, wanted: 2, runs: 2 }]); // prettier-ignore
  expect(nearest?.isSettled).toBe(true);
});

test("without runs of single persons, steps half as long confirm it, and the sentence says which it was", async () => {
  const lever = { parameter: "scale", range: ["0.5", "2"] } as const;
  const found = await askRequires(gate, { of: threeMore, levers: [lever], ...quick });
  const nearest = found.evidence?.nearest;
  expect(nearest?.confirmedBy).toBe("halfStep");
  expect(nearest?.confirmed).toEqual([{ far: 0.8, wanted: 0, runs: 1 }, { far: 1.2, wanted: 1, runs: 1 }]); // prettier-ignore
  expect(nearest?.isSettled).toBe(true);
  const by = "expected numbers with steps half as long";
  expect(requiresSentence(found)).toContain(`(${by}: not so a fifth short of it, so a fifth beyond)`);
  // a fifth beside 1.2 times are 1 and 1.44
  const [{ confirmedBy, spans }] = found.levers;
  expect(confirmedBy).toBe("halfStep");
  expect(spans[0].low.confirmed.map(({ holds, runs }) => [holds, runs])).toEqual([[0, 1], [1, 1]]); // prettier-ignore
  expect(requiresText(found)).toMatch(/half\s+as\s+long:\s+not\s+so\s+at\s+1,\s+so\s+at\s+1\.44/);
});

test("what was stopped before it was confirmed says so, and claims no run", async () => {
  const { evidence, ...rest } = await askRequires(gate, { of: threeMore, ...quick });
  const nearest = { ...evidence!.nearest!, confirmedBy: null, confirmed: [], isSettled: false };
  const said = requiresSentence({ ...rest, evidence: { ...evidence!, nearest } });
  expect(said).toContain("; stopped before a run confirmed it");
  expect(said).not.toContain("NOT settled");
});

test("what goes together is nearer: with normal scores correlated by 0.6, 3 / √3.2", async () => {
  const correlated = "pendency: parameters v1\nfor: gate\ncorrelations:\n  - {of: [evenings, mornings], normalScores: 0.6, judgedBy: a test, reason: invented}\n"; // prettier-ignore
  const documents = openTexts("gate", { "gate.yaml": model, "together.yaml": correlated });
  const { evidence } = await askRequires(documents, { of: threeMore, ...quick });
  expect(evidence?.nearest?.distance).toBeLessThan((3 / Math.sqrt(3.2)) * 1.06);
  expect(evidence?.nearest?.distance).toBeGreaterThan((3 / Math.sqrt(3.2)) * 0.999);
  const sum = evidence?.nearest?.moves.reduce((all, { value }) => all + value, 0) ?? 0;
  expect(Math.abs(sum - 60)).toBeLessThan(1.5);
});

test("what holds as assumed is asked the other way round: when would it no longer", async () => {
  const found = await askRequires(gate, { of: { measure: "came", is: "at least 100000 persons" }, ...quick });
  expect(found).toMatchObject({ wanted: "fails", assumed: { holds: true } });
  // 9,500 fewer are 26 a day, 1.3 standard deviations of one
  expect(found.evidence?.nearest?.distance).toBeCloseTo(9500 / 365 / 20 / Math.SQRT2, 2);
  expect(found.evidence?.nearest?.moves.every(({ spreads }) => spreads < 0)).toBe(true);
  expect(requiresSentence(found)).toMatch(/As assumed it holds .* It would no longer hold with/);
});

test("beyond what ranges allow it is impossible within the evidence, with how near it comes", async () => {
  // both at the end of the middle 99.9 % are 2 · 3.29 · 20 = 132 a day more: 157,540
  const found = await askRequires(gate, { of: { measure: "came", is: "at least 160000 persons" }, ...quick });
  expect(found.evidence).toMatchObject({ result: "impossible", nearest: null, held: 0 });
  expect(Math.abs((found.evidence?.most?.compared ?? 0) - (300 + 2 * 3.2905 * 20) * 365)).toBeLessThan(5);
  const said = requiresText(found, { width: 400, unicode: true, bold: String, quiet: String, good: String, bad: String }); // prettier-ignore
  expect(said).toContain("Impossible within the evidence: with each of 2 uncertain figures anywhere in the middle 99.9 % of its range"); // prettier-ignore
  expect(said).toContain("The nearest comes to 157,500 persons, where at least 160,000 persons is asked");
  expect(said).toContain("A search can miss a place and proves nothing");
});

test("a lever is bounded on both sides, and each bound is confirmed beside it", async () => {
  const between = `pendency: claims v1
for: line
claims:
  many-not-most:
    words: Between 29,000 and 100,000 come.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests:
      - {measure: {entries: line}, compare: value, holdsIf: more than 29000 persons}
      - {measure: {entries: line}, compare: value, holdsIf: less than 100000 persons}
`;
  const documents = openTexts("line", { "line.yaml": lineModel(3000, "1 day"), "scenarios.yaml": lineHelp, "claims.yaml": between }); // prettier-ignore
  const found = await askRequires(documents, { of: { claim: "many-not-most" }, levers: [{ parameter: "coming", range: ["20", "400"] }], draws: 40, confirm: 1 }); // prettier-ignore
  const [{ spans }] = found.levers;
  expect(spans).toHaveLength(1);
  const [{ low, high }] = spans;
  // 29,000 and 100,000 in 366 days; ends are closed in on to a twenty-fifth
  expect(Math.abs(low.at / (29_000 / 366) - 1)).toBeLessThan(0.04);
  expect(Math.abs(high.at / (100_000 / 366) - 1)).toBeLessThan(0.04);
  expect([low.isOpen, high.isOpen]).toEqual([false, false]);
  expect(low.confirmed.map(({ holds }) => holds)).toEqual([0, 1]);
  expect(high.confirmed.map(({ holds }) => holds)).toEqual([1, 0]);
  // nothing else is uncertain: the lever alone makes it fail, whichever end is nearer
  expect(found.evidence).toBeNull();
  expect(found.withLevers).toMatchObject({ result: "found", figures: 1 });
  expect(found.withLevers?.nearest?.odds).toBeNull();
  expect(requiresText(found).replace(/\s+/g, " ")).toMatch(
    /People who come alone: holds between 7\d\.?\d* per day and 27\d per day/,
  );
});

test("with a lever the box and the nearest place are of figures and levers together", async () => {
  const found = await askRequires(gate, { of: threeMore, levers: [{ parameter: "scale", range: ["0.5", "2"] }], ...quick, draws: 150 }); // prettier-ignore
  const { nearest, box } = found.withLevers!;
  // 1.2 times is a third of the way to 2 on a scale of logarithms, and nearer than any figure
  expect(nearest?.moves[0]).toMatchObject({ parameter: "scale", kind: "lever", how: "set" });
  expect(Math.abs((nearest?.moves[0].value ?? 0) - 1.2)).toBeLessThan(0.05);
  expect(box?.conditions[0]).toMatchObject({ parameter: "scale", high: null });
  expect(Math.abs((box?.conditions[0].low ?? 0) - 1.2)).toBeLessThan(0.1);
  expect(box?.byChance).toBe(0.01);
  expect(box?.density).toBeGreaterThan(0.8);
});

test("with levers left out of draws the search ends at the same place, and draws are told once", async () => {
  const of = { measure: "came", is: "at least 150000 persons" };
  const asked = { of, levers: [{ parameter: "scale", range: ["0.8", "1.5"] }], draws: 60, stepDays: 5, confirm: 0, bounds: false } as const; // prettier-ignore
  const drawn = await askRequires(gate, asked);
  const { evidence, withLevers } = await askRequires(gate, { ...asked, drawLevers: false });
  expect(withLevers).toMatchObject({ sharesDraws: true, draws: 60, held: evidence?.held, box: null, result: "found" });
  const [near, far] = [withLevers, drawn.withLevers].map((freedom) => freedom?.nearest?.distance ?? NaN);
  // one thing less to move may cost a twentieth, and edges are known to a hundredth
  expect(Math.abs(near / far - 1)).toBeLessThan(0.06);
  const said = requiresText({ ...drawn, evidence, withLevers });
  expect(said.match(/draws of everything uncertain/g)).toHaveLength(1);
  // 0.8 … 1.5 of what is assumed is a number of times, never a percentage of times
  expect(said).not.toMatch(/% times|% ×/);
});

test("a lever whose answer turns back within a spread is found on its nearer side, drawn or not", async () => {
  // yes below 0.77 and between 1.07 and 1.9 times what is assumed: a spread more of the lever is 2.1 times, no again
  const asked = { draws: 40, stepDays: 2, confirm: 0, bounds: false } as const;
  const documents = openModel("border-rule");
  const [left, drawn] = [await askRequires(documents, { ...asked, drawLevers: false }), await askRequires(documents, asked)]; // prettier-ignore
  for (const { withLevers } of [left, drawn]) {
    expect(withLevers?.nearest?.moves.map(({ parameter }) => parameter)).toEqual(["scale"]);
    expect(withLevers?.nearest?.moves[0].value).toBeGreaterThan(1);
    expect(withLevers?.nearest?.moves[0].value).toBeLessThan(1.1);
  }
  const [near, far] = [left, drawn].map(({ withLevers }) => withLevers?.nearest?.distance ?? NaN);
  // a lever is set in three digits, and a step from 1.07 to 1.08 is a seventh of the way
  expect(Math.abs(near / far - 1)).toBeLessThan(0.15);
  for (const one of [left, drawn])
    expect(requiresText(one).replace(/\s+/g, " ")).toContain("each lever by itself over its range, and along the edge"); // prettier-ignore
});

test("with a single draw, in which the lever moves as well, its nearer side is found too", async () => {
  const documents = openModel("border-rule");
  const { withLevers } = await askRequires(documents, { draws: 1, stepDays: 2, confirm: 0, bounds: false });
  expect(withLevers).toMatchObject({ draws: 1, sharesDraws: false, result: "found" });
  expect(withLevers?.nearest?.moves.map(({ parameter }) => parameter)).toEqual(["scale"]);
  expect(withLevers?.nearest?.moves[0].value).toBeGreaterThan(1);
  expect(withLevers?.nearest?.moves[0].value).toBeLessThan(1.1);
});

test("a lever's value is where its own place says, at either end and between", () => {
  const documents = openModel("border-rule");
  const lever = readLever(documents, { parameter: "scale", range: ["0.2", "3"] });
  const dials = new Dials(documents, [], [lever]);
  for (const value of [0.2, 0.766, 1.07, 1.9, 3]) {
    expect(dials.movesAt(dials.placeOfLever("scale", value))).toMatchObject([{ value }]);
  }
  expect(dials.placeOfLever("scale", 1)).toEqual([0]);
});

test("a place that was looked at is not run again", () => {
  const turned = readWanted(gate, { of: threeMore });
  const looks = new FluidLooks(gate, turned, { stepDays: 5 });
  const point = { draws: { mornings: { how: "plus", value: 60 / 86_400 } }, sources: {}, set: [] } as const;
  const [first, again] = [looks.at(point), looks.at({ ...point })];
  expect(again).toEqual(first);
  expect([looks.at(null)?.holds, looks.looks]).toEqual([false, 2]);
});

test("the same question has the same answer twice", async () => {
  const asked: RequiresAsked = { of: threeMore, ...quick };
  expect(await askRequires(gate, asked)).toEqual(await askRequires(gate, asked));
});

test("stopped, it gives what it has and says so", async () => {
  let looks = 0;
  const stop = { get aborted() { return looks > 20; }, addEventListener: () => {}, removeEventListener: () => {} }; // prettier-ignore
  const found = await askRequires(gate, { of: threeMore, ...quick }, { stop, narrate: ({ kind }) => void (kind === "progress" && looks++) }); // prettier-ignore
  expect(found.isStopped).toBe(true);
  expect(requiresSentence(found)).toContain("stopped before a combination was found");
});

test("what cannot be asked is told before a run", async () => {
  const wrong = (asked: RequiresAsked, documents = gate) => askRequires(documents, { ...quick, ...asked });
  await expect(wrong({ of: { claim: "no-such" } })).rejects.toThrow(
    /requires.*expected the id of a claim; got "no-such"/s,
  );
  await expect(wrong({})).rejects.toThrow("expected a study document whose `answer:` says what is asked");
  await expect(wrong({ of: { measure: "come", is: "more than 1 persons" } })).rejects.toThrow('did you mean "came"');
  await expect(wrong({ of: { measure: "came", is: "lots" } })).rejects.toThrow("at least, at most, more than, less than or within"); // prettier-ignore
  await expect(wrong({ of: { measure: "came", is: "less than 5 days" } })).rejects.toThrow(/is "less than 5 days".*expected a figure in a plain number; got days/s); // prettier-ignore
  await expect(wrong({ of: threeMore, levers: [{ parameter: "scale" }] })).rejects.toThrow("expected a lever with a range; got scale, which has none"); // prettier-ignore
  await expect(wrong({ of: threeMore, levers: [{ parameter: "scael" }] })).rejects.toThrow('did you mean "scale"');
  await expect(wrong({ of: threeMore, levers: [{ parameter: "scale", range: ["2", "1"] }] })).rejects.toThrow("a lower and a higher end"); // prettier-ignore
  await expect(wrong({ of: threeMore, draws: 0 })).rejects.toThrow("a whole number from 1");
});

test("a lever that a scenario of the statement moves as well, and a statement that could not have failed, are refused", async () => {
  const claims = `pendency: claims v1
for: line
claims:
  sure:
    words: Somebody comes.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests: {measure: {entries: line}, compare: value, holdsIf: more than 0 persons, byConstruction: people come every day}
  shorter:
    words: With help the line gets shorter.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests: {measure: {stock: line, at: 2024-12-01, scenario: setHelp}, against: {at: 2024-02-01}, compare: ratio, holdsIf: less than 1}
`;
  const help = lineHelp.replace("scenarios:\n", "scenarios:\n  setHelp:\n    title: eighty clerks\n    changes:\n      - {from: 2024-02-01, parameter: pace, set: 80 clerks}\n"); // prettier-ignore
  const documents = openTexts("line", { "line.yaml": lineModel(3000, "1 day"), "scenarios.yaml": help, "claims.yaml": claims }); // prettier-ignore
  await expect(askRequires(documents, { of: { claim: "sure" } })).rejects.toThrow(/could come out otherwise; got sure.*people come every day/s); // prettier-ignore
  const moved = askRequires(documents, { of: { claim: "shorter" }, levers: [{ parameter: "pace", range: ["50 clerks", "200 clerks"] }] }); // prettier-ignore
  await expect(moved).rejects.toThrow(/pace/);
});

const words = () => ({ effectsCommand: "", commands: [] });

test.each([
  ["individual", "persons", "in 0 of 2 runs person by person a fifth short of it, in 2 of 2 a fifth beyond"],
  ["fluid", "halfStep", "expected numbers with steps half as long: not so a fifth short of it, so a fifth beyond"],
] as const)("an answer of the %s engine has what would have to be true confirmed by that", async (engine, by, said) => {
  const brief = { engine, words, grid: false, ...(engine === "fluid" ? {} : { replications: 1 }) };
  const found = await askAnswer(openModel("border-rule"), brief);
  const { requires } = found!.report;
  expect(requires?.evidence?.nearest?.confirmedBy).toBe(by);
  expect(requires?.withLevers?.nearest?.confirmedBy).toBe(by);
  expect(requiresSentence(requires!).split(said)).toHaveLength(3);
  const inSpanish = requiresSentence(requires!, spanishRequires);
  expect(inSpanish).toMatch(by === "persons" ? /en 0 de 2 simulaciones persona por persona/ : /cifras esperadas con pasos la mitad de largos: no un quinto antes, sí un quinto más allá/); // prettier-ignore
});
