// What a terminal shows while an answer is made: expected numbers at once, then what the runs so far come to.
import type { AnswerSoFar } from "../ask/answer.ts";
import type { PlainAnswer } from "../ask/answer/plainAnswer.ts";
import type { ExpectedAnswer } from "../ask/expectedAnswer.ts";
import { counted } from "../quantity/numberWords.ts";
import { answerSentence } from "./answerSentence.ts";
import { numberLines } from "./answerText.ts";
import { bothEngines } from "./bothEngines.ts";
import { expectedVerdicts } from "./bothVerdicts.ts";
import { fold, lengthOf } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { saidVerdict, verdictMarks } from "./verdictWords.ts";

/** Wider lines are not read faster. */
const widest = 80;

/** In a line of its own, where nobody may be looking. */
export function firstLine(first: PlainAnswer): string {
  return `First, expected numbers; refined below. ${answerSentence(first)}`;
}

export function firstScreenLines(first: PlainAnswer, style: TerminalStyle): readonly string[] {
  return screenOf("First, expected numbers; refined below, person by person.", first, [], style);
}

/** With every verdict, by the draws that runs of persons make as well. */
export function expectedLines({ plain, verdicts, draws }: ExpectedAnswer, style: TerminalStyle): readonly string[] {
  if (plain === null) return [];
  const head = `By expected numbers of ${counted(draws, "draw")}; refined below, person by person.`;
  const told = expectedVerdicts({ verdicts, draws });
  return screenOf(head, plain, [...statements(plain, style), ...(told === "" ? [] : [told])], style);
}

/** @param first the same in expected numbers; null: there were none */
export function soFarLines(
  { plain, made, of, isSettled }: AnswerSoFar,
  first: PlainAnswer | null,
  style: TerminalStyle,
): readonly string[] {
  const head = isSettled
    ? `By ${counted(made, "run")} person by person: every verdict stands. Levers and the report follow.`
    : `So far, by ${made} of ${counted(of, "run")} person by person; refined as more are made.`;
  const compared = first === null ? "" : bothEngines(first, plain);
  const below = [...statements(plain, style), ...(compared === "" ? [] : [compared])];
  return screenOf(head, plain, below, style);
}

function statements({ verdicts }: PlainAnswer, style: TerminalStyle): readonly string[] {
  return verdicts.map((verdict) => {
    const { symbol, ascii } = verdictMarks[verdict.verdict];
    return `${style.unicode ? symbol : ascii} ${saidVerdict(verdict)}: ${verdict.short === "" ? verdict.id : verdict.short}`;
  });
}

function screenOf(
  head: string,
  plain: PlainAnswer,
  below: readonly string[],
  { unicode, width }: TerminalStyle,
): readonly string[] {
  const same = (text: string): string => text;
  // a line as wide as the terminal would wrap
  const style = { unicode, width: Math.min(widest, width - 1), bold: same, quiet: same, good: same, bad: same };
  const folded = (text: string): readonly string[] => fold(text, 0, style);
  const table = numberLines(plain, style);
  const blocks = [
    folded(head),
    [...folded(plain.question), ...folded(answerSentence(plain))],
    // in a window that is narrower than its numbers, the sentence has them
    table.some((line) => lengthOf(line) > style.width) ? [] : table,
    below.flatMap(folded),
  ];
  return blocks.filter((block) => block.length > 0).flatMap((block) => [...block, ""]);
}
