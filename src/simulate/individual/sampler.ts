// Durations: a distribution whose figures are read at the instant a duration begins, evaluated from one draw.
// The kernel, which AssemblyScript compiles, reads this very file.
import { floats, type Floats, type Ints, type List, type Reals } from "../../quantity/machine.ts";
import { exp } from "../../quantity/portable.ts";
import { cdf, JUST_BELOW_ONE, mixCdf, mixQuantile, quantile, type MixPart } from "../../random/distributions.ts";
import { EXPONENTIAL, FIXED, GAMMA, LOGNORMAL, MIX, WEIBULL } from "../../random/families.ts";
import type { ShapeTable, ShapeTables } from "../../random/shapeTable.ts";
import { toTick, type CurveReader } from "./curveReader.ts";

type i32 = number;
type f64 = number;

/** Grid steps: more than the roundings of a few hundred fixed durations add up to. */
const HAIR: f64 = 1.0 / 4194304.0;

export class Sampler implements MixPart {
  private readonly family: i32;
  private readonly curves: CurveReader;
  /** curves of the figures; of a mixture, of the parts' shares */
  private readonly figures: Ints;
  private readonly atLeast: i32;
  private readonly atMost: i32;
  private readonly probabilities: Reals;
  private readonly isBounded: boolean;
  /** of a mixture; to be given once all samplers are there */
  parts: List<Sampler>;
  /** where the family is a scale times a shape that never changes */
  private readonly table: ShapeTable | null;
  /** curve of what the shape is multiplied with, its value as read last, and the time for which that holds */
  private readonly scaleCurve: i32;
  private scale: f64 = 0;
  private scaleFrom: f64 = Infinity;
  private scaleUntil: f64 = -Infinity;
  /** the instant of which `read` has found the figures and the bounds */
  private time: f64 = 0;
  private readonly values: Floats;
  private least: f64 = -Infinity;
  private most: f64 = Infinity;

  /**
   * @param family of families.ts
   * @param figures curves in the order given there
   * @param atLeast, atMost curves: values outside are moved to the bound; −1 for none
   */
  constructor(
    family: i32,
    curves: CurveReader,
    tables: ShapeTables,
    figures: Ints,
    atLeast: i32,
    atMost: i32,
    probabilities: Reals,
    noParts: List<Sampler>,
  ) {
    this.family = family;
    this.curves = curves;
    this.figures = figures;
    this.atLeast = atLeast;
    this.atMost = atMost;
    this.probabilities = probabilities;
    this.isBounded = atLeast >= 0 || atMost >= 0;
    this.parts = noParts;
    this.table = tableFor(family, curves, tables, figures);
    this.scaleCurve = figures[family === GAMMA ? 1 : 0];
    this.values = floats(figures.length);
  }

  /** The duration, grid steps ≥ 0, for a draw u at an instant. */
  sample(u: f64, time: f64): f64 {
    // the everyday shapes without a detour; the general rule gives the same bits
    if (!this.isBounded) {
      const table = this.table;
      if (table !== null) return this.scaleAt(time) * table.quantile(u);
      if (this.family === FIXED) return Math.max(0, this.curves.valueAt(this.figures[0], time));
    }
    this.read(time);
    return Math.max(0, this.quantile(u));
  }

  /**
   * The instant at which a duration that begins at `time` ends. Each fixed one is rounded, and those that come to a
   * grid edge on paper, three of 40 minutes to two hours, end on it: nobody misses a departure by a rounding.
   */
  ending(u: f64, time: f64): f64 {
    const length = this.sample(u, time);
    const rounded = toTick(length);
    const end = time + rounded;
    if (rounded === length || this.family !== FIXED) return end;
    const edge = Math.floor(end + 0.5);
    return edge > time && Math.abs(end - edge) < HAIR ? edge : end;
  }

  /**
   * What is left of a duration that began `age` ago and has not ended: the value for the draw u among those that
   * exceed the age. A duration that should have ended by now ends at once.
   */
  remaining(u: f64, age: f64): f64 {
    if (age <= 0) return this.sample(u, 0);
    if (this.family === EXPONENTIAL && !this.isBounded) return this.sample(u, -age);
    this.read(-age);
    const past = this.cdf(age);
    const left = 1 - past;
    if (left <= 0) return 0;
    const among = Math.min(past + u * left, JUST_BELOW_ONE);
    return Math.max(0, this.quantile(among) - age);
  }

  /** Reads figures and bounds at an instant, its own and its parts'. */
  private read(time: f64): void {
    this.time = time;
    for (let i = 0; i < this.figures.length; i++) this.values[i] = this.curves.valueAt(this.figures[i], time);
    if (this.atLeast >= 0) this.least = this.curves.valueAt(this.atLeast, time);
    if (this.atMost >= 0) this.most = this.curves.valueAt(this.atMost, time);
    for (let i = 0; i < this.parts.length; i++) this.parts[i].read(time);
  }

  /** The value below which a share u lies, with figures as last read. */
  quantile(u: f64): f64 {
    const value = this.unboundedQuantile(u);
    if (!this.isBounded) return value;
    const raised = this.atLeast >= 0 ? Math.max(value, this.least) : value;
    return this.atMost >= 0 ? Math.min(raised, this.most) : raised;
  }

  /** The share at or below x, likewise. */
  cdf(x: f64): f64 {
    if (this.atMost >= 0 && x >= this.most) return 1;
    if (this.atLeast >= 0 && x < this.least) return 0;
    if (this.family === MIX) return mixCdf<Sampler>(this.parts, this.values, x);
    return cdf(this.family, this.values, x, this.probabilities);
  }

  private unboundedQuantile(u: f64): f64 {
    if (this.family === MIX) {
      const only = this.livePart();
      return only >= 0 ? this.parts[only].quantile(u) : mixQuantile<Sampler>(this.parts, this.values, u);
    }
    const table = this.table;
    if (table !== null) return this.scaleAt(this.time) * table.quantile(u);
    return quantile(this.family, this.values, u, this.probabilities);
  }

  /** A mixture with one live part (a regime that chooses between two families) is that part. */
  private livePart(): i32 {
    for (let i = 0; i < this.parts.length; i++) {
      const share = this.values[i];
      if (share > 0) return share === 1 ? i : -1;
    }
    return -1;
  }

  /** What the shape is multiplied with. */
  private scaleAt(time: f64): f64 {
    if (time >= this.scaleFrom && time < this.scaleUntil) return this.scale;
    const value = this.curves.valueAt(this.scaleCurve, time);
    this.scale = this.family === LOGNORMAL ? exp(value) : value;
    this.scaleFrom = time;
    this.scaleUntil = this.curves.holdsUntil(this.scaleCurve, time);
    return this.scale;
  }
}

function tableFor(family: i32, curves: CurveReader, tables: ShapeTables, figures: Ints): ShapeTable | null {
  if (family === EXPONENTIAL) return tables.unitExponential;
  if (family !== GAMMA && family !== LOGNORMAL && family !== WEIBULL) return null;
  const curve = figures[family === GAMMA ? 0 : 1];
  const figure = curves.valueAt(curve, 0);
  return curves.isConstant(curve) && figure > 0 ? tables.of(family, figure) : null;
}
