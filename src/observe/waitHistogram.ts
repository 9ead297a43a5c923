// A histogram of waits, sojourns or ages as a reader sees it.
import type { WaitHistogram } from "./observation.ts";

/** In the order of their codes: counting/waits.ts. */
const waitKinds = ["wait", "sojourn", "age"] as const;

interface Histogram {
  readonly count: number;
  readonly totalDays: number;
  readonly bins: Float64Array;
}

/**
 * A histogram with what it is of.
 *
 * @param cell ((kind × stages + stage) × rows + row) × years + year
 */
export function waitHistogram(
  { count, totalDays, bins }: Histogram,
  cell: number,
  rows: number,
  stages: number,
  years: readonly string[],
): WaitHistogram {
  const line = Math.floor(cell / years.length);
  const place = Math.floor(line / rows);
  const kind = waitKinds[Math.floor(place / stages)];
  return {
    stage: place % stages,
    level: line % rows,
    kind,
    year: kind === "age" ? "" : years[cell % years.length],
    count,
    totalDays,
    bins: bins.slice(0, 1 + bins.findLastIndex((persons) => persons > 0)),
  };
}
