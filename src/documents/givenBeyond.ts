// Documents on a day of the past to which some published series are given beyond it: what comes to a system, as it came.
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { graphOf } from "../model/graph.ts";
import { sourcesOf } from "../model/places.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Computed } from "../quantity/value.ts";
import { refuseUsage } from "../errors.ts";
import { computeValues } from "./computeValues.ts";
import { factsNamed } from "./factsNamed.ts";
import type { ModelDocuments } from "./readDocuments.ts";
import { settleDrifts } from "./settleDrifts.ts";

/**
 * The parameters named stand as they are today, and drift only after their last published figure; all others, and the
 * figures that these read, stay as of the day.
 *
 * @param onDay as of the day, with the figures known on it
 * @param today the same documents as they stand, with all figures
 * @throws PendencyError (usage) when one has a number that is computed from a series, which would be fitted to outcomes
 */
export function givenBeyond<T extends ModelDocuments & { readonly facts: FactLibrary }>(
  onDay: T,
  today: ModelDocuments & { readonly facts: FactLibrary },
  names: readonly string[],
): T {
  const named = today.parameters.filter(({ name }) => names.includes(name));
  for (const parameter of named) {
    if (sourcesOf(parameter).every(({ source }) => isAsPublished(source.computed?.written ?? null))) continue;
    const expected = "parameters that are published series as they are, or `{mean: SERIES, each: month}`";
    refuseUsage("conditional", expected, `${parameter.name}, which has a number computed in another way`);
  }
  const given = computeValues(named, { ...today, facts: today.facts }, true).parameters;
  const settled = settleDrifts({ ...today, parameters: given }, today.facts, null).parameters;
  const byName = new Map(settled.map((parameter) => [parameter.name, parameter]));
  const parameters = onDay.parameters.map((parameter) => byName.get(parameter.name) ?? parameter);
  const read = new Map<string, Fact>(
    given.flatMap((parameter) =>
      sourcesOf(parameter).flatMap(({ source }) =>
        [...source.facts, ...seriesIn(source.value)].flatMap((id) =>
          factsNamed(id, today.facts, today.graph.known).map((fact): [string, Fact] => [fact.id, fact]),
        ),
      ),
    ),
  );
  const facts = [...today.facts.facts.keys()].flatMap((id): [string, Fact][] => {
    const found = onDay.facts.facts.get(id) ?? read.get(id);
    return found === undefined ? [] : [[id, found]];
  });
  const model = { ...onDay.model, parameters };
  return { ...onDay, model, parameters, graph: graphOf(model), facts: { ...onDay.facts, facts: new Map(facts) } };
}

/** Whether nothing in it is computed but one series' own figure of each period. */
function isAsPublished(written: unknown): boolean {
  if (written === null || typeof written !== "object") return true;
  const { computed } = written as { readonly computed?: Computed };
  if (computed === undefined) return Object.values(written).every(isAsPublished);
  if (computed.kind !== "total" && computed.kind !== "mean") return false;
  const { eachMonths, series, less, outOf } = computed;
  return eachMonths !== null && series.length === 1 && less.length === 0 && outOf.length === 0;
}

function seriesIn(value: Parameters<typeof partsOf>[0]): readonly string[] {
  return partsOf(value, "").flatMap((part) => (part.kind === "fact" ? [part.fact] : []));
}
