// The month of an instant. The kernel, which AssemblyScript compiles, reads this very file.
import type { Floats } from "../../quantity/machine.ts";

type i32 = number;
type f64 = number;

/**
 * Looked for from an earlier month on.
 * @param edges instants at which months begin, and the end of the last
 */
export function monthAt(edges: Floats, time: f64, from: i32): i32 {
  let month = from;
  while (month + 2 < edges.length && edges[month + 1] <= time) month++;
  return month;
}
