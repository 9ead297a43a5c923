// What a claim came to: a verdict, a probability with its Monte-Carlo interval, and the numbers behind it.
import type { ClaimKind } from "../claim/claim.ts";
import type { VerdictGate } from "./verdictGate.ts";

/** Every verdict, of a statement, of a part of it and of a test, is one of these. */
export const verdictWords = [
  "supported", // holds in more runs than the claim's upper line, clear of Monte-Carlo error, or by published figures
  "contradicted", // holds in fewer runs than its lower line, clear of it, or published figures say otherwise
  "in part", // its parts have different words
  "by construction", // holds, and could not have failed: an input was set from the figure it is held against
  "not settled", // neither: too few runs, no draws, publishers who disagree, or nothing run
  "not testable here", // with the reason
  "in the model", // structure or lever: the model has it
  "not in the model", // structure or lever: the model lacks it
] as const;
export type VerdictWord = (typeof verdictWords)[number];

/** A statement that the record or the runs speak against, or that names what the model lacks. */
export function isFailed(word: VerdictWord): boolean {
  return word === "contradicted" || word === "not in the model";
}

/** In how many runs something holds, of those in which it could be tested. */
export interface HeldRuns {
  readonly held: number;
  readonly made: number;
}

/** When a verdict was settled, in a study that stops once all of its are. */
export interface Settled {
  /** replications; null: not yet */
  readonly after: number | null;
  /** replications that were asked for */
  readonly of: number;
}

/** One side's numbers in one replication: null when there was nothing to measure. */
export interface TestResult {
  /** which alternative of which parameters the runs used, "" when they were drawn or there is no conflict */
  readonly source: string;
  /** plain words: what was compared with what */
  readonly description: string;
  /** the part of the statement it tests; "" where the statement has none */
  readonly part: string;
  readonly verdict: VerdictWord;
  /** how far forecasts of its kind allow the verdict; null for facts and structure, which no score gates */
  readonly gate: VerdictGate | null;
  /** why it could not have failed; "" where it could */
  readonly byConstruction: string;
  /** null for facts and structure */
  readonly runs: HeldRuns | null;
  /** share of replications in which it holds; null for facts and structure */
  readonly probability: number | null;
  /** 95 % Jeffreys interval of that share */
  readonly interval: readonly [number, number] | null;
  readonly replications: number;
  /** replications in which the test could not be made (a ratio with divisor 0, no wait ended) */
  readonly undefinedRuns: number;
  /** why not, with the number of those; "" where there are none */
  readonly undefinedWhy: string;
  readonly numbers: readonly {
    readonly label: string;
    readonly value: number | null;
    readonly unit: string;
    readonly p10?: number;
    readonly p90?: number;
    readonly fact?: string;
  }[];
}

/** One thing a statement says among several. */
export interface PartVerdict {
  readonly title: string;
  readonly verdict: VerdictWord;
  readonly gate: VerdictGate | null;
  readonly runs: HeldRuns | null;
  readonly probability: number | null;
  readonly interval: readonly [number, number] | null;
  /** why it cannot be tested, or what keeps it open; "" where the word says all */
  readonly reason: string;
  /** left out where no run decides, and of a study that makes all its runs */
  readonly settled?: Settled;
}

export interface Verdict {
  readonly id: string;
  readonly words: string;
  /** the statement in a few words; `words` where the document has no fewer */
  readonly short: string;
  readonly said: { readonly by: string; readonly date: string; readonly source: string };
  readonly kind: readonly ClaimKind[];
  readonly verdict: VerdictWord;
  /** of its tests by runs the one that allows least; of parts, of those that have a verdict; null where none is gated */
  readonly gate: VerdictGate | null;
  /** null for facts and structure, and where a statement has parts, each of which has its own */
  readonly runs: HeldRuns | null;
  readonly probability: number | null;
  readonly interval: readonly [number, number] | null;
  readonly reason: string;
  /** what the verdict does not test, in a sentence; "" where nothing is left */
  readonly notTested: string;
  /** in the order of the document, untested ones last; empty where the statement is one */
  readonly parts: readonly PartVerdict[];
  readonly tests: readonly TestResult[];
  /** left out where no run decides, and of a study that makes all its runs */
  readonly settled?: Settled;
}

/** Whether no run of a study that stops early can change any of them. */
export function areSettled(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ settled }) => settled === undefined || settled.after !== null);
}
