// The incomplete gamma function of one shape, for many values of x.
import { gammaFactor, logGamma, lowerGamma, lowerSeries, upperFraction, upperGamma } from "./specialFunctions.ts";

/** What depends on the shape alone is worked out once. */
export class IncompleteGamma {
  private readonly a: number;
  private readonly logGamma: number;

  /** @param a the shape, > 0 */
  constructor(a: number) {
    this.a = a;
    this.logGamma = logGamma(a);
  }

  /** P(a, x) */
  lower(x: number): number {
    return lowerGamma(this.a, this.logGamma, x);
  }

  /** Q(a, x) */
  upper(x: number): number {
    return upperGamma(this.a, this.logGamma, x);
  }

  /** Mean of the smaller of x and a length of this shape and scale 1: a P(a + 1, x) + x Q(a, x), by one expansion. */
  within(x: number): number {
    const { a } = this;
    if (x <= 0) return 0;
    if (x === Infinity) return a;
    const factor = this.factor(x);
    // P(a + 1, x) = P(a, x) − factor / a
    if (x < a + 1) return x + (a - x) * lowerSeries(a, x) * factor - factor;
    return a - (a - x) * factor * upperFraction(a, x) - factor;
  }

  /** x^a e^(−x) / Γ(a) */
  factor(x: number): number {
    return gammaFactor(this.a, this.logGamma, x);
  }
}
