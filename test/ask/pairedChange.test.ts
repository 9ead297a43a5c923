import { expect, test } from "vitest";
import { pairedChange } from "../../src/ask/pairedChange.ts";
import { pairedDifferences } from "../../src/statistics/pairedDifference.ts";

test("only replications in which both stacks have a value are compared", () => {
  // 5 − 3 and 9 − 10; the second lacks a value here, the third there, the fifth is not in the base at all
  expect(pairedDifferences([5, null, 7, 9, 1], [3, 4, null, 10])).toEqual([2, -1]);
});

test("a change says in how many replications there is less and more, and how much run by run", () => {
  const change = pairedChange([1, 2, 3, 14], [2, 4, 6, 4]);
  // differences −1, −2, −3, 10; in order −3 −2 −1 10, whose middle is −1.5
  expect(change).toMatchObject({ pairs: 4, known: 4, lower: 3, higher: 1, median: -1.5 });
  expect(pairedChange([null], [1])).toMatchObject({ pairs: 1, known: 0, median: null });
});
