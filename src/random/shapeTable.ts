// Durations in one look-up: a distribution's shape, kept as 1,024 cells of equal share with a straight line
// in each. The line of a cell has the cell's exact mean, and the outermost cells are evaluated exactly.
// Several times faster than inverting each draw, and the value rises with the draw, as every sampler's must.
import { exp, log, pow } from "../quantity/portable.ts";
import { gammaQuantile, normalQuantile } from "../quantity/specialFunctions.ts";

/** Families whose values are a scale times a shape: see `scaleOf` in sampling.ts for the scale. */
export type ShapedFamily = "exponential" | "gamma" | "lognormal" | "weibull";

export const isShaped = (family: string): family is ShapedFamily =>
  family === "exponential" || family === "gamma" || family === "lognormal" || family === "weibull";

const CELLS = 1024;
/** cells at each end in which the quantile bends so much that their mean is added up in finer pieces */
const BENT = 16;

export class ShapeTable {
  private readonly family: ShapedFamily;
  private readonly figure: number;
  /** value at the beginning of each cell, and how much it rises to its end; NaN until the cell is first asked for */
  private readonly lows = new Float64Array(CELLS).fill(NaN);
  private readonly rises = new Float64Array(CELLS);

  /** @param figure gamma, weibull: the shape; lognormal: sigma; > 0. Exponential: any */
  constructor(family: ShapedFamily, figure: number) {
    this.family = family;
    this.figure = figure;
  }

  /** The value below which a share u of the distribution with scale 1 lies. */
  quantile(u: number): number {
    const place = u * CELLS;
    const cell = Math.floor(place);
    if (cell < 1 || cell >= CELLS - 1) return this.exact(u);
    if (Number.isNaN(this.lows[cell])) this.drawLine(cell);
    return this.lows[cell] + this.rises[cell] * (place - cell);
  }

  /** Through the cell's exact mean, and within the exact values at its two ends, so that the whole still rises. */
  private drawLine(cell: number): void {
    const low = this.exact(cell / CELLS);
    const high = this.exact((cell + 1) / CELLS);
    const mean = this.meanOf(cell);
    const bendsUp = mean < 0.5 * (low + high);
    this.lows[cell] = bendsUp ? low : 2 * mean - high;
    this.rises[cell] = 2 * (bendsUp ? mean - low : high - mean);
  }

  /** Simpson's rule. */
  private meanOf(cell: number): number {
    const pieces = cell < BENT || cell >= CELLS - BENT ? 4 : 1;
    let sum = 0;
    for (let i = 0; i < pieces; i++) {
      const from = cell + i / pieces;
      const to = cell + (i + 1) / pieces;
      sum += this.exact(from / CELLS) + 4 * this.exact((from + to) / (2 * CELLS)) + this.exact(to / CELLS);
    }
    return sum / (6 * pieces);
  }

  private exact(u: number): number {
    switch (this.family) {
      case "exponential":
        return -log(1 - u);
      case "gamma":
        return gammaQuantile(this.figure, u) / this.figure;
      case "lognormal":
        return exp(this.figure * normalQuantile(u));
      case "weibull":
        return pow(-log(1 - u), 1 / this.figure);
    }
  }
}
