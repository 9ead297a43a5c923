// A model derived once: what its names stand for, where values stand, what they mention, what feeds what and where
// people go. Checks, compiling, explaining and the comparison of sources all look things up here.
import { groupedBy } from "../reading/groupedBy.ts";
import { feedsOf } from "./feeds.ts";
import type { Feeds, GivenValue } from "./feeds.ts";
import { knownIn } from "./known.ts";
import type { Known } from "./known.ts";
import { mentionsOf } from "./mentions.ts";
import type { Mentions, ValueOrDistribution } from "./mentions.ts";
import type { Model } from "./model.ts";
import { placesOf, placesOfParameters } from "./places.ts";
import type { Place } from "./places.ts";
import { linksOf } from "./ways.ts";
import type { Ways } from "./ways.ts";

export interface Graph {
  /** with the parameters of all its documents */
  readonly model: Model;
  readonly known: Known;
  /** where values stand in the model itself, in the order stages, resources, clocks */
  readonly modelPlaces: readonly Place[];
  /** the same in its parameters */
  readonly parameterPlaces: readonly Place[];
  mentionsIn(value: ValueOrDistribution): Mentions;
  /** what feeds what, with what scenarios give their parameters; for names that have been checked */
  feeds(given?: readonly GivenValue[]): Feeds;
  /** where people, or the wait for a shared resource, carry an effect */
  readonly links: Ways;
}

/** @param model with the parameters of all its documents */
export function graphOf(model: Model): Graph {
  const mentions = new Map<ValueOrDistribution, Mentions>();
  const ground = {
    model,
    known: knownIn(model),
    modelPlaces: placesOf(model),
    mentionsIn: (value: ValueOrDistribution): Mentions => {
      const found = mentions.get(value) ?? mentionsOf(value);
      mentions.set(value, found);
      return found;
    },
  };
  let asItStands: Feeds | null = null;
  let lastGiven: { readonly given: readonly GivenValue[]; readonly feeds: Feeds } | null = null;
  const feedsBy = (given: readonly GivenValue[]): Feeds => {
    if (given.length === 0) return (asItStands ??= feedsOf(ground));
    const isLast = lastGiven?.given.length === given.length && given.every((one, i) => says(one, lastGiven!.given[i]));
    if (lastGiven === null || !isLast) lastGiven = { given, feeds: feedsOf(ground, given) };
    return lastGiven.feeds;
  };
  return {
    ...ground,
    parameterPlaces: placesOfParameters(model.parameters),
    links: linksOf(model),
    // a plain number feeds nothing: whoever moves it finds all else as before
    feeds: (given = []) => withNumbers(feedsBy(given.filter((one) => !isNumber(one))), given.filter(isNumber)),
  };
}

function isNumber({ value, groups, decidedBy }: GivenValue): boolean {
  const isPlain = value?.kind === "expression" && value.expression.kind === "number";
  return isPlain && groups.length === 0 && decidedBy.length === 0;
}

function says(one: GivenValue, other: GivenValue): boolean {
  const isSame = one.to === other.to && one.value === other.value;
  return isSame && isList(one.groups, other.groups) && isList(one.decidedBy, other.decidedBy);
}

function isList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, i) => text === other[i]);
}

function withNumbers(feeds: Feeds, numbers: readonly GivenValue[]): Feeds {
  if (numbers.length === 0) return feeds;
  const byName = groupedBy(numbers, ({ to }) => to);
  return {
    ...feeds,
    valuesOf: (name) => [...feeds.valuesOf(name), ...(byName.get(name) ?? []).flatMap(({ value }) => value ?? [])],
  };
}
