// Whatever a document names must exist: stages, resources, groups and their levels, regimes, parameters, clocks.
import type { Position, Problem } from "../errors.ts";
import { namesIn, partsOf, stocksIn } from "../quantity/parts.ts";
import { didYouMean } from "../reading/suggest.ts";
import { unitWord } from "../quantity/unit.ts";
import { checkCircles } from "./checkCircles.ts";
import type { Measure, Where } from "./measure.ts";
import type { Model, Split } from "./model.ts";
import { placesOf, placesOfParameters } from "./places.ts";
import type { Place } from "./places.ts";

/** A model with the parameters of all its documents. */
type WholeModel = Model;

/** Notes a name that is not known, with the nearest that is. */
export function expectName(
  problems: Problem[],
  what: string,
  name: string,
  known: readonly string[],
  at: Position,
  path: string,
): boolean {
  if (known.includes(name)) return true;
  const nearest = didYouMean(name, known);
  const all = known.length > 0 && known.length <= 12 ? `known are ${known.join(", ")}` : undefined;
  const hint = nearest ?? all;
  problems.push({
    kind: "names",
    at,
    path,
    expected: what,
    got: JSON.stringify(name),
    ...(hint === undefined ? {} : { hint }),
  });
  return false;
}

export function checkNames(model: WholeModel): Problem[] {
  const problems: Problem[] = [];
  const stages = model.stages.map(({ name }) => name);
  const stage = (name: string, at: Position, path: string) =>
    expectName(problems, "the name of a stage", name, stages, at, path);
  const resource = (name: string, what: "servers" | "slots", at: Position, path: string) => {
    const known = model.resources.filter((one) => one[what] !== null).map((one) => one.name);
    expectName(problems, `the name of a resource with ${what}`, name, known, at, path);
  };
  for (const { name, stay, clocks, next, ifFull, initial, arrivals, at } of model.stages) {
    const path = `stages.${name}`;
    if (stay.kind === "service") resource(stay.by, "servers", at, `${path}.service.by`);
    if (stay.kind === "boards") for (const by of stay.resources) resource(by, "slots", at, `${path}.boards`);
    for (const clock of clocks) stage(clock.to, clock.at, `${path}.clocks.${clock.name}.to`);
    for (const route of next) stage(route.to, route.at, `${path}.next`);
    if (ifFull !== null) stage(ifFull, at, `${path}.ifFull`);
    const crossClocks = model.clocks.map((clock) => clock.name);
    for (const clock of Object.keys(initial?.elapsed ?? {})) {
      expectName(
        problems,
        "the name of a clock across stages",
        clock,
        crossClocks,
        initial?.at ?? at,
        `${path}.initial.elapsed`,
      );
    }
    for (const one of arrivals) checkSplits(problems, model, one.split, `${path}.arrivals.split`);
    if (initial !== null) checkSplits(problems, model, initial.split, `${path}.initial.split`);
  }
  for (const { name, each, oneGroup, priority, at } of model.resources) {
    const path = `resources.${name}`;
    if (each !== null) expectGroup(problems, model, each, at, `${path}.each`);
    if (oneGroup !== null) expectGroup(problems, model, oneGroup, at, `${path}.oneGroup`);
    for (const rule of priority) {
      if (rule.kind === "stage") stage(rule.stage, at, `${path}.priority`);
      if (rule.kind === "group") checkWhere(problems, model, { [rule.group]: [rule.level] }, at, `${path}.priority`);
    }
  }
  for (const hold of model.holds) {
    resource(hold.of, "servers", hold.at, `holds.${hold.name}.of`);
    for (const one of hold.whileIn) stage(one, hold.at, `holds.${hold.name}.whileIn`);
  }
  for (const clock of model.clocks) {
    for (const one of [clock.starts, ...clock.strikesIn, ...clock.voidIn, clock.to])
      stage(one, clock.at, `clocks.${clock.name}`);
  }
  for (const regime of model.regimes) {
    if (regime.by === null) continue;
    const levels = Object.fromEntries([[regime.by, Object.keys(regime.histories)]]);
    checkWhere(problems, model, levels, regime.at, `regimes.${regime.name}`);
  }
  checkOwnNames(problems, model);
  for (const place of [...placesOf(model), ...placesOfParameters(model.parameters)])
    checkPlaceNames(problems, model, place);
  for (const { name, measure } of model.quantities) checkMeasureNames(problems, model, measure, `quantities.${name}`);
  return problems;
}

/** Groups, levels, parameters and stages a value names. */
export function checkPlaceNames(problems: Problem[], model: WholeModel, place: Pick<Place, "value" | "path">): void {
  const parameters = model.parameters.map(({ name }) => name);
  const stages = model.stages.map(({ name }) => name);
  const expectParameter = (name: string, at: Position, path: string) =>
    expectName(problems, "a number, a unit after a number, or the name of a parameter", name, parameters, at, path);
  for (const part of partsOf(place.value, place.path)) {
    if (part.kind === "table") {
      checkLevels(problems, model, part.table.by, Object.keys(part.table.levels), part.at, part.path);
    } else if (part.kind === "parameter") expectParameter(part.name, part.at, part.path);
    else if (part.kind === "expression") {
      for (const { name, at } of namesIn(part.expression)) expectParameter(name, at, part.path);
      for (const { name, at } of stocksIn(part.expression))
        expectName(problems, "the name of a stage", name, stages, at, part.path);
    }
  }
}

/** Names a measure uses; scenarios are checked where they are known. */
export function checkMeasureNames(problems: Problem[], model: WholeModel, measure: Measure, path: string): void {
  const at = measure.position;
  const stages = model.stages.map(({ name }) => name);
  const mentioned = [
    ...("stages" in measure ? measure.stages : []),
    ...("entered" in measure ? measure.entered : []),
    ...(measure.kind === "moves" ? [measure.from, measure.to] : []),
    ...(measure.kind === "boardings" ? [measure.stage] : []),
  ];
  for (const name of mentioned) expectName(problems, "the name of a stage", name, stages, at, path);
  if ("resource" in measure) {
    const known = model.resources.map(({ name }) => name);
    expectName(problems, "the name of a resource", measure.resource, known, at, path);
  }
  if (measure.kind === "strikes") {
    const known = [...model.clocks, ...model.stages.flatMap((stage) => stage.clocks)].map(({ name }) => name);
    expectName(problems, "the name of a clock", measure.clock, known, at, path);
  }
  checkWhere(problems, model, measure.where, at, `${path}.where`);
}

/** Groups and their levels, as measures and changes limit themselves to them. */
export function checkWhere(problems: Problem[], model: WholeModel, where: Where, at: Position, path: string): void {
  for (const [name, levels] of Object.entries(where)) {
    const group = model.groups.find((one) => one.name === name);
    if (group === undefined) expectGroup(problems, model, name, at, path);
    else for (const level of levels) expectName(problems, `a level of ${name}`, level, group.levels, at, path);
  }
}

function expectGroup(problems: Problem[], model: WholeModel, name: string, at: Position, path: string): void {
  expectName(
    problems,
    "the name of a group",
    name,
    model.groups.map((group) => group.name),
    at,
    path,
  );
}

function checkLevels(
  problems: Problem[],
  model: WholeModel,
  by: string,
  levels: readonly string[],
  at: Position,
  path: string,
): void {
  const known = levelsOf(model, by);
  if (known === null) {
    const names = [...model.groups, ...model.regimes].map(({ name }) => name);
    expectName(problems, "the name of a group or regime", by, names, at, path);
  } else for (const level of levels) expectName(problems, `a level of ${by}`, level, known, at, path);
}

/** Levels of a group, or states of a regime; null when there is neither. */
export function levelsOf(model: Pick<Model, "groups" | "regimes">, name: string): readonly string[] | null {
  const group = model.groups.find((one) => one.name === name);
  return group?.levels ?? model.regimes.find((one) => one.name === name)?.states ?? null;
}

function checkSplits(
  problems: Problem[],
  model: WholeModel,
  splits: Readonly<Record<string, Split>>,
  path: string,
): void {
  const visit = (group: string, split: Split): void => {
    if (split.kind === "shares")
      checkLevels(problems, model, group, Object.keys(split.shares), split.at, `${path}.${group}`);
    else {
      checkLevels(problems, model, split.by, Object.keys(split.levels), split.at, `${path}.${group}`);
      for (const below of [...Object.values(split.levels), split.otherwise]) if (below !== null) visit(group, below);
    }
  };
  for (const [group, split] of Object.entries(splits)) visit(group, split);
}

/**
 * Stages, resources, parameters, groups and regimes share one space of names, in which nothing is a unit or a
 * circle.
 */
function checkOwnNames(problems: Problem[], model: WholeModel): void {
  const seen = new Map<string, string>();
  const sections = { stages: model.stages, resources: model.resources, parameters: model.parameters };
  for (const [section, named] of Object.entries(sections)) {
    for (const { name, at } of named) {
      const earlier = seen.get(name);
      if (earlier !== undefined) {
        const got = `${name} again, which is among the ${earlier} too`;
        problems.push({ kind: "names", at, path: `${section}.${name}`, expected: "each name once", got });
      }
      seen.set(name, section);
    }
  }
  for (const axes of [model.groups, model.regimes]) {
    for (const { name, at } of axes) {
      const twice = [...model.groups, ...model.regimes].filter((one) => one.name === name).length > 1;
      if (twice) problems.push({ kind: "names", at, path: name, expected: "each name once", got: `${name} again` });
    }
  }
  for (const { name, at } of model.parameters) {
    if (unitWord(name, { units: model.units, entities: model.entities }) !== null) {
      problems.push({
        kind: "names",
        at,
        path: `parameters.${name}`,
        expected: "a name that is not a unit",
        got: name,
      });
    }
  }
  problems.push(...checkCircles(model.parameters));
}
