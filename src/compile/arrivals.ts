// People entering from outside: a rate by class, whole counts by period, or gaps.
import type { Arrivals, Stage } from "../model/model.ts";
import { constantCurve, integralOver, isConstant, rangeOf, sameCurve } from "../quantity/curve.ts";
import { recordingPeriods } from "../quantity/calendar.ts";
import type { Curve } from "../quantity/curve.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import { combine, constantAmount, scaleAmount } from "./amount.ts";
import type { Amount } from "./amount.ts";
import type { Feeds } from "../model/feeds.ts";
import { keyOf, personView } from "./builder.ts";
import { sharedView } from "./sharedView.ts";
import type { Builder } from "./builder.ts";
import { sayLevels, sortByName } from "./classes.ts";
import { evaluateDuration, type Duration } from "./durations.ts";
import { keptPart } from "./keptPart.ts";
import { once } from "./onceForAllDraws.ts";
import { curveInPlace, inPlace, mostWhole, refuseTooMany } from "./places.ts";
import type { ArrivalsProgram } from "./program.ts";
import { attempt, refuse } from "./refuse.ts";
import { wholeRecords } from "./rounding.ts";
import { requireSplits, sharesOf, splitShare } from "./splits.ts";
import { evaluate, whereabouts } from "./values.ts";
import { log } from "../quantity/portable.ts";

/** @param asWritten what feeds what, leaving aside what scenarios change */
export function compileArrivals(builder: Builder, stages: readonly Stage[], asWritten: Feeds): ArrivalsProgram[] {
  const { problems } = builder.world;
  return sortByName(stages).flatMap((stage) =>
    stage.arrivals.flatMap((arrivals, index) => {
      const entry = { name: `${stage.name}/arrivals/${index}`, path: `stages.${stage.name}.arrivals` };
      return attempt<ArrivalsProgram[]>(problems, [], () => [
        keptPart(builder, arrivals, "entry", ["arrivals", stage.name], () =>
          compileEntry(builder, stage, arrivals, entry, asWritten),
        ),
      ]);
    }),
  );
}

function compileEntry(
  builder: Builder,
  stage: Stage,
  arrivals: Arrivals,
  entry: { readonly name: string; readonly path: string },
  asWritten: Feeds,
): ArrivalsProgram {
  const { world, pool } = builder;
  const none = new Int32Array(world.classes.count).fill(-1);
  const { chance } = arrivals;
  const empty: ArrivalsProgram = {
    stage: builder.stageIds.get(stage.name) as number,
    key: keyOf(entry.name),
    kind: chance.kind,
    rates: none,
    feedback: null,
    monthlyCv: -1,
    gaps: none,
    gapNames: world.classes.names,
    partFrom: none,
    partTo: none,
    periods: { from: new Float64Array(0), to: new Float64Array(0), counts: new Int32Array(0) },
    ...batchOf(arrivals),
  };
  if (arrivals.every !== null)
    return { ...empty, kind: "every", ...gapsOf(builder, arrivals, arrivals.every, entry.path, asWritten) };
  const value = (arrivals.rate ?? arrivals.counts) as Value;
  const groups = asWritten.groupsOf(value);
  requireSplits(world, groups, arrivals.split, arrivals.at, entry.path);
  const rates = ratesByClass(builder, value, arrivals, groups, entry.path);
  if (chance.kind === "exact") return { ...empty, periods: periodsOf(builder, rates, value, entry.path) };
  const hasFeedback = rates.some(({ steps }) => steps !== null);
  const cv = chance.kind === "monthly" ? monthlyCv(builder, chance.cv, entry.path) : -1;
  return {
    ...empty,
    monthlyCv: cv,
    rates: Int32Array.from(rates, ({ steps, curve }) => (steps === null && !isNothing(curve) ? pool.curve(curve) : -1)),
    feedback: hasFeedback
      ? rates.map(({ steps }) => (steps === null ? null : pool.feedback(steps, builder.stageIds)))
      : null,
  };
}

/** Arrival instants per grid step, by class: the rate, the class's share of it, one record for `weight` persons. */
function ratesByClass(
  builder: Builder,
  value: Value,
  arrivals: Arrivals,
  groups: ReadonlySet<string>,
  path: string,
): Amount[] {
  const { world } = builder;
  const everyGroup = new Set(world.classes.groups.map(({ name }) => name));
  const totals = new Map<string, Amount>();
  const splits = sharesOf(arrivals.split);
  return world.classes.levels.map((_, caseClass) => {
    const share = once(world, arrivals, `share ${caseClass}`, splits, () => {
      const whole = { ...personView(world, path, caseClass, everyGroup), path, era: -1 };
      return splitShare(world, arrivals.split, whole);
    });
    const countable = (rate: Amount): Amount => {
      const { highest } = rangeOf(rate.curve, world.time.steps);
      if (rate.steps === null && highest > mostAStep) {
        refuse("limits", value.at, path, "at most a million billion arrivals a grid step", "more", "look at its unit");
      }
      return rate;
    };
    return once(world, arrivals, `rate ${caseClass}`, [value, ...splits], () => {
      const view = { ...personView(world, path, caseClass, groups), era: -1, stockAllowed: true };
      const totalKey = view.levels.join(",");
      const total =
        totals.get(totalKey) ?? countable(inPlace(world, evaluate(world, value, view), "rate", value.at, view));
      totals.set(totalKey, total);
      return scaleAmount(combine("*", total, share, whereabouts(world, value.at, view)), 1, builder.weights[caseClass]); // prettier-ignore
    });
  });
}

/** Beyond it the people who come are no longer counted one by one: numbers have no room for the next. */
const mostAStep = 1e15;

function monthlyCv(builder: Builder, value: Value, path: string): number {
  const view = sharedView(builder.world, `${path}.chance`);
  const curve = curveInPlace(builder.world, evaluate(builder.world, value, view), "number", value.at, view);
  const { lowest, highest } = rangeOf(curve, builder.world.time.steps);
  if (lowest < 0) refuse("sense", value.at, view.path, "0 or more", "less");
  if (highest > 1e6) refuse("limits", value.at, view.path, "at most a million", String(highest));
  return builder.pool.curve(curve);
}

type Gaps = Pick<ArrivalsProgram, "gaps" | "gapNames" | "partFrom" | "partTo">;

function gapsOf(builder: Builder, arrivals: Arrivals, every: Distribution, path: string, asWritten: Feeds): Gaps {
  const { world, pool } = builder;
  const groups = asWritten.groupsOf(every);
  requireSplits(world, groups, arrivals.split, every.at, path);
  const ids = world.classes.levels.map((_, caseClass) => {
    const view = { ...personView(world, path, caseClass, groups), era: -1 };
    if (builder.weights[caseClass] !== 1) {
      refuse("sense", every.at, path, "a rate or counts where one record stands for several persons", "`every:`");
    }
    const gap = evaluateDuration(world, every, view);
    if (canBeNothing(gap, world.time.steps)) {
      refuse("sense", every.at, path, "gaps that take time", "gaps of no time at all: arrivals would never end");
    }
    if (isTooShort(gap, world.time.steps)) {
      refuse("limits", every.at, path, "gaps of at least a millionth of a grid step", "shorter ones");
    }
    return pool.sampler(gap);
  });
  const { names } = world.classes;
  const none = new Int32Array(names.length).fill(-1);
  if (Object.keys(arrivals.split).length === 0) {
    return { gaps: Int32Array.from(ids), gapNames: names, partFrom: none, partTo: none };
  }
  const { gapNames, parts } = partsOfInstants(builder, arrivals, groups, path);
  const isEmpty = parts.map(({ from, to }) => sameCurve(from, to));
  return {
    gaps: Int32Array.from(ids, (id, caseClass) => (isEmpty[caseClass] ? -1 : id)),
    gapNames,
    partFrom: Int32Array.from(parts, ({ from }, caseClass) => (isEmpty[caseClass] ? -1 : pool.curve(from))),
    partTo: Int32Array.from(parts, ({ to }, caseClass) => (isEmpty[caseClass] ? -1 : pool.curve(to))),
  };
}

/** The shares of a split laid end to end, for the classes that have the same gaps. */
function partsOfInstants(builder: Builder, arrivals: Arrivals, groups: ReadonlySet<string>, path: string) {
  const { world } = builder;
  const everyGroup = new Set(world.classes.groups.map(({ name }) => name));
  const gapNames = world.classes.levels.map((levels) => `every ${sayLevels(world.classes, levels, groups)}`);
  const where = whereabouts(world, arrivals.at, { ...personView(world, path, 0, new Set()), path });
  const reached = new Map<string, Amount>();
  const parts = world.classes.levels.map((_, caseClass) => {
    const view = { ...personView(world, path, caseClass, everyGroup), path, era: -1 };
    const from = reached.get(gapNames[caseClass]) ?? constantAmount(0);
    const to = combine("+", from, splitShare(world, arrivals.split, view), where);
    reached.set(gapNames[caseClass], to);
    return { from: from.curve, to: to.curve };
  });
  // nobody is lost to the rounding of a sum
  gapNames.forEach((name, caseClass) => {
    if (gapNames.lastIndexOf(name) !== caseClass) return;
    if (!sameCurve(parts[caseClass].from, parts[caseClass].to)) parts[caseClass].to = constantCurve(1);
  });
  return { gapNames, parts };
}

/** Whether all durations drawn at some instant are 0. */
function canBeNothing(gap: Duration, horizon: number): boolean {
  const { family, figures, atLeast, atMost, parts, shares } = gap;
  if (atLeast !== null && rangeOf(atLeast, horizon).lowest > 0) return false;
  if (atMost !== null && rangeOf(atMost, horizon).lowest <= 0) return true;
  if (family === "mix") {
    const empty = parts.map((part) => canBeNothing(part, horizon));
    return empty.every(Boolean) || empty.some((is, i) => is && rangeOf(shares[i], horizon).highest >= 1);
  }
  const isBounded = family === "fixed" || family === "uniform" || family === "triangular" || family === "quantiles";
  return isBounded && rangeOf(figures[figures.length - 1], horizon).lowest <= 0;
}

const shortestGap = 1e-6;
const logOfShortestGap = log(shortestGap);

/** By what a distribution is about as long as: the engines would make arrivals without end. */
function isTooShort({ family, figures, atLeast, parts }: Duration, horizon: number): boolean {
  if (atLeast !== null && rangeOf(atLeast, horizon).lowest >= shortestGap) return false;
  if (family === "mix") return parts.every((part) => isTooShort(part, horizon));
  const [first] = figures;
  if (family === "lognormal") return rangeOf(first, horizon).lowest < logOfShortestGap;
  const isFirst = family === "exponential" || family === "weibull" || family === "normal";
  return rangeOf(isFirst ? first : figures[figures.length - 1], horizon).lowest < shortestGap;
}

/** Whole counts of each period by class. A period ends where counts, months or the rate say so. */
function periodsOf(
  { world, weights }: Builder,
  rates: readonly Amount[],
  value: Value,
  path: string,
): ArrivalsProgram["periods"] {
  const { steps: horizon } = world.time;
  const edges = new Set<number>([0, horizon]);
  const months = recordingPeriods(world.time).edges;
  for (const rate of rates) {
    if (rate.steps !== null)
      refuse("sense", value.at, path, "a rate known in advance with `chance: exact`", "stock(…)");
    for (const edge of rate.periodEdges.length > 0 ? rate.periodEdges : months) edges.add(edge);
    if (rate.curve.period === 0) rate.curve.starts.forEach((start) => edges.add(start));
  }
  const inside = [...edges].filter((edge) => edge >= 0 && edge <= horizon).sort((left, right) => left - right);
  const from = inside.slice(0, -1);
  const to = inside.slice(1);
  const exact = from.map((start, period) => rates.map(({ curve }) => integralOver(curve, start, to[period])));
  const counts = wholeRecords(exact, weights).flat();
  const most = counts.reduce((sum, count) => sum + count, 0);
  if (!(most <= mostWhole)) refuseTooMany(value.at, path, most);
  return { from: Float64Array.from(from), to: Float64Array.from(to), counts: Int32Array.from(counts) };
}

function batchOf(arrivals: Arrivals): Pick<ArrivalsProgram, "batchSizes" | "batchCumulative"> {
  const sorted = [...arrivals.batch].sort((left, right) => left.size - right.size);
  let sum = 0;
  const cumulative = sorted.map(({ share }, index) => (index === sorted.length - 1 ? 1 : (sum += share)));
  return { batchSizes: Int32Array.from(sorted, ({ size }) => size), batchCumulative: Float64Array.from(cumulative) };
}

function isNothing(curve: Curve): boolean {
  return isConstant(curve) && curve.values[0] === 0;
}
