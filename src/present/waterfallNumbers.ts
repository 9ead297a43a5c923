// The numbers of a waterfall as they are printed: to one place all of them, so that what is printed adds up.
import type { WaterfallMeasure } from "../ask/waterfall.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { noNumber, toPlace } from "../quantity/numberWords.ts";
import { roundedToSum } from "../quantity/roundedToSum.ts";

interface WaterfallNumbers {
  readonly unit: string;
  readonly start: string;
  readonly end: string;
  /** with their sign */
  readonly changes: readonly string[];
  /** of any other number of the same kind */
  signed(value: number | null): string;
  unsigned(value: number | null): string;
}

const digits = 3;
const fewestOfAChange = 2;

/** @returns null where no run has a value at both ends */
export function waterfallNumbers({ unit, start, end, changes }: WaterfallMeasure): WaterfallNumbers | null {
  if (start === null || end === null) return null;
  const fitting = fittingUnit(unit, [start, end, ...changes.map(({ mean }) => mean)]);
  const of = (value: number): number => fitting.of(value) ?? 0;
  const largest = Math.max(Math.abs(of(start)), Math.abs(of(end)));
  const ofChanges = Math.max(0, ...changes.map(({ mean }) => Math.abs(of(mean))));
  // a change has two digits at least, however small it is beside the levels
  const place = Math.min(exponentOf(largest) - digits + 1, exponentOf(ofChanges) - fewestOfAChange + 1);
  const step = Number(`1e${place}`);
  const [first, last] = [start, end].map((value) => Math.floor(of(value) / step + 0.5));
  const parts = roundedToSum(
    last - first,
    changes.map(({ mean }) => of(mean) / step),
  );
  const text = (steps: number): string => toPlace(steps * step, place);
  const plus = (words: string): string => (/^[−-]/.test(words) || !/[1-9]/.test(words) ? words : `+${words}`);
  const unsigned = (value: number | null): string => (value === null ? noNumber : toPlace(of(value), place));
  return {
    unit: fitting.name,
    start: text(first),
    end: text(last),
    changes: parts.map((steps) => plus(text(steps))),
    signed: (value) => plus(unsigned(value)),
    unsigned,
  };
}

function exponentOf(value: number): number {
  if (value === 0) return 0;
  const text = value.toExponential();
  return Number(text.slice(text.indexOf("e") + 1));
}
