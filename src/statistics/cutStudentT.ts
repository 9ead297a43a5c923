// Student's t without its far tails, at standard deviation 1: large steps come now and then, endless ones never.
// Without a cut no factor exp(step) of a t would have a mean, however small the steps.
import { exp, log } from "../quantity/portable.ts";
import { studentQuantile, studentUpperTail } from "./studentT.ts";

/** cells of equal share above the median; below it they are mirrored */
const CELLS = 512;

export class CutStudentT {
  /** values at the ends of the cells above the median, from 0 to the largest */
  private readonly ends: Float64Array;
  /**
   * @param degrees of freedom, ≥ 1
   * @param cut     values beyond so many scales of the t do not occur, > 0
   */
  constructor(degrees: number, cut: number) {
    const inside = 0.5 - studentUpperTail(cut, degrees);
    const ends = Array.from({ length: CELLS + 1 }, (_, cell) =>
      cell === CELLS ? cut : cell === 0 ? 0 : studentQuantile(0.5 + (cell / CELLS) * inside, degrees),
    );
    // the mean square of straight lines between the ends, which are the distribution
    const squares = ends.slice(1).map((high, cell) => (high * high + high * ends[cell] + ends[cell] * ends[cell]) / 3);
    const deviation = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / CELLS);
    this.ends = Float64Array.from(ends, (end) => end / deviation);
  }

  /** the size beyond which nothing occurs, in standard deviations */
  get largest(): number {
    return this.ends[CELLS];
  }

  /** The value below which a share u lies; it rises with u. */
  quantile(u: number): number {
    const place = (u < 0.5 ? 1 - 2 * u : 2 * u - 1) * CELLS;
    const cell = Math.min(Math.floor(place), CELLS - 1);
    const value = this.ends[cell] + (this.ends[cell + 1] - this.ends[cell]) * (place - cell);
    return u < 0.5 ? -value : value;
  }
}

const tables = new Map<string, CutStudentT>();

/** The same table for the same degrees and cut: it takes as long to work out as the runs of a small study. */
export function cutStudentT(degrees: number, cut: number): CutStudentT {
  const name = `${degrees} ${cut}`;
  const table = tables.get(name) ?? new CutStudentT(degrees, cut);
  tables.set(name, table);
  return table;
}

const panels = 2000;

/** Standard deviation of the t when it is cut, in its scales: Simpson's rule, good to a millionth for cuts to 100. */
export function cutDeviation(degrees: number, cut: number): number {
  let [mass, squares] = [0, 0];
  for (let i = 0; i <= panels; i++) {
    const t = (i / panels) * cut;
    const weight = i === 0 || i === panels ? 1 : i % 2 === 1 ? 4 : 2;
    const density = weight * exp(-0.5 * (degrees + 1) * log(1 + (t * t) / degrees));
    mass += density;
    squares += density * t * t;
  }
  return Math.sqrt(squares / mass);
}
