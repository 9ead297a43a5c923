// Values that depend on stocks: settled at an edge from the people there, held for the step. The kernel, which
// AssemblyScript compiles, reads this very file.
import { calculate } from "../calculate.ts";
import type { Terms } from "../calculate.ts";
import type { Feedback } from "./known.ts";
import { noNumber } from "./refusal.ts";
import type { RunState } from "./state.ts";

type i32 = number;
type f64 = number;

/** What a value is calculated from, at an edge. */
class SettledTerms implements Terms {
  run!: RunState;
  feedback!: Feedback;
  edge: f64 = 0;

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
    return this.run.curves.valueAt(operand, this.edge);
  }

  people(operand: i32): f64 {
    let sum: f64 = 0;
    const set = this.feedback.stageSets[operand];
    for (let s = 0; s < set.length; s++) sum += this.run.population[set[s]];
    return sum;
  }
}

/** Filled before each use. */
const terms = new SettledTerms();

/**
 * The value at an edge. The run is refused when there is no such number, because a stock it is divided by is 0.
 * @param what, place what is settled, for the message: ARRIVES and a stage, or of a resource UNITS_OF or DEPARTS
 */
export function settle(run: RunState, feedback: Feedback, edge: f64, what: i32, place: i32): f64 {
  terms.run = run;
  terms.feedback = feedback;
  terms.edge = edge;
  const value = calculate<SettledTerms>(terms);
  if (!(Math.abs(value) < Infinity)) noNumber(run, what, place, value, edge);
  return value;
}
