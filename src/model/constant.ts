// The number a value is for one person's levels when it never changes; used to check shares and signs before any run.
import type { Distribution, Expression, Value } from "../quantity/value.ts";
import { isDistribution } from "../quantity/isDistribution.ts";
import type { Graph } from "./graph.ts";

/** One level of every group, and one state of every regime, that matters. */
export type Levels = Readonly<Record<string, string>>;

type Context = Pick<Graph, "known" | "mentionsIn">;

/**
 * In base units; null when it depends on a date, a fact, a stock, a threshold or on nothing known here.
 *
 * Each parameter is worked out once for the levels that it depends on.
 */
export function constantOf(value: Value, levels: Levels, graph: Context): number | null {
  if (value.kind === "expression") return constantOfExpression(value.expression, levels, graph);
  if (value.kind !== "table") return null;
  const level = levels[value.by.text];
  const inner = level in value.levels ? value.levels[level] : value.otherwise;
  return inner === null || inner === undefined ? null : constantOf(inner, levels, graph);
}

/**
 * Every combination of the levels these values depend on; none when there are too many, since the compiler
 * asks again.
 */
export function levelsFor(values: readonly Value[], graph: Context): Levels[] {
  let all: Levels[] = [{}];
  for (const name of [...axesOf(values, graph)].toSorted()) {
    const levels = [...(graph.known.axes.get(name) ?? [])];
    if (all.length * levels.length > 20_000) return [];
    all = all.flatMap((one) => levels.map((level) => ({ ...one, [name]: level })));
  }
  return all;
}

/** Groups and regimes that these values differ by, in place or through parameters. */
export function axesOf(values: readonly (Value | Distribution)[], { known, mentionsIn }: Context): Set<string> {
  const axes = new Set<string>();
  const seen = new Set<string>();
  const visit = (value: Value | Distribution): void => {
    const { tables, inBraces, parameters } = mentionsIn(value);
    for (const { text } of [...tables, ...inBraces]) axes.add(text);
    for (const { text } of parameters) {
      const named = seen.has(text) ? null : valueNamed(text, known.parameters);
      seen.add(text);
      if (named !== null) visit(named);
    }
  };
  values.forEach(visit);
  return axes;
}

function constantOfExpression(expression: Expression, levels: Levels, graph: Context): number | null {
  const of = (inner: Expression) => constantOfExpression(inner, levels, graph);
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "stock":
    case "arriving":
    case "reaches":
      return null;
    case "negate": {
      const inner = of(expression.of);
      return inner === null ? null : -inner;
    }
    case "name":
      return constantOfParameter(expression.name, levels, graph);
    case "call": {
      const args = expression.args.map(of);
      if (args.includes(null)) return null;
      const numbers = args as number[];
      if (expression.of === "sqrt") return Math.sqrt(numbers[0]);
      return expression.of === "min" ? Math.min(...numbers) : Math.max(...numbers);
    }
    case "binary": {
      const [left, right] = [of(expression.left), of(expression.right)];
      if (left === null || right === null) return null;
      if (expression.op === "+") return left + right;
      if (expression.op === "-") return left - right;
      return expression.op === "*" ? left * right : left / right;
    }
  }
}

/** What a parameter depends on, and what it was found to be for the levels of that. */
interface Found {
  readonly value: Value | null;
  readonly axes: readonly string[];
  readonly byLevels: Map<string, number | null>;
}

const foundByGraph = new WeakMap<Context, Map<string, Found>>();

function constantOfParameter(name: string, levels: Levels, graph: Context): number | null {
  const all = foundByGraph.get(graph) ?? new Map<string, Found>();
  foundByGraph.set(graph, all);
  let found = all.get(name);
  if (found === undefined) {
    const value = valueNamed(name, graph.known.parameters);
    found = { value, axes: value === null ? [] : [...axesOf([value], graph)], byLevels: new Map() };
    all.set(name, found);
  }
  const { value, axes, byLevels } = found;
  if (value === null) return null;
  let key = "";
  for (const axis of axes) key += `${levels[axis]}\n`;
  const before = byLevels.get(key);
  if (before !== undefined) return before;
  const number = constantOf(value, levels, graph);
  byLevels.set(key, number);
  return number;
}

/** A parameter's value in single runs, when it is a plain value. */
function valueNamed(name: string, parameters: Context["known"]["parameters"]): Value | null {
  const parameter = parameters.get(name);
  const preferred = parameter?.alternatives?.options.find((one) => one.name === parameter.alternatives?.default);
  const value = parameter?.source?.value ?? preferred?.source.value;
  return value === undefined || isDistribution(value) ? null : (value as Value);
}
