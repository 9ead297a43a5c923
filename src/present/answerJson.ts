// The answer for machines: its numbers, and beside them the sentences that are made of these.
import type { PlainAnswer } from "../ask/answer/plainAnswer.ts";
import { answerSentence, differenceNote, flipSentence, flowSentence, sureSentences } from "./plainAnswer.ts";

/** null where the study document does not say what its question compares */
export function answerJson(answer: PlainAnswer | null): object | null {
  if (answer === null) return null;
  return {
    ...answer,
    sentences: {
      answer: answerSentence(answer),
      note: differenceNote(answer),
      flows: flowSentence(answer),
      flips: answer.flips.map(flipSentence),
      sure: sureSentences(answer),
    },
  };
}
