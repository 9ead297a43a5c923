// Durations of more than 100,000 people: no longer kept one by one, and a quantile of them is off by 0.4 % at most.
import { expect, test } from "vitest";
import { DurationTally, fineBins } from "../../src/observe/counting/durationTally.ts";
import { binnedQuantile } from "../../src/observe/counting/logBins.ts";
import { QUANTILE } from "../../src/observe/insideKernel/contract.ts";
import { observe } from "../../src/observe/observe.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { storyProgram } from "../simulate/stories.ts";

/** 1 … count in an order that jumps about; 40,009 is a prime that divides no count used here */
const shuffled = (count: number): number[] => Array.from({ length: count }, (_, i) => 1 + ((i * 40_009) % count));

function tallyOf(durations: readonly number[]): DurationTally {
  const tally = new DurationTally(QUANTILE, 0);
  for (const duration of durations) tally.add(duration, 1);
  return tally;
}

test("100,000 durations are kept one by one, as they came", () => {
  const durations = shuffled(100_000);
  const tally = tallyOf(durations);
  expect([tally.kept, tally.persons, tally.bins.length]).toEqual([100_000, 100_000, 0]);
  expect(Array.from(tally.values.subarray(0, tally.kept))).toEqual(durations);
});

test.each([100_001, 250_000])("of %i whole numbers from 1 on every quantile is within 0.4 %% of its place", (count) => {
  const tally = tallyOf(shuffled(count));
  expect([tally.kept, tally.persons, tally.bins.length]).toEqual([0, count, fineBins.count]);
  expect(tally.bins.reduce((sum, persons) => sum + persons, 0)).toBe(count);
  for (const share of [0.01, 0.1, 0.25, 0.5, 0.9, 0.99]) {
    const found = binnedQuantile(fineBins, tally.bins, share);
    expect(Math.abs(found! / (share * count) - 1)).toBeLessThan(1 / 256);
  }
});

test("the kernel and Node find the same of more than 100,000 stays of between one day and two, and what there is to find", () => {
  const program = storyProgram(`runs: {for: 340 days}
stages:
  here: {arrivals: {every: 1 day, batch: 300}, dwell: {uniform: {from: 1 day, to: 2 days}}, next: gone}
  gone: {outcome: true}
quantities:
  short: {sojourn: here, statistic: p25}
  long: {sojourn: here, statistic: p90}
`);
  const wanted = { seriesGroup: "", seriesLevels: [], series: false, waits: false };
  const run = { seed: 20261130, replication: 0 };
  const observer = observe(program, wanted);
  simulate(program, { ...run, recorders: [observer.recorder] });
  const found = observeRun(program, { ...run, recorders: [] }, wanted);
  expect(found).toEqual(observer.result());
  const [short, long] = found!.measures;
  expect(long.count).toBeGreaterThan(100_000);
  // 0.4 % of the value, and 4.9 standard deviations of a quantile of 100,000 uniform draws
  const margin = (value: number, share: number) => value / 256 + 4.9 * Math.sqrt((share * (1 - share)) / 100_000);
  expect(Math.abs(short.value! - 1.25)).toBeLessThan(margin(1.25, 0.25));
  expect(Math.abs(long.value! - 1.9)).toBeLessThan(margin(1.9, 0.9));
});
