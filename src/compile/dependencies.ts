// What depends on what: which parameters, groups and regimes a value mentions, directly and through other parameters.
import type { Position } from "../errors.ts";
import type { Model, Split } from "../model/model.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { Distribution, Expression, Value } from "../quantity/value.ts";
import type { StackedChange } from "./resolveStack.ts";

export type ValueOrDistribution = Value | Distribution;

/** What one value mentions itself. */
interface Mentions {
  readonly names: readonly { readonly name: string; readonly at: Position }[];
  readonly tables: readonly { readonly by: string; readonly levels: readonly string[]; readonly at: Position }[];
  /** groups in braces in the name of a series of facts */
  readonly placeholders: readonly { readonly group: string; readonly at: Position }[];
  readonly stocks: readonly { readonly stage: string; readonly at: Position }[];
}

/** One place of the model where values stand. */
export interface ModelPlace {
  readonly kind: "stage" | "resource" | "arrivals" | "initial" | "clock";
  /** of the stage, resource or clock */
  readonly name: string;
  readonly path: string;
  readonly value: ValueOrDistribution;
}

export interface Dependencies {
  /** groups on whose level a value depends, through parameters, regimes and changes too */
  groupsOf(value: ValueOrDistribution): ReadonlySet<string>;
  groupsOfParameter(name: string): ReadonlySet<string>;
  /** parameters that lead back to themselves, each as the names on the way round */
  readonly circles: readonly (readonly string[])[];
}

/** Which stages, resources, arrivals, initial stocks and clocks read a parameter, directly or through others. */
interface ParameterTrace {
  readonly feeds: readonly Pick<ModelPlace, "kind" | "name" | "path">[];
  /** other parameters it enters */
  readonly parameters: readonly string[];
}

export function mentionsOf(value: ValueOrDistribution): Mentions {
  const found = { names: [], tables: [], placeholders: [], stocks: [] };
  visit(value, found);
  return found;
}

/** @param changes what scenarios do to parameters and regimes: a changed value may mention others */
export function findDependencies(
  model: Model,
  parameters: ReadonlyMap<string, Parameter>,
  changes: ReadonlyMap<string, readonly StackedChange[]>,
): Dependencies {
  const groups = new Map<string, ReadonlySet<string>>();
  const circles: string[][] = [];
  const regimeGroups = (name: string): string[] => {
    const regime = model.regimes.find((candidate) => candidate.name === name);
    return regime === undefined || regime.by === null ? [] : [regime.by];
  };
  const collect = (value: ValueOrDistribution, into: Set<string>, path: readonly string[]): void => {
    const { names, tables, placeholders } = mentionsOf(value);
    for (const { by } of tables) {
      if (model.groups.some((group) => group.name === by)) into.add(by);
      else regimeGroups(by).forEach((group) => into.add(group));
    }
    for (const { group } of placeholders) into.add(group);
    for (const { name } of names) groupsOfParameter(name, path).forEach((group) => into.add(group));
  };
  const groupsOfParameter = (name: string, path: readonly string[]): ReadonlySet<string> => {
    const known = groups.get(name);
    if (known !== undefined) return known;
    const parameter = parameters.get(name);
    if (parameter === undefined) return new Set();
    if (path.includes(name)) {
      circles.push([...path.slice(path.indexOf(name)), name]);
      return new Set();
    }
    const found = new Set<string>();
    for (const value of valuesOf(parameter, changes.get(name) ?? [])) collect(value, found, [...path, name]);
    for (const { change } of changes.get(name) ?? []) Object.keys(change.where).forEach((group) => found.add(group));
    groups.set(name, found);
    return found;
  };
  for (const name of parameters.keys()) groupsOfParameter(name, []);
  const ofValue = new Map<ValueOrDistribution, ReadonlySet<string>>();
  return {
    circles,
    groupsOfParameter: (name) => groupsOfParameter(name, []),
    groupsOf: (value) => {
      const known = ofValue.get(value);
      if (known !== undefined) return known;
      const found = new Set<string>();
      collect(value, found, []);
      ofValue.set(value, found);
      return found;
    },
  };
}

/** Every place of a model, in the order of the document. */
export function placesOf(model: Model): ModelPlace[] {
  const places: ModelPlace[] = [];
  const add = (kind: ModelPlace["kind"], name: string, path: string, value: ValueOrDistribution | null | "rest") => {
    if (value !== null && value !== "rest") places.push({ kind, name, path, value });
  };
  for (const stage of model.stages) {
    const path = `stages.${stage.name}`;
    const { stay } = stage;
    if (stay.kind === "dwell") add("stage", stage.name, `${path}.dwell`, stay.time);
    if (stay.kind === "service") add("stage", stage.name, `${path}.service.time`, stay.time);
    for (const clock of stage.clocks) {
      add("stage", stage.name, `${path}.clocks.${clock.name}.after`, clock.after);
      add("stage", stage.name, `${path}.clocks.${clock.name}.rate`, clock.rate);
    }
    for (const route of stage.next) add("stage", stage.name, `${path}.next.${route.to}`, route.share);
    add("stage", stage.name, `${path}.room`, stage.room);
    for (const arrivals of stage.arrivals) {
      add("arrivals", stage.name, `${path}.arrivals.rate`, arrivals.rate);
      add("arrivals", stage.name, `${path}.arrivals.counts`, arrivals.counts);
      add("arrivals", stage.name, `${path}.arrivals.every`, arrivals.every);
      for (const share of sharesOf(arrivals.split)) add("arrivals", stage.name, `${path}.arrivals.split`, share);
      if (arrivals.chance.kind === "monthly") {
        add("arrivals", stage.name, `${path}.arrivals.chance`, arrivals.chance.cv);
      }
    }
    if (stage.initial !== null) {
      add("initial", stage.name, `${path}.initial.count`, stage.initial.count);
      add("initial", stage.name, `${path}.initial.age`, stage.initial.age);
      for (const share of sharesOf(stage.initial.split)) add("initial", stage.name, `${path}.initial.split`, share);
      for (const [clock, elapsed] of Object.entries(stage.initial.elapsed)) {
        add("initial", stage.name, `${path}.initial.elapsed.${clock}`, elapsed);
      }
    }
  }
  for (const resource of model.resources) {
    const path = `resources.${resource.name}`;
    if (resource.servers !== "unlimited") add("resource", resource.name, `${path}.servers`, resource.servers);
    add("resource", resource.name, `${path}.slots`, resource.slots);
    if (resource.departs !== null) {
      const rate = resource.departs.kind === "rate" ? resource.departs.rate : resource.departs.then;
      add("resource", resource.name, `${path}.departs`, rate);
    }
    add("resource", resource.name, `${path}.minimum`, resource.minimum);
    add("resource", resource.name, `${path}.cancelled`, resource.cancelled);
    add("resource", resource.name, `${path}.cost`, resource.cost);
  }
  for (const clock of model.clocks) {
    add("clock", clock.name, `clocks.${clock.name}.after`, clock.after);
    add("clock", clock.name, `clocks.${clock.name}.rate`, clock.rate);
  }
  return places;
}

/** Where a parameter's number goes: for `explain` and for pages that link a number to what it moves. */
export function traceParameter(model: Model, parameters: readonly Parameter[], name: string): ParameterTrace {
  const enters = new Set<string>([name]);
  for (let grown = true; grown;) {
    grown = false;
    for (const parameter of parameters) {
      if (enters.has(parameter.name)) continue;
      if (!valuesOf(parameter, []).some((value) => namesIn(value, enters))) continue;
      enters.add(parameter.name);
      grown = true;
    }
  }
  const feeds = placesOf(model).filter((place) => namesIn(place.value, enters));
  enters.delete(name);
  return { feeds: feeds.map(({ kind, name: of, path }) => ({ kind, name: of, path })), parameters: [...enters].sort() };
}

/** All values a parameter may take: its own, its alternatives', and those scenarios give it. */
export function valuesOf(parameter: Parameter, changes: readonly StackedChange[]): ValueOrDistribution[] {
  const sources = [parameter.source, ...(parameter.alternatives?.options.map((option) => option.source) ?? [])];
  const own = sources.flatMap((source) => (source === null ? [] : [source.value]));
  const changed = changes.flatMap(({ change }) => (change.action.kind === "state" ? [] : [change.action.value]));
  return [...own, ...changed];
}

/** The shares of splits, at any depth. */
export function sharesOf(splits: Readonly<Record<string, Split>>): Value[] {
  const inside = (split: Split): Value[] => {
    if (split.kind === "shares") return Object.values(split.shares).filter((share) => share !== "rest");
    return [...Object.values(split.levels), ...(split.otherwise === null ? [] : [split.otherwise])].flatMap(inside);
  };
  return Object.values(splits).flatMap(inside);
}

function namesIn(value: ValueOrDistribution, wanted: ReadonlySet<string>): boolean {
  return mentionsOf(value).names.some(({ name }) => wanted.has(name));
}

type Collected = { [K in keyof Mentions]: Mentions[K][number][] };

function visit(value: ValueOrDistribution, found: Collected): void {
  const all = (values: readonly (ValueOrDistribution | null | "rest")[]): void => {
    for (const part of values) if (part !== null && part !== "rest") visit(part, found);
  };
  switch (value.kind) {
    case "expression":
      return visitExpression(value.expression, found);
    case "table":
      found.tables.push({ by: value.by, levels: Object.keys(value.levels), at: value.at });
      return all([...Object.values(value.levels), value.otherwise]);
    case "steps":
    case "line":
      visitSeries(value.facts, value.at, found);
      return all(value.points.map((point) => point.value));
    case "counts":
      visitSeries(value.facts, value.at, found);
      return all(value.periods.map((period) => period.value));
    case "wave":
      return all([value.mean, value.swing]);
    case "fact":
      return visitSeries(value.fact, value.at, found);
    case "fixed":
      return visit(value.value, found);
    case "mix":
      return all([...value.parts.flatMap((part) => [part.share, part.of]), value.atLeast, value.atMost]);
    case "quantiles":
      return all([...value.values, value.atLeast, value.atMost]);
    case "parameter":
      found.names.push({ name: value.name, at: value.at });
      return;
    default:
      return all([...Object.values(value.figures), value.atLeast, value.atMost]);
  }
}

function visitExpression(expression: Expression, found: Collected): void {
  switch (expression.kind) {
    case "number":
      return;
    case "name":
      found.names.push({ name: expression.name, at: expression.at });
      return;
    case "negate":
      return visitExpression(expression.of, found);
    case "binary":
      visitExpression(expression.left, found);
      return visitExpression(expression.right, found);
    case "call":
      return expression.args.forEach((argument) => visitExpression(argument, found));
    case "stock":
      for (const stage of expression.stages) found.stocks.push({ stage, at: expression.at });
  }
}

function visitSeries(id: string | null, at: Position, found: Collected): void {
  for (const [, group] of (id ?? "").matchAll(/\{([^}]*)\}/g)) found.placeholders.push({ group, at });
}
