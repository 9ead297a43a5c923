import { describe, expect, test } from "vitest";
import { judge } from "../../src/judge/judge.ts";
import { wordOfParts } from "../../src/judge/judged.ts";
import { claimsText } from "../../src/present/claimsText.ts";
import { heldWords, partsWords } from "../../src/present/verdictWords.ts";
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

test("5 of 5 runs hold, but the interval reaches below 80 %: not settled", () => {
  const [verdict] = judge([prediction], byDeal(5, 5), noFacts, documents);
  expect(verdict.verdict).toBe("not settled");
  expect(verdict.probability).toBe(1);
});

test("no run of 20 holds: contradicted; 10 of 20: not settled", () => {
  expect(judge([prediction], byDeal(0, 20), noFacts, documents)[0].verdict).toBe("contradicted");
  expect(judge([prediction], byDeal(10, 20), noFacts, documents)[0].verdict).toBe("not settled");
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
  expect(verdict.tests[0].undefinedWhy).toBe("nobody whom it could be measured of, in 1 run; nothing to divide by, as the other side is 0, in 1 run"); // prettier-ignore
  expect(claimsText([verdict])).toContain("without a value in 2 of 4: nobody whom it could be measured of");
  expect(verdict.probability).toBe(1);
});

test("without drawn parameters there is a share of runs, which settles nothing", () => {
  const [verdict] = judge([prediction], studyOf(times(20, 30), times(20, 10), []), noFacts, documents);
  expect(verdict.verdict).toBe("not settled");
  expect(verdict.reason).toContain("chance alone");
  expect(verdict.probability).toBe(1);
});

test("where it depends on whose figure is right, both are shown and nothing is settled", () => {
  const source = Array.from({ length: 60 }, (_, run) => (run < 30 ? "agency" : "newspaper"));
  const deal = source.map((name) => (name === "agency" ? 30 : 10));
  const study = studyOf(deal, times(60, 10), [{ name: "orders", how: "source", values: source }]);
  const [verdict] = judge([prediction], study, noFacts, documents, { disputed: () => ["orders"] });
  expect(verdict.verdict).toBe("not settled");
  expect(verdict.reason).toBe("judged for each source, not pooled; publishers disagree: supported with orders: agency, contradicted with orders: newspaper"); // prettier-ignore
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

test("a published figure supports within its tolerance and contradicts outside it, whatever its unit", () => {
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
  expect(judge([counted()], null, facts, documents)[0].verdict).toBe("contradicted");
  expect(judge([counted(within(0.01))], null, facts, documents)[0].verdict).toBe("supported");
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
  expect(judge([weeks], null, facts, documents)[0].verdict).toBe("supported");
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
  expect(verdict.verdict).toBe("supported");
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
  expect(verdict.verdict).toBe("not settled");
  expect(verdict.reason).toBe("published figures disagree");
  expect(verdict.tests.map((one) => one.verdict)).toEqual(["supported", "contradicted"]);
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

test("parts of the model are in the model or not; context and what is out of scope have nothing to judge", () => {
  const structure = { stages: ["court"], resources: ["judges"], regimes: [], clocks: [] };
  const words = (parts: Parameters<typeof claimOf>[0]) => judge([claimOf(parts)], null, noFacts, documents)[0].verdict;
  expect(words({ kind: ["structure"], structure })).toBe("in the model");
  expect(words({ kind: ["structure"], structure: { ...structure, stages: ["court", "ship"] } })).toBe(
    "not in the model",
  );
  expect(words({ kind: ["lever"], scenarios: ["deal"] })).toBe("in the model");
  expect(words({ kind: ["lever"], scenarios: ["noDeal"] })).toBe("not in the model");
  const [{ tests }] = judge([claimOf({ kind: ["lever"], scenarios: ["deal"] })], studyOf([1], [1]), noFacts, documents);
  expect(tests[0].description).toMatch(/in 1 replication$/);
  expect(words({ kind: ["context"], reason: "an annotation" })).toBe("not testable here");
  expect(words({ kind: ["outOfScope"], reason: "behaviour" })).toBe("not testable here");
});

test("a prediction whose scenario was not run is not settled and says so", () => {
  const claim = claimOf({ tests: [{ ...doubles, measure: stockUnder(["another"]) }] });
  const [verdict] = judge([claim], studyOf([1], [1]), noFacts, documents);
  expect(verdict.verdict).toBe("not settled");
  expect(verdict.reason).toContain("not run");
});

describe("a statement that says several things", () => {
  const part = (title: string, line: number, more = {}) => ({
    ...doubles,
    part: title,
    holdsIf: atLeast(line),
    ...more,
  });
  /** The stock doubles in all 20 runs; every test of the claim is given those numbers. */
  const doubled = (tests: number) => {
    const study = byDeal(20, 20);
    const copies = [...Array(tests).keys()];
    const stacks = study.stacks.map((stack) => ({
      ...stack,
      measures: copies.flatMap((index) =>
        stack.measures.map((one) => ({ ...one, name: one.name.replace("/0/", `/${index}/`) })),
      ),
    }));
    return { ...study, stacks };
  };
  const judged = (claim: Parameters<typeof claimOf>[0]) =>
    judge([claimOf(claim)], doubled(claim.tests?.length ?? 0), noFacts, documents)[0];

  test("one that holds and one that does not: in part, each with its own runs and none for the whole", () => {
    const verdict = judged({ tests: [part("it doubles", 2), part("it grows tenfold", 10)] });
    expect(verdict.verdict).toBe("in part");
    expect(verdict.parts.map(({ title, verdict: word, runs }) => [title, word, runs])).toEqual([
      ["it doubles", "supported", { held: 20, made: 20 }],
      ["it grows tenfold", "contradicted", { held: 0, made: 20 }],
    ]);
    expect([verdict.probability, verdict.runs]).toEqual([null, null]);
    expect(partsWords(verdict)).toBe(
      "supported, in the model; untested (n = 0): it doubles, in 20 of 20 runs. " +
        "contradicted, in the model; untested (n = 0): it grows tenfold, in none of 20 runs",
    );
  });

  test("parts that all hold make it supported; tests of one part must hold together", () => {
    expect(judged({ tests: [part("up", 2), part("far up", 3)] }).verdict).toBe("supported");
    const verdict = judged({ tests: [part("up", 2), part("up", 10), part("far up", 3)] });
    expect(verdict.parts.map(({ title, verdict: word }) => [title, word])).toEqual([
      ["up", "contradicted"],
      ["far up", "supported"],
    ]);
  });

  test("what nothing tests takes a statement from supported to in part, and leaves a contradicted one contradicted", () => {
    const untested = [{ title: "and nobody minds", reason: "minds are not in the model" }];
    const verdict = judged({ tests: [part("it doubles", 2)], untested });
    expect(verdict.verdict).toBe("in part");
    expect(verdict.parts[1]).toMatchObject({ verdict: "not testable here", reason: "minds are not in the model" });
    expect(judged({ tests: [part("it grows tenfold", 10)], untested }).verdict).toBe("contradicted");
  });

  test("a test that cannot fail is by construction, however many runs hold, and never makes a statement supported", () => {
    const set = { byConstruction: "the stock was set from it" };
    expect(judged({ tests: [part("", 2, set)] }).verdict).toBe("by construction");
    expect(judged({ tests: [part("a", 2, set), part("b", 2)] }).verdict).toBe("in part");
    expect(judged({ tests: [part("a", 2, set)], untested: [{ title: "b", reason: "none" }] }).verdict).toBe(
      "by construction",
    );
    // it holds in no run all the same: then the model misses what it was set from
    expect(judged({ tests: [part("", 10, set)] }).verdict).toBe("contradicted");
  });

  test("beside a test that could fail, one that could not adds nothing", () => {
    const set = { byConstruction: "the stock was set from it" };
    expect(judged({ tests: [part("", 2, set), part("", 2)] }).verdict).toBe("supported");
    expect(judged({ tests: [part("", 2, set), part("", 10)] }).verdict).toBe("contradicted");
  });

  test("what is not tested is carried as it stands", () => {
    expect(judged({ tests: [part("", 2)], notTested: "Whether it lasts." }).notTested).toBe("Whether it lasts.");
  });
});

test("the words for every combination of parts", () => {
  const all = ["supported", "contradicted", "by construction", "not settled", "not testable here"] as const;
  const table = Object.fromEntries(
    all.flatMap((left, at) => all.slice(at).map((right) => [`${left} + ${right}`, wordOfParts([left, right])])),
  );
  expect(table).toEqual({
    "supported + supported": "supported",
    "supported + contradicted": "in part",
    "supported + by construction": "in part",
    "supported + not settled": "in part",
    "supported + not testable here": "in part",
    "contradicted + contradicted": "contradicted",
    "contradicted + by construction": "in part",
    "contradicted + not settled": "not settled",
    "contradicted + not testable here": "contradicted",
    "by construction + by construction": "by construction",
    "by construction + not settled": "in part",
    "by construction + not testable here": "by construction",
    "not settled + not settled": "not settled",
    "not settled + not testable here": "not settled",
    "not testable here + not testable here": "not testable here",
  });
});

test("two figures that must both hold are a statement, the same asked of two publishers is a dispute", () => {
  const facts = libraryOf({ "a/a#n": [21, "persons"], "b/b#n": [25, "persons"] });
  const over = (fact: string, line: number) =>
    ({ measure: published(fact), against: null, compare: "value", holdsIf: atLeast(line), verdict: lines }) as const;
  const word = (...tests: ReturnType<typeof over>[]) =>
    judge([claimOf({ kind: ["fact"], tests })], null, facts, documents)[0].verdict;
  expect(word(over("a/a#n", 20), over("b/b#n", 20))).toBe("supported");
  expect(word(over("a/a#n", 24), over("b/b#n", 24))).toBe("not settled");
  expect(word(over("a/a#n", 20), over("a/a#n", 24))).toBe("contradicted");
});

test("runs are counted in words, and all or none is no percentage", () => {
  expect(heldWords({ held: 11, made: 11 })).toBe("in 11 of 11 runs");
  expect(heldWords({ held: 0, made: 11 })).toBe("in none of 11 runs");
  expect(heldWords({ held: 1, made: 1 })).toBe("in 1 of 1 run");
  expect(heldWords(null)).toBe("");
});
