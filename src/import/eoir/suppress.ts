// Small counts are left out, and with them as many others as it takes that no sum gives them back.
import { addTo } from "../../reading/groupedBy.ts";

/** Cells that add up: `total` equals the sum of `parts`. All are keys into the same map of counts. */
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
}

/**
 * Which cells must not be shown. A cell from 1 to below the threshold is hidden. Where a sum would give hidden
 * cells away (one hidden cell alone, or several that together come to less than the threshold), the smallest
 * shown cell of that sum is hidden too, until no sum gives anything away.
 *
 * @param counts    every cell, zeros left out
 * @param threshold the smallest count that may be shown; 0 or 1 hides nothing
 */
export function suppressedCells(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  threshold: number,
): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const [key, count] of counts) if (count > 0 && count < threshold) hidden.add(key);
  if (hidden.size === 0) return hidden;
  const sumsOf = new Map<string, Sum[]>();
  for (const sum of sums) {
    for (const key of [sum.total, ...sum.parts]) addTo(sumsOf, key, sum);
  }
  const open = new Set(sums);
  while (open.size > 0) {
    const [sum] = open;
    open.delete(sum);
    const key = nextToHide(sum, counts, hidden, threshold);
    if (key === null) continue;
    hidden.add(key);
    for (const each of sumsOf.get(key) ?? []) open.add(each);
  }
  return hidden;
}

/** The cell to hide next so that this sum gives nothing away, or null when it does not. */
function nextToHide(
  { total, parts }: Sum,
  counts: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
  threshold: number,
): string | null {
  const present = [total, ...parts].filter((key) => (counts.get(key) ?? 0) > 0);
  const hiddenHere = present.filter((key) => hidden.has(key));
  if (hiddenHere.length === 0) return null;
  const hiddenParts = hiddenHere.filter((key) => key !== total);
  const unknown = hiddenParts.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
  const isTold = hiddenHere.length === 1 || (!hidden.has(total) && unknown < threshold);
  if (!isTold) return null;
  const shown = present.filter((key) => !hidden.has(key));
  const shownParts = shown.filter((key) => key !== total);
  const candidates = shownParts.length > 0 ? shownParts : shown;
  return candidates.reduce<string | null>(
    (least, key) => (least === null || (counts.get(key) ?? 0) < (counts.get(least) ?? 0) ? key : least),
    null,
  );
}
