// A value taken apart into what is read of it: typed numbers and published figures, each with the levels and dates it
// stands under.
import type { Position } from "../errors.ts";
import { insideOf, partsOf } from "../quantity/parts.ts";
import type { Distribution, Expression, Value } from "../quantity/value.ts";
import type { Stretch } from "./statesReached.ts";

export interface Leaf {
  /** levels, states and dates on the way to it, as written */
  readonly words: readonly string[];
  /** of these, what a table is by and what is read there: a level or a state; several states under `else` */
  readonly tables: readonly { readonly by: string; readonly levels: readonly string[] }[];
  /** what its own date says of when it holds; null where no date stands over it */
  readonly during: Stretch | null;
  readonly at: Position;
  readonly of:
    | { readonly kind: "typed"; readonly numbers: readonly number[] }
    | { readonly kind: "fact"; readonly id: string; readonly series: boolean };
}

/** @param levelsOf the states of a regime, so that `else` stands for those not named; [] for a group */
export function leavesOf(
  value: Value | Distribution,
  levelsOf: (by: string) => readonly string[] = () => [],
): readonly Leaf[] {
  type Way = Pick<Leaf, "words" | "tables" | "during">;
  const walk = (inner: Value | Distribution, way: Way): Leaf[] => {
    const below = (word: string, more: Partial<Way>): Way => ({ ...way, words: [...way.words, word], ...more });
    switch (inner.kind) {
      case "table": {
        const by = inner.by.text;
        const under = (levels: readonly string[]) => ({ tables: [...way.tables, { by, levels }] });
        const named = Object.keys(inner.levels);
        const others = levelsOf(by).filter((level) => !named.includes(level));
        return [
          ...Object.entries(inner.levels).flatMap(([level, each]) => walk(each, below(level, under([level])))),
          ...(inner.otherwise === null ? [] : walk(inner.otherwise, below("else", under(others)))),
        ];
      }
      case "steps":
      case "line":
        return [
          ...seriesLeaf(inner, way),
          ...inner.points.flatMap(({ when, value: point }, index) => {
            const to = inner.points[index + 1]?.when.days ?? Infinity;
            const dated = inner.repeatDays === null ? { during: { from: when.days, to } } : {};
            return walk(point, below(when.text, dated));
          }),
        ];
      case "counts":
        return [
          ...seriesLeaf(inner, way),
          ...inner.periods.flatMap(({ during, value: count }) => {
            return walk(count, below(during.text, { during: { from: during.from.days, to: during.to.days } }));
          }),
        ];
      default:
        return partsOf(inner, "").flatMap((part): Leaf[] => {
          if (part.kind === "fact")
            return [{ ...way, at: part.at, of: { kind: "fact", id: part.fact, series: false } }];
          const numbers = part.kind === "expression" ? numbersIn(part.expression) : [];
          return numbers.length === 0 ? [] : [{ ...way, at: part.at, of: { kind: "typed", numbers } }];
        });
    }
  };
  return walk(value, { words: [], tables: [], during: null });
}

function seriesLeaf(
  { facts, at }: Extract<Value, { kind: "steps" | "line" | "counts" }>,
  way: Pick<Leaf, "words" | "tables" | "during">,
): Leaf[] {
  return facts === null ? [] : [{ ...way, at, of: { kind: "fact", id: facts.text, series: true } }];
}

/**
 * Numbers typed in an expression. In arithmetic with names 0 and 1 are nothing and all, which nobody has to learn;
 * `unlimited` is no number either.
 */
function numbersIn(expression: Expression): readonly number[] {
  const all = literals(expression).filter((one) => Number.isFinite(one));
  return expression.kind === "number" || !mentionsNames(expression) ? all : all.filter((one) => one !== 0 && one !== 1);
}

function literals(expression: Expression): readonly number[] {
  switch (expression.kind) {
    case "number":
      return [expression.value];
    default:
      return insideOf(expression).flatMap(literals);
  }
}

function mentionsNames(expression: Expression): boolean {
  switch (expression.kind) {
    case "name":
    case "arriving":
    case "stock":
      return true;
    default:
      return insideOf(expression).some(mentionsNames);
  }
}
