// Durations in one look-up: a distribution's shape, kept as 1,024 cells of equal share with a straight line
// in each. The line of a cell has the cell's exact mean, and the outermost cells are evaluated exactly.
// Several times faster than inverting each draw, and the value rises with the draw, as every sampler's must.
// The kernel, which AssemblyScript compiles, reads this very file.
import { floats, whole, type Floats } from "../quantity/machine.ts";
import { exp, log, pow } from "../quantity/portable.ts";
import { gammaQuantile, normalQuantile } from "../quantity/specialFunctions.ts";
import { EXPONENTIAL, GAMMA, LOGNORMAL } from "./families.ts";

type i32 = number;
type f64 = number;

const CELLS: i32 = 1024;
/** how many numbers the lines of one table are */
export const TABLE_NUMBERS: i32 = 2048;
/** cells at each end in which the quantile bends so much that their mean is added up in finer pieces */
const BENT: i32 = 16;

export class ShapeTable {
  readonly family: i32;
  readonly figure: f64;
  /** of each cell the value at its beginning and the rise to its end; NaN until the cell is first asked for */
  readonly lines: Floats = floats(TABLE_NUMBERS);
  /** whether any cell was asked for */
  isDrawn: boolean = false;

  /**
   * @param family exponential, gamma, lognormal or Weibull
   * @param figure gamma, Weibull: the shape; lognormal: sigma; > 0. Exponential: any
   */
  constructor(family: i32, figure: f64) {
    this.family = family;
    this.figure = figure;
    this.lines.fill(NaN);
  }

  /** The value below which a share u of the distribution with scale 1 lies. */
  // @inline
  quantile(u: f64): f64 {
    const place = u * CELLS;
    const cell = whole(place);
    const low = this.lines[2 * cell];
    if (low !== low) return this.firstOf(u, place, cell);
    return low + this.lines[2 * cell + 1] * (place - cell);
  }

  /** The outermost cells never have a line. */
  private firstOf(u: f64, place: f64, cell: i32): f64 {
    if (cell < 1 || cell >= CELLS - 1) return this.exact(u);
    this.drawLine(cell);
    return this.lines[2 * cell] + this.lines[2 * cell + 1] * (place - cell);
  }

  /** Through the cell's exact mean, and within the exact values at its two ends, so that the whole still rises. */
  private drawLine(cell: f64): void {
    const at = 2 * whole(cell);
    const low = this.exact(cell / CELLS);
    const high = this.exact((cell + 1) / CELLS);
    const mean = this.meanOf(cell);
    const bendsUp = mean < 0.5 * (low + high);
    this.lines[at] = bendsUp ? low : 2 * mean - high;
    this.lines[at + 1] = 2 * (bendsUp ? mean - low : high - mean);
    this.isDrawn = true;
  }

  /** Simpson's rule. */
  private meanOf(cell: f64): f64 {
    const pieces: f64 = cell < BENT || cell >= CELLS - BENT ? 4 : 1;
    let sum: f64 = 0;
    for (let i: f64 = 0; i < pieces; i++) {
      const from = cell + i / pieces;
      const to = cell + (i + 1) / pieces;
      sum += this.exact(from / CELLS) + 4 * this.exact((from + to) / (2 * CELLS)) + this.exact(to / CELLS);
    }
    return sum / (6 * pieces);
  }

  private exact(u: f64): f64 {
    switch (this.family) {
      case EXPONENTIAL:
        return -log(1 - u);
      case GAMMA:
        return gammaQuantile(this.figure, u) / this.figure;
      case LOGNORMAL:
        return exp(this.figure * normalQuantile(u));
      default:
        return pow(-log(1 - u), 1 / this.figure);
    }
  }
}

/** The tables of one run: one for all who need the same. */
export class ShapeTables {
  /** for rates that add up and for gaps: −log(1 − u) */
  readonly unitExponential: ShapeTable = new ShapeTable(EXPONENTIAL, 0);
  readonly all: ShapeTable[] = [this.unitExponential];

  of(family: i32, figure: f64): ShapeTable {
    for (let i = 0; i < this.all.length; i++) {
      const table = this.all[i];
      if (table.family === family && table.figure === figure) return table;
    }
    const made = new ShapeTable(family, figure);
    this.all.push(made);
    return made;
  }
}
