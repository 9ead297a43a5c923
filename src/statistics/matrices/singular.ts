// Singular values and directions of a matrix that lies row by row in one array.

interface SingularValues {
  /** falling; as many as the matrix has rows or columns, whichever are fewer */
  readonly values: Float64Array;
  /** the directions among the rows, one a column: [rows × values.length]; signed so that the largest part is positive */
  readonly left: Float64Array;
}

const mostSweeps = 60;
/** cosines below this count as right angles: they change a value by their square */
const rightAngle = 1e-12;

/**
 * @param matrix [rows × columns]
 * @source one-sided Jacobi rotations: Hestenes (1958), J. SIAM 6, 51; small singular values come out as accurate as
 *   large ones
 */
export function singularValues(matrix: Float64Array, rows: number): SingularValues {
  const columns = matrix.length / rows;
  // vectors that are turned until they stand at right angles; they are the matrix's rows or columns, the fewer
  const isWide = rows < columns;
  const [count, length] = isWide ? [rows, columns] : [columns, rows];
  const vectors = Array.from({ length: count }, (_, v) =>
    Float64Array.from({ length }, (__, k) => (isWide ? matrix[v * columns + k] : matrix[k * columns + v])),
  );
  const turns = Array.from({ length: count }, (_, v) =>
    Float64Array.from({ length: count }, (__, k) => (k === v ? 1 : 0)),
  );
  for (let sweep = 0; sweep < mostSweeps && turnAll(vectors, turns); sweep++);
  const sizes = vectors.map((vector) => Math.sqrt(dot(vector, vector)));
  const order = sizes.map((_, v) => v).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const left = new Float64Array(rows * count);
  for (const [place, v] of order.entries()) {
    // of rows, the turns themselves are the directions; of columns, what became of them is
    const direction = isWide ? turns[v] : vectors[v].map((value) => (sizes[v] > 0 ? value / sizes[v] : 0));
    const sign = signOf(direction);
    for (let i = 0; i < rows; i++) left[i * count + place] = sign * direction[i];
  }
  return { values: Float64Array.from(order, (v) => sizes[v]), left };
}

/** One sweep over all pairs. @returns whether any was turned */
function turnAll(vectors: readonly Float64Array[], turns: readonly Float64Array[]): boolean {
  let isTurned = false;
  for (let a = 0; a < vectors.length; a++) {
    for (let b = a + 1; b < vectors.length; b++) {
      const [aa, bb, ab] = [dot(vectors[a], vectors[a]), dot(vectors[b], vectors[b]), dot(vectors[a], vectors[b])];
      if (!(Math.abs(ab) > rightAngle * Math.sqrt(aa * bb))) continue;
      isTurned = true;
      const slope = (bb - aa) / (2 * ab);
      const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.sqrt(1 + slope * slope));
      const cosine = 1 / Math.sqrt(1 + tangent * tangent);
      turn(vectors[a], vectors[b], cosine, cosine * tangent);
      turn(turns[a], turns[b], cosine, cosine * tangent);
    }
  }
  return isTurned;
}

function turn(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let k = 0; k < a.length; k++) {
    const was = a[k];
    a[k] = cosine * was - sine * b[k];
    b[k] = sine * was + cosine * b[k];
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

function signOf(direction: Float64Array): number {
  let largest = 0;
  for (const value of direction) if (Math.abs(value) > Math.abs(largest)) largest = value;
  return largest < 0 ? -1 : 1;
}
