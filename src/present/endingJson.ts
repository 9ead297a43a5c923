// How the object of every command ends, for machines: the day it stands on, a parameter set, how much publishers disagree,
// what is said of expected numbers, and why stored scores do not count. Each key is there only where there is something to
// say.
import { asOfJson, leftOutJson } from "../ask/asOfWords.ts";
import { scoresLines } from "../ask/gates/modelGates.ts";
import type { FluidBadge } from "../ask/fluidBadge.ts";
import type { ImpossibleStack } from "../ask/possibleStacks.ts";
import type { SourceWidth } from "../ask/sourceWidth.ts";
import type { Documents } from "../documents/documents.ts";
import { countsOf } from "../documents/numbersRead.ts";
import type { NumberRead } from "../documents/numbersRead.ts";
import type { ParameterSet } from "../parameters/parameterSet.ts";

interface Ending {
  /** [] where no parameter has several sources; left out by commands that do not ask */
  readonly widths?: readonly SourceWidth[];
  /** stacks that cannot be run on the day; left out by commands that are asked for one */
  readonly impossible?: readonly ImpossibleStack[];
  /** null for runs of single persons */
  readonly badge?: FluidBadge | null;
  /** what a run of that day reads; left out by commands that run it */
  readonly numbers?: readonly NumberRead[];
}

export function endingJson(documents: Documents, { widths = [], impossible, badge = null, numbers }: Ending): object {
  const { asOf, facts, posterior } = documents;
  const notCounted = scoresLines(documents).join("");
  const read = numbers === undefined ? {} : { numberCounts: countsOf(numbers), numbers };
  const left = asOf === null || numbers === undefined ? {} : leftOutJson(asOf, facts);
  return {
    ...(asOf === null ? {} : { asOf: { ...asOfJson(asOf, facts), ...left, ...read } }),
    ...(posterior === undefined ? {} : { parameterSet: posteriorJson(posterior) }),
    ...(asOf === null || impossible === undefined ? {} : { notPossible: impossible }),
    ...(widths.length === 0 ? {} : { sources: widths }),
    ...(badge === null ? {} : { fluid: badge }),
    ...(notCounted === "" ? {} : { scoresNotCounted: notCounted }),
  };
}

/** Which draws took the place of the documents'; asOf null: of everything published by the day it was made. */
function posteriorJson({ id, asOf, scores }: ParameterSet): object {
  return { id, asOf, draws: scores.length };
}
