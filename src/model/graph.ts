// A model derived once: what its names stand for, where values stand, what they mention, what feeds what and where
// people go. Checks, compiling, explaining and the comparison of sources all look things up here.
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
  return {
    ...ground,
    parameterPlaces: placesOfParameters(model.parameters),
    links: linksOf(model),
    feeds: (given = []) => (given.length > 0 ? feedsOf(ground, given) : (asItStands ??= feedsOf(ground))),
  };
}
