// A judgement knows the day from which on it could be made: a hall whose desks were judged with three different years in
// view, asked on days before and after.
import { describe, expect, test } from "vitest";
import { describeProblem, PendencyError } from "../../src/errors.ts";
import { documentsAsOf } from "../../src/documents/documentsAsOf.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { day, toyFacts, toyModel } from "./toyVintages.ts";

const judged = (lines: string): string =>
  toyModel.replace(
    "    kind: judgement\n    judgedBy: test\n    reason: invented\n    value: {steps: {2024-01-01: 1, 2024-04-06: 2, 2024-04-07: 3}}\n",
    `    kind: judgement\n    judgedBy: test\n    reason: invented\n${lines}`,
  );

const documentsOf = (text: string, scenarios = "") =>
  readDocuments(
    [
      { path: "hall.yaml", text },
      ...(scenarios === ""
        ? []
        : [{ path: "scenarios.yaml", text: `pendency: scenarios v1\nfor: hall\n${scenarios}` }]),
    ],
    "hall",
    toyFacts,
  );

const standOn = (date: string, text: string, { standIns = false, scenarios = "" } = {}) =>
  documentsAsOf(documentsOf(text, scenarios), toyFacts, day(date), { date, strict: false, standIns });

const opening = (view: ReturnType<typeof standOn>) => view.documents.parameters.find(({ name }) => name === "opening")!;

/** What a value types, in the order of the document. */
const typed = (value: unknown): number[] => {
  if (Array.isArray(value)) return value.flatMap(typed);
  if (value === null || typeof value !== "object") return [];
  const { kind, value: number } = value as { kind?: unknown; value?: unknown };
  return kind === "number" ? [number as number] : Object.values(value).flatMap(typed);
};

describe("a single value", () => {
  const text = judged(
    "    value: 9\n    knownFrom: 2024-06-01\n    earlier:\n" +
      "      - {knownFrom: 2024-02-01, value: 5, reason: seen in January}\n" +
      "      - {knownFrom: 2024-04-01, value: 7, reason: seen in March}\n",
  );

  test.each([
    ["2024-03-31", 5],
    ["2024-04-01", 7],
    ["2024-05-31", 7],
    ["2024-06-01", 9],
  ])("on %s is the latest that could be judged by then: %i", (date, wanted) => {
    expect(typed(opening(standOn(date, text)).source!.value)).toEqual([wanted]);
  });

  test("an earlier value is told as such, and is no hindsight", () => {
    const { account } = standOn("2024-04-06", text);
    expect(account.standIns).toContainEqual(expect.objectContaining({ parameter: "opening", what: "earlier" }));
    expect(account.judgedLater).toEqual([]);
    expect(account.judgedToday).not.toContain("opening");
  });

  test("before the first of them it is used as it is, and named with its day", () => {
    const view = standOn("2024-01-31", text);
    expect(typed(opening(view).source!.value)).toEqual([9]);
    expect(view.account.judgedLater).toEqual([{ parameter: "opening", part: "", knownFrom: "2024-06-01" }]);
    expect(view.account.judgedToday).toContain("opening");
  });

  test("a judgement of a known day is not among those of a day that nobody says", () => {
    const { account } = standOn("2024-06-02", text);
    expect(account.judgedToday).toEqual(["serviceTime"]);
    expect(account.judgedLater).toEqual([]);
  });
});

test("dated parts that were known later are cut, and the last one known goes on", () => {
  const text = judged(
    "    value: {steps: {2024-01-01: 1, 2024-02-01: 2, 2024-03-01: 3}}\n" +
      "    knownFrom: {rest: 2024-01-01, 2024-02-01: 2024-03-15, 2024-03-01: 2024-05-01}\n",
  );
  const view = standOn("2024-04-06", text);
  // the third was in force on the day, but chosen with May in view
  expect(typed(opening(view).source!.value)).toEqual([1, 2]);
  expect(view.account.standIns).toContainEqual({
    parameter: "opening",
    alternative: "",
    what: "cut",
    words: "2024-03-01 is left out",
  });
  expect(view.account.judgedLater).toEqual([]);
  expect(typed(opening(standOn("2024-05-01", text)).source!.value)).toEqual([1, 2, 3]);
});

describe("columns of a regime", () => {
  const column = "    value: {by: weather, cold: 4, warm: 8}\n";
  const later = `${column}    knownFrom: {rest: 2023-01-01, warm: 2024-07-01}\n`;

  test("one that the day does not reach is read by nobody, and is no hindsight", () => {
    const { account } = standOn("2024-04-06", judged(later));
    expect(account.judgedLater).toEqual([]);
    expect(account.judgedToday).not.toContain("opening");
  });

  test("one that is in force and was judged later is used and named", () => {
    const { account } = standOn("2024-05-20", judged(later));
    expect(account.judgedLater).toEqual([{ parameter: "opening", part: "warm", knownFrom: "2024-07-01" }]);
  });

  test("with stand-ins it is read as the state before", () => {
    const view = standOn("2024-05-20", judged(later), { standIns: true });
    const { value } = opening(view).source!;
    if (value.kind !== "table") throw new Error("not a table");
    expect(typed(value.levels["warm"])).toEqual([4]);
    expect(view.account.judgedLater).toEqual([]);
    expect(view.account.standIns).toContainEqual(
      expect.objectContaining({ parameter: "opening", what: "rule", words: "warm is read as cold" }),
    );
  });

  test("one that says so is read as the state before until it is known, asked or not", () => {
    const view = standOn("2024-05-20", judged(`${later}    earlier: state before\n`));
    const { value } = opening(view).source!;
    if (value.kind !== "table") throw new Error("not a table");
    expect(typed(value.levels["warm"])).toEqual([4]);
    expect(view.account.judgedLater).toEqual([]);
    expect(
      opening(standOn("2024-07-01", judged(`${later}    earlier: state before\n`))).source!.ruleMade,
    ).toBeUndefined();
  });

  test("an earlier value goes before the rule", () => {
    const text = judged(`${later}    earlier: [{knownFrom: 2023-06-01, value: 6, reason: invented}]\n`);
    expect(typed(opening(standOn("2024-05-20", text, { standIns: true })).source!.value)).toEqual([6]);
  });
});

test("of dated values judged later as a whole, a stand-in keeps the one in force a year before the day", () => {
  const text = judged(
    "    value: {steps: {2018-01-01: 1, 2023-04-06: 2, 2023-04-08: 3, 2024-01-01: 4}}\n    knownFrom: 2025-01-01\n",
  );
  expect(typed(opening(standOn("2024-04-06", text)).source!.value)).toEqual([1, 2, 3, 4]);
  // 365 days before 6 April 2024 is 7 April 2023, in a leap year
  expect(typed(opening(standOn("2024-04-06", text, { standIns: true })).source!.value)).toEqual([1, 2]);
});

test("a single value judged later has no rule: it stays, and is named with stand-ins too", () => {
  const text = judged("    value: 9\n    knownFrom: 2024-06-01\n");
  const { account } = standOn("2024-04-06", text, { standIns: true });
  expect(account.judgedLater).toEqual([{ parameter: "opening", part: "", knownFrom: "2024-06-01" }]);
});

test("a range has its own day, and an earlier value its own range", () => {
  const text = judged(
    "    value: 9\n    knownFrom: {rest: 2024-01-01, uncertainty: 2024-06-01}\n" +
      "    uncertainty: {is: {uniform: {from: 8, to: 10}}}\n",
  );
  expect(standOn("2024-04-06", text).account.judgedLater).toEqual([
    { parameter: "opening", part: "range", knownFrom: "2024-06-01" },
  ]);
  const other = judged(
    "    value: 9\n    knownFrom: 2024-06-01\n    uncertainty: {is: {uniform: {from: 8, to: 10}}}\n" +
      "    earlier: [{knownFrom: 2024-01-01, value: 5, reason: invented, uncertainty: {is: {uniform: {from: 4, to: 6}}}}]\n",
  );
  expect(typed(opening(standOn("2024-04-06", other)).uncertainty!.distribution)).toEqual([4, 6]);
  expect(typed(opening(standOn("2024-06-01", other)).uncertainty!.distribution)).toEqual([8, 10]);
});

test("the head of a document gives its judgements a day", () => {
  const parameters =
    "pendency: parameters v1\nfor: hall\nknownFrom: 2024-05-01\nparameters:\n" +
    "  one: {title: One, unit: share, kind: judgement, judgedBy: test, reason: invented, value: 1}\n" +
    "  two: {title: Two, unit: share, kind: judgement, judgedBy: test, reason: invented, value: 2, knownFrom: 2024-01-01}\n";
  const files = [
    { path: "hall.yaml", text: toyModel },
    { path: "parameters.yaml", text: parameters },
  ];
  const documents = readDocuments(files, "hall", toyFacts);
  const { account } = documentsAsOf(documents, toyFacts, day("2024-04-06"), { date: "2024-04-06", strict: false });
  expect(account.judgedLater).toEqual([{ parameter: "one", part: "", knownFrom: "2024-05-01" }]);
});

describe("an estimate", () => {
  const estimate = (lines: string): string =>
    toyModel.replace(
      "    facts: [ministry/judges#posts.2024]\n    value: 9\n    fallback: {kind: judgement, judgedBy: test, reason: nothing was published, value: 6}\n",
      `    facts: [ministry/june#came.2024-01]\n${lines}`,
    );

  test("says of a column from when on its figures were out, and gives way before", () => {
    const text = estimate(
      "    value: {by: weather, cold: 3, warm: 5}\n    knownFrom: {warm: 2024-09-01}\n" +
        "    fallback: {kind: estimate, method: cold goes on, facts: [ministry/june#came.2024-01], readAs: {warm: cold}}\n",
    );
    const view = standOn("2024-05-20", text);
    const { value } = view.documents.parameters.find(({ name }) => name === "staff")!.source!;
    if (value.kind !== "table") throw new Error("not a table");
    expect(typed(value.levels["warm"])).toEqual([3]);
    expect(view.account.standIns).toContainEqual(expect.objectContaining({ parameter: "staff", what: "fallback" }));
  });

  test("of a missing figure whose time is after every column that is read, nothing gives way", () => {
    const text = estimate("    value: {by: weather, cold: 3, warm: 5}\n").replace(
      "facts: [ministry/june#came.2024-01]\n    value: {by",
      "facts: [ministry/june#came.2024-01, ministry/june#came.2024-04]\n    value: {by",
    );
    // warm begins in May, when April has not come out; on 6 April cold is all there is, and it has no end yet
    const early = standOn("2024-04-06", text).account.standIns;
    expect(early).toContainEqual(expect.objectContaining({ parameter: "staff", what: "unavailable" }));
    const cold = text
      .replace("2024-05-01: warm", "2024-02-01: warm")
      .replace("warm: 5", "warm: {steps: {2024-01-01: 5}}");
    expect(standOn("2024-04-06", cold).account.standIns.filter(({ parameter }) => parameter === "staff")).toEqual([]);
  });
});

describe("scenarios", () => {
  const scenarios =
    "knownFrom: 2024-02-01\nscenarios:\n" +
    "  more: {changes: [{from: 2024-05-01, parameter: opening, set: 20, knownFrom: 2024-09-01, earlier: [{knownFrom: 2024-03-01, set: 12, reason: asked for}]}]}\n" +
    "  less: {knownFrom: 2024-10-01, changes: [{from: 2024-05-01, parameter: opening, set: 1}]}\n" +
    "  same: {changes: [{from: 2024-05-01, parameter: opening, set: 2}]}\n";

  test("keep their dates; a change supposed later is as it was supposed by the day, or is named", () => {
    const view = standOn("2024-04-06", toyModel, { scenarios });
    const set = Object.fromEntries(
      view.documents.scenarios.map(({ name, changes }) => [name, typed(changes[0].action)]),
    );
    expect(set).toEqual({ more: [12], less: [1], same: [2] });
    expect(view.documents.scenarios[0].changes[0].from.text).toBe("2024-05-01");
    expect(view.account.judgedLater).toEqual([
      { parameter: "scenario less", part: "opening from 2024-05-01", knownFrom: "2024-10-01" },
    ]);
    expect(typed(standOn("2024-09-01", toyModel, { scenarios }).documents.scenarios[0].changes[0].action)).toEqual([
      20,
    ]);
  });
});

test("the structure of a model is listed with its days, what was chosen later first", () => {
  const text = `${toyModel}knownFrom: {rest: 2024-01-01, regimes: {weather: 2024-09-01}}\n`;
  const { structure } = standOn("2024-04-06", text).account;
  expect(structure[0]).toEqual({ section: "regimes", name: "weather", knownFrom: "2024-09-01", isLater: true });
  expect(structure.slice(1).every(({ isLater }) => !isLater)).toBe(true);
  expect(structure.map(({ section, name }) => `${section}.${name}`)).toEqual(
    expect.arrayContaining(["stages.hall", "stages.served", "resources.desks"]),
  );
});

describe("what is wrong is told where it stands", () => {
  const told = (text: string, scenarios = ""): string => {
    try {
      documentsOf(text, scenarios);
    } catch (error) {
      if (error instanceof PendencyError) return error.problems.map(describeProblem).join("\n");
      throw error;
    }
    return "";
  };

  test.each([
    [
      "a month",
      judged("    value: 9\n    knownFrom: 2024-06\n"),
      "the day on which it became knowable, such as 2024-10-31",
    ],
    [
      "a part that is not there",
      judged("    value: 9\n    knownFrom: {warm: 2024-06-01}\n"),
      "a level, a state, `else`",
    ],
    [
      "an earlier value without a day",
      judged("    value: 9\n    knownFrom: 2024-06-01\n    earlier: [{value: 5, reason: none}]\n"),
      "an earlier value with `knownFrom:`",
    ],
    [
      "an earlier value without a reason",
      judged("    value: 9\n    knownFrom: 2024-06-01\n    earlier: [{knownFrom: 2024-01-01, value: 5}]\n"),
      "a judgement with `reason:`",
    ],
    [
      "two earlier values of one day",
      judged(
        "    value: 9\n    earlier: [{knownFrom: 2024-01-01, value: 5, reason: a}, {knownFrom: 2024-01-01, value: 6, reason: b}]\n",
      ),
      "earlier values of different days",
    ],
    [
      "an earlier value in another unit",
      judged("    value: 9\n    earlier: [{knownFrom: 2024-01-01, value: 5 days, reason: a}]\n"),
      "opening",
    ],
    ["a part of the model that is not there", `${toyModel}knownFrom: {regimes: {wether: 2024-01-01}}\n`, '"wether"'],
    [
      "a fact with a day of its own",
      toyModel.replace(
        "kind: estimate\n    method: the posts of the year",
        "kind: fact\n    alignment: one year\n    knownFrom: 2024-01-01",
      ),
      "it beside a fact",
    ],
  ])("%s", (_, text, wanted) => {
    expect(text).not.toBe(toyModel);
    const message = told(text);
    expect(message).toContain(wanted);
    expect(message).toMatch(/hall.yaml:\d+:\d+/);
  });

  test("an earlier supposition that does two things", () => {
    const scenarios =
      "scenarios: {s: {changes: [{from: 2024-05-01, parameter: opening, set: 2, earlier: [{knownFrom: 2024-01-01, reason: a, set: 1, add: 2}]}]}}\n";
    expect(told(toyModel, scenarios)).toContain("one of set, add, multiply");
  });
});
