// Where is kept, with a person's record, the instant at which they came into the stages of a sojourn
// measure.
import type { MeasureProgram } from "../../compile/program.ts";

/** Places in a row of each 8 bytes. */
interface MarkSlots {
  /** by measure; −1 for those that are no sojourns */
  readonly slots: readonly number[];
  readonly count: number;
}

/**
 * Measures over the same stages would write the same instant, and nobody is in two disjoint sets of stages at
 * once: such measures share a place. What every model is asked by default then needs one place instead of
 * some hundreds.
 */
export function markSlots(measures: readonly MeasureProgram[]): MarkSlots {
  /** stage sets that share a place; [slot] */
  const holders: Uint8Array[][] = [];
  const slots = measures.map(({ kind, stages }) => {
    if (kind !== "sojourn") return -1;
    const found = holders.findIndex((sets) => sets.every((set) => isSame(set, stages) || isDisjoint(set, stages)));
    if (found < 0) return holders.push([stages]) - 1;
    if (!holders[found].some((set) => isSame(set, stages))) holders[found].push(stages);
    return found;
  });
  return { slots, count: holders.length };
}

/** @param one [stage] 1 where the stage is in the set */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.every((isIn, stage) => isIn === other[stage]);
}

function isDisjoint(one: Uint8Array, other: Uint8Array): boolean {
  return one.every((isIn, stage) => isIn === 0 || other[stage] === 0);
}
