// Every name in a model, its parameters and its scenarios stands for something: checked before anything is worked out.
import type { Position, Problem } from "../errors.ts";
import type { Model, Split } from "../model/model.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { didYouMean } from "../reading/suggest.ts";
import { mentionsOf, placesOf, valuesOf } from "./dependencies.ts";
import type { ValueOrDistribution } from "./dependencies.ts";
import type { StackedChange } from "./resolveStack.ts";

export function checkNames(
  model: Model,
  parameters: ReadonlyMap<string, Parameter>,
  changes: readonly StackedChange[],
): Problem[] {
  const problems: Problem[] = [];
  const need = (known: Iterable<string>, name: string, at: Position, path: string, what: string): void => {
    const names = [...known];
    if (names.includes(name)) return;
    const hint = didYouMean(name, names);
    const problem: Problem = { kind: "names", at, path, expected: `the name of ${what}`, got: JSON.stringify(name) };
    problems.push(hint === undefined ? problem : { ...problem, hint });
  };
  const stages = model.stages.map(({ name }) => name);
  const resources = model.resources.map(({ name }) => name);
  const groups = new Map(model.groups.map(({ name, levels }) => [name, levels]));
  const regimes = new Map(model.regimes.map(({ name, states }) => [name, states]));

  const checkTable = (by: string, levels: readonly string[], at: Position, path: string): void => {
    need([...groups.keys(), ...regimes.keys()], by, at, path, "a group or regime");
    const known = groups.get(by) ?? regimes.get(by);
    if (known === undefined) return;
    for (const level of levels) need(known, level, at, path, groups.has(by) ? `a level of ${by}` : `a state of ${by}`);
  };
  const checkValue = (value: ValueOrDistribution, path: string): void => {
    const { names, tables, placeholders, stocks } = mentionsOf(value);
    for (const { name, at } of names) need(parameters.keys(), name, at, path, "a parameter");
    for (const { by, levels, at } of tables) checkTable(by, levels, at, path);
    for (const { group, at } of placeholders) need(groups.keys(), group, at, path, "a group in braces");
    for (const { stage, at } of stocks) need(stages, stage, at, path, "a stage");
  };
  const checkSplit = (split: Split, group: string, path: string): void => {
    if (split.kind === "shares") {
      for (const level of Object.keys(split.shares))
        need(groups.get(group) ?? [], level, split.at, path, `a level of ${group}`);
      return;
    }
    checkTable(split.by, Object.keys(split.levels), split.at, path);
    for (const level of Object.values(split.levels)) checkSplit(level, group, path);
    if (split.otherwise !== null) checkSplit(split.otherwise, group, path);
  };

  for (const { value, path } of placesOf(model)) checkValue(value, path);
  for (const parameter of parameters.values()) {
    for (const value of valuesOf(parameter, [])) checkValue(value, `parameters.${parameter.name}`);
  }
  for (const stage of model.stages) {
    const path = `stages.${stage.name}`;
    for (const route of stage.next) need(stages, route.to, route.at, `${path}.next`, "a stage");
    for (const clock of stage.clocks) need(stages, clock.to, clock.at, `${path}.clocks.${clock.name}.to`, "a stage");
    if (stage.ifFull !== null) need(stages, stage.ifFull, stage.at, `${path}.ifFull`, "a stage");
    const used =
      stage.stay.kind === "service" ? [stage.stay.by] : stage.stay.kind === "boards" ? stage.stay.resources : [];
    for (const name of used) need(resources, name, stage.at, `${path}.${stage.stay.kind}`, "a resource");
    for (const { split, at } of [...stage.arrivals, ...(stage.initial === null ? [] : [stage.initial])]) {
      for (const [group, part] of Object.entries(split)) {
        need(groups.keys(), group, at, `${path}.split`, "a group");
        checkSplit(part, group, `${path}.split.${group}`);
      }
    }
    for (const clock of Object.keys(stage.initial?.elapsed ?? {})) {
      need(model.clocks.map(({ name }) => name), clock, stage.initial?.at ?? stage.at, `${path}.initial.elapsed`, "a clock across stages"); // prettier-ignore
    }
  }
  for (const resource of model.resources) {
    const path = `resources.${resource.name}`;
    if (resource.each !== null) need(groups.keys(), resource.each, resource.at, `${path}.each`, "a group");
    if (resource.oneGroup !== null) need(groups.keys(), resource.oneGroup, resource.at, `${path}.oneGroup`, "a group");
    for (const rule of resource.priority) {
      if (rule.kind === "stage") need(stages, rule.stage, resource.at, `${path}.priority`, "a stage");
      else if (rule.kind === "group") checkTable(rule.group, [rule.level], resource.at, `${path}.priority`);
    }
  }
  for (const hold of model.holds) {
    need(resources, hold.of, hold.at, `holds.${hold.name}.of`, "a resource");
    for (const stage of hold.whileIn) need(stages, stage, hold.at, `holds.${hold.name}.whileIn`, "a stage");
  }
  for (const clock of model.clocks) {
    for (const stage of [clock.starts, clock.to, ...clock.strikesIn, ...clock.voidIn]) {
      need(stages, stage, clock.at, `clocks.${clock.name}`, "a stage");
    }
  }
  for (const regime of model.regimes) {
    const path = `regimes.${regime.name}`;
    if (regime.by !== null) checkTable(regime.by, Object.keys(regime.histories), regime.at, path);
    const histories = [...Object.values(regime.histories), ...(regime.otherwise === null ? [] : [regime.otherwise])];
    for (const { state } of histories.flat()) need(regime.states, state, regime.at, path, `a state of ${regime.name}`);
  }
  for (const { scenario, change } of changes) {
    const path = `scenarios.${scenario}.changes`;
    const { target, action, at } = change;
    if (target.kind === "parameter") need(parameters.keys(), target.name, at, path, "a parameter");
    else need(regimes.keys(), target.name, at, path, "a regime");
    if (action.kind === "state")
      need(regimes.get(target.name) ?? [], action.state, at, path, `a state of ${target.name}`);
    else checkValue(action.value, path);
    for (const [group, levels] of Object.entries(change.where)) {
      need(groups.keys(), group, at, `${path}.where`, "a group");
      for (const level of levels) need(groups.get(group) ?? [], level, at, `${path}.where`, `a level of ${group}`);
    }
  }
  return problems;
}
