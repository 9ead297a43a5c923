import { expect, test } from "vitest";
import { exchanged, latinHypercube, pairedDesign, shuffled } from "../../../src/statistics/sensitivity/design.ts";

test("every one of the equal parts of every factor's interval holds one point", () => {
  const points = latinHypercube(50, 4, 7);
  for (let column = 0; column < 4; column++) {
    const parts = points.map((point) => Math.floor(point[column] * 50)).sort((a, b) => a - b);
    expect(parts).toEqual(Array.from({ length: 50 }, (_, part) => part));
  }
});

test("a design is the same whenever it is asked for, and another with another seed or block", () => {
  expect(latinHypercube(20, 3, 5, 1)).toEqual(latinHypercube(20, 3, 5, 1));
  expect(latinHypercube(20, 3, 6, 1)).not.toEqual(latinHypercube(20, 3, 5, 1));
  expect(latinHypercube(20, 3, 5, 2)).not.toEqual(latinHypercube(20, 3, 5, 1));
});

test("the halves of a paired design differ, and columns of one are put into the other", () => {
  const { a, b } = pairedDesign(30, 3, 1);
  expect(a[0]).not.toEqual(b[0]);
  expect(exchanged([1, 2, 3], [4, 5, 6], [0, 2])).toEqual([4, 2, 6]);
});

test("an order by chance holds each number once", () => {
  expect([...shuffled(40, 3, 0, "order")].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
  expect(shuffled(40, 3, 0, "order")).not.toEqual(shuffled(40, 3, 1, "order"));
});
