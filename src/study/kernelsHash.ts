// What both engines' kernels are, to the byte: a changed engine of the same version has another.
import { fluidKernelHex } from "../simulate/fluid/fast/kernelBytes.ts";
import { kernelHex } from "../simulate/fast/kernelBytes.ts";
import { sha256 } from "./sha256.ts";

let known: string | null = null;

/** @returns 16 hexadecimal digits */
export function kernelsHash(): string {
  known ??= sha256(`${kernelHex} ${fluidKernelHex}`).slice(0, 16);
  return known;
}
