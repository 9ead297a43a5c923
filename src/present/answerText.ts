// The answer for a terminal: the question, its answer, the numbers, what was said, how sure. One screen, 80 columns.
import type { AnswerRow, PlainAnswer, PlainVerdict } from "../ask/answer/plainAnswer.ts";
import { beginningOf, fold, lengthOf, plain } from "./fold.ts";
import { answerSentence, differenceNote, flipsSentence, flowSentence, rowTexts, shortDay, sureSentences } from "./plainAnswer.ts"; // prettier-ignore
import { counted } from "../quantity/numberWords.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { verdictMarks } from "./verdictWords.ts";

/** Wider lines are not read faster. */
const widest = 80;

/** Lines that are kept for where to read on, which is printed below the answer. */
export const belowAnswer = 3;

/** Lines of one screen, and those of it that are kept for what is printed below and the blank line before it. */
const screen = { lines: 40, below: belowAnswer + 1 };

/** What a paragraph keeps where there is more than one screen. */
const leastLines = 4;

/** @param wide a terminal; the answer takes 80 columns of it at most, and one screen: what finds no room is in the files */
export function plainAnswerText(answer: PlainAnswer, wide: TerminalStyle = plainStyle): string {
  const style = { ...wide, width: Math.min(widest, wide.width) };
  const top = [...fold(answer.question, 0, style).map(style.bold), ...fold(answerSentence(answer), 0, style)];
  const between = fold([flowSentence(answer), flipsSentence(answer.flips)].join(" ").trim(), 0, style);
  const sure = fold(sureSentences(answer).join(" "), 0, style).map(style.quiet);
  const numbers = (rows: number): string[] => numbersOf(answer, rows, style);
  const all = answer.rows.length;
  const forStatements = answer.verdicts.length === 0 ? 0 : 2;
  /** lines that are left beside these, each block with the blank one after it */
  const roomBeside = (blocks: readonly (readonly string[])[]): number =>
    screen.lines - screen.below - blocks.reduce((sum, block) => sum + block.length + 1, 0);
  const isFitting = (blocks: readonly (readonly string[])[]): boolean => roomBeside(blocks) >= forStatements;
  const least = (lines: readonly string[]): string[] => cutLines(lines, leastLines, style);
  // one after another is cut, as far as there is need for it
  const tries = [
    { between, sure, rows: all },
    { between: least(between), sure, rows: all },
    { between: least(between), sure: least(sure), rows: all },
  ];
  const blocksOf = (each: (typeof tries)[number]) => [top, [...numbers(each.rows), ...each.between], each.sure];
  const cut = tries.find((each) => isFitting(blocksOf(each))) ?? tries[tries.length - 1];
  const missing = Math.max(0, forStatements - roomBeside(blocksOf(cut)));
  // what is left out is told in a line or two
  const rows = missing === 0 ? all : Math.max(2, all - missing - 2);
  const [, middle, below] = blocksOf({ ...cut, rows });
  const room = roomBeside([top, middle, below]);
  return `${[top, middle, statementsOf(answer, room, style), below]
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

/** In three lines each where there is room for them, in two, in one, or as many as find room. */
function statementsOf(answer: PlainAnswer, room: number, style: TerminalStyle): readonly string[] {
  const { verdicts } = answer;
  const inLines = (most: number): string[] => verdicts.flatMap((verdict) => verdictLines(verdict, most, style));
  const [inThree, inTwo, inOne] = [inLines(3), inLines(2), inLines(1)];
  if (inThree.length < room) return inThree;
  if (inTwo.length + 1 < room) return withUntested(answer, inTwo, room, style);
  if (inOne.length < room) return withUntested(answer, inOneOrWhole(verdicts, room, style), room, style);
  const shown = inOne.slice(0, Math.max(0, room - 2));
  const rest = `and ${counted(verdicts.length - shown.length, shown.length === 0 ? "statement" : "further statement")}: see claims.json`; // prettier-ignore
  return [...shown, style.quiet(`  ${rest}`)];
}

/** Each in one line, and whole, the first first, as far as there is room; a line is kept for what they do not test. */
function inOneOrWhole(verdicts: readonly PlainVerdict[], room: number, style: TerminalStyle): readonly string[] {
  let spare = room - 2 - verdicts.length;
  return verdicts.flatMap((verdict) => {
    const whole = verdictLines(verdict, 2, style, false);
    if (whole.length - 1 > spare) return verdictLines(verdict, 1, style);
    spare -= whole.length - 1;
    return whole;
  });
}

/** Statements that have no three lines each leave what they do not test to a paragraph below them. */
function withUntested(
  { verdicts }: PlainAnswer,
  lines: readonly string[],
  room: number,
  style: TerminalStyle,
): string[] {
  const untested = verdicts.map(({ notTested }) => firstClause(notTested)).filter((text) => text !== "");
  if (untested.length === 0 || lines.length + 1 >= room) return [...lines];
  const told = fold(`Not tested: ${untested.join("; ")}.`, 0, style);
  return [...lines, ...cutLines(told, Math.max(1, room - 1 - lines.length), style).map(style.quiet)];
}

/** "the size of a real agreement": what comes before the first stop, to stand in a list. */
function firstClause(text: string): string {
  const [clause] = text.split(/[;.]/);
  return `${clause.slice(0, 1).toLowerCase()}${clause.slice(1)}`;
}

/**
 * The boxes and their total, or the one measure: a line each.
 *
 * @param most lines of boxes and total; the first ones and the total are kept
 */
function numbersOf(answer: PlainAnswer, most: number, style: TerminalStyle): string[] {
  const { dates, noun, statistic } = answer;
  const left = Math.max(0, answer.rows.length - most);
  const rows = left === 0 ? answer.rows : [...answer.rows.slice(0, most - 1), ...answer.rows.slice(-1)];
  const hasBefore = rows.some(({ before }) => before !== null);
  const isAlone = answer.rows.length === 1;
  // one number with and without is in the sentence already
  if (isAlone && !hasBefore)
    return fold(`Every number is ${statistic.startsWith("the ") ? "of" : "the"} ${statistic}.`, 0, style).map(
      style.quiet,
    );
  const after = shortDay(dates?.after ?? "");
  const heads = [
    [noun, ...(hasBefore ? [shortDay(dates?.before ?? "")] : []), after, after, "difference"],
    [statistic, ...(hasBefore ? [""] : []), "without", "with", answer.finding.runs > 1 ? "run by run" : ""],
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
  const hidden = left === 0 ? "" : `${counted(left, "further row")} in answer.csv.`;
  const remark = [hidden, notes === "" ? "" : `${notes}.`, differenceNote(answer)]
    .filter((text) => text !== "")
    .join(" ");
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
function verdictLines(verdict: PlainVerdict, most: number, style: TerminalStyle, hasParts = true): string[] {
  const { words, notTested, parts, holds } = verdict;
  const mark = verdictMarks[verdict.verdict];
  const paint = { yes: style.good, no: style.bad, open: style.bold, plain: style.quiet }[mark.tone];
  const symbol = style.unicode ? mark.symbol : mark.ascii;
  const held = parts.filter((part) => part.verdict === "supported" || part.verdict === "by construction").length;
  const some = verdict.verdict === "in part" ? `, ${held} of ${parts.length} parts hold` : "";
  const head = `${symbol} ${verdict.verdict}${some}${holds === null ? "" : `, ${holds.runs} of ${holds.of} runs`}`;
  const remark = parts.length === 0 || !hasParts ? [] : hung(`${byWord(parts)}.`, style);
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
    nth < kept.length - 1 ? line : `${beginningOf(line, style.width - lengthOf(end))}${end}`,
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
  return `${beginningOf(text, Math.max(0, width - lengthOf(end))).trimEnd()}${end}`;
}
