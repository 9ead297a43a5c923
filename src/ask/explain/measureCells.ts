// The runs behind explained numbers: the stacks that the numbers ask for, and no further than they ask.
import type { Documents } from "../../documents/documents.ts";
import { distinctStacks } from "../../scenario/stack.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { Study } from "../../study/study.ts";
import type { Asked } from "../asked.ts";
import { runStacks } from "../runStacks.ts";
import type { Cell } from "./findCells.ts";
import { measuresOf } from "./headlines.ts";

/**
 * A number of 2024 needs no 2033: nothing is followed in full.
 *
 * @param replications where nothing else is asked
 */
export function measureCells(
  cells: readonly Cell[],
  documents: Documents,
  asked: Asked,
  conduct: Conduct,
  replications: number,
): Promise<Study> {
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more: measuresOf(cells) };
  // as in the report, unless it is asked how conflicting sources are used
  const sources = asked.rule === undefined ? documents.plan?.sources : undefined;
  return runStacks({ documents, asked, replications, shown: [], sources }, stacksOf(cells), measure, conduct);
}

/** Stacks that the numbers are taken under. */
export function stacksOf(cells: readonly Pick<Cell, "measure">[]): readonly (readonly string[])[] {
  return distinctStacks(cells.map(({ measure }) => measure.scenario));
}
