// What matters, as text: a table for each outcome, and what cannot be told from chance in one line.
import { dayText } from "../ask/matters/outcomes.ts";
import type { Matters, MattersFactor, MattersOutcome } from "../ask/matters.ts";
import type { Model } from "../model/model.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { counted, number, range } from "../quantity/numberWords.ts";
import { fold, foldLines, oneLine } from "./fold.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

const most = 10;

export function mattersText(
  { outcomes, failed, missing, draws, stepDays, seed }: Matters,
  model: Pick<Model, "runs">,
  style: TerminalStyle = plainStyle,
): string {
  const tables = outcomes.map((outcome) => outcomeText(outcome, model, style));
  const [first] = failed;
  const refused = first === undefined ? "" : `${counted(failed.length, "draw")} could not be run; the first of them:\n${first.why.split("\n").map(oneLine).join("\n")}\n`; // prettier-ignore
  const lines = [
    ...(missing === 0 ? [] : [`${counted(missing, "draw")} left out, because it was stopped`]),
    `${counted(draws, "draw")} of expected numbers · seed ${seed} · step ${number(stepDays)} days, compared with no finer one`,
  ];
  return `${tables.join("\n")}${foldLines(refused, style)}${lines.flatMap((line) => fold(line, 0, style)).map((line) => `${style.quiet(line)}\n`).join("")}`; // prettier-ignore
}

/** "Waiting: 71,000, 80 % of draws 60,000 to 82,000 persons" */
function outcomeTitle({ kind, title, unit, mean, p10, p90 }: MattersOutcome, model: Pick<Model, "runs">): string {
  const name = kind === "level" ? title : kind === "peak" ? `Peak: ${title}` : `Day of the peak: ${title}`;
  if (mean === null || p10 === null || p90 === null) return `${name}: no draw has a value`;
  if (kind === "date") {
    const [from, to] = [dayText(p10, model), dayText(p90, model)];
    return `${name}, ${from === to ? from : `${from} to ${to}`} in 80 % of draws`;
  }
  const fitting = fittingUnit(unit, [mean, p10, p90]);
  return `${name}, ${range(fitting.of(p10), fitting.of(p90))}${fitting.name === "" ? "" : ` ${fitting.name}`} in 80 % of draws`;
}

/** What goes along with it beyond chance, in one sentence. */
function mattersSentence({ factors, byChance, told, runs }: MattersOutcome): string {
  if (byChance === null) return runs < 2 ? "Nothing is ranked." : `Nothing is ranked: ${counted(runs, "draw")} with a value are too few, or all have the same.`; // prettier-ignore
  const beyond = factors.filter(({ isBeyondChance }) => isBeyondChance);
  const others = factors.length - beyond.length;
  const level = shareText(byChance);
  if (beyond.length === 0) return `None of ${counted(factors.length, "uncertain figure")} can be told from chance, which alone gives the largest of so many up to ${level}.`; // prettier-ignore
  const [first, second] = beyond;
  const lead =
    second === undefined
      ? `${shareText(first.share)} of its spread goes along with one figure: ${first.title}.`
      : `${shareText(told)} of its spread goes along with ${counted(beyond.length, "figure")} one by one, most of it with ${first.title} (${shareText(first.share)}) and ${second.title} (${shareText(second.share)}).`;
  const rest = others === 0 ? "" : ` ${others === 1 ? "One other" : `Each of ${others} others`} cannot be told from chance (up to ${level}).`; // prettier-ignore
  return `${lead}${rest} What is left, ${shareText(Math.max(0, 1 - told))}, is ${others === 0 ? "" : "theirs and "}what figures make only together.`;
}

function shareText(share: number): string {
  return `${Math.floor(Math.min(1, Math.max(0, share)) * 100 + 0.5)} %`;
}

/** "34 to 48 %" */
function shareRange({ low, high }: Pick<MattersFactor, "low" | "high">): string {
  const [from, to] = [low, high].map((end) => shareText(end).replace(" %", ""));
  return from === to ? `${to} %` : `${from} to ${to} %`;
}

/** More of it goes along with more, or with less; "" where it is neither. */
function directionText({ direction }: Pick<MattersFactor, "direction">, kind: MattersOutcome["kind"]): string {
  if (direction === null || Math.abs(direction) < 0.1) return "";
  const [more, less] = kind === "date" ? ["later", "earlier"] : ["more", "less"];
  return direction > 0 ? more : less;
}

function outcomeText(outcome: MattersOutcome, model: Pick<Model, "runs">, style: TerminalStyle): string {
  const beyond = outcome.factors.filter(({ isBeyondChance }) => isBeyondChance).slice(0, most);
  const rows = beyond.map((factor) => [factor.title, shareText(factor.share), shareRange(factor), directionText(factor, outcome.kind)]); // prettier-ignore
  const table = rows.length === 0 ? "" : textTable(["goes along with", "of the spread", "90 % interval", "more of it"], rows, [1, 2], style); // prettier-ignore
  const lead = fold(outcomeTitle(outcome, model), 0, style).map(style.bold).join("\n");
  return `${lead}\n${table}${fold(mattersSentence(outcome), 0, style).join("\n")}\n`;
}
