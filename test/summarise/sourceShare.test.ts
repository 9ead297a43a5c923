// The law of total variance, with numbers that a reader can follow on paper.
import { expect, test } from "vitest";
import { sourceGroup, sourceShare } from "../../src/summarise/sourceShare.ts";

const share = (groups: readonly (readonly [string, number, readonly (number | null)[]])[]) =>
  sourceShare(groups.map(([source, weight, values]) => sourceGroup(source, weight, values)));

test("two sources of equal weight: means 2 and 6, variances 1 and 1, so 4 of 5 is the choice", () => {
  const found = share([
    ["a", 1, [1, 3]], // mean 2, variance 1
    ["b", 1, [5, 7]], // mean 6, variance 1; between: (2² + 2²) ÷ 2 = 4
  ])!;
  expect(found).toMatchObject({ between: 4, within: 1, share: 0.8 });
  expect(found.groups.map(({ source, mean, runs }) => [source, mean, runs])).toEqual([
    ["a", 2, 2],
    ["b", 6, 2],
  ]);
});

test("weights count: with 3 to 1 the whole mean is 3, and 3 of 4 of the variance is between", () => {
  // between: (3 · 1² + 1 · 3²) ÷ 4 = 3; within: (3 · 1 + 1 · 1) ÷ 4 = 1
  expect(share([["a", 3, [1, 3]], ["b", 1, [5, 7]]])).toMatchObject({ between: 3, within: 1, share: 0.75 }); // prettier-ignore
  // weights are shares of a whole, whatever they add up to
  expect(
    share([
      ["a", 0.75, [1, 3]],
      ["b", 0.25, [5, 7]],
    ])?.share,
  ).toBeCloseTo(0.75, 14);
});

test("weighted by the number of runs, between and within add up to the variance of all runs together", () => {
  const [a, b, c] = [
    [4, 9, 1, 7],
    [12, 10],
    [3, 3, 8],
  ];
  const found = share([["a", 4, a], ["b", 2, b], ["c", 3, c]])!; // prettier-ignore
  const all = [...a, ...b, ...c];
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
  expect(found.between + found.within).toBeCloseTo(variance, 12);
});

test("sources that give the same runs explain nothing; runs that differ by source alone are explained whole", () => {
  expect(share([["a", 1, [1, 3]], ["b", 1, [1, 3]]])?.share).toBe(0); // prettier-ignore
  expect(share([["a", 1, [2, 2]], ["b", 1, [5, 5]]])?.share).toBe(1); // prettier-ignore
});

test("where nothing varies there is no share", () => {
  expect(share([["a", 1, [2, 2]], ["b", 1, [2, 2]]])).toMatchObject({ between: 0, within: 0, share: null }); // prettier-ignore
});

test.each([
  ["one source", [["a", 1, [1, 3]]]],
  ["a second source without a value", [["a", 1, [1, 3]], ["b", 1, [null, null]]]], // prettier-ignore
  ["a second source without weight", [["a", 1, [1, 3]], ["b", 0, [5, 7]]]], // prettier-ignore
  ["a source with a single run, inside which nothing is known", [["a", 1, [1, 3]], ["b", 1, [5]]]], // prettier-ignore
] as const)("%s is no choice", (_, groups) => {
  expect(share(groups)).toBeNull();
});

test("runs in which there was nothing to measure are left aside", () => {
  expect(share([["a", 1, [1, null, 3]], ["b", 1, [null, 5, 7]]])?.share).toBe(0.8); // prettier-ignore
});
