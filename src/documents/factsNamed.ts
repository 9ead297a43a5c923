// Which published figures documents name: an id may be one row, a series of rows, a publication, or stand for
// each level.
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { withLevels } from "../model/checkFacts.ts";
import type { Known } from "../model/known.ts";
import { sourcesOf } from "../model/places.ts";
import type { Drift } from "../parameters/parameter.ts";
import type { ModelDocuments } from "./readDocuments.ts";

const rowsByLibrary = new WeakMap<FactLibrary, Map<string, readonly Fact[]>>();

/** The rows an id stands for, `{group}` in it filled with every level; [] when there is none. */
export function factsNamed(id: string, library: FactLibrary, { axes }: Pick<Known, "axes">): readonly Fact[] {
  const rows = rowsByLibrary.get(library) ?? new Map<string, readonly Fact[]>();
  rowsByLibrary.set(library, rows);
  const before = rows.get(id);
  if (before !== undefined) return before;
  const found = withLevels(id, axes).flatMap((one) => {
    const fact = library.facts.get(one);
    if (fact !== undefined) return [fact];
    const prefix = one.includes("#") ? `${one}.` : `${one}#`;
    return [...library.facts.values()].filter((each) => each.id.startsWith(prefix));
  });
  rows.set(id, found);
  return found;
}

/** Ids as written in parameters, in the model's places, in scenarios and in claims; each once. */
export function namesOfModel({ graph, parameters, scenarios, claims }: ModelDocuments): readonly string[] {
  const sources = parameters.flatMap((parameter) => sourcesOf(parameter).map(({ source }) => source));
  const inScenarios = scenarios.flatMap(({ changes }) =>
    changes.flatMap(({ action }) => (action.kind === "state" ? [] : [action.value])),
  );
  const values = [...[...graph.parameterPlaces, ...graph.modelPlaces].map(({ value }) => value), ...inScenarios];
  const measures = claims.flatMap(({ tests }) =>
    tests.flatMap(({ measure, against }) => [measure, ...(against?.kind === "measure" ? [against.measure] : [])]),
  );
  return [
    ...new Set([
      ...sources.flatMap(({ facts, fallback }) => [...facts, ...(fallback?.facts ?? [])]),
      ...parameters.flatMap(({ drift }) => (drift == null ? [] : seriesOfDrift(drift))),
      ...values.flatMap((value) => graph.mentionsIn(value).facts),
      ...measures.flatMap((measure) => (measure.kind === "fact" ? [measure.fact] : [])),
    ]),
  ];
}

/** The series whose history gives the size, before and after it is settled. */
function seriesOfDrift({ size, sizedBy }: Drift): readonly string[] {
  if (typeof size !== "number") return size.series.map(({ text }) => text);
  return sizedBy === undefined ? [] : [sizedBy.series];
}
