import { expect, test } from "vitest";
import { elementaryEffects, trajectories } from "../../../src/statistics/sensitivity/elementaryEffects.ts";
import { ishigami } from "./functions.ts";

test("each trajectory moves every factor once by two thirds of its range, on a grid of four levels", () => {
  for (const { points, moved } of trajectories(20, 5, 3)) {
    expect([...moved].sort()).toEqual([0, 1, 2, 3, 4]);
    for (const [step, factor] of moved.entries()) {
      const by = points[step + 1].map((place, own) => place - points[step][own]);
      expect(Math.abs(by[factor])).toBeCloseTo(2 / 3, 12);
      expect(by.filter((one) => one !== 0)).toHaveLength(1);
    }
    for (const place of points.flat()) expect(Math.abs(place * 3 - Math.round(place * 3))).toBeLessThan(1e-9);
    expect(points.flat().every((place) => place > -1e-9 && place < 1 + 1e-9)).toBe(true);
  }
});

test("of a straight line each effect is its slope, the same everywhere", () => {
  const design = trajectories(6, 3, 1);
  const line = ([x, y]: readonly number[]): number => 5 * x - 2 * y + 1;
  const [x, y, z] = elementaryEffects(design, design.map(({ points }) => points.map(line))); // prettier-ignore
  expect(x.mean).toBeCloseTo(5, 10);
  expect(y.mean).toBeCloseTo(-2, 10);
  expect(y.meanSize).toBeCloseTo(2, 10);
  expect(x.deviation).toBeCloseTo(0, 10);
  expect(z).toEqual({ mean: 0, meanSize: 0, deviation: 0 });
});

test("of a product neither factor's effect is the same from place to place", () => {
  const design = trajectories(10, 2, 1);
  const product = ([x, y]: readonly number[]): number => x * y;
  const [x, y] = elementaryEffects(design, design.map(({ points }) => points.map(product))); // prettier-ignore
  expect(x.deviation).toBeGreaterThan(0.1);
  expect(y.deviation).toBeGreaterThan(0.1);
});

test("SALib 1.6.0 gives the same effects of the same trajectories", () => {
  const [third, two] = [1 / 3, 2 / 3];
  const design = [
    { points: [[0, third, 0], [two, third, 0], [two, 1, 0], [two, 1, two]], moved: [0, 1, 2] },
    { points: [[1, 0, third], [1, two, third], [third, two, third], [third, two, 1]], moved: [1, 0, 2] },
    { points: [[third, 1, 1], [third, 1, third], [third, third, third], [1, third, third]], moved: [2, 1, 0] },
  ]; // prettier-ignore
  const found = elementaryEffects(design, design.map(({ points }) => points.map(ishigami))); // prettier-ignore
  // morris.analyze(…)["mu"], ["mu_star"], ["sigma"]
  const [mean, size] = [[5.62112207714873, -2.6250000000000018, -12.497592206666235], [5.62112207714873, 7.875, 12.497592206666235]]; // prettier-ignore
  const deviation = [7.21548822474092, 9.093266739736604, 0];
  for (const factor of [0, 1, 2]) {
    expect(found[factor].mean).toBeCloseTo(mean[factor], 10);
    expect(found[factor].meanSize).toBeCloseTo(size[factor], 10);
    expect(found[factor].deviation).toBeCloseTo(deviation[factor], 10);
  }
});
