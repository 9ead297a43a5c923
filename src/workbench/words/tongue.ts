// Everything that the page needs to speak a language: its words, and its sentences made by rules from numbers.
import type { PlainAnswer } from "../../ask/answer/plainAnswer.ts";
import { answerSentence, gateSentence } from "../../present/answerSentence.ts";
import { englishChange } from "../../present/changeWords.ts";
import type { ChangeWords } from "../../present/changeWords.ts";
import type { Dictionary } from "./dictionary.ts";
import { en } from "./en.ts";
import { formatsOf } from "./format.ts";
import type { Formats } from "./format.ts";

export interface AnswerWords {
  /** of a number that is said beside the answer: "days" */
  unit(text: string): string;
  sentence(answer: PlainAnswer): string;
  gate(answer: Pick<PlainAnswer, "gate" | "farBeyond">): string;
}

export interface Tongue {
  readonly dictionary: Dictionary;
  readonly formats: Formats;
  readonly answer: AnswerWords;
  readonly change: ChangeWords;
  /** a text that rules make in English: of a mistake, or of a verdict */
  byRules(text: string): string;
}

/** What is said later is learned later: see learn. */
export const english: Tongue = {
  dictionary: en as unknown as Dictionary,
  formats: formatsOf("en"),
  answer: { unit: (text) => text, sentence: answerSentence, gate: gateSentence },
  change: englishChange,
  byRules: (text) => text,
};
