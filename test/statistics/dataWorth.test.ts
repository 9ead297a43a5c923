// What a figure is worth, where it is known exactly: normal numbers, sums, a function that bends and goes together.
import { expect, test } from "vitest";
import { standardNormals, countUp } from "../../src/inference/normals.ts";
import { dataWorth, nextFigures } from "../../src/statistics/dataWorth.ts";
import { uniforms } from "../../src/statistics/sensitivity/design.ts";

const normals = (seed: number, name: string, runs: number): number[] => [...standardNormals(seed, name, 0, countUp(runs), 1)]; // prettier-ignore
const sum = (...of: readonly (readonly [number, readonly number[]])[]): number[] =>
  of[0][1].map((_, run) => of.reduce((all, [weight, row]) => all + weight * row[run], 0));

/** A number and a figure, both normal, of which the number keeps 1 − share once the figure is known. */
function pair(seed: number, runs: number, share: number): { readonly figure: number[]; readonly number: number[] } {
  const [number, other] = [normals(seed, "number", runs), normals(seed, "other", runs)];
  return { number, figure: sum([1, number], [Math.sqrt(1 / share - 1), other]) };
}

test("of normal numbers what goes is the square of their correlation, and nearly 9 of 10 intervals hold it", () => {
  const [fits, runs] = [60, 200];
  for (const share of [0.3, 0.9]) {
    const found = Array.from({ length: fits }, (_, seed) => {
      const { figure, number } = pair(seed, runs, share);
      return dataWorth([figure], number, seed)?.figures[0];
    });
    const mean = found.reduce((all, one) => all + (one?.share ?? 0), 0) / fits;
    // the standard deviation of a squared correlation is 2 ρ (1 − ρ²) / √runs; four standard errors of the mean, and what
    // is taken of chance where bends are chosen that are none
    expect(Math.abs(mean - share)).toBeLessThan(
      4 * ((2 * Math.sqrt(share) * (1 - share)) / Math.sqrt(runs * fits)) + 0.004,
    );
    // binomial: at 0.9 and 60 fits, fewer than 46 come in 1 of 1,000
    expect(found.filter((one) => one != null && one.low <= share && share <= one.high).length).toBeGreaterThanOrEqual(
      46,
    );
    const width = found.reduce((all, one) => all + (one?.width ?? 0), 0) / fits;
    // a normal interval narrows as the standard deviation does
    expect(Math.abs(width - (1 - Math.sqrt(1 - share)))).toBeLessThan(0.02);
  }
});

test("a figure that is the number itself leaves what its error leaves", () => {
  const number = normals(3, "number", 500);
  const error = normals(3, "error", 500);
  for (const noise of [0.1, 0.5, 1]) {
    const found = dataWorth([sum([1, number], [noise, error])], number, 1)?.figures[0];
    const exact = 1 / (1 + noise * noise);
    // three standard deviations of a squared correlation of 500 runs
    expect(Math.abs((found?.share ?? 0) - exact)).toBeLessThan(
      (6 * Math.sqrt(exact) * (1 - exact)) / Math.sqrt(500) + 0.002,
    );
  }
});

test("of 20 figures that say nothing, none is told in 19 of 20 sets of runs, and none is taken next", () => {
  const [sets, runs] = [60, 60];
  let [told, taken] = [0, 0];
  for (let seed = 0; seed < sets; seed++) {
    const figures = Array.from({ length: 20 }, (_, nth) => normals(seed, `figure ${nth}`, runs));
    const number = normals(seed, "number", runs);
    if (dataWorth(figures, number, seed)!.figures.some((one) => one !== null)) told++;
    if (nextFigures(figures, number, seed, 3).length > 0) taken++;
  }
  // binomial: with 0.05 and 60 sets more than 9 come in 1 of 1,000
  expect(told).toBeLessThanOrEqual(9);
  expect(taken).toBe(told);
});

test("what a number jumps and bends with is found: Ishigami's function", () => {
  const runs = 2000;
  const at = uniforms(5, 0, "ishigami");
  const x = [0, 1, 2].map((column) => Array.from({ length: runs }, (_, row) => Math.PI * (2 * at(row, column) - 1)));
  const number = x[0].map((first, run) => Math.sin(first) + 7 * Math.sin(x[1][run]) ** 2 + 0.1 * x[2][run] ** 4 * Math.sin(first)); // prettier-ignore
  const found = dataWorth(x, number, 1)!;
  // first-order shares: 0.3139, 0.4424 and 0; a share of 2,000 runs has a standard error of about 0.015
  expect(Math.abs(found.figures[0]!.share - 0.3139)).toBeLessThan(0.05);
  expect(Math.abs(found.figures[1]!.share - 0.4424)).toBeLessThan(0.05);
  expect(found.figures[2]).toBeNull();
});

test("of a sum each part has its variance, and figures add up as they are taken one after another", () => {
  const runs = 1000;
  const x = [0, 1, 2, 3].map((nth) => normals(8, `part ${nth}`, runs));
  const number = sum([3, x[0]], [2, x[1]], [1, x[2]], [0.02, x[3]]);
  const found = dataWorth(x, number, 1)!;
  const all = 9 + 4 + 1 + 0.0004;
  for (const [nth, part] of [9, 4].entries())
    expect(Math.abs(found.figures[nth]!.share - part / all)).toBeLessThan(0.08);
  const next = nextFigures(x, number, 1, 3);
  expect(next.map(({ figure }) => figure)).toEqual([0, 1, 2]);
  expect(Math.abs(next[1].share - 13 / all)).toBeLessThan(0.03);
  expect(next[2].share).toBeGreaterThan(0.999);
});

test("two figures with error of one hidden number: together they leave the variance of the closed form", () => {
  const runs = 2000;
  const number = normals(9, "number", runs);
  const known = [0.8, 1, 1.5].map((error, nth) => sum([1, number], [error, normals(9, `error ${nth}`, runs)]));
  // the same figure once more says nothing new
  const next = nextFigures([...known, known[0].map((value) => 10 + 2 * value)], number, 1, 4);
  expect(next.map(({ figure }) => figure)).toEqual([0, 1, 2]);
  let precision = 1;
  for (const [nth, error] of [0.8, 1, 1.5].entries()) {
    precision += 1 / (error * error);
    // posterior variance 1 / (1 + Σ 1 / error²); three standard errors of 2,000 runs
    expect(Math.abs(next[nth].share - (1 - 1 / precision))).toBeLessThan(0.035);
    expect(Math.abs(next[nth].width - (1 - Math.sqrt(1 / precision)))).toBeLessThan(0.035);
  }
});

test("a choice among names is taken whole, and too few runs or a number that never varies tell nothing", () => {
  const names = Array.from({ length: 90 }, (_, run) => ["one", "two", "three"][run % 3]);
  const number = names.map((name, run) => (name === "two" ? 5 : 0) + (run % 7) / 7);
  const found = dataWorth([names], number, 1)!.figures[0]!;
  expect(found.share).toBeGreaterThan(0.95);
  expect(dataWorth([names.slice(0, 30)], number.slice(0, 30), 1)).toBeNull();
  expect(dataWorth([names], names.map(() => 4), 1)).toBeNull(); // prettier-ignore
  expect(nextFigures([names], names.map(() => 4), 1, 3)).toEqual([]); // prettier-ignore
});
