// What somebody chooses who puts a statement together: apart from what reads it, which a page fetches later.

/** What may be counted: people who are there, people who enter, and the median wait of those let in. */
export const ownCounts = ["stock", "entries", "wait"] as const;
/** By itself, as a multiple of the same without what was moved, or as what it has more than that. */
export const ownCompares = ["value", "ratio", "difference"] as const;
export const ownLines = ["at least", "at most", "more than", "less than"] as const;

/** Plain data, safe to post and to put into a link. */
export interface OwnClaim {
  readonly counts: (typeof ownCounts)[number];
  readonly stage: string;
  /** level of a group; "": everybody */
  readonly level: string;
  /** a recording period; "": the end of the run for people who are there, and the whole run for all else */
  readonly from: string;
  /** the last period of a window; "": the same as `from` */
  readonly to: string;
  readonly compare: (typeof ownCompares)[number];
  readonly line: (typeof ownLines)[number];
  /** persons, times, or for a wait days */
  readonly value: number;
}
