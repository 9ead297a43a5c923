// The individual engines there are. Every file of cases runs against whichever is named, so that they owe the same.
import type { Program } from "../../src/compile/program.ts";
import type { MeasureValue } from "../../src/observe/observation.ts";
import { observe } from "../../src/observe/observe.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { simulateFast } from "../../src/simulate/fast/run.ts";
import { simulate, type SimulateOptions } from "../../src/simulate/individual/run.ts";

export type Simulate = typeof simulate;

export interface Engine {
  readonly name: string;
  readonly simulate: Simulate;
  /** what a document measures, counted where a run of this engine counts it: beside the straight one, inside the kernel */
  readonly measure: (program: Program, run: SimulateOptions) => readonly MeasureValue[];
}

const measures = { seriesGroup: "", seriesLevels: [], series: false, waits: false, digest: false };

const beside: Engine["measure"] = (program, run) => {
  const observer = observe(program, measures);
  simulate(program, { ...run, recorders: [observer.recorder, ...run.recorders] });
  return observer.result().measures;
};
const inKernel: Engine["measure"] = (program, run) => observeRun(program, run, measures).measures;

/** The straight one is the specification; the fast one is its twin in WebAssembly. */
export const engines: readonly Engine[] = [
  { name: "straight", simulate, measure: beside },
  { name: "fast", simulate: simulateFast, measure: inKernel },
];

/** @throws Error naming the engines there are */
export function engineCalled(name: string): Engine {
  const found = engines.find((engine) => engine.name === name);
  if (found !== undefined) return found;
  throw new Error(`expected an engine: ${engines.map((engine) => engine.name).join(", ")}; got ${name}`);
}
