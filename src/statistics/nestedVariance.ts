// Variance of a number split by where it comes from: points within which paths are drawn, within which runs are.
import { moments, sampleVariance } from "./moments.ts";

/** Values of one point: [path][run], as many paths and runs for each. */
export type NestedValues = readonly (readonly number[])[];

interface NestedVariance {
  /** between points, without what paths and runs add to their means */
  readonly points: number;
  /** between paths of one point, without what runs add; null with one path */
  readonly paths: number | null;
  /** between runs of one path; null with one run, which leaves it in the component before */
  readonly runs: number | null;
}

/**
 * Unbiased estimates of the components of a balanced nested design; they add up to the variance of one run drawn by
 * itself. One that is small beside the others may come out below 0.
 *
 * @param values at least two points, each with the same number of paths and runs
 * @source analysis of variance of nested random effects; Searle, Casella & McCulloch 1992, section 4.5
 */
export function nestedVariance(values: readonly NestedValues[]): NestedVariance | null {
  if (values.length < 2) return null;
  const [paths, runs] = [values[0].length, values[0][0].length];
  const pathMeans = values.map((point) => point.map((path) => moments(path).mean));
  const pointMeans = pathMeans.map((means) => moments(means).mean);
  const withinPath = runs < 2 ? null : meanVariance(values.flat());
  const betweenPaths = paths < 2 ? null : meanVariance(pathMeans);
  const betweenPoints = sampleVariance(pointMeans) ?? 0;
  const ofPaths = betweenPaths === null ? null : betweenPaths - (withinPath ?? 0) / runs;
  // where there is one path, what runs of it differ by is the only thing that can be taken off
  const ofPoints = betweenPoints - (betweenPaths === null ? (withinPath ?? 0) / runs : betweenPaths / paths);
  return { points: ofPoints, paths: ofPaths, runs: withinPath };
}

function meanVariance(groups: readonly (readonly number[])[]): number {
  return moments(groups.map((group) => sampleVariance(group) ?? 0)).mean;
}
