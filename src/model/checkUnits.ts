// Every expression is in the unit its place wants: a duration where a duration stands, money where money stands.
import { problem } from "../errors.ts";
import type { Position, Problem } from "../errors.ts";
import { durationExample } from "../quantity/instant.ts";
import { isDistribution } from "../quantity/isDistribution.ts";
import { partsOf } from "../quantity/parts.ts";
import { describePowers, multiplyPowers, parseUnit, samePowers } from "../quantity/unit.ts";
import type { Expression, Unit } from "../quantity/value.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { rowsBelow } from "../facts/rowsBelow.ts";
import type { Graph } from "./graph.ts";
import type { Model } from "./model.ts";
import { sourcesOf } from "./places.ts";
import type { Place, Wants } from "./places.ts";

type Powers = Unit["powers"];

/** What each kind of place expects, in words, and which units fit it. */
const wanted: Readonly<Record<Wants, { expected: string; fits: (powers: Powers) => boolean }>> = {
  share: { expected: "a share, such as 30%", fits: isPlain },
  factor: { expected: "a plain number", fits: isPlain },
  count: { expected: "a number of persons", fits: isPlain },
  counts: { expected: "counts of persons by period", fits: isPlain },
  duration: { expected: durationExample, fits: (powers) => samePowers(powers, { day: 1 }) },
  rate: { expected: 'a rate with a unit, such as "8.5 per hour"', fits: (powers) => samePowers(powers, { day: -1 }) },
  departures: {
    expected: 'departures with a unit, such as "1 per week"',
    fits: (powers) => samePowers(withoutNoun(powers, 1), { day: -1 }),
  },
  units: {
    expected: "a number, or a number of one noun such as 649 judges",
    fits: (powers) => isPlain(withoutNoun(powers, 1)),
  },
  money: { expected: 'money, such as "5800 USD"', fits: (powers) => moneyIn(withoutNoun(powers, -1)) === "" },
  "money per time": {
    expected: 'money per time, such as "1200 USD per day"',
    fits: (powers) => moneyIn(withoutNoun(powers, -1)) === "day",
  },
};

/** Units of a model and its parameters. Facts are checked where a library is at hand. */
export function checkUnits(graph: Graph, facts?: FactLibrary): Problem[] {
  const problems: Problem[] = [];
  for (const place of [...graph.parameterPlaces, ...graph.modelPlaces]) checkPlaceUnits(problems, graph, place, facts);
  return problems;
}

/** Notes each figure of a place that is not in a unit the place takes. */
export function checkPlaceUnits(
  problems: Problem[],
  { model, known }: Pick<Graph, "model" | "known">,
  place: Pick<Place, "value" | "path" | "wants">,
  facts?: FactLibrary,
): void {
  const { expected, fits } = wantsOf(place.wants);
  for (const part of partsOf(place.value, place.path)) {
    const note = (at: Position, got: string, hint?: string, wish = expected) =>
      problems.push(problem("units", at, part.path, wish, got, hint));
    if (part.kind === "table" || part.kind === "schedule") continue;
    // of a series that carries others on only its change enters
    if (part.kind === "fact" && part.sooner === true) continue;
    const [wish, isRight] =
      part.kind !== "parameter" && part.plain ? [wanted.factor.expected, isPlain] : [expected, fits];
    if (part.kind === "parameter") {
      const parameter = known.parameters.get(part.name);
      if (parameter !== undefined && !fits(parameter.unit.powers)) {
        note(part.at, `${part.name}, which is in ${parameter.unit.text}`);
      }
    } else if (part.kind === "fact") {
      const unit = factUnit(part.fact, part.series, model, facts);
      if (unit !== null && !isRight(unit.powers)) note(part.at, `a fact in ${unit.text}`, undefined, wish);
    } else {
      const mayBeCounts = place.wants === "counts" || typeof place.wants !== "string";
      const powers = unitOfExpression(
        part.expression,
        known.parameters,
        (at, wish2, got) => note(at, got, undefined, wish2),
        mayBeCounts,
      );
      if (powers !== null && !isRight(powers))
        note(part.at, describeFigure(part.expression, powers), hintFor(part.expression), wish);
    }
  }
}

/**
 * Powers of the unit of an expression; null when a part of it does not fit, which has been noted.
 *
 * @param mayBeCounts whether a name may stand for counts of periods
 */
function unitOfExpression(
  expression: Expression,
  parameters: Graph["known"]["parameters"],
  note: (at: Position, expected: string, got: string) => void,
  mayBeCounts = false,
): Powers | null {
  const unitOf = (inner: Expression) => unitOfExpression(inner, parameters, note, mayBeCounts);
  switch (expression.kind) {
    case "number":
      return expression.unit.powers;
    case "stock":
      return {};
    case "arriving":
      return { day: -1 };
    case "reaches": {
      const [of, level, until] = [expression.of, expression.level, expression.until].map((inner) =>
        inner === null ? {} : unitOf(inner),
      );
      if (of === null || level === null || until === null) return null;
      if (!isPlain(until)) note(expression.at, "a share after until", describePowers(until));
      if (samePowers(of, level)) return isPlain(until) ? {} : null;
      note(expression.at, "values of one kind in reaches", `${describePowers(of)} and ${describePowers(level)}`);
      return null;
    }
    case "negate":
      return unitOf(expression.of);
    case "name": {
      const parameter = parameters.get(expression.name);
      if (parameter === undefined) return null;
      const kinds = sourcesOf(parameter).flatMap(({ source }) => partsOf(source.value, ""));
      if (sourcesOf(parameter).some(({ source }) => isDistribution(source.value))) {
        note(expression.at, "a value to calculate with", `${expression.name}, which is a distribution`);
        return null;
      }
      if (!mayBeCounts && kinds.some((part) => part.kind === "schedule" && part.schedule.kind === "counts")) {
        note(expression.at, "a value", `${expression.name}, which is counts of periods`);
        return null;
      }
      return parameter.unit.powers;
    }
    case "call": {
      const powers = expression.args.map(unitOf);
      if (powers.includes(null)) return null;
      const [first, ...others] = powers as Powers[];
      if (expression.of === "sqrt") {
        return Object.fromEntries(Object.entries(first).map(([base, power]) => [base, power / 2]));
      }
      const other = others.find((one) => !samePowers(one, first));
      if (other === undefined) return first;
      note(
        expression.at,
        `values of one kind in ${expression.of}`,
        `${describePowers(first)} and ${describePowers(other)}`,
      );
      return null;
    }
    case "binary": {
      const [left, right] = [unitOf(expression.left), unitOf(expression.right)];
      if (left === null || right === null) return null;
      if (expression.op === "*") return multiplyPowers(left, right, 1);
      if (expression.op === "/") return multiplyPowers(forOne(left, right), right, -1);
      if (samePowers(left, right)) return left;
      note(
        expression.at,
        `values of one kind beside ${expression.op}`,
        `${describePowers(left)} and ${describePowers(right)}`,
      );
      return null;
    }
  }
}

/**
 * `1 judge / completionsPerJudge` is the time one judge takes: a noun over something per that noun says of how many it
 * is, and is gone with it, where strict arithmetic would leave its square.
 */
function forOne(left: Powers, right: Powers): Powers {
  const nouns = Object.keys(left).filter((base) => isNoun(base) && left[base] > 0 && right[base] === -left[base]);
  return nouns.reduce<Powers>((powers, noun) => multiplyPowers(powers, { [noun]: 2 * left[noun] }, -1), left);
}

function isNoun(base: string): boolean {
  return base !== "day" && !/^[A-Z]{3}$/.test(base);
}

function wantsOf(wants: Place["wants"]): { expected: string; fits: (powers: Powers) => boolean } {
  if (typeof wants === "string") return wanted[wants];
  return { expected: `a figure in ${wants.text}`, fits: (powers) => samePowers(powers, wants.powers) };
}

/** The unit of a published figure, or of the first of a series; null when it is not at hand. */
function factUnit(
  id: string,
  series: boolean,
  model: Pick<Model, "units" | "entities">,
  facts?: FactLibrary,
): Unit | null {
  if (facts === undefined || id.includes("{")) return null;
  const fact = series ? rowsBelow(facts, id).at(0) : facts.facts.get(id);
  return fact === undefined ? null : (parseUnit(fact.unit, model)?.unit ?? null);
}

function describeFigure(expression: Expression, powers: Powers): string {
  if (expression.kind === "number") return `${expression.value / expression.unit.scale} ${expression.unit.text}`.trim();
  return `a value in ${describePowers(powers)}`;
}

function hintFor(expression: Expression): string | undefined {
  return expression.kind === "number" && expression.unit.text === ""
    ? "a number without a unit is a share, count or factor"
    : undefined;
}

function isPlain(powers: Powers): boolean {
  return Object.keys(powers).length === 0;
}

/** The unit without the one noun, to the power 1 or -1, that servers, slots and their costs may carry. */
function withoutNoun(powers: Powers, power: 1 | -1): Powers {
  const nouns = Object.keys(powers).filter((base) => isNoun(base) && powers[base] === power);
  return nouns.length === 1 ? multiplyPowers(powers, { [nouns[0]]: power }, -1) : powers;
}

/** "" for plain money, "day" for money per day, null for anything else. */
function moneyIn(powers: Powers): "" | "day" | null {
  const currencies = Object.keys(powers).filter((base) => /^[A-Z]{3}$/.test(base));
  if (currencies.length !== 1 || powers[currencies[0]] !== 1) return null;
  const others = multiplyPowers(powers, { [currencies[0]]: 1 }, -1);
  if (isPlain(others)) return "";
  return samePowers(others, { day: -1 }) ? "day" : null;
}
