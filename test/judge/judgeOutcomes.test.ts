// When a verdict is settled, over every sequence of outcomes that there is: a word found early by counting is the word
// that all runs give, and one found by evidence is wrong in few sequences.
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/judge/holds.ts";
import { judgeOutcomes } from "../../src/judge/judgeOutcomes.ts";
import type { JudgedBy } from "../../src/judge/judgeOutcomes.ts";

const by: JudgedBy = { lines: { supported: 0.8, contradicted: 0.2 }, instead: null, cannotFail: false };
const runs = Array.from({ length: 200 }, (_, run) => run);
const inSequence = (outcomes: readonly Outcome[], of: number, how: JudgedBy = by) =>
  judgeOutcomes(outcomes, how, { left: of - outcomes.length, of, runs });

function everySequence(length: number, of: readonly Outcome[]): Outcome[][] {
  let all: Outcome[][] = [[]];
  for (let nth = 0; nth < length; nth++) all = all.flatMap((some) => of.map((outcome) => [...some, outcome]));
  return all;
}

describe.each<readonly [string, number, readonly Outcome[], Partial<JudgedBy>]>([
  ["six runs", 6, [true, false], {}],
  ["six runs of a test that could not fail", 6, [true, false], { cannotFail: true }],
  ["four runs, some without a value", 4, [true, false, null], {}],
  ["four runs that carry no verdict", 4, [true, false], { instead: "not settled" }],
])("of %s", (_, of, values, rest) => {
  // lines that so few runs can be clear of
  const how = { ...by, lines: { supported: 0.55, contradicted: 0.45 }, ...rest };

  test("the word is what all runs give, whichever they are, and it stays from where it was settled on", () => {
    for (const outcomes of everySequence(of, values)) {
      const atTheEnd = judgeOutcomes(outcomes, how);
      const { word, settled } = inSequence(outcomes, of, how);
      expect(word).toBe(atTheEnd.word);
      const after = settled?.after ?? 0;
      expect(after).toBeGreaterThan(0);
      for (let made = 1; made <= of; made++) {
        const early = inSequence(outcomes.slice(0, made), of, how);
        expect(early.settled?.after ?? null).toBe(made < after ? null : after);
        if (made >= after) expect(early.word).toBe(word);
      }
    }
  });
});

test("of eleven, runs that differ settle at once that it is open, and none that are alike do before the last", () => {
  expect(inSequence([true, true, false], 11)).toMatchObject({ word: "not settled", settled: { after: 3, of: 11 } });
  const alike = Array.from({ length: 10 }, () => true);
  expect(inSequence(alike, 11)).toMatchObject({ word: "not settled", settled: { after: null, of: 11 } });
  expect(inSequence([...alike, true], 11)).toEqual({
    ...judgeOutcomes([...alike, true], by),
    settled: { after: 11, of: 11 },
  });
});

test("of a hundred, 24 that are alike are clear of the line", () => {
  const alike = Array.from({ length: 30 }, () => true);
  const found = inSequence(alike, 100);
  expect(found).toMatchObject({ word: "supported", runs: { held: 30, made: 30 }, settled: { after: 24, of: 100 } });
  expect(found.interval?.[0]).toBeGreaterThan(0.8);
  expect(inSequence(alike.map(() => false), 100)).toMatchObject({ word: "contradicted", settled: { after: 24, of: 100 } }); // prettier-ignore
});

test("what holds in 60 of 120 is settled as neither, long before a thousand", () => {
  const mixed = Array.from({ length: 120 }, (_, run) => run % 2 === 0);
  const found = judgeOutcomes(mixed, by, { left: 880, of: 1000, runs });
  expect(found.word).toBe("not settled");
  expect(found.settled?.after).toBeLessThan(40);
});

test("a share on the line is called supported in at most one of twenty sequences, over all looks at 30 runs", () => {
  // every sequence with the same count after each run is as far; the sums are exact
  let open = new Map<string, { readonly chance: number; readonly outcomes: readonly boolean[] }>([["", { chance: 1, outcomes: [] }]]); // prettier-ignore
  let wrong = 0;
  for (let made = 1; made <= 30; made++) {
    const next = new Map<string, { readonly chance: number; readonly outcomes: readonly boolean[] }>();
    for (const { chance, outcomes } of open.values()) {
      for (const outcome of [true, false]) {
        const longer = [...outcomes, outcome];
        const own = chance * (outcome ? 0.8 : 0.2);
        const { word, settled } = judgeOutcomes(longer, by, { left: 500, of: 500 + made, runs });
        if (settled?.after !== null) {
          if (word === "supported") wrong += own;
          continue;
        }
        // intervals depend on the way as well as the count; the count alone is kept, of the likelier way
        const key = String(longer.filter((one) => one).length);
        const before = next.get(key);
        next.set(key, {
          chance: own + (before?.chance ?? 0),
          outcomes: before !== undefined && before.chance >= own ? before.outcomes : longer,
        });
      }
    }
    open = next;
  }
  expect(wrong).toBeGreaterThan(0);
  expect(wrong).toBeLessThan(0.05);
});
