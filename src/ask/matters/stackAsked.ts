// Under which scenarios a number's spread is told: those that are asked for, else those of the model's question.
import type { Documents } from "../../documents/documents.ts";
import { canonicalStack } from "../../scenario/stack.ts";
import { questionOf } from "../answer/answerCells.ts";
import { checkStack } from "../checkCall.ts";

/** @throws PendencyError (usage) for what is no stack */
export function stackAsked({ plan }: Pick<Documents, "plan">, asked?: readonly string[]): readonly string[] {
  const question = plan === null ? null : questionOf(plan.answer);
  const stack = canonicalStack(asked ?? question?.with ?? []);
  checkStack(stack);
  return stack;
}
