// The size of a drift out of its history: simulated walks of known size, with fixed seeds and stated odds.
import { expect, test } from "vitest";
import { normalQuantile } from "../../src/quantity/specialFunctions.ts";
import { Stream } from "../../src/random/stream.ts";
import { cutStudentT } from "../../src/statistics/cutStudentT.ts";
import { driftSize } from "../../src/statistics/driftSize.ts";
import type { HistoryFigure } from "../../src/statistics/driftSize.ts";

const shape = cutStudentT(5, 6);
const held = { cut: 6 };

interface World {
  readonly size: number;
  readonly halfLife?: number;
  /** standard deviation of a month's figure around the level */
  readonly noise?: number;
  readonly periods: number;
  readonly months: number;
}

/** Figures of a walk, in logs; the steps are those that drifts take. */
function historyOf({ size, halfLife, noise = 0, periods, months }: World, seed: number): HistoryFigure[] {
  const stream = new Stream(seed, 0);
  const [steps, chance] = [1, 2].map((low) => stream.keyOf({ high: 0, low }));
  const kept = halfLife === undefined ? 1 : 0.5 ** (1 / halfLife);
  let level = 0;
  return Array.from({ length: periods }, (_, period) => {
    let sum = 0;
    for (let month = 0; month < months; month++) {
      const at = period * months + month;
      level = kept * level + (size / Math.sqrt(12)) * shape.quantile(stream.uniform(steps.high, steps.low, at, 21, 0));
      sum += level + noise * normalQuantile(stream.uniform(chance.high, chance.low, at, 21, 0));
    }
    return { from: period * months, months, value: 7 + sum / months };
  });
}

const histories = (world: World, count: number): HistoryFigure[][] =>
  Array.from({ length: count }, (_, seed) => historyOf(world, seed));

/** Mean and deviation of the logarithm of estimated over true size. */
function offBy(world: World, count: number): { readonly mean: number; readonly sd: number } {
  const logs = histories(world, count).map((history) =>
    Math.log((driftSize([history], held)?.size ?? NaN) / world.size),
  );
  const mean = logs.reduce((sum, value) => sum + value, 0) / count;
  return { mean, sd: Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1)) };
}

// Fisher's information of the scale of a t with 5 degrees is 1.25 a figure: one estimate from n figures has deviation
// 1 / √(1.25 n) in logs. The mean of 60 lies 5 standard errors off with odds below 1e-6; a tenth is allowed for bias
test.each([
  ["20 % a year, ten years of months", { size: 0.2, periods: 120, months: 1 }],
  ["60 % a year, ten years of months", { size: 0.6, periods: 120, months: 1 }],
  ["20 % a year, forty quarters", { size: 0.2, periods: 40, months: 3 }],
  ["30 % a year, fifteen years", { size: 0.3, periods: 15, months: 12 }],
])("a walk of %s is recovered", (_, world) => {
  const one = 1 / Math.sqrt(1.25 * world.periods);
  const { mean, sd } = offBy(world, 60);
  expect(Math.abs(mean)).toBeLessThan(0.1 + (5 * one) / Math.sqrt(60));
  expect(sd).toBeLessThan(2 * one);
});

test("chance in the figures is told from the walk: with noise as large as three steps the size is not blown up", () => {
  const world = { size: 0.2, noise: 0.17, periods: 120, months: 1 };
  const { mean } = offBy(world, 40);
  // monthly changes alone would show √(0.2²/12 + 2·0.17²)·√12 = 86 %, 1.45 too much in logs
  expect(Math.abs(mean)).toBeLessThan(0.35);
});

test("a pull back of half a year is found in twenty years of months, and mostly none where there is none", () => {
  const pulled = histories({ size: 0.5, halfLife: 6, periods: 240, months: 1 }, 20);
  const found = pulled.filter((history) => driftSize([history], held)?.halfLife != null);
  expect(found.length).toBeGreaterThan(14);
  const free = histories({ size: 0.5, periods: 240, months: 1 }, 20);
  const invented = free.filter((history) => driftSize([history], held)?.halfLife != null);
  expect(invented.length).toBeLessThan(6);
});

test("what is held is not found out", () => {
  const [history] = histories({ size: 0.5, halfLife: 6, periods: 240, months: 1 }, 1);
  expect(driftSize([history], { cut: 6, halfLife: 24, degrees: 8 })).toMatchObject({ halfLife: 24, degrees: 8 });
  expect(driftSize([history], { cut: 6, halfLife: null })).toMatchObject({ halfLife: null, away: 0 });
});

test("several histories have one size: twelve of ten figures are as good as one of 109", () => {
  const many = histories({ size: 0.4, periods: 10, months: 1 }, 12);
  const estimate = driftSize(many, held);
  expect(estimate?.foretold).toBe(108);
  expect(Math.abs(Math.log((estimate?.size ?? 0) / 0.4))).toBeLessThan(0.45);
});

test("a gap is time in which the level wandered unseen", () => {
  const whole = histories({ size: 0.4, periods: 240, months: 1 }, 1)[0];
  const gapped = whole.filter(({ from }) => from % 3 === 0);
  const [all, some] = [driftSize([whole], held), driftSize([gapped], held)];
  expect(Math.abs(Math.log((some?.size ?? 0) / (all?.size ?? 0)))).toBeLessThan(0.35);
});

test("a history that never changes has the smallest size there is, a wild one the largest", () => {
  const constant = Array.from({ length: 60 }, (_, from) => ({ from, months: 1, value: 5 }));
  expect(driftSize([constant], held)?.size).toBeCloseTo(0.01, 5);
  const wild = constant.map((figure) => ({ ...figure, value: figure.from % 2 === 0 ? 0 : 50 }));
  const found = driftSize([wild], held);
  expect(found?.size).toBeLessThanOrEqual(3.001);
  expect(found?.size).toBeGreaterThan(1);
});

test("four figures are too few, and so is nothing", () => {
  expect(driftSize([histories({ size: 0.2, periods: 4, months: 1 }, 1)[0]], held)).toBeNull();
  expect(driftSize([], held)).toBeNull();
});

test("a figure counts only by its distance from others: another unit gives the same size", () => {
  const [history] = histories({ size: 0.3, periods: 60, months: 1 }, 1);
  const moved = history.map((figure) => ({ ...figure, value: figure.value + 6.9 }));
  expect(driftSize([moved], held)?.size).toBeCloseTo(driftSize([history], held)?.size ?? 0, 3);
});
