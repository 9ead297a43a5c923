import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { crpsOfQuantiles, crpsOfSamples, fairCrpsOfSamples } from "../../src/forecast/crps.ts";
import {
  hubLevels,
  predictiveQuantile,
  quantilesOfSample,
  type Forecast,
  type Outcome,
} from "../../src/forecast/forecast.ts";
import {
  centralInterval,
  intervalScore,
  isInside,
  pinballLoss,
  weightedIntervalScore,
  wisOfQuantiles,
} from "../../src/forecast/intervalScore.ts";
import { biasOf, pitOfQuantiles, pitOfSamples } from "../../src/forecast/place.ts";
import {
  pitOfPoissonMixture,
  poissonMixtureQuantiles,
  rankedProbabilityScore,
} from "../../src/forecast/poissonMixture.ts";
import { fromScale, identity, logPlusTen, logScale, onScale } from "../../src/forecast/scale.ts";
import { publishedQuantiles, scoreForecast } from "../../src/forecast/score.ts";
import { coveredCounts, pairScores, sumRatio } from "../../src/forecast/scoreRatio.ts";
import { normalCdf, normalQuantile } from "../../src/quantity/specialFunctions.ts";

interface GoldenScore {
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly expected: number;
}
const golden = new Map<string, GoldenScore>(
  JSON.parse(readFileSync(new URL("../golden/queues.json", import.meta.url), "utf8")).scores.map((one: GoldenScore) => [
    one.id,
    one,
  ]),
);
const goldenScore = (id: string): GoldenScore => golden.get(id) as GoldenScore;

/** Quantiles of the standard normal at the middles of n equal shares, or at these levels. */
const normalAt = (levels: readonly number[]): readonly number[] => levels.map((level) => normalQuantile(level));
const middles = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => (i + 0.5) / n);

/** ∫ (F(x) − 1{x ≥ y})² dx by the midpoint rule, which knows nothing of how F came about. */
function integralOf(cdf: (x: number) => number, y: number, from: number, to: number, steps: number): number {
  const width = (to - from) / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const x = from + (i + 0.5) * width;
    sum += (cdf(x) - (x >= y ? 1 : 0)) ** 2 * width;
  }
  return sum;
}

describe("the continuous ranked probability score", () => {
  test("of 1, 2, 4, 7 against 3 is 1/3 when fair (golden), and 3/4 of the pairs' part more when plain", () => {
    const { params, expected } = goldenScore("crps-ens-fair");
    const ensemble = params.ensemble as number[];
    expect(fairCrpsOfSamples(ensemble, params.y as number)).toBeCloseTo(expected, 14);
    // mean |x − 3| is 2; the six pairs differ by 1, 3, 6, 2, 5, 3, that is 20; 20/16 and 20/12
    expect(crpsOfSamples(ensemble, 3)).toBe(0.75);
    expect(crpsOfSamples([7, 1, 4, 2], 3)).toBe(0.75);
  });

  test("of one value is its distance, plain, and cannot be told fair", () => {
    expect(crpsOfSamples([5], 7.5)).toBe(2.5);
    expect(fairCrpsOfSamples([5], 7.5)).toBeNull();
  });

  test("keeps its digits far from 0", () => {
    expect(crpsOfSamples([1e12 + 1, 1e12 + 2, 1e12 + 4, 1e12 + 7], 1e12 + 3)).toBe(0.75);
  });

  test.each(["crps-normal-z0", "crps-normal-z-2.5"])(
    "of fine quantiles of a normal nears its closed form (%s)",
    (id) => {
      const { params, expected } = goldenScore(id);
      const levels = middles(4000);
      // the lumps and the straight lines of 4,000 levels cost below 1e-6
      expect(crpsOfQuantiles(normalAt(levels), params.y as number, levels)).toBeCloseTo(expected, 5);
      expect(crpsOfSamples(normalAt(levels), params.y as number)).toBeCloseTo(expected, 3);
    },
  );

  test.each([-4, -1.96, -0.3, 0, 0.7, 2.326347874040841, 9])(
    "of the hub's quantiles is the integral over their straight lines, here by the midpoint rule (y = %d)",
    (y) => {
      const quantiles = normalAt(hubLevels);
      const cdf = (x: number): number => {
        if (x < quantiles[0]) return 0;
        if (x >= quantiles[22]) return 1;
        const at = quantiles.findIndex((quantile) => quantile > x) - 1;
        const share = (x - quantiles[at]) / (quantiles[at + 1] - quantiles[at]);
        return hubLevels[at] + (hubLevels[at + 1] - hubLevels[at]) * share;
      };
      // a jump may fall anywhere in a step of 22/200,000
      expect(Math.abs(crpsOfQuantiles(quantiles, y) - integralOf(cdf, y, -11, 11, 200_000))).toBeLessThan(1.2e-4);
    },
  );

  test("by hand: quantiles 0, 10 at levels 0, 1 are a uniform, whose score at 5 is 10/12, at 10 and 0 10/3, at 12 10/3 + 2", () => {
    expect(crpsOfQuantiles([0, 10], 5, [0, 1])).toBeCloseTo(10 / 12, 14);
    expect(crpsOfQuantiles([0, 10], 10, [0, 1])).toBeCloseTo(10 / 3, 14);
    expect(crpsOfQuantiles([0, 10], 0, [0, 1])).toBeCloseTo(10 / 3, 14);
    expect(crpsOfQuantiles([0, 10], 12, [0, 1])).toBeCloseTo(10 / 3 + 2, 14);
  });

  test("of a forecast without spread is the distance", () => {
    expect(crpsOfQuantiles(Array(23).fill(4), 7)).toBe(3);
    expect(crpsOfQuantiles(Array(23).fill(4), 4)).toBe(0);
    expect(crpsOfQuantiles(Array(23).fill(4), 1.5)).toBe(2.5);
  });
});

describe("interval scores and pinball losses", () => {
  test("three intervals around 10 against 25 give 10.03 (golden)", () => {
    const { params, expected } = goldenScore("wis-3int-y25");
    const intervals = Object.entries(params.intervals as Record<string, [number, number]>).map(
      ([alpha, [lower, upper]]) => ({ alpha: Number(alpha), lower, upper }),
    );
    expect(weightedIntervalScore(params.median as number, intervals, params.y as number)).toBeCloseTo(expected, 13);
  });

  test("10 to 20 leaving a fifth outside: 10 wide, and ten times what lies outside", () => {
    const interval = { alpha: 0.2, lower: 10, upper: 20 };
    expect(intervalScore(interval, 12)).toBe(10);
    expect(intervalScore(interval, 23)).toBe(40);
    expect(intervalScore(interval, 9)).toBe(20);
  });

  test("a quantile of 8 for the level 0.9 loses 0.9 a unit below the outcome and 0.1 above it", () => {
    expect(pinballLoss(8, 0.9, 10)).toBeCloseTo(1.8, 14);
    expect(pinballLoss(8, 0.9, 5)).toBeCloseTo(0.3, 14);
  });

  test.each([-3, -0.2, 0, 1.7, 30])("the weighted interval score is twice the mean pinball loss (y = %d)", (y) => {
    const quantiles = normalAt(hubLevels);
    const losses = quantiles.map((quantile, at) => pinballLoss(quantile, hubLevels[at], y));
    expect(wisOfQuantiles(quantiles, y)).toBeCloseTo((2 * losses.reduce((sum, loss) => sum + loss, 0)) / 23, 13);
  });

  test("the 80 % interval ends at the levels 0.1 and 0.9, ends included; a share without levels is refused", () => {
    const levels = hubLevels.map((level) => 100 * level);
    expect(centralInterval(levels, 0.8)).toMatchObject({ lower: 10, upper: 90 });
    expect(centralInterval(levels, 0.95)).toMatchObject({ lower: 2.5, upper: 97.5 });
    expect(isInside(centralInterval(levels, 0.5), 25)).toBe(true);
    expect(isInside(centralInterval(levels, 0.5), 24.9)).toBe(false);
    expect(() => centralInterval(levels, 0.77)).toThrow("no hub level");
  });
});

describe("where the outcome fell", () => {
  test("of 1, 2, 2, 5 half lies below 2, half of the half on it: 0.5, without bias", () => {
    expect(pitOfSamples([5, 2, 1, 2], 2)).toBe(0.5);
    expect(biasOf(pitOfSamples([5, 2, 1, 2], 2))).toBe(0);
    expect(biasOf(pitOfSamples([5, 2, 1, 2], 6))).toBe(-1);
    expect(biasOf(pitOfSamples([5, 2, 1, 2], 0))).toBe(1);
  });

  test("quantiles place an outcome on their straight lines", () => {
    const quantiles = hubLevels.map((level) => 100 * level);
    expect(pitOfQuantiles(quantiles, 37)).toBeCloseTo(0.37, 14);
    expect(pitOfQuantiles(quantiles, 0)).toBe(0);
    expect(pitOfQuantiles(quantiles, 100)).toBe(1);
    // on the lump of 1 % at the lowest quantile lies half of it
    expect(pitOfQuantiles(quantiles, 1)).toBeCloseTo(0.005, 14);
    expect(pitOfQuantiles(quantiles, 99)).toBeCloseTo(0.995, 14);
    expect(pitOfQuantiles(Array(23).fill(3), 3)).toBe(0.5);
  });
});

describe("counts of which the mean is forecast", () => {
  /** Poisson probabilities by their definition. */
  const shareOf = (mean: number, count: number): number => {
    let share = Math.exp(-mean);
    for (let k = 1; k <= count; k++) share *= mean / k;
    return share;
  };

  test.each([0, 2, 5, 40])("the ranked probability score of means 1 and 4 against %d is its defining sum", (y) => {
    let [sum, upTo] = [0, 0];
    for (let k = 0; k < 200; k++) {
      upTo += (shareOf(1, k) + shareOf(4, k)) / 2;
      sum += (upTo - (y <= k ? 1 : 0)) ** 2;
    }
    expect(rankedProbabilityScore([1, 4], y)).toBeCloseTo(sum, 11);
  });

  test("a mean of 0 is sure of 0: the score is the count", () => {
    expect(rankedProbabilityScore([0], 0)).toBe(0);
    expect(rankedProbabilityScore([0, 0], 7)).toBe(7);
    expect(rankedProbabilityScore([-2], 7)).toBe(7);
  });

  test("many cases are normal: mean 100,000 against itself scores 0.2337 standard deviations", () => {
    expect(rankedProbabilityScore([100_000], 100_000) / Math.sqrt(100_000)).toBeCloseTo(
      goldenScore("crps-normal-z0").expected,
      3,
    );
    expect(rankedProbabilityScore([100_000], 0)).toBeCloseTo(100_000 - Math.sqrt(100_000 / Math.PI), 0);
  });

  test("the quantiles of mean 3 are those of the Poisson tables", () => {
    // P(≤ 0) = 0.0498, ≤ 1 0.199, ≤ 2 0.423, ≤ 3 0.647, ≤ 4 0.815, ≤ 5 0.916, ≤ 6 0.966, ≤ 7 0.988, ≤ 8 0.996
    const quantiles = poissonMixtureQuantiles([3]);
    const at = (level: number): number => quantiles[hubLevels.indexOf(level)];
    expect([0.01, 0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.975, 0.99].map(at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    // none for sure in one half, about a thousand in the other: a level that is just met is met
    const half = poissonMixtureQuantiles([0, 1000]);
    expect([0.45, 0.5].map((level) => half[hubLevels.indexOf(level)])).toEqual([0, 0]);
    expect(half[hubLevels.indexOf(0.55)]).toBeGreaterThan(900);
    expect(pitOfPoissonMixture([3], 3)).toBeCloseTo(0.4231900811 + 0.2240418077 / 2, 9);
    expect(pitOfPoissonMixture([3], 900)).toBeCloseTo(1, 12);
  });
});

describe("scales", () => {
  test("rounded counts are compared as log(x + 10), others as logs, and 0 has its place on both", () => {
    expect(onScale(logPlusTen, 90)).toBeCloseTo(Math.log(100), 14);
    expect(onScale(logPlusTen, 0)).toBeCloseTo(Math.log(10), 14);
    expect(onScale(logPlusTen, -5)).toBeCloseTo(Math.log(10), 14);
    expect(onScale(logScale, 200)).toBeCloseTo(Math.log(200), 14);
    expect(onScale(logScale, 0)).toBeCloseTo(Math.log(0.5), 14);
    expect(onScale(identity, -3)).toBe(-3);
  });

  test("a value comes back from its place", () => {
    for (const scale of [identity, logScale, logPlusTen]) {
      expect(fromScale(scale, onScale(scale, 1234.5))).toBeCloseTo(1234.5, 9);
    }
    expect(fromScale(logPlusTen, 0)).toBe(0);
    expect(fromScale(logScale, -9)).toBe(0.5);
  });
});

describe("a forecast against its outcome", () => {
  const figure = { model: "office", series: "visits", origin: "2022-01-01", target: "2022-06", horizonMonths: 6 };
  const outcome: Outcome = { series: "visits", period: "2022-06", value: 110, vintage: "office/2022-08" };

  test("of quantiles 100 × level + 40 on its own scale: every score by hand", () => {
    const forecast: Forecast = { ...figure, quantiles: hubLevels.map((level) => 100 * level + 40) };
    const scored = scoreForecast(forecast, outcome, identity);
    expect(scored).toMatchObject({ model: "office", value: 110, vintage: "office/2022-08", target: "2022-06" });
    expect(scored.median).toBe(90);
    expect(scored.error).toBe(-20);
    expect(scored.pit).toBeCloseTo(0.7, 14);
    expect(scored.bias).toBeCloseTo(-0.4, 14);
    expect(scored.covered).toEqual([true, true, true]);
    // 100 × (∫ from 0.01 to 0.7 of p² + ∫ from 0.7 to 0.99 of (1 − p)²)
    expect(scored.crps).toBeCloseTo((100 * (0.7 ** 3 - 0.01 ** 3 + (0.3 ** 3 - 0.01 ** 3))) / 3, 12);
    expect(scored.pinball[hubLevels.indexOf(0.9)]).toBeCloseTo(0.1 * 20, 12);
    expect(scored.crpsFair).toBeNull();
  });

  test("of a sample: the same figure has quantiles, a plain and a fair score", () => {
    const scored = scoreForecast({ ...figure, samples: [100, 200] }, { ...outcome, value: 150 }, identity);
    expect(scored.crpsOfSample).toBe(25);
    expect(scored.crpsFair).toBe(0);
    // of two values the lower lies at 1/3, and below it nothing is known: 100 up to the level 0.3, 105 at 0.35, 150 at 0.5
    const half = (5 * (0.3 ** 2 + 0.3 * 0.35 + 0.35 ** 2)) / 3 + 100 * (0.5 ** 3 - 0.35 ** 3);
    expect(scored.crps).toBeCloseTo(2 * half, 12);
    expect(scored.pit).toBe(0.5);
    // of a sample a quarter lies below its lower value, not the 1 % on the outermost quantile
    expect(scoreForecast({ ...figure, samples: [100, 200] }, { ...outcome, value: 100 }, identity).pit).toBe(0.25);
  });

  test("on logs twice as much is as far off as half", () => {
    const at = (value: number) => scoreForecast({ ...figure, samples: [100] }, { ...outcome, value }, logScale);
    expect(at(200).crps).toBeCloseTo(Math.log(2), 13);
    expect(at(50).crps).toBeCloseTo(Math.log(2), 13);
    expect(at(50).error).toBe(50);
  });

  test("of the means of counts: the ranked probability score, and intervals with chance in them", () => {
    const forecast: Forecast = { ...figure, samples: [100], poissonMeans: true };
    const scored = scoreForecast(forecast, outcome, logScale);
    expect(scored.crps).toBe(rankedProbabilityScore([100], 110));
    // 100 ± 1.28 × 10: without chance the interval would have no width
    expect(centralInterval(publishedQuantiles(forecast), 0.8)).toMatchObject({ lower: 87, upper: 113 });
    expect(scored.covered).toEqual([false, true, true]);
    expect(scored.pit).toBeCloseTo(normalCdf(1), 1);
  });

  test.each<readonly [string, Forecast, string]>([
    ["no sample", { ...figure, samples: [] }, "expected at least one sample; got none"],
    ["no number", { ...figure, samples: [1, NaN] }, "expected finite values; got NaN at place 2"],
    ["22 quantiles", { ...figure, quantiles: Array(22).fill(1) }, "expected 23 quantiles"],
    [
      "falling quantiles",
      { ...figure, quantiles: [...Array(22).fill(5), 4] },
      "expected quantiles that rise with their level; got 4 at level 0.99 after 5",
    ],
  ])("%s is refused in one sentence that names the figure", (_, forecast, message) => {
    expect(() => scoreForecast(forecast, outcome, identity)).toThrow(message);
    expect(() => scoreForecast(forecast, outcome, identity)).toThrow("office › visits | 2022-01-01 | 2022-06 | 6");
  });

  test("of 99 values the k-th is the quantile of k in a hundred: an outcome from among them lies below it so often", () => {
    const sample = Array.from({ length: 99 }, (_, k) => 99 - k);
    quantilesOfSample(sample).forEach((value, at) => expect(value).toBeCloseTo(100 * hubLevels[at], 10));
  });

  test("of 40 draws the 80 % interval runs from a tenth above the fourth to a tenth below the 37th", () => {
    const { lower, upper } = centralInterval(quantilesOfSample(Array.from({ length: 40 }, (_, k) => k + 1)), 0.8);
    expect(lower).toBeCloseTo(4.1, 12);
    expect(upper).toBeCloseTo(36.9, 12);
  });

  test("beyond a sample's outermost values nothing is known, and they stand in; between them lines are straight", () => {
    // of 2 values the lower lies at 1/3, the upper at 2/3
    expect(predictiveQuantile([0, 100], 0.1)).toBe(0);
    expect(predictiveQuantile([0, 100], 0.4)).toBeCloseTo(20, 12);
    expect(predictiveQuantile([0, 100], 0.99)).toBe(100);
    expect(predictiveQuantile([7], 0.5)).toBe(7);
  });
});

describe("two forecasters", () => {
  const scored = (model: string, target: string, sample: number) =>
    scoreForecast(
      { model, series: "visits", origin: "2022-01-01", target, horizonMonths: 6, samples: [sample] },
      { series: "visits", period: target, value: 10, vintage: "" },
      identity,
    );
  // ours is off by 1 and 9, theirs by 10 and 10
  const ours = [scored("a", "2022-06", 11), scored("a", "2022-07", 19), scored("a", "2022-08", 500)];
  const theirs = [scored("b", "2022-07", 20), scored("b", "2022-06", 0)];

  test("are compared over the figures both have forecast, sums first: (1 + 9) ÷ 20", () => {
    expect(sumRatio(pairScores(ours, theirs))).toBe(0.5);
  });

  test("have no ratio over nothing, and none against somebody who hit everything", () => {
    expect(sumRatio([])).toBeNull();
    expect(sumRatio(pairScores([ours[0]], [scored("b", "2022-06", 10)]))).toBeNull();
  });

  test("hold what their intervals hold", () => {
    expect(coveredCounts([scored("a", "2022-06", 10), scored("a", "2022-07", 11)])).toEqual([1, 1, 1]);
  });
});
