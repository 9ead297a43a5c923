// What corrects a smoothed ensemble is held against exact posteriors: straight lines in closed form, a curve on a grid.
import { expect, test } from "vitest";
import { correctedPosterior, posteriorMembers } from "../../src/inference/correctedPosterior.ts";
import { ensembleSmoother, type Forward } from "../../src/inference/ensembleSmoother.ts";
import { carriedErrors, independentErrors } from "../../src/inference/errorCovariance.ts";
import {
  importanceCorrection,
  type CorrectedPosterior,
  type CorrectionAsked,
} from "../../src/inference/importanceCorrection.ts";
import { informedDirections } from "../../src/inference/informedDirections.ts";
import { errorRoot, logDensity, type Likelihood } from "../../src/inference/likelihood.ts";
import { markovChains } from "../../src/inference/markovChains.ts";
import { quadraticEmulator } from "../../src/inference/quadraticEmulator.ts";
import { studentQuantile } from "../../src/statistics/studentT.ts";
import { exactPosterior, linearForward, type LinearCase } from "./linearGaussian.ts";
import { onGrid } from "./quadrature.ts";
import { momentsOf, standardErrors } from "./repeated.ts";

interface Problem {
  readonly dimension: number;
  readonly likelihood: Likelihood;
  readonly forward: Forward;
}

/** The whole way from prior draws to what the correction needs. */
async function prepared({ dimension, likelihood, forward }: Problem, seed: number) {
  const members = 300;
  const smoothed = await ensembleSmoother({ dimension, members, seed, likelihood, forward });
  const before = smoothed.visited[0];
  const directions = informedDirections(
    Float64Array.from(before.z),
    Float64Array.from(before.outputs),
    members,
    likelihood,
  );
  const near = smoothed.visited.slice(1);
  const emulator = quadraticEmulator(
    Float64Array.from(near.flatMap(({ z }) => z)),
    Float64Array.from(near.flatMap(({ outputs }) => outputs)),
    near.length * members,
    directions,
    (near.length - 1) * members,
  );
  return {
    smoothed,
    asked: { emulator, directions, likelihood, z: smoothed.z, members, seed } satisfies CorrectionAsked,
  };
}

/** Of each entry of mean and covariance, how many standard errors the mean over all seeds lies from the exact one. */
async function off(one: Problem, exact: readonly number[], correct: (asked: CorrectionAsked) => CorrectedPosterior) {
  const found: number[][] = [];
  for (let seed = 0; seed < seeds; seed++) {
    const { asked } = await prepared(one, seed);
    const corrected = correct(asked);
    expect(corrected.refusals).toEqual([]);
    const z = posteriorMembers(corrected, asked.directions, { dimension: one.dimension, count: 1000, seed });
    found.push(momentsOf(z, 1000));
  }
  return standardErrors(found, exact);
}

const seeds = 10;
/** @param entries of which one lies further in one of 10,000 runs */
const bound = (entries: number): number => studentQuantile(1 - 0.0001 / (2 * entries), seeds - 1);

const straight: LinearCase = {
  slopes: [
    [1, 0.5, 0, 0],
    [1, 0.3, 0.2, 0],
    [0.8, 0, 0.4, 0],
  ],
  constant: [2, 2.1, 2.2],
  likelihood: {
    observed: Float64Array.of(3.1, 3, 2.9),
    errorCovariance: carriedErrors(0.3, 0.5, [0, 1, 2]),
  },
};

const bent: Problem = {
  dimension: 2,
  likelihood: { observed: Float64Array.of(1.6, 0.3, 0.9), errorCovariance: carriedErrors(0.5, 0.5, [0, 1, 2]) },
  forward: (z, rows) =>
    Promise.resolve(Float64Array.from({ length: 3 * rows }, (_, at) => curve(z, Math.floor(at / 3))[at % 3])),
};

function curve(z: Float64Array, row: number): number[] {
  const [x, y] = [z[2 * row], z[2 * row + 1]];
  return [x + 0.4 * x * y, y - 0.25 * x * x, 0.7 * x + 0.7 * y + 0.15 * y * y];
}

const bentExact = (): number[] => {
  const { observed } = bent.likelihood;
  const root = errorRoot(bent.likelihood);
  return onGrid(
    (x, y) => logDensity(observed, Float64Array.from(curve(Float64Array.of(x, y), 0)), root) - 0.5 * (x * x + y * y),
  );
};

const ways = [
  ["by weighing draws", importanceCorrection],
  ["by chains", (asked: CorrectionAsked) => markovChains({ ...asked, steps: 2500 })],
] as const;

test.each(ways)("of a straight model %s has the exact mean and covariance, in directions seen or not (false alarm 1 in 10,000)", async (_, correct) => {
  const { mean, covariance } = exactPosterior(straight);
  const one = { dimension: 4, likelihood: straight.likelihood, forward: linearForward(straight) };
  const exact = [...mean, ...covariance.flat()];
  // one direction of little weight is left to the prior: its share is the bound of what is not learnt
  const found = await off(one, exact, correct);
  for (const each of found) expect(Math.abs(each)).toBeLessThan(bound(exact.length));
}); // prettier-ignore

test.each(ways)("of a model that bends %s has the mean and covariance that a grid adds up (false alarm 1 in 10,000)", async (_, correct) => {
  for (const each of await off(bent, bentExact(), correct)) expect(Math.abs(each)).toBeLessThan(bound(6));
}); // prettier-ignore

test("of the model that bends the smoothed ensemble alone is off by more than chance, which is why it is corrected", async () => {
  const found: number[][] = [];
  for (let seed = 0; seed < seeds; seed++) {
    const { smoothed } = await prepared(bent, seed);
    found.push(momentsOf(smoothed.z, smoothed.members));
  }
  expect(Math.max(...standardErrors(found, bentExact()).map(Math.abs))).toBeGreaterThan(bound(6));
});

test("draws that miss the posterior are refused, for their number and for their tail, and chains find it still", async () => {
  const { asked } = await prepared(bent, 1);
  // an ensemble far from where the posterior lies, and much narrower
  const lost = { ...asked, z: asked.z.map((value) => 0.02 * value - 2.5) };
  const weighed = importanceCorrection({ ...lost, draws: 400 });
  expect(weighed.refusals.map(({ gate }) => gate)).toContain("effective draws");
  const found = correctedPosterior({ ...lost, draws: 400 });
  expect(found.method).toBe("chains");
  expect(found.refusals).toEqual([]);
  const members = posteriorMembers(found, lost.directions, { dimension: 2, count: 2000, seed: 1 });
  const exact = bentExact();
  const moments = momentsOf(members, 2000);
  expect(Math.abs(moments[0] - exact[0])).toBeLessThan(0.1);
  expect(Math.abs(moments[1] - exact[1])).toBeLessThan(0.1);
});

test("chains that stay on either of two hills are refused", async () => {
  const { asked } = await prepared(bent, 1);
  // x² = 9 with little error: two places as good, and nothing between them
  const z = Float64Array.from({ length: 600 }, (_, at) => 3 * Math.sin(at * at + 1));
  const outputs = Float64Array.from({ length: 300 }, (_, row) => z[2 * row] * z[2 * row]);
  const directions = { directions: Float64Array.of(1, 0), count: 1, seen: 1 };
  const emulator = quadraticEmulator(z, outputs, 300, directions);
  const likelihood = { observed: Float64Array.of(6.25), errorCovariance: independentErrors([0.02]) };
  const found = markovChains({ ...asked, emulator, directions, likelihood, z, members: 300, steps: 1000 });
  expect(found.refusals.map(({ gate }) => gate)).toEqual(["R-hat", "effective draws"]);
});

test("an emulator that is further off than the figures themselves is refused", async () => {
  const { asked } = await prepared(bent, 1);
  const errorCovariance = asked.emulator.errorCovariance.map((value, at) => value + (at % 4 === 0 ? 2 : 0));
  const found = correctedPosterior({ ...asked, emulator: { ...asked.emulator, errorCovariance } });
  expect(found.refusals.map(({ gate }) => gate)).toEqual(["emulator"]);
});

test("fewer directions than are seen are refused: their emulator would count the figures twice", async () => {
  const { asked } = await prepared(bent, 1);
  const found = correctedPosterior({ ...asked, directions: { ...asked.directions, seen: 3 } });
  expect(found.refusals).toEqual([{ gate: "directions", expected: "all 3 that are seen", got: "2" }]);
});

test("the same seed gives the same draws, to the bit", async () => {
  const { asked } = await prepared(bent, 3);
  expect(correctedPosterior(asked)).toEqual(correctedPosterior(asked));
  expect(markovChains({ ...asked, steps: 200 })).toEqual(markovChains({ ...asked, steps: 200 }));
});
