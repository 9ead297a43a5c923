// Histories whose law is known: intervals hold the share they claim.
import { expect, test } from "vitest";
import { forecastBaseline, type BaselineName } from "../../src/forecast/baselines.ts";
import { hubLevels } from "../../src/forecast/forecast.ts";
import { historyOn } from "../../src/forecast/history.ts";
import { centralInterval, isInside } from "../../src/forecast/intervalScore.ts";
import { pitOfQuantiles } from "../../src/forecast/place.ts";
import { logScale } from "../../src/forecast/scale.ts";
import { normalQuantile } from "../../src/quantity/specialFunctions.ts";
import { studentQuantile } from "../../src/statistics/studentT.ts";

const histories = 400;
const length = 30;

/** Uniform numbers by a linear congruence, the same each time. */
function uniforms(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

interface World {
  /** change of a log from one month to the next */
  readonly step: (u: number) => number;
  readonly months: number;
}

/** Where the outcomes of many worlds fell in the forecasts, and how many the 80 % interval held. */
function trial(
  name: BaselineName,
  { step, months }: World,
): { readonly held: number; readonly pits: readonly number[] } {
  const next = uniforms(20240406);
  let held = 0;
  const pits: number[] = [];
  for (let at = 0; at < histories; at++) {
    const logs = [7];
    while (logs.length < length + months) logs.push(logs[logs.length - 1] + step(next()));
    const periodOf = (month: number): string =>
      `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    const known = logs.slice(0, length).map((value, month) => {
      return { period: periodOf(month), value: Math.exp(value), knownOn: "2019-01-01" };
    });
    const history = historyOn(known, "2030-01-01", logScale);
    const forecast = history === null ? null : forecastBaseline(name, history, periodOf(length - 1 + months));
    if (forecast === null || "none" in forecast) throw new Error("too short");
    const outcome = Math.exp(logs[length - 1 + months]);
    if (isInside(centralInterval(forecast.quantiles, 0.8), outcome)) held++;
    pits.push(pitOfQuantiles(forecast.quantiles.map(Math.log), Math.log(outcome)));
  }
  return { held, pits };
}

// 80 % of 400 are 320; 5 standard deviations are 40
test.each<readonly [BaselineName, number, number]>([
  ["last value", 1, 0],
  ["last value", 6, 0],
  ["drift", 6, 0.05],
  ["drift", 12, -0.1],
])(
  "%s, %i months ahead, in walks of normal steps with a mean of %d: 80 %% intervals hold 70 to 90 %%",
  (name, months, mean) => {
    const { held, pits } = trial(name, { months, step: (u) => mean + 0.1 * normalQuantile(u) });
    expect(held).toBeGreaterThanOrEqual(280);
    expect(held).toBeLessThanOrEqual(360);
    // the mean of 400 places between 0 and 1 is ½ within 5 × 1/√(12 × 400)
    expect(Math.abs(pits.reduce((sum, pit) => sum + pit, 0) / histories - 0.5)).toBeLessThan(0.072);
  },
);

test("the walk of Student's t holds what it claims one month ahead, and more far ahead, where its tails are kept too fat", () => {
  const step = (u: number): number => 0.1 * studentQuantile(u, 4);
  const one = trial("random walk", { months: 1, step }).held;
  expect(one).toBeGreaterThanOrEqual(280);
  expect(one).toBeLessThanOrEqual(360);
  const far = trial("random walk", { months: 12, step }).held;
  expect(far).toBeGreaterThanOrEqual(300);
  expect(far).toBeLessThanOrEqual(380);
});

test("steps as wide as the forecast says at every level: one month ahead in walks of Student's t", () => {
  const { pits } = trial("random walk", { months: 1, step: (u) => 0.1 * studentQuantile(u, 4) });
  for (const level of hubLevels) {
    const below = pits.filter((pit) => pit < level).length / histories;
    // 5 standard deviations of a share, and a fiftieth for a scale that is known from 29 steps
    expect(Math.abs(below - level)).toBeLessThan(5 * Math.sqrt((level * (1 - level)) / histories) + 0.02);
  }
});
