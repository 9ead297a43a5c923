// Where model and errors are linear and normal the posterior is known exactly; the smoother must find it.
import { expect, test } from "vitest";
import { ensembleSmoother, type SmootherAsked } from "../../src/inference/ensembleSmoother.ts";
import { carriedErrors, independentErrors, sideBySide } from "../../src/inference/errorCovariance.ts";
import type { SmootherState } from "../../src/inference/smootherState.ts";
import { studentQuantile } from "../../src/statistics/studentT.ts";
import { exactPosterior, linearForward, type LinearCase } from "./linearGaussian.ts";
import { momentsOf, standardErrors } from "./repeated.ts";

/** A series of four figures whose errors go together by 0.8 from one to the next, and one figure beside it. */
const autocorrelated: LinearCase = {
  slopes: [
    [1, 0.5, 0],
    [1, 0.3, 0.2],
    [0.8, 0, 0.4],
    [0.6, -0.2, 0.5],
    [0, 1, -1],
  ],
  constant: [2, 2.1, 2.2, 2.3, 0],
  likelihood: {
    observed: Float64Array.of(3.1, 3, 2.9, 2.6, 0.7),
    errorCovariance: sideBySide([carriedErrors(0.5, 0.8, [0, 1, 2, 3]), independentErrors([0.3])]),
  },
};

const asked = (one: LinearCase, more: Partial<SmootherAsked> = {}): SmootherAsked => ({
  dimension: one.slopes[0].length,
  members: 1500,
  seed: 1,
  likelihood: one.likelihood,
  forward: linearForward(one),
  ...more,
});

/** Of each entry of mean and covariance how many standard errors the mean of all seeds lies from the exact one. */
async function standardErrorsOff(one: LinearCase, more: Partial<SmootherAsked>, seeds: number): Promise<number[]> {
  const { mean, covariance } = exactPosterior(one);
  const found: number[][] = [];
  for (let seed = 0; seed < seeds; seed++) {
    const { z, members } = await ensembleSmoother(asked(one, { ...more, seed }));
    found.push(momentsOf(z, members));
  }
  return standardErrors(found, [...mean, ...covariance.flat()]);
}

/** Of 12 entries one lies further in one of 10,000 runs. */
const seeds = 16;
const bound = studentQuantile(1 - 0.0001 / 24, seeds - 1);

test.each([
  ["four passes", {}],
  ["one pass", { passes: 1 }],
  ["passes that believe more and more", { inflation: [16, 8, 4, 16 / 9] }],
] as const)("in %s members have the exact mean and covariance, errors going together (false alarm 1 in 10,000)", async (_, more) => {
  for (const off of await standardErrorsOff(autocorrelated, more, seeds)) expect(Math.abs(off)).toBeLessThan(bound);
}); // prettier-ignore

test("taking errors that go together for independent ones is seen by the same test", async () => {
  const { observed } = autocorrelated.likelihood;
  const likelihood = { observed, errorCovariance: independentErrors([0.5, 0.5, 0.5, 0.5, 0.3]) };
  const exact = exactPosterior(autocorrelated);
  const { z, members } = await ensembleSmoother(asked(autocorrelated, { likelihood }));
  expect(momentsOf(z, members)[3]).toBeLessThan(0.85 * exact.covariance[0][0]);
});

test("what cannot reach an output has no slope by chance: the exact posterior with 60 parameters and 150 members", async () => {
  const d = 60;
  const slopes = Array.from({ length: d / 2 }, (_, j) =>
    Array.from({ length: d }, (__, i) => (i === 2 * j ? 1 : i === (2 * j + 3) % d ? 0.5 : 0)),
  );
  const one: LinearCase = {
    slopes,
    constant: slopes.map(() => 0),
    likelihood: {
      observed: Float64Array.from(slopes, (_, j) => (j % 3) - 1),
      errorCovariance: independentErrors(slopes.map(() => 0.7)),
    },
  };
  const exact = exactPosterior(one);
  const localise = Float64Array.from({ length: d * slopes.length }, (_, at) =>
    slopes[at % slopes.length][Math.floor(at / slopes.length)] === 0 ? 0 : 1,
  );
  const variances = async (more: Partial<SmootherAsked>) => {
    const found = await ensembleSmoother(asked(one, { members: 150, ...more }));
    return found.passes[4].variance;
  };
  const exactVariance = exact.covariance.reduce((sum, row, i) => sum + row[i], 0) / d;
  const [free, kept] = [await variances({}), await variances({ localise })];
  expect(free).toBeLessThan(0.9 * exactVariance);
  expect(Math.abs(kept / exactVariance - 1)).toBeLessThan(0.05);
});

test("a failed draw is named and left out, and the others have the exact posterior still", async () => {
  const forward = linearForward(autocorrelated);
  const failing = async (z: Float64Array, rows: number, numbers: readonly number[]): Promise<Float64Array> => {
    const out = await forward(z, rows, numbers);
    for (const [row, member] of numbers.entries()) if (member % 40 === 7) out[row * 5 + 2] = NaN;
    return out;
  };
  const found = await ensembleSmoother(asked(autocorrelated, { forward: failing, members: 400 }));
  expect(found.failed).toEqual(Array.from({ length: 10 }, (_, i) => ({ member: 40 * i + 7, pass: 0 })));
  expect(found.members).toBe(390);
  expect(found.numbers).not.toContain(47);
  expect(found.refusals).toEqual([]);
  const offs = await standardErrorsOff(autocorrelated, { forward: failing }, seeds);
  for (const off of offs) expect(Math.abs(off)).toBeLessThan(bound);
});

test("a state written as JSON and taken up again gives the same bits, from wherever it was stopped", async () => {
  const states: string[] = [];
  const onPass = (state: SmootherState): void => void states.push(JSON.stringify(state));
  const whole = await ensembleSmoother(asked(autocorrelated, { members: 40, onPass }));
  expect(states).toHaveLength(5);
  for (const state of states) {
    const from = JSON.parse(state) as SmootherState;
    expect(await ensembleSmoother(asked(autocorrelated, { members: 40, from }))).toEqual(whole);
  }
});

test("members that run to the same seed have the same bits, and others with another", async () => {
  const run = (seed: number) => ensembleSmoother(asked(autocorrelated, { members: 30, seed }));
  expect(await run(5)).toEqual(await run(5));
  expect((await run(6)).z).not.toEqual((await run(5)).z);
});
