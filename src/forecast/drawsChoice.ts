// Whose draws runs have, and how calibrated ones scored beside the documents' own.

/** Plain data, safe as JSON. */
export interface DrawsChoice {
  readonly used: "documents" | "calibrated";
  /** the set behind calibrated draws; null where they are the documents' own */
  readonly set: { readonly id: string; readonly asOf: string | null } | null;
  /** what scores of H say of calibrated draws; "not scored" and "too few" leave the documents' own; "stale": see `why` */
  readonly scores: "better" | "no better" | "too few" | "not scored" | "stale" | "none stored";
  /** geometric mean over families of the CRPS with calibrated draws over that with the others; null: none counts */
  readonly ratio: number | null;
  /** of H */
  readonly outcomes: number;
  /** year of the first outcomes of H; null: every outcome is of it */
  readonly since: number | null;
  /** why stored scores do not count, in few words; "" where they do */
  readonly why: string;
}
