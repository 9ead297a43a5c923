// What cannot fail is found by moving what a claim rests on, and held against what the claim says of itself.
import { expect, test } from "vitest";
import { askMovable } from "../../src/ask/movable.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";

const model = `pendency: model v1
title: A door
entities: [persons]
units: [clerk]
runs: {from: 2024-01-01, through: 2024-06-30}
parameters:
  coming: {title: People who come, unit: per day, kind: judgement, judgedBy: a test, reason: invented, value: 50 per day, uncertainty: {times: {lognormal: {median: 1, p95: 1.2}}}}
  atDesk: {title: Clerks, unit: clerks, kind: judgement, judgedBy: a test, reason: invented, value: 60 clerks, lever: {from: 0, to: 200, step: 1, label: Clerks}}
resources:
  desk: {servers: atDesk}
stages:
  line: {arrivals: {rate: coming}, service: {by: desk, time: {uniform: {from: 0.5 days, to: 1.5 days}}}, next: done}
  done: {outcome: true}
`;
const said = "said: {by: a test, date: 2024-01, source: invented}";
const claims = `pendency: claims v1
for: door
claims:
  same-number: {words: As many come as come., ${said}, kind: prediction, measure: {entries: line}, against: {entries: line}, compare: ratio, holdsIf: within 1%}
  same-number-told: {words: The same., ${said}, kind: prediction, measure: {entries: line}, against: {entries: line}, compare: ratio, holdsIf: within 1%, byConstruction: both sides are one number}
  chance: {words: Over nine thousand come., ${said}, kind: prediction, measure: {entries: line}, compare: value, holdsIf: more than 9100 persons}
  chance-told: {words: The same., ${said}, kind: prediction, measure: {entries: line}, compare: value, holdsIf: more than 9100 persons, byConstruction: it is said so}
  lever: {words: Most are served., ${said}, kind: prediction, measure: {entries: done}, against: {entries: line}, compare: ratio, holdsIf: more than 0.5}
  never: {words: A million come., ${said}, kind: prediction, measure: {entries: line}, compare: value, holdsIf: more than 1000000 persons}
`;
const documents = openDocuments(
  modelFiles("door", [
    { path: "door.yaml", text: model },
    { path: "claims.yaml", text: claims },
  ]),
);

test("two names of one number turn nowhere; a claim that says so is left alone, one that turns all the same is named", async () => {
  const { tests } = await askMovable(documents);
  const of = (id: string) => tests.find(({ claim }) => claim === id)!;
  expect(of("same-number")).toMatchObject({ holds: true, runs: { held: 8, made: 8 }, turnedByLevers: [], finding: "turns nowhere" }); // prettier-ignore
  expect(of("same-number-told").finding).toBe("");
  // 50 a day for 182 days are 9,100, and 20 % more or less of them are drawn
  expect(of("chance").finding).toBe("");
  expect(of("chance").runs.held).toBeGreaterThan(0);
  expect(of("chance").runs.held).toBeLessThan(8);
  expect(of("chance-told").finding).toBe("declared, and yet it turns");
  // with nobody at the desk nobody is served
  expect(of("lever")).toMatchObject({ runs: { held: 8 }, turnedByLevers: [{ parameter: "atDesk", value: "0 clerks" }], finding: "" }); // prettier-ignore
  // what never holds, whatever is moved, could not have come out otherwise either
  expect(of("never")).toMatchObject({ holds: false, runs: { held: 0, made: 8 }, finding: "turns nowhere" });
});

test("where runs decide nothing, nothing is run", async () => {
  const refusing = { width: 1, run: () => Promise.reject(new Error("a run was asked for")) };
  expect(await askMovable(documents, { claims: [] }, { executor: refusing })).toEqual({ study: null, tests: [] });
});
