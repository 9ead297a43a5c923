// The individual engine, in the faster of its two builds: they give the same announcements, so nobody else need know.
import type { Program } from "../compile/program.ts";
import { hasKernel } from "./fast/kernel.ts";
import { simulateFast } from "./fast/run.ts";
import { simulate, type RunOutcome, type SimulateOptions } from "./individual/run.ts";

/** Runs a Program person by person; see `simulate`. The straight build runs where there is no WebAssembly. */
export function simulateIndividuals(program: Program, options: SimulateOptions): RunOutcome {
  return hasKernel() ? simulateFast(program, options) : simulate(program, options);
}
