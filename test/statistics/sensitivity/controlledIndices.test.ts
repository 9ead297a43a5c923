import { expect, test } from "vitest";
import { controlledIndices } from "../../../src/statistics/sensitivity/controlledIndices.ts";
import { exchanged, uniforms } from "../../../src/statistics/sensitivity/design.ts";
import { sobolIndices } from "../../../src/statistics/sensitivity/sobolIndices.ts";
import { termsOf } from "../../../src/statistics/sensitivity/termMoments.ts";
import { ishigami, ofG, ofIshigami, sobolG } from "./functions.ts";

type Asked = (point: readonly number[]) => number;

/** What is known of a place without a run: a line and a bend. */
const raw = (point: readonly number[]): number[][] => point.map((place) => [place, (place - 0.5) ** 2]);

function designOf(asked: Asked, rows: number, factors: number, seed: number, known = raw) {
  const at = uniforms(seed, 7, "a design for tests");
  const points = (from: number, count: number): number[][] =>
    Array.from({ length: count }, (_, row) => Array.from({ length: factors }, (__, column) => at(from + row, column)));
  const [a, b] = [points(0, rows), points(rows, rows)];
  const terms = termsOf(points(2 * rows, 4096).map(known));
  const runs = {
    a: a.map(asked),
    b: b.map(asked),
    mixed: Array.from({ length: factors }, (_, factor) => a.map((one, row) => asked(exchanged(one, b[row], [factor])))),
  };
  const scaled = { a: a.map((one) => terms.scaled(known(one))), b: b.map((one) => terms.scaled(known(one))) };
  return { runs, scaled, terms };
}

// A row's part of an index has a standard deviation below 2 shares without a surrogate, so that 2,048 rows have one below
// 0.045 in each index; the seed is fixed and the bound is two of them.
const near = 0.09;

test("of Ishigami's function and of the g-function, which the surrogate knows badly, shares are those of their integrals", () => {
  for (const [asked, known, factors] of [
    [ishigami, ofIshigami, 3],
    [sobolG, ofG, 8],
  ] as const) {
    const { runs, scaled, terms } = designOf(asked, 2048, factors, 1);
    const found = controlledIndices(runs, scaled, terms, { seed: 1, resamples: 20 }) ?? [];
    expect(found).toHaveLength(factors);
    for (const [factor, { first, total }] of found.entries()) {
      expect(Math.abs(first.share - known.first[factor]), `first ${factor}`).toBeLessThan(near);
      expect(Math.abs(total.share - known.total[factor]), `total ${factor}`).toBeLessThan(near);
    }
  }
});

/** A sum, a bend and a product of uniform numbers: variances 1/12, 1/180 and 1/144. */
const nearlyKnown: Asked = ([x, y, z]) => 2 * x + y + 4 * (z - 0.5) ** 2 + 3 * (x - 0.5) * (y - 0.5) + 0.02 * Math.sin(40 * z); // prettier-ignore
const ofNearlyKnown = (() => {
  // the sine alone has 0.0002 of it, half its square, and almost nothing in common with the bend
  const [x, y, z, both] = [4 / 12, 1 / 12, 16 / 180 + 0.0002, 9 / 144];
  const all = x + y + z + both;
  return { first: [x / all, y / all, z / all], total: [(x + both) / all, (y + both) / all, z / all] };
})();

const width = ({ low, high }: { readonly low: number; readonly high: number }): number => (high - low) / 2;

test("where the surrogate knows nearly all, 128 rows say it to a third of what they say by themselves", () => {
  const { runs, scaled, terms } = designOf(nearlyKnown, 128, 3, 2);
  const found = controlledIndices(runs, scaled, terms, { seed: 2, resamples: 200 }) ?? [];
  const plain = sobolIndices(runs, { seed: 2, resamples: 200 }) ?? [];
  for (const factor of [0, 1, 2]) {
    // four half-widths: a false alarm in 1 of 10 billion of these six
    expect(Math.abs(found[factor].first.share - ofNearlyKnown.first[factor])).toBeLessThan(4 * width(found[factor].first) + 0.001); // prettier-ignore
    expect(Math.abs(found[factor].total.share - ofNearlyKnown.total[factor])).toBeLessThan(4 * width(found[factor].total) + 0.001); // prettier-ignore
    expect(width(found[factor].first)).toBeLessThan(width(plain[factor].first) / 3);
  }
});

test("of 60 designs, the 90 % intervals of a first and of a total share hold the true one in at least 44", () => {
  // of 60 at 90 %, 44 or fewer would come by chance in 1 of 10,000 series; two of them, and the seeds are fixed
  const held = Array.from({ length: 60 }, (_, seed) => {
    const { runs, scaled, terms } = designOf(nearlyKnown, 96, 3, seed);
    const [{ first, total }] = controlledIndices(runs, scaled, terms, { seed, resamples: 100 }) ?? [];
    return [
      first.low <= ofNearlyKnown.first[0] && ofNearlyKnown.first[0] <= first.high,
      total.low <= ofNearlyKnown.total[0] && ofNearlyKnown.total[0] <= total.high,
    ];
  });
  expect(held.filter(([first]) => first).length).toBeGreaterThanOrEqual(44);
  expect(held.filter(([, total]) => total).length).toBeGreaterThanOrEqual(44);
});

test("a surrogate that knows nothing changes nothing", () => {
  const { runs, scaled, terms } = designOf(ishigami, 256, 3, 3, (point) => point.map(() => [0]));
  const found = controlledIndices(runs, scaled, terms, { seed: 3, resamples: 50 }) ?? [];
  const plain = sobolIndices(runs, { seed: 3, resamples: 50 }) ?? [];
  for (const factor of [0, 1, 2]) {
    expect(found[factor].first.share).toBeCloseTo(plain[factor].first.share, 10);
    expect(found[factor].total.share).toBeCloseTo(plain[factor].total.share, 10);
    expect(width(found[factor].total)).toBeCloseTo(width(plain[factor].total), 3);
  }
});

test("an output that never varies has no shares", () => {
  const { runs, scaled, terms } = designOf(() => 3, 32, 2, 1);
  expect(controlledIndices(runs, scaled, terms, { seed: 1, resamples: 10 })).toBeNull();
});
