// The way from a number down to what it rests on: the parts of the model that can move it, and the parameters they read.
import type { ModelDocuments } from "../../documents/readDocuments.ts";
import { givenBy, resolveStack } from "../../compile/resolveStack.ts";
import type { Position } from "../../errors.ts";
import type { Feeds, Reads } from "../../model/feeds.ts";
import type { Graph } from "../../model/graph.ts";
import { countedBy } from "../../model/measure.ts";
import type { Measure } from "../../model/measure.ts";
import type { Model } from "../../model/model.ts";
import type { Place } from "../../model/places.ts";
import { turned } from "../../model/ways.ts";
import type { Parameter } from "../../parameters/parameter.ts";
import type { SetValue } from "../../scenario/point.ts";
import { textsOf } from "../../reading/name.ts";
import { addTo, groupedBy } from "../../reading/groupedBy.ts";

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
 * @param set   values its runs were given from outside
 * @throws PendencyError of kind names for a scenario that is not there
 */
export function pathOf(
  { model, graph, scenarios }: Pick<ModelDocuments, "model" | "graph" | "scenarios">,
  measure: Measure,
  stack: readonly string[],
  set: readonly SetValue[] = [],
): NumberPath {
  const { changes } = resolveStack(scenarios, stack, set);
  const feeds = graph.feeds(givenBy(changes));
  const places = inOrderOfAStay(graph.modelPlaces).map((place) => ({ place, reads: feeds.readsOf(place.value) }));
  const steps = stepsTo(graph, countedBy(measure), places);
  const found = new Map<string, Found>();
  for (const { place, reads } of places) {
    const away = steps.get(place.name);
    // money moves nobody
    if (away === undefined || (isPrice(place.path) && measure.kind !== "cost")) continue;
    for (const { name, through } of reads.parameters) {
      const one = found.get(name) ?? { places: [], through: new Set<string>(), isDirect: false };
      one.places.push({ path: shortPath(place.path), at: place.at, steps: away });
      through.forEach((by) => one.through.add(by));
      one.isDirect ||= through.length === 0;
      found.set(name, one);
    }
  }
  const rows = [...found].map(([name, one]): PathParameter => {
    const nearestFirst = one.places.toSorted((left, right) => left.steps - right.steps);
    const regimes = regimesOf(name, graph, feeds);
    return {
      parameter: graph.known.parameters.get(name) as Parameter,
      steps: nearestFirst[0].steps,
      places: nearestFirst,
      through: one.isDirect ? [] : [...one.through],
      regimes,
      changedBy: changes
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

interface PlaceRead {
  readonly place: Place;
  readonly reads: Reads;
}

/** Of each stage what its stay reads, then who comes, then who is there at the start. */
function inOrderOfAStay(places: readonly Place[]): readonly Place[] {
  const byPart = groupedBy(places, ({ path }) => path.split(".", 2).join("."));
  const later = ["arrivals", "initial"];
  return [...byPart.values()].flatMap((ofPart) =>
    ofPart.toSorted((left, right) => later.indexOf(left.kind) - later.indexOf(right.kind)),
  );
}

function isPrice(path: string): boolean {
  return path.endsWith(".cost") || path.endsWith(".costPerPerson");
}

/** A whole split, or all departures, are one place to a reader. */
function shortPath(path: string): string {
  return path.replace(/\.(split|departs)\..*$/, ".$1");
}

/** Steps from every part that can move the counted ones, against the direction in which people go. */
function stepsTo(
  { links }: Graph,
  counted: readonly string[],
  places: readonly PlaceRead[],
): ReadonlyMap<string, number> {
  const before = turned(links);
  // a rate that follows a stock ties what reads it to the stage whose people it counts
  for (const { place, reads } of places) for (const stage of reads.stocks) addTo(before, place.name, stage);
  const steps = new Map(counted.map((name) => [name, 0]));
  // a map goes on with what is added to it meanwhile
  for (const [name, away] of steps) {
    for (const from of before.get(name) ?? []) if (!steps.has(from)) steps.set(from, away + 1);
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

function regimesOf(parameter: string, { model, mentionsIn }: Graph, feeds: Feeds): readonly string[] {
  const listedBy = new Set(feeds.valuesOf(parameter).flatMap((value) => textsOf(mentionsIn(value).tables)));
  return model.regimes.map(({ name }) => name).filter((name) => listedBy.has(name));
}
