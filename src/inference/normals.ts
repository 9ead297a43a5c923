// Independent standard normal numbers, each with a name of its own.
import { normalQuantile } from "../quantity/specialFunctions.ts";
import { uniforms } from "../statistics/sensitivity/design.ts";

/**
 * @param name what the numbers are for
 * @param block numbers of one name and another block are independent
 * @param numbers of the rows: a row keeps its numbers whichever others there are
 * @returns [rows × columns]
 */
export function standardNormals(
  seed: number,
  name: string,
  block: number,
  numbers: readonly number[],
  columns: number,
): Float64Array {
  const at = uniforms(seed, block, name);
  const out = new Float64Array(numbers.length * columns);
  for (const [row, number] of numbers.entries()) {
    for (let column = 0; column < columns; column++) out[row * columns + column] = normalQuantile(at(number, column));
  }
  return out;
}

/** 0, 1, 2 … */
export function countUp(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
