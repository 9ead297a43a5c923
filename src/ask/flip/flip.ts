// Where one lever turns an answer: the value from which it is another one.

/** What is turned. */
export interface FlipOf {
  readonly kind: "question" | "claim";
  /** of a claim; "" for the question */
  readonly id: string;
  /** the question or the claim in its own words */
  readonly words: string;
  /** of a claim in parts the one that is turned: the first that runs decide and that could fail; else left out */
  readonly part?: string;
}

/** Plain data, safe as JSON. */
export interface Flip {
  readonly of: FlipOf;
  readonly parameter: string;
  /** the lever as sentences call it: "size of the agreement" */
  readonly title: string;
  /** of all values here, as documents write it; "" for a bare number */
  readonly unit: string;
  /** the day from which the lever is set */
  readonly from: string;
  /** the range that was searched */
  readonly range: readonly [low: number, high: number];
  /** what the model has where nothing is set; null where it is not one number */
  readonly assumed: number | null;
  /**
   * "at": it holds on one side of `at` and not on the other. "everywhere" and "nowhere": both ends and what lies
   * between them as far as it was tried agree. "unknown": stopped, or a side has no number
   */
  readonly result: "at" | "everywhere" | "nowhere" | "unknown";
  /** by the fluid engine; null unless `result` is "at" */
  readonly at: number | null;
  /** the side of `at` on which it holds; null unless `result` is "at" */
  readonly holds: "above" | "below" | null;
  /** values beyond the bracket that were tried and say otherwise, as where an answer turns twice: of neighbours the outermost two; rising */
  readonly contrary: readonly FlipPlace[];
  /** the last values on either side of `at` that were tried */
  readonly bracket: readonly [low: number, high: number] | null;
  /** runs of expected numbers that the search took */
  readonly fluidRuns: number;
  /** runs of single persons beside `at`: how many of them hold there; empty: none were made */
  readonly confirmed: readonly FlipCheck[];
  /** false: halving the step still moves what decides it */
  readonly isSettled: boolean;
  readonly stepDays: number | null;
}

interface FlipPlace {
  readonly value: number;
  readonly holds: boolean;
}

export interface FlipCheck {
  readonly value: number;
  readonly holds: number;
  readonly runs: number;
}
