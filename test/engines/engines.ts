// The individual engines there are. Every file of cases runs against whichever is named, so that they owe the same.
import { simulateFast } from "../../src/simulate/fast/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";

export type Simulate = typeof simulate;

export interface Engine {
  readonly name: string;
  readonly simulate: Simulate;
}

/** The straight one is the specification; the fast one is its twin in WebAssembly. */
export const engines: readonly Engine[] = [
  { name: "straight", simulate },
  { name: "fast", simulate: simulateFast },
];

/** @throws Error naming the engines there are */
export function engineCalled(name: string): Engine {
  const found = engines.find((engine) => engine.name === name);
  if (found !== undefined) return found;
  throw new Error(`expected an engine: ${engines.map((engine) => engine.name).join(", ")}; got ${name}`);
}
