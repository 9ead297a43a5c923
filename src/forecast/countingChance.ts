// The chance of single persons in a published count: expected numbers have none of it, and residuals may show none either.
import { exp } from "../quantity/portable.ts";
import { normalQuantile } from "../quantity/specialFunctions.ts";
import { nameKey } from "../random/nameKey.ts";
import { purposes } from "../random/purposes.ts";
import { Stream } from "../random/stream.ts";
import type { Discrepancy } from "./discrepancy.ts";
import { protocol } from "./protocol.ts";

const { leastCount } = protocol.chance;

/** Of a count in logs: a Poisson count has 1 ÷ its mean. Where next to nothing is expected, a factor says no more. */
export function countingVariance(expected: number): number {
  return 1 / Math.max(leastCount, expected);
}

/** What a discrepancy adds anew in each period, in logs: fitted to counts, it has their chance in it. */
export function innovationVariance(discrepancy: Discrepancy | null): number {
  return discrepancy === null ? 0 : discrepancy.deviation * discrepancy.deviation * (1 - discrepancy.kept * discrepancy.kept); // prettier-ignore
}

/**
 * Flows with as much chance in each period as counts have at the least: what the noise that is in them lacks of it, as
 * an error of the period alone. It belongs to (seed, draw, series), so that stacks that are compared share it.
 *
 * @param flows  by draw, one a period
 * @param noise  variance in logs of what is new in them in each period
 * @param counts as many as `flows`, where these are no counts but paces at which they happen
 */
export function withCountingChance(
  flows: readonly (readonly number[])[],
  noise: number,
  { seed, series }: { readonly seed: number; readonly series: string },
  counts: readonly (readonly number[])[] = flows,
): readonly (readonly number[])[] {
  return flows.map((flow, draw) => {
    const stream = new Stream(seed, draw);
    const key = stream.keyOf(nameKey(`chance of ${series}`));
    return flow.map((value, at) => {
      const lacking = countingVariance(counts[draw][at]) - noise;
      if (lacking <= 0) return value;
      return value * exp(Math.sqrt(lacking) * normalQuantile(stream.uniform(key.high, key.low, 0, purposes.resampling, at))); // prettier-ignore
    });
  });
}
