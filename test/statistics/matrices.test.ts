import { expect, test } from "vitest";
import {
  centredOf,
  columnMeans,
  crossProduct,
  product,
  transposedOf,
  variancesOf,
} from "../../src/statistics/matrices/products.ts";
import { singularValues } from "../../src/statistics/matrices/singular.ts";
import { correlatedBy, rootOf, solveLower, solveRoot, solveUpper } from "../../src/statistics/matrices/triangle.ts";

const near = (found: ArrayLike<number>, expected: readonly number[], digits = 12): void => {
  expect(found.length).toBe(expected.length);
  for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value, digits);
};

test("products, transposes, means and variances by hand", () => {
  const a = Float64Array.of(1, 2, 3, 4, 5, 6);
  near(product(a, Float64Array.of(1, 0, 1, 1, 0, 1), { rows: 2, inner: 3, columns: 2 }), [3, 5, 9, 11]);
  near(crossProduct(a, a, 2), [17, 22, 27, 22, 29, 36, 27, 36, 45]);
  near(transposedOf(a, 2), [1, 4, 2, 5, 3, 6]);
  near(columnMeans(a, 2), [2.5, 3.5, 4.5]);
  near(centredOf(a, 2), [-1.5, -1.5, -1.5, 1.5, 1.5, 1.5]);
  near(variancesOf(a, 2), [4.5, 4.5, 4.5]);
});

test("a root times itself turned is the matrix, and solves with it", () => {
  const matrix = Float64Array.of(4, 2, 0.6, 2, 5, 1, 0.6, 1, 3);
  const root = rootOf(matrix, 3)!;
  near(product(root, transposedOf(root, 3), { rows: 3, inner: 3, columns: 3 }), [...matrix]);
  const right = Float64Array.of(1, 0, -2, 3, 0.5, 1);
  near(product(matrix, solveRoot(root, right, 3), { rows: 3, inner: 3, columns: 2 }), [...right]);
  near(product(root, solveLower(root, right, 3), { rows: 3, inner: 3, columns: 2 }), [...right]);
  near(product(transposedOf(root, 3), solveUpper(root, right, 3), { rows: 3, inner: 3, columns: 2 }), [...right]);
  near(correlatedBy(root, Float64Array.of(1, 0, 0), 3), [root[0], root[3], root[6]]);
});

test("a matrix of which two rows say the same has no root, at whatever size", () => {
  for (const size of [1e-12, 1, 1e12]) {
    expect(rootOf(Float64Array.of(1, 1, 1, 1).map((value) => value * size), 2)).toBeNull();
    expect(rootOf(Float64Array.of(1, 0.5, 0.5, 1).map((value) => value * size), 2)).not.toBeNull();
  } // prettier-ignore
});

test("singular values of a matrix made of them come out, tall or wide, with the directions they were made with", () => {
  // numpy.linalg.svd([[1, 2], [3, 4], [5, 6]])
  const [large, small] = [9.525518091565104, 0.5143005806586446];
  const tall = singularValues(Float64Array.of(1, 2, 3, 4, 5, 6), 3);
  near(tall.values, [large, small]);
  near(tall.left, [0.2298477, -0.88346102, 0.52474482, -0.24078249, 0.81964194, 0.40189603].map((v, i) => (i % 2 ? -v : v)), 7); // prettier-ignore
  const wide = singularValues(Float64Array.of(1, 3, 5, 2, 4, 6), 2);
  near(wide.values, [large, small]);
  near(crossProduct(wide.left, wide.left, 2), [1, 0, 0, 1]);
  near(crossProduct(tall.left, tall.left, 3), [1, 0, 0, 1]);
});

test("directions turn a matrix into its singular values: U sᵀs Uᵀ is the matrix times itself, of 7 by 12 and 12 by 7", () => {
  for (const [rows, columns] of [
    [7, 12],
    [12, 7],
  ]) {
    const matrix = Float64Array.from({ length: 84 }, (_, i) => Math.sin(i * i + 1));
    const { values, left } = singularValues(matrix, rows);
    const scaled = left.map((value, at) => value * values[at % values.length]);
    const made = product(scaled, transposedOf(scaled, rows), { rows, inner: values.length, columns: rows });
    near(made, [...product(matrix, transposedOf(matrix, rows), { rows, inner: columns, columns: rows })], 10);
    for (let k = 1; k < values.length; k++) expect(values[k]).toBeLessThanOrEqual(values[k - 1]);
  }
});
