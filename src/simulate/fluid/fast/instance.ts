// One instance of the fluid engine's kernel: what kernel/fluid/kernel.ts exports.
import { bytesOfBase64 } from "../../fast/base64.ts";
import { webAssembly, type Memory, type Module } from "../../fast/webAssembly.ts";
import { fluidKernelBase64 } from "./kernelBytes.ts";

export interface FluidKernel {
  readonly memory: Memory;
  room(bytes: number): number;
  prepare(table: number): void;
  restore(state: number, from: number, bytes: number): void;
  step(now: number, listens: number): void;
  toldAt(): number;
  told(): number;
  inside(): number;
}

/** compiled at first use, once a thread; false where the platform cannot: it then runs the same steps more slowly */
let compiled: Module | false | null = null;

/** @returns null where there is no WebAssembly, or none that multiplies two numbers at once */
export function openFluidKernel(): FluidKernel | null {
  compiled ??= compile();
  if (webAssembly === undefined || compiled === false) return null;
  return new webAssembly.Instance(compiled, { env: { abort: (): void => {} } }).exports as FluidKernel;
}

/** What the kernel throws when its memory cannot grow any more. */
export function isTrap(error: unknown): boolean {
  return webAssembly !== undefined && error instanceof webAssembly.RuntimeError;
}

function compile(): Module | false {
  if (webAssembly === undefined) return false;
  try {
    return new webAssembly.Module(bytesOfBase64(fluidKernelBase64));
  } catch {
    return false;
  }
}
