// How people enter from outside: gaps, batches, whole counts, months that are good or bad for everybody, rates that
// repeat.
import { describe, expect, test } from "vitest";
import { expectMean, expectShare, expectVariance } from "./chance.ts";
import { arrivalsIn, storyProgram } from "./stories.ts";

const into = (arrivals: string, head: string): string => `${head}
stages:
  here: {arrivals: ${arrivals}, dwell: 1 hour, next: gone}
  gone: {outcome: true}
`;

describe("gaps", () => {
  test("the first gap is after the start, and a fixed gap gives a timetable", () => {
    const program = storyProgram(into("{every: 36 hours}", "runs: {for: 7 days}"));
    expect(arrivalsIn(program, "here").map(({ time }) => time)).toEqual([1.5, 3, 4.5, 6]);
  });

  test("gaps of a gamma have its mean and its variance: 2 days, and (0.5 · 2 days)²", () => {
    const program = storyProgram(into("{every: {gamma: {mean: 2 days, cv: 0.5}}}", "runs: {for: 8000 days}"));
    const times = [0, ...arrivalsIn(program, "here").map(({ time }) => time)];
    const gaps = times.slice(1).map((time, i) => time - times[i]);
    expectMean(gaps, 2);
    // a gamma of shape 4 has excess kurtosis 6 / 4
    expectVariance(gaps, 1, 1.5);
  });

  test("a gap that follows a schedule is read when the gap begins", () => {
    const every = "{every: {steps: {0 days: 2 days, 4 days: 1 day}}}";
    const program = storyProgram(into(every, "runs: {for: 7 days}"));
    expect(arrivalsIn(program, "here").map(({ time }) => time)).toEqual([2, 4, 5, 6, 7]);
  });

  test("gaps that take no time are refused, because arrivals would never end", () => {
    for (const every of [
      "0 days",
      "{uniform: {from: 0 days, to: 0 days}}",
      "{steps: {0 days: 1 day, 4 days: 0 days}}",
    ]) {
      expect(() => storyProgram(into(`{every: ${every}}`, "runs: {for: 7 days}"))).toThrow(/gaps that take time/);
    }
  });
});

describe("batches", () => {
  test("those who come together come at one instant, and batch sizes have their shares", () => {
    const batch = "{rate: 4 per day, batch: {1: 60%, 3: rest}}";
    const sizes = new Map<number, number>();
    for (const { time } of arrivalsIn(storyProgram(into(batch, "runs: {for: 2000 days}")), "here")) {
      sizes.set(time, (sizes.get(time) ?? 0) + 1);
    }
    const found = [...sizes.values()];
    expect(new Set(found)).toEqual(new Set([1, 3]));
    expectShare(found.filter((size) => size === 1).length, found.length, 0.6);
    // the rate is of instants, not of people
    expectMean(perUnit([...sizes.keys()], 2000), 4);
  });

  test("a batch of one size is that many, each a person of their own", () => {
    const program = storyProgram(into("{every: 2 days, batch: 3}", "runs: {for: 5 days}"));
    expect(arrivalsIn(program, "here").map(({ time }) => time)).toEqual([2, 2, 2, 4, 4, 4]);
  });
});

describe("whole counts", () => {
  const months = "{2024-01: 40, 2024-02: 0, 2024-03: 25}";

  test("with `chance: exact` every period has its count, in every replication, at uniform instants", () => {
    const program = storyProgram(
      into(`{counts: {counts: ${months}}, chance: exact}`, "runs: {from: 2024-01-01, through: 2024-03-31}"),
    );
    const places: number[] = [];
    for (let replication = 0; replication < 200; replication++) {
      const times = arrivalsIn(program, "here", replication).map(({ time }) => time);
      expect([31, 60, 91].map((end) => times.filter((time) => time < end).length)).toEqual([40, 40, 65]);
      places.push(...times.filter((time) => time < 31).map((time) => time / 31));
    }
    expectMean(places, 1 / 2);
    // a uniform distribution: variance 1/12, excess kurtosis −6/5
    expectVariance(places, 1 / 12, -1.2);
  });

  test("levels of a group share a period's count out without loss: 10 by thirds is 4, 3 and 3", () => {
    const split = "{kind: {a: 1/3, b: 1/3, c: rest}}";
    const program = storyProgram(
      into(
        `{counts: {counts: {2024-01: 10}}, split: ${split}, chance: exact}`,
        "runs: {from: 2024-01-01, through: 2024-01-31}\ngroups: {kind: [a, b, c]}",
      ),
    );
    const perClass = [0, 1, 2].map(
      (c) => arrivalsIn(program, "here").filter(({ caseClass }) => caseClass === c).length,
    );
    expect(perClass.toSorted((x, y) => x - y)).toEqual([3, 3, 4]);
  });
});

describe("months that are good or bad for everybody", () => {
  const program = storyProgram(
    into(
      "{rate: {by: kind, else: 100 per month}, chance: {monthly cv: 50%}}",
      "runs: {from: 1950-01-01, through: 2049-12-31}\ngroups: {kind: [a, b]}",
    ),
  );
  const { periodEdges } = program.time;
  const counts = [0, 1].map(() => Array.from({ length: periodEdges.length - 1 }, () => 0));
  const exact = Array.from({ length: periodEdges.length - 1 }, (_, month) => (periodEdges[month + 1] - periodEdges[month]) / (365.25 / 12)); // prettier-ignore
  let month = 0;
  for (const { time, caseClass } of arrivalsIn(program, "here")) {
    while (periodEdges[month + 1] <= time) month++;
    counts[caseClass][month]++;
  }
  const scaled = counts.map((row) => row.map((count, i) => count / exact[i]));

  test("with a coefficient of variation of 50 %, a month has 100 people on average, with variance 100 + 50²", () => {
    for (const row of scaled) {
      expectMean(row, 100);
      // a Poisson count mixed by a gamma of shape 4 is negative binomial: excess kurtosis 6/4 + 1/variance; months of
      // 28 to 31 days spoil the variance by less than 1 %
      expectVariance(row, 100 + 2500, 1.5 + 1 / 2600);
    }
  });

  test("both kinds of people have the same good months: correlation 2500 / 2600", () => {
    const [x, y] = scaled;
    const n = x.length;
    const mean = (row: readonly number[]): number => row.reduce((sum, value) => sum + value, 0) / n;
    const covariance = (a: readonly number[], b: readonly number[]): number =>
      mean(a.map((value, i) => (value - mean(a)) * (b[i] - mean(b))));
    const correlation = covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));
    // Fisher's z, whose standard error is 1 / √(n − 3) for normal values and below twice that for these
    const z = (r: number): number => Math.log((1 + r) / (1 - r)) / 2;
    expect(Math.abs(z(correlation) - z(2500 / 2600))).toBeLessThan((2 * 5.5) / Math.sqrt(n - 3));
  });
});

describe("rates that repeat", () => {
  test("open five days a week: nobody comes on the other two, and 50 people in a week on average", () => {
    const rate = "{rate: {steps: {0 days: 10 per day, 5 days: 0 per day}, repeat: 1 week}}";
    const times = arrivalsIn(storyProgram(into(rate, "runs: {for: 2100 days}")), "here").map(({ time }) => time);
    expect(times.every((time) => time % 7 < 5)).toBe(true);
    expectMean(
      perUnit(
        times.map((time) => time / 7),
        300,
      ),
      50,
    );
  });

  test("a wave brings its integral: 100 · 2.5 + 60 · 10 / 2π people in each quarter beside the peak", () => {
    const rate = "{rate: {wave: {mean: 100 per day, swing: 60 per day, every: 10 days, peak: 0 days}}}";
    const times = arrivalsIn(storyProgram(into(rate, "runs: {for: 2000 days}")), "here").map(({ time }) => time);
    const swing = (60 * 10) / (2 * Math.PI);
    const counts = perUnit(
      times.map((time) => time / 2.5),
      800,
    );
    const inQuarter = (quarter: number): number[] => counts.filter((_, i) => i % 4 === quarter);
    expectMean(inQuarter(0), 250 + swing);
    expectMean(inQuarter(1), 250 - swing);
    expectMean(inQuarter(2), 250 - swing);
    expectMean(inQuarter(3), 250 + swing);
  });
});

/** How many instants lie in each of the units of time 0 … count−1. */
function perUnit(times: readonly number[], count: number): number[] {
  const counts = Array.from({ length: count }, () => 0);
  for (const time of times) if (Math.floor(time) < count) counts[Math.floor(time)]++;
  return counts;
}
