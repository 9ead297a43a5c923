// How much of the width of results is the choice among conflicting publishers, in words and tables for the terminal.
import type { SourceStudy, ParameterSources } from "../study/sourceShares.ts";
import { measureShare } from "../study/sourceShares.ts";
import { stackName } from "../scenario/stack.ts";
import type { Study } from "../study/study.ts";
import type { SourceShare } from "../summarise/sourceShare.ts";
import { number, percent } from "./number.ts";
import type { TerminalStyle } from "./terminal.ts";
import { plainStyle, textTable } from "./terminal.ts";

/** One output whose runs used several sources of one parameter. */
export interface OutputShare extends SourceShare {
  readonly stack: string;
  readonly name: string;
  readonly title: string;
  readonly unit: string;
}

/** One disputed parameter, as `--json` has it. */
export interface SourceWidth extends ParameterSources {
  readonly outputs: readonly OutputShare[];
}

/** @param isShown which measures are told; all when left out */
export function sourceWidths(
  sources: readonly ParameterSources[],
  study: Study,
  bySource: readonly SourceStudy[],
  isShown: (name: string) => boolean = () => true,
): readonly SourceWidth[] {
  return sources.map((used) => ({
    ...used,
    outputs: study.stacks.flatMap(({ stack, measures }) =>
      measures
        .filter(({ name }) => isShown(name))
        .flatMap(({ name, title, unit }) => {
          const share = measureShare(used, [stack, name], study, bySource);
          return share === null ? [] : [{ stack: stackName(stack), name, title, unit, ...share }];
        }),
    ),
  }));
}

/** "" where publishers agree about everything. */
export function sourceWidthText(widths: readonly SourceWidth[], style: TerminalStyle = plainStyle): string {
  return widths.map((width) => oneText(width, style)).join("");
}

function oneText({ parameter, title, fixed, how, outputs }: SourceWidth, style: TerminalStyle): string {
  if (how === "fixed") return `${style.quiet(`source of ${parameter}: ${fixed ?? ""} in every run`)}\n`;
  const sources = [...new Set(outputs.flatMap(({ groups }) => groups.map(({ source }) => source)))];
  const severalStacks = new Set(outputs.map(({ stack }) => stack)).size > 1;
  const rows = outputs.map((output) => [
    `${severalStacks ? `${output.stack}: ` : ""}${output.title}${output.unit === "" ? "" : ` (${output.unit})`}`,
    ...sources.map((source) => number(output.groups.find((group) => group.source === source)?.mean ?? null)),
    shareWords(output.share),
  ]);
  const heads = ["mean by source", ...sources, "of the variance"];
  const how2 = how === "pool" ? "drawn by weight" : "each in runs of its own";
  const lead = style.bold(`How much is the choice of source: ${title} (${parameter}, ${how2})`);
  if (rows.length === 0) return `${lead}\n  nothing was measured with several sources\n`;
  return `${lead}\n${textTable(heads, rows, [...heads.keys()].slice(1), style)}`;
}

/** "34 %"; a dash where nothing varies. */
export function shareWords(share: number | null): string {
  return share === null ? "–" : percent(share);
}
