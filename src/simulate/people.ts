// Who a record is: the view of the engine's persons that a listener may read and never write.

/** Filled by the engine before `Recorder.arrive` is called; indexed by record. */
export interface People {
  /** instant of arrival, grid steps; negative for the initial stock */
  readonly arrivedAt: Float64Array;
  /** 64-bit name of the cohort (entry, class, month) as two words */
  readonly cohortHigh: Uint32Array;
  readonly cohortLow: Uint32Array;
  /** index within the cohort */
  readonly index: Uint32Array;
}
