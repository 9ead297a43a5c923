// The answer to a study's question as plain data, safe as JSON: what a terminal, a page and a file say of it is
// made from this and from nothing else, so that a quantity is the same number everywhere.
import type { Verdict } from "../../judge/verdict.ts";
import type { VerdictGate } from "../../judge/verdictGate.ts";
import type { Flip } from "../flip/flip.ts";
import type { DrawsChoice } from "../../forecast/drawsChoice.ts";

/**
 * Everything the first screen says. Its words are made in src/present by `answerSentence`, `differenceNote`,
 * `flipSentence`, `sureSentences`.
 */
export interface PlainAnswer {
  /** as the study document has it, ending in a question mark */
  readonly question: string;
  /** whom or what the numbers count, as a table is headed: "Applicants" */
  readonly noun: string;
  /** of every number here: "persons", "days" */
  readonly unit: string;
  /** what sets the two stacks apart, as sentences call it: "the agreement" */
  readonly change: string;
  readonly without: readonly string[];
  readonly with: readonly string[];
  /** days as documents write them; null where no day is compared with another */
  readonly dates: { readonly before: string; readonly after: string } | null;
  /** "before": the number after is held against the number before. "without": with the change against without it */
  readonly than: "before" | "without";
  /** which way a change must go for the answer to be yes */
  readonly yesIf: "less" | "more";
  /** the one statistic of every number below: "median of 11 runs", or "expected number" where nothing is drawn */
  readonly statistic: string;
  readonly finding: Finding;
  /** what forecasts of the kind that the answer rests on have come to */
  readonly gate: VerdictGate;
  /** the last day with a published figure, where the answer's levels lie too far beyond it; null: they do not */
  readonly farBeyond: string | null;
  /**
   * boxes in the order of the document, each with the part shown apart after it, then the total: every person is
   * in exactly one box. A question about a measure has the one row of kind "total"
   */
  readonly rows: readonly AnswerRow[];
  /** persons who came, left or were let go between the two days */
  readonly flows: readonly FlowRow[];
  /** where each lever turns the answer, or a claim; those that were not looked for are not here */
  readonly flips: readonly GatedFlip[];
  /** of the claims that the study names as answering, in its order */
  readonly verdicts: readonly PlainVerdict[];
  readonly sure: Sureness;
}

/** Where a lever turns it is a number of the model's as much as the answer is. */
export interface GatedFlip extends Flip {
  /** of the answer, or of the claim and its part; null: no score gates it */
  readonly gate: VerdictGate | null;
}

/** What the runs say to the question. */
export interface Finding {
  /**
   * by the rule of verdicts: yes and no when every run agrees, or the share of runs is clear of 80 and 20 %; not settled
   * where forecasts of its kind failed
   */
  readonly word: "yes" | "no" | "not settled";
  /** every run agrees, but they are too few for the rule: the word is said of these runs only */
  readonly isOfFewRuns: boolean;
  /** runs that have a number for both sides */
  readonly runs: number;
  /** runs that have none for one side at least, and say nothing */
  readonly undefinedRuns: number;
  /** of `runs`: where the answer is yes, and where both sides are equal */
  readonly yes: number;
  readonly equal: number;
  /** runs in which it would be yes without the change too; null where that is not asked */
  readonly yesWithout: number | null;
  readonly seen: "drawn" | "chance" | "expected";
}

/** One quantity over the runs; null where no run has a number. */
export interface Spread {
  readonly median: number | null;
  /** 10th and 90th percentile of the runs */
  readonly p10: number | null;
  readonly p90: number | null;
  /**
   * share of the runs' variance that was the sample's own, and is taken off p10 and p90; null: it cannot be told from
   * the world's, and is in them; left out: one record is one person
   */
  readonly ofSample?: number | null;
}

/** What one run has more in the one than in the other, run by run: its median need not be the difference of medians. */
export interface Change extends Spread {
  readonly runs: number;
  readonly lower: number;
  readonly higher: number;
}

export interface AnswerRow {
  readonly kind: "box" | "apart" | "total";
  readonly title: string;
  /** one short remark of the document, such as "the only ones whom an agreement can return"; "" for none */
  readonly note: string;
  /** without the change, on the day before; null where no day is compared with another */
  readonly before: Spread | null;
  readonly without: Spread;
  readonly with: Spread;
  /** with the change less without it, run by run */
  readonly difference: Change;
  /** with the change less before, run by run; null where there is no before */
  readonly sinceBefore: Change | null;
}

export interface FlowRow {
  readonly title: string;
  /** true: they add to those counted; false: they no longer count; null: neither, such as a release */
  readonly adds: boolean | null;
  readonly without: Spread;
  readonly with: Spread;
  readonly difference: Change;
}

export interface PlainVerdict {
  readonly id: string;
  readonly words: string;
  /** the statement in a few words; `words` where the document has no fewer */
  readonly short: string;
  readonly said: Verdict["said"];
  readonly verdict: Verdict["verdict"];
  readonly gate: VerdictGate | null;
  /** runs in which it holds, of those in which it could be judged; null for published figures and structure */
  readonly holds: { readonly runs: number; readonly of: number } | null;
  /** the parts of a statement that says several things, each with its own verdict; empty where it is one */
  readonly parts: readonly Pick<Verdict["parts"][number], "title" | "verdict" | "gate">[];
  /** what the statement says and no test looks at, in a sentence; "": nothing is known to be left out */
  readonly notTested: string;
}

/** How far the numbers can be trusted, and what their spread leaves out. */
export interface Sureness {
  readonly engine: "individual" | "fluid";
  readonly runs: number;
  /** figures drawn anew in every run */
  readonly drawn: number;
  /** figures of kind judgement or estimate that no run varies */
  readonly heldFixed: number;
  /** disputed figures whose publisher is fixed in every run, with the publishers left out */
  readonly sources: readonly { readonly title: string; readonly used: string; readonly others: readonly string[] }[];
  /** people whom one record stands for, where a record is of several; null: everybody is followed */
  readonly sample: SampleNoise | null;
  /** short phrases of the document: what the numbers leave out of the world */
  readonly leavesOut: readonly string[];
  /** left out: nothing is drawn, or the draws are the documents' own and nobody has compared them with others */
  readonly draws?: DrawsChoice;
}

/** The noise of following only some people: a property of the sample, and no uncertainty about the world. */
export interface SampleNoise {
  /** the sample in words: "region: north 1, all others 100" */
  readonly words: string;
  /** the most people one record stands for among those that the question counts, and among all others */
  readonly counted: number;
  readonly others: number;
  /** standard error that a count of 10,000 of the others has from sampling alone, as a share of it */
  readonly ofTenThousand: number;
  /** whether spreads above had that noise taken off; false: there is none in them, or it cannot be told */
  readonly isTakenOff: boolean;
  /** spreads of levels and of differences that have such noise, and those from which it could not be taken */
  readonly spreads: number;
  readonly notTold: number;
}
