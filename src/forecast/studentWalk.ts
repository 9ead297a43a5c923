// A random walk with fat tails: changes are Student's t of few degrees about 0.
import type { Places } from "./simpleRules.ts";

/** Changes between periods that follow each other and are both known. */
export function changesOf(places: Places): readonly number[] {
  return places.flatMap((place, at) => {
    const before = at === 0 ? null : places[at - 1];
    return place === null || before === null ? [] : [place - before];
  });
}

/**
 * The scale of largest likelihood of Student's t about 0, by the usual iteration: a change far out counts less.
 *
 * @returns 0 where there is no change, or every one is 0
 * @source Lange, Little & Taylor 1989
 */
export function walkScale(changes: readonly number[], degrees: number): number {
  let variance = changes.reduce((sum, change) => sum + change * change, 0) / Math.max(1, changes.length);
  for (let round = 0; round < 1000 && variance > 0; round++) {
    let next = 0;
    for (const change of changes) {
      next += ((degrees + 1) * change * change) / (degrees + (change * change) / variance);
    }
    next /= changes.length;
    const settled = Math.abs(next - variance) <= 1e-14 * variance;
    variance = next;
    if (settled) break;
  }
  return Math.sqrt(variance);
}
