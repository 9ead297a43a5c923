// Which parameters can move any of some numbers at all: the others have no influence, whatever runs seem to say.
import type { Documents } from "../../documents/documents.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import type { AskedMeasure } from "../askedMeasures.ts";
import { pathOf } from "../explain/pathOf.ts";

/** Chances of scenarios count as if they always could. */
export function isReachedOf(
  documents: Documents,
  measures: readonly AskedMeasure[],
  stack: readonly string[],
): (name: string) => boolean {
  const read = measures.flatMap(({ measure }) => pathOf(documents, measure, stack).parameters);
  const reached = new Set([...read.map(({ parameter }) => parameter.name), ...chancesIn(documents.scenarios)]);
  return (name) => reached.has(name);
}
