// What a number hangs on: people who come to a gate, at a rate that is a sum and a product of what is drawn.
import { expect, test } from "vitest";
import { askMatters } from "../../src/ask/matters.ts";
import { mattersText } from "../../src/present/mattersText.ts";
import { stepsSentence } from "../../src/present/sharesWords.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { openTexts } from "../documents/openTexts.ts";

const judged = "kind: judgement, judgedBy: a test, reason: invented";
const between = (from: number, to: number): string => `uncertainty: {plus: {uniform: {from: ${from} per day, to: ${to} per day}}}`; // prettier-ignore
const text = `pendency: model v1
title: A gate
runs: {from: 2025-01-01, through: 2025-12-31}
parameters:
  mornings: {title: Mornings, unit: per day, ${judged}, value: 200 per day, ${between(-60, 60)}}
  evenings: {title: Evenings, unit: per day, ${judged}, value: 100 per day, ${between(-30, 30)}}
  lunch: {title: Lunch, unit: per day, ${judged}, value: 50 per day, ${between(-1, 1)}}
  idle: {title: Read by nobody, unit: per day, ${judged}, value: 50 per day, ${between(-50, 50)}}
stages:
  street: {arrivals: {rate: mornings + evenings + lunch}, passes: true, next: yard}
  yard: {dwell: 1 day, next: in}
  in: {outcome: true}
quantities:
  came: {title: People who came in, entries: in}
  there: {title: People in the yard, stock: yard, at: 2025-12-01}
`;
const documents = openTexts("gate", { "gate.yaml": text });

test("of a sum, each part has its variance: 80 %, 20 %, and of the third so little that it is not told from chance", async () => {
  const { outcomes, draws } = await askMatters(documents, { measure: "came", draws: 400, stepDays: 1 });
  expect(draws).toBe(400);
  const [{ factors, byChance, told }] = outcomes;
  expect(factors.map(({ parameter }) => parameter)).toEqual(["mornings", "evenings", "lunch"]);
  const all = 120 ** 2 + 60 ** 2 + 2 ** 2;
  // three standard errors of a share of 400 draws at a fixed seed
  expect(Math.abs(factors[0].share - 120 ** 2 / all)).toBeLessThan(0.06);
  expect(Math.abs(factors[1].share - 60 ** 2 / all)).toBeLessThan(0.12);
  expect(factors.map(({ isBeyondChance }) => isBeyondChance)).toEqual([true, true, false]);
  expect(factors[2].share).toBeLessThan(byChance ?? 0);
  expect(told).toBeCloseTo(factors[0].share + factors[1].share, 12);
  expect(factors[0].low).toBeLessThan(0.8);
  expect(factors[0].high).toBeGreaterThan(0.8);
  expect(factors[0].direction).toBeGreaterThan(0.8);
});

test("of a count at an instant, its level, its peak until then and the day of the peak are ranked", async () => {
  const { outcomes } = await askMatters(documents, { measure: "there", draws: 60, stepDays: 1 });
  expect(outcomes.map(({ kind, runs }) => [kind, runs])).toEqual([["level", 60], ["peak", 60], ["date", 60]]); // prettier-ignore
  const [level, peak] = outcomes;
  expect(level.factors[0].parameter).toBe("mornings");
  expect(peak.mean ?? 0).toBeGreaterThanOrEqual(level.mean ?? Infinity);
  const said = mattersText({ stack: [], draws: 60, seed: 1, stepDays: 1, finer: null, outcomes, failed: [], missing: 0 }, documents.model, plainStyle); // prettier-ignore
  expect(said).toContain("Day of the peak: People in the yard");
});

test("the same draws give the same ranking, and eleven of them none", async () => {
  const one = await askMatters(documents, { measure: "came", draws: 50, stepDays: 2 });
  expect(await askMatters(documents, { measure: "came", draws: 50, stepDays: 2 })).toEqual(one);
  const few = await askMatters(documents, { measure: "came", draws: 11, stepDays: 2 });
  expect(few.outcomes[0].byChance).toBeNull();
  expect(mattersText(few, documents.model).replace(/\s+/g, " ")).toContain("11 draws with a value are too few");
});

test("a model in which nothing is uncertain, an unknown quantity, and no draws at all are refused", async () => {
  const fixed = openTexts("gate", {
    "gate.yaml": text.replace(/, uncertainty: \{plus: \{uniform: \{[^}]*\}\}\}/g, ""),
  });
  await expect(askMatters(fixed, { draws: 50 })).rejects.toThrow("something is uncertain");
  await expect(askMatters(documents, { measure: "come" })).rejects.toThrow('did you mean "came"');
  await expect(askMatters(documents, { draws: 0 })).rejects.toThrow("a whole number from 1");
});

test("a draw that cannot be run is named and counted, and the others are ranked", async () => {
  const broken = text.replace("from: -60 per day, to: 60", "from: -900 per day, to: 60");
  const { failed, draws, outcomes } = await askMatters(openTexts("gate", { "gate.yaml": broken }), { measure: "came", draws: 100, stepDays: 2 }); // prettier-ignore
  expect(failed.length).toBeGreaterThan(20);
  expect(draws + failed.length).toBe(100);
  const { draw, why } = failed[0];
  expect(why).toContain(`with what draw ${draw} drew: mornings`);
  const found = { stack: [], draws, seed: 1, stepDays: 2, finer: null, outcomes, failed, missing: 0 };
  const said = mattersText(found, documents.model, { ...plainStyle, width: 400 });
  expect(said).toContain(`${failed.length} draws could not be run; the first of them:\n${why}\n`);
  expect(outcomes[0].runs).toBe(draws);
});

test("a ranking makes coarse steps, and says from draws run again with finer ones how well these order draws", async () => {
  const found = await askMatters(documents, { measure: "there", draws: 60 });
  const days = 365;
  expect(found.stepDays).toBeCloseTo(days / 128, 9);
  expect(found.finer).toEqual({ stepDays: found.stepDays / 2, draws: 12 });
  const [level, peak] = found.outcomes;
  // people in the yard are those of one day, whatever the step
  expect(level.agreement).toBe(1);
  expect(peak.agreement).toBe(1);
  const said = mattersText(found, documents.model).replace(/\s+/g, " ");
  expect(said).toContain("12 draws ran with steps of 1.43 days as well: their order is the same.");
  const given = await askMatters(documents, { measure: "there", draws: 60, stepDays: 1 });
  expect(given.finer).toBeNull();
  expect(mattersText(given, documents.model)).toContain("compared with no finer one");
});

test("a number whose draws coarse steps put in another order is named", () => {
  const outcome = { kind: "peak", name: "there", title: "People there", unit: "persons", runs: 60, mean: 1, p10: 1, p90: 2, byChance: 0.2, factors: [], told: 0 } as const; // prettier-ignore
  const finer = { stepDays: 2, draws: 12 };
  const outcomes = [
    { ...outcome, kind: "level" as const, agreement: 0.9996 },
    { ...outcome, agreement: 0.7 },
  ];
  const said = stepsSentence({ finer, outcomes });
  expect(said).toContain("ranks agree to 0.999 or better");
  expect(said).toContain("Peak: People there: ranks agree to 0.7 only, so rank it with shorter steps (--step).");
});
