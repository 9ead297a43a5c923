// One draw of everything uncertain: a point, the same on any machine, each parameter by itself but for those that a
// document correlates.
import type { Position } from "../errors.ts";
import type { Regime } from "../model/model.ts";
import type { GivenDraw } from "../parameters/givenDraw.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { Distribution, Expression, Value } from "../quantity/value.ts";
import { quantile } from "../random/distributions.ts";
import { EXPONENTIAL, GAMMA, NORMAL, POINTS, TRIANGULAR, UNIFORM } from "../random/families.ts";
import { familyCodes } from "../random/familyCodes.ts";
import { purposes } from "../random/purposes.ts";
import { Stream } from "../random/stream.ts";
import type { Point } from "../scenario/point.ts";
import { correlatedShares } from "./correlatedShares.ts";
import { refuse } from "./refuse.ts";
import { exponentialMean, nearlyNormal, solveShape } from "./shapes.ts";

export interface DrawOptions {
  readonly seed: number;
  readonly replication: number;
  /** parameter > alternative to use whatever the weights */
  readonly sources: Readonly<Record<string, string>>;
  /** parameters that changes of scenarios name as their chance (chancesIn) */
  readonly chances?: readonly string[];
  /** left out: none of them changes by odds */
  readonly regimes?: readonly Pick<Regime, "mayChange">[];
  /** what is known of this draw, in place of what the seed gives; left out: nothing */
  readonly given?: GivenDraw | undefined;
}

/**
 * Draws are keyed by seed, replication and the parameter's name, so that no parameter can move another's
 * draw unless a document says that they go together, and are the same under every stack.
 */
export function drawParameters(parameters: readonly Parameter[], options: DrawOptions): Point {
  const stream = new Stream(options.seed, options.replication);
  const draws: Record<string, Point["draws"][string]> = {};
  const sources: Record<string, string> = {};
  const shareOf = sharesOfDraw(parameters, stream, options.given?.shares);
  for (const { name, uncertainty, alternatives } of [...parameters].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (uncertainty !== null) {
      const u = shareOf(name);
      draws[name] = {
        how: uncertainty.how,
        value: quantileOf(uncertainty.distribution, u, `parameters.${name}.uncertainty`),
      };
    }
    if (alternatives !== null) {
      const u = stream.uniformFor(name, purposes.parameterSource);
      sources[name] = options.sources[name] ?? chosenByWeight(alternatives, u);
    }
  }
  const { chances = [], regimes = [], seed, replication, given } = options;
  const wanders = parameters.some(({ drift }) => drift != null) || regimes.some(({ mayChange }) => mayChange != null);
  const steps = given === undefined || Object.keys(given.steps).length === 0 ? {} : { given: given.steps };
  const happening = chances.map((name) => [name, stream.uniformFor(name, purposes.changeHappens)] as const);
  return {
    draws,
    sources,
    ...(chances.length === 0 ? {} : { chances: Object.fromEntries(happening) }),
    ...(wanders ? { drift: { seed, replication, ...steps } } : {}),
    set: [],
  };
}

/** Parameter → the share of its uncertainty that lies below what this draw gives it. */
export function sharesOfDraw(
  parameters: readonly Parameter[],
  stream: Stream,
  given: GivenDraw["shares"] = {},
): (name: string) => number {
  const ownShare = (name: string): number =>
    Object.hasOwn(given, name) ? given[name] : stream.uniformFor(name, purposes.parameterDraw);
  const shares = correlatedShares(parameters, ownShare);
  return (name) => shares.get(name) ?? ownShare(name);
}

/** In alphabetical order, so that the order of the document is free. */
export function chosenByWeight(alternatives: NonNullable<Parameter["alternatives"]>, u: number): string {
  const sorted = [...alternatives.options].sort((a, b) => (a.name < b.name ? -1 : 1));
  let sum = 0;
  const chosen = sorted.find(({ weight }) => u < (sum += weight));
  return chosen?.name ?? sorted[sorted.length - 1].name;
}

/** The value below which a share u of an uncertainty lies, in base units. Its figures are plain numbers. */
export function quantileOf(distribution: Distribution, u: number, path: string): number {
  switch (distribution.kind) {
    case "fixed":
      return numberOf(distribution.value, path);
    case "parameter":
    case "table":
      return refuseFigure(distribution.at, path, "a distribution with numbers");
    case "mix": {
      const stated = distribution.parts.map(({ share }) => (share === "rest" ? null : numberOf(share, path)));
      const rest = 1 - stated.reduce<number>((sum, share) => sum + (share ?? 0), 0);
      let before = 0;
      for (const [index, part] of distribution.parts.entries()) {
        const share = stated[index] ?? rest;
        const last = index === distribution.parts.length - 1;
        if (u < before + share || last) {
          const inside = Math.min(Math.max((u - before) / share, 1e-15), 1 - 1e-15);
          return bounded(distribution, quantileOf(part.of, inside, path), path);
        }
        before += share;
      }
      return refuseFigure(distribution.at, path, "at least one part");
    }
    case "quantiles": {
      const values = distribution.values.map((value) => numberOf(value, path));
      return bounded(distribution, quantile(POINTS, values, u, distribution.shares), path);
    }
    default:
      return bounded(distribution, namedQuantile(distribution, u, path), path);
  }
}

function namedQuantile(written: Extract<Distribution, { figures: unknown }>, u: number, path: string): number {
  const names = Object.keys(written.figures).sort();
  const values = names.map((name) => numberOf(written.figures[name], path));
  const figure = (name: string) => values[names.indexOf(name)];
  switch (written.kind) {
    case "exponential":
      return quantile(EXPONENTIAL, [exponentialMean(names[0], values[0])], u);
    case "erlang":
      return gammaQuantileOf([figure("phases"), figure("mean")], u);
    case "uniform":
      return quantile(UNIFORM, [figure("from"), figure("to")], u);
    case "triangular":
      return quantile(TRIANGULAR, [figure("from"), figure("peak"), figure("to")], u);
    default: {
      const solved = solveShape(written.kind, names, values);
      return solved === null
        ? refuseFigure(written.at, path, `figures that a ${written.kind} can have`)
        : written.kind === "gamma"
          ? gammaQuantileOf(solved, u)
          : quantile(familyCodes[written.kind], solved, u);
    }
  }
}

function gammaQuantileOf(figures: readonly [number, number], u: number): number {
  const normal = nearlyNormal(...figures);
  return normal === null ? quantile(GAMMA, figures, u) : quantile(NORMAL, normal, u);
}

function bounded(
  written: { readonly atLeast: Value | null; readonly atMost: Value | null },
  value: number,
  path: string,
): number {
  const raised = written.atLeast === null ? value : Math.max(value, numberOf(written.atLeast, path));
  return written.atMost === null ? raised : Math.min(raised, numberOf(written.atMost, path));
}

function numberOf(value: Value, path: string): number {
  if (value.kind !== "expression")
    return refuseFigure(value.at, path, "a number, because a draw is one for all dates and groups");
  return arithmetic(value.expression, value.at, path);
}

function arithmetic(expression: Expression, at: Position, path: string): number {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "negate":
      return -arithmetic(expression.of, at, path);
    case "binary": {
      const [left, right] = [arithmetic(expression.left, at, path), arithmetic(expression.right, at, path)];
      if (expression.op === "+") return left + right;
      if (expression.op === "-") return left - right;
      return expression.op === "*" ? left * right : left / right;
    }
    case "call": {
      const numbers = expression.args.map((argument) => arithmetic(argument, at, path));
      if (expression.of === "sqrt") return Math.sqrt(numbers[0]);
      return expression.of === "min" ? Math.min(...numbers) : Math.max(...numbers);
    }
    default:
      return refuseFigure(at, path, "numbers, because uncertainties are drawn before anything else is known");
  }
}

function refuseFigure(at: Position, path: string, expected: string): never {
  return refuse("shape", at, path, expected, "something else");
}
