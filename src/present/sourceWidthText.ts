// How much the choice among conflicting publishers is, in words and tables for the terminal.
import type { SourceWidth } from "../ask/sourceWidth.ts";
import { foldLines } from "./fold.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { number, percent } from "../quantity/numberWords.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { plainStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/** "" where publishers agree about everything. */
export function sourceWidthText(widths: readonly SourceWidth[], style: TerminalStyle = plainStyle): string {
  return widths.map((width) => oneText(width, style)).join("");
}

function oneText({ parameter, title, fixed, how, outputs }: SourceWidth, style: TerminalStyle): string {
  if (how === "fixed")
    return `${style.quiet(foldLines(`source of ${parameter}: ${fixed ?? ""} in every run`, style))}\n`;
  const sources = [...new Set(outputs.flatMap(({ groups }) => groups.map(({ source }) => source)))];
  const severalStacks = new Set(outputs.map(({ stack }) => stack)).size > 1;
  const rows = outputs.map((output) => {
    const means = sources.map((source) => output.groups.find((group) => group.source === source)?.mean ?? null);
    const { name, of } = fittingUnit(output.unit, means);
    const title = `${severalStacks ? `${output.stack}: ` : ""}${output.title}${name === "" ? "" : ` (${name})`}`;
    return [title, ...means.map((mean) => number(of(mean))), shareWords(output.share)];
  });
  const heads = ["mean by source", ...sources, "of the variance"];
  const how2 = how === "pool" ? "drawn by weight" : "each in runs of its own";
  const lead = style.bold(foldLines(`How much is the choice of source: ${title} (${parameter}, ${how2})`, style));
  if (rows.length === 0) return `${lead}\n  nothing was measured with several sources\n`;
  return `${lead}\n${textTable(heads, rows, [...heads.keys()].slice(1), style)}`;
}

/** "34 %"; a dash where nothing varies. */
function shareWords(share: number | null): string {
  return share === null ? "–" : percent(share);
}
