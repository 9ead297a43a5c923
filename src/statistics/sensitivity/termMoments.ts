// What is known of draws without a run, as terms of mean 0 and variance 1, with what those of one factor have in common.
import type { TermMoments, TermRange } from "./surrogate.ts";

/** Draws in parts that are independent of one another: they say how sure the moments are. */
const parts = 16;

export interface Terms {
  readonly factors: readonly TermRange[];
  /** one for each part of the draws */
  readonly moments: readonly TermMoments[];
  /** a draw's raw terms, [factor][term] → all of them one after another, with mean 0 and variance 1 */
  scaled(raw: readonly (readonly number[])[]): Float64Array;
}

/**
 * @param many raw terms of many draws, [draw][factor][term]; they follow one another by chance
 * @returns terms that never vary are 0
 */
export function termsOf(many: readonly (readonly (readonly number[])[])[]): Terms {
  const rows = many.map((draw) => Float64Array.from(draw.flat()));
  const terms = rows[0].length;
  const [means, deviations] = [new Float64Array(terms), new Float64Array(terms)];
  for (const row of rows) for (let i = 0; i < terms; i++) means[i] += row[i] / rows.length;
  for (const row of rows)
    for (let i = 0; i < terms; i++) deviations[i] += ((row[i] - means[i]) * (row[i] - means[i])) / (rows.length - 1);
  for (let i = 0; i < terms; i++) deviations[i] = Math.sqrt(deviations[i]);
  for (const row of rows) scale(row, means, deviations);
  let reached = 0;
  const factors = many[0].map((own): TermRange => {
    const from = reached;
    reached += own.length;
    return { from, to: reached };
  });
  const moments = Array.from({ length: parts }, (_, part): TermMoments => {
    const own = rows.filter((__, nth) => nth % parts === part);
    return { covariance: factors.map((range) => covarianceOf(own, range)) };
  });
  return { factors, moments, scaled: (raw) => scale(Float64Array.from(raw.flat()), means, deviations) };
}

function scale(row: Float64Array, means: Float64Array, deviations: Float64Array): Float64Array {
  for (let i = 0; i < row.length; i++) row[i] = deviations[i] > 0 ? (row[i] - means[i]) / deviations[i] : 0;
  return row;
}

/** About 0, the mean of all parts. */
function covarianceOf(rows: readonly Float64Array[], { from, to }: TermRange): Float64Array {
  const size = to - from;
  const sums = new Float64Array(size * size);
  for (const row of rows) {
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sums[i * size + j] += row[from + i] * row[from + j];
  }
  return sums.map((sum) => sum / rows.length);
}
