// Arithmetic as written, "1 judge / completionsPerJudge" → a tree with units on its numbers and positions on its names.
import type { Position } from "../errors.ts";
import type { TextNode } from "../reading/document.ts";
import type { Expression } from "./value.ts";
import { wrong } from "../reading/reading.ts";
import type { Reading } from "../reading/reading.ts";
import { didYouMean } from "../reading/suggest.ts";
import { bare, divide, samePowers, unitWord, unitWords } from "./unit.ts";
import type { ScaledUnit } from "./unit.ts";

interface Token {
  readonly kind: "number" | "word" | "symbol" | "end";
  readonly text: string;
  readonly offset: number;
}

const longestExpression = 300;
const deepestExpression = 50;
const functions = ["min", "max", "sqrt"] as const;
const allFunctions = [...functions, "arriving", "reaches", "stock"];

/**
 * One expression.
 *
 * @param allowStock whether `stock(stage)` may be used here (docs/reference/language.md, section 9)
 */
export function parseExpression(node: TextNode, reading: Reading, allowStock: boolean): Expression {
  const tokens = tokenize(node, reading);
  let [next, depth] = [0, 0];
  const peek = () => tokens[next];
  const take = (symbol: string): boolean => {
    if (peek().kind !== "symbol" || peek().text !== symbol) return false;
    next++;
    return true;
  };
  const at = (token: Token) => ({ ...node.at, column: node.at.column + node.inset + token.offset });
  const stop = (expected: string, hint?: string): never => {
    const token = peek();
    const got = token.kind === "end" ? "the end of it" : JSON.stringify(token.text);
    return wrong({ ...node, at: at(token) }, reading, expected, `${got} in ${JSON.stringify(node.text)}`, hint);
  };

  function sum(): Expression {
    if (++depth > deepestExpression) stop(`at most ${deepestExpression} parentheses inside each other`);
    let left = product();
    for (let token = peek(); token.text === "+" || token.text === "-"; token = peek()) {
      next++;
      left = { kind: "binary", op: token.text, left, right: product(), at: at(token) };
    }
    depth--;
    return left;
  }

  function product(): Expression {
    let left = signed();
    for (let token = peek(); token.text === "*" || token.text === "/"; token = peek()) {
      next++;
      left = { kind: "binary", op: token.text, left, right: signed(), at: at(token) };
    }
    return left;
  }

  function signed(): Expression {
    let negative = false;
    while (take("-")) negative = !negative;
    const of = single();
    if (!negative) return of;
    return of.kind === "number" ? { ...of, value: -of.value } : { kind: "negate", of };
  }

  function single(): Expression {
    const token = peek();
    if (token.kind === "number") return quantity();
    if (take("(")) {
      const inside = sum();
      if (!take(")")) stop("a closing parenthesis");
      return inside;
    }
    if (token.kind !== "word") return stop("a number, a name or a parenthesis");
    next++;
    if (!take("(")) return { kind: "name", name: token.text, at: at(token) };
    if (token.text === "stock") return stockOf(token);
    if (token.text === "arriving") return arrivingOf(token);
    if (token.text === "reaches") return reachesOf(token);
    const of = functions.find((known) => known === token.text);
    if (of === undefined) {
      next -= 2;
      return stop(`one of ${allFunctions.join(", ")} before a parenthesis`, didYouMean(token.text, allFunctions));
    }
    const args = [sum()];
    while (take(",")) args.push(sum());
    if (!take(")")) stop("a closing parenthesis");
    if (of === "sqrt" && args.length > 1) stop("one value in sqrt");
    return { kind: "call", of, args, at: at(token) };
  }

  function stockOf(token: Token): Expression {
    if (!allowStock) {
      next -= 2;
      stop("a value that does not look at stocks", "stock(…) may stand in arrival rates, servers, slots and departs");
    }
    const stages: { text: string; at: Position }[] = [];
    do {
      if (peek().kind !== "word") stop("the name of a stage");
      stages.push({ text: peek().text, at: at(peek()) });
      next++;
    } while (take(","));
    if (!take(")")) stop("a closing parenthesis");
    return { kind: "stock", stages, at: at(token) };
  }

  function arrivingOf(token: Token): Expression {
    const stage = peek();
    if (stage.kind !== "word") stop("the name of a stage with arrivals");
    next++;
    const example = `, as in arriving(${stage.text}, 7 days)`;
    if (!take(",")) stop(`a comma and so many days${example}`);
    const window = peek();
    if (window.kind !== "number") stop(`a length of time${example}`);
    const length = quantity();
    if (length.kind !== "number" || !samePowers(length.unit.powers, { day: 1 }) || !(length.value > 0)) {
      next = tokens.indexOf(window);
      stop(`a length of time longer than 0${example}`);
    }
    if (!take(")")) stop("a closing parenthesis", "the sum of two stages is arriving(…) + arriving(…)");
    const days = (length as { value: number }).value;
    return { kind: "arriving", stage: { text: stage.text, at: at(stage) }, days, at: at(token) };
  }

  /** `reaches(x, 5000 per day)`, or `reaches(x, 5000 per day, until 75%)` */
  function reachesOf(token: Token): Expression {
    const of = sum();
    if (!take(",")) stop("a comma and the level to reach");
    const level = sum();
    let until: Expression | null = null;
    if (take(",")) {
      if (peek().text !== "until") stop("`until` and the share of the level below which it ends, such as until 75%");
      next++;
      take(":");
      until = sum();
    }
    if (!take(")")) stop("a closing parenthesis");
    return { kind: "reaches", of, level, until, at: at(token) };
  }

  function quantity(): Expression {
    const value = Number(peek().text);
    next++;
    let unit = bare;
    const isUnit = () => peek().kind === "word" || peek().text === "%";
    if (isUnit() && peek().text !== "per") unit = unitHere();
    while (peek().text === "per") {
      next++;
      if (!isUnit()) stop("a unit after per");
      unit = divide(unit, unitHere());
    }
    return number(value, unit);
  }

  function unitHere(): ScaledUnit {
    const unit = unitWord(peek().text, reading.vocabulary);
    if (unit === null) {
      const nearest = laterUnit(peek().text) ?? didYouMean(peek().text, unitWords(reading.vocabulary));
      stop("a unit after a number", nearest ?? "nouns other than time, money and what flows are listed in `units:`");
    }
    next++;
    return unit as ScaledUnit;
  }

  const expression = sum();
  if (peek().kind !== "end") stop("an operator such as + - * /, or the end");
  return expression;
}

function laterUnit(word: string): string | undefined {
  return word === "court" ? "time counted in court days is not in this version" : undefined;
}

/** A number in base units. */
function number(value: number, unit: ScaledUnit): Expression {
  return { kind: "number", value: (value * unit.numerator) / unit.denominator, unit: unit.unit };
}

/**
 * Gives an expression of bare numbers the unit of its place: 811 in a parameter whose unit is "cases per judge per
 * year". An expression in which a unit or a name stands is left as it is.
 */
export function inUnit(expression: Expression, unit: ScaledUnit, at: Position): Expression {
  if (unit.unit.text === "" || !isBare(expression)) return expression;
  if (expression.kind === "number") return number(expression.value, unit);
  const one: Expression = { kind: "number", value: unit.numerator / unit.denominator, unit: unit.unit };
  return { kind: "binary", op: "*", left: expression, right: one, at };
}

function isBare(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
      return expression.unit.text === "";
    case "negate":
      return isBare(expression.of);
    case "binary":
      return isBare(expression.left) && isBare(expression.right);
    case "call":
      return expression.args.every(isBare);
    default:
      return false;
  }
}

function tokenize(node: TextNode, reading: Reading): Token[] {
  const tokens: Token[] = [];
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(node.text)) wrong(node, reading, "a value", `the date ${node.text}`);
  const thousands = /\d,\d{3}(?!\d)/.exec(node.text);
  if (thousands !== null && !/\w\(/.test(node.text)) {
    wrong(
      node,
      reading,
      "a number without commas",
      JSON.stringify(node.text),
      `write ${node.text.replaceAll(",", "")}`,
    );
  }
  const pattern = /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z][A-Za-z0-9]*)|([-+*/(),%:]))/y;
  for (let end = 0; end < node.text.trimEnd().length; end = pattern.lastIndex) {
    pattern.lastIndex = end;
    const found = pattern.exec(node.text);
    if (found === null) {
      const odd = JSON.stringify(node.text.slice(end, end + 20).trim());
      return wrong(node, reading, "a number with its unit, a parameter or arithmetic with them", odd);
    }
    const [whole, digits, word, symbol] = found;
    const token = digits ?? word ?? symbol;
    const kind = digits !== undefined ? "number" : word !== undefined ? "word" : "symbol";
    tokens.push({ kind, text: token, offset: end + whole.length - token.length });
    if (kind === "number" && !Number.isFinite(Number(token))) wrong(node, reading, "a finite number", token);
    if (tokens.length > longestExpression) {
      wrong(node, reading, `at most ${longestExpression} numbers, names and signs`, "more");
    }
  }
  if (tokens.length === 0) wrong(node, reading, "a number with its unit, or the name of a parameter", "nothing");
  return [...tokens, { kind: "end", text: "", offset: node.text.length }];
}
