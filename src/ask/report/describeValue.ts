// A value of a document as one line of words for tables: what it is, from when, for whom; no notation of the language.
import { textsOf } from "../../reading/name.ts";
import { number } from "../../quantity/numberWords.ts";
import type { Distribution, Expression, Unit, Value } from "../../quantity/value.ts";

/** Titles of parameters by name: a value that is made of others names them as people do. */
export type Titles = ReadonlyMap<string, string>;

export function titlesOf(parameters: readonly { readonly name: string; readonly title: string }[]): Titles {
  return new Map(parameters.map(({ name, title }) => [name, title]));
}

const mostPoints = 6;
const noTitles: Titles = new Map();

/** @param unit the parameter's: numbers are given in it */
export function describeValue(value: Value | Distribution, unit: Unit, titles: Titles = noTitles): string {
  const inWords = (one: Value | Distribution): string => describeValue(one, unit, titles);
  switch (value.kind) {
    case "expression":
      return expressionText(value.expression, unit, titles);
    case "table": {
      const levels = Object.entries(value.levels).map(([level, of]) => `${level}: ${inner(of, inWords(of))}`);
      const { otherwise } = value;
      if (otherwise === null) return listed(levels);
      const rest = inner(otherwise, inWords(otherwise));
      return listed([...levels, levels.length === 0 ? `${rest} for all` : `all others: ${rest}`], "; ", true);
    }
    case "steps": {
      const points = value.points.map((point) => `${inWords(point.value)} from ${point.when.text}`);
      return listed([...seriesText(value.facts?.text), ...points], ", ");
    }
    case "line": {
      const points = value.points.map((point) => `${inWords(point.value)} at ${point.when.text}`);
      return `straight lines through ${listed([...seriesText(value.facts?.text), ...points], ", ")}`;
    }
    case "counts": {
      const periods = value.periods.map((period) => `${inWords(period.value)} in ${period.during.text}`);
      return listed([...seriesText(value.facts?.text), ...periods], ", ");
    }
    case "wave":
      return `${inWords(value.mean)} ± ${inWords(value.swing)}, every ${short(value.everyDays)} days`;
    case "fact":
      return `the published figure${groupsIn(value.fact)}`;
    case "fixed":
      return inWords(value.value);
    case "mix":
      return `mixed of ${listed(value.parts.map((part) => inWords(part.of)))}`;
    case "quantiles": {
      const last = value.shares.length - 1;
      const ends = value.shares.map((share, i) => {
        const at = inWords(value.values[i]);
        if (i === 0 && share === 0) return `none below ${at}`;
        return i === last && share === 1 ? `all below ${at}` : `${short(share * 100)} % below ${at}`;
      });
      return listed(ends, ", ");
    }
    case "parameter":
      return titled(value.name, titles);
    case "uniform":
      return `anything from ${inWords(value.figures.from)} to ${inWords(value.figures.to)}, all equally likely`;
    default:
      return `${shapes[value.kind] ?? value.kind} with ${Object.entries(value.figures)
        .map(([word, of]) => `${figureWords[word] ?? word} ${inWords(of)}`)
        .join(", ")}`;
  }
}

const shapes: Readonly<Record<string, string>> = { lognormal: "log-normal" };
const figureWords: Readonly<Record<string, string>> = { cv: "coefficient of variation", sd: "standard deviation" };

/** What is itself a list stands in brackets, so that its ends are seen. */
function inner({ kind }: Value | Distribution, text: string): string {
  return ["table", "steps", "line", "counts"].includes(kind) && /[;,:]| from /.test(text) ? `(${text})` : text;
}

/** The figures themselves are named where a value's sources are. */
function seriesText(series: string | undefined): readonly string[] {
  return series === undefined ? [] : [`the published series${groupsIn(series)}`];
}

/** " by region": what stands in braces in the name of a series or a figure. */
function groupsIn(name: string): string {
  const groups = [...name.matchAll(/\{([^}]+)\}/g)].map(([, group]) => group);
  return groups.length === 0 ? "" : ` by ${groups.join(" and ")}`;
}

function titled(name: string, titles: Titles): string {
  const title = titles.get(name);
  return title === undefined ? name : `“${title}”`;
}

const signs: Readonly<Record<string, string>> = { "*": "×", "/": "÷", "-": "−" };
const calls: Readonly<Record<string, string>> = { min: "the smallest of", max: "the largest of" };

function expressionText(expression: Expression, unit: Unit, titles: Titles): string {
  const inWords = (one: Expression): string => expressionText(one, unit, titles);
  switch (expression.kind) {
    case "number": {
      if (expression.value === Infinity) return "unlimited";
      const own = expression.unit;
      const samePowers = JSON.stringify(sorted(own.powers)) === JSON.stringify(sorted(unit.powers));
      const { scale, text } = samePowers && unit.scale !== 0 ? unit : own;
      return `${short(expression.value / (scale === 0 ? 1 : scale))}${samePowers || text === "" ? "" : ` ${text}`}`;
    }
    case "name":
      return titled(expression.name, titles);
    case "negate":
      return `−${inWords(expression.of)}`;
    case "binary":
      return `${operand(expression.left, expression.op, inWords)} ${signs[expression.op] ?? expression.op} ${operand(expression.right, expression.op, inWords)}`;
    case "call": {
      const words = calls[expression.of];
      const args = expression.args.map(inWords);
      return words === undefined ? `${expression.of}(${args.join(", ")})` : `${words} ${args.join(" and ")}`;
    }
    case "arriving":
      return `those who come to ${expression.stage.text} in ${short(expression.days)} days`;
    case "reaches": {
      const { of, level, until } = expression;
      const end = until === null ? "" : `, until it is below ${inWords(until)} of it`;
      return `1 while ${inWords(of)} is at least ${inWords(level)}${end}, else 0`;
    }
    case "stock":
      return `the people in ${textsOf(expression.stages).join(", ")}`;
  }
}

/** A sum inside a product keeps its brackets. */
function operand(part: Expression, within: string, inWords: (one: Expression) => string): string {
  const isSum = part.kind === "binary" && (part.op === "+" || part.op === "-");
  return isSum && within !== "+" ? `(${inWords(part)})` : inWords(part);
}

function sorted(powers: Unit["powers"]): readonly (readonly [string, number])[] {
  return Object.entries(powers).sort(([left], [right]) => (left < right ? -1 : 1));
}

/** @param keepsLast the last part is shown whatever is left out before it */
function listed(parts: readonly string[], between = "; ", keepsLast = false): string {
  if (parts.length <= mostPoints) return parts.join(between);
  const tail = keepsLast ? parts.slice(-1) : [];
  const shown = parts.slice(0, mostPoints - tail.length);
  return [...shown, `and ${parts.length - mostPoints} more`, ...tail].join(between);
}

function short(value: number): string {
  return number(Number(value.toPrecision(6)), "exact");
}
