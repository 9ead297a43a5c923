// The way from a number down to what it rests on: the parts of the model that can move it, and the parameters they read.
import type { ModelDocuments } from "../../documents/readDocuments.ts";
import { mentionsOf, placesOf, valuesOf } from "../../compile/dependencies.ts";
import type { ModelPlace, ValueOrDistribution } from "../../compile/dependencies.ts";
import { resolveStack } from "../../compile/resolveStack.ts";
import type { StackedChange } from "../../compile/resolveStack.ts";
import type { Position } from "../../errors.ts";
import { linksOf, partsOf } from "../../judge/disputedParameters.ts";
import type { Measure } from "../../model/measure.ts";
import type { Model } from "../../model/model.ts";
import type { Parameter } from "../../parameters/parameter.ts";

export interface NumberPath {
  /** stages, resources and clocks that the measure counts */
  readonly counted: readonly PathPart[];
  /** those that can move what is counted, nearest first, then in the model's order; the counted ones come first */
  readonly parts: readonly PathPart[];
  /** nearest first, then in the order in which the model's parts name them */
  readonly parameters: readonly PathParameter[];
}

export interface PathPart {
  readonly kind: "stage" | "resource" | "clock";
  readonly name: string;
  readonly title: string;
  /** moves of a person, or waits for a shared resource, between it and what is counted; 0: it is counted itself */
  readonly steps: number;
}

interface PathParameter {
  readonly parameter: Parameter;
  /** of the nearest part that reads it */
  readonly steps: number;
  /** where the model reads it, nearest first */
  readonly places: readonly { readonly path: string; readonly at: Position; readonly steps: number }[];
  /** parameters by which it enters; empty when the model names it itself */
  readonly through: readonly string[];
  /** dated regimes that its value is listed by */
  readonly regimes: readonly string[];
  /** changes of the stack's scenarios to it, or to a regime that its value is listed by */
  readonly changedBy: readonly { readonly scenario: string; readonly at: Position }[];
}

/**
 * Found from the documents alone: it says what can matter, not how much.
 *
 * @param stack scenarios the number is taken under
 * @throws PendencyError of kind names for a scenario that is not there
 */
export function pathOf(
  { model, parameters, scenarios }: ModelDocuments,
  measure: Measure,
  stack: readonly string[],
): NumberPath {
  const stacked = resolveStack(scenarios, stack).changes;
  const changes = changesByParameter(stacked);
  const reader = readerOf(parameters, changes);
  const places = placesOf(model).map((place) => ({ place, reads: reader(place.value) }));
  const steps = stepsTo(model, partsOf(measure), places);
  const found = new Map<string, Found>();
  for (const { place, reads } of places) {
    const away = steps.get(place.name);
    // money moves nobody
    if (away === undefined || (place.path.endsWith(".cost") && measure.kind !== "cost")) continue;
    for (const { name, through } of reads.parameters) {
      const one = found.get(name) ?? { places: [], through: new Set<string>(), isDirect: false };
      one.places.push({ path: place.path, at: place.value.at, steps: away });
      through.forEach((by) => one.through.add(by));
      one.isDirect ||= through.length === 0;
      found.set(name, one);
    }
  }
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const rows = [...found].map(([name, one]): PathParameter => {
    const parameter = byName.get(name) as Parameter;
    const nearestFirst = one.places.toSorted((left, right) => left.steps - right.steps);
    const regimes = regimesIn(model, parameter, changes.get(name) ?? []);
    return {
      parameter,
      steps: nearestFirst[0].steps,
      places: nearestFirst,
      through: one.isDirect ? [] : [...one.through],
      regimes,
      changedBy: stacked
        .filter(({ change: { target } }) =>
          target.kind === "parameter" ? target.name === name : regimes.includes(target.name),
        )
        .map(({ scenario, change }) => ({ scenario, at: change.at })),
    };
  });
  const parts = partsWithin(model, steps);
  return {
    counted: parts.filter((part) => part.steps === 0),
    parts,
    parameters: rows.toSorted((left, right) => left.steps - right.steps),
  };
}

interface Found {
  readonly places: { path: string; at: Position; steps: number }[];
  readonly through: Set<string>;
  isDirect: boolean;
}

interface Reads {
  readonly parameters: readonly { readonly name: string; readonly through: readonly string[] }[];
  readonly stocks: readonly string[];
}

interface PlaceRead {
  readonly place: ModelPlace;
  readonly reads: Reads;
}

function changesByParameter(changes: readonly StackedChange[]): ReadonlyMap<string, readonly StackedChange[]> {
  const byName = new Map<string, StackedChange[]>();
  for (const stacked of changes) {
    const { kind, name } = stacked.change.target;
    if (kind === "parameter") byName.set(name, [...(byName.get(name) ?? []), stacked]);
  }
  return byName;
}

/** What a value reads, itself and through parameters, each parameter once and by the shortest way. */
function readerOf(
  parameters: readonly Parameter[],
  changes: ReadonlyMap<string, readonly StackedChange[]>,
): (value: ValueOrDistribution) => Reads {
  const mentions = new Map(
    parameters.map((parameter) => [
      parameter.name,
      valuesOf(parameter, changes.get(parameter.name) ?? []).map(mentionsOf),
    ]),
  );
  return (value) => {
    const found = new Map<string, readonly string[]>();
    const stocks = new Set<string>();
    const ahead = [{ said: [mentionsOf(value)], through: [] as readonly string[] }];
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
      const { said, through } = next;
      for (const { stage } of said.flatMap((one) => one.stocks)) stocks.add(stage);
      for (const { name } of said.flatMap((one) => one.names)) {
        const inside = mentions.get(name);
        if (inside === undefined || found.has(name)) continue;
        found.set(name, through);
        ahead.push({ said: inside, through: [...through, name] });
      }
    }
    return { parameters: [...found].map(([name, through]) => ({ name, through })), stocks: [...stocks] };
  };
}

/** Steps from every part that can move the counted ones, against the direction in which people go. */
function stepsTo(model: Model, counted: readonly string[], places: readonly PlaceRead[]): ReadonlyMap<string, number> {
  const before = new Map<string, string[]>();
  const link = (from: string, to: string): void => void before.set(to, [...(before.get(to) ?? []), from]);
  for (const [from, next] of linksOf(model)) for (const to of next) link(from, to);
  // a rate that follows a stock ties what reads it to the stage whose people it counts
  for (const { place, reads } of places) for (const stage of reads.stocks) link(stage, place.name);
  const steps = new Map(counted.map((name) => [name, 0]));
  const ahead = [...counted];
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    for (const from of before.get(next) ?? []) {
      if (steps.has(from)) continue;
      steps.set(from, (steps.get(next) ?? 0) + 1);
      ahead.push(from);
    }
  }
  return steps;
}

function partsWithin(model: Model, steps: ReadonlyMap<string, number>): readonly PathPart[] {
  const all = [
    ...model.stages.map(({ name, title }) => ({ kind: "stage" as const, name, title })),
    ...model.resources.map(({ name, title }) => ({ kind: "resource" as const, name, title })),
    ...model.clocks.map(({ name }) => ({ kind: "clock" as const, name, title: name })),
  ];
  return all
    .flatMap((part) => {
      const away = steps.get(part.name);
      return away === undefined ? [] : [{ ...part, steps: away }];
    })
    .toSorted((left, right) => left.steps - right.steps);
}

function regimesIn(model: Model, parameter: Parameter, changes: readonly StackedChange[]): readonly string[] {
  const listedBy = valuesOf(parameter, changes).flatMap((value) => mentionsOf(value).tables.map(({ by }) => by));
  return model.regimes.map(({ name }) => name).filter((name) => listedBy.includes(name));
}
