// What counts of draws say of a statement, in the page's language: never a share alone, which few draws cannot carry.
import type { HeldRuns, TestResult } from "../../judge/verdict.ts";
import { percentRange } from "../../quantity/numberWords.ts";
import { fill, tongue, words } from "../words/words.ts";

/** "95 % interval 87 to 100 %", as the command line has it. */
export function intervalSaid(interval: readonly [number, number] | null): string {
  return fill(words().claimsInterval, { range: percentRange(interval, words().claimsTo) });
}

/** "holds in 18 of 18 runs (95 % interval 87 to 100 %)" */
export function heldSaid({ held, made }: HeldRuns, interval: readonly [number, number] | null): string {
  const said = fill(words().claimsHoldsIn, { done: String(held), all: String(made) });
  return interval === null ? said : `${said} (${intervalSaid(interval)})`;
}

/** "2 of 20 draws have no value for it, and say nothing: nothing to divide by …"; "" where all have one. */
export function missingSaid({ undefinedRuns, replications, undefinedWhy }: TestResult): string {
  if (undefinedRuns === 0) return "";
  const { formats, dictionary, byRules } = tongue();
  const phrase = dictionary.claimsMissing[formats.plural(undefinedRuns)];
  const said = fill(phrase, { count: String(undefinedRuns), all: String(replications) });
  return undefinedWhy === "" ? said : `${said}: ${byRules(undefinedWhy)}`;
}
