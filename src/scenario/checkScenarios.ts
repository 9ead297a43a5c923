// Whether scenarios name what exists, in units that fit, and change only what can be changed.
import type { Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { partsOf } from "../quantity/parts.ts";
import { misalignedAt } from "../model/checkAlignment.ts";
import { expectFact } from "../model/checkFacts.ts";
import { checkMentions, checkPlaceNames } from "../model/checkNames.ts";
import { firstFindings } from "../model/checkModel.ts";
import type { Findings } from "../model/checkModel.ts";
import { checkPlaceUnits } from "../model/checkUnits.ts";
import { circling } from "../model/circles.ts";
import type { Graph } from "../model/graph.ts";
import { namesOf } from "../model/known.ts";
import type { Place } from "../model/places.ts";
import { reachedFrom } from "../model/ways.ts";
import { addTo } from "../reading/groupedBy.ts";
import type { Name } from "../reading/name.ts";
import type { Change, Scenario } from "./scenario.ts";

export function checkScenarios(scenarios: readonly Scenario[], graph: Graph, facts?: FactLibrary): Findings {
  const changes = scenarios.flatMap((scenario) =>
    scenario.changes.map((change, index) => ({ change, path: `scenarios.${scenario.name}.changes[${index + 1}]` })),
  );
  // what would have been supposed before must be in order, too
  const earlier = changes.flatMap(({ change, path }) =>
    (change.earlier ?? []).map(({ action }, index) => ({
      change: { ...change, action },
      path: `${path}.earlier[${index + 1}]`,
    })),
  );
  const all = [...changes, ...earlier];
  const errors = firstFindings([
    () => [...checkScenarioNames(scenarios, graph), ...checkChangeNames(all, graph)],
    () => checkChangeUnits(all, graph, facts),
    () => checkChangeSense(all, graph),
    () => (facts === undefined ? [] : checkFactsOfChanges(all, graph, facts)),
  ]);
  return { errors, warnings: [] };
}

interface PlacedChange {
  readonly change: Change;
  readonly path: string;
}

function checkScenarioNames(scenarios: readonly Scenario[], graph: Graph): Problem[] {
  const problems: Problem[] = [];
  const names = namesOf(scenarios);
  const seen = new Set<string>();
  for (const { name, mentions, at } of scenarios) {
    const path = `scenarios.${name}`;
    if (seen.has(name))
      problems.push({ kind: "names", at, path, expected: "each scenario once", got: `${name} again` });
    seen.add(name);
    checkMentions(problems, graph, mentions ?? [], path, names);
  }
  const onThemselves = circling(new Map(scenarios.map(({ name, on }) => [name, on])));
  const circle = scenarios.find(({ name }) => onThemselves.has(name));
  if (circle !== undefined) {
    const expected = "scenarios that do not build on themselves";
    const path = `scenarios.${circle.name}.on`;
    problems.push({ kind: "names", at: circle.at, path, expected, got: `${circle.name}, which does` });
  }
  return problems;
}

function checkChangeNames(changes: readonly PlacedChange[], graph: Graph): Problem[] {
  const problems: Problem[] = [];
  for (const { change, path } of changes) {
    checkMentions(problems, graph, change.mentions ?? [], path);
    const place = placeOf(change, graph, path);
    if (place !== null) checkPlaceNames(problems, graph, place);
  }
  return problems;
}

function checkChangeUnits(changes: readonly PlacedChange[], graph: Graph, facts?: FactLibrary): Problem[] {
  const problems: Problem[] = [];
  for (const { change, path } of changes) {
    const place = placeOf(change, graph, path);
    if (place !== null) checkPlaceUnits(problems, graph, place, facts);
    for (const timing of timingPlaces(change, path)) checkPlaceUnits(problems, graph, timing, facts);
  }
  return problems;
}

/** A change for new arrivals only has no meaning for what all people share. */
function checkChangeSense(changes: readonly PlacedChange[], graph: Graph): Problem[] {
  const { modelPlaces, parameterPlaces, mentionsIn } = graph;
  const shared = modelPlaces.filter(({ kind }) => kind === "resource" || kind === "arrivals");
  /** parameters by a name that stands in them */
  const users = new Map<string, string[]>();
  for (const { name, value } of parameterPlaces) {
    for (const { text } of mentionsIn(value).parameters) addTo(users, text, name);
  }
  /** the first shared place that names a parameter itself */
  const firstOf = new Map<string, number>();
  for (const [index, { value }] of shared.entries()) {
    for (const { text } of mentionsIn(value).parameters) if (!firstOf.has(text)) firstOf.set(text, index);
  }
  return changes.flatMap(({ change: { target, appliesTo, at }, path }): Problem[] => {
    if (appliesTo === "everyone" || target.kind !== "parameter") return [];
    const first = Math.min(...[...reachedFrom(users, [target.name])].map((name) => firstOf.get(name) ?? Infinity));
    if (first === Infinity) return [];
    const place = shared[first];
    const expected = "`appliesTo: everyone` for servers, slots, departures and arrivals, which all people share";
    return [{ kind: "sense", at, path, expected, got: `new arrivals, but ${target.name} is used in ${place.path}` }];
  });
}

function checkFactsOfChanges(changes: readonly PlacedChange[], graph: Graph, facts: FactLibrary): Problem[] {
  const values = changes.flatMap(({ change, path }) => {
    const place = placeOf(change, graph, path);
    return place === null ? [] : partsOf(place.value, path).filter((part) => part.kind === "fact");
  });
  const problems: Problem[] = [];
  for (const part of values) {
    if (part.kind !== "fact") continue;
    expectFact(problems, graph.known, facts, { text: part.fact, at: part.at }, part.series, part.path);
  }
  if (problems.length > 0) return problems;
  return changes.flatMap(({ change, path }) => {
    const place = placeOf(change, graph, path);
    return place === null ? [] : misalignedAt(place, graph.model, facts);
  });
}

/** What a change's date and its happening rest on: a duration and a share. */
function timingPlaces({ delayedBy, chance }: Change, path: string): Pick<Place, "path" | "value" | "wants">[] {
  const place = (key: string, name: Name | null, wants: Place["wants"]) =>
    name === null ? [] : [{ path: `${path}.${key}`, value: valueOfName(name), wants }];
  return [...place("delayedBy", delayedBy, "duration"), ...place("chance", chance, "share")];
}

function valueOfName({ text, at }: Name): Place["value"] {
  return { kind: "expression", at, expression: { kind: "name", name: text, at } };
}

/** The value a change brings, with what its parameter wants. */
function placeOf(
  { action, target }: Change,
  { known }: Graph,
  path: string,
): Pick<Place, "path" | "at" | "value" | "wants"> | null {
  const parameter = known.parameters.get(target.name);
  if (action.kind === "state" || parameter === undefined) return null;
  const wants = action.kind === "multiply" ? "factor" : parameter.unit;
  return { path: `${path}.${action.kind}`, at: action.value.at, value: action.value, wants };
}
