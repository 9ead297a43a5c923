// Which published figures documents name: an id may be one row, a series of rows, a publication, or stand for
// each level.
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { levelsOf } from "../model/checkNames.ts";
import type { Model } from "../model/model.ts";
import { placesOf, placesOfParameters, sourcesOf } from "../model/places.ts";
import { partsOf } from "../quantity/parts.ts";
import type { ModelDocuments } from "./readDocuments.ts";

const rowsByLibrary = new WeakMap<FactLibrary, Map<string, readonly Fact[]>>();

/** The rows an id stands for, `{group}` in it filled with every level; [] when there is none. */
export function factsNamed(
  id: string,
  library: FactLibrary,
  model: Pick<Model, "groups" | "regimes">,
): readonly Fact[] {
  const known = rowsByLibrary.get(library) ?? new Map<string, readonly Fact[]>();
  rowsByLibrary.set(library, known);
  const before = known.get(id);
  if (before !== undefined) return before;
  const found = withLevels(id, model).flatMap((one) => {
    const fact = library.facts.get(one);
    if (fact !== undefined) return [fact];
    const prefix = one.includes("#") ? `${one}.` : `${one}#`;
    return [...library.facts.values()].filter((each) => each.id.startsWith(prefix));
  });
  known.set(id, found);
  return found;
}

/** Ids as written in parameters, in the model's places, in scenarios and in claims; each once. */
export function namesOfModel({ model, parameters, scenarios, claims }: ModelDocuments): readonly string[] {
  const sources = parameters.flatMap((parameter) => sourcesOf(parameter).map(({ source }) => source));
  const inScenarios = scenarios.flatMap(({ changes }) =>
    changes.flatMap(({ action }) => (action.kind === "state" ? [] : partsOf(action.value, ""))),
  );
  const places = [...placesOfParameters(parameters), ...placesOf(model)];
  const parts = [...places.flatMap((place) => partsOf(place.value, "")), ...inScenarios];
  const measures = claims.flatMap(({ tests }) =>
    tests.flatMap(({ measure, against }) => [measure, ...(against?.kind === "measure" ? [against.measure] : [])]),
  );
  return [
    ...new Set([
      ...sources.flatMap(({ facts, fallback }) => [...facts, ...(fallback?.facts ?? [])]),
      ...parts.flatMap((part) => (part.kind === "fact" ? [part.fact] : [])),
      ...measures.flatMap((measure) => (measure.kind === "fact" ? [measure.fact] : [])),
    ]),
  ];
}

/** "x#births.{region}" for each level of the group. */
function withLevels(id: string, model: Pick<Model, "groups" | "regimes">): readonly string[] {
  const found = /\{([^{}]*)\}/.exec(id);
  if (found === null) return [id];
  const levels = levelsOf(model, found[1]) ?? [];
  return levels.flatMap((level) => withLevels(id.replace(found[0], level.replaceAll(/[{}]/g, "")), model));
}
