// Which numbers a question is about that any number of a model can be asked about.
import type { Documents } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import type { Measure } from "../model/measure.ts";
import { didYouMean } from "../reading/suggest.ts";
import { questionOf } from "./answer/answerCells.ts";

export interface AskedMeasure {
  readonly name: string;
  readonly title: string;
  readonly measure: Measure;
}

/** The number that answers the question stands under this name. */
export const answering = "answer";

/**
 * @param asked name of a quantity; left out: the number that answers the question, or else every quantity
 * @throws PendencyError (usage) for a name that no quantity has, and for a model that has neither
 */
export function askedMeasures(
  { model, plan }: Pick<Documents, "model" | "plan">,
  asked?: string,
): readonly AskedMeasure[] {
  const all = model.quantities.map(({ name, title, measure }) => ({ name, title, measure: underAny(measure) }));
  if (asked !== undefined) {
    const names = all.map(({ name }) => name);
    const found = all.filter(({ name }) => name === asked);
    if (found.length > 0) return found;
    const expected = names.length === 0 ? "a quantity of the model (it has none)" : `a quantity of the model (${names.join(", ")})`; // prettier-ignore
    return refuseUsage("measure", expected, `"${asked}"`, didYouMean(asked, names));
  }
  const question = plan === null ? null : questionOf(plan.answer);
  if (question === null) {
    if (all.length > 0) return all;
    return refuseUsage("measure", "a model with quantities, or a question", "neither");
  }
  const { measure, after, where, at, noun } = question.asks;
  if (measure !== null) return [{ name: answering, title: noun, measure: underAny(measure) }];
  const stages = [...new Set(question.plan.boxes.flatMap((box) => box.stages))];
  const stock: Measure = { kind: "stock", stages, moment: after, window: null, where, scenario: [], position: at };
  return [{ name: answering, title: noun, measure: stock }];
}

function underAny(measure: Measure): Measure {
  return { ...measure, scenario: [] };
}
