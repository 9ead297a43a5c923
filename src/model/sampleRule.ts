// How many persons one record of a run stands for.

/** By the levels of one group: {region: {north: 1, else: 100}} follows everybody of the north. */
export interface SampleRule {
  readonly group: string;
  /** level > persons a record, whole and 1 or more */
  readonly weights: Readonly<Record<string, number>>;
  /** of every level that is not named */
  readonly otherwise: number;
}
