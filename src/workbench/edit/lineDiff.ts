// Two texts line by line: what was taken out and what was put in.

interface LineChange {
  readonly kind: "out" | "in";
  /** counted from 1, in the text that has it */
  readonly line: number;
  readonly text: string;
}

/** Cells of the table in which common lines are looked for; beyond it all between the common ends is out and in. */
const mostCells = 4_000_000;

/** Lines out stand before those put in their place. */
export function lineDiff(before: string, after: string): readonly LineChange[] {
  const [left, right] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < Math.min(left.length, right.length) && left[start] === right[start]) start += 1;
  let end = 0;
  const room = Math.min(left.length, right.length) - start;
  while (end < room && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const [out, put] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  const outAt = (at: number): LineChange => ({ kind: "out", line: start + at + 1, text: out[at] });
  const inAt = (at: number): LineChange => ({ kind: "in", line: start + at + 1, text: put[at] });
  if (out.length * put.length > mostCells) return [...out.keys()].map(outAt).concat([...put.keys()].map(inAt));
  const common = commonLengths(out, put);
  const changes: LineChange[] = [];
  const width = put.length + 1;
  let [i, j] = [0, 0];
  while (i < out.length || j < put.length) {
    if (i < out.length && j < put.length && out[i] === put[j]) {
      [i, j] = [i + 1, j + 1];
    } else if (j >= put.length || (i < out.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      changes.push(outAt(i));
      i += 1;
    } else {
      changes.push(inAt(j));
      j += 1;
    }
  }
  return changes;
}

/** What ends the last line begins none. */
function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.replace(/\r?\n$/, "").split("\n");
}

/** Length of the longest common lines from each pair of places on, [out + 1 × put + 1], row-major. */
function commonLengths(out: readonly string[], put: readonly string[]): Uint32Array {
  const width = put.length + 1;
  const lengths = new Uint32Array((out.length + 1) * width);
  for (let i = out.length - 1; i >= 0; i -= 1) {
    for (let j = put.length - 1; j >= 0; j -= 1) {
      const below = lengths[(i + 1) * width + j];
      const beside = lengths[i * width + j + 1];
      lengths[i * width + j] = out[i] === put[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(below, beside);
    }
  }
  return lengths;
}
