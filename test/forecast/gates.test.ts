import { describe, expect, test } from "vitest";
import {
  coverageIsMet,
  coverageOf,
  coverageOfIndependent,
  isCoverageContradicted,
} from "../../src/forecast/coverage.ts";
import { effectiveNumber, type HeldOutcome } from "../../src/forecast/effectiveNumber.ts";
import {
  familyScored,
  forecastGate,
  gateOfDifference,
  gateOfLevel,
  isTooFar,
  levelGates,
  type FamilyScored,
  type ScoredIntervention,
} from "../../src/forecast/gates.ts";
import { jointBootstrap, quarterOf, type FamilyPairs } from "../../src/forecast/jointBootstrap.ts";
import type { ScoredForecast } from "../../src/forecast/score.ts";
import { midPInterval } from "../../src/statistics/midPInterval.ts";

/** Origins on the first day of the n-th quarter from October 2016 on. */
const origin = (quarter: number): string => {
  const month = 9 + 3 * quarter;
  return `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
};
const scored = (crps: number, quarter: number, horizonMonths = 3): ScoredForecast => ({
  model: "office",
  series: "visits",
  origin: origin(quarter),
  target: "later",
  horizonMonths,
  value: 1,
  vintage: "",
  crps,
  crpsOfSample: null,
  crpsFair: null,
  wis: crps,
  pinball: [],
  covered: [true, true, true],
  bias: 0,
  pit: 0.5,
  median: 1,
  error: 0,
});
/** One pair a quarter: [our score, theirs]. */
const familyOf = (family: string, scores: readonly (readonly [number, number])[], horizonMonths = 3): FamilyPairs => ({
  family,
  pairs: scores.map(([ours, theirs], quarter) => ({
    ours: scored(ours, quarter, horizonMonths),
    theirs: scored(theirs, quarter, horizonMonths),
  })),
});
const outcomesOf = (
  family: string,
  held: readonly boolean[],
  horizonMonths = 3,
  series = "visits",
): readonly HeldOutcome[] =>
  held.map((each, quarter) => ({ family, series, origin: origin(quarter), horizonMonths, held: each }));

describe("the joint block bootstrap", () => {
  test("where every quarter has one ratio there is no doubt about it", () => {
    const scores = Array.from({ length: 24 }, (_, i): [number, number] => [0.8 * (i + 1), i + 1]);
    const { geometricMean, blocks, decides } = jointBootstrap([familyOf("a", scores)], 4);
    expect(blocks).toBe(6);
    expect(decides).toBe(true);
    for (const each of Object.values(geometricMean ?? {})) expect(each).toBeCloseTo(0.8, 12);
  });

  test("sums go before ratios: 1 of 1 and 1 of 9 are 0.2", () => {
    expect(jointBootstrap([familyOf("a", [[1, 1], [1, 9]])], 2).geometricMean?.ratio).toBeCloseTo(0.2, 14); // prettier-ignore
  });

  test("a block as long as the history, which is circular, is the history: it has no bounds, and seven quarters neither", () => {
    const bounds = jointBootstrap([familyOf("a", [[1, 1], [5, 1], [2, 7], [0, 3]])], 4).families[0].bounds; // prettier-ignore
    expect(bounds).toEqual({ ratio: expect.closeTo(8 / 12, 12), lower: null, upper: null });
    const scores = Array.from({ length: 8 }, (_, i): [number, number] => [1 + (i % 3), 2]);
    expect(jointBootstrap([familyOf("a", scores.slice(1))], 4).geometricMean).toMatchObject({ lower: null, upper: null }); // prettier-ignore
    const { lower, upper } = jointBootstrap([familyOf("a", scores)], 4).geometricMean ?? {};
    expect([lower, upper].every((end) => typeof end === "number")).toBe(true);
  });

  test("of two quarters by themselves a quarter of the resamples is the better one twice, a quarter the worse one", () => {
    // 0.25 of the resamples lie on either end, so that the tenths below and above do as well
    expect(jointBootstrap([familyOf("a", [[1, 2], [3, 2]])], 1).families[0].bounds).toEqual({ ratio: 1, lower: 0.5, upper: 1.5 }); // prettier-ignore
  });

  test("quarters are drawn once for all families: what one gains by a draw its mirror image loses", () => {
    const up = Array.from({ length: 12 }, (_, i): [number, number] => [1 + ((i * 7) % 5), 2]);
    const down = up.map(([ours, theirs]): [number, number] => [theirs, ours]);
    const { families, geometricMean } = jointBootstrap([familyOf("a", up), familyOf("b", down)], 2);
    for (const each of Object.values(geometricMean ?? {})) expect(each).toBeCloseTo(1, 12);
    const { lower, upper } = families[0].bounds ?? { lower: 0, upper: 0 };
    expect((upper ?? 0) - (lower ?? 0)).toBeGreaterThan(0.1);
  });

  test("23 quarters are five blocks of four, which decide nothing; months of a quarter belong together", () => {
    const scores = Array.from({ length: 23 }, (): [number, number] => [1, 2]);
    expect(jointBootstrap([familyOf("a", scores)], 4)).toMatchObject({ blocks: 5, decides: false });
    expect(jointBootstrap([familyOf("a", scores)], 2)).toMatchObject({ blocks: 11, decides: true });
    expect(quarterOf("2022-04-06")).toBe(quarterOf("2022-06-30"));
    expect(quarterOf("2023-01-01") - quarterOf("2022-12-31")).toBe(1);
  });

  test("the bounds hold the true ratio as often as they say: 150 histories of 24 independent quarters", () => {
    // our score is theirs times a factor of mean 1 that a linear congruence draws; the true ratio is 1
    let state = 12345;
    const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    let above = 0;
    for (let history = 0; history < 150; history++) {
      const scores = Array.from({ length: 24 }, (): [number, number] => [2 * uniform(), 1]);
      const bounds = jointBootstrap([familyOf("a", scores)], 1).families[0].bounds;
      if ((bounds?.upper ?? 0) >= 1) above++;
    }
    // 90 % of 150 are 135; 5 standard deviations are 18
    expect(above).toBeGreaterThan(117);
    expect(above).toBeLessThan(150);
  });

  test("nothing scored, or a baseline that hit everything, gives no ratio and no NaN", () => {
    expect(jointBootstrap([], 4)).toMatchObject({ blocks: 0, decides: false, geometricMean: null });
    expect(jointBootstrap([familyOf("a", [])], 4).families).toEqual([{ family: "a", bounds: null }]);
    expect(jointBootstrap([familyOf("a", [[1, 0], [2, 0]])], 1).geometricMean).toBeNull(); // prettier-ignore
    const perfect = jointBootstrap([familyOf("a", [[0, 1], [0, 1]])], 1).geometricMean; // prettier-ignore
    expect(perfect).toEqual({ ratio: 0, lower: 0, upper: 0 });
  });
});

describe("the effective number of outcomes", () => {
  test("forecasts a quarter apart of a year ahead: of five the first and the last do not overlap", () => {
    // held and not by turns: no correlation within clusters, so that the windows decide
    const held = [true, false, true, false, true];
    expect(effectiveNumber(outcomesOf("a", held, 12))).toBe(2);
    expect(effectiveNumber(outcomesOf("a", held, 3))).toBe(5);
    expect(effectiveNumber(outcomesOf("a", held, 6))).toBe(3);
  });

  test("of one family the horizon with most windows counts, and families add up", () => {
    const held = [true, false, true, false, true, false, true, false];
    const a = [...outcomesOf("a", held, 12), ...outcomesOf("a", held, 3)];
    expect(effectiveNumber(a)).toBe(8);
    expect(effectiveNumber([...a, ...outcomesOf("b", held, 12)])).toBe(10);
  });

  test("where all outcomes of a year are held or none is, a year is one outcome", () => {
    const held = [true, true, true, true, false, false, false, false, true, true, true, true];
    expect(effectiveNumber(outcomesOf("a", held))).toBeCloseTo(3, 12);
    // all held: nothing can be told of the correlation, and the years are counted as well
    expect(effectiveNumber(outcomesOf("a", Array(12).fill(true)))).toBeCloseTo(3, 12);
  });

  test("by hand: years of 3 of 4 and 1 of 4 held", () => {
    // between 2 × 4 × 0.25² = 0.5 with 1 degree, within 2 × 4 × 0.75 × 0.25 = 1.5 with 6: 0.5 and 0.25
    // ρ = 0.25 ÷ (0.5 + 3 × 0.25) = 0.2, and 8 ÷ (1 + 3 × 0.2) = 5
    const held = [true, true, true, false, true, false, false, false];
    expect(effectiveNumber(outcomesOf("a", held))).toBeCloseTo(5, 12);
  });

  test("nothing is nothing, and one is one", () => {
    expect(effectiveNumber([])).toBe(0);
    expect(effectiveNumber(outcomesOf("a", [true]))).toBe(1);
  });
});

describe("coverage", () => {
  test("its interval is that of the effective number: 4 of 8 held as if 2.5 of 5 were", () => {
    const held = [true, true, true, false, true, false, false, false];
    const coverage = coverageOf(outcomesOf("a", held));
    expect(coverage).toMatchObject({ held: 4, outcomes: 8, share: 0.5 });
    expect(coverage.interval[0]).toBeCloseTo(midPInterval(2.5, 5, 0.9)[0], 12);
    expect(coverage.interval[1]).toBeCloseTo(midPInterval(2.5, 5, 0.9)[1], 12);
  });

  test("is met within 65 to 92 %: 80 of 100 meet it, 16 of 20 are too few to, 95 of 100 are too many", () => {
    expect(coverageIsMet(coverageOfIndependent(80, 100))).toBe(true);
    expect(coverageIsMet(coverageOfIndependent(16, 20))).toBe(false);
    expect(coverageIsMet(coverageOfIndependent(95, 100))).toBe(false);
  });

  test("4 of 20 contradict 80 %, 13 of 20 do not, and nothing seen contradicts nothing", () => {
    expect(isCoverageContradicted(coverageOfIndependent(4, 20))).toBe(true);
    expect(isCoverageContradicted(coverageOfIndependent(13, 20))).toBe(false);
    expect(isCoverageContradicted(coverageOfIndependent(200, 200))).toBe(true);
    expect(isCoverageContradicted(coverageOf([]))).toBe(false);
    // P(0 of 1) is 0.2 where 80 % is right, and half of it is no evidence; none of three is one shock, none of four is not
    const contradicted = [1, 2, 3, 4].map((outcomes) => isCoverageContradicted(coverageOfIndependent(0, outcomes)));
    expect(contradicted).toEqual([false, false, false, true]);
    expect(coverageOf([])).toEqual({ held: 0, outcomes: 0, effective: 0, share: null, interval: [0, 1] });
  });
});

/** Four of five held, in every year alike. */
const fourOfFive = Array.from({ length: 24 }, (_, i) => i % 5 !== 0);

function scoredAt(
  family: string,
  ratio: number,
  held: readonly boolean[],
  gate: number | null = null,
  horizonMonths = 3,
): FamilyScored {
  const scores = held.map((_, i): [number, number] => [ratio * (1 + (i % 3)), 1 + (i % 3)]);
  return { ...familyOf(family, scores, horizonMonths), gate, outcomes: outcomesOf(family, held, horizonMonths) };
}

test("a family is made of its scores: pairs with the baseline's, and whether each 80 % interval held", () => {
  const ours = [scored(1, 0), { ...scored(2, 1), covered: [false, false, true] as const }, scored(3, 2)];
  const family = familyScored("near", 1.05, ours, [scored(5, 2), scored(4, 0)]);
  expect(family.pairs.map((pair) => [pair.ours.crps, pair.theirs.crps])).toEqual([[1, 4], [3, 5]]); // prettier-ignore
  expect(family.outcomes.map(({ held }) => held)).toEqual([true, false, true]);
  expect(family).toMatchObject({ family: "near", gate: 1.05 });
  expect(family.outcomes[1]).toEqual({
    family: "near",
    series: "visits",
    origin: origin(1),
    horizonMonths: 3,
    held: false,
  });
});

describe("all families together", () => {
  test("pass with a geometric mean of 0.9 or less that is surely below 1: 0.6 and 1.2 have 0.849, but 1.2 is worse", () => {
    const good = forecastGate([scoredAt("a", 0.6, fourOfFive), scoredAt("b", 1, fourOfFive)]);
    expect(good.bootstrap.geometricMean?.ratio).toBeCloseTo(Math.sqrt(0.6), 12);
    expect(good).toMatchObject({ skillMet: true, worse: [], coverageMet: true });
    const one = forecastGate([scoredAt("a", 0.6, fourOfFive), scoredAt("b", 1.2, fourOfFive)]);
    expect(one.bootstrap.geometricMean?.ratio).toBeCloseTo(Math.sqrt(0.72), 12);
    expect(one).toMatchObject({ skillMet: false, worse: ["b"] });
    expect(forecastGate([scoredAt("a", 0.91, fourOfFive)]).skillMet).toBe(false);
  });

  test("a ratio of 0.875 that one bad year makes is not surely below 1", () => {
    const scores = fourOfFive.map((_, quarter): [number, number] => [quarter < 4 ? 5 : 0.05, 1]);
    const gate = forecastGate([{ ...familyOf("a", scores), gate: null, outcomes: outcomesOf("a", fourOfFive) }]);
    expect(gate.bootstrap.geometricMean?.ratio).toBeCloseTo(21 / 24, 12);
    expect(gate.bootstrap.geometricMean?.upper).toBeGreaterThan(1);
    expect(gate).toMatchObject({ skillMet: false, worse: [] });
  });

  test("a limit of a family's own fails it without doubt being asked: 0.81 where 0.8 is allowed", () => {
    const families = (ratio: number) => [scoredAt("a", 0.5, fourOfFive), scoredAt("b", ratio, fourOfFive, 0.8)];
    expect(forecastGate(families(0.79)).worse).toEqual([]);
    expect(forecastGate(families(0.81))).toMatchObject({ worse: ["b"], skillMet: false });
  });

  test("with five blocks of four quarters nothing is decided, and blocks of two stand beside", () => {
    const gate = forecastGate([scoredAt("a", 0.5, fourOfFive.slice(0, 20))]);
    expect(gate.skillMet).toBeNull();
    expect(gate.bootstrap.blocks).toBe(5);
    expect(gate.beside.blocks).toBe(10);
    expect(gate.bootstrap.geometricMean?.ratio).toBeCloseTo(0.5, 12);
  });

  test("nothing scored is not met and not decided", () => {
    expect(forecastGate([])).toMatchObject({ skillMet: null, coverageMet: false, worse: [] });
  });
});

describe("a level", () => {
  const oneInFive = fourOfFive.map((held) => !held);
  const gates = [
    ...levelGates(scoredAt("good", 0.7, fourOfFive)),
    ...levelGates(scoredAt("good", 1.3, fourOfFive, null, 12)),
    ...levelGates(scoredAt("sure", 0.7, oneInFive)),
    ...levelGates(scoredAt("short", 0.7, fourOfFive.slice(0, 20))),
    ...levelGates(scoredAt("shortAndWorse", 1.5, fourOfFive.slice(0, 20))),
    ...levelGates(scoredAt("shortAndSure", 0.7, oneInFive.slice(0, 20))),
  ];

  test("has the gate of its family at the nearest horizon, of two as near of the longer", () => {
    expect(gateOfLevel(gates, "good", 1)).toMatchObject({ status: "passed", words: "", n: 24 });
    expect(gateOfLevel(gates, "good", 7)).toMatchObject({ status: "passed" });
    // 7.5 months are as near to 3 as to 12
    expect(gateOfLevel(gates, "good", 7.5)).toMatchObject({
      status: "failed",
      words: "not settled: forecasts of this kind failed",
      why: "CRPS 1.30 times the baseline's (surely above 1.30)",
    });
    expect(gateOfLevel(gates, "good", 60).status).toBe("failed");
  });

  test("fails by intervals that hold one of five, however few the blocks", () => {
    expect(gateOfLevel(gates, "sure", 3)).toMatchObject({ status: "failed", why: "80 % intervals held 5 of 24" });
    expect(gateOfLevel(gates, "shortAndSure", 3)).toMatchObject({
      status: "failed",
      why: "80 % intervals held 4 of 20",
    });
  });

  test("is untested where too little was scored, and says how little", () => {
    expect(gateOfLevel(gates, "short", 3)).toMatchObject({
      status: "untested",
      words: "in the model; untested (n = 20)",
      why: "too few blocks of origins (6 decide)",
    });
    // half as bad again as the baseline, in too few blocks to be sure
    expect(gateOfLevel(gates, "shortAndWorse", 3).status).toBe("untested");
    expect(gateOfLevel(gates, "nobody", 3)).toEqual({
      status: "untested",
      n: 0,
      words: "in the model; untested (n = 0)",
      why: "no forecast of this kind has been scored",
    });
  });

  test("is untested with fewer than four independent outcomes, whether they missed, held or beat the baseline", () => {
    // 24 quarterly forecasts of two years ahead share their windows: three begin after another has ended
    const far = (ratio: number, held: readonly boolean[]) => levelGates(scoredAt("far", ratio, held, null, 24))[0];
    const never = fourOfFive.map(() => false);
    for (const gate of [far(0.5, fourOfFive), far(3, fourOfFive), far(1, never)]) {
      expect(gate).toMatchObject({ status: "untested", n: 3, why: "too few independent outcomes (4 decide)" });
    }
    // none of one: what two years of forecasts two years ahead amount to
    const short = levelGates(scoredAt("far", 1, never.slice(0, 6), null, 24))[0];
    expect(short).toMatchObject({ status: "untested", n: 1, coverage: { held: 0, outcomes: 6 } });
  });

  test("beyond 24 months is drawn grey", () => {
    expect([24, 24.1].map(isTooFar)).toEqual([false, true]);
  });
});

describe("a difference between stacks", () => {
  const changes = (count: number, held: number, crps: number, crpsWithout = 1): readonly ScoredIntervention[] =>
    Array.from({ length: count }, (_, i) => ({ name: `change ${i}`, held: i < held, crps, crpsWithout, crpsOfNoChange: 1 })); // prettier-ignore

  test("is untested with five changes of the past, whatever they say", () => {
    expect(gateOfDifference(changes(5, 5, 0.1))).toMatchObject({
      status: "untested",
      n: 5,
      words: "in the model; untested (n = 5)",
    });
    expect(gateOfDifference([])).toMatchObject({ status: "untested", n: 0 });
  });

  test("passes when it beats no change and its intervals are not contradicted", () => {
    expect(gateOfDifference(changes(6, 4, 0.9))).toMatchObject({ status: "passed", words: "" });
  });

  test("fails when no change at all would have been better, or when its intervals held one of six", () => {
    expect(gateOfDifference(changes(6, 5, 1.1, 2))).toMatchObject({
      status: "failed",
      why: "scores are no better than those of no change at all",
    });
    expect(gateOfDifference(changes(6, 1, 0.5))).toMatchObject({
      status: "failed",
      words: "not settled: forecasts of this kind failed",
    });
  });

  test("fails when the same runs without the change would have been as good, however bad no change at all was", () => {
    const why = "scores are no better than those of the same runs without the change";
    expect(gateOfDifference(changes(6, 5, 0.9, 0.8))).toMatchObject({ status: "failed", why });
    // a change that does nothing in the model says nothing of what changes do
    expect(gateOfDifference(changes(6, 5, 0.9, 0.9))).toMatchObject({ status: "failed", why });
    expect(gateOfDifference(changes(6, 5, 0.9, 0.91)).status).toBe("passed");
  });
});
