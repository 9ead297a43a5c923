// Parameters whose draws go together, directly or through others, with the matrix of their normal scores.
import type { CorrelatedWith } from "./correlation.ts";

interface Correlated {
  readonly name: string;
  readonly correlatedWith?: readonly CorrelatedWith[];
}

interface CorrelatedGroup {
  /** in the order of the alphabet, so that the order of documents is free */
  readonly names: readonly string[];
  /** pairs of which nothing is said have 0 */
  readonly matrix: readonly (readonly number[])[];
}

export function correlatedGroups(parameters: readonly Correlated[]): readonly CorrelatedGroup[] {
  const byName = new Map(parameters.flatMap((one) => (one.correlatedWith === undefined ? [] : [[one.name, one]])));
  const grouped = new Set<string>();
  return [...byName.keys()].toSorted().flatMap((first): CorrelatedGroup[] => {
    if (grouped.has(first)) return [];
    const names = new Set([first]);
    // a set goes on to what is added to it meanwhile
    for (const name of names) byName.get(name)?.correlatedWith?.forEach((other) => names.add(other.name));
    for (const name of names) grouped.add(name);
    const sorted = [...names].toSorted();
    const between = (one: string, other: string): number =>
      byName.get(one)?.correlatedWith?.find(({ name }) => name === other)?.normalScores ?? 0;
    return [{ names: sorted, matrix: sorted.map((one) => sorted.map((other) => (one === other ? 1 : between(one, other)))) }]; // prettier-ignore
  });
}
