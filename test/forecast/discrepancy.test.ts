import { describe, expect, test } from "vitest";
import {
  discrepancyAhead,
  discrepancyPath,
  fitDiscrepancy,
  publishedFlows,
  type Discrepancy,
  type Residual,
} from "../../src/forecast/discrepancy.ts";
import type { KnownFigure } from "../../src/forecast/history.ts";
import { asPrinted, errorVariance, revisionSize } from "../../src/forecast/printedError.ts";
import { accountedStock } from "../../src/forecast/stockAccount.ts";

const exact = (values: readonly (number | null)[]): readonly (Residual | null)[] =>
  values.map((value) => (value === null ? null : { value, errorVariance: 0 }));
const fitted = (residuals: readonly (Residual | null)[], perYear = 12): Discrepancy => {
  const found = fitDiscrepancy(residuals, perYear);
  if (found === null) throw new Error("too few residuals");
  return found;
};
/** Half-life 2 months, long-run deviation 0.2, last residual 0.3 without an error of its own. */
const fading: Discrepancy = {
  kept: Math.SQRT1_2,
  deviation: 0.2,
  logLikelihood: 0,
  residuals: 9,
  mean: 0.3,
  variance: 0,
  lastResidual: 0.3,
  gain: 1,
};
/** Normal values that a linear congruence and Box and Muller make, the same each time. */
function normals(): () => number {
  let state = 20240406;
  const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

describe("a discrepancy", () => {
  test("starts from the last residual and halves with its half-life, towards 0", () => {
    expect(discrepancyAhead(fading, 2).mean).toBeCloseTo(0.15, 14);
    expect(discrepancyAhead(fading, 4).mean).toBeCloseTo(0.075, 14);
    expect(discrepancyAhead(fading, 240).mean).toBeCloseTo(0, 14);
  });

  test("has variance s² (1 − φ²ʰ) after h periods: half of s² after one half-life of the square, all in the long run", () => {
    expect(discrepancyAhead(fading, 1).variance).toBeCloseTo(0.04 * 0.5, 14);
    expect(discrepancyAhead(fading, 2).variance).toBeCloseTo(0.04 * 0.75, 14);
    expect(discrepancyAhead(fading, 240).variance).toBeCloseTo(0.04, 14);
    // what is not known of the start fades as well
    expect(discrepancyAhead({ ...fading, variance: 0.01 }, 1).variance).toBeCloseTo(0.04 * 0.5 + 0.01 * 0.5, 14);
  });

  test("a path moves by its own steps: 0.3 √½ + 0.2 √½ × z, and without chance it only fades", () => {
    const still = discrepancyPath(fading, 0.3, 4, () => 0);
    expect(still[1]).toBeCloseTo(0.15, 14);
    expect(still[3]).toBeCloseTo(0.075, 14);
    const moved = discrepancyPath(fading, 0.3, 1, (step) => (step === 1 ? 2 : 0));
    expect(moved[0]).toBeCloseTo(0.3 * Math.SQRT1_2 + 0.2 * Math.SQRT1_2 * 2, 14);
  });

  test("each draw starts from its own residual, by the share that is no error", () => {
    const half = { ...fading, mean: 0.15, gain: 0.5 };
    expect(discrepancyPath(half, 0.3, 1, () => 0)[0]).toBeCloseTo(0.15 * Math.SQRT1_2, 14);
    expect(discrepancyPath(half, 0.5, 1, () => 0)[0]).toBeCloseTo(0.25 * Math.SQRT1_2, 14);
  });

  test("10,000 paths have the mean and the variance of the closed form", () => {
    const flows = Array.from({ length: 10_000 }, () => [1, 1, 1]);
    const logs = publishedFlows(flows, fading, { seed: 7, series: "visits" }).map(([, , third]) => Math.log(third));
    const { mean, variance } = discrepancyAhead(fading, 3);
    const sampleMean = logs.reduce((sum, each) => sum + each, 0) / 10_000;
    const sampleVariance = logs.reduce((sum, each) => sum + (each - sampleMean) ** 2, 0) / 9_999;
    // 5 standard errors: √(v/n), and v √(2/n)
    expect(Math.abs(sampleMean - mean)).toBeLessThan(5 * Math.sqrt(variance / 10_000));
    expect(Math.abs(sampleVariance - variance)).toBeLessThan(5 * variance * Math.sqrt(2 / 10_000));
  });

  test("a path belongs to (seed, draw, series): it is the same in another stack and with more draws", () => {
    const name = { seed: 7, series: "visits" };
    const few = publishedFlows([[10, 20], [10, 20]], fading, name); // prettier-ignore
    const more = publishedFlows([[30, 60], [30, 60], [30, 60]], fading, name); // prettier-ignore
    for (const draw of [0, 1]) for (const at of [0, 1]) expect(more[draw][at]).toBeCloseTo(3 * few[draw][at], 10);
    expect(few[0]).not.toEqual(few[1]);
    expect(publishedFlows([[10, 20]], fading, { seed: 7, series: "births" })[0]).not.toEqual(few[0]);
  });
});

describe("its sizes, by one-step predictive likelihood", () => {
  test("without memory the deviation is the root mean square of the residuals, to a twentieth", () => {
    // by turns up and down: no half-life but 0
    const found = fitted(exact([0.1, -0.1, 0.1, -0.1, 0.1, -0.1]));
    expect(found.kept).toBe(0);
    expect(Math.abs(Math.log(found.deviation / 0.1))).toBeLessThan(0.05);
    expect(found.mean).toBe(-0.1);
    expect(found.variance).toBe(0);
  });

  test("at a memory of √½ it is the closed form (r₁² + Σ (rₜ − φ rₜ₋₁)² ÷ (1 − φ²)) ÷ n", () => {
    const next = normals();
    const residuals = [0.2 * next()];
    for (let at = 1; at < 400; at++) residuals.push(Math.SQRT1_2 * residuals[at - 1] + 0.2 * Math.SQRT1_2 * next());
    const { kept, deviation, logLikelihood } = fitted(exact(residuals));
    const squares = residuals.reduce((sum, each, at) => {
      const error = at === 0 ? each : each - kept * residuals[at - 1];
      return sum + (at === 0 ? error ** 2 : error ** 2 / (1 - kept ** 2));
    }, 0);
    expect(Math.abs(Math.log(deviation / Math.sqrt(squares / 400)))).toBeLessThan(0.05);
    // half-lives of 1.5 to 3 months: the standard error of φ from 400 figures is 0.035
    expect(kept).toBeGreaterThan(0.62);
    expect(kept).toBeLessThan(0.81);
    // log likelihood by its definition
    const byHand = residuals.reduce((sum, each, at) => {
      const variance = deviation ** 2 * (at === 0 ? 1 : 1 - kept ** 2);
      const error = at === 0 ? each : each - kept * residuals[at - 1];
      return sum - (Math.log(2 * Math.PI * variance) + error ** 2 / variance) / 2;
    }, 0);
    expect(logLikelihood).toBeCloseTo(byHand, 8);
  });

  test("never outlives six months by half: a constant misfit is the model's, not a discrepancy of the publisher", () => {
    expect(fitted(exact(Array(24).fill(0.3))).kept).toBeCloseTo(0.5 ** (1 / 6), 14);
    // half-lives of months leave little over a year: a quarter at most
    expect(fitted(exact(Array(8).fill(0.3)), 1).kept).toBeCloseTo(0.25, 14);
    expect(fitted(exact(Array(8).fill(0.3)), 4).kept).toBeCloseTo(Math.SQRT1_2, 14);
  });

  test("a residual with an error as large as the deviation is believed by half", () => {
    const noisy = [0.1, -0.1, 0.1, -0.1, 0.1, -0.1].map((value) => ({ value, errorVariance: 0.005 }));
    const { kept, deviation, gain, mean, variance } = fitted(noisy);
    expect(kept).toBe(0);
    // 0.1² = 0.005 + 0.005
    expect(Math.abs(Math.log(deviation / Math.sqrt(0.005)))).toBeLessThan(0.05);
    expect(gain).toBeCloseTo(deviation ** 2 / (deviation ** 2 + 0.005), 12);
    expect(mean).toBeCloseTo(-0.1 * gain, 12);
    expect(variance).toBeCloseTo(deviation ** 2 * (1 - gain), 12);
  });

  test("a period without a figure is no residual, and with two residuals there is no discrepancy", () => {
    const found = fitted(exact([0.3, 0.3, 0.3, null, 0.3, null]));
    expect(found.residuals).toBe(4);
    expect(found.lastResidual).toBe(0.3);
    expect(fitDiscrepancy(exact([0.3, null, 0.3]), 12)).toBeNull();
    expect(fitDiscrepancy([], 12)).toBeNull();
  });

  test("a model that is always right has next to none, and no NaN", () => {
    expect(fitted(exact([0, 0, 0, 0]))).toMatchObject({ deviation: 0.001, mean: 0, variance: 0 });
  });
});

describe("a publisher's own errors", () => {
  const figure = (period: string, value: number, knownOn: string): KnownFigure => ({ period, value, knownOn });
  const editions = [
    figure("FY2019", 444, "2020-01-01"),
    figure("FY2019", 500, "2021-01-01"),
    figure("FY2019", 546, "2022-01-01"),
    figure("FY2020", 100, "2021-01-01"),
    figure("FY2020", 100, "2022-01-01"),
    figure("FY2021", 200, "2022-01-01"),
    figure("FY2021", 190, "2023-01-01"),
  ];

  test("revisions are sized from first to last edition known on the day", () => {
    const found = revisionSize(editions, "2023-01-01");
    expect(found?.periods).toBe(3);
    expect(found?.revision).toBeCloseTo(Math.sqrt((Math.log(546 / 444) ** 2 + Math.log(0.95) ** 2) / 3), 12);
    // a day before, only two periods had two editions
    expect(revisionSize(editions, "2022-12-31")).toBeNull();
  });

  test("figures of 0 and periods of one edition say nothing of a factor", () => {
    const zeros = [figure("FY2022", 0, "2022-01-01"), figure("FY2022", 5, "2023-01-01")];
    expect(revisionSize([...editions, ...zeros], "2024-01-01")?.periods).toBe(3);
  });

  test("a figure rounded to 10 is off by 10/√12, which in logs of 1,000 is 0.0029; near 0 it is not more than a step", () => {
    expect(Math.sqrt(errorVariance({ rounding: 10, revision: 0 }, 1000))).toBeCloseTo(0.01 / Math.sqrt(12), 14);
    expect(errorVariance({ rounding: 10, revision: 0.1 }, 0)).toBeCloseTo(0.01 + 1 / 12, 14);
    expect(errorVariance({ rounding: 0, revision: 0 }, 0)).toBe(0);
  });

  test("is printed as a multiple of ten, halves up, after its revision", () => {
    expect(asPrinted({ rounding: 10, revision: 0 }, 1234, 5)).toBe(1230);
    expect(asPrinted({ rounding: 10, revision: 0 }, 1235, 0)).toBe(1240);
    expect(asPrinted({ rounding: 0, revision: 0.1 }, 100, 2)).toBeCloseTo(100 * Math.exp(0.2), 10);
  });
});

describe("a published stock", () => {
  test("is the last one known, plus what came in, less what went out", () => {
    const flows = { in: [[10, 20, 30], [1, 1, 1]], out: [[5, 5, 50]] }; // prettier-ignore
    expect(accountedStock(100, flows)).toEqual([106, 122, 103]);
  });

  test("obeys the account in every draw, whatever the discrepancies of its flows", () => {
    const name = (series: string) => ({ seed: 3, series });
    const come = publishedFlows([[100, 110, 120]], fading, name("receipts"))[0];
    const go = publishedFlows([[90, 80, 70]], fading, name("completions"))[0];
    const stock = accountedStock(1000, { in: [come], out: [go] });
    for (const at of [1, 2]) expect(stock[at] - stock[at - 1]).toBeCloseTo(come[at] - go[at], 9);
    expect(stock[2]).toBeCloseTo(1000 + come[0] + come[1] + come[2] - go[0] - go[1] - go[2], 9);
  });

  test("without flows, or without periods, has nothing to add", () => {
    expect(accountedStock(100, { in: [], out: [] })).toEqual([]);
    expect(accountedStock(100, { in: [[]], out: [] })).toEqual([]);
  });
});
