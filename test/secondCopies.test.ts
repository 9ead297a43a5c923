// What the kernels say again that src says already: storage and their edges, and nothing else. A rule that is written for a
// kernel alone makes the table longer, and is noticed here.
import { expect, test } from "vitest";
import { astray, secondCopies } from "../scripts/second-copies.mjs";

/** lines; may become fewer */
const most: Readonly<Record<string, number>> = {
  "storage of the individual engine": 1560,
  "storage of the fluid engine": 790,
  "where a kernel meets its host": 490,
};

test("every file of a kernel is counted, and once", () => {
  expect(astray()).toEqual([]);
});

test("only what is double on purpose is double, and it has not grown", () => {
  const table = secondCopies();
  expect(table.filter(({ why }) => why !== null).map(({ subject }) => subject)).toEqual(Object.keys(most));
  for (const { subject, lines, again } of table) {
    expect(lines, subject).toBeGreaterThan(0);
    expect(again, subject).toBeLessThanOrEqual(most[subject] ?? 0);
  }
});
