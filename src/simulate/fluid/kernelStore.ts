// The kernels of a Program's delays, each made once, however many stages and kinds of people share it.
import type { CurveId, Program, SamplerId } from "../../compile/program.ts";
import { durationOf } from "./duration.ts";
import { delayBesideHazard, delayKernel, remainingKernel, type Kernel, type Leaving } from "./kernel.ts";

/** Every curve that a sampler's figures, bounds and parts read. */
export function curvesOf(program: Program, sampler: SamplerId): CurveId[] {
  const { figures, atLeast, atMost, parts, shares } = program.samplers[sampler];
  const bounds = [atLeast, atMost].filter((curve) => curve >= 0);
  return [...figures, ...bounds, ...shares, ...parts.flatMap((part) => curvesOf(program, part))];
}

/** What is worked out from figures alone: kept under the figures, so that a plan for other draws need not do it again. */
export interface Worked {
  readonly kernels: Map<string, Kernel>;
  /** ages of the initial stock, and the shares of it that are gone by the end of each step */
  readonly ages: Map<string, readonly number[]>;
  readonly remaining: Map<string, Leaving>;
}

export function nothingWorked(): Worked {
  return { kernels: new Map(), ages: new Map(), remaining: new Map() };
}

/** Kernels by sampler and figures, each made once. */
export class KernelStore {
  readonly all: Kernel[] = [];
  private readonly known = new Map<string, number>();
  private readonly program: Program;
  private readonly h: number;
  private readonly steps: number;
  private readonly worked: Worked;
  private readonly earlier: Worked;

  /** @param earlier of another plan with as long steps; only read, so that many draws do not pile up */
  constructor(program: Program, h: number, steps: number, worked: Worked, earlier: Worked) {
    this.program = program;
    this.h = h;
    this.steps = steps;
    this.worked = worked;
    this.earlier = earlier;
  }

  /** @param hazard that people meet beside the delay, of a step; 0 where they do not, or meet it one by one */
  of(sampler: SamplerId, read: (curve: CurveId) => number, hazard = 0): number {
    // the third digit of a hazard is a millionth of those who leave
    const beside = Number(hazard.toPrecision(3));
    const key = figuresOf(this.program, sampler, read) + (beside > 0 ? `@${beside}` : "");
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const index = this.all.push(this.earlier.kernels.get(key) ?? this.make(sampler, read, beside)) - 1;
    this.worked.kernels.set(key, this.all[index]);
    this.known.set(key, index);
    return index;
  }

  private make(sampler: SamplerId, read: (curve: CurveId) => number, hazard: number): Kernel {
    const duration = durationOf(this.program.samplers, sampler, read);
    if (hazard > 0) return delayBesideHazard(duration, this.h, this.steps + 1, hazard);
    return delayKernel(duration, this.h, this.steps + 1);
  }

  /** Of a delay that begins at the first instant for everybody at once. */
  opening(sampler: SamplerId, read: (curve: CurveId) => number): Kernel {
    return remainingKernel(durationOf(this.program.samplers, sampler, read), [0], this.h, this.steps + 1);
  }
}

/** Equal figures of one family are one distribution, whoever's they are. */
export function figuresOf(program: Program, sampler: SamplerId, read: (curve: CurveId) => number): string {
  const { family, figures, atLeast, atMost, parts, shares, probabilities } = program.samplers[sampler];
  let text = `${family}`;
  for (const figure of figures) text += `,${read(figure)}`;
  text += `|${atLeast < 0 ? "" : read(atLeast)}|${atMost < 0 ? "" : read(atMost)}`;
  if (probabilities.length > 0) text += `|${probabilities.join(",")}`;
  for (let i = 0; i < parts.length; i++) text += `(${read(shares[i])}:${figuresOf(program, parts[i], read)})`;
  return text;
}
