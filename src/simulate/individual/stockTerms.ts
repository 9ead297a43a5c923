// What a value that depends on stocks is calculated from, at an edge. The kernel, which AssemblyScript
// compiles, reads this very file.
import type { Floats } from "../../quantity/machine.ts";
import type { Terms } from "../calculate.ts";
import type { CurveReader } from "./curveReader.ts";
import type { Feedback } from "./known.ts";

type i32 = number;
type f64 = number;

/** One for a run, since it may be asked at every edge. */
export class StockTerms implements Terms {
  /** set before each use */
  feedback!: Feedback;
  edge: f64 = 0;
  private readonly curves: CurveReader;
  /** persons in each stage; [stage] */
  private readonly population: Floats;

  constructor(curves: CurveReader, population: Floats) {
    this.curves = curves;
    this.population = population;
  }

  codeLength(): i32 {
    return this.feedback.code.length;
  }

  item(place: i32): i32 {
    return this.feedback.code[place];
  }

  constant(operand: i32): f64 {
    return this.feedback.constants[operand];
  }

  curve(operand: i32): f64 {
    return this.curves.valueAt(operand, this.edge);
  }

  people(operand: i32): f64 {
    let sum: f64 = 0;
    const set = this.feedback.stageSets[operand];
    for (let s = 0; s < set.length; s++) sum += this.population[set[s]];
    return sum;
  }
}
