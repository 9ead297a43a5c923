// What a question and its statements come to in expected numbers of as many draws, but a hundred at most, long before runs of persons can say so.
import type { Documents } from "../documents/documents.ts";
import type { StudyDocument } from "../documents/studyDocument.ts";
import { PendencyError } from "../errors.ts";
import { distinctStacks } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { checkedLevers, packFor } from "./answer.ts";
import type { AnswerAsked, MainAnswer } from "./answer.ts";
import { cellsOf, questionOf } from "./answer/answerCells.ts";
import { answerOf } from "./answer/answerOf.ts";
import { stacksOfClaims, verdictsOn } from "./claims.ts";
import { runEachSource } from "./eachSource.ts";
import { stacksOf } from "./explain/measureCells.ts";
import { modelGates } from "./gates/modelGates.ts";
import { sortStacks } from "./possibleStacks.ts";
import { quickStepDays } from "./quickStep.ts";
import { runStacks } from "./runStacks.ts";

export type ExpectedAnswer = Pick<MainAnswer, "plain" | "verdicts"> & {
  /** draws of every uncertain figure, each of one run of every stack */
  readonly draws: number;
};

/** More of them would keep runs of persons waiting. */
const mostDraws = 100;

/**
 * Nothing else of the answer than its numbers and verdicts, and of each run no more than these ask: no series, no grid, no
 * levers.
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
  if (plan === null) return null;
  try {
    // nobody waits for these where the answer itself will be refused
    checkedLevers(documents, plan, asked);
    return await judged(documents, plan, asked, conduct);
  } catch (error) {
    if (error instanceof PendencyError) return null;
    throw error;
  }
}

async function judged(
  documents: Documents,
  plan: StudyDocument,
  asked: AnswerAsked,
  conduct: Conduct,
): Promise<ExpectedAnswer | null> {
  const draws = Math.min(mostDraws, asked.replications ?? plan.replications);
  const stepDays = asked.stepDays ?? quickStepDays(documents.model);
  const gates = modelGates(documents);
  const question = questionOf(plan.answer);
  const cells = question === null ? [] : cellsOf(question);
  const claims = documents.claims.filter(({ id }) => !plan.leaveOut.includes(id));
  const ids = claims.map(({ id }) => id);
  const measure = { quantities: false, defaults: null, targets: false, claims: ids, more: cells };
  const stacks = distinctStacks([
    ...plan.stacks,
    ...stacksOfClaims(claims, documents, plan.stacks),
    ...stacksOf(cells),
  ]);
  const { possible, impossible } = sortStacks(documents, stacks, plan.sources);
  const wanted = {
    documents,
    asked: { ...asked, engine: "fluid" as const, replications: draws, stepDays },
    replications: draws,
    shown: [],
    inFull: 0,
    fewer: plan.fewer,
    sources: plan.sources,
    answers: [],
    pack: conduct.executor === undefined ? null : packFor(documents),
  };
  const study = await runStacks(wanted, possible, measure, conduct);
  const bySource = await runEachSource(wanted, study, possible, measure, conduct);
  if (study.stacks[0].replications === 0 || study.unfinished > 0) return null;
  const verdicts = verdictsOn(claims, { documents, study, bySource, impossible, isPooled: false, gates });
  const plain = question === null ? null : answerOf(documents, question, study, verdicts, [], gates);
  return { plain, verdicts, draws: study.spec.replications };
}
