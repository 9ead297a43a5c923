// What an ensemble smoother knows after a pass.

/** What is known after a pass: plain data without NaN, the same after being written as JSON and read again. */
export interface SmootherState {
  /** updates made */
  readonly pass: number;
  /** of the members that are left, one a row */
  readonly numbers: readonly number[];
  /** [row × parameter] */
  readonly z: readonly number[];
  /** where the latest update promises their outputs, in error deviations; [row × output]; null where there is none */
  readonly promised: readonly number[] | null;
  /** of the parameters, where it is known what reaches what; [parameter × parameter] */
  readonly covariance: readonly number[] | null;
  readonly failed: readonly FailedMember[];
  /** every draw whose outputs became known, by call of `forward`; failed ones left out */
  readonly visited: readonly Visited[];
  readonly passes: readonly PassDiagnostics[];
}

export interface FailedMember {
  readonly member: number;
  /** the call of `forward` that gave no outputs, counted from 0 */
  readonly pass: number;
}

export interface Visited {
  /** [row × parameter] */
  readonly z: readonly number[];
  /** [row × output] */
  readonly outputs: readonly number[];
}

/** Of the members as they were before an update; the last one is of the smoothed members. */
export interface PassDiagnostics {
  readonly pass: number;
  /** null of the last, behind which there is no update */
  readonly inflation: number | null;
  readonly members: number;
  /** squared distance from what was observed, in error deviations, per figure: mean over members */
  readonly misfit: number;
  /** the same of the mean of their outputs */
  readonly misfitOfMean: number;
  /** variance of each parameter, mean over parameters; before anything 1 */
  readonly variance: number;
  /** parameters' worth of variance that is gone */
  readonly learnt: number;
  /**
   * how far outputs came out from where the update before had promised them, in error deviations: root mean square;
   * null of the first
   */
  readonly bend: number | null;
}
