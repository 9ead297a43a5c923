// Noise that a published count has at the least: that of single persons, once.
import { expect, test } from "vitest";
import { innovationVariance, withCountingChance } from "../../src/forecast/countingChance.ts";
import { fitDiscrepancy } from "../../src/forecast/discrepancy.ts";

const paths = 10_000;
const flat = (value: number, periods = 2): readonly (readonly number[])[] =>
  Array.from({ length: paths }, () => Array.from({ length: periods }, () => value));
const name = { seed: 7, series: "visits" };
const logsOf = (made: readonly (readonly number[])[], value: number, at = 0): readonly number[] =>
  made.map((path) => Math.log(path[at] / value));
const product = (some: readonly number[], others: readonly number[]): number =>
  some.reduce((sum, each, at) => sum + each * others[at], 0) / paths;
// a variance of 10,000 normal values lies within 5 √(2 ÷ 10,000) of its own but for 1e-6
const within = 5 * Math.sqrt(2 / paths);

test("400 that are expected to the last are off by a twentieth, each period by itself", () => {
  const made = withCountingChance(flat(400), 0, name);
  const [first, second] = [0, 1].map((at) => logsOf(made, 400, at));
  expect(Math.abs(product(first, first) * 400 - 1)).toBeLessThan(within);
  expect(Math.abs(product(second, second) * 400 - 1)).toBeLessThan(within);
  expect(Math.abs(product(first, second) * 400)).toBeLessThan(5 / Math.sqrt(paths));
});

test("noise that is there already is not put on twice: half of it is filled up, and all of it or more left alone", () => {
  const half = logsOf(withCountingChance(flat(400), 1 / 800, name), 400);
  expect(Math.abs(product(half, half) * 800 - 1)).toBeLessThan(within);
  for (const noise of [1 / 400, 0.1]) expect(withCountingChance(flat(400), noise, name)).toEqual(flat(400));
});

test("a quarter expected has the chance of one, and none stay none", () => {
  const few = logsOf(withCountingChance(flat(0.25), 0, name), 0.25);
  expect(Math.abs(product(few, few) - 1)).toBeLessThan(within);
  expect(withCountingChance([[0, 0]], 0, name)).toEqual([[0, 0]]);
});

test("paces at which 400 leave are off by a twentieth", () => {
  const paces = logsOf(withCountingChance(flat(0.5), 0, name, flat(400)), 0.5);
  expect(Math.abs(product(paces, paces) * 400 - 1)).toBeLessThan(within);
});

test("it belongs to (seed, draw, series): the same in another stack and with more draws", () => {
  const [few, more] = [1, 3].map((draws) => withCountingChance(flat(400).slice(0, draws), 0, name));
  expect(more[0]).toEqual(few[0]);
  expect(more[1]).not.toEqual(few[0]);
  expect(withCountingChance(flat(400).slice(0, 1), 0, { ...name, series: "births" })).not.toEqual(few);
});

test("what a discrepancy adds anew is its variance in the long run, less what it keeps", () => {
  expect(innovationVariance(null)).toBe(0);
  const fitted = fitDiscrepancy([0.1, -0.1, 0.1, -0.1].map((value) => ({ value, errorVariance: 0 })), 12); // prettier-ignore
  expect(fitted?.kept).toBe(0);
  expect(innovationVariance(fitted)).toBeCloseTo((fitted?.deviation ?? 0) ** 2, 14);
  expect(innovationVariance(fitted && { ...fitted, kept: 0.5 })).toBeCloseTo(0.75 * (fitted?.deviation ?? 0) ** 2, 14);
});
