// Amounts whose wait is over, told to those who ask. The kernel's: kernel/fluid/heard.ts.
import type { FluidRun } from "./state.ts";

/** @param wait steps */
export function tell(
  run: FluidRun,
  cell: number,
  resource: number,
  amount: number,
  wait: number,
  served: boolean,
): void {
  if (run.heard[cell] === 1 && run.onTaken !== null) run.onTaken(cell, resource, amount, wait, served);
}
