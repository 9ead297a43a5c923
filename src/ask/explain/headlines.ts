// The numbers that people quote: those the study document names as headlines, or what answers its question.
import { canonicalStack } from "../../scenario/stack.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Cell } from "./findCells.ts";

const mostUnasked = 3;

export interface Headline extends Cell {
  readonly key: string;
}

export function headlinesOf({ model, plan }: Pick<Documents, "model" | "plan">): readonly Headline[] {
  const named = plan?.headlines ?? [];
  const chosen = named.length > 0 ? named : answersOf(model.quantities, plan);
  return chosen.map(({ key, title, measure }) => ({
    key,
    title,
    name: `claim:headline/${key}`,
    measure: { ...measure, scenario: canonicalStack(measure.scenario) },
  }));
}

export function measuresOf(cells: readonly Cell[]): readonly MoreMeasure[] {
  return cells.map(({ name, measure }) => ({ name, measure }));
}

type Quantity = Documents["model"]["quantities"][number];

function answersOf(quantities: readonly Quantity[], plan: Documents["plan"]): readonly Omit<Headline, "name">[] {
  const asked = plan?.answer.measures ?? quantities.slice(0, mostUnasked).map(({ name }) => name);
  return asked.flatMap((name) =>
    quantities
      .filter((quantity) => quantity.name === name)
      .map(({ title, measure }) => {
        const scenario = measure.scenario.length > 0 ? measure.scenario : (plan?.answer.base ?? []);
        return { key: name, title, measure: { ...measure, scenario } };
      }),
  );
}
