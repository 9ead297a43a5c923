// The answer for a terminal: the question, its answer, the numbers, what was said, how sure. One screen, 80 columns.
// Nothing on it is cut short: what finds no room is left out whole, and said to be in the files.
import type { AnswerRow, PlainAnswer } from "../ask/answer/plainAnswer.ts";
import { counted } from "../quantity/numberWords.ts";
import { fold, lengthOf, piecesOf, plain } from "./fold.ts";
import { briefNote, differenceNote } from "./differenceNote.ts";
import { answerSentence, flowSentence, gateSentence } from "./answerSentence.ts";
import { shortDay } from "./dayWords.ts";
import { flipsSentence } from "./flipSentence.ts";
import { rowTexts } from "./rowTexts.ts";
import { sureSentences } from "./sureSentences.ts";
import { isUntestedOnce, untestedSentences } from "./untestedOnce.ts";
import { fewestLines, statementLines } from "./screenStatements.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";

/** Wider lines are not read faster. */
const widest = 80;

export const screenLines = 40;

/** Lines and rows that each keeps, however much else there is to say. */
const least = { statements: 17, between: 3, sure: 2, rows: 8 };

/** A title narrower than this is not worth folding. */
const narrowestTitle = 20;

/**
 * @param wide  a terminal; the answer takes 80 columns of it at most, and one screen
 * @param below lines that are printed below it, after a blank one
 * @param record the file that tells how forecasts of the past came out; "" for none
 */
export function plainAnswerText(answer: PlainAnswer, wide: TerminalStyle = plainStyle, below = 3, record = ""): string {
  const style = { ...wide, width: Math.min(widest, wide.width) };
  const isOnce = isUntestedOnce(answer);
  const top = [
    ...fold(answer.question, 0, style).map(style.bold),
    ...fold(answerSentence(answer), 0, style),
    ...(isOnce ? untestedLines(answer, record, style) : fold(gateSentence(answer), 0, style)).map(style.quiet),
  ];
  const blocksOf = ({ between, sure, rows, note }: Shown): readonly (readonly string[])[] => [
    top,
    [...numbersOf(answer, rows, note, style), ...between],
    sure,
  ];
  /** lines that are left beside these, each block with the blank one after it */
  const roomBeside = (blocks: readonly (readonly string[])[]): number =>
    screenLines - below - blocks.reduce((sum, block) => sum + block.length + 1, 0);
  const fewest = fewestLines(answer, isOnce, style);
  const isFitting = (shown: Shown, wanted: number): boolean => roomBeside(blocksOf(shown)) >= Math.min(least.statements, wanted); // prettier-ignore
  const { words, cuts } = shownBriefer(answer, style);
  const last = cuts[cuts.length - 1];
  // a lever less before a statement less
  const without = { ...last, between: betweenLines(levers(answer), least.between - 1, answer.rows.length > 1, style) };
  // parts of statements are counted before anything else is left to the files
  let shown =
    words.find((one) => isFitting(one, fewest.named)) ??
    [...words, ...cuts, without].find((one) => isFitting(one, fewest.counted)) ??
    last;
  while (!isFitting(shown, fewest.counted) && shown.rows > least.rows) shown = { ...shown, rows: shown.rows - 1 };
  const [, middle, end] = blocksOf(shown);
  const statements = statementLines(answer, roomBeside([top, middle, end]), isOnce, style);
  return `${[top, middle, statements, end]
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

/** "median of 11 model runs": nothing else of the screen's first lines says that a model speaks. */
function ofTheModel(statistic: string): string {
  return statistic.replace(/ (?=runs?$)/, " model ");
}

function untestedLines(answer: PlainAnswer, record: string, style: TerminalStyle): readonly string[] {
  const [full, brief] = untestedSentences(answer, record).map((text) => fold(text, 0, style));
  return brief.length < full.length ? brief : full;
}

/** What stands beside the statements. */
interface Shown {
  readonly between: readonly string[];
  readonly sure: readonly string[];
  readonly rows: number;
  /** why numbers beside each other do not add up; "" where they do */
  readonly note: string;
}

/** From all there is to say to what has to be said: fewer words first, then one thing after another left to the files. */
function shownBriefer(
  answer: PlainAnswer,
  style: TerminalStyle,
): { readonly words: readonly Shown[]; readonly cuts: readonly Shown[] } {
  const { sure } = answer;
  const rows = answer.rows.length;
  const ofQuestion = levers(answer);
  // that those who are counted are all followed takes nothing from the numbers
  const isWhole = sure.sample === null || sure.sample.counted === 1;
  const bare = isWhole ? { ...answer, sure: { ...sure, sample: null } } : answer;
  const most = Number.POSITIVE_INFINITY;
  const notes = [differenceNote(answer), briefNote(answer)];
  // a table says what is brief without it
  const isBrief = rows > 1;
  const between = (of: PlainAnswer, lines: number, brief: boolean): readonly string[] => betweenLines(of, lines, brief, style); // prettier-ignore
  const words = [
    { between: between(answer, most, false), sure: sureLines(answer, most, false, style) },
    { between: between(ofQuestion, most, false), sure: sureLines(answer, most, false, style) },
    { between: between(ofQuestion, most, false), sure: sureLines(bare, most, false, style) },
    { between: between(ofQuestion, most, isBrief), sure: sureLines(bare, most, isBrief, style) },
  ];
  const cuts = [most, least.sure + 1, least.sure].flatMap((lines) => {
    const cut = sureLines(bare, lines, isBrief, style);
    return [most, least.between].map((room) => ({ between: between(ofQuestion, room, isBrief), sure: cut }));
  });
  const noted = (all: readonly Pick<Shown, "between" | "sure">[]): readonly Shown[] =>
    all.flatMap((shown) => notes.map((note) => ({ ...shown, rows, note })));
  return { words: noted(words), cuts: noted(cuts) };
}

/** Without the levers that turn a statement. */
function levers(answer: PlainAnswer): PlainAnswer {
  return { ...answer, flips: answer.flips.filter(({ of }) => of.kind === "question") };
}

/** Flows and where levers turn the answer, as many of them as find room. */
function betweenLines(answer: PlainAnswer, most: number, isBrief: boolean, style: TerminalStyle): readonly string[] {
  const { flows, flips } = answer;
  const told = (flowCount: number, flipCount: number): string[] => {
    const left = [
      ...leftOut(flows.length - flowCount, "further flow", "answer.csv"),
      ...leftOut(flips.length - flipCount, "further lever", "break-even.csv"),
    ];
    const sentences = [
      flowSentence({ ...answer, flows: flows.slice(0, flowCount) }, isBrief),
      flipsSentence(flips.slice(0, flipCount), isBrief, isUntestedOnce(answer)),
    ];
    return fold([...sentences, ...left].filter((text) => text !== "").join(" "), 0, style);
  };
  for (let flowCount = flows.length; ; flowCount--) {
    for (let flipCount = flips.length; flipCount >= 0; flipCount--) {
      const lines = told(flowCount, flipCount);
      if (lines.length <= most || (flowCount === 0 && flipCount === 0)) return lines;
    }
  }
}

/** How sure, and what is not in it: as many things left out as find room. */
function sureLines(answer: PlainAnswer, most: number, isBrief: boolean, style: TerminalStyle): readonly string[] {
  const { sources, leavesOut } = answer.sure;
  for (let count = sources.length + leavesOut.length; ; count--) {
    const shown = {
      sources: sources.slice(0, count),
      leavesOut: leavesOut.slice(0, Math.max(0, count - sources.length)),
    };
    const left = leftOut(sources.length + leavesOut.length - count, "more of this", "answer.json", true);
    const sentences = [...sureSentences({ ...answer, sure: { ...answer.sure, ...shown } }, isBrief), ...left];
    const lines = fold(sentences.join(" "), 0, style);
    if (lines.length <= most || count === 0) return lines.map(style.quiet);
  }
}

function leftOut(count: number, what: string, file: string, isBare = false): readonly string[] {
  return count === 0 ? [] : [`${isBare ? `${count} ${what}` : counted(count, what)} in ${file}.`];
}

/**
 * The boxes and their total, or the one measure: a row each; a title that is long goes on below.
 *
 * @param most rows of boxes and total; the first ones and the total are kept
 * @param note why they do not add up
 */
function numbersOf(answer: PlainAnswer, most: number, note: string, style: TerminalStyle): string[] {
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
    [ofTheModel(statistic), ...(hasBefore ? [""] : []), "without", "with", answer.finding.runs > 1 ? "run by run" : ""],
  ];
  const marks = notesOf(rows);
  const cells = rows.map((row) => {
    const { before, without, with: changed, difference } = rowTexts(row, answer);
    const mark = marks.indexOf(row.note);
    const title = `${row.title}${mark < 0 ? "" : " " + "*".repeat(mark + 1)}`;
    return [title, ...(hasBefore ? [before] : []), without, changed, difference];
  });
  const table = [...heads, ...cells].map((row) => row.map((cell) => plain(cell, style)));
  const indents = [0, 0, ...rows.map(({ kind }) => (kind === "apart" ? 2 : 0))];
  const others = table[0].slice(1).map((_, column) => Math.max(...table.map((row) => lengthOf(row[column + 1]))));
  const room = Math.max(narrowestTitle, style.width - others.reduce((sum, width) => sum + width + 2, 0));
  const titles = table.map(([title], nth) =>
    fold(title, indents[nth], { ...style, width: room }).flatMap((line) => piecesOf(line, room)),
  );
  const width = Math.max(...titles.flat().map(lengthOf));
  const lines = table.flatMap(([, ...numbers], index) => {
    const beside = numbers.map((cell, column) => padded(cell, others[column], true));
    const [first, ...rest] = titles[index];
    const own = [[padded(first, width, false), ...beside].join("  ").trimEnd(), ...rest];
    if (index < heads.length) return own.map(style.quiet);
    return rows[index - heads.length].kind === "total" ? own.map(style.bold) : own;
  });
  const notes = marks.map((note, nth) => `${"*".repeat(nth + 1)} ${note}`).join("; ");
  const remark = [...leftOut(left, "further row", "answer.csv"), notes === "" ? "" : `${notes}.`, note]
    .filter((text) => text !== "")
    .join(" ");
  return [...lines, ...fold(remark, 0, style).map(style.quiet)];
}

function notesOf(rows: readonly AnswerRow[]): readonly string[] {
  return [...new Set(rows.map(({ note }) => note))].filter((note) => note !== "");
}

/** All its numbers, a row each. */
export function numberLines(answer: PlainAnswer, style: TerminalStyle): string[] {
  return numbersOf(answer, answer.rows.length, "", style);
}

function padded(text: string, width: number, isRight: boolean): string {
  const room = " ".repeat(Math.max(0, width - lengthOf(text)));
  return isRight ? room + text : text + room;
}
