// Values that depend on stocks: settled at an edge from the people there, held for the step.
import type { Feedback } from "../../compile/program.ts";
import { PendencyError } from "../../errors.ts";
import { calculate } from "../calculate.ts";
import { termsOf } from "../settledTerms.ts";
import type { RunState } from "./state.ts";

/**
 * The value at an edge.
 * @param path what is settled, for the message
 * @throws PendencyError of kind "sense" when there is no such number, because a stock it is divided by is 0
 */
export function settle(run: RunState, feedback: Feedback, edge: number, path: string): number {
  const value = calculate(
    termsOf(
      feedback,
      (curve) => run.curves.valueAt(curve, edge),
      (stage) => run.population[stage],
    ),
  );
  if (!Number.isFinite(value)) throw notANumber(value, edge, path);
  return value;
}

export function notANumber(value: number, edge: number, path: string): PendencyError {
  return new PendencyError([
    {
      kind: "sense",
      at: null,
      path,
      expected: "a number, whatever the stocks are",
      got: `${Number.isNaN(value) ? "none" : value} at grid step ${edge}, as when something is divided by a stock of 0`,
      hint: "divide by `max(1, stock(…))`; results so far are void",
    },
  ]);
}
