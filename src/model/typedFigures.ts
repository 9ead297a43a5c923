// Figures that stand in the model itself and in no parameter: whoever wrote the model chose them, or named a
// published one.
import type { Position } from "../errors.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Distribution, Expression, Value } from "../quantity/value.ts";
import type { Graph } from "./graph.ts";

interface TypedFigure {
  /** "stages.filingLag.dwell" */
  readonly path: string;
  /** stage, resource or clock */
  readonly of: string;
  readonly at: Position;
  readonly value: Value | Distribution;
  /** published figures that it names */
  readonly facts: readonly string[];
}

/**
 * In the model's order. Nothing, all, and one of a unit in arithmetic (1 judge / …, … / 1 month) are
 * structure and no figures; one hour alone is one.
 */
export function typedFigures({ modelPlaces }: Pick<Graph, "modelPlaces">): readonly TypedFigure[] {
  return modelPlaces.flatMap(({ path, at, value }) => {
    const parts = partsOf(value, "");
    const facts = parts.flatMap((part) => (part.kind === "fact" ? [part.fact] : []));
    const isTyped = parts.some((part) => part.kind === "expression" && hasFigure(part.expression));
    return isTyped || facts.length > 0 ? [{ path, of: path.split(".")[1], at, value, facts }] : [];
  });
}

/** Whether a number stands in it, whatever number: in a scenario nothing and all are suppositions too. */
export function hasNumber(value: Value | Distribution): boolean {
  return partsOf(value, "").some((part) => part.kind === "expression" && numberIn(part.expression));
}

function numberIn(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
      return true;
    case "negate":
      return numberIn(expression.of);
    case "binary":
      return numberIn(expression.left) || numberIn(expression.right);
    case "call":
      return expression.args.some(numberIn);
    default:
      return false;
  }
}

function hasFigure(expression: Expression, isAlone = true): boolean {
  switch (expression.kind) {
    case "number": {
      const { scale, powers } = expression.unit;
      const written = expression.value / (scale === 0 ? 1 : scale);
      if (written === 1) return isAlone && powers["day"] !== undefined;
      return written !== 0 && expression.value !== 1;
    }
    case "negate":
      return hasFigure(expression.of, isAlone);
    case "binary":
      return hasFigure(expression.left, false) || hasFigure(expression.right, false);
    case "call":
      return expression.args.some((each) => hasFigure(each, false));
    case "arriving":
      return true;
    case "reaches":
      return [expression.of, expression.level, expression.until].some(
        (each) => each !== null && hasFigure(each, false),
      );
    default:
      return false;
  }
}
