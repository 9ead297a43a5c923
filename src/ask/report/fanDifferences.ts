// What each stack of a panel changes against another of it, run by run: what both share cancels.
import { stackName } from "../../scenario/stack.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import { pairedDifferences } from "../../statistics/pairedDifference.ts";
import type { FanDifference } from "./fanPanel.ts";

/** One stack's numbers: at every point of the panel one per run, null where it has none. */
interface StackRuns {
  readonly stack: readonly string[];
  readonly columns: readonly (readonly (number | null)[])[];
}

/**
 * The question's base is compared with the stacks that add something to it. Where none does, as in a panel of the
 * model as it stands and that base, the first stack is the base.
 *
 * @returns one per stack that adds something to the base; none with fewer than two runs
 */
export function fanDifferences(stacks: readonly StackRuns[], answerBase: readonly string[]): readonly FanDifference[] {
  const named = stacks.find(({ stack }) => stackName(stack) === stackName(answerBase));
  const bases = named === undefined ? stacks.slice(0, 1) : [named, ...stacks.slice(0, 1)];
  for (const base of bases) {
    const adding = stacks.filter(({ stack }) => addsTo(base.stack, stack));
    const found = adding.flatMap((one) => differenceOf(one, base) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}

function addsTo(base: readonly string[], stack: readonly string[]): boolean {
  return stack.length > base.length && base.every((name) => stack.includes(name));
}

function differenceOf({ stack, columns }: StackRuns, base: StackRuns): FanDifference | null {
  const paired = columns.map((column, point) => pairedDifferences(column, base.columns[point] ?? []));
  const runs = Math.min(...paired.map((column) => column.length));
  if (!(runs >= 2)) return null;
  const at = (share: number): number[] => paired.map((column) => quantileOf(column, share) ?? 0);
  return { stack, base: base.stack, runs, p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9) };
}
