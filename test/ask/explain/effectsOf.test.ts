// What drawing a parameter does to the answer, on draws whose effect is known because it was put there.
import { expect, test } from "vitest";
import { correlationText, effectsOf, effectWords } from "../../../src/ask/explain/effectsOf.ts";
import type { Study } from "../../../src/study/study.ts";
import { chance, inventedInput } from "../../present/fixture.ts";

const random = chance(3);
const runs = 48;
const [strong, idle] = [0, 1].map(() => Array.from({ length: runs }, () => random()));
const base = inventedInput().study;
const measure = base.stacks[0].measures[0];
const stack = { ...base.stacks[0], measures: [{ ...measure, values: strong.map((value) => 100 - 50 * value) }] };
const study: Study = {
  ...base,
  stacks: [stack],
  draws: [
    { name: "strong", how: "times", values: strong },
    { name: "idle", how: "plus", values: idle },
    { name: "fixed", how: "is", values: Array.from({ length: runs }, () => 1) },
    { name: "list", how: "source", values: strong.map((value) => (value > 0.5 ? "a" : "b")) },
  ],
};
const output = [{ name: measure.name, title: "Waiting", stack: [] }];
const effects = effectsOf(study, output, { strong: "Strong" });

test("a parameter that alone decides the outcome has correlation −1, an idle one stays where chance leaves it", () => {
  expect(effects?.rows.map((row) => row.parameter)).toEqual(["strong", "idle", "list"]);
  expect(effects?.rows[0].correlations[0]).toBeCloseTo(-1, 12);
  // fixed seed; over seeds it would fail once in twenty
  expect(Math.abs(effects?.rows[1].correlations[0] ?? 1)).toBeLessThan(effects?.byChance ?? 0);
});

test("a choice between sources has no rank, and a parameter that never varies is left out", () => {
  expect(effects?.rows[2].correlations).toEqual([null]);
  expect(effectWords(effects, "list")).toMatch(/no rank/);
  expect(effectWords(effects, "fixed")).toBe("");
});

test("with seven runs there are not enough, and the words say so", () => {
  const few = { ...study, stacks: [{ ...stack, measures: [{ ...stack.measures[0], values: strong.slice(0, 7) }] }] };
  const table = effectsOf(few, output, {});
  expect(table?.byChance).toBeNull();
  expect(effectWords(table, "strong")).toBe("not enough runs (7 of 8)");
});

test("correlations are written with their sign", () => {
  expect([0.714, -0.052, 0.001, null].map(correlationText)).toEqual(["+0.71", "−0.05", "0.00", "–"]);
});
