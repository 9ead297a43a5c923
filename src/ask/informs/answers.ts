// Which numbers figures may narrow: a quantity, or the number that answers the question, the difference that decides it,
// and the numbers that decide statements; each with the stacks its sides are taken under.
import type { Test } from "../../claim/claim.ts";
import type { Documents } from "../../documents/documents.ts";
import { comparedNumber } from "../../judge/holds.ts";
import { isFactTest } from "../../judge/judgeFact.ts";
import type { Measure } from "../../model/measure.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import { questionOf } from "../answer/answerCells.ts";
import { testOfQuestion } from "../answer/questionTest.ts";
import { askedMeasures } from "../askedMeasures.ts";
import { checkStack } from "../checkCall.ts";
import type { AnswerKind } from "./informed.ts";

export interface AskedAnswer {
  readonly kind: AnswerKind;
  readonly name: string;
  readonly title: string;
  readonly test: Pick<Test, "measure" | "against" | "compare">;
}

/** A stack with what is measured under it. */
export interface StackMeasured {
  readonly stack: readonly string[];
  readonly more: readonly MoreMeasure[];
}

/** @throws PendencyError (usage) for a name that no quantity has, and for a model that has nothing to ask about */
export function askedAnswers(
  documents: Documents,
  { measure, stack }: { readonly measure?: string; readonly stack?: readonly string[] },
): readonly AskedAnswer[] {
  const { plan } = documents;
  const question = plan === null ? null : questionOf(plan.answer);
  const own = canonicalStack(stack ?? question?.with ?? []);
  checkStack(own);
  const numbers = askedMeasures(documents, measure).map(
    ({ name, title, measure: asked }): AskedAnswer => ({ kind: "number", name, title, test: { measure: { ...asked, scenario: own }, against: null, compare: "value" } }), // prettier-ignore
  );
  if (measure !== undefined || stack !== undefined || plan === null || question === null) return numbers;
  const decides: AskedAnswer = { kind: "difference", name: "question", title: plan.question, test: testOfQuestion(question) }; // prettier-ignore
  return [...numbers, decides, ...statements(documents)];
}

/** Those that answer the question, each by the first of its tests that a run decides. */
function statements({ claims, plan }: Documents): readonly AskedAnswer[] {
  const wanted = plan?.answer.claims ?? claims.filter(({ kind, id }) => kind.includes("prediction") && plan?.leaveOut.includes(id) !== true).map(({ id }) => id); // prettier-ignore
  return claims
    .filter(({ id }) => wanted.includes(id))
    .flatMap((claim): AskedAnswer[] => {
      const test = claim.tests.find((one, nth) => !isFactTest(claim, nth) && (one.byConstruction ?? "") === "");
      return test === undefined ? [] : [{ kind: "statement", name: claim.id, title: claim.short ?? claim.words, test }];
    });
}

function sidesOf({ test }: AskedAnswer): readonly Measure[] {
  const { measure, against } = test;
  return [measure, ...(against?.kind === "measure" ? [against.measure] : [])];
}

/** Sides that a run tells. */
export function measuresOfAnswer(answer: AskedAnswer): readonly Measure[] {
  return sidesOf(answer).filter(({ kind }) => kind !== "fact");
}

const sideName = (answer: number, side: number): string => `answer:${answer}/${side}`;

/** Each stack once, in the order of the answers. */
export function stacksOfAnswers(answers: readonly AskedAnswer[]): readonly StackMeasured[] {
  const found = new Map<string, { readonly stack: readonly string[]; readonly more: MoreMeasure[] }>();
  for (const [nth, answer] of answers.entries()) {
    for (const [side, measure] of sidesOf(answer).entries()) {
      if (measure.kind === "fact") continue;
      const stack = canonicalStack(measure.scenario);
      const own = found.get(stackName(stack)) ?? { stack, more: [] };
      own.more.push({ name: sideName(nth, side), measure: { ...measure, scenario: [] }, everyStack: true });
      found.set(stackName(stack), own);
    }
  }
  return [...found.values()];
}

/**
 * @param valueOf what a run of the draw has of a side
 * @param factOf  a published figure that is a side
 */
export function answerIn(
  answer: AskedAnswer,
  nth: number,
  valueOf: (name: string) => number | null,
  factOf: (fact: string) => number | null,
): number | null {
  const { measure, against } = answer.test;
  const side = (own: Measure, at: number): number | null => own.kind === "fact" ? factOf(own.fact) : valueOf(sideName(nth, at)); // prettier-ignore
  const first = side(measure, 0);
  const second = against === null ? undefined : against.kind === "quantity" ? against.value : side(against.measure, 1);
  if (first === null || second === null) return null;
  return comparedNumber(answer.test, first, second);
}

/** The unit of what is compared; a ratio has none. */
export function unitOfAnswer({ test }: AskedAnswer, nth: number, unitOf: (name: string) => string): string {
  return test.compare === "ratio" ? "" : unitOf(sideName(nth, 0));
}
