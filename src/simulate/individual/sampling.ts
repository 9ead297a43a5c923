// Durations: a Program's samplers evaluated at the instant a duration begins, from one draw each.
import type { Program, Sampler, SamplerId } from "../../compile/program.ts";
import { exp } from "../../quantity/portable.ts";
import { cdf, mixCdf, mixQuantile, quantile, type Family, type MixPart } from "../../random/distributions.ts";
import { isShaped, ShapeTable } from "../../random/shapeTable.ts";
import { toTick, type CurveReader } from "./curveReader.ts";

/** Grid steps: more than the roundings of a few hundred fixed durations add up to. */
const HAIR = 1 / 4194304;

export class Sampling {
  private readonly samplers: readonly Sampler[];
  private readonly curves: CurveReader;
  /** figures of each sampler; filled once where no figure ever changes */
  private readonly figures: readonly Float64Array[];
  private readonly changes: readonly boolean[];
  /** where the family is a scale times a shape that never changes; [sampler], null elsewhere */
  private readonly tables: readonly (ShapeTable | null)[];
  /** for rates that add up: −log(1 − u), as a table */
  readonly unitExponential = new ShapeTable("exponential", 0);

  constructor(program: Program, curves: CurveReader) {
    this.samplers = program.samplers;
    this.curves = curves;
    this.figures = program.samplers.map((s) => Float64Array.from(s.figures, (curve) => curves.valueAt(curve, 0)));
    const byShape = new Map<string, ShapeTable>();
    this.tables = program.samplers.map((s, id) => {
      if (s.family === "exponential") return this.unitExponential;
      const shape = s.family === "gamma" ? 0 : 1;
      const figure = this.figures[id][shape];
      if (!isShaped(s.family) || !curves.isConstant(s.figures[shape]) || !(figure > 0)) return null;
      const name = `${s.family} ${figure}`;
      const table = byShape.get(name) ?? new ShapeTable(s.family, figure);
      byShape.set(name, table);
      return table;
    });
    this.changes = program.samplers.map((s) => s.figures.some((curve) => !curves.isConstant(curve)));
  }

  /** The duration, grid steps ≥ 0, for a draw u at an instant. */
  sample(id: SamplerId, u: number, time: number): number {
    const sampler = this.samplers[id];
    // the everyday shapes without a detour; the general rule gives the same bits
    if (sampler.atLeast < 0 && sampler.atMost < 0) {
      const table = this.tables[id];
      if (table !== null) return this.scaleOf(id, time) * table.quantile(u);
      if (sampler.family === "fixed") return Math.max(0, this.figuresAt(id, time)[0]);
    }
    return Math.max(0, this.quantileAt(id, u, time));
  }

  /**
   * The instant at which a duration that begins at `time` ends. Each fixed one is rounded, and those that come to a
   * grid edge on paper, three of 40 minutes to two hours, end on it: nobody misses a departure by a rounding.
   */
  ending(id: SamplerId, u: number, time: number): number {
    const length = this.sample(id, u, time);
    const rounded = toTick(length);
    const end = time + rounded;
    if (rounded === length || this.samplers[id].family !== "fixed") return end;
    const edge = Math.floor(end + 0.5);
    return edge > time && Math.abs(end - edge) < HAIR ? edge : end;
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

  /** What the shape is multiplied with. */
  private scaleOf(id: SamplerId, time: number): number {
    const figures = this.figuresAt(id, time);
    const { family } = this.samplers[id];
    return family === "gamma" ? figures[1] : family === "lognormal" ? exp(figures[0]) : figures[0];
  }

  private quantileAt(id: SamplerId, u: number, time: number): number {
    const sampler = this.samplers[id];
    if (sampler.family === "mix") {
      const only = this.livePart(sampler, time);
      if (only >= 0) return this.within(sampler, this.quantileAt(only, u, time), time);
    }
    const table = this.tables[id];
    if (table !== null) return this.within(sampler, this.scaleOf(id, time) * table.quantile(u), time);
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
