import { describe, expect, test } from "vitest";
import { baselineNames, forecastBaseline, meanOfQuantiles, type BaselineName } from "../../src/forecast/baselines.ts";
import { hubLevels } from "../../src/forecast/forecast.ts";
import { historyOn, numberOfPeriod, type History, type KnownFigure } from "../../src/forecast/history.ts";
import { forecastRival, pendingAfter, type RivalFigures, type RivalInputs } from "../../src/forecast/rivals.ts";
import { identity, logScale, type Scale } from "../../src/forecast/scale.ts";
import { smooth } from "../../src/forecast/smoothing.ts";
import { walkScale } from "../../src/forecast/studentWalk.ts";

const at = (quantiles: readonly number[], level: number): number => quantiles[hubLevels.indexOf(level)];
/** Student's t of 2 degrees has its quantile in closed form. */
const t2 = (share: number): number => (2 * share - 1) / Math.sqrt(2 * share * (1 - share));
/** Of 4 degrees as well (Shaw 2006). */
const t4 = (share: number): number => {
  const a = 4 * share * (1 - share);
  return 2 * Math.sqrt(Math.cos(Math.acos(Math.sqrt(a)) / 3) / Math.sqrt(a) - 1);
};

/** Figures of periods from FY2010, 2010Q1 or 2010-01 on; null is a gap. Known a day after the start of time. */
function figures(perYear: number, values: readonly (number | null)[]): readonly KnownFigure[] {
  return values.flatMap((value, index) => {
    const year = 2010 + Math.floor(index / perYear);
    const within = (index % perYear) + 1;
    const period = perYear === 1 ? `FY${year}` : perYear === 4 ? `${year}Q${within}` : monthOf(year, within);
    return value === null ? [] : [{ period, value, knownOn: "2000-01-02" }];
  });
}
const monthOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, "0")}`;
const historyOf = (perYear: number, values: readonly (number | null)[], scale: Scale = identity): History =>
  historyOn(figures(perYear, values), "2030-01-01", scale) as History;
const quantilesOf = (name: BaselineName, history: History, target: string): readonly number[] => {
  const forecast = forecastBaseline(name, history, target);
  if ("none" in forecast) throw new Error(forecast.none);
  return forecast.quantiles;
};

describe("what was known on a day", () => {
  const published: readonly KnownFigure[] = [
    { period: "FY2019", value: 444, knownOn: "2019-11-01" },
    { period: "FY2020", value: 370, knownOn: "2020-11-01" },
    { period: "FY2019", value: 546, knownOn: "2021-06-01" },
  ];

  test("is the vintage of that day: a revision counts from the day it is out, its own day included", () => {
    expect(historyOn(published, "2021-05-31", identity)?.places).toEqual([444, 370]);
    expect(historyOn(published, "2021-06-01", identity)?.places).toEqual([546, 370]);
    expect(historyOn(published, "2020-01-01", identity)).toMatchObject({ places: [444], last: 2019 });
    expect(historyOn(published, "2019-10-31", identity)).toBeNull();
  });

  test("does not change whatever becomes of later figures", () => {
    const poisoned = published.map((each) => (each.knownOn > "2020-12-31" ? { ...each, value: -1e9 } : each));
    expect(historyOn(poisoned, "2020-12-31", identity)).toEqual(historyOn(published, "2020-12-31", identity));
    const mixed = [...published, { period: "whenever", value: 1, knownOn: "2025-01-01" }];
    expect(historyOn(mixed, "2020-12-31", identity)).toEqual(historyOn(published, "2020-12-31", identity));
  });

  test("keeps its gaps, and periods follow each other over the turn of a year", () => {
    expect(historyOf(12, [1, null, null, 4]).places).toEqual([1, null, null, 4]);
    const number = (period: string) => numberOfPeriod(period)?.number;
    expect((number("2024-01") as number) - (number("2023-12") as number)).toBe(1);
    expect((number("FY2024Q1") as number) - (number("FY2023Q4") as number)).toBe(1);
    expect(number("FY2024")).toBe(2024);
    expect(["2024-13", "2024-11-24", "FY2024YTD", "2008/2018"].map(numberOfPeriod)).toEqual([null, null, null, null]);
  });

  test("months and years in one series are refused, and so is what is no period", () => {
    const mixed = [...figures(1, [1]), ...figures(12, [1])];
    expect(() => historyOn(mixed, "2030-01-01", identity)).toThrow("periods of one length, 1 a year; got 2010-01");
    const odd = [{ period: "spring", value: 1, knownOn: "2000-01-01" }];
    expect(() => historyOn(odd, "2030-01-01", identity)).toThrow("expected months, quarters or years; got spring");
  });
});

describe("baselines by hand", () => {
  test("last value: 10, 12, 11 changed by 2 and −1, so a step has variance 5/2 with 2 degrees, four steps four times it", () => {
    const history = historyOf(1, [10, 12, 11]);
    const one = quantilesOf("last value", history, "FY2013");
    expect(at(one, 0.5)).toBe(11);
    expect(at(one, 0.9)).toBeCloseTo(11 + Math.sqrt(2.5) * t2(0.9), 9);
    expect(at(one, 0.025)).toBeCloseTo(11 - Math.sqrt(2.5) * t2(0.975), 9);
    expect(at(quantilesOf("last value", history, "FY2016"), 0.9)).toBeCloseTo(11 + 2 * Math.sqrt(2.5) * t2(0.9), 9);
  });

  test("on logs the same errors are factors", () => {
    const history = historyOf(1, [100, 200, 100], logScale);
    const quantiles = quantilesOf("last value", history, "FY2013");
    expect(at(quantiles, 0.5)).toBeCloseTo(100, 9);
    expect(at(quantiles, 0.9)).toBeCloseTo(100 * 2 ** t2(0.9), 6);
    expect(at(quantiles, 0.1)).toBeCloseTo(100 / 2 ** t2(0.9), 9);
  });

  test("drift: 10, 12, 11, 15 goes on by 5/3 a year; it would have said 14 for 11 and 11.5 for 15", () => {
    const history = historyOf(1, [10, 12, 11, 15]);
    // two years on: 2 (1 + 2/3) ÷ (1 + 1/3) = 2.5 variances of a step
    const two = quantilesOf("drift", history, "FY2015");
    expect(at(two, 0.5)).toBeCloseTo(15 + 10 / 3, 12);
    expect(at(two, 0.9)).toBeCloseTo(15 + 10 / 3 + Math.sqrt(((9 + 12.25) / 2) * 2.5) * t2(0.9), 9);
  });

  test("mean of three: 3, 6, 9, 12, 6 gives 9; it would have said 6 for 12 and 9 for 6", () => {
    const two = quantilesOf("mean of three", historyOf(1, [3, 6, 9, 12, 6]), "FY2016");
    expect(at(two, 0.5)).toBe(9);
    expect(at(two, 0.9)).toBeCloseTo(9 + Math.sqrt((45 / 2) * (23 / 14)) * t2(0.9), 9);
  });

  test("seasonal naive: as in the same quarter a year ago; five quarters on two years' errors add up", () => {
    const history = historyOf(4, [1, 2, 3, 4, 2, 2, 2, 4]);
    // errors 1, 0, −1, 0 with 4 degrees
    expect(at(quantilesOf("seasonal naive", history, "2012Q1"), 0.5)).toBe(2);
    expect(at(quantilesOf("seasonal naive", history, "2012Q4"), 0.9)).toBeCloseTo(4 + Math.sqrt(0.5) * t4(0.9), 9);
    expect(at(quantilesOf("seasonal naive", history, "2013Q1"), 0.9)).toBeCloseTo(2 + t4(0.9), 9);
  });

  test("the walk of Student's t: changes of one size have that size as their scale, whatever the degrees", () => {
    expect(walkScale([2, -2, 2], 4)).toBeCloseTo(2, 12);
    const four = quantilesOf("random walk", historyOf(1, [10, 12, 10]), "FY2016");
    expect(at(four, 0.5)).toBe(10);
    expect(at(four, 0.9)).toBeCloseTo(10 + 2 * 2 * t2(0.9), 9);
    const tried = forecastBaseline("random walk", historyOf(1, [10, 12, 10]), "FY2016", 4);
    expect(at("none" in tried ? [] : tried.quantiles, 0.9)).toBeCloseTo(10 + 2 * 2 * t4(0.9), 9);
  });

  test("one change in a hundred that is far out moves the walk's scale little, and the last value's a lot", () => {
    const changes = [...Array.from({ length: 99 }, (_, i) => (i % 2 === 0 ? 1 : -1)), 30];
    // 99 changes of 1 and one of 30: root mean square 3.2
    expect(walkScale(changes, 4)).toBeGreaterThan(1);
    expect(walkScale(changes, 4)).toBeLessThan(1.1);
  });

  test("the walk's scale has the largest likelihood", () => {
    const changes = [0.3, -1.2, 0.1, 2.5, -0.4];
    const logLikelihood = (scale: number): number =>
      changes.reduce((sum, change) => sum - Math.log(scale) - 2.5 * Math.log(1 + (change / scale) ** 2 / 4), 0);
    const best = walkScale(changes, 4);
    expect(logLikelihood(best)).toBeGreaterThan(logLikelihood(best * 1.001));
    expect(logLikelihood(best)).toBeGreaterThan(logLikelihood(best / 1.001));
  });
});

describe("exponential smoothing", () => {
  const wiggle = [5, 7, 4, 8, 6, 9, 3, 7, 8, 12, 10, 9, 13, 11];

  test("of a season that repeats exactly is that season, without error", () => {
    const season = [10, 20, 40, 5, 9, 30, 11, 12, 13, 50, 2, 1];
    const history = historyOf(12, [...season, ...season, ...season]);
    const quantiles = quantilesOf("ETS", history, "2013-05");
    expect(at(quantiles, 0.5)).toBeCloseTo(9, 9);
    expect(at(quantiles, 0.99) - at(quantiles, 0.01)).toBeLessThan(1e-6);
    expect(at(quantilesOf("ETS", history, "2014-03"), 0.5)).toBeCloseTo(40, 9);
  });

  test("of yearly figures is a level; where each figure says all, it is the last value", () => {
    const smoothed = smooth("level", [1, 2, 3, 4, 5, 6], 1);
    // the level follows whole errors of 1: five of them, six figures less the level and its weight
    expect(smoothed?.past).toEqual({ squares: 5, degrees: 4 });
    expect(smoothed?.middle(3)).toBe(6);
    expect(smoothed?.growth(3)).toBe(3);
  });

  test("of a level takes that share of an error which leaves the least squares", () => {
    const squaresOf = (share: number): number => {
      let [level, sum] = [wiggle[0], 0];
      for (const value of wiggle) {
        sum += (value - level) ** 2;
        level += share * (value - level);
      }
      return sum;
    };
    const least = Math.min(...[0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map(squaresOf));
    expect(smooth("level", wiggle, 1)?.past.squares).toBeCloseTo(least, 10);
  });

  test.each(["level", "dampedTrend", "seasonal"] as const)(
    "%s: its variance ahead is what one more error would move each step's forecast by, squared and summed",
    (kind) => {
      const long = Array.from({ length: 30 }, (_, i) => 3 * Math.sin((i * Math.PI) / 2) + wiggle[i % 14] / 3 + i / 5);
      const moved = [...long.slice(0, -1), long[29] + 1e-6];
      const [before, after] = [smooth(kind, long, 4), smooth(kind, moved, 4)];
      if (before === null || after === null) throw new Error("too short");
      let sum = 1;
      for (let steps = 1; steps <= 9; steps++) {
        expect(before.growth(steps)).toBeCloseTo(sum, 6);
        sum += ((after.middle(steps) - before.middle(steps)) / 1e-6) ** 2;
      }
    },
  );

  test("a damped trend bends towards a level, and goes on further the further it is looked at", () => {
    const history = historyOf(1, [10, 20, 30, 40, 50, 60, 70, 80]);
    const middles = ["FY2018", "FY2019", "FY2020", "FY2021"].map((year) =>
      at(quantilesOf("damped trend", history, year), 0.5),
    );
    const steps = middles.map((middle, i) => middle - (i === 0 ? 80 : middles[i - 1]));
    expect(steps.every((step) => step > 0 && step <= 10)).toBe(true);
    expect(steps.every((step, i) => i === 0 || step < steps[i - 1])).toBe(true);
  });

  test("a month without a figure moves nothing", () => {
    const whole = smooth("level", [3, 3, 3, 3, 3], 1);
    const gap = smooth("level", [3, null, 3, 3, null, 3], 1);
    expect(gap?.middle(1)).toBe(whole?.middle(1));
    expect(gap?.past).toEqual({ squares: 0, degrees: 2 });
  });
});

describe("little history", () => {
  const needs: readonly (readonly [BaselineName, number])[] = [
    ["last value", 3],
    ["drift", 4],
    ["mean of three", 5],
    ["damped trend", 7],
    ["ETS", 4],
    ["random walk", 3],
  ];

  test.each(needs)("%s needs %i yearly figures: two degrees of freedom for its spread", (name, least) => {
    const values = [5, 9, 4, 8, 6, 7, 5];
    const short = forecastBaseline(name, historyOf(1, values.slice(0, least - 1)), "FY2030");
    expect(short).toEqual({ none: expect.stringContaining("too little was known on the day") });
    expect(quantilesOf(name, historyOf(1, values.slice(0, least)), "FY2030")).toHaveLength(23);
  });

  test("seasonal naive needs a year and two figures, and no yearly figures", () => {
    const values = [1, 2, 3, 4, 5, 6];
    expect(forecastBaseline("seasonal naive", historyOf(4, values.slice(0, 5)), "2011Q2")).toHaveProperty("none");
    expect(quantilesOf("seasonal naive", historyOf(4, values), "2011Q3")).toHaveLength(23);
    expect(forecastBaseline("seasonal naive", historyOf(1, values), "FY2020")).toEqual({
      none: "yearly figures have no season",
    });
  });

  test("with a gap the last known figure stands, and the way from it is longer", () => {
    const gap = historyOf(1, [10, 12, 11, null, null, 11]);
    // the changes over the gap are not errors of one step
    expect(at(quantilesOf("last value", gap, "FY2016"), 0.9)).toBeCloseTo(11 + Math.sqrt(2.5) * t2(0.9), 9);
    const months = historyOf(12, [...Array(12).fill(7), 1, null, 2, 9]);
    expect(at(quantilesOf("seasonal naive", months, "2012-02"), 0.5)).toBe(7);
  });

  test("a period of another length, and one that was known, are no targets", () => {
    expect(forecastBaseline("drift", historyOf(1, [1, 2, 3, 4]), "2015-01")).toEqual({
      none: "2015-01 is no period of the series",
    });
    expect(forecastBaseline("drift", historyOf(1, [1, 2, 3, 4]), "FY2013")).toEqual({
      none: "FY2013 was known on the day",
    });
  });

  const shapes: readonly (readonly [string, readonly (number | null)[]])[] = [
    ["zeros", Array(40).fill(0)],
    ["a constant", Array(40).fill(7)],
    ["one jump from 0", [...Array(39).fill(0), 1000]],
    ["gaps", Array.from({ length: 40 }, (_, i) => (i % 3 === 1 && i < 39 ? null : i))],
    ["one figure", [5]],
    ["two figures", [5, 6]],
    ["three figures", [5, 6, 9]],
    ["far apart", [...Array(20).fill(1), ...Array(20).fill(1e12)]],
  ];
  const cases = shapes.flatMap(([shape, values]) => baselineNames.map((name) => [name, shape, values] as const));

  test.each(cases)("%s of %s: finite quantiles that rise, or why there are none", (name, _, values) => {
    for (const scale of [identity, logScale]) {
      for (const steps of [1, 13]) {
        const history = historyOf(12, values, scale);
        const last = values.length - 1 + steps;
        const forecast = forecastBaseline(name, history, monthOf(2010 + Math.floor(last / 12), (last % 12) + 1));
        if ("none" in forecast) expect(forecast.none).toMatch(/too little was known/);
        else {
          expect(forecast.quantiles.filter((value) => !Number.isFinite(value))).toEqual([]);
          expect(forecast.quantiles).toEqual(forecast.quantiles.toSorted((a, b) => a - b));
        }
      }
    }
  });

  test("a constant forecasts itself, without spread", () => {
    for (const name of baselineNames) {
      for (const value of quantilesOf(name, historyOf(12, Array(40).fill(7)), "2014-01")) {
        expect(value).toBeCloseTo(7, 9);
      }
    }
  });
});

test("the mean of forecasts is taken level by level: of 100 and 400 on logs 200, as published 250", () => {
  const [low, high] = [Array(23).fill(100), Array(23).fill(400)];
  for (const value of meanOfQuantiles([low, high], logScale)) expect(value).toBeCloseTo(200, 9);
  expect(meanOfQuantiles([low, high], identity)).toEqual(Array(23).fill(250));
});

describe("published rivals", () => {
  const judged = (value: number) => ({ value, judgement: "of the test" });
  const inputs: RivalInputs = {
    pending: judged(2_768_875),
    receiptsPerYear: judged(1_206_107),
    completionsPerServer: judged(770),
    servers: judged(734),
    hiresPerYear: judged(104),
    leavingShare: judged(0.05),
  };

  test("with servers held, 734 × 770 leave each year", () => {
    expect(pendingAfter("heldServers", inputs, 0)).toBe(2_768_875);
    expect(pendingAfter("heldServers", inputs, 1)).toBe(2_768_875 + 1_206_107 - 565_180);
    expect(pendingAfter("heldServers", inputs, 2)).toBe(2_768_875 + 2 * (1_206_107 - 565_180));
  });

  test("in the worksheet 734 become 734 × 0.95 + 104 = 801.3 within a year, and the mean of both serves it", () => {
    const first = 2_768_875 + 1_206_107 - (770 * (734 + 801.3)) / 2;
    expect(pendingAfter("worksheet", inputs, 1)).toBeCloseTo(first, 6);
    const second = first + 1_206_107 - (770 * (801.3 + 801.3 * 0.95 + 104)) / 2;
    expect(pendingAfter("worksheet", inputs, 2)).toBeCloseTo(second, 6);
  });

  test("a stock is never below 0", () => {
    expect(pendingAfter("heldServers", { ...inputs, servers: judged(1e6) }, 3)).toBe(0);
  });

  const year = (number: number, value: number, knownOn = `${number}-11-15`): KnownFigure => ({
    period: `FY${number}`,
    value,
    knownOn,
  });
  const court: RivalFigures = {
    pending: [year(2019, 1000), year(2020, 1200), year(2021, 1300), year(2022, 1500), year(2023, 9e9)],
    receipts: [year(2019, 500), year(2020, 400), year(2021, 300), year(2022, 600), year(2023, 9e9)],
    completions: [year(2019, 300), year(2020, 300), year(2021, 150), year(2022, 400), year(2023, 9e9)],
    servers: [
      { period: "FY2019", value: 10, knownOn: "2019-12-01" },
      { period: "FY2020Q2", value: 12, knownOn: "2020-06-01" },
      { period: "FY2022Q1", value: 16, knownOn: "2022-02-01" },
      { period: "FY2022Q3", value: 20, knownOn: "2022-08-01" },
    ],
    hires: [year(2022, 4)],
  };
  const judgements = { hiresPerYear: 1, leavingShare: 0.05 };

  test("their inputs are figures known on the day, and what nobody prints shows as a judgement", () => {
    const rival = forecastRival("worksheet", court, judgements, "2023-06-30", "FY2023");
    expect(rival?.from).toBe("FY2022");
    expect(rival?.inputs).toMatchObject({
      pending: { value: 1500, figure: { period: "FY2022" } },
      receiptsPerYear: { value: 600, figure: { period: "FY2022" } },
      completionsPerServer: { value: 20, judgement: "held at 400 completions of FY2022 ÷ 20 of FY2022Q3" },
      servers: { value: 20, figure: { period: "FY2022Q3" } },
      hiresPerYear: { value: 4, figure: { period: "FY2022" } },
      leavingShare: { value: 0.05, judgement: "share that leaves in a year, judged" },
    });
    // 20 become 23: 21.5 × 20 = 430 completions
    expect(rival?.middle).toBeCloseTo(1500 + 600 - 430, 9);
    const earlier = forecastRival("worksheet", court, judgements, "2022-06-30", "FY2022");
    expect(earlier?.inputs.hiresPerYear).toEqual({ value: 1, judgement: "hires a year, judged" });
  });

  test("their spread is what the same arithmetic was wrong by before, times the root of the years ahead", () => {
    // with servers held: 1000 + 500 − 300 = 1200 hit 1200; 1200 + 400 − 300 = 1300 hit 1300; 1450 missed 1500
    const forecast = (target: string, growth?: "years" | "root") => {
      const rival = forecastRival("heldServers", court, judgements, "2023-06-30", target, growth);
      if (rival === null || "none" in rival.forecast) throw new Error("no quantiles");
      return rival.forecast.quantiles;
    };
    const deviation = Math.log(1500 / 1450) / Math.sqrt(3);
    // t of 3 degrees leaves a tenth above 1.637744
    expect(at(forecast("FY2023"), 0.9)).toBeCloseTo(1700 * Math.exp(1.637744353696 * deviation), 5);
    expect(at(forecast("FY2024"), 0.9)).toBeCloseTo(1900 * Math.exp(Math.SQRT2 * 1.637744353696 * deviation), 5);
    expect(at(forecast("FY2024", "years"), 0.9)).toBeCloseTo(1900 * Math.exp(2 * 1.637744353696 * deviation), 5);
    expect(at(forecast("FY2024"), 0.5)).toBeCloseTo(1900, 8);
  });

  test("nothing known later moves a byte of them", () => {
    const spoil = (each: readonly KnownFigure[]): readonly KnownFigure[] =>
      each.map((figure) => (figure.knownOn > "2023-06-30" ? { ...figure, value: 1 } : figure));
    const spoilt = { ...court, ...Object.fromEntries(Object.entries(court).map(([key, each]) => [key, spoil(each)])) };
    const of = (figures: RivalFigures) => forecastRival("worksheet", figures, judgements, "2023-06-30", "FY2024");
    expect(of(spoilt)).toEqual(of(court));
  });

  test("without a whole year, without servers, or with two years they have nothing to say", () => {
    expect(forecastRival("worksheet", court, judgements, "2019-01-01", "FY2020")).toBeNull();
    expect(forecastRival("worksheet", { ...court, servers: [] }, judgements, "2023-06-30", "FY2023")).toBeNull();
    const short = forecastRival("heldServers", court, judgements, "2021-06-30", "FY2021");
    expect(short?.middle).toBe(1300);
    expect(short?.forecast).toEqual({
      none: "too little was known on the day: 1 of the 2 earlier errors that a spread needs",
    });
  });
});
