// Numbers followed back to where they come from, as one JSON object: `pendency explain --json`.
import { parameterSources } from "../ask/explain/parameterSources.ts";
import type { FluidBadge } from "../ask/fluidBadge.ts";
import type { ExplainedNumber } from "../ask/explain/explainedNumber.ts";
import type { Documents } from "../documents/documents.ts";
import { placeInModel } from "../documents/placeInModel.ts";
import type { Study } from "../study/study.ts";
import { endingJson } from "./endingJson.ts";
import { orderInWords } from "./explainSection.ts";
import { allParameters } from "./explainText.ts";
import { chanceJson } from "../study/chanceJson.ts";
import { settingsJson } from "../study/settings.ts";

/** Values, the path, and every parameter with its sources; influence on each number in its own list. */
export function explainJson(
  output: string,
  numbers: readonly ExplainedNumber[],
  study: Study,
  documents: Documents,
  badge: FluidBadge | null,
): object {
  const parameters = allParameters(numbers).map(({ facts: _facts, ...one }) => {
    const parameter = documents.parameters.find(({ name }) => name === one.name);
    const sources = parameter === undefined ? [] : parameterSources(parameter, documents);
    const definedAt = parameter === undefined ? "" : placeInModel(parameter.at, documents.model);
    const { correlatedWith } = parameter ?? {};
    const together = correlatedWith === undefined ? {} : { drawnTogether: correlatedWith };
    return { ...one, definedAt, correlation: one.influence?.correlation ?? null, sources, ...together };
  });
  const outputs = numbers.map(({ parameters: own, ...one }) => ({
    ...one,
    value: valueOf(one),
    influence: own.flatMap(({ name, influence }) => (influence === null ? [] : [{ parameter: name, ...influence }])),
  }));
  const chance = chanceJson(study);
  const run = {
    seed: chance.seed,
    replications: study.spec.replications,
    sample: chance.sample,
    uncertainty: study.uncertaintyNote,
    ...settingsJson(study.spec.settings?.[0], study),
  };
  return {
    output,
    studyId: study.id,
    run,
    outputs,
    order: orderInWords(numbers[0]),
    parameters,
    ...endingJson(documents, { badge }),
  };
}

function valueOf({ value }: Pick<ExplainedNumber, "value">): object | null {
  if (value === null) return null;
  const { of: _, ...told } = value;
  return told;
}
