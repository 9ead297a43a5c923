// What was written list by list, read row by row.

/** Rows one after another, from lists of one number a row. @param from which of the lists are taken, up to `to` */
export function turned(lists: Float64Array, rows: number, from: number, to: number): Float64Array {
  const found = new Float64Array(rows * (to - from));
  let next = 0;
  for (let row = 0; row < rows; row++) {
    for (let list = from; list < to; list++) found[next++] = lists[list * rows + row];
  }
  return found;
}
