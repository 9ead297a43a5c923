// Products of matrices that lie row by row in one array.

/** A B. @returns [rows × columns] */
export function product(
  a: Float64Array,
  b: Float64Array,
  { rows, inner, columns }: { readonly rows: number; readonly inner: number; readonly columns: number },
): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const row = i * columns;
    for (let k = 0; k < inner; k++) {
      const factor = a[i * inner + k];
      if (factor === 0) continue;
      for (let j = 0; j < columns; j++) out[row + j] += factor * b[k * columns + j];
    }
  }
  return out;
}

/** Aᵀ B, summed over the rows that both have. @returns [columns of a × columns of b] */
export function crossProduct(a: Float64Array, b: Float64Array, rows: number): Float64Array {
  const [left, right] = [a.length / rows, b.length / rows];
  const out = new Float64Array(left * right);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < left; i++) {
      const factor = a[r * left + i];
      if (factor === 0) continue;
      for (let j = 0; j < right; j++) out[i * right + j] += factor * b[r * right + j];
    }
  }
  return out;
}

/** @returns [columns × rows] */
export function transposedOf(a: Float64Array, rows: number): Float64Array {
  const columns = a.length / rows;
  const out = new Float64Array(a.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = a[i * columns + j];
  return out;
}

/** The mean of each column. @returns [columns] */
export function columnMeans(a: Float64Array, rows: number): Float64Array {
  const columns = a.length / rows;
  const means = new Float64Array(columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) means[j] += a[i * columns + j];
  return means.map((sum) => sum / rows);
}

/** Each column about its mean. */
export function centredOf(a: Float64Array, rows: number): Float64Array {
  const means = columnMeans(a, rows);
  return a.map((value, at) => value - means[at % means.length]);
}

/** The variance of each column (divided by rows − 1). @returns [columns] */
export function variancesOf(a: Float64Array, rows: number): Float64Array {
  const [columns, centred] = [a.length / rows, centredOf(a, rows)];
  const sums = new Float64Array(columns);
  for (let at = 0; at < a.length; at++) sums[at % columns] += centred[at] * centred[at];
  return sums.map((sum) => sum / (rows - 1));
}
