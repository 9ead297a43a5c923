// A value as written, worked out for one class: tables are looked up, schedules become curves, names their values.
import type { Position } from "../errors.ts";
import { stepAt, stepsInDays } from "../quantity/calendar.ts";
import { describeStep } from "../quantity/calendar.ts";
import { isConstant, lineCurve, stepsCurve, valueAt, waveCurve } from "../quantity/curve.ts";
import { cos } from "../quantity/portable.ts";
import { textsOf } from "../reading/name.ts";
import type { Name } from "../reading/name.ts";
import { parseUnit } from "../quantity/unit.ts";
import type { Expression, Instant, Value } from "../quantity/value.ts";
import {
  combine, constantAmount, curveAmount, negate, reachesAmount, rootOf, scaleAmount, stockAmount, switchAmounts,
} from "./amount.ts"; // prettier-ignore
import type { Amount, Whereabouts } from "./amount.ts";
import { readFact, readSeries } from "./factSeries.ts";
import { historyOf } from "./regimes.ts";
import { idOf, refuse } from "./refuse.ts";
import type { Viewpoint, World } from "./world.ts";

/** Grid steps; instants are kept to 2⁻³² of a step, and a wave has 1,024 pieces. */
const shortestWave = 0.001;

/** One dated part of a schedule. */
interface DatedAmount {
  readonly from: number;
  /** for counts; equal to `from` for points */
  readonly to: number;
  readonly amount: Amount;
  readonly at: Position;
  readonly text: string;
}

/** @throws PendencyError when the value cannot be worked out for these levels */
export function evaluate(world: World, value: Value, view: Viewpoint): Amount {
  switch (value.kind) {
    case "expression":
      return inBareUnit(world, evaluateExpression(world, value.expression, view), view);
    case "table": {
      const parts = lookUp(world, value, view);
      const amounts = parts.map(({ of }) => evaluate(world, of, view));
      return switchAmounts(parts.map(({ from }) => from), amounts, whereabouts(world, value.at, view)); // prettier-ignore
    }
    case "fact":
      return readFact(world, value.fact, value.at, view);
    case "steps":
    case "line":
      return schedule(world, value, view);
    case "counts":
      return counts(world, value, view);
    case "wave": {
      const where = whereabouts(world, value.at, view);
      const period = stepsInDays(value.everyDays, world.time.gridDays);
      if (period < shortestWave) {
        refuse("sense", value.at, view.path, "a wave of at least a thousandth of a grid step", "a shorter one");
      }
      const wave = curveAmount(waveCurve(period, stepsInDays(value.peakDays, world.time.gridDays), cos));
      return combine("+", evaluate(world, value.mean, view), combine("*", evaluate(world, value.swing, view), wave, where), where); // prettier-ignore
    }
  }
}

/** What a table gives these levels: one part, or for a regime one part for each state of its history. */
export function lookUp<T>(
  world: World,
  table: {
    readonly by: Name;
    readonly levels: Readonly<Record<string, T>>;
    readonly otherwise: T | null;
    readonly at: Position;
  },
  view: Viewpoint,
): readonly { readonly from: number; readonly of: T }[] {
  const by = table.by.text;
  const choose = (level: string): T => {
    const chosen = Object.hasOwn(table.levels, level) ? table.levels[level] : table.otherwise;
    if (chosen !== null) return chosen;
    return refuse("shares", table.at, view.path, `a value for ${by} ${level}, or \`else\``, "none");
  };
  const group = world.classes.groups.findIndex((candidate) => candidate.name === by);
  if (group >= 0) {
    if (view.levels[group] < 0) {
      refuse("sense", table.at, view.path, "a value that is the same for everybody", `a table by ${by}`);
    }
    return [{ from: 0, of: choose(world.classes.groups[group].levels[view.levels[group]]) }];
  }
  const regime = world.model.regimes.find((candidate) => candidate.name === by);
  if (regime === undefined) {
    return refuse("names", table.by.at, view.path, "the name of a group or regime", JSON.stringify(by));
  }
  const history = historyOf(world, regime, table.at, view);
  return history.times.map((from, index) => ({ from, of: choose(history.states[index]) }));
}

export function whereabouts(world: World, at: Position, view: Viewpoint): Whereabouts {
  return { at, path: view.path, horizon: world.time.steps };
}

function evaluateExpression(world: World, expression: Expression, view: Viewpoint): Amount {
  switch (expression.kind) {
    case "number":
      return constantAmount(expression.value, expression.unit.powers, expression.unit.text === "");
    case "name":
      return world.readParameter(world, expression.name, expression.at, view);
    case "negate":
      return negate(evaluateExpression(world, expression.of, view));
    case "binary": {
      const left = evaluateExpression(world, expression.left, view);
      const right = evaluateExpression(world, expression.right, view);
      const divisor = expression.right.kind === "name" ? expression.right.name : "the divisor";
      return combine(expression.op, left, right, { ...whereabouts(world, expression.at, view), divisor });
    }
    case "call": {
      const where = whereabouts(world, expression.at, view);
      const [first, ...others] = expression.args.map((argument) => evaluateExpression(world, argument, view));
      if (expression.of === "sqrt") return rootOf(first, where);
      const operation = expression.of;
      return others.reduce((sum, other) => combine(operation, sum, other, where), first);
    }
    case "arriving":
      return world.readArriving(world, expression, view);
    case "reaches": {
      const { of, level, until } = expression;
      const inner = (each: Expression): Amount => evaluateExpression(world, each, view);
      return reachesAmount(inner(of), inner(level), until === null ? null : inner(until), whereabouts(world, expression.at, view)); // prettier-ignore
    }
    case "stock":
      if (!view.stockAllowed) {
        const hint = "stock(…) may stand in arrival rates, servers, slots and departs";
        refuse("sense", expression.at, view.path, "a value that does not depend on stocks", "stock(…)", hint);
      }
      for (const name of expression.stages) idOf(world.graph.known.stages, name, "a stage", view.path);
      return stockAmount(textsOf(expression.stages));
  }
}

/** A bare number in a parameter is in the parameter's unit. */
function inBareUnit(world: World, amount: Amount, view: Viewpoint): Amount {
  if (!amount.bare || view.bareUnit === null || view.bareUnit.text === "") return amount;
  const unit = parseUnit(view.bareUnit.text, world.vocabulary);
  const [numerator, denominator] = unit === null ? [view.bareUnit.scale, 1] : [unit.numerator, unit.denominator];
  return { ...scaleAmount(amount, numerator, denominator), powers: view.bareUnit.powers, bare: false };
}

function schedule(world: World, value: Extract<Value, { kind: "steps" | "line" }>, view: Viewpoint): Amount {
  const parts: DatedAmount[] = value.points.map((point) => {
    const from = value.repeatDays === null ? stepOf(world, point.when, point.at, view) : stepsInDays(point.when.days, world.time.gridDays); // prettier-ignore
    return { from, to: from, amount: evaluate(world, point.value, view), at: point.at, text: point.when.text };
  });
  addSeries(world, value, view, parts);
  if (parts.length === 0) refuse("facts", value.at, view.path, "at least one point", "none");
  if (parts[0].from > 0) {
    const start = describeStep(0, world.time);
    refuse("shares", value.at, view.path, `a first point at or before the start, ${start}`, parts[0].text);
  }
  const where = whereabouts(world, value.at, view);
  const period = value.repeatDays === null ? 0 : stepsInDays(value.repeatDays, world.time.gridDays);
  const plain = parts.every(({ amount }) => amount.steps === null && isConstant(amount.curve));
  if (value.kind === "steps" && !(plain && period > 0)) {
    const rounds = period === 0 ? 1 : Math.ceil(world.time.steps / period);
    const all = Array.from({ length: rounds }, (_, round) => parts.map((part) => ({ ...part, from: part.from + round * period }))).flat(); // prettier-ignore
    return switchAmounts(all.map(({ from }) => from), all.map(({ amount }) => amount), where); // prettier-ignore
  }
  // checks that the units agree
  const joined = switchAmounts(parts.map(({ from }) => from), parts.map(({ amount }) => amount), where); // prettier-ignore
  if (joined.steps !== null) refuse("sense", value.at, view.path, "a line between values known in advance", "stock(…)");
  if (plain || period === 0) {
    const points = parts.map(({ from, amount }) => ({ at: from, value: valueAt(amount.curve, Math.max(from, 0)) }));
    return { ...joined, curve: value.kind === "steps" ? stepsCurve(points, period) : lineCurve(points, period) };
  }
  const rounds = Math.ceil(world.time.steps / period);
  const points = Array.from({ length: rounds }, (_, round) => parts.map(({ from, amount }) => ({ at: from + round * period, value: valueAt(amount.curve, from + round * period) }))).flat(); // prettier-ignore
  return { ...joined, curve: lineCurve(points) };
}

/** So many in each period, evenly spread over its time. */
function counts(world: World, value: Extract<Value, { kind: "counts" }>, view: Viewpoint): Amount {
  const parts: DatedAmount[] = value.periods.map((period) => ({
    from: stepOf(world, period.during.from, period.at, view),
    to: stepOf(world, period.during.to, period.at, view),
    amount: evaluate(world, period.value, view),
    at: period.at,
    text: period.during.text,
  }));
  addSeries(world, value, view, parts);
  const inside = parts.filter(({ from, to }) => to > 0 && from < world.time.steps);
  let reached = 0;
  for (const [index, part] of inside.entries()) {
    if (part.from > reached) {
      const gap = `nothing from ${describeStep(reached, world.time)} to ${describeStep(part.from, world.time)}`;
      refuse("shares", part.at, view.path, "counts without a gap inside the run", gap);
    }
    if (index > 0 && part.from < reached) {
      const got = `${part.text} after ${inside[index - 1].text}`;
      refuse("shares", part.at, view.path, "counts of periods that do not overlap", got);
    }
    reached = part.to;
  }
  if (reached < world.time.steps && (value.goesOn !== true || inside.length === 0)) {
    const gap = `nothing from ${describeStep(reached, world.time)}`;
    refuse("shares", value.at, view.path, "counts up to the end of the run", gap);
  }
  const rates = inside.map(({ amount, from, to }) => {
    const perDay = scaleAmount(amount, 1, (to - from) * world.time.gridDays);
    const { day = 0, ...others } = amount.powers;
    return { ...perDay, bare: false, powers: day === 1 ? others : { ...others, day: day - 1 } };
  });
  const starts = inside.map(({ from }) => from);
  if (reached < world.time.steps) {
    rates.push(meanOfLast(world, inside, rates, value.goOnMonths ?? 12, whereabouts(world, value.at, view)));
    starts.push(reached);
  }
  const joined = switchAmounts(starts, rates, whereabouts(world, value.at, view));
  return { ...joined, periodEdges: inside.flatMap(({ from, to }) => [from, to]) };
}

/**
 * Mean rate of the last months of periods that follow each other. Twelve are a whole year, of which no season is carried
 * on.
 */
function meanOfLast(
  world: World,
  periods: readonly DatedAmount[],
  rates: readonly Amount[],
  months: number,
  where: Whereabouts,
): Amount {
  const end = periods[periods.length - 1].to;
  // the longest that so many months can be: 31 days, 62 and 366 of 1, 2 and 12
  const days = 30 * months + Math.ceil(Math.min(months, 6) + Math.max(0, months - 12) / 2);
  const first = periods.findIndex(({ from }) => end - from <= stepsInDays(days, world.time.gridDays));
  const recent = first < 0 ? periods.slice(-1) : periods.slice(first);
  const length = end - recent[0].from;
  return recent
    .map(({ from, to }, index) => scaleAmount(rates[rates.length - recent.length + index], to - from, length))
    .reduce((sum, part) => combine("+", sum, part, where));
}

/** Points from facts beside those written out; what is written out stands instead of a fact of the same instant. */
function addSeries(
  world: World,
  value: Extract<Value, { kind: "steps" | "line" | "counts" }>,
  view: Viewpoint,
  parts: DatedAmount[],
): void {
  // prettier-ignore
  if (value.facts !== null) {
    const written = new Set(parts.map(({ from }) => from));
    for (const { during, amount } of readSeries(world, value.facts.text, value.facts.at, view)) {
      const from = stepOf(world, during.from, value.at, view);
      const to = value.kind === "counts" ? stepOf(world, during.to, value.at, view) : from;
      if (!written.has(from)) parts.push({ from, to, amount, at: value.at, text: during.text });
    }
  }
  parts.sort((left, right) => left.from - right.from);
}

function stepOf(world: World, instant: Instant, at: Position, view: Viewpoint): number {
  const step = stepAt(instant, world.time);
  if (step === null) refuse("sense", at, view.path, "a time since the start: the model has no calendar", instant.text);
  return step;
}
