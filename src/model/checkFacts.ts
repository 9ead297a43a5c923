// Every fact a document cites is in the library.
import type { Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { rowsBelow, rowsOfPublication } from "../facts/rowsBelow.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Name } from "../reading/name.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { Graph } from "./graph.ts";
import type { Known } from "./known.ts";
import { sourcesOf, standInsOf } from "./places.ts";

export function checkFacts(graph: Graph, facts: FactLibrary): Problem[] {
  const { model, known } = graph;
  const problems: Problem[] = [];
  for (const parameter of model.parameters) {
    for (const { source } of sourcesOf(parameter)) {
      for (const id of [source, ...standInsOf(source).map((other) => other.source)].flatMap(({ cited }) => cited))
        expectFact(problems, known, facts, id, true, `parameters.${parameter.name}.facts`);
    }
  }
  for (const place of [...graph.parameterPlaces, ...graph.modelPlaces]) {
    for (const part of partsOf(place.value, place.path)) {
      if (part.kind !== "fact") continue;
      expectFact(problems, known, facts, { text: part.fact, at: part.at }, part.series, part.path);
    }
  }
  return problems;
}

/**
 * Notes a fact that is not in the library.
 *
 * @param mayBeSeries whether "publisher/publication#series", or a whole publication, will do
 */
export function expectFact(
  problems: Problem[],
  known: Pick<Known, "axes">,
  library: FactLibrary,
  { text: id, at }: Name,
  mayBeSeries: boolean,
  path: string,
): void {
  // one level that has figures is enough: which levels need them is known where the value is read
  const ids = withLevels(id, known.axes);
  const isThere = (one: string) =>
    library.facts.has(one) || (mayBeSeries && (library.publications.has(one) || rowsBelow(library, one).length > 0));
  if (ids.some(isThere)) return;
  const [publication] = id.split("#");
  // on a day nobody can tell what was not out from what never will be
  if (library.asOf !== undefined && library.publications.has(publication)) return;
  const near = rowsOfPublication(library, publication).map((row) => row.id);
  const hint =
    near.length > 0
      ? (didYouMean(ids[0], near) ??
        `rows of ${publication} are ${near
          .slice(0, 3)
          .map((one) => one.split("#")[1])
          .join(", ")} …`)
      : (didYouMean(publication, library.publications.keys()) ??
        "facts live in tables under facts/<publisher>/<publication>");
  problems.push({ kind: "facts", at, path, expected: "a fact in the library", got: JSON.stringify(id), hint });
}

/** "x#births.{region}" for each level of the group. */
export function withLevels(id: string, axes: Known["axes"]): readonly string[] {
  const found = /\{([^{}]*)\}/.exec(id);
  if (found === null) return [id];
  const levels = [...(axes.get(found[1]) ?? [])];
  return levels.flatMap((level) => withLevels(id.replace(found[0], level.replaceAll(/[{}]/g, "")), axes));
}
