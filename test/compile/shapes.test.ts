// The figures people state are the figures the solved distribution has.
import { expect, test } from "vitest";
import { solveShape } from "../../src/compile/shapes.ts";
import type { TwoFigureFamily } from "../../src/compile/shapes.ts";
import { quantile } from "../../src/random/distributions.ts";
import { familyCodes } from "../../src/random/familyCodes.ts";

/** Mean and standard deviation by a fine midpoint rule over the quantile function. */
function moments(family: TwoFigureFamily, figures: readonly number[]): { mean: number; sd: number } {
  const count = 20000;
  const values = Array.from({ length: count }, (_, index) =>
    quantile(familyCodes[family], figures, (index + 0.5) / count),
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / count;
  return { mean, sd: Math.sqrt(variance) };
}

const stated = [
  ["lognormal", { median: 40, p90: 200 }],
  ["lognormal", { mean: 60, cv: 1.5 }],
  ["lognormal", { mean: 60, median: 40 }],
  ["lognormal", { mean: 60, p90: 130 }],
  ["lognormal", { median: 40, sd: 30 }],
  ["gamma", { mean: 3, cv: 0.8 }],
  ["gamma", { median: 3, p95: 9 }],
  ["gamma", { mean: 3, shape: 2 }],
  ["weibull", { mean: 1, shape: 1.5 }],
  ["weibull", { mean: 2, sd: 1 }],
  ["weibull", { median: 2, p90: 5 }],
  ["normal", { mean: 20, sd: 4 }],
  ["normal", { p10: 15, p90: 25 }],
  ["normal", { median: 20, cv: 0.2 }],
] as const;

test.each(stated)("%s with %o", (family, figures) => {
  const names = Object.keys(figures);
  const solved = solveShape(family, names, Object.values(figures)) as readonly [number, number];
  expect(solved).not.toBeNull();
  const { mean, sd } = moments(family, solved);
  for (const [name, value] of Object.entries(figures)) {
    if (name === "mean") expect(mean / value).toBeCloseTo(1, 2);
    else if (name === "sd") expect(sd / value).toBeCloseTo(1, 1);
    else if (name === "cv") expect(sd / mean / value).toBeCloseTo(1, 1);
    else if (name !== "shape") {
      const share = name === "median" ? 0.5 : Number(name.slice(1)) / 100;
      expect(quantile(familyCodes[family], solved, share)).toBeCloseTo(value, 8);
    }
  }
});

test("quantiles that fall belong to no distribution", () => {
  expect(solveShape("normal", ["p10", "p90"], [25, 15])).toBeNull();
  expect(solveShape("lognormal", ["median", "p90"], [200, 40])).toBeNull();
});
