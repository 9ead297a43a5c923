// What a claim came to: a verdict, a probability with its Monte-Carlo interval, and the numbers behind it.
import type { ClaimKind } from "../claim/claim.ts";

export const verdictWords = [
  "supported", // holds in more runs than the claim's upper line, clear of Monte-Carlo error
  "contradicted", // holds in fewer runs than its lower line, clear of it
  "undetermined", // neither, or the interval straddles a line
  "agrees", // a fact that matches what is published
  "differs", // a fact that does not
  "in conflict", // sources disagree, and the answer depends on which is right
  "represented", // structure or lever: the model has it
  "missing", // structure or lever: the model lacks it
  "context", // nothing to judge, by nature
  "not testable here", // with the reason
  "chance only", // no parameter draws, so no verdict
] as const;
export type VerdictWord = (typeof verdictWords)[number];

/** One side's numbers in one replication: null when there was nothing to measure. */
export interface TestResult {
  /** which alternative of which parameters the runs used, "" when they were drawn or there is no conflict */
  readonly source: string;
  /** plain words: what was compared with what */
  readonly description: string;
  readonly verdict: VerdictWord;
  /** share of replications in which it holds; null for facts and structure */
  readonly probability: number | null;
  /** 95 % Jeffreys interval of that share */
  readonly interval: readonly [number, number] | null;
  readonly replications: number;
  /** replications in which the test could not be made (a ratio with divisor 0, no wait ended) */
  readonly undefinedRuns: number;
  readonly numbers: readonly {
    readonly label: string;
    readonly value: number | null;
    readonly unit: string;
    readonly p10?: number;
    readonly p90?: number;
    readonly fact?: string;
  }[];
}

export interface Verdict {
  readonly id: string;
  readonly words: string;
  readonly said: { readonly by: string; readonly date: string; readonly source: string };
  readonly kind: readonly ClaimKind[];
  readonly verdict: VerdictWord;
  readonly probability: number | null;
  readonly interval: readonly [number, number] | null;
  readonly reason: string;
  readonly tests: readonly TestResult[];
}
