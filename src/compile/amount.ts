// A value worked out for one class: a curve with its unit or, where stocks enter, a short calculation to do at edges.
import type { Position } from "../errors.ts";
import { constantCurve, firstZero, rangeOf } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import { reachesCurve } from "../quantity/reaches.ts";
import {
  addCurves, divideCurves, mapCurve, maxCurves, minCurves, multiplyCurves, scaleCurve, spliceCurve, subtractCurves,
  switchCurves,
} from "../quantity/curveAlgebra.ts"; // prettier-ignore
import { describePowers, multiplyPowers, samePowers } from "../quantity/unit.ts";
import { ADD, DIVIDE, GREATEST, LEAST, MULTIPLY, NEGATE, SQUARE_ROOT, SUBTRACT } from "./operations.ts";
import { refuse } from "./refuse.ts";

/** One step of a postfix calculation; operations are those of operations.ts. */
export type FeedbackStep =
  | { readonly kind: "curve"; readonly curve: Curve }
  | { readonly kind: "stock"; readonly stages: readonly string[] }
  | { readonly kind: "do"; readonly operation: number };

export interface Amount {
  /** in base units (days, whole shares, currency); with `steps`, unused */
  readonly curve: Curve;
  /** null unless the value depends on stocks */
  readonly steps: readonly FeedbackStep[] | null;
  readonly powers: Readonly<Record<string, number>>;
  /** true when no unit was written anywhere in it */
  readonly bare: boolean;
  /** ends of the periods of `counts` it was made from, grid steps */
  readonly periodEdges: readonly number[];
}

type Operation = "+" | "-" | "*" | "/" | "min" | "max";

const operations: Readonly<Record<Operation, number>> = {
  "+": ADD,
  "-": SUBTRACT,
  "*": MULTIPLY,
  "/": DIVIDE,
  min: LEAST,
  max: GREATEST,
};

export function curveAmount(curve: Curve, powers: Amount["powers"] = {}, bare = false): Amount {
  return { curve, steps: null, powers, bare, periodEdges: [] };
}

export function constantAmount(value: number, powers: Amount["powers"] = {}, bare = false): Amount {
  return curveAmount(constantCurve(value), powers, bare);
}

export function stockAmount(stages: readonly string[]): Amount {
  return { ...constantAmount(0), steps: [{ kind: "stock", stages }] };
}

/** Where an operation stands, for its messages. */
export interface Whereabouts {
  readonly at: Position;
  readonly path: string;
  readonly horizon: number;
  /** how the divisor is called when it is 0 */
  readonly divisor?: string;
}

/**
 * @throws PendencyError of kind units when sums or comparisons mix units, of kind sense when something is
 *   divided by 0
 */
export function combine(operation: Operation, a: Amount, b: Amount, where: Whereabouts): Amount {
  const powers = combinedPowers(operation, a, b, where);
  const bare = a.bare && b.bare;
  const periodEdges = a.periodEdges.length === 0 ? b.periodEdges : [...a.periodEdges, ...b.periodEdges];
  if (a.steps !== null || b.steps !== null) {
    const steps = [...stepsOf(a), ...stepsOf(b), { kind: "do", operation: operations[operation] } as const];
    return { curve: a.curve, steps, powers, bare, periodEdges };
  }
  if (operation === "/" && firstZero(b.curve, where.horizon) !== null) {
    const divisor = where.divisor ?? "the divisor";
    refuse("sense", where.at, where.path, "a divisor that is never 0", `${divisor} = 0`);
  }
  return { curve: combineCurves(operation, a.curve, b.curve, where.horizon), steps: null, powers, bare, periodEdges };
}

export function negate(of: Amount): Amount {
  if (of.steps !== null) return { ...of, steps: [...of.steps, { kind: "do", operation: NEGATE }] };
  return { ...of, curve: scaleCurve(of.curve, -1) };
}

export function rootOf(of: Amount, where: Whereabouts): Amount {
  const powers: Record<string, number> = {};
  for (const [base, power] of Object.entries(of.powers)) powers[base] = power / 2;
  if (of.steps !== null) return { ...of, powers, steps: [...of.steps, { kind: "do", operation: SQUARE_ROOT }] };
  const { lowest } = rangeOf(of.curve, where.horizon);
  if (lowest < 0) refuse("sense", where.at, where.path, "a square root of 0 or more", String(lowest));
  return { ...of, powers, curve: mapCurve(of.curve, where.horizon, (value) => Math.sqrt(value)) };
}

/**
 * 1 from where `of` is at least `level` on, until it is below `until` times that (null: below it); else 0.
 *
 * @throws PendencyError of kind units when the two are not of one kind, of kind sense where stocks enter
 */
export function reachesAmount(of: Amount, level: Amount, until: Amount | null, where: Whereabouts): Amount {
  const share = until ?? constantAmount(1);
  commonPowers(of, level, where);
  if (!samePowers(share.powers, {})) {
    refuse("units", where.at, where.path, "a share after until, such as 75%", describePowers(share.powers));
  }
  if ([of, level, share].some(({ steps }) => steps !== null)) {
    refuse("sense", where.at, where.path, "values known before a run in reaches(…)", "stock(…)");
  }
  const { lowest, highest } = rangeOf(share.curve, where.horizon);
  if (lowest < 0 || highest > 1) {
    const got = String(lowest < 0 ? lowest : highest);
    refuse("sense", where.at, where.path, "a share between 0 % and 100 % after until", got);
  }
  const end = multiplyCurves(level.curve, share.curve, where.horizon);
  // a unit is written with it, so that a parameter in per cent takes it as it is
  return curveAmount(reachesCurve(of.curve, level.curve, end, where.horizon));
}

/** A number of base units: what converts a bare number, or days into grid steps. */
export function scaleAmount(of: Amount, numerator: number, denominator = 1): Amount {
  if (of.steps === null) return { ...of, curve: divideBy(scaleCurve(of.curve, numerator), denominator) };
  if (numerator === denominator) return of;
  const factor: FeedbackStep = { kind: "curve", curve: constantCurve(numerator / denominator) };
  return { ...of, steps: [...of.steps, factor, { kind: "do", operation: operations["*"] }] };
}

/** amounts[i] from times[i] on. */
export function switchAmounts(times: readonly number[], amounts: readonly Amount[], where: Whereabouts): Amount {
  if (amounts.length === 1) return amounts[0];
  let { powers, bare } = amounts[0];
  for (const amount of amounts) {
    powers = commonPowers({ powers, bare }, amount, where);
    bare &&= amount.bare;
  }
  const periodEdges = amounts.flatMap((amount) => amount.periodEdges);
  if (amounts.every((amount) => amount.steps === null)) {
    const curves = amounts.map((amount) => amount.curve);
    return { steps: null, powers, bare, periodEdges, curve: switchCurves(times, curves, where.horizon) };
  }
  // stocks cannot be cut into pieces, so each part is multiplied by a curve that is 1 while the part holds
  const parts = amounts.map((amount, index) => {
    const [from, to] = [times[index], index + 1 < times.length ? times[index + 1] : Infinity];
    const during = spliceCurve(constantCurve(0), constantCurve(1), index === 0 ? 0 : from, to, where.horizon);
    return combine("*", amount, curveAmount(during), where);
  });
  return parts.reduce((sum, part) => combine("+", sum, part, where));
}

/** `changed` during [from, to), `amount` otherwise. */
export function spliceAmount(amount: Amount, changed: Amount, from: number, to: number, where: Whereabouts): Amount {
  const powers = commonPowers(amount, changed, where);
  if (to <= Math.max(from, 0) || from >= where.horizon) return amount;
  if (amount.steps === null && changed.steps === null) {
    const periodEdges = [...amount.periodEdges, ...changed.periodEdges];
    return { ...amount, powers, periodEdges, curve: spliceCurve(amount.curve, changed.curve, from, to, where.horizon) };
  }
  const after = to < where.horizon;
  if (from <= 0) return after ? switchAmounts([0, to], [changed, amount], where) : changed;
  return after
    ? switchAmounts([0, from, to], [amount, changed, amount], where)
    : switchAmounts([0, from], [amount, changed], where);
}

function stepsOf(of: Amount): readonly FeedbackStep[] {
  return of.steps ?? [{ kind: "curve", curve: of.curve }];
}

function combineCurves(operation: Operation, a: Curve, b: Curve, horizon: number): Curve {
  switch (operation) {
    case "+":
      return addCurves(a, b, horizon);
    case "-":
      return subtractCurves(a, b, horizon);
    case "*":
      return multiplyCurves(a, b, horizon);
    case "/":
      return divideCurves(a, b, horizon);
    case "min":
      return minCurves(a, b, horizon);
    case "max":
      return maxCurves(a, b, horizon);
  }
}

function combinedPowers(operation: Operation, a: Amount, b: Amount, where: Whereabouts): Amount["powers"] {
  if (operation === "*") return multiplyPowers(a.powers, b.powers, 1);
  if (operation === "/") return multiplyPowers(a.powers, b.powers, -1);
  return commonPowers(a, b, where);
}

type UnitOf = Pick<Amount, "powers" | "bare">;

/**
 * The unit two amounts have in common: a bare number of servers may stand beside one with its noun, "0" by "4
 * judges".
 */
function commonPowers(a: UnitOf, b: UnitOf, where: Whereabouts): Amount["powers"] {
  if (samePowers(a.powers, b.powers) || (b.bare && countsNouns(a.powers))) return a.powers;
  if (a.bare && countsNouns(b.powers)) return b.powers;
  return refuse("units", where.at, where.path, `amounts in ${describePowers(a.powers)}`, describePowers(b.powers));
}

/** Whether a unit is one listed noun and nothing else. */
function countsNouns(powers: Amount["powers"]): boolean {
  const bases = Object.keys(powers);
  return bases.length === 1 && bases[0] !== "day" && !/^[A-Z]{3}$/.test(bases[0]);
}

function divideBy(curve: Curve, denominator: number): Curve {
  return denominator === 1 ? curve : divideCurves(curve, constantCurve(denominator), Infinity);
}
