// The same estimate by many independent seeds: how far its mean is off, in standard errors that the seeds themselves give.
import { moments } from "../../src/statistics/moments.ts";

/** Means and covariances of the columns, one after the other. */
export function momentsOf(rows: Float64Array, count: number): number[] {
  const d = rows.length / count;
  const column = (i: number): number[] => Array.from({ length: count }, (_, row) => rows[row * d + i]);
  const columns = Array.from({ length: d }, (_, i) => column(i));
  const means = columns.map((values) => moments(values).mean);
  const covariances = columns.flatMap((a, i) =>
    columns.map(
      (b, j) => a.reduce((sum, value, row) => sum + (value - means[i]) * (b[row] - means[j]), 0) / (count - 1),
    ),
  );
  return [...means, ...covariances];
}

/** @param found one list of estimates a seed. @returns Student's t of each with seeds − 1 degrees of freedom */
export function standardErrors(found: readonly (readonly number[])[], exact: readonly number[]): number[] {
  return exact.map((right, i) => {
    const { mean, squares, count } = moments(found.map((one) => one[i]));
    return (mean - right) / Math.sqrt(squares / (count - 1) / count);
  });
}
