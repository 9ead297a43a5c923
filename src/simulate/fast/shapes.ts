// Lines of distributions' shapes that one run of a Program has drawn, for the next one: they are of the shape alone, the
// same whoever asks first, and to draw them takes a good part of a run of some hundred people.
import type { Program } from "../../compile/program.ts";
import { TABLE_NUMBERS } from "../../random/shapeTable.ts";
import type { Kernel } from "./kernel.ts";

/** all tables of a Program, one after another */
const known = new WeakMap<Program, Float64Array>();

/** To be called once the kernel has read the Program. */
export function layShapes(program: Program, kernel: Kernel): void {
  const lines = known.get(program);
  if (lines === undefined) return;
  for (let nth = 0; nth < kernel.shapeCount(); nth++) {
    tableIn(kernel, nth).set(lines.subarray(nth * TABLE_NUMBERS, (nth + 1) * TABLE_NUMBERS));
  }
}

/** To be called once the run is over. */
export function keepShapes(program: Program, kernel: Kernel): void {
  if (kernel.areShapesDrawn() === 0) return;
  const count = kernel.shapeCount();
  const lines = known.get(program) ?? new Float64Array(count * TABLE_NUMBERS);
  for (let nth = 0; nth < count; nth++) lines.set(tableIn(kernel, nth), nth * TABLE_NUMBERS);
  known.set(program, lines);
}

function tableIn(kernel: Kernel, nth: number): Float64Array {
  return new Float64Array(kernel.memory.buffer, kernel.shapeLines(nth) >>> 0, TABLE_NUMBERS);
}
