// One instance of the fluid engine's kernel: what kernel/fluid/kernel.ts exports.
import { PendencyError } from "../../../errors.ts";
import { bytesOfHex } from "../../fast/hex.ts";
import { webAssembly, type Memory, type Module } from "../../fast/webAssembly.ts";
import { fluidKernelHex } from "./kernelBytes.ts";

export interface FluidKernel {
  readonly memory: Memory;
  room(bytes: number): number;
  prepare(table: number): void;
  restore(state: number, from: number, bytes: number): void;
  keep(state: number, bytes: number): void;
  back(state: number, bytes: number): void;
  step(now: number, listens: number): void;
  toldAt(): number;
  told(): number;
  inside(): number;
}

/**
 * compiled at first use, once a thread; false where the platform cannot, and the straight engine then runs
 * the same steps more slowly
 */
let compiled: Module | false | null = null;

/** @returns null where there is no WebAssembly, or none with SIMD */
export function openFluidKernel(): FluidKernel | null {
  compiled ??= compile();
  if (webAssembly === undefined || compiled === false) return null;
  return new webAssembly.Instance(compiled, { env: { abort: (): void => {} } }).exports as FluidKernel;
}

/** What the kernel throws when its memory cannot grow any more. */
export function isTrap(error: unknown): boolean {
  return webAssembly !== undefined && error instanceof webAssembly.RuntimeError;
}

/**
 * An error that says the run outgrew a kernel's memory; any other failure of a step is returned unchanged.
 */
export function explainTrap(
  error: unknown,
  { memory }: Pick<FluidKernel, "memory">,
  step: number,
  steps: number,
): unknown {
  const isFull = isTrap(error) && memory.buffer.byteLength > mostBytes - 2 * blockBytes;
  return isFull ? outOfMemory(step, steps) : error;
}

/** 4 GiB, the most that 32 bits can address; more than the kernel asks for at once */
const mostBytes = 4294967296;
const blockBytes = 536870912;

function outOfMemory(step: number, steps: number): PendencyError {
  return new PendencyError([
    {
      kind: "limits",
      at: null,
      path: `fluid engine › step ${step} of ${steps}`,
      expected: "a run within the 4 GB that a kernel can have",
      got: "one that tells more groups of people apart at one time, by when they came and when their clocks started",
      hint: "ask for a shorter run, or for fewer classes apart; nothing of this run can be used",
    },
  ]);
}

function compile(): Module | false {
  if (webAssembly === undefined) return false;
  try {
    return new webAssembly.Module(bytesOfHex(fluidKernelHex));
  } catch {
    return false;
  }
}
