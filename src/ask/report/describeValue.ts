// A value of a document as one line for tables: the figures, not the notation.
import { textsOf } from "../../reading/name.ts";
import type { Distribution, Expression, Unit, Value } from "../../quantity/value.ts";

const mostPoints = 6;

/** @param unit the parameter's: numbers are given in it */
export function describeValue(value: Value | Distribution, unit: Unit): string {
  switch (value.kind) {
    case "expression":
      return expressionText(value.expression, unit);
    case "table":
      return listed(
        [
          ...Object.entries(value.levels),
          ...(value.otherwise === null ? [] : [["else", value.otherwise] as const]),
        ].map(([level, of]) => `${level} ${describeValue(of, unit)}`),
      );
    case "steps":
    case "line": {
      const points = value.points.map((point) => `${point.when.text}: ${describeValue(point.value, unit)}`);
      const word = value.kind === "line" ? "straight lines through " : "";
      return word + listed([...(value.facts === null ? [] : [`the series ${value.facts.text}`]), ...points]);
    }
    case "counts": {
      const periods = value.periods.map((period) => `${period.during.text}: ${describeValue(period.value, unit)}`);
      return listed([...(value.facts === null ? [] : [`the series ${value.facts.text}`]), ...periods]);
    }
    case "wave":
      return `${describeValue(value.mean, unit)} ± ${describeValue(value.swing, unit)}, every ${short(value.everyDays)} days`;
    case "fact":
      return `the figure ${value.fact}`;
    case "fixed":
      return describeValue(value.value, unit);
    case "mix":
      return `mixed: ${listed(value.parts.map((part) => describeValue(part.of, unit)))}`;
    case "quantiles":
      return `quantiles ${listed(value.shares.map((share, i) => `${short(share * 100)} %: ${describeValue(value.values[i], unit)}`))}`;
    case "parameter":
      return value.name;
    default:
      return `${value.kind} (${Object.entries(value.figures)
        .map(([word, of]) => `${word} ${describeValue(of, unit)}`)
        .join(", ")})`;
  }
}

function expressionText(expression: Expression, unit: Unit): string {
  switch (expression.kind) {
    case "number": {
      if (expression.value === Infinity) return "unlimited";
      const own = expression.unit;
      const samePowers = JSON.stringify(sorted(own.powers)) === JSON.stringify(sorted(unit.powers));
      const { scale, text } = samePowers && unit.scale !== 0 ? unit : own;
      return `${short(expression.value / (scale === 0 ? 1 : scale))}${samePowers || text === "" ? "" : ` ${text}`}`;
    }
    case "name":
      return expression.name;
    case "negate":
      return `−${expressionText(expression.of, unit)}`;
    case "binary":
      return `${expressionText(expression.left, unit)} ${expression.op} ${expressionText(expression.right, unit)}`;
    case "call":
      return `${expression.of}(${expression.args.map((argument) => expressionText(argument, unit)).join(", ")})`;
    case "arriving":
      return `arriving(${expression.stage.text}, ${short(expression.days)} days)`;
    case "reaches": {
      const { of, level, until } = expression;
      const end = until === null ? "" : `, until ${expressionText(until, unit)}`;
      return `reaches(${expressionText(of, unit)}, ${expressionText(level, unit)}${end})`;
    }
    case "stock":
      return `stock(${textsOf(expression.stages).join(", ")})`;
  }
}

function sorted(powers: Unit["powers"]): readonly (readonly [string, number])[] {
  return Object.entries(powers).sort(([left], [right]) => (left < right ? -1 : 1));
}

function listed(parts: readonly string[]): string {
  const shown = parts.slice(0, mostPoints);
  return shown.join("; ") + (parts.length > mostPoints ? `; … ${parts.length} in all` : "");
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
