// What each stack of a panel changes against another of it, run by run: what both share cancels.
import { stackName } from "../../scenario/stack.ts";
import { pairedDifferences } from "../../statistics/pairedDifference.ts";
import { nobodySampled } from "../sampleNoise.ts";
import type { Sampling } from "../sampleNoise.ts";
import type { FanDifference } from "./fanPanel.ts";
import { quantilesOf } from "./fanQuantiles.ts";

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
export function fanDifferences(
  stacks: readonly StackRuns[],
  answerBase: readonly string[],
  sampling = nobodySampled,
): readonly FanDifference[] {
  if (!stacks.some(hasTwoRuns)) return [];
  const named = stacks.find(({ stack }) => stackName(stack) === stackName(answerBase));
  const bases = named === undefined ? stacks.slice(0, 1) : [named, ...stacks.slice(0, 1)];
  for (const base of bases) {
    const adding = stacks.filter(({ stack }) => addsTo(base.stack, stack));
    const found = adding.flatMap((one) => differenceOf(one, base, sampling) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}

function hasTwoRuns({ columns }: StackRuns): boolean {
  return columns.some((column) => column.length >= 2);
}

function addsTo(base: readonly string[], stack: readonly string[]): boolean {
  return stack.length > base.length && base.every((name) => stack.includes(name));
}

function differenceOf({ stack, columns }: StackRuns, base: StackRuns, sampling: Sampling): FanDifference | null {
  const paired = columns.map((column, point) => pairedDifferences(column, base.columns[point] ?? []));
  const runs = Math.min(...paired.map((column) => column.length));
  if (!(runs >= 2)) return null;
  return { stack, base: base.stack, runs, ...quantilesOf(paired, sampling) };
}
