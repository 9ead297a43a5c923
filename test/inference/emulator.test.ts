// Directions and emulators against what is known of straight lines and parabolas.
import { expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { carriedErrors, independentErrors } from "../../src/inference/errorCovariance.ts";
import { along, informedDirections, leastInformed } from "../../src/inference/informedDirections.ts";
import { countUp, standardNormals } from "../../src/inference/normals.ts";
import { emulated, quadraticEmulator, termCount } from "../../src/inference/quadraticEmulator.ts";
import { reachByCorrelation } from "../../src/inference/slopes.ts";
import { rankUniformity, covered } from "../../src/inference/rankUniformity.ts";
import { exactPosterior, linearForward, type LinearCase } from "./linearGaussian.ts";

const normals = (rows: number, columns: number, name: string): Float64Array =>
  standardNormals(1, name, 0, countUp(rows), columns);

const straight: LinearCase = {
  slopes: [
    [2, 1, 0, 0, 0],
    [1, 1, 0.5, 0, 0],
    [0, 0, 0.1, 0.2, 0],
  ],
  constant: [0, 1, 2],
  likelihood: { observed: Float64Array.of(1, 1, 1), errorCovariance: carriedErrors(0.5, 0.6, [0, 1, 2]) },
};

test("shares of prior variance that go are those of the exact posterior, and what no figure can see is not informed", async () => {
  const z = normals(300, 5, "z");
  const outputs = await linearForward(straight)(z, 300, []);
  const found = informedDirections(z, outputs, 300, straight.likelihood, { leastShare: 0 });
  const exact = exactPosterior(straight).covariance;
  for (const [i, share] of found.removed.entries()) expect(share).toBeCloseTo(1 - exact[i][i], 10);
  expect(found.removed.map((share) => share >= leastInformed)).toEqual([true, true, true, false, false]);
  expect(informedDirections(z, outputs, 300, straight.likelihood, { leastShare: 0.5 }).count).toBe(2);
  expect(informedDirections(z, outputs, 300, straight.likelihood, { most: 1 }).count).toBe(1);
});

test("of figures that have nothing to do with parameters nothing is seen: 40 parameters, 20 figures of chance", () => {
  const likelihood = {
    observed: new Float64Array(20),
    errorCovariance: independentErrors(new Float64Array(20).fill(0.2)),
  };
  const found = informedDirections(normals(400, 40, "z"), normals(400, 20, "noise"), 400, likelihood);
  expect(found.singularValues[0]).toBeLessThan(1.1 * found.noise);
  expect(found.count).toBeLessThanOrEqual(1);
  expect(Math.max(...found.removed)).toBeLessThan(leastInformed);
});

test("a parabola of two of four parameters is emulated exactly, anywhere", () => {
  const z = normals(60, 4, "z");
  const parabola = ([x, y]: ArrayLike<number> & Iterable<number>): number =>
    1 + x - 2 * y + 0.5 * x * x - x * y + 3 * y * y;
  const outputs = Float64Array.from({ length: 60 }, (_, row) => parabola(z.subarray(4 * row)));
  const directions = { directions: Float64Array.of(1, 0, 0, 1, 0, 0, 0, 0), count: 2, seen: 2 };
  const emulator = quadraticEmulator(z, outputs, 60, directions);
  expect(emulated(emulator, Float64Array.of(5, -7))[0]).toBeCloseTo(parabola([5, -7]), 8);
  expect(emulator.errorCovariance[0]).toBeLessThan(1e-20);
  expect(emulator.foretold[0]).toBeCloseTo(1, 12);
});

test("of a dozen directions the first ten may bend, and the others are straight lines, which is exact for such a model", () => {
  const z = normals(200, 12, "z");
  const model = (at: (i: number) => number): number => 1 + at(0) * at(9) - at(3) * at(3) + 2 * at(10) - at(11);
  const outputs = Float64Array.from({ length: 200 }, (_, row) => model((i) => z[12 * row + i]));
  const directions = { directions: independentErrors(new Float64Array(12).fill(1)), count: 12, seen: 12 };
  const emulator = quadraticEmulator(z, outputs, 200, directions);
  expect(termCount(12)).toBe(1 + 12 + 55);
  expect(emulated(emulator, new Float64Array(12).fill(2))[0]).toBeCloseTo(
    model(() => 2),
    7,
  );
});

test("the error of an emulator is what each draw is off by when the others make it, of the rows that judge", () => {
  const z = normals(30, 2, "z");
  const outputs = Float64Array.from({ length: 60 }, (_, at) => Math.sin(2 * z[at]) + z[2 * Math.floor(at / 2)]);
  const directions = { directions: Float64Array.of(1, 0), count: 1, seen: 1 };
  const judged = 18;
  const offs = countUp(30 - judged).map((i) => {
    const row = judged + i;
    const without = (values: Float64Array) =>
      Float64Array.from([...values].filter((_, at) => Math.floor(at / 2) !== row));
    const emulator = quadraticEmulator(without(z), without(outputs), 29, directions);
    const at = emulated(emulator, along(z.subarray(2 * row, 2 * row + 2), 1, directions));
    return [outputs[2 * row] - at[0], outputs[2 * row + 1] - at[1]];
  });
  const mean = (i: number, j: number): number => offs.reduce((sum, off) => sum + off[i] * off[j], 0) / offs.length;
  const { errorCovariance } = quadraticEmulator(z, outputs, 30, directions, judged);
  const expected = [mean(0, 0), mean(0, 1), mean(1, 0), mean(1, 1)];
  for (const [at, value] of expected.entries()) expect(errorCovariance[at]).toBeCloseTo(value, 10);
});

test("fewer than two draws a coefficient are no emulator, and members that are too few no slopes", () => {
  const directions = { directions: Float64Array.of(1, 0, 0, 1), count: 2, seen: 2 };
  expect(() => quadraticEmulator(normals(11, 2, "z"), normals(11, 1, "y"), 11, directions)).toThrow(
    /expected at least 12, for 2 directions; got 11/,
  );
  const likelihood = { observed: Float64Array.of(0), errorCovariance: Float64Array.of(1) };
  expect(() => informedDirections(normals(5, 8, "z"), normals(5, 1, "y"), 5, likelihood)).toThrow(PendencyError);
});

test("what reaches what is found from draws: a slope of a third always, chance once in a thousand", async () => {
  const z = normals(600, 50, "z");
  const slopes = [countUp(50).map((i) => (i < 4 ? 0.5 : 0))];
  const outputs = await linearForward({ slopes, constant: [0] })(z, 600, []);
  const reach = [...reachByCorrelation(z, outputs, 600)];
  expect(reach.slice(0, 4)).toEqual([1, 1, 1, 1]);
  // of 46 others more than two are taken for more than chance in one of 60,000 runs
  expect(reach.slice(4).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(2);
});

test("ranks that are even have small chi-squares; posteriors that are too narrow give ranks at both ends", () => {
  const even = countUp(1000).map((i) => i % 100);
  expect(rankUniformity(even, 99, 20)).toMatchObject({ chiSquare: 0, odds: 1 });
  expect(covered(even, 99, 0.9)).toBe(900);
  expect(covered(even, 99, 0.5)).toBe(500);
  const narrow = countUp(1000).map((i) => (i % 5 === 0 ? (i % 2) * 99 : i % 100));
  expect(rankUniformity(narrow, 99, 20).odds).toBeLessThan(1e-12);
  // two bins of four values: 3 and 1 against 2 and 2
  expect(rankUniformity([0, 0, 1, 3], 3, 2).chiSquare).toBeCloseTo(1, 12);
});
