// What one stack changes against another, run by run: replication k of both saw the same chances and parameters.
import { pairedDifference, pairedDifferences } from "../statistics/pairedDifference.ts";
import type { PairedDifference } from "../statistics/pairedDifference.ts";
import { quantileOf } from "../statistics/quantile.ts";
import { studentQuantile } from "../statistics/studentT.ts";

type Values = readonly (number | null)[];

interface PairedChange {
  /** replications that both stacks have */
  readonly pairs: number;
  /** those of them in which both have a value */
  readonly known: number;
  /** replications with less than in the base, and with more */
  readonly lower: number;
  readonly higher: number;
  /** of the differences; null where there is none */
  readonly p10: number | null;
  readonly median: number | null;
  readonly p90: number | null;
}

/** The mean of the differences, and how sure it is. */
interface MeanChange extends PairedDifference {
  /** of the mean: nineteen of twenty such intervals hold what endless runs would give; null with fewer than two runs */
  readonly low: number | null;
  readonly high: number | null;
}

export function meanChange(values: Values, base: Values): MeanChange {
  const change = pairedDifference(values, base);
  const { mean, standardError, pairs } = change;
  if (mean === null || standardError === null) return { ...change, low: null, high: null };
  const wide = studentQuantile(0.975, pairs - 1) * standardError;
  return { ...change, low: mean - wide, high: mean + wide };
}

export function pairedChange(values: Values, base: Values): PairedChange {
  const differences = pairedDifferences(values, base);
  return {
    pairs: Math.min(values.length, base.length),
    known: differences.length,
    lower: differences.filter((value) => value < 0).length,
    higher: differences.filter((value) => value > 0).length,
    p10: quantileOf(differences, 0.1),
    median: quantileOf(differences, 0.5),
    p90: quantileOf(differences, 0.9),
  };
}
