// The kernels of a Program's delays, each made once, however many stages and kinds of people share it.
import type { CurveId, Program, SamplerId } from "../../compile/program.ts";
import { durationOf } from "./duration.ts";
import { delayKernel, remainingKernel, type Kernel } from "./kernel.ts";

/** Every curve that a sampler's figures, bounds and parts read. */
export function curvesOf(program: Program, sampler: SamplerId): CurveId[] {
  const { figures, atLeast, atMost, parts, shares } = program.samplers[sampler];
  const bounds = [atLeast, atMost].filter((curve) => curve >= 0);
  return [...figures, ...bounds, ...shares, ...parts.flatMap((part) => curvesOf(program, part))];
}

/** Kernels by sampler and figures, each made once. */
export class KernelStore {
  readonly all: Kernel[] = [];
  private readonly known = new Map<string, number>();
  private readonly program: Program;
  private readonly h: number;
  private readonly steps: number;

  constructor(program: Program, h: number, steps: number) {
    this.program = program;
    this.h = h;
    this.steps = steps;
  }

  of(sampler: SamplerId, read: (curve: CurveId) => number): number {
    const key = this.keyOf(sampler, read);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const duration = durationOf(this.program.samplers, sampler, read);
    const index = this.all.push(delayKernel(duration, this.h, this.steps + 1)) - 1;
    this.known.set(key, index);
    return index;
  }

  /** Of a delay that begins at the first instant for everybody at once. */
  opening(sampler: SamplerId, read: (curve: CurveId) => number): Kernel {
    return remainingKernel(durationOf(this.program.samplers, sampler, read), [0], this.h, this.steps + 1);
  }

  /** Equal figures of one family give one kernel, whoever's they are. */
  private keyOf(sampler: SamplerId, read: (curve: CurveId) => number): string {
    const { family, figures, atLeast, atMost, parts, shares, probabilities } = this.program.samplers[sampler];
    const bound = (curve: CurveId): number | string => (curve < 0 ? "" : read(curve));
    const nested = parts.map((part) => `(${this.keyOf(part, read)})`).join("");
    return `${family}|${figures.map(read).join(",")}|${bound(atLeast)}|${bound(atMost)}|${probabilities.join(",")}|${shares.map(read).join(",")}${nested}`;
  }
}
