// What a question and its statements come to in expected numbers of as many draws, but a hundred at most, long before runs of persons can say so.
import type { Documents } from "../documents/documents.ts";
import { PendencyError } from "../errors.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { askAnswer, checkedLevers } from "./answer.ts";
import type { AnswerAsked, MainAnswer } from "./answer.ts";
import { quickStepDays } from "./quickStep.ts";

export type ExpectedAnswer = Pick<MainAnswer, "plain" | "verdicts"> & {
  /** draws of every uncertain figure, each of one run of every stack */
  readonly draws: number;
};

/** More of them would keep runs of persons waiting. */
const mostDraws = 100;

/**
 * Nothing else of the answer than its numbers and verdicts: no grid, no levers.
 *
 * @param asked as of the answer person by person, which it goes before
 * @returns null where it was stopped, or where expected numbers cannot have it: the answer itself says what is wrong
 */
export async function askExpectedAnswer(
  documents: Documents,
  asked: AnswerAsked,
  conduct: Conduct,
): Promise<ExpectedAnswer | null> {
  const { plan } = documents;
  const replications = Math.min(mostDraws, asked.replications ?? plan?.replications ?? 1);
  const stepDays = asked.stepDays ?? quickStepDays(documents.model);
  const left = { grid: false, flips: false, people: false, informs: false, untilSettled: false };
  try {
    // nobody waits for these where the answer itself will be refused
    if (plan !== null) checkedLevers(documents, plan, asked);
    const found = await askAnswer(documents, { ...asked, ...left, engine: "fluid", replications, stepDays }, conduct);
    if (found === null || found.study.unfinished > 0) return null;
    return { plain: found.plain, verdicts: found.verdicts, draws: found.study.spec.replications };
  } catch (error) {
    if (error instanceof PendencyError) return null;
    throw error;
  }
}
