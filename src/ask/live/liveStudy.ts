// Runs that stand beside each other, summed up as a study.
import { mergeStudy } from "../../study/mergeStudy.ts";
import type { StudyInput } from "../../study/planStudy.ts";
import type { Study } from "../../study/study.ts";
import type { Made } from "./lane.ts";

/**
 * What was summed up of the base is not summed up again.
 *
 * @param baseStudies with all that further pictures show, and without > the base's: kept here
 * @param isWhole whether what only further pictures show is summed up too
 */
export function studyOf(
  baseStudies: Map<boolean, Study>,
  input: StudyInput,
  runs: readonly Made[],
  named: readonly (readonly string[])[],
  isWhole: boolean,
): Study {
  const known = baseStudies.get(isWhole);
  const base = known ?? merged(input, runs.slice(0, 1), named.slice(0, 1), isWhole);
  baseStudies.set(isWhole, base);
  if (runs.length === 1) return base;
  const now = merged(input, runs.slice(1), named.slice(1), isWhole);
  return { ...now, spec: { ...now.spec, stacks: named }, stacks: [...base.stacks, ...now.stacks] };
}

/** @param isWhole as above */
export function merged(
  input: StudyInput,
  made: readonly Made[],
  named: readonly (readonly string[])[],
  isWhole: boolean,
): Study {
  const runs = made.map(({ observation, point }, stack) => ({
    task: { index: stack, stack, replication: 0 },
    observation: isWhole ? observation : { ...observation, moves: [], resources: [] },
    point,
  }));
  const spec = { ...input.spec, stacks: named };
  const programs = made.map(({ program }) => program);
  return mergeStudy({ ...input, spec }, runs, programs, "", !isWhole);
}
