// Two-by-two and three-way tables fitted by hand.
import { expect, test } from "vitest";
import { fitTogether } from "../../src/statistics/fitTogether.ts";

const rows = (values: readonly number[]) => ({ axes: [0], values });
const columns = (values: readonly number[]) => ({ axes: [1], values });
const oddsRatio = ([a, b, c, d]: readonly number[]) => (a * d) / (b * c);

test("a fit has the margins", () => {
  const { cells, missedBy } = fitTogether([2, 2], [1, 1, 1, 1], [rows([30, 70]), columns([40, 60])]);
  // an even start gives independence: row × column ÷ 100
  [12, 18, 28, 42].forEach((value, cell) => expect(cells[cell]).toBeCloseTo(value, 9));
  expect(missedBy).toBeLessThan(1e-12);
});

test("a fit keeps the odds ratio of its start", () => {
  const start = [4, 1, 1, 1];
  const { cells } = fitTogether([2, 2], start, [rows([30, 70]), columns([40, 60])]);
  expect(oddsRatio(cells)).toBeCloseTo(oddsRatio(start), 9);
  expect(cells[0] + cells[1]).toBeCloseTo(30, 9);
  expect(cells[0] + cells[2]).toBeCloseTo(40, 9);
  // a(30 − a)⁻¹(30 + a)(40 − a)⁻¹ = 4 has the root a = 20.8045…: 3a² − 310a + 4800 = 0 less the other
  const a = (310 - Math.sqrt(310 * 310 - 4 * 3 * 4800)) / 6;
  expect(cells[0]).toBeCloseTo(a, 8);
});

test("a cell that is zero in the start stays zero", () => {
  const { cells } = fitTogether([2, 2], [1, 0, 1, 1], [rows([30, 70]), columns([40, 60])]);
  [30, 0, 10, 60].forEach((value, cell) => expect(cells[cell]).toBeCloseTo(value, 6));
});

test("a cell that is zero in a margin is zero", () => {
  const pairs = { axes: [0, 1], values: [5, 0, 3, 2] };
  const { cells } = fitTogether([2, 2, 2], [1, 1, 1, 1, 1, 1, 1, 1], [pairs, { axes: [2], values: [4, 6] }]);
  [2, 3, 0, 0, 1.2, 1.8, 0.8, 1.2].forEach((value, cell) => expect(cells[cell]).toBeCloseTo(value, 9));
});

test("a line of the start with nobody in it is filled as the others are", () => {
  // the second row is empty: the columns' 3 to 1 of the first stands for it
  const { cells } = fitTogether([2, 2], [3, 1, 0, 0], [rows([8, 4])]);
  expect(cells).toEqual([6, 2, 3, 1]);
});

test("margins that disagree say by how much, and the first holds", () => {
  const { cells, disagreement } = fitTogether([2, 2], [1, 1, 1, 1], [rows([50, 50]), columns([60, 60])]);
  expect(disagreement).toBeCloseTo(0.2, 12);
  expect(cells.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 9);
});

test("margins are compared on the axes they share", () => {
  const byFirst = { axes: [0, 1], values: [10, 20, 30, 40] };
  const bySecond = { axes: [0, 2], values: [15, 15, 21, 49] };
  const { cells, disagreement, missedBy } = fitTogether([2, 2, 2], [1, 1, 1, 1, 1, 1, 1, 1], [byFirst, bySecond]);
  expect([disagreement, missedBy < 1e-12]).toEqual([0, true]);
  // within each level of the first axis, independence: 10 × 15 ÷ 30, …, 40 × 49 ÷ 70
  [5, 5, 10, 10, 9, 21, 12, 28].forEach((value, cell) => expect(cells[cell]).toBeCloseTo(value, 9));
});

test("a start that cannot have the margins says by how much it misses them", () => {
  // the first row may stand in the first column alone, which holds fewer
  const { missedBy } = fitTogether([2, 2], [1, 0, 1, 1], [rows([50, 50]), columns([40, 60])]);
  expect(missedBy).toBeGreaterThan(0.05);
});
