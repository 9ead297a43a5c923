// The error of a mean over one long run, whose values depend on their neighbours.
import { meanOf, standardErrorOf } from "./moments.ts";

/**
 * @param values  in order of time
 * @param batches how many equal stretches to cut them into; what is left over at the start is dropped
 * @returns mean and its standard error with `batches` − 1 degrees; null with too few values
 * @source Law & Kelton, Simulation Modeling and Analysis, section 9.5.3
 */
export function batchMeans(
  values: readonly number[],
  batches: number,
): { readonly mean: number; readonly standardError: number } | null {
  const size = Math.floor(values.length / batches);
  if (size === 0 || batches < 2) return null;
  const start = values.length - size * batches;
  const means = Array.from({ length: batches }, (_, batch) => {
    const from = start + batch * size;
    return meanOf(values.slice(from, from + size)) as number;
  });
  return { mean: meanOf(means) as number, standardError: standardErrorOf(means) as number };
}
