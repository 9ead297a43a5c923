// How many independent outcomes a list of scored forecasts amounts to: figures that overlap in time say the same twice.
import { quarterOf } from "./jointBootstrap.ts";
import { protocol } from "./protocol.ts";

/** One outcome: what it is of, from when to when it was ahead, and whether the interval held it. */
export interface HeldOutcome {
  readonly family: string;
  readonly series: string;
  /** ISO day */
  readonly origin: string;
  readonly horizonMonths: number;
  readonly held: boolean;
}

/**
 * The smaller of two numbers. Windows: of each family the most forecasts of one series and horizon of which none begins
 * before another has ended, summed over families. Clusters: n ÷ (1 + (m − 1) ρ), where outcomes of four quarters of
 * origins are a cluster, m is Σ size² ÷ n, and ρ the correlation within clusters of being held (from the analysis of
 * variance, kept between 0 and 1; 1 where it cannot be told, as when all were held).
 *
 * @returns 0 of nothing, else between 1 and their number
 * @source Kish 1965 for the second
 */
export function effectiveNumber(outcomes: readonly HeldOutcome[]): number {
  return outcomes.length === 0 ? 0 : Math.min(windowsOf(outcomes), byClusters(outcomes));
}

function windowsOf(outcomes: readonly HeldOutcome[]): number {
  const most = new Map<string, number>();
  for (const own of grouped(outcomes, ({ family, series, horizonMonths }) => `${family} ${series} ${horizonMonths}`)) {
    const starts = own.map(({ origin }) => 12 * Number(origin.slice(0, 4)) + Number(origin.slice(5, 7)));
    starts.sort((a, b) => a - b);
    let [count, end] = [0, -Infinity];
    for (const start of starts) {
      if (start < end) continue;
      count++;
      end = start + own[0].horizonMonths;
    }
    const { family } = own[0];
    most.set(family, Math.max(most.get(family) ?? 0, count));
  }
  return [...most.values()].reduce((sum, count) => sum + count, 0);
}

function byClusters(outcomes: readonly HeldOutcome[]): number {
  const first = Math.min(...outcomes.map(({ origin }) => quarterOf(origin)));
  const year = (quarter: number): number => Math.floor((quarter - first) / protocol.blocks.quarters);
  const clusters = grouped(outcomes, ({ origin }) => String(year(quarterOf(origin))));
  const size = clusters.reduce((sum, own) => sum + own.length * own.length, 0) / outcomes.length;
  return outcomes.length / (1 + (size - 1) * correlationWithin(clusters, outcomes.length, size));
}

function correlationWithin(clusters: readonly (readonly HeldOutcome[])[], count: number, size: number): number {
  if (clusters.length < 2 || count === clusters.length) return 1;
  const shareOf = (own: readonly HeldOutcome[]): number => own.filter(({ held }) => held).length / own.length;
  const share = shareOf(clusters.flat());
  const between = clusters.reduce((sum, own) => sum + own.length * square(shareOf(own) - share), 0);
  const within = clusters.reduce((sum, own) => sum + own.length * shareOf(own) * (1 - shareOf(own)), 0);
  const [meanBetween, meanWithin] = [between / (clusters.length - 1), within / (count - clusters.length)];
  const ordinarySize = (count - size) / (clusters.length - 1);
  const total = meanBetween + (ordinarySize - 1) * meanWithin;
  if (!(total > 0)) return 1;
  return Math.min(1, Math.max(0, (meanBetween - meanWithin) / total));
}

function grouped<T>(items: readonly T[], nameOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups.values()];
}

function square(x: number): number {
  return x * x;
}
