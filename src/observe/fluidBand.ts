// How far a share of times above a limit, or a quantile of them, may be off because expected numbers are served bit by
// bit: of people whom a server takes one after the other each is spread over a whole service. Waits are known to a
// step beside it.
import type { MeasureProgram, Program } from "../compile/program.ts";
import { number } from "../quantity/numberWords.ts";
import { durationOf } from "../simulate/fluid/duration.ts";
import type { FluidView } from "../simulate/fluid/view.ts";

/** How far a figure may be off. */
export interface BandSize {
  /** in the figure's own unit: days, or a share */
  readonly size: number;
  readonly words: string;
}

export class FluidBand {
  readonly #measure: MeasureProgram;
  readonly #gridDays: number;
  /** a step and a stay, grid steps */
  readonly #width: number;
  #persons = 0;
  /** people up to a width below the limit, and above it */
  #below = 0;
  #above = 0;

  private constructor(run: FluidView, program: Program, measure: MeasureProgram) {
    this.#measure = measure;
    this.#gridDays = program.time.gridDays;
    this.#width = run.plan.h + longestStay(run, program, measure);
  }

  /** Null where a measure has no limit and no quantile. */
  static of(run: FluidView, program: Program, measure: MeasureProgram): FluidBand | null {
    const { kind, statistic } = measure;
    const isKnownToAStep = statistic?.kind === "quantile" || statistic?.kind === "shareOver";
    return isKnownToAStep && (kind === "wait" || kind === "sojourn") ? new FluidBand(run, program, measure) : null;
  }

  /** @param duration grid steps */
  add(duration: number, persons: number): void {
    this.#persons += persons;
    const over = duration - (this.#measure.statistic?.over ?? 0);
    if (Math.abs(over) > this.#width * (1 + 1e-9)) return;
    if (over > 0) this.#above += persons;
    else this.#below += persons;
  }

  /** Null where nobody was counted, or nobody near the limit. */
  get size(): BandSize | null {
    const { name, statistic } = this.#measure;
    if (!(this.#persons > 0)) return null;
    if (statistic?.kind === "quantile") {
      const size = this.#width * this.#gridDays;
      const within = number(size, "prose");
      return { size, words: `${name} is known to ${within} days: a step and a time that one unit serves one` };
    }
    const size = Math.max(this.#below, this.#above) / this.#persons;
    if (!(size > 0)) return null;
    const off = number(size, "prose");
    return {
      size,
      words: `${name} may be off by ${off}: so many are within a step, and a time that one unit serves one, of its limit`,
    };
  }
}

/** The longest mean time, grid steps, for which one person of the measure's stages keeps a server or a held unit. */
function longestStay(run: FluidView, program: Program, { stages, classes }: MeasureProgram): number {
  const { layout, means } = run.plan;
  let longest = 0;
  for (let cell = 0; cell < layout.cells; cell++) {
    const { kind, holds, time } = program.stages[layout.stageOf[cell]];
    if (stages[layout.stageOf[cell]] === 0 || classes[layout.classOf[cell]] === 0) continue;
    const sampler = time?.[layout.kindOf[cell]] ?? -1;
    if (sampler < 0 || (kind !== "service" && holds.length === 0)) continue;
    const duration = durationOf(program.samplers, sampler, (curve) => means.valueAt(curve, 0));
    longest = Math.max(longest, duration.within(program.time.steps));
  }
  return longest;
}
