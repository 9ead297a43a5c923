// How much of what a number reads from a parameter is nobody's figure: for those counted, in the measure's time, under
// its scenarios.
import type { ModelDocuments } from "../../documents/readDocuments.ts";
import { resolveStack } from "../../compile/resolveStack.ts";
import type { Measure } from "../../model/measure.ts";
import type { Model, Regime } from "../../model/model.ts";
import { hasNumber } from "../../model/typedFigures.ts";
import { judgedInUse } from "../../parameters/judgedPart.ts";
import type { Use } from "../../parameters/judgedPart.ts";
import type { Parameter } from "../../parameters/parameter.ts";
import type { Change } from "../../scenario/scenario.ts";
import type { SetValue } from "../../scenario/point.ts";

export function judgedUse(
  { source, alternatives, name }: Parameter,
  { model, scenarios }: Pick<ModelDocuments, "model" | "scenarios">,
  measure: Measure,
  set: readonly SetValue[] = [],
): "none" | "some" | "all" {
  const changes = resolveStack(scenarios, measure.scenario, set).changes.map(({ change }) => change);
  const use = useOf(model, measure, changes);
  const given = changes.filter(
    ({ target, action }) =>
      target.kind === "parameter" && target.name === name && action.kind !== "state" && hasNumber(action.value),
  );
  if (given.some((change) => isThroughout(change, use, measure))) return "all";
  const used = source ?? alternatives?.options.find((option) => option.name === alternatives.default)?.source ?? null;
  if (used === null || used.kind === "judgement") return "all";
  const own = used.judged == null ? "none" : judgedInUse(used.value, used.judged, use);
  return own === "none" && given.length > 0 ? "some" : own;
}

/** A scenario's number stands in the place of the parameter's own, for all that is counted and all the time. */
function isThroughout(change: Change, use: Use, measure: Measure): boolean {
  const { action, from, to, where } = change;
  if (isDrawn(change)) return false;
  if (action.kind !== "set" || from.days > use.from || (to !== null && to.days < use.to)) return false;
  return Object.entries(where).every(([group, levels]) => {
    const counted = Object.hasOwn(measure.where, group) ? measure.where[group] : null;
    return counted !== null && counted.every((level) => levels.includes(level));
  });
}

/** Whether a run decides when the change begins, or whether it does. */
function isDrawn({ delayedBy, chance }: Change): boolean {
  return delayedBy !== null || chance !== null;
}

function useOf(model: Model, measure: Measure, changes: readonly Change[]): Use {
  const { from, to } = timeOf(model, measure);
  return {
    from,
    to,
    levelsOf: (by) => {
      const regime = model.regimes.find(({ name }) => name === by);
      if (regime !== undefined) return statesOf(regime, measure, changes, from, to);
      return Object.hasOwn(measure.where, by) ? new Set(measure.where[by]) : null;
    },
  };
}

/** The measure's window; up to the moment of a stock, which all that was before has led to. */
function timeOf({ runs }: Model, measure: Measure): { readonly from: number; readonly to: number } {
  const start = runs.kind === "calendar" ? runs.fromDays : 0;
  const window = "window" in measure ? measure.window : null;
  if (window !== null) return { from: window.from.days, to: window.to.days };
  const moment = "moment" in measure ? measure.moment : null;
  return { from: start, to: moment === null || moment === "end" ? Infinity : moment.days };
}

function statesOf(
  { name, by, histories, otherwise }: Regime,
  { where }: Measure,
  changes: readonly Change[],
  from: number,
  to: number,
): ReadonlySet<string> {
  const group = by?.text ?? "";
  const levels = Object.hasOwn(where, group) ? where[group] : [...Object.keys(histories), ""];
  const ofRegime = changes.filter(({ target }) => target.kind === "regime" && target.name === name);
  const found = new Set<string>();
  for (const level of levels) {
    const points = Object.hasOwn(histories, level) ? histories[level] : (otherwise ?? []);
    const written = points.toSorted((left, right) => left.days - right.days);
    const own = ofRegime.filter(({ where: { [group]: only } }) => only === undefined || only.includes(level));
    const edges = [...written.map(({ days }) => days), ...own.flatMap((one) => [one.from.days, one.to?.days ?? to])];
    for (const day of [from, ...edges.filter((edge) => edge > from && edge < to)]) {
      const endOf = (one: Change): number => (one.delayedBy === null ? (one.to?.days ?? Infinity) : Infinity);
      const acting = own.filter((one) => one.from.days <= day && day < endOf(one));
      for (const { action } of acting) if (action.kind === "state") found.add(action.state);
      if (acting.every(isDrawn)) found.add((written.findLast((point) => point.days <= day) ?? written[0])?.state ?? "");
    }
  }
  return found;
}
