// A value or distribution taken apart: its tables, schedules and the figures at its leaves, each with its path.
import type { Position } from "../errors.ts";
import type { Name } from "../reading/name.ts";
import { plainFigures } from "./readDistribution.ts";
import type { Distribution, Expression, Value } from "./value.ts";

type Part =
  | { readonly kind: "table"; readonly table: Extract<Value | Distribution, { kind: "table" }>; readonly path: string; readonly at: Position }
  | { readonly kind: "schedule"; readonly schedule: Extract<Value, { kind: "steps" | "line" | "counts" | "wave" }>; readonly path: string; readonly at: Position }
  /** `plain` figures are numbers whatever is measured, such as a cv or a share of a mix */
  | { readonly kind: "expression"; readonly expression: Expression; readonly plain: boolean; readonly path: string; readonly at: Position }
  | { readonly kind: "parameter"; readonly name: string; readonly path: string; readonly at: Position }
  | { readonly kind: "fact"; readonly fact: string; readonly series: boolean; readonly computed: boolean; readonly plain: boolean; readonly path: string; readonly at: Position; /** it carries counts on, which can do without it */ readonly sooner?: true }; // prettier-ignore

/** All parts, outermost first, in the order of the document. */
export function partsOf(value: Value | Distribution, path: string, plain = false): Part[] {
  const { at } = value;
  const below = (inner: Value | Distribution | null, addition = "", isPlain = plain): Part[] =>
    inner === null ? [] : partsOf(inner, addition === "" ? path : `${path} › ${addition}`, isPlain);
  switch (value.kind) {
    case "expression":
      return [{ kind: "expression", expression: value.expression, plain, path, at }];
    case "fact":
      return [
        { kind: "fact", fact: value.fact, series: false, computed: value.computed !== undefined, plain, path, at },
      ];
    case "table": {
      const levels = Object.entries(value.levels).flatMap(([level, inner]) =>
        below(inner, `${value.by.text} ${level}`),
      );
      return [{ kind: "table", table: value, path, at }, ...levels, ...below(value.otherwise, "else")];
    }
    case "steps":
    case "line": {
      const points = value.points.flatMap((point) => below(point.value, point.when.text));
      return [{ kind: "schedule", schedule: value, path, at }, ...series(value.facts, path, plain), ...sooner(value, path, plain), ...points]; // prettier-ignore
    }
    case "counts": {
      const periods = value.periods.flatMap((period) => below(period.value, period.during.text));
      return [{ kind: "schedule", schedule: value, path, at }, ...series(value.facts, path, plain), ...sooner(value, path, plain), ...periods]; // prettier-ignore
    }
    case "wave":
      return [{ kind: "schedule", schedule: value, path, at }, ...below(value.mean), ...below(value.swing)];
    case "parameter":
      return [{ kind: "parameter", name: value.name, path, at }];
    case "fixed":
      return below(value.value);
    case "mix":
      return [
        ...value.parts.flatMap((part) => [
          ...(part.share === "rest" ? [] : below(part.share, "share", true)),
          ...below(part.of),
        ]),
        ...below(value.atLeast),
        ...below(value.atMost),
      ];
    case "quantiles":
      return [...value.values.flatMap((quantile) => below(quantile)), ...below(value.atLeast), ...below(value.atMost)];
    default: {
      const figures = Object.entries(value.figures);
      const read = figures.flatMap(([figure, inner]) => below(inner, figure, plain || plainFigures.includes(figure)));
      return [...read, ...below(value.atLeast), ...below(value.atMost)];
    }
  }
}

/** Whether a number of servers is `unlimited` for some levels or at some time. */
export function saysUnlimited(value: Value): boolean {
  return partsOf(value, "").some(
    (part) => part.kind === "expression" && part.expression.kind === "number" && part.expression.value === Infinity,
  );
}

/** Names an expression uses, outermost first. */
export function namesIn(expression: Expression): { name: string; at: Position }[] {
  return within(expression).filter((inner) => inner.kind === "name");
}

/** Stages whose stock an expression looks at. */
export function stocksIn(expression: Expression): readonly Name[] {
  return within(expression).flatMap((inner) => (inner.kind === "stock" ? inner.stages : []));
}

/** Stages at whose scheduled arrivals an expression looks. */
export function arrivingIn(expression: Expression): readonly Name[] {
  return within(expression).flatMap((inner) => (inner.kind === "arriving" ? [inner.stage] : []));
}

/** An expression and all that it is made of, outermost first. */
function within(expression: Expression): readonly Expression[] {
  return [expression, ...insideOf(expression).flatMap(within)];
}

/** What an expression is made of, one level down. */
export function insideOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "negate":
      return [expression.of];
    case "binary":
      return [expression.left, expression.right];
    case "call":
      return expression.args;
    case "reaches":
      return [expression.of, expression.level, ...(expression.until === null ? [] : [expression.until])];
    default:
      return [];
  }
}

type FactPart = Extract<Part, { kind: "fact" }>;

function series(facts: Name | null, path: string, plain: boolean): FactPart[] {
  return facts === null
    ? []
    : [{ kind: "fact", fact: facts.text, series: true, computed: false, plain, path, at: facts.at }];
}

function sooner({ sooner: name }: { readonly sooner?: Name }, path: string, plain: boolean): FactPart[] {
  return series(name ?? null, path, plain).map((part) => ({ ...part, sooner: true as const }));
}
