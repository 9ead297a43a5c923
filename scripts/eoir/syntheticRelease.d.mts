/** What was put into a synthetic release, counted from the invented histories. */
export interface Manifest {
  /** by row id, such as "receipts.China.detained.2023-12"; the finest cells */
  readonly counts: ReadonlyMap<string, number>;
  /** by "China.detained.FY2023": how many were received, and decided within 1, 3, 6, 9, 12, 18, 24, 36, 48, 60, 72 months */
  readonly cohorts: ReadonlyMap<string, { readonly size: number; readonly within: readonly number[] }>;
  /** by file, then kind */
  readonly faults: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly rows: Readonly<Record<string, number>>;
  readonly bytes: Readonly<Record<string, number>>;
}

export function writeSyntheticRelease(
  folder: string,
  options?: {
    cases?: number;
    seed?: number;
    firstDay?: string;
    asOf?: string;
    faultShare?: number;
    without?: readonly string[];
  },
): Manifest;
