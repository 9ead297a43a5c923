// Whether scenarios name what exists, in units that fit, and change only what can be changed.
import type { Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { namesIn, partsOf } from "../quantity/parts.ts";
import { misalignedAt } from "../model/checkAlignment.ts";
import { expectFact } from "../model/checkFacts.ts";
import { checkPlaceNames, checkWhere, expectName } from "../model/checkNames.ts";
import { firstFindings } from "../model/checkModel.ts";
import type { Findings } from "../model/checkModel.ts";
import { checkPlaceUnits } from "../model/checkUnits.ts";
import type { Model } from "../model/model.ts";
import { placesOf, placesOfParameters } from "../model/places.ts";
import type { Place } from "../model/places.ts";
import type { Change, Scenario } from "./scenario.ts";

/** @param model with the parameters of all its documents */
export function checkScenarios(scenarios: readonly Scenario[], model: Model, facts?: FactLibrary): Findings {
  const changes = scenarios.flatMap((scenario) =>
    scenario.changes.map((change, index) => ({ change, path: `scenarios.${scenario.name}.changes[${index + 1}]` })),
  );
  const errors = firstFindings([
    () => [
      ...checkScenarioNames(scenarios),
      ...changes.flatMap(({ change, path }) => checkChangeNames(change, model, path)),
    ],
    () => changes.flatMap(({ change, path }) => checkChangeUnits(change, model, path, facts)),
    () => changes.flatMap(({ change, path }) => checkChangeSense(change, model, path)),
    () => (facts === undefined ? [] : checkFactsOfChanges(changes, model, facts)),
  ]);
  return { errors, warnings: [] };
}

function checkScenarioNames(scenarios: readonly Scenario[]): Problem[] {
  const problems: Problem[] = [];
  const names = scenarios.map(({ name }) => name);
  for (const [index, { name, on, at }] of scenarios.entries()) {
    const path = `scenarios.${name}`;
    if (names.indexOf(name) < index)
      problems.push({ kind: "names", at, path, expected: "each scenario once", got: `${name} again` });
    for (const other of on) expectName(problems, "the name of a scenario", other, names, at, `${path}.on`);
  }
  const circle = scenarios.find(({ name }) => leadsTo(name, name, scenarios));
  if (circle !== undefined) {
    const expected = "scenarios that do not build on themselves";
    problems.push({
      kind: "names",
      at: circle.at,
      path: `scenarios.${circle.name}.on`,
      expected,
      got: `${circle.name}, which does`,
    });
  }
  return problems;
}

function leadsTo(from: string, to: string, scenarios: readonly Scenario[]): boolean {
  const open = [from];
  const seen = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const below of scenarios.find((one) => one.name === name)?.on ?? []) {
      if (below === to) return true;
      if (!seen.has(below)) open.push(below);
      seen.add(below);
    }
  }
  return false;
}

function checkChangeNames(change: Change, model: Model, path: string): Problem[] {
  const problems: Problem[] = [];
  const { target, action, at } = change;
  if (target.kind === "parameter") {
    expectName(
      problems,
      "the name of a parameter",
      target.name,
      model.parameters.map(({ name }) => name),
      at,
      `${path}.parameter`,
    );
  } else {
    expectName(
      problems,
      "the name of a regime",
      target.name,
      model.regimes.map(({ name }) => name),
      at,
      `${path}.regime`,
    );
    const states = model.regimes.find(({ name }) => name === target.name)?.states;
    if (states !== undefined && action.kind === "state")
      expectName(problems, "a state of the regime", action.state, states, at, `${path}.set`);
  }
  checkWhere(problems, model, change.where, at, `${path}.where`);
  const place = placeOf(change, model, path);
  if (place !== null) checkPlaceNames(problems, model, place);
  return problems;
}

function checkChangeUnits(change: Change, model: Model, path: string, facts?: FactLibrary): Problem[] {
  const problems: Problem[] = [];
  const place = placeOf(change, model, path);
  if (place !== null) checkPlaceUnits(problems, model, place, facts);
  return problems;
}

/** A change for new arrivals only has no meaning for what all people share. */
function checkChangeSense(change: Change, model: Model, path: string): Problem[] {
  if (change.appliesTo === "everyone" || change.target.kind !== "parameter") return [];
  const shared = placesOf(model).find(
    (place) => isShared(place) && namesBelow(place.value, model).has(change.target.name),
  );
  if (shared === undefined) return [];
  const expected = "`appliesTo: everyone` for servers, slots, departures and arrivals, which all people share";
  return [
    {
      kind: "sense",
      at: change.at,
      path,
      expected,
      got: `new arrivals, but ${change.target.name} is used in ${shared.path}`,
    },
  ];
}

function isShared(place: Place): boolean {
  return /^resources\.|\.arrivals\./.test(place.path);
}

/** Parameters a value names, directly or through other parameters. */
function namesBelow(value: Place["value"], model: Model): Set<string> {
  const found = new Set<string>();
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const part of partsOf(next, "")) {
      const names =
        part.kind === "parameter"
          ? [part.name]
          : part.kind === "expression"
            ? namesIn(part.expression).map(({ name }) => name)
            : [];
      for (const name of names) {
        if (found.has(name)) continue;
        found.add(name);
        const parameter = model.parameters.filter((one) => one.name === name);
        open.push(...placesOfParameters(parameter).map((place) => place.value));
      }
    }
  }
  return found;
}

function checkFactsOfChanges(
  changes: readonly { change: Change; path: string }[],
  model: Model,
  facts: FactLibrary,
): Problem[] {
  const values = changes.flatMap(({ change, path }) => {
    const place = placeOf(change, model, path);
    return place === null ? [] : partsOf(place.value, path).filter((part) => part.kind === "fact");
  });
  const problems: Problem[] = [];
  for (const part of values) {
    if (part.kind === "fact") expectFact(problems, model, facts, part.fact, part.series, part.at, part.path);
  }
  if (problems.length > 0) return problems;
  return changes.flatMap(({ change, path }) => {
    const place = placeOf(change, model, path);
    return place === null ? [] : misalignedAt(place, model, facts);
  });
}

/** The value a change brings, with what its parameter wants. */
function placeOf(change: Change, model: Model, path: string): Place | null {
  const { action, target } = change;
  const parameter = model.parameters.find(({ name }) => name === target.name);
  if (action.kind === "state" || parameter === undefined) return null;
  const wants = action.kind === "multiply" ? "factor" : parameter.unit;
  return { path: `${path}.${action.kind}`, at: action.value.at, value: action.value, wants, signed: true };
}
