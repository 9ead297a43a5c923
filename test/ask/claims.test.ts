// What needs no run is judged without one, and every verdict stands on the numbers it compared.
import { expect, test } from "vitest";
import type { Turning } from "../../src/ask/flip/nearest.ts";
import { askClaims } from "../../src/ask/claims.ts";
import { claimsDocument } from "../../src/present/claimsJson.ts";
import { claimsText } from "../../src/present/claimsText.ts";
import type { Executor } from "../../src/study/executor.ts";
import { openTexts } from "../documents/openTexts.ts";

const text = `pendency: model v1
title: An office
runs: {for: 20 days}
units: [officer]
parameters:
  onDuty: {title: Officers, unit: officers, kind: judgement, judgedBy: test, reason: invented, value: 3}
resources: {desk: {servers: onDuty}}
stages:
  counter: {arrivals: {rate: 20 per day}, service: {by: desk, time: {exponential: {mean: 3 hours}}}, next: served}
  served: {outcome: true}
`;
const said = "said: {by: a test, date: 2025-01, source: invented}";
const claims = `pendency: claims v1
for: office
claims:
  has-a-desk: {words: There is a desk., ${said}, kind: structure, resources: [desk]}
  weather: {words: It rained., ${said}, kind: outOfScope, reason: no weather here}
  long-wait:
    words: People wait for more than an hour.
    ${said}
    kind: prediction
    measure: {wait: counter, statistic: mean}
    compare: value
    holdsIf: more than 1 hour
`;
const documents = openTexts("office", { "office.yaml": text, "office.claims.yaml": claims });
const only = (...ids: readonly string[]) => documents.claims.filter(({ id }) => ids.includes(id));
const refusing: Executor = { width: 1, run: () => Promise.reject(new Error("a run was asked for")) };

test("what a model has and what is out of its scope are judged without a single run", async () => {
  const asked = { claims: only("has-a-desk", "weather") };
  const { study, verdicts } = await askClaims(documents, asked, { executor: refusing });
  expect(study).toBeNull();
  expect(verdicts.map(({ id }) => id)).toEqual(["has-a-desk", "weather"]);
  expect(verdicts.map(({ verdict }) => verdict)).not.toContain("not settled");
  const told = claimsDocument(study, verdicts, documents.model.id);
  expect(told).toMatchObject({ model: "office", studyId: null, replications: 0, uncertainty: "nothing was run" });
});

test("a prediction among them is run for", async () => {
  const asked = { claims: only("has-a-desk", "long-wait") };
  await expect(askClaims(documents, asked, { executor: refusing })).rejects.toThrow("a run was asked for");
});

test("an option that no question can be asked with is refused even where nothing is run", async () => {
  const asked = { claims: only("has-a-desk"), warmUpDays: 30 };
  await expect(askClaims(documents, asked)).rejects.toThrow("days from 0 to less than the run's 20 days");
});

test("beneath a verdict stand the number it compared, in its unit with its spread, and the line", async () => {
  const { verdicts } = await askClaims(documents, { claims: only("long-wait"), replications: 3 });
  const [{ value, p10, p90 }] = verdicts[0].tests[0].numbers;
  const shown = claimsText(verdicts, undefined).replace(/\s+/g, " ");
  expect(shown).not.toContain("a spread is");
  const nearest = { title: "Officers", how: "times", unit: "", own: 3, at: 1.2, spreads: 0.5, confirmed: [], isSettled: true }; // prettier-ignore
  const turning = {
    claim: verdicts[0].id,
    part: "",
    holds: true,
    tried: 1,
    nearest,
    deciding: [],
  } as unknown as Turning;
  const turned = claimsText(verdicts, undefined, [turning]).replace(/\s+/g, " ");
  expect(turned).toContain(
    "Nearest flip: “Officers” at 1.2 times its value, 0.5 spreads away (expected numbers with steps half as long agree).",
  );
  expect(turned.split("a spread is a standard deviation of that figure's range")).toHaveLength(2);
  expect(p10! < value! && value! < p90!).toBe(true);
  const hours = (value! * 24).toPrecision(3);
  expect(shown).toMatch(/wait \(queue only\) in counter: mean [\d.]+ hours \(80 % of runs: [\d.]+ to [\d.]+\)/);
  expect(shown).toContain(`mean ${hours} hours`);
  expect(shown).toContain("holds if more than 1 hour");
});

test("of many parts of a model the first are named, and it is said where the others are; one that lacks is named always", async () => {
  const verdicts = await askClaims(documents, { claims: only("has-a-desk") }).then((found) => found.verdicts);
  const [{ tests }] = verdicts;
  const many = [...Array(9).keys()].map((nth) => ({ ...tests[0], description: `stage number${nth}` }));
  const lacking = { ...tests[0], verdict: "not in the model" as const, description: "no stage tent" };
  const shown = claimsText([{ ...verdicts[0], tests: [...many, lacking] }]);
  expect(shown.match(/stage number\d/g)).toEqual(["stage number0", "stage number1", "stage number2", "stage number3"]);
  expect(shown).toContain("no stage tent");
  expect(shown).toContain("and 5 more parts of the model, which --json names");
  // one more than are named takes no more lines than saying so
  expect(claimsText([{ ...verdicts[0], tests: many.slice(0, 5) }])).toContain("stage number4");
});

test("asked to, runs end once every verdict is settled, with the numbers of as many runs asked for", async () => {
  const asked = { claims: only("has-a-desk", "long-wait"), untilSettled: true, replications: 60 };
  const { study, verdicts } = await askClaims(documents, asked);
  const [structure, predicted] = verdicts;
  expect(structure.settled).toBeUndefined();
  // nothing here draws a parameter, so that no run carries a verdict and the first settles it
  expect(predicted).toMatchObject({ verdict: "not settled", settled: { after: 1, of: 60 } });
  expect([study?.atMost, study?.spec.replications]).toEqual([60, 1]);
  const alike = await askClaims(documents, { claims: asked.claims, replications: 1 });
  expect(study?.id).toBe(alike.study?.id);
  expect(claimsText(verdicts)).toContain("settled after 1 of 60 runs");
});
