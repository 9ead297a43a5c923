// What somebody found out of a draw, in place of what the seed would give: shares of uncertainties and of drifts' steps.

/** Steps of one parameter's drift. Later ones, and those of other levels, are drawn. */
export interface GivenSteps {
  /** months since January 1970, of the first step that is given */
  readonly from: number;
  /** whether the drift begins in that month, earlier than its document has it; false: as the document has it */
  readonly begins: boolean;
  /** the share of sizes below the size of this path's steps; null: drawn */
  readonly size: number | null;
  /** level of the drift's group, "" for a path that all share > the share of steps below each, a month each */
  readonly shares: Readonly<Record<string, readonly number[]>>;
}

export interface GivenDraw {
  /** parameter > the share of its uncertainty below its value, before correlations are put on; others are drawn */
  readonly shares: Readonly<Record<string, number>>;
  readonly steps: Readonly<Record<string, GivenSteps>>;
}
