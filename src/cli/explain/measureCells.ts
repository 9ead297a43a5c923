// The runs behind explained numbers: the stacks that the numbers ask for, and no further than they ask.
import { distinctStacks } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";
import type { Console } from "../console.ts";
import { launch } from "../launch.ts";
import type { RunOptions } from "../options.ts";
import type { Workspace } from "../request.ts";
import { settingName } from "../setParameters.ts";
import type { Cell } from "./findCells.ts";
import { measuresOf } from "./headlines.ts";

/**
 * A number of 2024 needs no 2033: nothing is followed in full.
 *
 * @param replications where the command says nothing else
 */
export function measureCells(
  cells: readonly Cell[],
  workspace: Workspace,
  options: RunOptions,
  console: Console,
  replications: number,
): Promise<Study> {
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more: measuresOf(cells) };
  // as in the report, unless the command says how conflicting sources are used
  const sources = options.rule === undefined ? workspace.plan?.sources : undefined;
  return launch({ workspace, options, replications, shown: [], sources }, stacksOf(cells), measure, console);
}

/** Stacks that the numbers are taken under, without what `--set` adds to every stack of a study anyway. */
export function stacksOf(cells: readonly Cell[]): readonly (readonly string[])[] {
  return distinctStacks(cells.map(({ measure }) => measure.scenario.filter((name) => name !== settingName)));
}
