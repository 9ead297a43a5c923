// The triangular root of a symmetric matrix: what makes independent normals go together as it says.

/** What is smaller counts as 0: two parameters that always went together would be one. */
const least = 1e-9;

/**
 * L with L Lᵀ = matrix, row by row.
 *
 * @param matrix symmetric, with ones on its diagonal
 * @returns null where it is not positive definite
 */
export function cholesky(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const root: number[][] = [];
  for (const [row, own] of matrix.entries()) {
    const made: number[] = [];
    for (let column = 0; column <= row; column++) {
      let rest = own[column];
      for (let k = 0; k < column; k++) rest -= made[k] * (column === row ? made[k] : root[column][k]);
      if (column < row) made.push(rest / root[column][column]);
      else if (rest < least) return null;
      else made.push(Math.sqrt(rest));
    }
    root.push(made);
  }
  return root;
}
