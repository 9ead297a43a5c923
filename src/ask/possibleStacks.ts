// Which stacks of scenarios can be compiled on a day: a scenario may rest on figures that nobody had published.
import type { Claim } from "../claim/claim.ts";
import { DrawCache } from "../compile/drawCache.ts";
import { PendencyError } from "../errors.ts";
import { programOf } from "../study/runReplication.ts";
import { stackName } from "../scenario/stack.ts";
import { claimStacks } from "../study/studyMeasures.ts";
import type { StudySpec } from "../study/study.ts";
import { studyInput } from "../study/studyRequest.ts";
import type { Documents } from "../documents/documents.ts";

export interface ImpossibleStack {
  readonly stack: readonly string[];
  /** what it rests on that was not there, in words */
  readonly because: string;
}

interface SortedStacks {
  readonly possible: readonly (readonly string[])[];
  readonly impossible: readonly ImpossibleStack[];
}

/**
 * Without a day every stack is taken as possible: what is wrong with one is then told when it is compiled.
 *
 * @param kept of other compilations of these documents
 */
export function sortStacks(
  documents: Documents,
  stacks: readonly (readonly string[])[],
  sources: StudySpec["sources"] = {},
  kept = new DrawCache(),
): SortedStacks {
  if (documents.asOf === null) return { possible: stacks, impossible: [] };
  const input = studyInput(
    {
      spec: oneRun(stacks, sources),
      measure: { quantities: false, defaults: null, claims: [], targets: false },
      warmUpDays: null,
      eventLimit: 0,
    },
    documents,
  );
  const impossible = input.spec.stacks.flatMap((stack, index) => {
    const because = whyNot(() => void programOf(input, index, null, kept));
    return because === null ? [] : [{ stack, because }];
  });
  const gone = new Set(impossible.map(({ stack }) => stackName(stack)));
  return { possible: stacks.filter((stack) => !gone.has(stackName(stack))), impossible };
}

/** Why a claim cannot be judged: the first of the stacks it asks for that is not possible. Null: it can. */
export function impossibleFor(claim: Claim, impossible: readonly ImpossibleStack[]): string | null {
  const asked = claimStacks([claim]).map(stackName);
  const found = impossible.find(({ stack }) => asked.includes(stackName(stack)));
  return found === undefined ? null : `${stackName(found.stack)} cannot be run on that day: ${found.because}`;
}

/** What a figure that was not there yet makes impossible; other mistakes are thrown on. */
function whyNot(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof PendencyError) || error.problems.some(({ kind }) => kind !== "facts")) throw error;
    const [first, ...more] = error.problems;
    const also = more.length === 0 ? "" : ` (and ${more.length} more)`;
    return `${first.path} wants ${first.expected}, and rests on ${first.got}${also}`;
  }
}

/** A spec to compile by: one run of each stack, every parameter at its value. */
export function oneRun(stacks: readonly (readonly string[])[], sources: StudySpec["sources"] = {}): StudySpec {
  return {
    engine: "individual",
    seed: 1,
    replications: 1,
    stacks,
    points: "central",
    shown: [],
    inFull: null,
    fewer: null,
    sources,
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
  };
}
