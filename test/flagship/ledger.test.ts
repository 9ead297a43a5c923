// The flagship's ledger: nothing that somebody judged is missing from it, and `explain` calls by that name what is used.
import { expect, test } from "vitest";
import { assumptionsOf } from "../../src/ask/explain/assumptionsOf.ts";
import { judgedUse } from "../../src/ask/explain/judgedUse.ts";
import { placeInModel } from "../../src/documents/placeInModel.ts";
import type { Measure } from "../../src/model/measure.ts";
import { typedFigures } from "../../src/model/typedFigures.ts";
import type { Study } from "../../src/study/study.ts";
import { documents, facts, files } from "./flagship.ts";

const nothingRun = { draws: [], spec: { points: "drawn", stacks: [] } } as unknown as Study;
const rows = assumptionsOf(documents, nothingRun, [], "")?.rows ?? [];
const judged = new Set(
  rows.filter((row) => row.judged === "value" || row.judged === "part").map((row) => row.parameter),
);

test("no parameter whose title, method or alignment speaks of judging is missing from the ledger", () => {
  const speaking = documents.parameters.filter(({ title, source, alternatives }) => {
    const sources = [source, ...(alternatives?.options ?? []).map((option) => option.source)];
    const texts = sources.flatMap((one) => [one?.method ?? "", one?.alignment ?? "", one?.fallback?.method ?? ""]);
    return [title, ...texts].some((text) => /judg(ed|ement)\b/i.test(text));
  });
  expect(speaking.length).toBeGreaterThan(15);
  expect(speaking.map(({ name }) => name).filter((name) => !judged.has(name))).toEqual([]);
});

test("every parameter that calls itself a judgement, in whole or in part, is in the ledger", () => {
  const said = documents.parameters.filter(({ source, alternatives }) =>
    [source, ...(alternatives?.options ?? []).map((option) => option.source)].some(
      (one) => one?.kind === "judgement" || one?.judged != null,
    ),
  );
  expect(said.map(({ name }) => name).filter((name) => !judged.has(name))).toEqual([]);
});

// read from the text, so that nothing the reader of documents does can hide a number
test("every number that a scenario gives is in the ledger", () => {
  const lines = files
    .filter(({ path }) => path.includes("scenarios"))
    .flatMap(({ path, text }) =>
      text.split("\n").map((line, n) => ({ line, where: placeInModel({ file: path, line: n + 1 }, documents.model) })),
    );
  const numbers = lines.filter(({ line }) => /parameter: .*(set|add|multiply): [-\d(]/.test(line));
  expect(numbers.length).toBeGreaterThan(20);
  const said = new Set(rows.map(({ reason }) => reason.replace("supposed there, ", "")));
  expect(numbers.filter(({ where }) => !said.has(where))).toEqual([]);
});

test("every history of a regime, and every state that a scenario sets, is in the ledger with who chose it and why", () => {
  const { regimes } = documents.model;
  const histories = regimes.flatMap(({ name, histories: each, otherwise }) => [
    ...Object.keys(each).map((level) => `regimes.${name}.${level}`),
    ...(otherwise === null ? [] : [`regimes.${name}`]),
  ]);
  expect(histories.length).toBeGreaterThan(8);
  const listed = rows.filter(({ parameter }) => parameter.startsWith("regimes."));
  const among = (path: string): boolean =>
    listed.some(({ parameter }) => parameter === path || parameter === `${path}.else`);
  expect(histories.filter((path) => !among(path))).toEqual([]);
  expect(listed.filter(({ judgedBy, reason }) => judgedBy !== "Pendency" || reason.length < 40)).toEqual([]);
  const states = documents.scenarios.flatMap(({ name, changes }) =>
    changes.flatMap(({ target, at }) =>
      target.kind === "regime"
        ? [`scenarios.${name}.${target.name} supposed there, ${placeInModel(at, documents.model)}`]
        : [],
    ),
  );
  expect(states.length).toBeGreaterThan(5);
  const said = new Set(rows.map(({ parameter, reason }) => `${parameter} ${reason}`));
  expect(states.filter((one) => !said.has(one))).toEqual([]);
});

// "Every number has an address": what is learned about the world is a parameter, with a reason of its own
test("no number stands in a stage, resource or clock of the model: each is a parameter with its own source or reason", () => {
  expect(documents.graph.modelPlaces.length).toBeGreaterThan(200);
  expect(typedFigures(documents.graph).map(({ path }) => path)).toEqual([]);
});

test("every judgement of the model says who judged and why, in words of its own", () => {
  const judgements = documents.parameters.filter(({ source }) => source?.kind === "judgement");
  expect(judgements.length).toBeGreaterThan(100);
  const silent = judgements.filter(({ source }) => source?.judgedBy === "" || (source?.reason ?? "").length < 12);
  expect(silent.map(({ name, source }) => `${name}: ${source?.reason}`)).toEqual([]);
});

const chinese = { where: { nationality: ["China"] }, position: { file: "", line: 1, column: 1 } };
const removedFrom = (from: number, to: number, scenario: readonly string[]): Measure => ({
  ...chinese,
  kind: "entries",
  stages: ["removed"],
  window: { from: instant(from), to: instant(to), text: "" },
  scenario,
});
const instant = (days: number) => ({ days, calendar: true, text: "" });
const day = (text: string): number => Date.parse(text) / 86_400_000;
const used = (name: string, measure: Measure) =>
  judgedUse(
    documents.parameters.find((one) => one.name === name)!,
    documents,
    measure,
  );

test("ten special charters a month under an agreement that nobody made are an assumption, the six on record are not", () => {
  const [from, to] = [day("2024-07-01"), day("2027-07-01")];
  expect(used("specialCharters", removedFrom(from, to, ["april2024", "arrivalsApril2024", "dealDirect"]))).toBe("all");
  expect(used("specialCharters", removedFrom(day("2024-06-01"), day("2025-07-01"), []))).toBe("none");
  expect(used("specialCharters", removedFrom(from, to, []))).toBe("some");
});

test("what a scenario sets for all that is counted, all the time, is an assumption whatever the parameter is", () => {
  const [from, to] = [day("2024-07-01"), day("2027-07-01")];
  expect(used("boardMembersInPost", removedFrom(from, to, ["april2024"]))).toBe("all");
  expect(used("directShare", removedFrom(from, to, ["april2024"]))).toBe("none");
  expect(used("directShare", removedFrom(from, to, []))).toBe("some");
});

// a ceiling below what was held says that people were refused a bed who had one
test("on every day of ICE's releases since January 2025 the lowest ceiling that may be drawn holds those who were held", () => {
  const reported = [...facts.facts.values()].flatMap(({ id, value }) => {
    const [, date] =
      /^ice\/(?:detention-releases|detained-snapshots)#detained\.total\.(202[5-9]-..-..)$/.exec(id) ?? [];
    return date === undefined || date < "2025-01-20" ? [] : [{ date, held: value }];
  });
  const valueOf = (name: string) => documents.parameters.find((one) => one.name === name)!;
  const beds = valueOf("fundedBeds").source!.value;
  if (beds.kind !== "table" || beds.levels["expansion"].kind !== "steps") throw new Error("beds by policy, in steps");
  const { points } = beds.levels["expansion"];
  const numberAt = (date: string): number => {
    const step = points.findLast(({ when }) => when.days <= day(date))!.value;
    return step.kind === "expression" && step.expression.kind === "number" ? step.expression.value : Number.NaN;
  };
  // fundedBeds × 0.95 and 1.2 persons a bed are the lower ends of their triangles
  const short = reported.filter(({ date, held }) => numberAt(date) * 0.95 * 1.2 < held);
  expect(reported.length).toBeGreaterThan(10);
  expect(short).toEqual([]);
});
