// Boxes in which hits are thick: by hand where cases are few, and a box that was put there where they are many.
import { expect, test } from "vitest";
import { findBox } from "../../src/statistics/boxFinding.ts";
import { primBox, primPasted, primTrajectory, quasiP } from "../../src/statistics/prim.ts";
import { uniforms } from "../../src/statistics/sensitivity/design.ts";

const open = { low: null, high: null, names: [] };
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

test("density is hits inside over cases inside, coverage hits inside over all hits", () => {
  const column = upTo(10);
  const isHit = column.map((value) => value >= 7);
  expect(primBox([{ ...open, column: 0, low: 6 }], [column], isHit)).toMatchObject({ inside: 5, hits: 4, density: 4 / 5, coverage: 1 }); // prettier-ignore
  expect(primBox([{ ...open, column: 0, low: 8, high: 9 }], [column], isHit)).toMatchObject({ inside: 2, hits: 2, density: 1, coverage: 1 / 2 }); // prettier-ignore
  expect(primBox([], [column], isHit)).toMatchObject({ inside: 10, density: 0.4, coverage: 1 });
});

test("one twentieth goes at a time, and equal values together", () => {
  const column = upTo(40).map((value) => Math.max(3, value));
  const isHit = column.map((value) => value > 20);
  const [all, first, second] = primTrajectory([column], isHit);
  expect(all).toMatchObject({ inside: 40, hits: 20 });
  // 1, 2 and 3 are all 3: one twentieth is two of them, and the third goes along
  expect(first).toMatchObject({ inside: 37, hits: 20, limits: [{ column: 0, low: 4, high: null }] });
  expect(second).toMatchObject({ inside: 36, hits: 20, limits: [{ low: 5 }] });
});

test("what was peeled too far is pasted back as long as hits are as thick", () => {
  const column = upTo(40);
  const isHit = column.map((value) => value > 20);
  const narrow = primBox([{ ...open, column: 0, low: 31, high: 38 }], [column], isHit);
  // a slice is at least one case, and the upper side is open in the end
  expect(primPasted(narrow, [column], isHit)).toMatchObject({
    inside: 20,
    hits: 20,
    limits: [{ low: 21, high: null }],
  });
});

test("the quasi-p-value of a limit is a binomial tail at the density without it", () => {
  const column = upTo(40);
  const isHit = column.map((value) => value > 20);
  const box = primBox([{ ...open, column: 0, low: 31 }], [column], isHit);
  // ten hits of ten, where one of two is a hit without the limit
  expect(quasiP(box, [column], isHit)[0]).toBeCloseTo(1 / 1024, 12);
});

/** Columns of even numbers, the same for a seed. */
function evenly(columns: number, cases: number, seed: number): number[][] {
  const at = uniforms(seed, 0, "a test of boxes");
  return Array.from({ length: columns }, (_, column) =>
    Array.from({ length: cases }, (_unused, row) => at(row, column)),
  );
}

test("a box that was put there is found: two of five columns, at 0.6 and at 0.5", async () => {
  const columns = evenly(5, 400, 1);
  const isHit = columns[1].map((value, row) => value > 0.6 && columns[3][row] < 0.5);
  const found = await findBox(columns, isHit, 1);
  expect(found?.box.limits.map(({ column }) => column)).toEqual([1, 3]);
  const [over, under] = found?.box.limits ?? [];
  // neighbouring draws lie a four-hundredth apart on average, and a slice is a twentieth of those inside
  expect(Math.abs((over?.low ?? 0) - 0.6)).toBeLessThan(0.04);
  expect(Math.abs((under?.high ?? 0) - 0.5)).toBeLessThan(0.04);
  expect(found?.box.coverage).toBeGreaterThan(0.9);
  expect(found?.box.density).toBeGreaterThan(0.9);
  expect(found?.unseen?.density).toBeGreaterThan(0.8);
  expect(found?.foundAgain).toEqual([1, 1]);
  expect(found?.byChance).toBe(0.01);
  expect(Math.max(...(found?.quasiP ?? [1]))).toBeLessThan(1e-6);
});

test("one of three publishers is a box too", async () => {
  const columns = evenly(2, 200, 2);
  const names = columns[0].map((value) => (value < 0.3 ? "one" : value < 0.6 ? "two" : "three"));
  const found = await findBox([columns[1], names], names.map((name) => name === "two"), 1); // prettier-ignore
  expect(found?.box).toMatchObject({ coverage: 1, density: 1, limits: [{ column: 1, names: ["two"] }] });
});

test("of twenty outcomes that nothing drives, a box is told from chance in few", async () => {
  // each by chance in one of 20: more than four of 20 come in 3 of 1,000 such tests, and the seeds are fixed
  let alarms = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const [outcome, ...columns] = evenly(4, 80, seed);
    const found = await findBox(columns, outcome.map((value) => value < 0.3), seed); // prettier-ignore
    if (found !== null && found.byChance <= 0.05) alarms++;
  }
  expect(alarms).toBeLessThanOrEqual(4);
});

test("too few hits make no box, and neither does a search that was stopped", async () => {
  const columns = evenly(2, 100, 3);
  expect(await findBox(columns, columns[0].map((value) => value < 0.05), 1)).toBeNull(); // prettier-ignore
  const isHit = columns[0].map((value) => value < 0.4);
  expect(await findBox(columns, isHit, 1, async () => {}, () => true)).toBeNull(); // prettier-ignore
});
