// Which changes a stack of scenarios makes, in an order that the order of the stack cannot touch.
import { PendencyError } from "../errors.ts";
import type { Position, Problem } from "../errors.ts";
import { textsOf } from "../reading/name.ts";
import { didYouMean } from "../reading/suggest.ts";
import { changesOf } from "../scenario/point.ts";
import type { SetValue } from "../scenario/point.ts";
import type { Change, Scenario } from "../scenario/scenario.ts";
import type { GivenValue } from "../model/feeds.ts";
import { compareText } from "./classes.ts";

/** Stands in place of a scenario's name where a value was given from outside. */
const fromOutside = "set from outside";

export interface StackedChange {
  readonly scenario: string;
  /** place in the scenario's list */
  readonly index: number;
  readonly change: Change;
}

interface ScenarioStack {
  /** every scenario of the stack, with those they build on, in alphabetical order */
  readonly names: readonly string[];
  readonly changes: readonly StackedChange[];
}

/**
 * @param stack names of scenarios; `baseline` stands for no change
 * @param set   values given from outside, which act as one more scenario
 * @throws PendencyError of kind names for an unknown scenario, of kind sense for two changes that contradict
 */
export function resolveStack(
  scenarios: readonly Scenario[],
  stack: readonly string[],
  set: readonly SetValue[] = [],
): ScenarioStack {
  const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]));
  const found = new Map<string, Scenario>();
  const include = (name: string, from: Position | null, way: readonly string[]): void => {
    if (name === "baseline" && !byName.has(name)) return;
    const scenario = byName.get(name);
    if (scenario === undefined) throw unknown(name, from, byName.keys());
    if (way.includes(name)) throw circle(scenario, way);
    if (found.has(name)) return;
    for (const other of scenario.on) include(other, scenario.at, [...way, name]);
    found.set(name, scenario);
  };
  for (const name of stack) include(name, null, []);
  const names = [...found.keys()].sort(compareText);
  const ofScenarios = names.flatMap((name) =>
    (found.get(name) as Scenario).changes.map((change, index) => ({ scenario: name, index, change })),
  );
  const given = changesOf(set).map((change, index) => ({ scenario: fromOutside, index, change }));
  const changes = [...ofScenarios, ...given].sort(inCanonicalOrder);
  const conflicts = findConflicts(changes);
  if (conflicts.length > 0) throw new PendencyError(conflicts.slice(0, 10));
  return { names, changes };
}

/** What the changes give to parameters and regimes, as edges of the graph of what feeds what. */
export function givenBy(changes: readonly StackedChange[]): readonly GivenValue[] {
  return changes.map(({ change: { target, action, where, delayedBy, chance } }) => ({
    to: target.name,
    value: action.kind === "state" ? null : action.value,
    groups: Object.keys(where),
    decidedBy: textsOf([delayedBy, chance].filter((name) => name !== null)),
  }));
}

/** By date first, so that sums of changes are always added up in the same order. */
function inCanonicalOrder(left: StackedChange, right: StackedChange): number {
  return (
    left.change.from.days - right.change.from.days ||
    (left.change.to?.days ?? Infinity) - (right.change.to?.days ?? Infinity) ||
    compareText(left.scenario, right.scenario) ||
    left.index - right.index
  );
}

function findConflicts(changes: readonly StackedChange[]): Problem[] {
  const problems: Problem[] = [];
  const byTarget = new Map<string, StackedChange[]>();
  for (const stacked of changes) {
    const key = `${stacked.change.target.kind} ${stacked.change.target.name}`;
    const earlier = byTarget.get(key) ?? [];
    for (const other of earlier) if (contradict(other, stacked)) problems.push(conflict(other, stacked));
    byTarget.set(key, [...earlier, stacked]);
  }
  return problems;
}

function contradict(first: StackedChange, second: StackedChange): boolean {
  // of two values from outside the later one counts from its instant on: see together
  if (isOutside(first) && isOutside(second)) return false;
  const [a, b] = [first.change, second.change];
  if (a.action.kind === b.action.kind && (a.action.kind === "add" || a.action.kind === "multiply")) return false;
  if (isOverBefore(a, b) || isOverBefore(b, a)) return false;
  for (const [group, levels] of Object.entries(a.where)) {
    const others = Object.hasOwn(b.where, group) ? b.where[group] : undefined;
    if (others !== undefined && !levels.some((level) => others.includes(level))) return false;
  }
  return true;
}

/** Whether one change ends before another begins, however long delays are drawn. */
function isOverBefore(first: Change, second: Change): boolean {
  if (first.to === null || first.to.days > second.from.days) return false;
  return first.delayedBy === null || first.delayedBy.text === second.delayedBy?.text;
}

export function isOutside({ scenario }: StackedChange): boolean {
  return scenario === fromOutside;
}

/** Told of the later change, or of the value from outside, which whoever asks can leave out. */
function conflict(first: StackedChange, second: StackedChange): Problem {
  const [told, other] = isOutside(first) ? [first, second] : [second, first];
  const { at, target, from } = told.change;
  const room = isOutside(told) ? "" : `scenarios.${told.scenario}.changes › `;
  const { file, line, column } = other.change.at;
  return {
    kind: "sense",
    at,
    path: `${room}${target.name} from ${from.text}`,
    expected: `one change of ${target.name} at a time, or two that both add or both multiply`,
    got: `"${told.change.action.kind}" beside "${other.change.action.kind}" of scenario ${other.scenario}`,
    hint: `the other change is at ${file}:${line}:${column}`,
  };
}

function unknown(name: string, at: Position | null, known: Iterable<string>): PendencyError {
  const names = [...known].sort(compareText);
  const hint =
    didYouMean(name, names) ?? (names.length === 0 ? "no scenarios were given" : `known: ${names.join(", ")}`);
  const path = at === null ? "scenario" : "";
  const problem = { kind: "names", at, path, expected: "the name of a scenario", got: JSON.stringify(name), hint };
  return new PendencyError([problem as Problem]);
}

function circle(scenario: Scenario, way: readonly string[]): PendencyError {
  const got = [...way.slice(way.indexOf(scenario.name)), scenario.name].join(" on ");
  const path = `scenarios.${scenario.name}.on`;
  return new PendencyError([{ kind: "sense", at: scenario.at, path, expected: "scenarios that end somewhere", got }]);
}
