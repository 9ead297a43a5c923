// The answer for machines: its numbers, and beside them the sentences that are made of these.
import type { PlainAnswer } from "../ask/answer/plainAnswer.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import type { Study } from "../study/study.ts";
import { chanceJson } from "../study/chanceJson.ts";
import { settingsJson } from "../study/settings.ts";
import { differenceNote } from "./differenceNote.ts";
import { answerSentence, flowSentence, gateSentence } from "./answerSentence.ts";
import { flipSentence } from "./flipSentence.ts";
import { describeMeasure } from "./runJson.ts";
import { sureSentences } from "./sureSentences.ts";

/** The text of answer.json, ending in a line feed: whose answer it is, the files it is written with, and the answer. */
export function answerFile(
  study: Study,
  answer: PlainAnswer | null,
  report: Pick<ReportInput, "matters" | "binds" | "requires" | "informs" | "beside">,
  files: readonly string[],
): string {
  const document = {
    model: study.modelId,
    studyId: study.id,
    files,
    ...madeJson(study),
    ...besideJson(report),
    ...answerJson(answer),
  };
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
  beside,
}: Pick<ReportInput, "matters" | "binds" | "requires" | "informs" | "since" | "beside">): object {
  return {
    matters: matters ?? null,
    binds: binds ?? null,
    requires: requires ?? null,
    ...(informs === undefined ? {} : { informs }),
    ...(since === undefined ? {} : { since }),
    ...(beside === undefined ? {} : { beside }),
  };
}

/** How the runs of an answer were made, and what they measured: with these it can stand beside another. */
function madeJson(study: Study): object {
  const { engine, spec, startDate, endDate, uncertaintyNote, stacks } = study;
  return {
    engine,
    ...chanceJson(study),
    replications: spec.replications,
    ...settingsJson(spec.settings?.[0], study),
    uncertainty: uncertaintyNote,
    from: startDate,
    to: endDate,
    stacks: stacks.map(({ stack, measures }) => ({
      stack,
      measures: measures.filter(({ of }) => of === "quantity").map((measure) => describeMeasure(measure)),
    })),
  };
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
