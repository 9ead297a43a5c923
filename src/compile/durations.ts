// A distribution of durations as written, worked out for one class: a family whose figures are curves in grid steps.
import type { Position } from "../errors.ts";
import { constantCurve, rangeOf } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import { addCurves, mapCurve, mapCurves, multiplyCurves, spliceCurve, subtractCurves, switchCurves } from "../quantity/curveAlgebra.ts"; // prettier-ignore
import { log } from "../quantity/portable.ts";
import { stepsInDays } from "../quantity/calendar.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import { changeApplies, windowOf } from "./changes.ts";
import { isDistribution } from "../quantity/isDistribution.ts";
import { findParameter, sourceOf } from "./parameters.ts";
import { curveInPlace, sayShare } from "./places.ts";
import type { PlaceKind } from "./places.ts";
import type { SamplerFamily } from "./program.ts";
import { refuse } from "./refuse.ts";
import { exponentialMean, leastGammaShape, nearlyNormal, solveShape, widest } from "./shapes.ts";
import { evaluate, lookUp } from "./values.ts";
import type { Viewpoint, World } from "./world.ts";

/** As Program's Sampler, with curves instead of their numbers. */
export interface Duration {
  readonly family: SamplerFamily;
  readonly figures: readonly Curve[];
  readonly atLeast: Curve | null;
  readonly atMost: Curve | null;
  readonly probabilities: readonly number[];
  readonly parts: readonly Duration[];
  readonly shares: readonly Curve[];
}

/** Which figures of a family are lengths, and so grow when the whole is multiplied. */
const lengths: Readonly<Record<SamplerFamily, readonly boolean[] | "all">> = {
  fixed: "all",
  exponential: "all",
  gamma: [false, true],
  lognormal: [false, false],
  weibull: [true, false],
  uniform: "all",
  triangular: "all",
  normal: "all",
  quantiles: "all",
  mix: "all",
};

/** @throws PendencyError when figures have the wrong unit, do not determine the shape, or make durations below 0 */
export function evaluateDuration(world: World, written: Distribution, view: Viewpoint): Duration {
  switch (written.kind) {
    case "fixed":
      return simple("fixed", [length(world, written.value, written.at, view)]);
    case "parameter":
      return durationParameter(world, written.name, written.at, view);
    case "table": {
      const parts = lookUp(world, written, view);
      const durations = parts.map(({ of }) => evaluateDuration(world, of, view));
      return switchDurations(parts.map(({ from }) => from), durations, world.time.steps); // prettier-ignore
    }
    case "mix":
      return withBounds(world, mixture(world, written, view), written, view);
    case "quantiles": {
      const figures = written.values.map((value) => length(world, value, written.at, view));
      const rises = figures.every((figure, index) => index === 0 || lowest(world, subtractCurves(figure, figures[index - 1], world.time.steps)) >= 0); // prettier-ignore
      if (!rises) refuse("sense", written.at, view.path, "quantiles that rise", "one that falls");
      return withBounds(world, { ...simple("quantiles", figures), probabilities: written.shares }, written, view);
    }
    default:
      return withBounds(world, named(world, written, view), written, view);
  }
}

/** durations[i] from times[i] on: the same family with figures that change, else a mixture whose shares are 0 or 1. */
function switchDurations(times: readonly number[], durations: readonly Duration[], horizon: number): Duration {
  const [first] = durations;
  if (durations.length === 1) return first;
  const switched = (pick: (duration: Duration) => Curve) => switchCurves(times, durations.map(pick), horizon);
  if (durations.every((duration) => sameShape(first, duration))) {
    return {
      ...first,
      figures: first.figures.map((_, index) => switched((duration) => duration.figures[index])),
      atLeast: first.atLeast === null ? null : switched((duration) => duration.atLeast as Curve),
      atMost: first.atMost === null ? null : switched((duration) => duration.atMost as Curve),
    };
  }
  const shares = durations.map((_, index) => {
    const end = index + 1 < times.length ? times[index + 1] : Infinity;
    return spliceCurve(constantCurve(0), constantCurve(1), index === 0 ? 0 : times[index], end, horizon);
  });
  return { ...simple("mix", []), parts: durations, shares };
}

function sameShape(a: Duration, b: Duration): boolean {
  return (
    a.family !== "mix" &&
    a.family === b.family &&
    a.figures.length === b.figures.length &&
    (a.atLeast === null) === (b.atLeast === null) &&
    (a.atMost === null) === (b.atMost === null) &&
    a.probabilities.every((share, index) => share === b.probabilities[index])
  );
}

/** A parameter that is a duration or a distribution, with its draw and its changes. */
function durationParameter(world: World, name: string, at: Position, view: Viewpoint): Duration {
  const parameter = findParameter(world, name, at, view);
  const changes = (world.changes.get(name) ?? []).filter(({ change }) => change.target.kind === "parameter");
  const source = sourceOf(world, parameter);
  const values = changes.map(({ change }) => (change.action.kind === "state" ? null : change.action.value));
  if (![source.value, ...values].some((value) => value !== null && isDistribution(value))) {
    return simple("fixed", [curveInPlace(world, world.readParameter(world, name, at, view), "duration", at, view)]);
  }
  const inside: Viewpoint = { ...view, bareUnit: parameter.unit };
  const asDuration = (value: Value | Distribution): Duration =>
    evaluateDuration(world, isDistribution(value) ? value : { kind: "fixed", at: value.at, value }, inside);
  let duration = asDuration(source.value);
  const draw = world.point?.draws[name];
  if (draw !== undefined) {
    const added = constantCurve(draw.value * stepsInDays(1, world.time.gridDays));
    if (draw.how === "times") duration = multiplied(duration, constantCurve(draw.value), world, at, view);
    else if (draw.how === "plus") duration = shifted(duration, added, world, at, view);
    else duration = simple("fixed", [added]);
  }
  for (const { change } of changes) {
    if (change.action.kind === "state" || !changeApplies(world, change, view)) continue;
    const { kind, value } = change.action;
    const plain = (place: PlaceKind): Curve => {
      if (isDistribution(value)) return refuse("units", change.at, view.path, "a number", "a distribution");
      const unit = place === "number" ? null : parameter.unit;
      return curveInPlace(world, evaluate(world, value, { ...view, bareUnit: unit }), place, change.at, view);
    };
    const changed =
      kind === "set"
        ? asDuration(value)
        : kind === "multiply"
          ? multiplied(duration, plain("number"), world, change.at, view)
          : shifted(duration, plain("duration"), world, change.at, view);
    const { from, to } = windowOf(world, change);
    duration = during(duration, changed, from, to, world.time.steps);
  }
  return duration;
}

function during(duration: Duration, changed: Duration, from: number, to: number, horizon: number): Duration {
  if (to <= Math.max(from, 0) || from >= horizon) return duration;
  if (from <= 0 && to >= horizon) return changed;
  const after = to < horizon ? [to] : [];
  const [times, parts] =
    from <= 0
      ? [[0, ...after], [changed]]
      : [
          [0, from, ...after],
          [duration, changed],
        ];
  return switchDurations(times, [...parts, ...after.map(() => duration)], horizon);
}

function multiplied(duration: Duration, by: Curve, world: World, at: Position, view: Viewpoint): Duration {
  const horizon = world.time.steps;
  if (lowest(world, by) <= 0)
    refuse("sense", at, view.path, "a factor above 0 for a duration", String(lowest(world, by)));
  const times = (curve: Curve) => multiplyCurves(curve, by, horizon);
  const isLength = lengths[duration.family];
  const figures = duration.figures.map((figure, index) => {
    if (duration.family === "lognormal" && index === 0) return addCurves(figure, mapCurve(by, horizon, log), horizon);
    return isLength === "all" || isLength[index] ? times(figure) : figure;
  });
  return {
    ...duration,
    figures,
    atLeast: duration.atLeast === null ? null : times(duration.atLeast),
    atMost: duration.atMost === null ? null : times(duration.atMost),
    parts: duration.parts.map((part) => multiplied(part, by, world, at, view)),
  };
}

function shifted(duration: Duration, by: Curve, world: World, at: Position, view: Viewpoint): Duration {
  const plus = (curve: Curve) => addCurves(curve, by, world.time.steps);
  const bounds = {
    atLeast: duration.atLeast === null ? null : plus(duration.atLeast),
    atMost: duration.atMost === null ? null : plus(duration.atMost),
  };
  switch (duration.family) {
    case "normal":
      return { ...duration, ...bounds, figures: [plus(duration.figures[0]), duration.figures[1]] };
    case "mix":
      return { ...duration, ...bounds, parts: duration.parts.map((part) => shifted(part, by, world, at, view)) };
    case "fixed":
    case "uniform":
    case "triangular":
    case "quantiles":
      return { ...duration, ...bounds, figures: duration.figures.map(plus) };
    default: {
      const hint = "multiply it, or set another distribution";
      return refuse("sense", at, view.path, "a distribution that can be moved by a time", duration.family, hint);
    }
  }
}

type Named = Extract<Distribution, { figures: unknown }>;

function named(world: World, written: Named, view: Viewpoint): Duration {
  const horizon = world.time.steps;
  const names = Object.keys(written.figures).sort();
  const curves = new Map<string, Curve>();
  for (const name of names) {
    const plain = name === "cv" || name === "shape" || name === "phases";
    const value = written.figures[name];
    const amount = evaluate(world, value, plain ? { ...view, bareUnit: null } : view);
    // a normal's mean may lie below 0, its bound may not
    curves.set(name, curveInPlace(world, amount, plain ? "number" : "duration", value.at, view));
  }
  const curve = (name: string): Curve => {
    const found = curves.get(name);
    return found ?? refuse("shape", written.at, view.path, `${written.kind} with \`${name}:\``, names.join(", "));
  };
  const above = (name: string): Curve => {
    const least = lowest(world, curve(name));
    if (!(least > 0)) refuse("sense", written.at, view.path, `a ${name} above 0`, String(least));
    return curve(name);
  };
  switch (written.kind) {
    case "exponential": {
      const [name] = names;
      return simple("exponential", [mapCurve(above(name), horizon, (value) => exponentialMean(name, value))]);
    }
    case "erlang":
      return gamma(world, written.at, view, [above("phases"), above("mean")]);
    case "uniform":
      return simple("uniform", inOrder(world, written.at, view, [curve("from"), curve("to")]));
    case "triangular":
      return simple("triangular", inOrder(world, written.at, view, [curve("from"), curve("peak"), curve("to")]));
    default: {
      const family = written.kind;
      if (family === "normal" && written.atLeast === null) {
        refuse("shape", written.at, view.path, "a normal duration with `atLeast:`", "none");
      }
      const given = names.map((name) => (family === "normal" ? curve(name) : above(name)));
      const solve = memoised((values) => {
        const solved = solveShape(family, names, values);
        const stated = names.map((name, index) => `${name} ${Number(values[index].toPrecision(6))}`).join(", ");
        return (
          solved ?? refuse("sense", written.at, view.path, `figures that a ${family} can have`, stated, widest[family])
        );
      });
      const figures = [0, 1].map((index) => mapCurves(given, horizon, (values) => solve(values)[index]));
      if (family === "gamma") return gamma(world, written.at, view, [figures[0], figures[1]]);
      return simple(family, figures);
    }
  }
}

/** One so narrow that it is the normal with its mean and deviation is that, because finding its quantiles takes seconds. */
function gamma(world: World, at: Position, view: Viewpoint, [shape, mean]: readonly [Curve, Curve]): Duration {
  const { lowest: least, highest: most } = rangeOf(shape, world.time.steps);
  const asNormal = (value: number) => nearlyNormal(value, 1);
  if (!(least >= leastGammaShape))
    refuse("sense", at, view.path, "figures that a gamma can have", `a shape of ${least}`, widest.gamma);
  if (asNormal(most) === null) return simple("gamma", [shape, mean]);
  if (asNormal(least) === null) {
    refuse("sense", at, view.path, "a cv that is below a thousandth at all times, or at none", "one that is at some");
  }
  const horizon = world.time.steps;
  return simple("normal", [mean, mapCurves([shape, mean], horizon, ([one, other]) => asNormal(one)![1] * other)]);
}

/** Answers are kept, because both figures of a shape ask in turn for the same one or two values. */
function memoised<T>(work: (values: readonly number[]) => T): (values: readonly number[]) => T {
  const results = new Map<number, Map<number | undefined, T>>();
  return (values) => {
    const [first, second] = values;
    const ofFirst = results.get(first) ?? new Map<number | undefined, T>();
    results.set(first, ofFirst);
    const found = ofFirst.get(second);
    if (found !== undefined) return found;
    const result = work(values);
    ofFirst.set(second, result);
    return result;
  };
}

function inOrder(world: World, at: Position, view: Viewpoint, curves: readonly Curve[]): readonly Curve[] {
  for (let index = 1; index < curves.length; index++) {
    if (lowest(world, subtractCurves(curves[index], curves[index - 1], world.time.steps)) >= 0) continue;
    refuse("sense", at, view.path, "figures in rising order", "one below the one before it");
  }
  return curves;
}

function mixture(world: World, written: Extract<Distribution, { kind: "mix" }>, view: Viewpoint): Duration {
  const horizon = world.time.steps;
  const parts = written.parts.map((part) => evaluateDuration(world, part.of, view));
  const stated = written.parts.map(({ share }) =>
    share === "rest"
      ? null
      : curveInPlace(world, evaluate(world, share, { ...view, bareUnit: null }), "share", share.at, view),
  );
  const sum = stated.reduce<Curve>((total, share) => (share === null ? total : addCurves(total, share, horizon)), constantCurve(0)); // prettier-ignore
  const { lowest: least, highest: most } = rangeOf(sum, horizon);
  const hasRest = stated.includes(null);
  if (most > 1 + 1e-9 || (!hasRest && least < 1 - 1e-9)) {
    const expected = hasRest ? "shares of at most 100 % beside `rest`" : "shares that sum to 100 %";
    refuse("shares", written.at, view.path, expected, sayShare(most > 1 + 1e-9 ? most : least));
  }
  const rest = mapCurve(sum, horizon, (value) => Math.max(0, 1 - value));
  return { ...simple("mix", []), parts, shares: stated.map((share) => share ?? rest) };
}

function withBounds(
  world: World,
  duration: Duration,
  written: { readonly atLeast: Value | null; readonly atMost: Value | null },
  view: Viewpoint,
): Duration {
  const bound = (value: Value | null) => (value === null ? null : length(world, value, value.at, view));
  return { ...duration, atLeast: bound(written.atLeast), atMost: bound(written.atMost) };
}

function length(world: World, value: Value, at: Position, view: Viewpoint): Curve {
  return curveInPlace(world, evaluate(world, value, view), "duration", at, view);
}

function lowest(world: World, curve: Curve): number {
  return rangeOf(curve, world.time.steps).lowest;
}

function simple(family: SamplerFamily, figures: readonly Curve[]): Duration {
  return { family, figures, atLeast: null, atMost: null, probabilities: [], parts: [], shares: [] };
}
