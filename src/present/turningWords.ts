// What is said of the single figures that turn a statement, in English: parts of sentences, so that another language can say
// the same. Values come in words, with their units.
import { counted, number } from "../quantity/numberWords.ts";
import { titleInside } from "./titleInside.ts";

export interface TurningWords {
  /** a unit as documents write it */
  unit(text: string): string;
  readonly untold: string;
  /** said once beside any that were found */
  readonly legend: string;
  /** nothing was found; @param isNone no figure turns it at an end of its range */
  none(isNone: boolean, tried: number): string;
  nearest(title: string, at: string, spreads: string, checks: string): string;
  spreads(distance: number): string;
  /** "1.1 times its value" */
  times(value: string): string;
  plus(isMore: boolean, value: string): string;
  is(value: string, own: string): string;
  /** runs person by person in which it holds; [] where none were made */
  checks(parts: readonly { readonly at: string; readonly holds: number; readonly runs: number }[]): string;
  /** of what no run person by person was made for, and a step half as long agrees */
  readonly byHalfStep: string;
  unsettled(isByRuns: boolean): string;
  readonly effects: Readonly<Record<"reverses" | "unsettles" | "leaves", string>>;
  /** "clerks (reverses it at 1.3 times its value)"; @param effect one of `effects` */
  deciding(title: string, effect: string, at: string): string;
  /** @param figures each as `deciding` has it */
  decided(figures: readonly string[]): string;
  /** of figures that turn it at an end of their range and change no verdict, as far as was tried; @param isBeside others do */
  others(count: number, isBeside: boolean): string;
  readonly columns: Readonly<Record<"figure" | "name" | "unit" | "own" | "at" | "spreads" | "end" | "runs" | "effect", string>>; // prettier-ignore
  caption(what: string): string;
}

export const englishTurning: TurningWords = {
  unit: (text) => text,
  untold: "Expected numbers do not tell what would turn it.",
  legend:
    "A nearest flip moves one figure and leaves all others at their values; a spread is a standard deviation of that figure's range.",
  none: (isNone, tried) =>
    `${isNone ? "No single judgement flips it within its range" : "What flips it was not found"} (${number(tried, "exact")} tried).`,
  nearest: (title, at, spreads, checks) => `Nearest flip: ${titleInside(title)} at ${at}, ${spreads} away${checks}.`,
  spreads: (distance) => `${number(distance, "exact")} ${distance === 1 ? "spread" : "spreads"}`,
  times: (value) => `${value} times its value`,
  plus: (isMore, value) => `its value ${isMore ? "+" : "−"} ${value}`,
  is: (value, own) => `${value} where it has ${own}`,
  checks: (parts) => ` (holds ${parts.map(({ at, holds, runs }, nth) => `in ${holds} of ${runs}${nth === 0 ? " runs person by person" : ""} at ${at}`).join(", ")})`, // prettier-ignore
  byHalfStep: " (expected numbers with steps half as long agree)",
  unsettled: (isByRuns) => `, NOT confirmed by ${isByRuns ? "these" : "a step half as long"}`,
  effects: { reverses: "reverses it", unsettles: "unsettles it", leaves: "leaves it" },
  deciding: (title, effect, at) => `${titleInside(title)} (${effect} at ${at})`,
  decided: (figures) => `Decided by ${listed(figures)}, with all others drawn.`,
  others(count, isBeside) {
    const [flips, whose] = count === 1 ? ["flips", "its"] : ["flip", "their"];
    const figures = counted(count, isBeside ? "more figure" : "figure");
    return `${figures} ${flips} it at an end of ${whose} range where all else has its value; drawn with the others, as far as was tried, none changes the verdict.`;
  },
  columns: {
    figure: "figure",
    name: "name",
    unit: "unit",
    own: "has",
    at: "turns it at",
    spreads: "spreads away",
    end: "end of its range",
    runs: "held there, of draws",
    effect: "the verdict",
  },
  caption: (what) => `Single figures that turn it: ${what}`,
};

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
