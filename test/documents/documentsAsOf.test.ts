// What a model reads on a day: the toy hall of toyVintages.ts, standing on 6 April 2024 unless a test says otherwise.
import { describe, expect, test } from "vitest";
import { documentsAsOf } from "../../src/documents/documentsAsOf.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { compile } from "../../src/compile/compile.ts";
import { PendencyError } from "../../src/errors.ts";
import { day, toyDocuments, toyFacts, toyModel } from "./toyVintages.ts";

const standOn = (date: string, text = toyModel, strict = false) =>
  documentsAsOf(toyDocuments(text), toyFacts, day(date), { date, strict });

const swap = (from: string, to: string): string => {
  expect(toyModel).toContain(from);
  return toyModel.replace(from, to);
};

const compiled = ({ documents, facts }: ReturnType<typeof standOn>) =>
  compile(documents, facts, { stack: [], point: null, sources: {}, sample: null, measures: [] });

test("each figure the documents name is counted once, by how it stands", () => {
  const { account } = standOn("2024-04-06");
  const standing = Object.fromEntries(account.facts.map(({ fact, standing: how }) => [fact.id, how]));
  expect(standing).toEqual({
    "ministry/june#came.2024-01": "published",
    "ministry/june#came.2024-02": "reconstructed",
    "ministry/june#came.2024-03": "left out", // ended six days before
    "ministry/june#came.2024-04": "left out",
    "ministry/judges#posts.2024": "left out",
  });
});

test("arrivals end where they are known and go on at their mean over the known months, at most twelve", () => {
  const view = standOn("2024-04-06");
  expect(view.account.goOn).toEqual([{ parameter: "came", from: "2024-03-01", months: 12 }]);
  const { arrivals } = compiled(view);
  const { from, to, counts } = arrivals[0].periods;
  const months = [...from].map((start, index) => [start, to[index], counts[index]]);
  // January as first printed, February as later printed, and (100 + 200) ÷ 60 days = 5 a day for the other 306
  expect(months[0]).toEqual([0, 31, 100]);
  expect(months[1]).toEqual([31, 60, 200]);
  expect(months.slice(2).reduce((sum, [, , count]) => sum + count, 0)).toBe(5 * 306);
});

test("of more than a year of months, the last twelve are carried on", () => {
  const months = Array.from({ length: 14 }, (_, index) => {
    const [year, month] = [2023 + Math.floor(index / 12), (index % 12) + 1];
    return `${year}-${String(month).padStart(2, "0")}: ${index < 2 ? 9999 : 366}`;
  });
  const text = swap("runs: {from: 2024-01-01", "runs: {from: 2023-01-01")
    .replace(
      '{counts: {facts: "ministry/june#came", 2024-05 to 2024-12: 4000}}',
      `{counts: {${months.join(", ")}, 2024-03 to 2024-12: 1}}`,
    )
    .replace(
      /kind: estimate\n    method: .*\n    facts: \[ministry\/june#came\]/,
      "kind: judgement\n    judgedBy: test\n    reason: invented",
    )
    .replace("2024-01-01: cold", "2023-01-01: cold")
    .replace("{steps: {2024-01-01: 1", "{steps: {2023-01-01: 1");
  const program = compiled(standOn("2024-02-29", text));
  const { from, counts } = program.arrivals[0].periods;
  const later = [...from].flatMap((start, index) => (start >= 365 + 60 ? [counts[index]] : []));
  // March 2023 to February 2024 is 366 days with 12 · 366 people: 12 a day for the 306 days left of 2024
  expect(later.reduce((sum, count) => sum + count, 0)).toBe(12 * 306);
});

test("an estimate whose figure is left out gives way to what it states for such a day", () => {
  const { documents, account } = standOn("2024-04-06");
  const clerks = documents.parameters.find(({ name }) => name === "staff")!;
  expect(clerks.source).toMatchObject({ kind: "judgement", reason: "nothing was published" });
  expect(account.standIns).toContainEqual(expect.objectContaining({ parameter: "staff", what: "fallback" }));
  // 6 of the fallback, and 2 open from 6 April on; the third, of 7 April, is later
  const { resources } = compiled(standOn("2024-04-06"));
  expect(resources).toHaveLength(1);
});

test("nothing changes once everything has been published, but for what is dated later", () => {
  const { documents, account } = standOn("2025-01-01");
  const clerks = documents.parameters.find(({ name }) => name === "staff")!;
  expect(clerks.source?.method).toBe("the posts of the year");
  expect(account.standIns).toEqual([]);
  expect(account.modelCut).toEqual([]);
});

test("dates after the day are cut in parameters and regimes; the day itself is not", () => {
  const { documents, account } = standOn("2024-04-06");
  const opening = documents.parameters.find(({ name }) => name === "opening")!;
  const { value } = opening.source!;
  expect(value.kind === "steps" && value.points.map(({ when }) => when.text)).toEqual(["2024-01-01", "2024-04-06"]);
  expect(account.modelCut).toEqual(["weather warm"]);
  expect(documents.model.regimes[0].otherwise?.map(({ state }) => state)).toEqual(["cold"]);
});

test("an estimate dated throughout is cut from the start of the period whose figure is left out", () => {
  const text = swap(
    "facts: [ministry/judges#posts.2024]\n    value: 9\n",
    "facts: [ministry/june#came.2024-01, ministry/june#came.2024-03]\n    value: {steps: {2024-01-01: 7, 2024-02-15: 8, 2024-03-01: 9, 2024-04-01: 10}}\n",
  );
  const { documents } = standOn("2024-04-06", text);
  const { value } = documents.parameters.find(({ name }) => name === "staff")!.source!;
  // March is left out on 6 April, so what begins with March rests on it
  expect(value.kind === "steps" && value.points.map(({ when }) => when.text)).toEqual(["2024-01-01", "2024-02-15"]);
});

describe("where a parameter states nothing for such a day", () => {
  const fallback = "    fallback: {kind: judgement, judgedBy: test, reason: nothing was published, value: 6}\n";

  test("whoever reads it is told where it stands, what came out when, and what to do", () => {
    const view = standOn("2024-04-06", swap(fallback, ""));
    expect(() => compiled(view)).toThrow(PendencyError);
    expect(() => compiled(view)).toThrow(
      /hall.yaml:\d+:\d+ › parameters.staff\n {2}expected figures published by 2024-04-06; got ministry\/judges#posts.2024 for 2024, published 2024-12\n {2}hint: .*fallback/,
    );
  });

  test("a strict reader is refused what could be reconstructed, too", () => {
    const strict = standOn("2024-04-06", toyModel, true);
    expect(strict.account.facts.some(({ standing }) => standing === "reconstructed")).toBe(false);
    const { from, counts } = compiled(strict).arrivals[0].periods;
    // of the months only January had been printed: 100 in 31 days go on
    expect(counts[0]).toBe(100);
    const rest = [...from].reduce((sum, start, index) => (start >= 31 ? sum + counts[index] : sum), 0);
    expect(Math.abs(rest - (100 / 31) * 335)).toBeLessThanOrEqual(1);
  });
});

describe("of several publishers", () => {
  const two = (default_: string) =>
    swap(
      `    kind: estimate
    method: the posts of the year
    facts: [ministry/judges#posts.2024]
    value: 9
    fallback: {kind: judgement, judgedBy: test, reason: nothing was published, value: 6}
`,
      `    default: ${default_}
    alternatives:
      late: {kind: fact, alignment: as posts, facts: [ministry/judges#posts.2024], value: 9, weight: 60%}
      early: {kind: estimate, method: one for each 22 that came, facts: [ministry/june#came.2024-01], value: 5, weight: 10%}
      other: {kind: judgement, judgedBy: test, reason: invented, value: 4, weight: rest}
`,
    );

  test("those not published yet cannot be drawn, and the others share their weight as before", () => {
    const { documents } = standOn("2024-04-06", two("late"));
    const { alternatives } = documents.parameters.find(({ name }) => name === "staff")!;
    const weights = Object.fromEntries(alternatives!.options.map(({ name, weight }) => [name, weight]));
    expect(weights["late"]).toBe(0);
    expect(weights["early"]).toBeCloseTo(0.25, 12);
    expect(weights["other"]).toBeCloseTo(0.75, 12);
    expect(alternatives!.default).toBe("other");
  });

  test("one that is asked for by name all the same is refused", () => {
    const { documents, facts } = standOn("2024-04-06", two("late"));
    const asked = { stack: [], point: null, sources: { staff: "late" }, sample: null, measures: [] };
    expect(() => compile(documents, facts, asked)).toThrow(/published by 2024-04-06/);
  });
});

test("a fallback without a value is the value beside it, with states read as others", () => {
  const text = swap(
    "    value: 9\n    fallback: {kind: judgement, judgedBy: test, reason: nothing was published, value: 6}\n",
    "    value: {by: weather, cold: 9, warm: 12}\n    fallback: {kind: judgement, judgedBy: test, reason: nothing was published, readAs: {warm: cold}}\n",
  );
  const { documents } = standOn("2024-04-06", text);
  const { value } = documents.parameters.find(({ name }) => name === "staff")!.source!;
  if (value.kind !== "table") throw new Error("not a table");
  expect(value.levels["warm"]).toEqual(value.levels["cold"]);
});

describe("a fallback is refused", () => {
  test.each([
    [
      "inside a fallback",
      "fallback: {kind: judgement, judgedBy: a, reason: b, value: 1, fallback: {kind: judgement, judgedBy: a, reason: b, value: 1}}",
      "without a fallback of its own",
    ],
    ["without its grounds", "fallback: {kind: estimate, value: 1}", "an estimate with `facts:`"],
    [
      "that reads states no table has",
      "fallback: {kind: judgement, judgedBy: a, reason: b, readAs: {dry: wet}}",
      "dry and wet",
    ],
    ["in another unit", "fallback: {kind: judgement, judgedBy: a, reason: b, value: 3 days}", "staff"],
  ])("%s", (_, given, told) => {
    const text = swap("fallback: {kind: judgement, judgedBy: test, reason: nothing was published, value: 6}", given);
    expect(() => toyDocuments(text)).toThrow(told);
  });
});

test("scenarios keep their dates: they are what somebody standing there supposes", () => {
  const scenarios = `pendency: scenarios v1\nfor: hall\nscenarios:\n  spring: {changes: [{from: 2024-05-01, regime: weather, set: warm}]}\n`;
  const files = [
    { path: "hall.yaml", text: toyModel },
    { path: "s.yaml", text: scenarios },
  ];
  const documents = readDocuments(files, "hall", toyFacts);
  const { documents: view } = documentsAsOf(documents, toyFacts, day("2024-04-06"), {
    date: "2024-04-06",
    strict: false,
  });
  expect(view.scenarios[0].changes[0].from.text).toBe("2024-05-01");
});

test("judgements that nothing replaces are told as made today; an estimate's range is one of them, its figure is not", () => {
  // staff gives way to its fallback, which speaks for such a day; came is cut where its figures end
  expect(standOn("2024-04-06").account.judgedToday).toEqual(["serviceTime", "opening"]);
  const ranged = swap("    value: 9\n", "    value: 9\n    uncertainty: {times: {uniform: {from: 0.9, to: 1.1}}}\n");
  expect(standOn("2024-04-06", ranged).account.judgedToday).toEqual(["staff", "serviceTime", "opening"]);
});
