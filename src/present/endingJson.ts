// How the object of every command ends, for machines: the day it stands on, how much publishers disagree, and what is
// said of expected numbers. Each key is there only where there is something to say.
import { asOfJson } from "../ask/asOfWords.ts";
import type { FluidBadge } from "../ask/fluidBadge.ts";
import type { ImpossibleStack } from "../ask/possibleStacks.ts";
import type { SourceWidth } from "../ask/sourceWidth.ts";
import type { Documents } from "../documents/documents.ts";
import { countsOf } from "../documents/numbersRead.ts";
import type { NumberRead } from "../documents/numbersRead.ts";

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

export function endingJson(
  { asOf, facts }: Pick<Documents, "asOf" | "facts">,
  { widths = [], impossible, badge = null, numbers }: Ending,
): object {
  const read = numbers === undefined ? {} : { numberCounts: countsOf(numbers), numbers };
  return {
    ...(asOf === null ? {} : { asOf: { ...asOfJson(asOf, facts), ...read } }),
    ...(asOf === null || impossible === undefined ? {} : { notPossible: impossible }),
    ...(widths.length === 0 ? {} : { sources: widths }),
    ...(badge === null ? {} : { fluid: badge }),
  };
}
