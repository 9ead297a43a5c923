// The errors of runs that make no sense, by either engine.
import type { Program } from "../../compile/program.ts";
import { PendencyError } from "../../errors.ts";
import { ARRIVES, UNITS_OF } from "../codes.ts";

/** @param what of codes.ts: ARRIVES, UNITS_OF or DEPARTS */
export function notANumber(
  { stages, resources }: Program,
  what: number,
  place: number,
  value: number,
  edge: number,
): PendencyError {
  const ofResource = what === UNITS_OF ? "" : ".departs";
  const path =
    what === ARRIVES ? `stages.${stages[place].name}.arrivals` : `resources.${resources[place].name}${ofResource}`;
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

export function tooFewUnits(resource: string, held: number, present: number): PendencyError {
  return new PendencyError([
    {
      kind: "sense",
      at: null,
      path: `resources.${resource}`,
      expected: `units for all ${held} people who hold one at the first instant`,
      got: `${present}`,
      hint: "lower the `initial` counts of the stages under the hold, or raise the units at the start",
    },
  ]);
}
