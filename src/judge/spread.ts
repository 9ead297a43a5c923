// A few numbers said in three: their mean and where the middle four fifths of them lie.
import { meanOf } from "../statistics/moments.ts";
import { quantileOf } from "../statistics/quantile.ts";

/** Mean, 10th and 90th percentile of the values that are there. */
export function spreadOf(values: readonly (number | null)[]): { value: number | null; p10?: number; p90?: number } {
  const present = values.filter((value) => value !== null);
  const [p10, p90] = [quantileOf(present, 0.1), quantileOf(present, 0.9)];
  return p10 === null || p90 === null ? { value: null } : { value: meanOf(present), p10, p90 };
}
