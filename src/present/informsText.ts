// What to measure next, as text: a table for each answer, and what the figures would do together.
import type { InformedAnswer, Informs } from "../ask/informs/informed.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { counted, number, range } from "../quantity/numberWords.ts";
import { fold, foldLines, oneLine } from "./fold.ts";
import { englishFigure, englishInforms as said, figureNamed, informsNotes, informsSentence, publishedText } from "./informsWords.ts"; // prettier-ignore
import { shareText } from "./sharesWords.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

const most = 8;

export function informsText(informs: Informs, style: TerminalStyle = plainStyle): string {
  const { answers, draws, seed, stepDays, missing, failed, finer } = informs;
  const tables = answers.map((answer) => answerText(answer, informs, style));
  const [first] = failed;
  const refused = first === undefined ? "" : `${counted(failed.length, "draw")} could not be run; the first of them:\n${first.why.split("\n").map(oneLine).join("\n")}\n`; // prettier-ignore
  const lines = [
    ...(missing === 0 ? [] : [`${counted(missing, "draw")} left out, because it was stopped`]),
    ...informsNotes(informs),
    `${counted(draws, "draw")} of expected numbers · seed ${seed} · step ${number(stepDays)} days${finer === null ? ", compared with no finer one" : ""}`,
  ];
  return `${tables.join("\n")}${foldLines(refused, style)}${lines.flatMap((line) => fold(line, 0, style)).map((line) => `${style.quiet(line)}\n`).join("")}`; // prettier-ignore
}

/** "Waiting at the end, 60,000 to 82,000 persons in 80 % of draws" */
function answerTitle({ kind, title, unit, p10, p90 }: InformedAnswer): string {
  const name = said.answers[kind](title);
  if (p10 === null || p90 === null) return `${name}: no draw has a value`;
  const fitting = fittingUnit(unit, [p10, p90]);
  return `${name}, ${range(fitting.of(p10), fitting.of(p90))}${fitting.name === "" ? "" : ` ${fitting.name}`} in 80 % of draws`;
}

function answerText(answer: InformedAnswer, informs: Informs, style: TerminalStyle): string {
  const { columns } = said;
  const rows = answer.told.slice(0, most).map(({ figure, share, low, high, width }) => {
    const known = figureNamed(informs, figure);
    return [englishFigure(known), shareText(share), shareRange(low, high), shareText(width), publishedText(known)];
  });
  const heads = [columns.figure, columns.share, "90 % interval", columns.width, "published"];
  const table = rows.length === 0 ? "" : textTable(heads, rows, [1, 2, 3], style);
  const more = answer.told.length > most ? ` ${counted(answer.told.length - most, "further figure")} would tell less.` : ""; // prettier-ignore
  const lead = fold(answerTitle(answer), 0, style).map(style.bold).join("\n");
  return `${lead}\n${table}${fold(informsSentence(answer, informs) + more, 0, style).join("\n")}\n`;
}

/** "34 to 48 %" */
function shareRange(low: number, high: number): string {
  const [from, to] = [low, high].map((end) => shareText(end).replace(" %", ""));
  return from === to ? `${to} %` : `${from} to ${to} %`;
}
