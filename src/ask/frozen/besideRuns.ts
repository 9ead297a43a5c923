// Two runs beside each other: what they were made of otherwise, and the numbers and verdicts of both. The command line, the
// report and the page show this.
import { madeOtherwise } from "./madeOtherwise.ts";
import type { MadeDifference } from "./madeOtherwise.ts";
import type { SavedRun, SavedStack } from "./savedRun.ts";

interface NamedRun {
  readonly called: string;
  /** of its study; null where nothing was run */
  readonly study: string | null;
}

/** A mean over replications; null where none had a value. */
interface BesideValue {
  readonly mean: number | null;
  readonly standardError: number | null;
}

export interface BesideNumber {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** the stacks that it is of, with what was set in them: "baseline", "rush, officers = 4 officers" */
  readonly of: { readonly left: string; readonly right: string };
  readonly left: BesideValue;
  readonly right: BesideValue;
  /** left less right; null where one of them has no value */
  readonly difference: number | null;
  /** of the right one's size; null where that is 0, or there is no difference to tell */
  readonly share: number | null;
}

export interface BesideVerdict {
  readonly id: string;
  readonly short: string;
  readonly left: string;
  readonly right: string;
  /** shares of runs in which it holds; null where runs do not decide it */
  readonly probability: { readonly left: number | null; readonly right: number | null };
}

export interface BesideRuns {
  readonly left: NamedRun;
  readonly right: NamedRun;
  /** [] where all that is known of both is the same */
  readonly differences: readonly MadeDifference[];
  /** false: of one of them no record is at hand, so that documents, figures and versions are not compared */
  readonly areRecorded: boolean;
  readonly numbers: readonly BesideNumber[];
  readonly verdicts: readonly BesideVerdict[];
  /** numbers and statements that only one of them has, in words */
  readonly only: { readonly left: readonly string[]; readonly right: readonly string[] };
}

export function besideRuns(left: SavedRun, right: SavedRun): BesideRuns {
  const pairs = pairsOfStacks(left.stacks, right.stacks);
  return {
    left: { called: left.called, study: left.study },
    right: { called: right.called, study: right.study },
    differences: madeOtherwise(left.made, right.made),
    areRecorded: [left, right].every(({ made }) => made.documents !== undefined),
    numbers: pairs.flatMap(([one, other]) => numbersOfBoth(one, other)),
    verdicts: left.verdicts.flatMap((verdict) => {
      const other = right.verdicts.find(({ id }) => id === verdict.id);
      if (other === undefined) return [];
      const probability = { left: verdict.probability, right: other.probability };
      return [{ id: verdict.id, short: verdict.short, left: verdict.verdict, right: other.verdict, probability }];
    }),
    only: {
      left: onlyIn(left, right, pairs),
      right: onlyIn(right, left, pairs.map(([one, other]) => [other, one])), // prettier-ignore
    },
  };
}

type PairOfStacks = readonly [left: SavedStack, right: SavedStack];

/** Those of one name with the same values set, then those of one name, then the two that are left, if they are one each. */
function pairsOfStacks(left: readonly SavedStack[], right: readonly SavedStack[]): readonly PairOfStacks[] {
  const pairs = new Map<SavedStack, SavedStack>();
  const isFree = (stack: SavedStack): boolean => !pairs.has(stack) && ![...pairs.values()].includes(stack);
  const pair = (isOne: (one: SavedStack, other: SavedStack) => boolean): void => {
    for (const one of left.filter(isFree)) {
      const other = right.find((each) => isFree(each) && isOne(one, each));
      if (other !== undefined) pairs.set(one, other);
    }
  };
  pair((one, other) => one.stack === other.stack && one.set === other.set);
  pair((one, other) => one.stack === other.stack);
  const [one, other] = [left, right].map((stacks) => stacks.filter(({ stack }) => stack !== "the answer"));
  if (one.length === 1 && other.length === 1) pair((each, of) => each === one[0] && of === other[0]);
  return left.flatMap((one) => {
    const other = pairs.get(one);
    return other === undefined ? [] : [[one, other] as const];
  });
}

function numbersOfBoth(left: SavedStack, right: SavedStack): readonly BesideNumber[] {
  return left.measures.flatMap((one) => {
    const other = right.measures.find(({ name, unit }) => name === one.name && unit === one.unit);
    if (other === undefined) return [];
    const { name, title, unit } = one;
    const difference = one.mean === null || other.mean === null ? null : one.mean - other.mean;
    return [
      {
        name,
        title,
        unit,
        of: { left: stackWords(left), right: stackWords(right) },
        left: { mean: one.mean, standardError: one.standardError },
        right: { mean: other.mean, standardError: other.standardError },
        difference,
        share: difference === null || !other.mean ? null : difference / Math.abs(other.mean),
      },
    ];
  });
}

function onlyIn(run: SavedRun, other: SavedRun, pairs: readonly PairOfStacks[]): readonly string[] {
  const numbers = run.stacks.flatMap((stack) => {
    const beside = pairs.find(([one]) => one === stack)?.[1].measures ?? [];
    return stack.measures
      .filter(({ name, unit }) => !beside.some((each) => each.name === name && each.unit === unit))
      .map(({ title }) => `${title} (${stackWords(stack)})`);
  });
  const verdicts = run.verdicts.filter(({ id }) => !other.verdicts.some((each) => each.id === id));
  return [...numbers, ...verdicts.map(({ short }) => short.replace(/\.$/, ""))];
}

function stackWords({ stack, set }: SavedStack): string {
  return set === "" ? stack : `${stack}, ${set}`;
}
