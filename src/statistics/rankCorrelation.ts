// Whether two numbers rise together, whatever the shape of the curve between them.
import { meanOf } from "./moments.ts";

/**
 * Spearman's rank correlation; ties share the mean of their ranks.
 *
 * @param a, b as long as each other; pair i is (a[i], b[i])
 * @returns between -1 and 1; null with fewer than two pairs, or when one side never varies
 * @source Spearman 1904; as the product-moment correlation of the ranks
 */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | null {
  const [left, right] = [ranks(a), ranks(b)];
  const centre = meanOf(left);
  if (centre === null) return null;
  let both = 0;
  let ofLeft = 0;
  let ofRight = 0;
  for (let i = 0; i < left.length; i++) {
    // ranks of both sides have the same mean
    const [x, y] = [left[i] - centre, right[i] - centre];
    both += x * y;
    ofLeft += x * x;
    ofRight += y * y;
  }
  if (ofLeft === 0 || ofRight === 0) return null;
  return both / Math.sqrt(ofLeft * ofRight);
}

/** From 1 for the least; equal values have the mean of the ranks they fill. */
export function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((i, j) => values[i] - values[j]);
  const found = Array.from(values, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (const at of order.slice(start, end)) found[at] = (start + 1 + end) / 2;
    start = end;
  }
  return found;
}
