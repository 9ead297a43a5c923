// The twin of src/random/shapeTable.ts: shapes of distributions as 1,024 cells of equal share.
import { CELLS, EXPONENTIAL, GAMMA, LOGNORMAL } from "../../src/simulate/fast/contract.ts";
import { exp, log, pow } from "./numbers.ts";
import { gammaQuantile, normalQuantile } from "./special.ts";
import { Stack } from "./stack.ts";

const BENT: i32 = 16;

/** where each table's lines lie, in the order in which tables are made: the host may have some of an earlier run */
const all: Stack = new Stack();

/** whether any line was drawn */
let isDrawn: bool = false;

export function areShapesDrawn(): bool {
  return isDrawn;
}

export function shapeCount(): i32 {
  return all.count;
}

export function shapeLines(nth: i32): usize {
  return all.at(nth);
}

export class ShapeTable {
  family: i32;
  figure: f64;
  /**
   * of each cell the value at its beginning and the rise to its end, f64 each; NaN until the cell is first
   * asked for
   */
  private lines: usize;

  constructor(family: i32, figure: f64) {
    this.family = family;
    this.figure = figure;
    this.lines = heap.alloc((<usize>CELLS) << 4);
    for (let cell = 0; cell < CELLS; cell++) store<f64>(this.lines + ((<usize>cell) << 4), NaN);
    all.push(this.lines);
  }

  // @inline
  quantile(u: f64): f64 {
    const place = u * <f64>CELLS;
    const cell = <i32>place;
    const line = this.lines + ((<usize>cell) << 4);
    const low = load<f64>(line);
    if (low != low) return this.first(u, place, cell, line);
    return low + load<f64>(line, 8) * (place - <f64>cell);
  }

  /** The outermost cells never have a line. */
  private first(u: f64, place: f64, cell: i32, line: usize): f64 {
    if (cell < 1 || cell >= CELLS - 1) return this.exact(u);
    isDrawn = true;
    const low = this.exact(<f64>cell / <f64>CELLS);
    const high = this.exact(<f64>(cell + 1) / <f64>CELLS);
    const mean = this.meanOf(cell);
    const bendsUp = mean < 0.5 * (low + high);
    store<f64>(line, bendsUp ? low : 2 * mean - high);
    store<f64>(line, 2 * (bendsUp ? mean - low : high - mean), 8);
    return load<f64>(line) + load<f64>(line, 8) * (place - <f64>cell);
  }

  private meanOf(cell: i32): f64 {
    const pieces = cell < BENT || cell >= CELLS - BENT ? 4 : 1;
    let sum: f64 = 0;
    for (let i = 0; i < pieces; i++) {
      const from = <f64>cell + <f64>i / <f64>pieces;
      const to = <f64>cell + <f64>(i + 1) / <f64>pieces;
      sum +=
        this.exact(from / <f64>CELLS) + 4 * this.exact((from + to) / (2 * <f64>CELLS)) + this.exact(to / <f64>CELLS);
    }
    return sum / (6 * <f64>pieces);
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

/** For rates that add up and for gaps: −log(1 − u), as a table. */
export const unitExponential: ShapeTable = new ShapeTable(EXPONENTIAL, 0);
