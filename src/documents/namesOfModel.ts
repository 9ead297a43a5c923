// The published figures that documents name, wherever they stand.
import { sourcesOf, standInsOf } from "../model/places.ts";
import type { Drift } from "../parameters/parameter.ts";
import type { ModelDocuments } from "./readDocuments.ts";

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
      ...sources.flatMap((source) =>
        [source, ...standInsOf(source).map((other) => other.source)].flatMap(({ facts }) => facts),
      ),
      ...parameters.flatMap(({ drift }) => (drift == null ? [] : seriesOfDrift(drift))),
      ...values.flatMap((value) => graph.mentionsIn(value).facts),
      ...measures.flatMap((measure) => (measure.kind === "fact" ? [measure.fact] : [])),
    ]),
  ];
}

/** The series whose history gives the size, before and after it is settled. */
export function seriesOfDrift({ size, sizedBy }: Drift): readonly string[] {
  if (typeof size !== "number") return [...size.series, ...(size.outOf == null ? [] : [size.outOf])].map(({ text }) => text); // prettier-ignore
  return sizedBy === undefined ? [] : [sizedBy.series, ...(sizedBy.outOf === undefined ? [] : [sizedBy.outOf])];
}
