// The answer for a terminal: the question, its answer, the numbers, what was said, how sure. One screen, 80 columns.
import type { AnswerRow, PlainAnswer, PlainVerdict } from "../ask/answer/plainAnswer.ts";
import { fold, lengthOf, plain } from "./fold.ts";
import { answerSentence, differenceNote, flipsSentence, flowSentence, rowTexts, shortDay, sureSentences } from "./plainAnswer.ts"; // prettier-ignore
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { verdictMarks } from "./verdictWords.ts";

/** Wider lines are not read faster. */
const widest = 80;

/** Lines of one screen, and those of it that are kept for what is printed below. */
const screen = { lines: 40, below: 5 };

/** @param wide a terminal; the answer takes 80 columns of it at most, and one screen where its statements can be cut to fit */
export function plainAnswerText(answer: PlainAnswer, wide: TerminalStyle = plainStyle): string {
  const style = { ...wide, width: Math.min(widest, wide.width) };
  const above = [
    [...fold(answer.question, 0, style).map(style.bold), ...fold(answerSentence(answer), 0, style)],
    [
      ...numbersOf(answer, style),
      ...fold([flowSentence(answer), flipsSentence(answer.flips)].join(" ").trim(), 0, style),
    ],
  ];
  const below = fold(sureSentences(answer).join(" "), 0, style).map(style.quiet);
  const room = screen.lines - screen.below - [...above, below].reduce((sum, block) => sum + block.length + 1, 0);
  const inLines = (most: number): string[] => answer.verdicts.flatMap((verdict) => verdictLines(verdict, most, style));
  const [inThree, inTwo, inOne] = [inLines(3), inLines(2), inLines(1)];
  const fitting =
    inThree.length < room ? inThree : withUntested(answer, inTwo.length + 1 < room ? inTwo : inOne, room, style);
  return `${[...above, fitting, below]
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

/** Statements that have no three lines each leave what they do not test to a paragraph below them. */
function withUntested(
  { verdicts }: PlainAnswer,
  lines: readonly string[],
  room: number,
  style: TerminalStyle,
): string[] {
  const untested = verdicts.map(({ notTested }) => firstClause(notTested)).filter((text) => text !== "");
  if (untested.length === 0) return [...lines];
  const told = fold(`Not tested: ${untested.join("; ")}.`, 0, style);
  return [...lines, ...cutLines(told, Math.max(1, room - 1 - lines.length), style).map(style.quiet)];
}

/** "the size of a real agreement": what comes before the first stop, to stand in a list. */
function firstClause(text: string): string {
  const [clause] = text.split(/[;.]/);
  return `${clause.slice(0, 1).toLowerCase()}${clause.slice(1)}`;
}

/** The boxes and their total, or the one measure: a line each. */
function numbersOf(answer: PlainAnswer, style: TerminalStyle): readonly string[] {
  const { rows, dates, noun, statistic } = answer;
  const hasBefore = rows.some(({ before }) => before !== null);
  const isAlone = rows.length === 1;
  // one number with and without is in the sentence already
  if (isAlone && !hasBefore) return fold(`Every number is the ${statistic}.`, 0, style).map(style.quiet);
  const after = shortDay(dates?.after ?? "");
  const heads = [
    [noun, ...(hasBefore ? [shortDay(dates?.before ?? "")] : []), after, after, "difference"],
    [statistic, ...(hasBefore ? [""] : []), "without", "with", "run by run"],
  ];
  const marks = notesOf(rows);
  const cells = rows.map((row) => {
    const { before, without, with: changed, difference } = rowTexts(row, answer);
    const mark = marks.indexOf(row.note);
    const title = `${row.kind === "apart" ? "  " : ""}${row.title}${mark < 0 ? "" : " " + "*".repeat(mark + 1)}`;
    return [title, ...(hasBefore ? [before] : []), without, changed, difference];
  });
  const table = [...heads, ...cells].map((row) => row.map((cell) => plain(cell, style)));
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => lengthOf(row[column]))));
  const others = widths.slice(1).reduce((sum, width) => sum + width + 2, 0);
  widths[0] = Math.min(widths[0], style.width - others);
  const lines = table.map((row, index) => {
    const line = row.map((cell, column) => padded(cut(cell, widths[column], style), widths[column], column > 0)).join("  "); // prettier-ignore
    if (index < heads.length) return style.quiet(line.trimEnd());
    return rows[index - heads.length].kind === "total" ? style.bold(line.trimEnd()) : line.trimEnd();
  });
  const notes = marks.map((note, nth) => `${"*".repeat(nth + 1)} ${note}`).join("; ");
  const remark = [notes === "" ? "" : `${notes}.`, differenceNote(answer)].filter((text) => text !== "").join(" ");
  return [...lines, ...fold(remark, 0, style).map(style.quiet)];
}

function notesOf(rows: readonly AnswerRow[]): readonly string[] {
  return [...new Set(rows.map(({ note }) => note))].filter((note) => note !== "");
}

/**
 * The word with the statement, then its parts and what it does not test.
 *
 * @param most lines; what finds no room is told in full by the page and the files
 */
function verdictLines(verdict: PlainVerdict, most: number, style: TerminalStyle): string[] {
  const { words, notTested, parts, holds } = verdict;
  const mark = verdictMarks[verdict.verdict];
  const paint = { yes: style.good, no: style.bad, open: style.bold, plain: style.quiet }[mark.tone];
  const symbol = style.unicode ? mark.symbol : mark.ascii;
  const held = parts.filter((part) => part.verdict === "supported" || part.verdict === "by construction").length;
  const some = verdict.verdict === "in part" ? `, ${held} of ${parts.length} parts hold` : "";
  const head = `${symbol} ${verdict.verdict}${some}${holds === null ? "" : `, ${holds.runs} of ${holds.of} runs`}`;
  const remark = parts.length === 0 ? [] : hung(`${byWord(parts)}.`, style);
  const untested = most < 3 || notTested === "" ? [] : cutLines(hung(`Not tested: ${notTested}`, style), 1, style);
  const left = most - untested.length;
  const said = hung(`${head}: ${words}`, style).map((line, nth) => (nth === 0 ? line.slice(2) : line));
  const top = cutLines(said, Math.min(2, remark.length === 0 ? left : Math.max(1, left - 1)), style);
  const below = [...cutLines(remark, left - top.length, style), ...untested].map(style.quiet);
  const plainHead = plain(head, style);
  return [...top.map((line, nth) => (nth === 0 ? line.replace(plainHead, paint(plainHead)) : line)), ...below];
}

/** "supported: waits, seats; contradicted: costs" */
function byWord(parts: PlainVerdict["parts"]): string {
  const words = [...new Set(parts.map(({ verdict }) => verdict))];
  const titles = (word: string) => parts.filter(({ verdict }) => verdict === word).map(({ title }) => title);
  return words.map((word) => `${word}: ${titles(word).join(", ")}`).join("; ");
}

/** Set back by two columns. */
function hung(text: string, style: TerminalStyle): string[] {
  return fold(text, 2, style);
}

function cutLines(lines: readonly string[], most: number, style: TerminalStyle): string[] {
  if (lines.length <= most) return [...lines];
  const end = style.unicode ? "…" : "...";
  const kept = lines.slice(0, Math.max(0, most));
  return kept.map((line, nth) =>
    nth < kept.length - 1 ? line : `${[...line].slice(0, style.width - lengthOf(end)).join("")}${end}`,
  );
}

function padded(text: string, width: number, isRight: boolean): string {
  const room = " ".repeat(Math.max(0, width - lengthOf(text)));
  return isRight ? room + text : text + room;
}

/** What finds no room on its line is told in full by the page and the files. */
function cut(text: string, width: number, { unicode }: TerminalStyle): string {
  if (lengthOf(text) <= width) return text;
  const end = unicode ? "…" : "...";
  return `${[...text].slice(0, Math.max(0, width - lengthOf(end))).join("").trimEnd()}${end}`; // prettier-ignore
}
