// Columns indexed by the engine's records: they grow with the most people ever inside at once, never with the run.

/** The same column with room for `record`; what was there is kept, what is new is 0. */
export function roomForByte(column: Uint8Array, record: number): Uint8Array {
  if (record < column.length) return column;
  const larger = new Uint8Array(doubled(column.length, record));
  larger.set(column);
  return larger;
}

/** As `roomForByte`, for instants. */
export function roomForInstant(column: Float64Array, record: number): Float64Array {
  if (record < column.length) return column;
  const larger = new Float64Array(doubled(column.length, record));
  larger.set(column);
  return larger;
}

/** As `roomForByte`, for stages and classes. */
export function roomForIndex(column: Int32Array, record: number): Int32Array {
  if (record < column.length) return column;
  const larger = new Int32Array(doubled(column.length, record));
  larger.set(column);
  return larger;
}

function doubled(length: number, record: number): number {
  return Math.max(1024, length * 2, record + 1);
}
