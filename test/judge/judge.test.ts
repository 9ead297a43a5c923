import { expect, test } from "vitest";
import { judge } from "../../src/judge/judge.ts";
import {
  atLeast,
  claimOf,
  documents,
  doubles,
  libraryOf,
  lines,
  published,
  stockUnder,
  studyOf,
  within,
} from "./fixture.ts";

const noFacts = libraryOf({});
const prediction = claimOf({ tests: [doubles] });
const times = (count: number, value: number | null) => Array.from({ length: count }, () => value);

const byDeal = (held: number, of: number) => studyOf([...times(held, 30), ...times(of - held, 10)], times(of, 10));

test("20 of 20 runs hold: supported, Jeffreys interval from Beta(20.5, 0.5), which is 0.8834 to 1", () => {
  const [verdict] = judge([prediction], byDeal(20, 20), noFacts, documents);
  expect(verdict.verdict).toBe("supported");
  expect(verdict.probability).toBe(1);
  // by integrating the density of Beta(20.5, 0.5) numerically: 2.5 % lies below 0.88336
  expect(verdict.interval?.[0]).toBeCloseTo(0.88336, 5);
  expect(verdict.interval?.[1]).toBe(1);
});

test("a test is said with titles, not with the names of the document", () => {
  const [verdict] = judge([prediction], byDeal(20, 20), noFacts, documents);
  expect(verdict.tests[0].description).toBe(
    "persons in Court at the end of the run under “A deal” ÷ persons in Court at the end of the run is at least 2 times",
  );
});

test("5 of 5 runs hold, but the interval reaches below 80 %: undetermined", () => {
  const [verdict] = judge([prediction], byDeal(5, 5), noFacts, documents);
  expect(verdict.verdict).toBe("undetermined");
  expect(verdict.probability).toBe(1);
});

test("no run of 20 holds: contradicted; 10 of 20: undetermined", () => {
  expect(judge([prediction], byDeal(0, 20), noFacts, documents)[0].verdict).toBe("contradicted");
  expect(judge([prediction], byDeal(10, 20), noFacts, documents)[0].verdict).toBe("undetermined");
});

test("runs are compared in pairs: the same numbers in another order hold less often", () => {
  const base = Array.from({ length: 20 }, (_, run) => run + 1);
  const deal = base.map((value) => 2 * value);
  expect(judge([prediction], studyOf(deal, base), noFacts, documents)[0].probability).toBe(1);
  // reversed: 2(21 − r) ≥ 2r holds for r ≤ 10
  expect(judge([prediction], studyOf([...deal].reverse(), base), noFacts, documents)[0].probability).toBe(0.5);
});

test("a ratio to nobody holds when there is somebody, and cannot be made when there is nobody either", () => {
  const [verdict] = judge([prediction], studyOf([5, 5, 0, null], [0, 1, 0, 1]), noFacts, documents);
  // run 1 holds (5 to 0), run 2 holds (5 to 1), run 3 is 0 to 0, run 4 measured nothing
  expect(verdict.tests[0].undefinedRuns).toBe(2);
  expect(verdict.probability).toBe(1);
});

test("without drawn parameters there is a share of runs and no verdict", () => {
  const [verdict] = judge([prediction], studyOf(times(20, 30), times(20, 10), []), noFacts, documents);
  expect(verdict.verdict).toBe("chance only");
  expect(verdict.probability).toBe(1);
});

test("where it depends on whose figure is right, both are shown and the verdict is a conflict", () => {
  const source = Array.from({ length: 60 }, (_, run) => (run < 30 ? "agency" : "newspaper"));
  const deal = source.map((name) => (name === "agency" ? 30 : 10));
  const study = studyOf(deal, times(60, 10), [{ name: "orders", how: "source", values: source }]);
  const [verdict] = judge([prediction], study, noFacts, documents, { disputed: () => ["orders"] });
  expect(verdict.verdict).toBe("in conflict");
  expect(verdict.probability).toBeNull();
  expect(verdict.tests.map(({ source: of, verdict: word }) => [of, word])).toEqual([
    ["orders: agency", "supported"],
    ["orders: newspaper", "contradicted"],
  ]);
  // a claim that does not rest on the figure is judged over all runs
  expect(judge([prediction], study, noFacts, documents)[0].tests).toHaveLength(1);
});

test("a claim with two tests holds in the runs in which both do", () => {
  const triples = { ...doubles, holdsIf: atLeast(3) };
  const study = studyOf([...times(10, 20), ...times(10, 30)], times(20, 10));
  const both = claimOf({ tests: [doubles, triples] });
  const measures = (name: string) =>
    study.stacks.map((stack) => ({
      ...stack,
      measures: [...stack.measures, ...stack.measures.map((one) => ({ ...one, name: one.name.replace("/0/", name) }))],
    }));
  const [verdict] = judge([both], { ...study, stacks: measures("/1/") }, noFacts, documents);
  expect(verdict.tests.map(({ probability }) => probability)).toEqual([1, 0.5]);
  expect(verdict.probability).toBe(0.5);
});

test("a published figure agrees within its tolerance and differs outside it, whatever its unit", () => {
  const facts = libraryOf({ "ice/a#removals": [288, "persons"], "ice/a#stay": [6, "weeks"] });
  const counted = (holdsIf = within(0)) =>
    claimOf({
      kind: ["fact"],
      tests: [
        {
          measure: published("ice/a#removals"),
          against: { kind: "quantity", value: 290, unit: { powers: {}, scale: 1, text: "persons" } },
          compare: "difference",
          holdsIf,
          verdict: lines,
        },
      ],
    });
  expect(judge([counted()], null, facts, documents)[0].verdict).toBe("differs");
  expect(judge([counted(within(0.01))], null, facts, documents)[0].verdict).toBe("agrees");
  const weeks = claimOf({
    kind: ["fact"],
    tests: [
      {
        measure: published("ice/a#stay"),
        against: { kind: "quantity", value: 42, unit: { powers: { day: 1 }, scale: 1, text: "days" } },
        compare: "difference",
        holdsIf: within(0),
        verdict: lines,
      },
    ],
  });
  expect(judge([weeks], null, facts, documents)[0].verdict).toBe("agrees");
});

test("what a claim says is written with its thousands apart", () => {
  const against = { kind: "quantity", value: 24_000, unit: { powers: {}, scale: 1, text: "persons" } } as const;
  const test = { measure: published("ice/a#n"), against, holdsIf: atLeast(1250), verdict: lines };
  const claim = claimOf({ kind: ["fact"], tests: [{ ...test, compare: "difference" }] });
  const [judged] = judge([claim], null, libraryOf({ "ice/a#n": [24_314, "persons"] }), documents)[0].tests;
  expect(judged.description).toMatch(/− 24,000 persons is at least 1,250$/);
  expect(judged.numbers[1].label).toBe("24,000 persons");
});

test("a ratio held against a share is not said in times", () => {
  const half = { kind: "more than", value: 0.5, unit: { powers: {}, scale: 0.01, text: "%" } } as const;
  const [verdict] = judge([claimOf({ tests: [{ ...doubles, holdsIf: half }] })], byDeal(20, 20), noFacts, documents);
  expect(verdict.tests[0].description).toMatch(/ is more than 50 %$/);
});

test("an hour of flight at 26,800 USD is shown by the hour, beside one published by the day", () => {
  const facts = libraryOf({
    "ice/flights#special": [26_800, "USD per hour"],
    "ice/flights#daily": [205_848, "USD per day"],
  });
  const against = { kind: "measure", measure: published("ice/flights#daily") } as const;
  const judged = (["ratio", "difference"] as const).map(
    (compare) =>
      judge(
        [
          claimOf({
            kind: ["fact"],
            tests: [
              { measure: published("ice/flights#special"), against, compare, holdsIf: atLeast(2), verdict: lines },
            ],
          }),
        ],
        null,
        facts,
        documents,
      )[0].tests[0].numbers,
  );
  const seen = judged.map((numbers) => numbers.map(({ value, unit }) => [Number(value?.toPrecision(6)), unit]));
  // 205,848 ÷ 24 = 8,577
  const sides = [
    [26_800, "USD per hour"],
    [8577, "USD per hour"],
  ];
  expect(seen).toEqual([
    [...sides, [3.12464, "times"]],
    [...sides, [18_223, "USD per hour"]],
  ]);
});

test("a ratio of two published figures is computed from them: 24,314 ÷ 2,176 is 11.17", () => {
  const facts = libraryOf({ "cbp/a#now": [24314, "persons"], "cbp/a#before": [2176, "persons"] });
  const claim = claimOf({
    kind: ["fact"],
    tests: [
      {
        measure: published("cbp/a#now"),
        against: { kind: "measure", measure: published("cbp/a#before") },
        compare: "ratio",
        holdsIf: atLeast(11),
        verdict: lines,
      },
    ],
  });
  const [verdict] = judge([claim], null, facts, documents);
  expect(verdict.verdict).toBe("agrees");
  expect(verdict.tests[0].numbers.at(-1)?.value).toBeCloseTo(11.1737, 4);
});

test("publishers who are listed as disagreeing are all heard", () => {
  const conflict = { id: "orders", title: "Final orders", facts: ["nyt/a#orders", "ice/b#orders"], why: "unexplained" };
  const facts = libraryOf({ "nyt/a#orders": [100000, "persons"], "ice/b#orders": [37908, "persons"] }, [conflict]);
  const claim = claimOf({
    kind: ["fact"],
    tests: [
      {
        measure: published("nyt/a#orders"),
        against: { kind: "quantity", value: 100000, unit: { powers: {}, scale: 1, text: "persons" } },
        compare: "difference",
        holdsIf: within(0.1),
        verdict: lines,
      },
    ],
  });
  const [verdict] = judge([claim], null, facts, documents);
  expect(verdict.verdict).toBe("in conflict");
  expect(verdict.tests.map((one) => one.verdict)).toEqual(["agrees", "differs"]);
});

test("a figure that is not at hand is refused, with the nearest that is", () => {
  const claim = claimOf({
    kind: ["fact"],
    tests: [{ ...doubles, measure: published("ice/a#removal"), against: null, compare: "value" }],
  });
  expect(() => judge([claim], null, libraryOf({ "ice/a#removals": [288, "persons"] }), documents)).toThrow(
    'did you mean "ice/a#removals"?',
  );
});

test("parts of the model are represented or missing; context and what is out of scope have nothing to judge", () => {
  const structure = { stages: ["court"], resources: ["judges"], regimes: [], clocks: [] };
  const words = (parts: Parameters<typeof claimOf>[0]) => judge([claimOf(parts)], null, noFacts, documents)[0].verdict;
  expect(words({ kind: ["structure"], structure })).toBe("represented");
  expect(words({ kind: ["structure"], structure: { ...structure, stages: ["court", "ship"] } })).toBe("missing");
  expect(words({ kind: ["lever"], scenarios: ["deal"] })).toBe("represented");
  expect(words({ kind: ["lever"], scenarios: ["noDeal"] })).toBe("missing");
  expect(words({ kind: ["context"], reason: "an annotation" })).toBe("context");
  expect(words({ kind: ["outOfScope"], reason: "behaviour" })).toBe("not testable here");
});

test("a prediction whose scenario was not run is undetermined and says so", () => {
  const claim = claimOf({ tests: [{ ...doubles, measure: stockUnder(["another"]) }] });
  const [verdict] = judge([claim], studyOf([1], [1]), noFacts, documents);
  expect(verdict.verdict).toBe("undetermined");
  expect(verdict.reason).toContain("not run");
});
