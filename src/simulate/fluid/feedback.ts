// Values that depend on stocks: settled from the people there at the beginning of each step, and held for the
// step.
import { calculate } from "../calculate.ts";
import type { FluidRun } from "./state.ts";
import { termsAt } from "./terms.ts";
import { wholeUnits } from "./wholeUnits.ts";

type i32 = number;
type f64 = number;

/** Servers, held units or slots of a departure, in this step. */
export function settleUnits(run: FluidRun, resource: i32): f64 {
  const own = run.known.resources[resource];
  return own.units < 0 ? run.dials[own.unitsAt] : wholeUnits(settle(run, own.units));
}

/** The value at the beginning of the step. */
export function settle(run: FluidRun, index: i32): f64 {
  return calculate(termsAt(run, index));
}
