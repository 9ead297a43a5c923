// The numbers that people quote: those the study document names as headlines, or what answers its question.
import { canonicalStack } from "../../scenario/stack.ts";
import type { MoreMeasure, Workspace } from "../request.ts";
import { settingName } from "../setParameters.ts";
import type { Cell } from "./findCells.ts";

const mostUnasked = 3;

export interface Headline extends Cell {
  readonly key: string;
}

/** @param set what `--set` was given: its scenario is part of every stack then */
export function headlinesOf({ documents, plan }: Workspace, set: readonly string[] = []): readonly Headline[] {
  const settings = set.length > 0 ? [settingName] : [];
  const named = plan?.headlines ?? [];
  const chosen = named.length > 0 ? named : answersOf(documents.model.quantities, plan);
  return chosen.map(({ key, title, measure }) => ({
    key,
    title,
    // runs beyond those followed in full go on only as far as measures named so ask
    name: `claim:headline/${key}`,
    measure: { ...measure, scenario: canonicalStack([...measure.scenario, ...settings]) },
  }));
}

export function measuresOf(cells: readonly Cell[]): readonly MoreMeasure[] {
  return cells.map(({ name, measure }) => ({ name, measure }));
}

type Quantity = Workspace["documents"]["model"]["quantities"][number];

function answersOf(quantities: readonly Quantity[], plan: Workspace["plan"]): readonly Omit<Headline, "name">[] {
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
