// Values that depend on stocks: settled at an edge from the people there, held for the step. The kernel, which
// AssemblyScript compiles, reads this very file.
import { calculate } from "../calculate.ts";
import type { Feedback } from "./known.ts";
import { noNumber } from "./refusal.ts";
import type { RunState } from "./state.ts";
import type { StockTerms } from "./stockTerms.ts";

type i32 = number;
type f64 = number;

/**
 * The value at an edge. The run is refused when there is no such number, because a stock it is divided by is 0.
 * @param what, place what is settled, for the message: ARRIVES and a stage, or of a resource UNITS_OF or DEPARTS
 */
export function settle(run: RunState, feedback: Feedback, edge: f64, what: i32, place: i32): f64 {
  const terms = run.terms;
  terms.feedback = feedback;
  terms.edge = edge;
  const value = calculate<StockTerms>(terms);
  if (!(Math.abs(value) < Infinity)) noNumber(run, what, place, value, edge);
  return value;
}
