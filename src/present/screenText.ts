// A screening as text: of each outcome what moves it, how much, and what can be left out.
import type { Screen, ScreenFactorFound, ScreenOutcome } from "../ask/screen.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { counted, number, range } from "../quantity/numberWords.ts";
import { fold } from "./fold.ts";
import { directionText, englishShares, shareText } from "./sharesWords.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";
import { titleInside } from "./titleInside.ts";

/** Rows of a table; the file in the run folder has all. */
const mostShown = 20;
/** Names of what can be left out, before the rest is only counted. */
const mostNamed = 6;

export function screenText(found: Screen, style: TerminalStyle = plainStyle): string {
  const tables = found.outcomes.map((outcome) => outcomeText(outcome, style));
  const lines = screenLines(found).flatMap((line) => fold(line, 0, style));
  return `${tables.join("\n")}${lines.map((line) => `${style.quiet(line)}\n`).join("")}`;
}

function screenLines({ rows, rowsAsked, rowsFailed, runs, seed, stepDays }: Screen): readonly string[] {
  const failed = rowsFailed === 0 ? "" : ` · ${counted(rowsFailed, "place")} left out, because a run failed`;
  return [
    "Each figure is moved by itself, over the middle nine tenths of what is plausible of it; other sources, chances and drifts are changed as a whole.",
    `From ${number(rows)} of ${counted(rowsAsked, "place")} · ${counted(runs, "run")} of expected numbers${failed} · seed ${seed} · step ${number(stepDays)} days, compared with no finer one`,
  ];
}

function outcomeText(outcome: ScreenOutcome, style: TerminalStyle): string {
  const { kind, title, factors } = outcome;
  const lead = fold(englishShares.outcome[kind](title), 0, style).map(style.bold).join("\n");
  const needed = factors.filter(({ isNeeded }) => isNeeded).slice(0, mostShown);
  const unit = kind === "date" ? "days" : outcome.unit;
  const fitting = fittingUnit(unit, needed.flatMap(({ size, high }) => [size, high])); // prettier-ignore
  const rows = needed.map((factor) => {
    const [size, low, high, deviation] = [factor.size, factor.low, factor.high, deviationOf(factor)].map(fitting.of);
    return [factor.title, number(size), range(low, high), deviation === null ? "" : number(deviation), wayText(factor, kind)]; // prettier-ignore
  });
  const heads = ["moved by itself", `changes it by${fitting.name === "" ? "" : `, ${fitting.name}`}`, "90 % interval", "from place to place ±", "more of it"]; // prettier-ignore
  const table = rows.length === 0 ? "" : textTable(heads, rows, [1, 2, 3], style);
  return `${lead}\n${table}${fold(screenWords(outcome), 0, style).join("\n")}\n`;
}

/** What sums in another order leave over is nothing. */
function deviationOf({ deviation, size }: ScreenFactorFound): number | null {
  return deviation !== null && deviation < 1e-9 * size ? 0 : deviation;
}

/** Which way more of it moves it; "either" where that depends on the others. */
function wayText({ mean, size }: ScreenFactorFound, kind: ScreenOutcome["kind"]): string {
  if (mean === null || size === 0) return "";
  const way = directionText({ direction: mean / size }, kind);
  return Math.abs(mean) < 0.9 * size ? "either" : way;
}

/** What is needed, and what can be left out. */
function screenWords({ factors, rows }: Pick<ScreenOutcome, "factors" | "rows">): string {
  if (rows === 0) return "No place has a value.";
  const left = factors.filter(({ isNeeded }) => !isNeeded);
  const moving = left.filter(({ size }) => size > 0);
  if (left.length === factors.length) return `None of ${counted(factors.length, "figure")} moves it.`;
  if (rows < 4) return `From ${counted(rows, "place")} nothing is said of what can be left out; more (--rows) tell.`;
  if (left.length === 0) return `None of ${counted(factors.length, "figure")} can be left out.`;
  const most = left.reduce((sum, { part }) => sum + part.high, 0);
  const named = left.slice(0, mostNamed).map(({ title }) => titleInside(title));
  const others = left.length - named.length;
  const together = moving.length === 0 ? "nothing that they do moves it" : `together they make ${most < 0.005 ? "under 1 %" : `${shareText(most)} at most`} of what it moves, as variance`; // prettier-ignore
  return `${left.length === 1 ? "One" : number(left.length, "exact")} of ${counted(factors.length, "figure")} can be left out: ${together}. ${left.length === 1 ? "It is" : "They are"} ${named.join(", ")}${others === 0 ? "" : ` and ${counted(others, "other")}`}.`;
}

/** Every figure, for the run folder. */
export function screenTable({ outcomes }: Screen): Table {
  return {
    name: "screen",
    caption: "What each uncertain figure changes, moved by itself",
    columns: [
      ...["outcome", "measure", "figure", "name", "how", "unit"].map(words),
      ...["mean size", "at least", "at most", "standard deviation", "mean", "part of the variance, about", "part: at most"].map((title) => figures(title)), // prettier-ignore
      words("can be left out"),
    ],
    rows: outcomes.flatMap(
      ({ kind, name: measure, unit, factors }) =>
      factors.map((one) => [kind, measure, one.title, one.name, one.how, kind === "date" ? "days" : unit, one.size, one.low, one.high, one.deviation, one.mean, one.part.share, one.part.high, one.isNeeded ? "no" : "yes"]), // prettier-ignore
    ),
  };
}
