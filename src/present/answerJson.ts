// The answer for machines: its numbers, and beside them the sentences that are made of these.
import type { PlainAnswer } from "../ask/answer/plainAnswer.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import type { Study } from "../study/study.ts";
import { differenceNote } from "./differenceNote.ts";
import { answerSentence, flowSentence, gateSentence } from "./answerSentence.ts";
import { flipSentence } from "./flipSentence.ts";
import { sureSentences } from "./sureSentences.ts";

/** The text of answer.json, ending in a line feed: whose answer it is, the files it is written with, and the answer. */
export function answerFile(
  study: Study,
  answer: PlainAnswer | null,
  report: Pick<ReportInput, "matters" | "binds" | "requires" | "informs">,
  files: readonly string[],
): string {
  const document = { model: study.modelId, studyId: study.id, files, ...besideJson(report), ...answerJson(answer) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * What the answer hangs on, what one more of each resource would be worth in it, and what would have to be true for
 * another one; null where it is left out.
 */
export function besideJson({
  matters,
  binds,
  requires,
  informs,
  since,
}: Pick<ReportInput, "matters" | "binds" | "requires" | "informs" | "since">): object {
  const beside = { matters: matters ?? null, binds: binds ?? null, requires: requires ?? null };
  return { ...beside, ...(informs === undefined ? {} : { informs }), ...(since === undefined ? {} : { since }) };
}

/** null where the study document does not say what its question compares */
export function answerJson(answer: PlainAnswer | null): object | null {
  if (answer === null) return null;
  return {
    ...answer,
    sentences: {
      answer: answerSentence(answer),
      gate: gateSentence(answer),
      note: differenceNote(answer),
      flows: flowSentence(answer),
      flips: answer.flips.map(flipSentence),
      sure: sureSentences(answer),
    },
  };
}
