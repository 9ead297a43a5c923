// What feeds what: which parameters, groups and stages a value rests on, directly and through other parameters,
// and where a parameter's number goes. A scenario's change gives its parameter one more value, so that it is an
// edge like any other.
import { textsOf } from "../reading/name.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { Known } from "./known.ts";
import type { Mentions, ValueOrDistribution } from "./mentions.ts";
import type { Model } from "./model.ts";
import { sourcesOf } from "./places.ts";
import type { Place } from "./places.ts";

/** What a scenario gives a parameter for some time, for these groups' levels. */
export interface GivenValue {
  readonly parameter: string;
  readonly value: ValueOrDistribution;
  readonly groups: readonly string[];
}

export interface Feeds {
  /** all values a parameter may take: its own, its alternatives', and those given to it */
  valuesOf(name: string): readonly ValueOrDistribution[];
  /** groups on whose level a value depends, through parameters and regimes too */
  groupsOf(value: ValueOrDistribution): ReadonlySet<string>;
  groupsOfParameter(name: string): ReadonlySet<string>;
  /** parameters that lead back to themselves, each as the names on the way round */
  readonly circles: readonly (readonly string[])[];
  /** these parameters and all that they enter, directly or through others */
  entered(names: Iterable<string>): ReadonlySet<string>;
  /** what a value reads, itself and through parameters */
  readsOf(value: ValueOrDistribution): Reads;
  /** where a parameter's number goes */
  traceOf(name: string): Trace;
}

export interface Reads {
  /** each once, by the shortest way */
  readonly parameters: readonly { readonly name: string; readonly through: readonly string[] }[];
  readonly stocks: readonly string[];
}

interface Trace {
  /** places of the model that read it, directly or through others, in the model's order */
  readonly places: readonly Place[];
  /** other parameters it enters, in alphabetical order */
  readonly parameters: readonly string[];
}

/** Where feeds are found; a Graph is one. */
interface Ground {
  readonly model: Model;
  readonly known: Known;
  readonly places: readonly Place[];
  mentionsIn(value: ValueOrDistribution): Mentions;
}

export function feedsOf(ground: Ground, given: readonly GivenValue[] = []): Feeds {
  const { model, places, mentionsIn } = ground;
  const givenTo = groupedBy(given, ({ parameter }) => parameter);
  const values = new Map(
    model.parameters.map((parameter) => [
      parameter.name,
      [...ownValues(parameter), ...(givenTo.get(parameter.name) ?? []).map(({ value }) => value)],
    ]),
  );
  const valuesOf = (name: string) => values.get(name) ?? [];
  const groups = groupsIn(ground, valuesOf, givenTo);
  const entered = enteringBy(
    [...values].flatMap(([user, all]) =>
      all.flatMap((value) => mentionsIn(value).parameters.map(({ text }) => ({ named: text, user }))),
    ),
  );
  const readers = groupedBy(
    places.flatMap((place, index) =>
      [...new Set(textsOf(mentionsIn(place.value).parameters))].map((name) => ({ name, index })),
    ),
    ({ name }) => name,
  );
  return {
    valuesOf,
    ...groups,
    entered,
    readsOf: (value) => readsOf(value, valuesOf, ground),
    traceOf: (name) => {
      const all = entered([name]);
      const found = new Set([...all].flatMap((one) => (readers.get(one) ?? []).map(({ index }) => index)));
      return {
        places: [...found].toSorted((left, right) => left - right).map((index) => places[index]),
        parameters: [...all].filter((one) => one !== name).toSorted(),
      };
    },
  };
}

/** Of names, these and all parameters that they enter, directly or through others. */
export function enteringBy(edges: readonly { readonly named: string; readonly user: string }[]): Feeds["entered"] {
  const users = groupedBy(edges, ({ named }) => named);
  return (names) => {
    const found = new Set<string>(names);
    // a set goes on with what is added to it meanwhile
    for (const name of found) for (const { user } of users.get(name) ?? []) found.add(user);
    return found;
  };
}

/** Nearest first: a parameter's way is the one by which it is met first. */
function readsOf(
  value: ValueOrDistribution,
  valuesOf: Feeds["valuesOf"],
  { known, mentionsIn }: Pick<Ground, "known" | "mentionsIn">,
): Reads {
  const found = new Map<string, readonly string[]>();
  const stocks = new Set<string>();
  const ahead: { readonly said: readonly ValueOrDistribution[]; readonly through: readonly string[] }[] = [
    { said: [value], through: [] },
  ];
  for (const { said, through } of ahead) {
    for (const mentions of said.map(mentionsIn)) {
      for (const { text } of mentions.stocks) stocks.add(text);
      for (const { text: name } of mentions.parameters) {
        if (!known.parameters.has(name) || found.has(name)) continue;
        found.set(name, through);
        ahead.push({ said: valuesOf(name), through: [...through, name] });
      }
    }
  }
  return { parameters: [...found].map(([name, through]) => ({ name, through })), stocks: [...stocks] };
}

function groupsIn(
  { model, known, mentionsIn }: Ground,
  valuesOf: Feeds["valuesOf"],
  givenTo: ReadonlyMap<string, readonly GivenValue[]>,
): Pick<Feeds, "groupsOf" | "groupsOfParameter" | "circles"> {
  const byRegime = new Map(model.regimes.map(({ name, by }) => [name, by]));
  const found = new Map<string, ReadonlySet<string>>();
  const circles: string[][] = [];
  const collect = (value: ValueOrDistribution, into: Set<string>, path: readonly string[]): void => {
    const { parameters, tables, inBraces } = mentionsIn(value);
    for (const { text } of tables) {
      const group = known.groups.has(text) ? text : byRegime.get(text)?.text;
      if (group !== undefined) into.add(group);
    }
    for (const { text } of inBraces) into.add(text);
    for (const { text } of parameters) ofParameter(text, path).forEach((group) => into.add(group));
  };
  const ofParameter = (name: string, path: readonly string[]): ReadonlySet<string> => {
    const before = found.get(name);
    if (before !== undefined) return before;
    if (path.includes(name)) {
      circles.push([...path.slice(path.indexOf(name)), name]);
      return new Set();
    }
    const groups = new Set<string>();
    for (const value of valuesOf(name)) collect(value, groups, [...path, name]);
    for (const change of givenTo.get(name) ?? []) change.groups.forEach((group) => groups.add(group));
    found.set(name, groups);
    return groups;
  };
  for (const name of known.parameters.keys()) ofParameter(name, []);
  const ofValues = new Map<ValueOrDistribution, ReadonlySet<string>>();
  return {
    circles,
    groupsOfParameter: (name) => found.get(name) ?? new Set(),
    groupsOf: (value) => {
      const before = ofValues.get(value);
      if (before !== undefined) return before;
      const groups = new Set<string>();
      collect(value, groups, []);
      ofValues.set(value, groups);
      return groups;
    },
  };
}

function ownValues(parameter: Parameter): ValueOrDistribution[] {
  return sourcesOf(parameter).map(({ source }) => source.value);
}

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known === undefined) groups.set(keyOf(one), [one]);
    else known.push(one);
  }
  return groups;
}
