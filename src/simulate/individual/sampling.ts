// Durations: a Program's samplers evaluated at the instant a duration begins, from one draw each.
import type { Program, Sampler, SamplerId } from "../../compile/program.ts";
import { log } from "../../quantity/portable.ts";
import { cdf, mixCdf, mixQuantile, quantile, type Family, type MixPart } from "../../random/distributions.ts";
import { GammaTable } from "../../random/gammaTable.ts";
import type { CurveReader } from "./curveReader.ts";

export class Sampling {
  private readonly samplers: readonly Sampler[];
  private readonly curves: CurveReader;
  /** figures of each sampler; filled once where no figure ever changes */
  private readonly figures: readonly Float64Array[];
  private readonly changes: readonly boolean[];
  /** one for each shape that never changes; [sampler], null elsewhere */
  private readonly gammas: readonly (GammaTable | null)[];

  constructor(program: Program, curves: CurveReader) {
    this.samplers = program.samplers;
    this.curves = curves;
    this.figures = program.samplers.map((s) => Float64Array.from(s.figures, (curve) => curves.valueAt(curve, 0)));
    const byShape = new Map<number, GammaTable>();
    this.gammas = program.samplers.map((s, id) => {
      const shape = this.figures[id][0];
      if (s.family !== "gamma" || !curves.isConstant(s.figures[0]) || !(shape > 0)) return null;
      const table = byShape.get(shape) ?? new GammaTable(shape);
      byShape.set(shape, table);
      return table;
    });
    this.changes = program.samplers.map((s) => s.figures.some((curve) => !curves.isConstant(curve)));
  }

  /** The duration, grid steps ≥ 0, for a draw u at an instant. */
  sample(id: SamplerId, u: number, time: number): number {
    const sampler = this.samplers[id];
    // the two everyday shapes without a detour; the general rule gives the same bits
    if (sampler.atLeast < 0 && sampler.atMost < 0) {
      const figures = this.figuresAt(id, time);
      if (sampler.family === "exponential") return -figures[0] * log(1 - u);
      if (sampler.family === "fixed") return Math.max(0, figures[0]);
      const gamma = this.gammas[id];
      if (gamma !== null) return figures[1] * gamma.quantile(u);
    }
    return Math.max(0, this.quantileAt(id, u, time));
  }

  /**
   * What is left of a duration that began `age` ago and has not ended: the value for the draw u among those that
   * exceed the age. A duration that should have ended by now ends at once.
   */
  remaining(id: SamplerId, u: number, age: number): number {
    if (age <= 0) return this.sample(id, u, 0);
    const sampler = this.samplers[id];
    const begun = -age;
    if (sampler.family === "exponential" && sampler.atLeast < 0 && sampler.atMost < 0) return this.sample(id, u, begun);
    const past = this.cdfAt(id, age, begun);
    const left = 1 - past;
    if (left <= 0) return 0;
    const among = Math.min(past + u * left, 1 - Number.EPSILON / 2);
    return Math.max(0, this.quantileAt(id, among, begun) - age);
  }

  private quantileAt(id: SamplerId, u: number, time: number): number {
    const sampler = this.samplers[id];
    if (sampler.family === "mix") {
      const only = this.livePart(sampler, time);
      if (only >= 0) return this.within(sampler, this.quantileAt(only, u, time), time);
    }
    const gamma = this.gammas[id];
    if (gamma !== null) return this.within(sampler, this.figuresAt(id, time)[1] * gamma.quantile(u), time);
    const value =
      sampler.family === "mix"
        ? mixQuantile(this.parts(sampler, time), u)
        : quantile(sampler.family, this.figuresAt(id, time), u, sampler.probabilities as number[]);
    return this.within(sampler, value, time);
  }

  private cdfAt(id: SamplerId, x: number, time: number): number {
    const sampler = this.samplers[id];
    if (sampler.atMost >= 0 && x >= this.curves.valueAt(sampler.atMost, time)) return 1;
    if (sampler.atLeast >= 0 && x < this.curves.valueAt(sampler.atLeast, time)) return 0;
    if (sampler.family === "mix") return mixCdf(this.parts(sampler, time), x);
    return cdf(sampler.family as Family, this.figuresAt(id, time), x, sampler.probabilities as number[]);
  }

  /** A mixture with one live part (a regime that chooses between two families) is that part. */
  private livePart(sampler: Sampler, time: number): SamplerId {
    for (let i = 0; i < sampler.parts.length; i++) {
      const share = this.curves.valueAt(sampler.shares[i], time);
      if (share > 0) return share === 1 ? sampler.parts[i] : -1;
    }
    return -1;
  }

  private parts(sampler: Sampler, time: number): MixPart[] {
    return sampler.parts.map((part, i) => ({
      share: this.curves.valueAt(sampler.shares[i], time),
      quantile: (u: number) => this.quantileAt(part, u, time),
      cdf: (x: number) => this.cdfAt(part, x, time),
    }));
  }

  private figuresAt(id: SamplerId, time: number): Float64Array {
    const figures = this.figures[id];
    if (this.changes[id]) {
      const curves = this.samplers[id].figures;
      for (let i = 0; i < curves.length; i++) figures[i] = this.curves.valueAt(curves[i], time);
    }
    return figures;
  }

  private within(sampler: Sampler, value: number, time: number): number {
    let result = value;
    if (sampler.atLeast >= 0) result = Math.max(result, this.curves.valueAt(sampler.atLeast, time));
    if (sampler.atMost >= 0) result = Math.min(result, this.curves.valueAt(sampler.atMost, time));
    return result;
  }
}
