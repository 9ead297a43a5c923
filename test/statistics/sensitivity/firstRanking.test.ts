import { expect, test } from "vitest";
import { latinHypercube, uniforms } from "../../../src/statistics/sensitivity/design.ts";
import { firstRanking } from "../../../src/statistics/sensitivity/firstRanking.ts";
import { ishigami, ofG, ofIshigami, sobolG } from "./functions.ts";

const columnsOf = (points: readonly (readonly number[])[]): number[][] =>
  points[0].map((_, column) => points.map((point) => point[column]));

// Shares of 500 runs have standard errors of about 0.04 where they are large; bounds are three of them at a fixed seed.
const near = 0.12;

test("of 500 draws of Ishigami's function, hump and slope are both seen, and what a factor makes only with another is not", () => {
  const points = latinHypercube(500, 3, 1);
  const found = firstRanking(columnsOf(points), points.map(ishigami), 1);
  for (const factor of [0, 1, 2]) {
    expect(Math.abs((found?.factors[factor].share ?? 9) - ofIshigami.first[factor])).toBeLessThan(near);
  }
  expect(found?.factors.map(({ isBeyondChance }) => isBeyondChance)).toEqual([true, true, false]);
});

test("of 500 draws of the g-function the two factors that matter come first, in their order", () => {
  const points = latinHypercube(500, 8, 2);
  const { factors = [] } = firstRanking(columnsOf(points), points.map(sobolG), 1) ?? {};
  for (const factor of [0, 1]) expect(Math.abs(factors[factor].share - ofG.first[factor])).toBeLessThan(near);
  expect(factors).toHaveLength(8);
  expect(factors[0].share).toBeGreaterThan(factors[1].share);
  for (const { share } of factors.slice(4)) expect(share).toBeLessThan(factors[1].share);
});

test("of 40 factors that move nothing, none passes the level of chance in at least 30 of 40 studies", () => {
  // one in twenty does; of 40 studies more than 10 would with odds of 1 in 100,000, and the seeds are fixed
  const clean = Array.from({ length: 40 }, (_, study) => {
    const at = uniforms(study, 0, "nothing");
    const values = Array.from({ length: 100 }, (_, run) => at(run, 99));
    const factors = Array.from({ length: 40 }, (_, factor) => values.map((_, run) => at(run, factor)));
    return firstRanking(factors, values, study)?.factors.every(({ isBeyondChance }) => !isBeyondChance);
  });
  expect(clean.filter((one) => one === true).length).toBeGreaterThanOrEqual(30);
});

test("with eleven runs nothing is ranked, and of an output that never varies neither", () => {
  const eleven = Array.from({ length: 11 }, (_, run) => run);
  expect(firstRanking([eleven], eleven, 1)).toBeNull();
  const many = Array.from({ length: 100 }, (_, run) => run);
  expect(firstRanking([many], many.map(() => 4), 1)).toBeNull(); // prettier-ignore
});

test("which of two sources was used is a factor as well: its share is that of their means' difference", () => {
  const runs = Array.from({ length: 400 }, (_, run) => run);
  const at = uniforms(3, 0, "source");
  const source = runs.map((run) => (at(run, 0) < 0.5 ? "court" : "agency"));
  const noise = runs.map((run) => at(run, 1));
  const values = runs.map((run) => (source[run] === "court" ? 1 : 0) + noise[run]);
  // variance ¼ of the choice beside 1/12 of the noise
  const [share] = firstRanking([source, noise], values, 1)?.factors ?? [];
  expect(Math.abs(share.share - 0.75)).toBeLessThan(0.06);
  expect(share.low).toBeLessThan(0.75);
  expect(share.high).toBeGreaterThan(0.75);
});

test("a factor that is the same in most runs splits them by its values and no further", () => {
  const runs = Array.from({ length: 200 }, (_, run) => run);
  const rare = runs.map((run) => (run % 10 === 0 ? 1 : 0));
  const found = firstRanking([rare], rare, 1);
  expect(found?.factors[0].share).toBeCloseTo(1, 10);
});
