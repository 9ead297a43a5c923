// Sobol' indices as text: of each outcome what every figure makes alone and with all others, with intervals.
import type { Sobol, SobolOutcome } from "../ask/sobol.ts";
import { fold } from "./fold.ts";
import { intervalText, pairsLines } from "./pairsLines.ts";
import { englishSobol, sobolWords } from "./sobolChart.ts";
import { englishShares, shareText } from "./sharesWords.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

export function sobolText(found: Sobol, style: TerminalStyle = plainStyle): string {
  const tables = found.outcomes.map((outcome) => outcomeText(outcome, style));
  const lines = pairsLines(found).flatMap((line) => fold(line, 0, style));
  return `${tables.join("\n")}${lines.map((line) => `${style.quiet(line)}\n`).join("")}`;
}

function outcomeText(outcome: SobolOutcome, style: TerminalStyle): string {
  const lead = fold(englishShares.outcome[outcome.kind](outcome.title), 0, style).map(style.bold).join("\n");
  const rows = outcome.factors.map(({ title, first, total }) => [title, shareText(first.share), intervalText(first), shareText(total.share), intervalText(total)]); // prettier-ignore
  const table = rows.length === 0 ? "" : textTable(["of the variance", "alone", "90 % interval", "with all others", "90 % interval"], rows, [1, 2, 3, 4], style); // prettier-ignore
  return `${lead}\n${table}${fold(
    sobolWords(outcome, englishSobol, ({ title }) => title),
    0,
    style,
  ).join("\n")}\n`;
}

/** Every index, for the run folder. */
export function sobolTable({ outcomes }: Sobol): Table {
  const columns = ["share", "at least", "at most"];
  return {
    name: "sobol",
    caption: "What each uncertain figure makes of the variance, alone and with all others",
    columns: [
      ...["outcome", "measure", "figure", "name"].map(words),
      ...columns.map((title) => figures(`alone: ${title}`)),
      ...columns.map((title) => figures(`with all others: ${title}`)),
    ],
    rows: outcomes.flatMap(
      ({ kind, name: measure, factors }) =>
      factors.map(({ title, name, first, total }) => [kind, measure, title, name, first.share, first.low, first.high, total.share, total.low, total.high]), // prettier-ignore
    ),
  };
}
