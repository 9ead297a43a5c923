// What was and what may be: one number over time, with its spread over the runs of each stack.

export interface FanPanel {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly counts: "stock" | "flow";
  /** scope in words: who is counted, persons or events, fiscal or calendar */
  readonly note: string;
  /** calendar: `at` in decimal years. fiscal years: whole years. elapsed: in the unit named by `elapsedUnit` */
  readonly axis: "calendar" | "fiscal years" | "elapsed";
  readonly elapsedUnit: string;
  readonly points: readonly { readonly label: string; readonly at: number }[];
  /** one per stack, drawn side by side on the same axes; every array as long as `points` */
  readonly bands: readonly FanBand[];
  /** what stacks change against another of the panel, run by run; left out: nothing is compared */
  readonly differences?: readonly FanDifference[];
  /** stacks that the question compares: the axis fits these whatever the others do; left out: all of them */
  readonly compared?: readonly (readonly string[])[];
  /**
   * levels from this point on lie further beyond the last published figure, of `after`, than any forecast was scored;
   * left out: none does
   */
  readonly far?: { readonly from: number; readonly after: string };
}

/** One stack less another, run by run: replication k of both saw the same chances and parameters. */
export interface FanDifference extends Pick<
  FanBand,
  "stack" | "runs" | "p10" | "p25" | "median" | "p75" | "p90" | "ofSample"
> {
  readonly base: readonly string[];
}

export interface FanBand {
  readonly stack: readonly string[];
  /** runs behind it; with one, the quantiles are that run itself and say nothing about a range */
  readonly runs: number;
  readonly p10: readonly number[];
  readonly p25: readonly number[];
  readonly median: readonly number[];
  readonly p75: readonly number[];
  readonly p90: readonly number[];
  /**
   * by point: share of the runs' variance that was the sample's own, and is taken off the quantiles; null: it cannot
   * be told from the world's; left out: one record is one person. Single histories have it still
   */
  readonly ofSample?: readonly (number | null)[];
  /** a few single histories */
  readonly paths: readonly (readonly number[])[];
  /** one per parameter that publishers dispute; left out: none is */
  readonly sources?: readonly FanSource[];
}

/** How much of a band's variance is the choice among conflicting publishers of one parameter. */
export interface FanSource {
  readonly parameter: string;
  readonly title: string;
  /** the one source of every run; null when several were used */
  readonly fixed: string | null;
  /**
   * variance between sources over all variance, by point; null where nothing varies or runs are too few; []
   * when fixed
   */
  readonly shares: readonly (number | null)[];
  readonly sources: readonly { readonly name: string; readonly runs: number }[];
}

export interface ObservedPoint {
  readonly period: string;
  /** same axis as the panel's points */
  readonly at: number;
  readonly value: number;
  /** publisher and publication */
  readonly source: string;
  /** day on which that came out, as far as it is known; left out: nobody asked */
  readonly publishedOn?: string;
}
