// Tables of shapes: exact where it matters, and rising everywhere.
import { describe, expect, test } from "vitest";
import { quantile } from "../../src/random/distributions.ts";
import { familyCodes, type Family } from "../../src/random/familyCodes.ts";
import { ShapeTable } from "../../src/random/shapeTable.ts";

const CELLS = 1024;

/** With scale 1: the family's own figures, for `quantile`. */
const shapes: readonly { family: Family; figure: number; figures: readonly number[] }[] = [
  { family: "exponential", figure: 0, figures: [1] },
  { family: "gamma", figure: 0.4, figures: [0.4, 1] },
  { family: "gamma", figure: 3, figures: [3, 1] },
  { family: "lognormal", figure: 0.8, figures: [0, 0.8] },
  { family: "lognormal", figure: 1.5, figures: [0, 1.5] },
  { family: "weibull", figure: 0.5, figures: [1, 0.5] },
  { family: "weibull", figure: 2.5, figures: [1, 2.5] },
];

describe.each(shapes)("$family, $figure", ({ family, figure, figures }) => {
  const table = new ShapeTable(familyCodes[family], figure);
  const exact = (u: number): number => quantile(familyCodes[family], figures, u);

  test("a longer draw is never a shorter duration", () => {
    const values = Array.from({ length: 20_000 }, (_, i) => table.quantile((i + 1) / 20_001));
    expect(values.findIndex((value, i) => i > 0 && value < values[i - 1])).toBe(-1);
    expect(values[0]).toBeGreaterThanOrEqual(0);
  });

  test("the outermost cells are the exact quantiles, and every value lies within its cell's", () => {
    for (const u of [1e-12, 1e-6, 0.5 / CELLS, 1 - 0.5 / CELLS, 1 - 1e-6, 1 - 1e-12]) {
      expect(Math.abs(table.quantile(u) / exact(u) - 1)).toBeLessThan(1e-14);
    }
    const isOutside = (cell: number): boolean => {
      const value = table.quantile((cell + 0.37) / CELLS);
      return value < exact(cell / CELLS) || value > exact((cell + 1) / CELLS);
    };
    expect(Array.from({ length: CELLS - 2 }, (_, i) => i + 1).filter(isOutside)).toEqual([]);
  });

  test("the mean over a cell is the exact one (64 midpoints against 64 midpoints; 10⁻⁴ of the cell's rise)", () => {
    const points = Array.from({ length: 64 }, (_, i) => (i + 0.5) / 64);
    for (const cell of [1, 2, 15, 16, 100, 511, 900, 1006, 1007, 1008, 1021, 1022]) {
      const mean = (of: (u: number) => number): number =>
        points.reduce((sum, point) => sum + of((cell + point) / CELLS), 0) / points.length;
      const rise = exact((cell + 1) / CELLS) - exact(cell / CELLS);
      expect(Math.abs(mean((u) => table.quantile(u)) - mean(exact)) / rise).toBeLessThan(1e-4);
    }
  });
});

test("the mean of the unit exponential is 1, of all cells together within 2·10⁻⁷", () => {
  const table = new ShapeTable(familyCodes.exponential, 0);
  let sum = 0;
  // the straight cells by their middles, which are their means; the outermost by integrals of −log(1 − u)
  for (let cell = 1; cell < CELLS - 1; cell++) sum += table.quantile((cell + 0.5) / CELLS) / CELLS;
  const share = 1 / CELLS;
  const lowest = share + (1 - share) * Math.log(1 - share);
  const highest = share * (1 - Math.log(share));
  expect(Math.abs(sum + lowest + highest - 1)).toBeLessThan(2e-7);
});
