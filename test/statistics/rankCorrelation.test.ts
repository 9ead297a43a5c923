import { expect, test } from "vitest";
import { rankCorrelation, ranks } from "../../src/statistics/rankCorrelation.ts";

test("equal values share the mean of the ranks they fill", () => {
  expect(ranks([30, 10, 20, 20])).toEqual([4, 1, 2.5, 2.5]);
});

test("any rising curve correlates perfectly, any falling one perfectly the other way", () => {
  const x = [3, -1, 8, 0.5, 2];
  expect(
    rankCorrelation(
      x,
      x.map((value) => value ** 3),
    ),
  ).toBeCloseTo(1, 12);
  expect(
    rankCorrelation(
      x,
      x.map((value) => -value),
    ),
  ).toBeCloseTo(-1, 12);
});

test("without ties it is 1 − 6 Σd² / n(n² − 1), computed by hand for five pairs", () => {
  // ranks 1 2 3 4 5 against 2 1 4 3 5: Σd² = 4
  expect(rankCorrelation([1, 2, 3, 4, 5], [20, 10, 40, 30, 50])).toBeCloseTo(1 - (6 * 4) / (5 * 24), 12);
});

test("a side that never varies, or a single pair, has no correlation", () => {
  expect(rankCorrelation([1, 2, 3], [7, 7, 7])).toBeNull();
  expect(rankCorrelation([1], [2])).toBeNull();
  expect(rankCorrelation([], [])).toBeNull();
});
