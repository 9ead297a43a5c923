// The names that documents may use, by what they stand for.
import type { Parameter } from "../parameters/parameter.ts";
import type { Model, Resource, Stage } from "./model.ts";

export interface Known {
  readonly stages: ReadonlyMap<string, Stage>;
  /** stages that people enter from outside */
  readonly arriving: ReadonlySet<string>;
  readonly resources: ReadonlyMap<string, Resource>;
  /** resources that serve or are held, and resources that depart */
  readonly servers: ReadonlySet<string>;
  readonly slots: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** levels by group */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
  /** states by regime */
  readonly regimes: ReadonlyMap<string, ReadonlySet<string>>;
  /** what a table may be by: groups with their levels, regimes with their states */
  readonly axes: ReadonlyMap<string, ReadonlySet<string>>;
  /** clocks across stages, and these with the stages' own */
  readonly crossClocks: ReadonlySet<string>;
  readonly clocks: ReadonlySet<string>;
}

/** A set or a map by name: all that is asked of it is what it has. */
export interface Names {
  readonly size: number;
  has(name: string): boolean;
  keys(): Iterable<string>;
}

export function knownIn(model: Model): Known {
  const { stages, resources, groups, regimes, clocks, parameters } = model;
  const states = regimes.map(({ name, states: of }) => [name, new Set(of)] as const);
  const levels = groups.map(({ name, levels: of }) => [name, new Set(of)] as const);
  const own = new Set(groups.map(({ name }) => name));
  return {
    stages: byName(stages),
    arriving: namesOf(stages.filter(({ arrivals }) => arrivals.length > 0)),
    resources: byName(resources),
    servers: namesOf(resources.filter(({ servers }) => servers !== null)),
    slots: namesOf(resources.filter(({ slots }) => slots !== null)),
    parameters: byName(parameters),
    groups: new Map(levels),
    regimes: new Map(states),
    axes: new Map([...levels, ...states.filter(([name]) => !own.has(name))]),
    crossClocks: namesOf(clocks),
    clocks: namesOf([...clocks, ...stages.flatMap((stage) => stage.clocks)]),
  };
}

export function namesOf(named: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(named.map(({ name }) => name));
}

function byName<T extends { readonly name: string }>(named: readonly T[]): ReadonlyMap<string, T> {
  return new Map(named.map((one) => [one.name, one]));
}
