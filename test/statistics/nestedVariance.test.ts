// The variance of a number by levels of a nested design, against numbers worked out by hand and a sum that must come out.
import { expect, test } from "vitest";
import { nestedVariance } from "../../src/statistics/nestedVariance.ts";

test("components of two points, two paths and two runs are those of the analysis of variance", () => {
  // path means 2, 6 | 12, 16; point means 4, 14
  const values = [
    [
      [1, 3],
      [5, 7],
    ],
    [
      [11, 13],
      [15, 17],
    ],
  ];
  // runs: every path (1, 3) and the like has variance 2
  // paths: means 2 and 6 have variance 8, of which 2 / 2 is the runs'
  // points: means 4 and 14 have variance 50, of which 8 / 2 is the paths'
  expect(nestedVariance(values)).toEqual({ runs: 2, paths: 8 - 2 / 2, points: 50 - 8 / 2 });
});

test("a level with one member has no component of its own", () => {
  // means 2 and 6 have variance 8, of which 2 / 2 is the runs'
  expect(nestedVariance([[[1, 3]], [[5, 7]]])).toEqual({ runs: 2, paths: null, points: 7 });
  expect(
    nestedVariance([
      [[1], [3]],
      [[5], [7]],
    ]),
  ).toEqual({ runs: null, paths: 2, points: 7 });
  expect(nestedVariance([[[1]], [[5]]])).toEqual({ runs: null, paths: null, points: 8 });
  expect(nestedVariance([[[1, 3]]])).toBeNull();
});

test("components add up to the mean squared difference of runs of two points, halved", () => {
  // runs of different points are independent: half of their mean squared difference is the variance of one by itself
  const values = [0, 1, 2, 3].map((point) =>
    [0, 1, 2].map((path) => [0, 1].map((run) => ((point * 7 + path * 5 + run * 3 + point * path * run) % 11) + point)),
  );
  const squares = values.flatMap((one, at) =>
    values
      .slice(at + 1)
      .flatMap((other) => one.flat().flatMap((x) => other.flat().map((y) => ((x - y) * (x - y)) / 2))),
  );
  const found = nestedVariance(values);
  const all = (found?.points ?? 0) + (found?.paths ?? 0) + (found?.runs ?? 0);
  expect(all).toBeCloseTo(squares.reduce((sum, one) => sum + one, 0) / squares.length, 10);
});
