// How much of an output's variance is the choice among conflicting publishers: the law of total variance.

/** The replications that used one source. */
export interface SourceGroup {
  readonly source: string;
  /** how much the source counts for; weights need not add up to 1 */
  readonly weight: number;
  readonly runs: number;
  readonly mean: number;
  /** mean squared distance from the group's own mean (divided by the number of runs, not by one less) */
  readonly variance: number;
}

export interface SourceShare {
  /** variance between the sources' means, and the mean of the variances inside each; they add up to the whole */
  readonly between: number;
  readonly within: number;
  /** between ÷ (between + within); null when nothing varies at all */
  readonly share: number | null;
  readonly groups: readonly SourceGroup[];
}

/** @returns null when no value is known */
export function sourceGroup(source: string, weight: number, values: readonly (number | null)[]): SourceGroup | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const mean = sum(known) / known.length;
  const variance = sum(known.map((value) => (value - mean) * (value - mean))) / known.length;
  return { source, weight, runs: known.length, mean, variance };
}

/**
 * With weights as the numbers of runs, between + within is the variance of all runs together, to rounding.
 *
 * @returns null with fewer than two sources that count, since nothing was chosen, and where one of them has a single
 *   run: what varies inside it is then unknown, and would be taken as nothing
 */
export function sourceShare(groups: readonly (SourceGroup | null)[]): SourceShare | null {
  const there = groups.filter((group) => group !== null && group.weight > 0 && group.runs > 0) as SourceGroup[];
  if (there.length < 2 || there.some(({ runs }) => runs < 2)) return null;
  const whole = sum(there.map(({ weight }) => weight));
  const mean = sum(there.map((group) => group.weight * group.mean)) / whole;
  const between = sum(there.map((group) => group.weight * (group.mean - mean) * (group.mean - mean))) / whole;
  const within = sum(there.map(({ weight, variance }) => weight * variance)) / whole;
  const total = between + within;
  return { between, within, share: total > 0 ? between / total : null, groups: there };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
