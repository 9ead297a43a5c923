// Shapley effects as text: of each outcome how its variance is handed out among the figures, with intervals.
import type { Shapley, ShapleyOutcome } from "../ask/shapley.ts";
import { fold } from "./fold.ts";
import { intervalText, pairsLines } from "./pairsLines.ts";
import { englishSobol, noSharesWords } from "./sobolChart.ts";
import { englishShares, shareText } from "./sharesWords.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";
import { titleInside } from "./titleInside.ts";

export function shapleyText(found: Shapley, style: TerminalStyle = plainStyle): string {
  const tables = found.outcomes.map((outcome) => outcomeText(outcome, style));
  const lines = pairsLines(found).flatMap((line) => fold(line, 0, style));
  return `${tables.join("\n")}${lines.map((line) => `${style.quiet(line)}\n`).join("")}`;
}

function outcomeText(outcome: ShapleyOutcome, style: TerminalStyle): string {
  const lead = fold(englishShares.outcome[outcome.kind](outcome.title), 0, style).map(style.bold).join("\n");
  const { factors } = outcome;
  const rows = factors.map((factor) => [factor.title, shareText(factor.share), intervalText(factor)]);
  const table = rows.length === 0 ? "" : textTable(["its part", "of the variance", "90 % interval"], rows, [1, 2], style); // prettier-ignore
  return `${lead}\n${table}${fold(shapleyWords(outcome), 0, style).join("\n")}\n`;
}

/** What has the largest part, and that the parts are all there is. */
export function shapleyWords({
  factors,
  ...made
}: Pick<ShapleyOutcome, "factors" | "rows" | "standardDeviation">): string {
  const [first, second] = factors;
  if (first === undefined) return noSharesWords(made, englishSobol);
  const lead = `The largest part, ${shareText(first.share)}, is that of ${titleInside(first.title)}`;
  const next = second === undefined ? "" : `, the next, ${shareText(second.share)}, that of ${titleInside(second.title)}`; // prettier-ignore
  return `${lead}${next}. What figures make only together is shared evenly among them, so that all parts add up to 100 %.`;
}

/** Every part, for the run folder. */
export function shapleyTable({ outcomes }: Shapley): Table {
  return {
    name: "shapley",
    caption: "How the variance is handed out among the uncertain figures",
    columns: [
      ...["outcome", "measure", "figure", "name"].map(words),
      ...["share", "at least", "at most"].map((title) => figures(title)),
    ],
    rows: outcomes.flatMap(({ kind, name: measure, factors }) =>
      factors.map(({ title, name, share, low, high }) => [kind, measure, title, name, share, low, high]),
    ),
  };
}
