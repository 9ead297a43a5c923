// Shares of a gamma distribution at thousands of ages, as the delays of the fluid engine need them: worked out at a few
// places, and carried from there by the series of the density around the nearest.
import { IncompleteGamma } from "./incompleteGamma.ts";

/** Places lie this close together from the first number to the second; elsewhere there is no table. */
const zones = [
  { from: 1, to: 4, apart: 1 / 8 },
  { from: 4, to: 128, apart: 1 / 2 },
] as const;

/** With a larger shape the series is long, and such delays are rare. */
const largestShape = 40;

const mostTerms = 60;
/** 1 over each whole number */
const inverses = Float64Array.from({ length: mostTerms + 2 }, (_, n) => 1 / Math.max(1, n));

/** The gamma distribution of one shape and scale 1; absolute error below 1e-13 times the larger of 1 and the shape. */
export class GammaTable {
  private readonly shape: number;
  private readonly exact: IncompleteGamma;
  /** at each place, by its number: share not ended, and density; NaN until first asked for */
  private readonly left: readonly Float64Array[];
  private readonly density: readonly Float64Array[];

  /** @param shape > 0 */
  constructor(shape: number) {
    this.shape = shape;
    this.exact = new IncompleteGamma(shape);
    const places = zones.map(({ from, to, apart }) => new Float64Array((to - from) / apart + 1).fill(NaN));
    this.left = places;
    this.density = places.map((list) => list.slice());
  }

  /** Share that has ended by x. */
  ended(x: number): number {
    return this.hasTable(x) ? 1 - this.read(x, false) : this.exact.lower(x);
  }

  /** Mean of the smaller of the length and x. */
  within(x: number): number {
    return this.hasTable(x) ? this.read(x, true) : this.exact.within(x);
  }

  private hasTable(x: number): boolean {
    return x >= zones[0].from && x < zones[1].to && this.shape <= largestShape;
  }

  /**
   * The density around a place n is its value there times Σ cₖ tᵏ, where (n + t) f′ = (shape − 1 − n − t) f
   * gives each cₖ from the two before it.
   */
  private read(x: number, within: boolean): number {
    const { shape } = this;
    const zone = x < zones[1].from ? 0 : 1;
    const { from, apart } = zones[zone];
    const place = Math.floor((x - from) / apart + 0.5);
    const n = from + place * apart;
    if (Number.isNaN(this.left[zone][place])) {
      this.left[zone][place] = this.exact.upper(n);
      this.density[zone][place] = this.exact.factor(n) / n;
    }
    const t = x - n;
    const part = t / n;
    // terms with their power of t
    let before = 0;
    let term = 1;
    let density = 1;
    let area = t;
    for (let k = 0; k < mostTerms; k++) {
      const next = ((shape - 1 - n - k) * term - before * t) * part * inverses[k + 1];
      before = term;
      term = next;
      density += term;
      area += term * t * inverses[k + 2];
      if (Math.abs(term) + Math.abs(before) < 1e-17) break;
    }
    const here = this.density[zone][place];
    const left = this.left[zone][place] - here * area;
    return within ? shape - (shape - x) * left - x * here * density : left;
  }
}
