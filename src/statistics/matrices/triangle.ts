// The lower triangular root of a symmetric matrix, and what is solved with it. Matrices lie row by row in one array.

/** A pivot this small beside the matrix's own diagonal counts as 0: two rows then say the same. */
const least = 1e-13;

/**
 * L with L Lᵀ = matrix.
 *
 * @param matrix [size × size], symmetric; only the lower triangle is read
 * @returns null where it is not positive definite
 */
export function rootOf(matrix: Float64Array, size: number): Float64Array | null {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j];
      for (let k = 0; k < j; k++) rest -= root[i * size + k] * root[j * size + k];
      if (j < i) root[i * size + j] = rest / root[j * size + j];
      else if (!(rest > least * matrix[i * size + i])) return null;
      else root[i * size + i] = Math.sqrt(rest);
    }
  }
  return root;
}

/** The X of L X = right. @param right [size × columns] */
export function solveLower(root: Float64Array, right: Float64Array, size: number): Float64Array {
  const columns = right.length / size;
  const x = right.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) {
      const factor = root[i * size + k];
      if (factor !== 0) for (let j = 0; j < columns; j++) x[i * columns + j] -= factor * x[k * columns + j];
    }
    for (let j = 0; j < columns; j++) x[i * columns + j] /= root[i * size + i];
  }
  return x;
}

/** The X of Lᵀ X = right. @param right [size × columns] */
export function solveUpper(root: Float64Array, right: Float64Array, size: number): Float64Array {
  const columns = right.length / size;
  const x = right.slice();
  for (let i = size - 1; i >= 0; i--) {
    for (let j = 0; j < columns; j++) x[i * columns + j] /= root[i * size + i];
    for (let k = 0; k < i; k++) {
      const factor = root[i * size + k];
      if (factor !== 0) for (let j = 0; j < columns; j++) x[k * columns + j] -= factor * x[i * columns + j];
    }
  }
  return x;
}

/** The X of L Lᵀ X = right. @param right [size × columns] */
export function solveRoot(root: Float64Array, right: Float64Array, size: number): Float64Array {
  return solveUpper(root, solveLower(root, right, size), size);
}

/** The numbers on the diagonal. */
export function diagonalOf(matrix: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => matrix[i * size + i]);
}

/** L times each row of normals, as a row: rows of normals that go together as L Lᵀ says. @param rows [rows × size] */
export function correlatedBy(root: Float64Array, rows: Float64Array, size: number): Float64Array {
  const out = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += size) {
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += root[i * size + k] * rows[at + k];
      out[at + i] = sum;
    }
  }
  return out;
}
