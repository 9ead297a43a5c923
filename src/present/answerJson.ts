// The answer for machines: its numbers, and beside them the sentences that are made of these.
import type { PlainAnswer } from "../ask/answer/plainAnswer.ts";
import type { Study } from "../study/study.ts";
import { differenceNote } from "./differenceNote.ts";
import { answerSentence, flowSentence, gateSentence } from "./answerSentence.ts";
import { flipSentence } from "./flipSentence.ts";
import { sureSentences } from "./sureSentences.ts";

/** The text of answer.json, ending in a line feed: whose answer it is, the files it is written with, and the answer. */
export function answerFile(study: Study, answer: PlainAnswer | null, files: readonly string[]): string {
  const document = { model: study.modelId, studyId: study.id, files, ...answerJson(answer) };
  return `${JSON.stringify(document, null, 2)}\n`;
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
