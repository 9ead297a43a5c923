// What feeds what: which parameters, groups and stages a value rests on, directly and through other parameters,
// and where a parameter's number goes. A scenario's change gives its parameter one more value, so that it is an
// edge like any other, and so are the parameters that say when and whether it does. A stage's name stands for its scheduled arrivals, at which `arriving(stage)` looks.
import { groupedBy } from "../reading/groupedBy.ts";
import { textsOf } from "../reading/name.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { circlesIn } from "./circles.ts";
import type { Known } from "./known.ts";
import type { Mentions, ValueOrDistribution } from "./mentions.ts";
import type { Model, Value } from "./model.ts";
import { sourcesOf } from "./places.ts";
import type { Place } from "./places.ts";
import { reachedFrom, turned } from "./ways.ts";
import type { Ways } from "./ways.ts";

/** What a scenario gives a parameter or a regime for some time, for these groups' levels. */
export interface GivenValue {
  readonly to: string;
  /** null: a state of a regime */
  readonly value: ValueOrDistribution | null;
  readonly groups: readonly string[];
  /** parameters that say when, and whether at all */
  readonly decidedBy: readonly string[];
}

export interface Feeds {
  /** all values a parameter may take: its own, its alternatives', and those given to it */
  valuesOf(name: string): readonly ValueOrDistribution[];
  /** groups on whose level a value depends, through parameters and regimes too */
  groupsOf(value: ValueOrDistribution): ReadonlySet<string>;
  groupsOfParameter(name: string): ReadonlySet<string>;
  /** parameters and arrivals that lead back to themselves, each as the names on the way round, the first once */
  readonly circles: readonly (readonly string[])[];
  /** these parameters and all that they enter, directly or through others: parameters, and stages for their arrivals */
  entered(names: Iterable<string>): ReadonlySet<string>;
  /** names whose numbers a value is made of: parameters, regimes, and stages for their arrivals */
  namesIn(value: ValueOrDistribution): readonly string[];
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
  readonly modelPlaces: readonly Place[];
  mentionsIn(value: ValueOrDistribution): Mentions;
}

export function feedsOf(ground: Ground, given: readonly GivenValue[] = []): Feeds {
  const { model, modelPlaces, mentionsIn } = ground;
  const givenTo = groupedBy(given, ({ to }) => to);
  const decidersOf = (name: string): string[] => (givenTo.get(name) ?? []).flatMap(({ decidedBy }) => decidedBy);
  const values = new Map(
    model.parameters.map((parameter) => [
      parameter.name,
      [
        ...ownValues(parameter),
        ...(givenTo.get(parameter.name) ?? []).flatMap(({ value }) => (value === null ? [] : [value])),
      ],
    ]),
  );
  const scheduled = scheduledArrivals(model);
  const valuesOf = (name: string) => values.get(name) ?? scheduled.get(name) ?? [];
  const parametersIn = (value: ValueOrDistribution): string[] => textsOf(mentionsIn(value).parameters);
  const namesIn = (value: ValueOrDistribution): string[] => {
    const mentions = mentionsIn(value);
    return [...namesOfMentions(mentions), ...regimesOf(mentions, ground.known)];
  };
  const named: Ways = new Map([
    ...[...values, ...scheduled].map(([name, all]) => [name, [...all.flatMap(namesIn), ...decidersOf(name)]] as const),
    ...model.regimes.map(({ name }) => [name, decidersOf(name)] as const),
  ]);
  const users = turned(named);
  const entered = (names: Iterable<string>): ReadonlySet<string> => reachedFrom(users, names);
  let readers: ReadonlyMap<string, readonly { readonly index: number }[]> | null = null;
  const readersOf = (name: string): readonly { readonly index: number }[] => {
    readers ??= groupedBy(
      modelPlaces.flatMap((place, index) => [...new Set(namesIn(place.value))].map((one) => ({ name: one, index }))),
      (one) => one.name,
    );
    return readers.get(name) ?? [];
  };
  return {
    valuesOf,
    ...groupsIn(ground, values, givenTo, new Map([...values].map(([name, all]) => [name, all.flatMap(parametersIn)]))),
    circles: [...circlesIn(named)],
    entered,
    namesIn,
    readsOf: (value) => readsOf(value, valuesOf, decidersOf, ground),
    traceOf: (name) => {
      const all = entered([name]);
      const found = new Set([...all].flatMap((one) => readersOf(one).map(({ index }) => index)));
      return {
        places: [...found].toSorted((left, right) => left - right).map((index) => modelPlaces[index]),
        parameters: [...all].filter((one) => one !== name && values.has(one)).toSorted(),
      };
    },
  };
}

/** Nearest first: a parameter's way is the one by which it is met first. */
function readsOf(
  value: ValueOrDistribution,
  valuesOf: Feeds["valuesOf"],
  decidersOf: (name: string) => readonly string[],
  { known, mentionsIn }: Pick<Ground, "known" | "mentionsIn">,
): Reads {
  const found = new Map<string, readonly string[]>();
  const stocks = new Set<string>();
  const looked = new Set<string>();
  const ahead: { readonly said: readonly ValueOrDistribution[]; readonly through: readonly string[] }[] = [
    { said: [value], through: [] },
  ];
  const meet = (name: string, through: readonly string[]): void => {
    if (!known.parameters.has(name) || found.has(name)) return;
    found.set(name, through);
    ahead.push({ said: valuesOf(name), through: [...through, name] });
    for (const decider of decidersOf(name)) meet(decider, [...through, name]);
  };
  for (const { said, through } of ahead) {
    for (const mentions of said.map(mentionsIn)) {
      for (const { text } of mentions.stocks) stocks.add(text);
      for (const { text: stage } of mentions.arriving) {
        if (looked.has(stage)) continue;
        looked.add(stage);
        ahead.push({ said: valuesOf(stage), through });
      }
      for (const { text: name } of mentions.parameters) meet(name, through);
      for (const regime of regimesOf(mentions, known)) for (const name of decidersOf(regime)) meet(name, through);
    }
  }
  return { parameters: [...found].map(([name, through]) => ({ name, through })), stocks: [...stocks] };
}

/** A value is by the groups it names itself and by those of every parameter that it leads to. */
function groupsIn(
  { model, known, mentionsIn }: Ground,
  values: ReadonlyMap<string, readonly ValueOrDistribution[]>,
  givenTo: ReadonlyMap<string, readonly GivenValue[]>,
  named: Ways,
): Pick<Feeds, "groupsOf" | "groupsOfParameter"> {
  const byRegime = new Map(model.regimes.map(({ name, by }) => [name, by]));
  const ownOf = (value: ValueOrDistribution): readonly string[] => {
    const { tables, inBraces } = mentionsIn(value);
    const listed = tables.map(({ text }) => (known.groups.has(text) ? text : byRegime.get(text)?.text));
    return [...listed.filter((group) => group !== undefined), ...textsOf(inBraces)];
  };
  const own = new Map(
    [...values].map(([name, all]) => {
      const given = (givenTo.get(name) ?? []).flatMap(({ groups }) => groups);
      const drifting = known.parameters.get(name)?.drift?.by;
      return [name, [...new Set([...all.flatMap(ownOf), ...given, ...(drifting == null ? [] : [drifting.text])])]];
    }),
  );
  const below = (names: Iterable<string>): string[] =>
    [...reachedFrom(named, names)].flatMap((name) => own.get(name) ?? []);
  const ofParameters = new Map<string, ReadonlySet<string>>();
  const ofValues = new Map<ValueOrDistribution, ReadonlySet<string>>();
  return {
    groupsOfParameter: (name) => {
      const before = ofParameters.get(name);
      if (before !== undefined) return before;
      const groups = new Set(values.has(name) ? below([name]) : []);
      ofParameters.set(name, groups);
      return groups;
    },
    groupsOf: (value) => {
      const before = ofValues.get(value);
      if (before !== undefined) return before;
      const groups = new Set([...ownOf(value), ...below(textsOf(mentionsIn(value).parameters))]);
      ofValues.set(value, groups);
      return groups;
    },
  };
}

/** Parameters that a value names, and stages at whose scheduled arrivals it looks. */
export function namesOfMentions({ parameters, arriving }: Mentions): string[] {
  return textsOf([...parameters, ...arriving]);
}

function regimesOf({ tables }: Mentions, { regimes }: Known): string[] {
  return textsOf(tables).filter((name) => regimes.has(name));
}

/** Stage > rates and counts of the people who come into it from outside. */
export function scheduledArrivals({ stages }: Pick<Model, "stages">): ReadonlyMap<string, readonly Value[]> {
  const coming = stages.filter(({ arrivals }) => arrivals.length > 0);
  return new Map(
    coming.map(({ name, arrivals }) => [
      name,
      arrivals.flatMap(({ rate, counts }) => [rate, counts].filter((value) => value !== null)),
    ]),
  );
}

function ownValues(parameter: Parameter): ValueOrDistribution[] {
  return sourcesOf(parameter).map(({ source }) => source.value);
}
