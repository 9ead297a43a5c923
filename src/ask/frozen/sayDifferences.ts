// What two kept runs were made of otherwise, in words.
import type { FrozenRun } from "./frozenRun.ts";
import { madeOtherwise } from "./madeOtherwise.ts";
import type { Made, MadeDifference } from "./madeOtherwise.ts";

/** "made otherwise: seed 1 against 2; documents model.yaml", or "made of the same" */
export function sayDifferences(left: FrozenRun, right: FrozenRun): string {
  const parts = madeOtherwise(madeIn(left), madeIn(right)).map(differenceSaid);
  return parts.length === 0 ? "made of the same" : `made otherwise: ${parts.join("; ")}`;
}

/** What the record of a run says of how it was made. */
export function madeIn({ model, ...record }: FrozenRun): Made {
  return { ...record, model: model.id };
}

function differenceSaid({ what, name, left, right }: MadeDifference): string {
  if (what === "documents") return `documents ${name}`;
  return `${what === "option" ? name : what} ${left} against ${right}`;
}
