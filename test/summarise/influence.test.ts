// What a drawn parameter does to an output, on draws whose effect is put there and so is known exactly.
import { expect, test } from "vitest";
import { chanceBound, influenceOf, isBeyondChance } from "../../src/summarise/influence.ts";

const nine = [5, 1, 9, 3, 7, 2, 8, 4, 6];

test("an output that is ten times the draw has correlation 1, and its thirds differ by sixty", () => {
  const found = influenceOf(
    nine,
    nine.map((draw) => 10 * draw),
  );
  // thirds {1, 2, 3} and {7, 8, 9}: means 20 and 80; each has a standard deviation of 10, so an error of 10/√3
  expect(found).toMatchObject({ runs: 9, correlation: 1, lowest: 20, highest: 80, difference: 60 });
  expect(found.standardError).toBeCloseTo(Math.sqrt(200 / 3), 12);
  expect(isBeyondChance(found)).toBe(true);
});

test("only ranks count for the correlation: a steep curve gives the same as a straight line", () => {
  const steep = influenceOf(
    nine,
    nine.map((draw) => -(draw ** 7)),
  );
  expect(steep.correlation).toBe(-1);
  expect(steep.difference).toBeLessThan(0);
});

test("an output that rises as often as it falls is not distinguishable from chance", () => {
  // symmetric about the middle draw: every pair of ranks above it is answered by one below
  const found = influenceOf(
    nine,
    nine.map((draw) => (draw - 5) ** 2),
  );
  expect(found.correlation).toBeCloseTo(0, 12);
  expect(found.difference).toBeCloseTo(0, 12);
  expect(isBeyondChance(found)).toBe(false);
});

test("a draw that never varies, or an output that never does, has no influence rather than none", () => {
  const same = nine.map(() => 4);
  expect(influenceOf(same, nine).correlation).toBeNull();
  expect(influenceOf(nine, same).difference).toBeNull();
});

test("runs without a value are left out, and with seven that are left nothing is said", () => {
  const values = nine.map((draw) => (draw > 7 ? null : draw));
  expect(influenceOf(nine, values)).toMatchObject({ runs: 7, correlation: null, byChance: null, difference: null });
});

test("the bound of 95 % is that of tables of Spearman's coefficient, within 0.01 from eight runs on", () => {
  // two-sided 5 % points of the exact distribution, Zar, Biostatistical Analysis, table B.20
  for (const [runs, exact] of [
    [8, 0.738],
    [10, 0.648],
    [20, 0.447],
    [30, 0.362],
  ]) {
    expect(Math.abs((chanceBound(runs) ?? 0) - exact)).toBeLessThan(0.01);
  }
  expect(chanceBound(7)).toBeNull();
});
