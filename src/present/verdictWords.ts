// A mark for every verdict, so that it is read by its word and its shape, not by its colour.
import type { HeldRuns, Settled, TestResult, Verdict, VerdictWord } from "../judge/verdict.ts";
import { neverScored } from "../forecast/neverScored.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { together } from "./fold.ts";

interface VerdictMark {
  readonly symbol: string;
  readonly ascii: string;
  /** colour class; the word always stands beside it */
  readonly tone: "yes" | "no" | "open" | "plain";
}

export const verdictMarks: Readonly<Record<VerdictWord, VerdictMark>> = {
  supported: { symbol: "✓", ascii: "[+]", tone: "yes" },
  contradicted: { symbol: "✗", ascii: "[x]", tone: "no" },
  "in part": { symbol: "◐", ascii: "[/]", tone: "open" },
  "by construction": { symbol: "=", ascii: "[=]", tone: "plain" },
  "not settled": { symbol: "?", ascii: "[?]", tone: "open" },
  "not testable here": { symbol: "–", ascii: "[-]", tone: "plain" },
  "in the model": { symbol: "■", ascii: "[#]", tone: "plain" },
  "not in the model": { symbol: "□", ascii: "[ ]", tone: "no" },
};

/** What holds stands first, then what does not, what is open, what could not have failed, and what nothing tests. */
export const inOrder: readonly VerdictWord[] = ["supported", "in the model", "contradicted", "not in the model", "not settled", "in part", "by construction", "not testable here"]; // prettier-ignore

/**
 * A verdict with what scores of forecasts let it say, in one line: "supported, in the model; untested (n = 3)", "not
 * settled: forecasts of this kind failed".
 */
export function saidVerdict({ verdict, gate }: { verdict: VerdictWord; gate: VerdictGate | null }): string {
  if (gate === null || gate.words === "") return verdict;
  return gate.status === "failed" ? gate.words : `${verdict}, ${gate.words}`;
}

/** "untested (n = 0)", "passed (n = 12): 80 % intervals held 9 of 12": what forecasts of a kind came to. */
export function gateWords({ status, n, why }: Pick<VerdictGate, "status" | "n" | "why">): string {
  const so = `${status} (n = ${n})`;
  return why === neverScored ? so : `${so}: ${why}`;
}

/** Of a number that no published series counts. */
export const neverTested = { status: "untested", n: 0, why: neverScored } as const;

/** " [untested (n = 0)]", after the title of a number: what forecasts of its kind have come to. */
export function gateMark({ status, n }: Pick<VerdictGate, "status" | "n">): string {
  return ` ${together(`[${status} (n = ${n})]`)}`;
}

/**
 * In how many runs something holds: "in 11 of 11 runs", "in none of 11 runs". Never as a percentage, which a few runs
 * cannot carry; "" where nothing was run.
 */
export function heldWords(runs: HeldRuns | null): string {
  if (runs === null) return "";
  const held = runs.held === 0 ? "none" : number(runs.held, "exact");
  return `in ${held} of ${counted(runs.made, "run")}`;
}

/** "settled after 5 of 11 runs", "still open"; "" of a study that made all its runs. */
export function settledWords({ settled }: { readonly settled?: Settled }): string {
  if (settled === undefined) return "";
  const { after, of } = settled;
  return after === null ? "still open" : `settled after ${number(after, "exact")} of ${counted(of, "run")}`;
}

/** "without a value in 2 of 20: nothing to divide by, as the other side is 0, in 2 runs"; "" where all have one. */
export function undefinedWords({ undefinedRuns, replications, undefinedWhy }: TestResult): string {
  if (undefinedRuns === 0) return "";
  const why = undefinedWhy === "" ? "" : `: ${undefinedWhy}`;
  return `without a value in ${number(undefinedRuns, "exact")} of ${number(replications, "exact")}${why}`;
}

/**
 * "supported: it is quicker, in 11 of 11 runs. not testable here: people are content" for a statement in parts,
 * those with one word together; "" for one that is whole.
 */
export function partsWords({ parts }: Pick<Verdict, "parts">): string {
  const words = [...new Set(parts.map(saidVerdict))];
  return words
    .map((word) => {
      const those = parts.filter((part) => saidVerdict(part) === word);
      const titles = those.map(({ title, runs }) => [title, heldWords(runs)].filter((part) => part !== "").join(", "));
      return `${word}: ${titles.join("; ")}`;
    })
    .join(". ");
}
