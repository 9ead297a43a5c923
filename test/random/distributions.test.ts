import { describe, expect, test } from "vitest";
import { cdf, mixCdf, mixQuantile, quantile, type MixPart } from "../../src/random/distributions.ts";
import { EXPONENTIAL } from "../../src/random/families.ts";
import { familyCodes, type Family } from "../../src/random/familyCodes.ts";

const cases: [Family, number[], number, number, number[]][] = [
  // family, figures, mean, variance, probabilities
  ["exponential", [2], 2, 4, []],
  ["gamma", [2, 3], 3, 4.5, []],
  ["gamma", [0.5, 3], 3, 18, []],
  ["lognormal", [0.3, 0.5], Math.exp(0.425), (Math.exp(0.25) - 1) * Math.exp(0.85), []],
  ["weibull", [1, 2], Math.sqrt(Math.PI) / 2, 1 - Math.PI / 4, []],
  ["uniform", [1, 3], 2, 1 / 3, []],
  ["triangular", [1, 2, 5], 8 / 3, (1 + 4 + 25 - 2 - 5 - 10) / 18, []],
  ["normal", [20, 4], 20, 16, []],
  ["quantiles", [0, 2, 6], 2.5, 0.5 * (4 / 3) + 0.5 * (52 / 3) - 6.25, [0, 0.5, 1]],
];

describe.each(cases)("%s %j", (family, figures, mean, variance, probabilities) => {
  const code = familyCodes[family];

  test("the value rises with the draw, and the share below it is the draw", () => {
    let before = -Infinity;
    for (let u = 0.0005; u < 1; u += 0.001) {
      const x = quantile(code, figures, u, probabilities);
      expect(x).toBeGreaterThanOrEqual(before);
      expect(Math.abs(cdf(code, figures, x, probabilities) - u)).toBeLessThan(1e-12);
      before = x;
    }
  });

  test("its mean and variance are those of the textbook (midpoint rule over a million draws)", () => {
    const n = family === "gamma" ? 100_000 : 1_000_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const x = quantile(code, figures, (i + 0.5) / n, probabilities);
      sum += x;
      squares += x * x;
    }
    expect(Math.abs(sum / n / mean - 1)).toBeLessThan(1e-4);
    // the rule misses the square of the tail beyond the last midpoint: a few parts in ten thousand at n = 100,000
    expect(Math.abs((squares / n - (sum / n) ** 2) / variance - 1)).toBeLessThan(2e-3);
  });
});

test("a mixture rises with the draw, and jumps where a part is fixed", () => {
  const parts: MixPart[] = [
    { quantile: (u) => quantile(EXPONENTIAL, [1], u), cdf: (x) => cdf(EXPONENTIAL, [1], x) },
    { quantile: () => 9, cdf: (x) => (x >= 9 ? 1 : 0) },
  ];
  const shares = [0.7, 0.3];
  let before = 0;
  for (let u = 0.001; u < 1; u += 0.003) {
    const x = mixQuantile(parts, shares, u);
    expect(x).toBeGreaterThanOrEqual(before);
    before = x;
    if (x === 9) expect(u).toBeGreaterThan(0.7 * (1 - Math.exp(-9)) - 1e-12);
    else expect(Math.abs(mixCdf(parts, shares, x) - u)).toBeLessThan(1e-14);
  }
  expect(mixQuantile(parts, shares, 0.9)).toBe(9);
});

test("a mixture of fixed parts is found at their values, in a few questions", () => {
  let asked = 0;
  const fixed = (value: number): MixPart => ({
    quantile: () => value,
    cdf: (x) => {
      asked++;
      return x >= value ? 1 : 0;
    },
  });
  const parts = [fixed(12.34), fixed(180), fixed(30)];
  const shares = [0.2, 0.5, 0.3];
  const values = [0.1, 0.2, 0.21, 0.5, 0.51, 0.99].map((u) => mixQuantile(parts, shares, u));
  expect(values).toEqual([12.34, 12.34, 30, 30, 180, 180]);
  expect(asked).toBeLessThan(6 * 3 * 6);
});
