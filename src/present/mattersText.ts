// What matters, as text: a table for each outcome, and what cannot be told from chance in one line.
import { dayText } from "../ask/matters/outcomes.ts";
import type { Matters, MattersFactor, MattersOutcome } from "../ask/matters.ts";
import type { Model } from "../model/model.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { counted, number, range } from "../quantity/numberWords.ts";
import { fold, foldLines, oneLine } from "./fold.ts";
import { directionText, englishShares, sharesSentence, shareText, stepsSentence } from "./sharesWords.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

const most = 10;

export function mattersText(
  { outcomes, failed, missing, draws, stepDays, seed, finer }: Matters,
  model: Pick<Model, "runs">,
  style: TerminalStyle = plainStyle,
): string {
  const tables = outcomes.map((outcome) => outcomeText(outcome, model, style));
  const [first] = failed;
  const refused = first === undefined ? "" : `${counted(failed.length, "draw")} could not be run; the first of them:\n${first.why.split("\n").map(oneLine).join("\n")}\n`; // prettier-ignore
  const steps = stepsSentence({ finer, outcomes });
  const lines = [
    ...(missing === 0 ? [] : [`${counted(missing, "draw")} left out, because it was stopped`]),
    `${counted(draws, "draw")} of expected numbers · seed ${seed} · step ${number(stepDays)} days${steps === "" ? ", compared with no finer one" : ""}`,
    ...(steps === "" ? [] : [steps]),
  ];
  return `${tables.join("\n")}${foldLines(refused, style)}${lines.flatMap((line) => fold(line, 0, style)).map((line) => `${style.quiet(line)}\n`).join("")}`; // prettier-ignore
}

/** "Waiting: 71,000, 80 % of draws 60,000 to 82,000 persons" */
function outcomeTitle({ kind, title, unit, mean, p10, p90 }: MattersOutcome, model: Pick<Model, "runs">): string {
  const name = englishShares.outcome[kind](title);
  if (mean === null || p10 === null || p90 === null) return `${name}: no draw has a value`;
  if (kind === "date") {
    const [from, to] = [dayText(p10, model), dayText(p90, model)];
    return `${name}, ${from === to ? from : `${from} to ${to}`} in 80 % of draws`;
  }
  const fitting = fittingUnit(unit, [mean, p10, p90]);
  return `${name}, ${range(fitting.of(p10), fitting.of(p90))}${fitting.name === "" ? "" : ` ${fitting.name}`} in 80 % of draws`;
}

/** "34 to 48 %" */
function shareRange({ low, high }: Pick<MattersFactor, "low" | "high">): string {
  const [from, to] = [low, high].map((end) => shareText(end).replace(" %", ""));
  return from === to ? `${to} %` : `${from} to ${to} %`;
}

function outcomeText(outcome: MattersOutcome, model: Pick<Model, "runs">, style: TerminalStyle): string {
  const beyond = outcome.factors.filter(({ isBeyondChance }) => isBeyondChance).slice(0, most);
  const rows = beyond.map((factor) => [factor.title, shareText(factor.share), shareRange(factor), directionText(factor, outcome.kind)]); // prettier-ignore
  const table = rows.length === 0 ? "" : textTable(["goes along with", "of the spread", "90 % interval", "more of it"], rows, [1, 2], style); // prettier-ignore
  const lead = fold(outcomeTitle(outcome, model), 0, style).map(style.bold).join("\n");
  return `${lead}\n${table}${fold(sharesSentence(outcome), 0, style).join("\n")}\n`;
}
