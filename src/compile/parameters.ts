// What a parameter's name stands for: its value, then this run's draw and the path of its drift, then what scenarios
// change while they last.
import type { Position } from "../errors.ts";
import type { Drift, Parameter, Source } from "../parameters/parameter.ts";
import { rangeOf } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import { mapCurves } from "../quantity/curveAlgebra.ts";
import { isDistribution } from "../quantity/isDistribution.ts";
import { didYouMean } from "../reading/suggest.ts";
import { describePowers, multiplyPowers, samePowers } from "../quantity/unit.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import { combine, constantAmount, curveAmount, spliceAmount } from "./amount.ts";
import type { Amount } from "./amount.ts";
import { changeApplies, windowOf } from "./changes.ts";
import { onlyGroups } from "./classes.ts";
import { driftFactor } from "./driftPath.ts";
import type { DriftKey } from "./driftPath.ts";
import { evaluate, whereabouts } from "./values.ts";
import { refuse } from "./refuse.ts";
import type { Viewpoint, World } from "./world.ts";

/** The parameter's value over time for these levels and this era. */
export function resolveParameter(world: World, name: string, at: Position, view: Viewpoint): Amount {
  const parameter = findParameter(world, name, at, view);
  const levels = onlyGroups(world.classes, view.levels, world.feeds.groupsOfParameter(name));
  const key = `${name}|${view.era}|${view.stockAllowed}|${levels.join(",")}`;
  const { kept } = world.memory;
  const amounts = kept?.amountsOf(name) ?? world.memory.amounts;
  const before = amounts.get(key);
  if (before !== undefined) return before;
  const amount = workOut(world, parameter, at, { ...view, levels, bareUnit: parameter.unit }, key);
  amounts.set(key, amount);
  return amount;
}

export function findParameter(world: World, name: string, at: Position, view: Viewpoint): Parameter {
  const parameter = world.parameters.get(name);
  if (parameter !== undefined) return parameter;
  const hint = didYouMean(name, world.parameters.keys());
  return refuse("names", at, view.path, "the name of a parameter", JSON.stringify(name), hint);
}

/** The source this run uses: as told, else as drawn, else the default. */
export function sourceOf(world: World, parameter: Parameter): Source {
  const source = chosenSource(world, parameter);
  if (source.unavailable === undefined) return source;
  const { expected, got, hint } = source.unavailable;
  return refuse("facts", source.at, `parameters.${parameter.name}`, expected, got, hint);
}

function chosenSource(world: World, parameter: Parameter): Source {
  const { alternatives } = parameter;
  if (alternatives === null) return parameter.source as Source;
  const chosen = world.sources[parameter.name] ?? world.point?.sources[parameter.name] ?? alternatives.default;
  const option = alternatives.options.find((candidate) => candidate.name === chosen);
  if (option !== undefined) return option.source;
  const known = alternatives.options.map((candidate) => candidate.name);
  const hint = didYouMean(chosen, known) ?? `known: ${known.join(", ")}`;
  return refuse("names", parameter.at, `parameters.${parameter.name}`, "the name of an alternative", JSON.stringify(chosen), hint); // prettier-ignore
}

function workOut(world: World, parameter: Parameter, at: Position, view: Viewpoint, key: string): Amount {
  const source = sourceOf(world, parameter);
  if (isDistribution(source.value)) {
    const got = `${parameter.name}, which is a distribution`;
    return refuse("units", at, view.path, "one number for everybody in a class", got);
  }
  const drawn = withDraw(world, parameter, asWritten(world, parameter, { ...source, value: source.value }, view, key));
  let amount = withDrift(world, parameter, drawn, view);
  for (const { change } of world.changes.get(parameter.name) ?? []) {
    if (change.target.kind !== "parameter" || !changeApplies(world, change, view)) continue;
    const where = whereabouts(world, change.at, view);
    const { from, to } = windowOf(world, change);
    amount = spliceAmount(amount, changed(world, parameter, amount, change.action, change.at, view), from, to, where);
  }
  return amount;
}

function asWritten(
  world: World,
  parameter: Parameter,
  source: Source & { readonly value: Value },
  view: Viewpoint,
  key: string,
): Amount {
  const { kept } = world.memory;
  const asKept = kept?.amountsAsWrittenOf(parameter, source);
  const { options = [] } = parameter.alternatives ?? {};
  const which = options.findIndex((option) => option.source.value === source.value);
  const name = `as written|${which}|${key}`;
  const before = asKept?.get(name);
  if (before !== undefined) return before;
  const amount = inParameterUnit(parameter, evaluate(world, source.value, view), source.at, view);
  asKept?.set(name, amount);
  return amount;
}

function changed(
  world: World,
  parameter: Parameter,
  amount: Amount,
  action: { readonly kind: string; readonly value?: Value | Distribution },
  at: Position,
  view: Viewpoint,
): Amount {
  const { value } = action;
  if (value === undefined || isDistribution(value)) {
    return refuse("units", at, view.path, `a number for ${parameter.name}`, "a distribution");
  }
  const where = whereabouts(world, at, view);
  if (action.kind === "multiply") {
    const factor = evaluate(world, value, { ...view, bareUnit: null });
    if (!samePowers(factor.powers, {})) {
      refuse("units", at, view.path, "a plain number to multiply by", describePowers(factor.powers));
    }
    return combine("*", amount, factor, where);
  }
  const next = evaluate(world, value, view);
  return action.kind === "add" ? combine("+", amount, next, where) : next;
}

/** Counts of periods are rates by now: persons become persons per day. */
function inParameterUnit(parameter: Parameter, amount: Amount, at: Position, view: Viewpoint): Amount {
  const { powers } = parameter.unit;
  if (samePowers(amount.powers, powers)) return amount;
  if (amount.periodEdges.length > 0 && samePowers(amount.powers, multiplyPowers(powers, { day: 1 }, -1))) return amount;
  const path = `parameters.${parameter.name}`;
  const expected = `figures in ${parameter.unit.text === "" ? describePowers(powers) : parameter.unit.text}`;
  return refuse("units", at, view.path === "" ? path : path, expected, describePowers(amount.powers));
}

function withDraw(world: World, parameter: Parameter, amount: Amount): Amount {
  const draw = world.point?.draws[parameter.name];
  if (draw === undefined || parameter.uncertainty === null) return amount;
  const where = {
    at: parameter.uncertainty.distribution.at,
    path: `parameters.${parameter.name}`,
    horizon: world.time.steps,
  };
  switch (draw.how) {
    case "times":
      return combine("*", amount, constantAmount(draw.value), where);
    case "plus":
      return combine("+", amount, constantAmount(draw.value, amount.powers), where);
    case "is":
      return constantAmount(draw.value, parameter.unit.powers);
  }
}

/**
 * The value on its path of this replication: a factor, or for a share in logits a factor of its odds. Without draws
 * there is no path, and the value is as it is written.
 */
function withDrift(world: World, parameter: Parameter, amount: Amount, view: Viewpoint): Amount {
  const { drift, name } = parameter;
  const key = world.point?.drift;
  if (drift == null || key === undefined) return amount;
  const where = { at: drift.at, path: `parameters.${name}.drift`, horizon: world.time.steps };
  const factor = curveAmount(factorOf(world, name, drift, key, view));
  if (drift.scale === "logs") return combine("*", amount, factor, where);
  if (amount.steps !== null) refuse("sense", drift.at, where.path, "a share known before a run, in logits", "stock(…)");
  const { lowest, highest } = rangeOf(amount.curve, world.time.steps);
  if (!samePowers(amount.powers, {}) || lowest < 0 || highest > 1) {
    const got = samePowers(amount.powers, {}) ? String(lowest < 0 ? lowest : highest) : describePowers(amount.powers);
    refuse("sense", drift.at, where.path, "a share from 0 % to 100 %, which has logits", got, "`in: logs`");
  }
  const odds = ([share, times]: readonly number[]): number => (share * times) / (1 - share + share * times);
  return { ...amount, curve: mapCurves([amount.curve, factor.curve], world.time.steps, odds) };
}

function factorOf(world: World, name: string, drift: Drift, key: DriftKey, view: Viewpoint): Curve {
  const group = world.classes.groups.findIndex((candidate) => candidate.name === drift.by?.text);
  if (group >= 0 && view.levels[group] < 0) {
    refuse("sense", drift.at, view.path, "a value that is the same for everybody", `a drift by ${drift.by?.text}`);
  }
  if (typeof drift.size !== "number") {
    const got = "documents that were read without figures";
    refuse("facts", drift.at, view.path, "a size that figures give", got, "load the facts folder");
  }
  const level = group < 0 ? "" : world.classes.groups[group].levels[view.levels[group]];
  const { drifts } = world.memory;
  const before = drifts.get(`${name}|${level}`);
  if (before !== undefined) return before;
  const factor = driftFactor(name, drift, level, key, world.time);
  drifts.set(`${name}|${level}`, factor);
  return factor;
}
