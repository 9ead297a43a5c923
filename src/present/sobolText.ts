// Sobol' indices as text: of each outcome what every figure makes alone and with all others, with intervals.
import type { Sobol, SobolOutcome } from "../ask/sobol.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { fold } from "./fold.ts";
import { englishSobol, sobolWords } from "./sobolChart.ts";
import { englishShares, shareText } from "./sharesWords.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

export function sobolText(found: Sobol, style: TerminalStyle = plainStyle): string {
  const tables = found.outcomes.map((outcome) => outcomeText(outcome, style));
  const lines = sobolLines(found).flatMap((line) => fold(line, 0, style));
  return `${tables.join("\n")}${lines.map((line) => `${style.quiet(line)}\n`).join("")}`;
}

/** How sure it is, and what it is from. */
function sobolLines({
  status,
  reached,
  within,
  rows,
  rowsAsked,
  rowsFailed,
  runs,
  seed,
  stepDays,
}: Sobol): readonly string[] {
  const sure =
    reached === null
      ? "No level varies."
      : `The widest interval of a level is ± ${pointText(reached)}; asked for was ± ${pointText(within)}${status === "enough" ? ", so that it stopped" : status === "whole" && reached > within ? ": more pairs (--rows) bring it nearer" : ""}.`;
  const failed = rowsFailed === 0 ? "" : ` · ${counted(rowsFailed, "pair")} left out, because a run failed`;
  return [
    sure,
    `${number(rows)} of ${number(rowsAsked)} pairs of draws · ${counted(runs, "run")} of expected numbers${failed} · seed ${seed} · step ${number(stepDays)} days, compared with no finer one`,
  ];
}

/** Percentage points: "2 %", "0.4 %" */
function pointText(share: number): string {
  const points = Math.ceil(share * 1000) / 10;
  return `${number(points)} %`;
}

function outcomeText(outcome: SobolOutcome, style: TerminalStyle): string {
  const lead = fold(englishShares.outcome[outcome.kind](outcome.title), 0, style).map(style.bold).join("\n");
  if (outcome.factors.length === 0) return `${lead}\nIt is the same in every draw.\n`;
  const rows = outcome.factors.map(({ title, first, total }) => [title, shareText(first.share), interval(first), shareText(total.share), interval(total)]); // prettier-ignore
  const table = textTable(["of the variance", "alone", "90 % interval", "with all others", "90 % interval"], rows, [1, 2, 3, 4], style); // prettier-ignore
  return `${lead}\n${table}${fold(
    sobolWords(outcome, englishSobol, ({ title }) => title),
    0,
    style,
  ).join("\n")}\n`;
}

function interval({ low, high }: { readonly low: number; readonly high: number }): string {
  const [from, to] = [low, high].map((end) => shareText(end).replace(" %", ""));
  return from === to ? `${to} %` : `${from} to ${to} %`;
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
