import { expect, test } from "vitest";
import { exchanged, pairedDesign } from "../../../src/statistics/sensitivity/design.ts";
import {
  allOrders,
  dividends,
  drawnOrders,
  meanOverOrders,
  sampledShapley,
  setsAlong,
  shapleyValues,
} from "../../../src/statistics/sensitivity/shapley.ts";
import { shapleyEffects, varianceLeft, varianceOfBoth } from "../../../src/statistics/sensitivity/shapleyEffects.ts";
import { ishigami, ofIshigami } from "./functions.ts";

const has = (set: number, part: number): boolean => (set & (1 << part)) !== 0;

test("of one left and two right gloves, the left one is worth two thirds of a pair", () => {
  const pair = (set: number): number => (has(set, 0) && (has(set, 1) || has(set, 2)) ? 1 : 0);
  const [left, ...right] = shapleyValues(3, pair);
  expect(left).toBeCloseTo(2 / 3, 14);
  expect(right[0]).toBeCloseTo(1 / 6, 14);
  expect(right[1]).toBeCloseTo(1 / 6, 14);
});

test("parts that do not meet contribute what each makes alone", () => {
  const worths = [3, -1, 0, 7];
  const sum = (set: number): number => worths.reduce((all, own, part) => all + (has(set, part) ? own : 0), 100);
  shapleyValues(4, sum).forEach((value, part) => expect(value).toBeCloseTo(worths[part], 12));
  expect(dividends(4, sum)[0b0011]).toBeCloseTo(0, 12);
});

test("what two make only together is shared between them, and is their dividend", () => {
  const together = (set: number): number => (has(set, 0) ? 2 : 0) + (has(set, 0) && has(set, 2) ? 10 : 0);
  expect(shapleyValues(3, together)).toEqual([7, 0, 5]);
  const made = dividends(3, together);
  expect([made[0b001], made[0b101], made[0b111]]).toEqual([2, 10, 0]);
  expect(made.reduce((sum, own) => sum + own, 0)).toBe(together(0b111));
});

test("orders drawn by chance add up to the whole and come near what all orders say", () => {
  const worth = (set: number): number => Math.sqrt([0, 1, 2, 3, 4, 5].reduce((sum, part) => sum + (has(set, part) ? part : 0), 0)); // prettier-ignore
  const exact = shapleyValues(6, worth);
  const sampled = sampledShapley(6, worth, 400, 1);
  expect(sampled.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(worth(63), 10);
  // five standard errors: 6 · 6e-7 at any seed
  sampled.forEach(({ value, standardError }, part) =>
    expect(Math.abs(value - exact[part])).toBeLessThanOrEqual(5 * (standardError ?? 0) + 1e-12),
  );
});

test("of a line of independent normals each has its squared slope", () => {
  const [slopes, deviations] = [
    [1, 2, 3],
    [3, 1, 1],
  ];
  const parts = slopes.map((slope, i) => (slope * deviations[i]) ** 2);
  const left = (set: number): number => parts.reduce((sum, own, i) => sum + (has(set, i) ? own : 0), 0);
  const found = shapleyEffects(3, left) ?? [];
  expect(found).toHaveLength(3);
  found.forEach(({ share }, i) => expect(share).toBeCloseTo(parts[i] / 22, 12));
});

test("of x + y, both normal and correlated, each has its variance, half of what they share, and a part of what each tells of the other", () => {
  // Owen and Prieur (2017), SIAM/ASA J. Uncertain. Quantif. 5, 986, theorem 2
  const [sx, sy, rho] = [1, 2, 0.5];
  const variance = sx ** 2 + sy ** 2 + 2 * rho * sx * sy;
  // what is left of it when the other is known
  const left = [0, sx ** 2 * (1 - rho ** 2), sy ** 2 * (1 - rho ** 2), variance];
  const [x, y] = shapleyEffects(2, (set) => left[set]) ?? [];
  const apart = (rho ** 2 * (sx ** 2 - sy ** 2)) / 2;
  expect(x.share).toBeCloseTo((sx ** 2 + rho * sx * sy - apart) / variance, 12);
  expect(y.share).toBeCloseTo((sy ** 2 + rho * sx * sy + apart) / variance, 12);
});

test("a factor that is in no formula, but goes along with one that is, has a share", () => {
  // y = x with z correlated to x: half of ρ² is z's (Iooss and Prieur 2019, Int. J. Uncertain. Quantif. 9, 493)
  const rho = 0.6;
  const left = [0, 1 - rho ** 2, 0, 1];
  const [x, z] = shapleyEffects(2, (set) => left[set]) ?? [];
  expect(x.share).toBeCloseTo(1 - rho ** 2 / 2, 12);
  expect(z.share).toBeCloseTo(rho ** 2 / 2, 12);
});

test("of Ishigami's function, from runs, what two factors make together is shared by them", () => {
  const { a, b } = pairedDesign(2048, 3, 1);
  const [first, second] = [a.map(ishigami), b.map(ishigami)];
  const columns = (set: number): number[] => [0, 1, 2].filter((factor) => has(set, factor));
  const found =
    shapleyEffects(3, (set) =>
      set === 7
        ? varianceOfBoth(first, second)
        : varianceLeft(first, a.map((point, row) => ishigami(exchanged(point, b[row], columns(set))))),
    ) ?? []; // prettier-ignore
  const together = ofIshigami.total[2];
  const exact = [ofIshigami.first[0] + together / 2, ofIshigami.first[1], together / 2];
  // an index of 2,048 rows has a standard error below 0.045; two of them, at a fixed seed
  found.forEach(({ share }, factor) => expect(Math.abs(share - exact[factor])).toBeLessThan(0.09));
  expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
});

test("an output that never varies is nobody's", () => {
  expect(shapleyEffects(3, () => 0)).toBeNull();
});

test("the mean over all orders is the Shapley value; over some of them the parts still add up to the whole", () => {
  const worth = (set: number): number => [3, 11, 10, 29, 0, 5, 41, 60][set];
  const all = allOrders(3);
  expect(all).toHaveLength(6);
  const exact = shapleyValues(3, worth);
  meanOverOrders(all, worth).forEach((value, part) => expect(value).toBeCloseTo(exact[part], 12));
  const some = meanOverOrders([[2, 0, 1], [0, 1, 2]], worth); // prettier-ignore
  expect(some.reduce((sum, value) => sum + value, 0)).toBeCloseTo(57, 12);
  expect(setsAlong([2, 0, 1])).toEqual([0, 4, 5, 7]);
});

test("orders come in pairs, each with its reverse", () => {
  const orders = drawnOrders(5, 3, 1);
  expect(orders).toHaveLength(6);
  expect(orders[1]).toEqual(orders[0].toReversed());
});
