// A quick stand-in for a model: what is known of a point without a run, weighed so that it comes near the runs. Its variance
// is known term by term, so that it can take most of the chance out of what runs say.

/** Where the terms of a factor are, among all of a point's. */
export interface TermRange {
  readonly from: number;
  /** before this one */
  readonly to: number;
}

/** What terms have in common over endless draws; terms have mean 0 and variance 1. */
export interface TermMoments {
  /** of each factor, between its own terms: row by row; terms of different factors are independent */
  readonly covariance: readonly Float64Array[];
}

export interface Surrogate {
  readonly mean: number;
  /** by term */
  readonly weights: Float64Array;
  /** pairs of terms of different factors: what they make only together */
  readonly pairs: readonly { readonly one: number; readonly other: number; readonly weight: number }[];
}

/** Parts of the variance: of each factor alone, with all others, and the whole. */
interface VarianceParts {
  readonly first: readonly number[];
  readonly total: readonly number[];
  readonly whole: number;
}

/** Terms of which products are tried: those that go along with the runs most. */
const leadingTerms = 10;

/**
 * Ridge regression on the terms, and on products of the leading ones where they are of different factors.
 *
 * @param points terms of each point
 * @param values of the runs there
 * @param shrinks what is added to each variance: 0.01 of independent terms takes a hundredth off their weights
 * @returns one for each of them, and at last the mean alone; which also stands where equations cannot be solved
 */
export function fitSurrogates(
  points: readonly Float64Array[],
  values: readonly number[],
  factors: readonly TermRange[],
  shrinks: readonly number[],
): readonly Surrogate[] {
  const count = points.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const pairs = leadingPairs(points, values, mean, factors);
  const terms = points[0].length;
  const size = terms + pairs.length;
  const gram = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  const row = new Float64Array(size);
  for (const [at, point] of points.entries()) {
    row.set(point);
    for (const [nth, { one, other }] of pairs.entries()) row[terms + nth] = point[one] * point[other];
    const apart = values[at] - mean;
    for (let i = 0; i < size; i++) {
      const own = row[i];
      if (own === 0) continue;
      right[i] += own * apart;
      const into = gram[i];
      for (let j = 0; j <= i; j++) into[j] += own * row[j];
    }
  }
  const nothing: Surrogate = { mean, weights: new Float64Array(terms), pairs: [] };
  const fitted = shrinks.map((shrink): Surrogate => {
    const shrunk = gram.map((own, i) => {
      const copy = own.slice();
      copy[i] += shrink * count;
      return copy;
    });
    const solved = solve(shrunk, right);
    if (solved === null) return nothing;
    return { mean, weights: solved.slice(0, terms), pairs: pairs.map((pair, nth) => ({ ...pair, weight: solved[terms + nth] })) }; // prettier-ignore
  });
  return [...fitted, nothing];
}

/** What it says of a point. */
export function atPoint({ mean, weights, pairs }: Surrogate, point: Float64Array): number {
  let sum = mean;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * point[i];
  for (const { one, other, weight } of pairs) sum += weight * point[one] * point[other];
  return sum;
}

/** Terms have mean 0 and those of different factors are independent: a product of two has no part that one makes alone. */
export function varianceParts(
  { weights, pairs }: Surrogate,
  factors: readonly TermRange[],
  { covariance }: TermMoments,
): VarianceParts {
  const between = (factor: number, one: number, other: number): number => {
    const { from, to } = factors[factor];
    return covariance[factor][(one - from) * (to - from) + (other - from)];
  };
  const first = factors.map(({ from, to }, factor) => {
    let sum = 0;
    for (let i = from; i < to; i++) {
      if (weights[i] === 0) continue;
      for (let j = from; j < to; j++) sum += weights[i] * weights[j] * between(factor, i, j);
    }
    return sum;
  });
  const total = [...first];
  let whole = first.reduce((sum, own) => sum + own, 0);
  const factorOf = (term: number): number => factors.findIndex(({ from, to }) => term >= from && term < to);
  const placed = pairs.map((pair) => ({ ...pair, left: factorOf(pair.one), right: factorOf(pair.other) }));
  for (const own of placed) {
    for (const other of placed) {
      if (own.left !== other.left || own.right !== other.right) continue;
      const part = own.weight * other.weight * between(own.left, own.one, other.one) * between(own.right, own.other, other.other); // prettier-ignore
      whole += part;
      total[own.left] += part;
      total[own.right] += part;
    }
  }
  return { first, total, whole };
}

function leadingPairs(
  points: readonly Float64Array[],
  values: readonly number[],
  mean: number,
  factors: readonly TermRange[],
): { readonly one: number; readonly other: number }[] {
  const along = new Float64Array(points[0].length);
  for (const [at, point] of points.entries()) {
    const apart = values[at] - mean;
    for (let i = 0; i < along.length; i++) along[i] += point[i] * apart;
  }
  const factorOf = factors.flatMap(({ from, to }, factor) => Array.from({ length: to - from }, () => factor));
  const leading = [...along.keys()]
    .sort((one, other) => Math.abs(along[other]) - Math.abs(along[one]) || one - other)
    .slice(0, leadingTerms)
    .sort((one, other) => one - other);
  return leading.flatMap((one, nth) =>
    leading.slice(nth + 1).flatMap((other) => (factorOf[one] === factorOf[other] ? [] : [{ one, other }])),
  );
}

/** Of a symmetric matrix given by its lower half, which is overwritten by its root. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array | null {
  const size = right.length;
  for (let row = 0; row < size; row++) {
    const own = matrix[row];
    for (let column = 0; column <= row; column++) {
      const other = matrix[column];
      let rest = own[column];
      for (let k = 0; k < column; k++) rest -= own[k] * other[k];
      if (column < row) own[column] = rest / other[column];
      else if (rest > 0) own[row] = Math.sqrt(rest);
      else return null;
    }
  }
  const found = right.slice();
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) found[row] -= matrix[row][k] * found[k];
    found[row] /= matrix[row][row];
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) found[row] -= matrix[k][row] * found[k];
    found[row] /= matrix[row][row];
  }
  return found;
}
