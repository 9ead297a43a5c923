// Who is in a stage.
import type { FluidRun } from "./state.ts";

type i32 = number;
type f64 = number;

/** Persons in a stage. */
export function peopleIn(run: FluidRun, index: i32): f64 {
  const stage = run.known.stages[index];
  let sum: f64 = 0;
  for (let cell = stage.first; cell < stage.end; cell++) sum += run.content[cell];
  return sum;
}
