// Whatever a document names must exist: stages, resources, groups and their levels, regimes, parameters, clocks.
import type { Problem } from "../errors.ts";
import { unitWord } from "../quantity/unit.ts";
import { laterHint } from "../reading/reading.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { Mention, Name } from "../reading/name.ts";
import { checkCircles } from "./checkCircles.ts";
import type { Graph } from "./graph.ts";
import type { Names } from "./known.ts";
import type { Split } from "./model.ts";
import type { Place } from "./places.ts";

/** Notes a name that is not known, where it stands, with the nearest that is. */
const groupOrRegime = "the name of a group or regime";

function expectName(problems: Problem[], what: string, name: Name, known: Names, path: string): boolean {
  const { text, at } = name;
  if (known.has(text)) return true;
  const all = known.size > 0 && known.size <= 12 ? `known are ${[...known.keys()].join(", ")}` : undefined;
  const later = what === groupOrRegime || text === "visit" ? laterHint(text) : undefined;
  const hint = later ?? didYouMean(text, known.keys()) ?? all;
  const problem = { kind: "names", at, path, expected: what, got: JSON.stringify(text) } as const;
  problems.push(hint === undefined ? problem : { ...problem, hint });
  return false;
}

export function checkNames(graph: Graph): Problem[] {
  const { model, known } = graph;
  const problems: Problem[] = [];
  const stage = (name: Name, path: string) => expectName(problems, "the name of a stage", name, known.stages, path);
  const resource = (name: Name, what: "servers" | "slots", path: string) =>
    expectName(problems, `the name of a resource with ${what}`, name, known[what], path);
  const group = (name: Name, path: string) => expectName(problems, "the name of a group", name, known.groups, path);
  const ofGroup = (name: Name, levels: readonly Name[], path: string): void => {
    if (group(name, path)) checkLevels(problems, graph, name.text, levels, path);
  };
  for (const { name, stay, clocks, next, ifFull, initial, arrivals } of model.stages) {
    const path = `stages.${name}`;
    if (stay.kind === "service") resource(stay.by, "servers", `${path}.service.by`);
    if (stay.kind === "boards") for (const by of stay.resources) resource(by, "slots", `${path}.boards`);
    for (const clock of clocks) stage(clock.to, `${path}.clocks.${clock.name}.to`);
    for (const { to } of next) stage(to, `${path}.next`);
    if (ifFull !== null) stage(ifFull, `${path}.ifFull`);
    for (const clock of initial?.elapsedNames ?? []) {
      expectName(problems, "the name of a clock across stages", clock, known.crossClocks, `${path}.initial.elapsed`);
    }
    for (const one of arrivals) checkSplits(problems, graph, one, `${path}.arrivals.split`);
    if (initial !== null) checkSplits(problems, graph, initial, `${path}.initial.split`);
  }
  for (const { name, each, oneGroup, priority } of model.resources) {
    const path = `resources.${name}`;
    if (each !== null) group(each, `${path}.each`);
    if (oneGroup !== null) group(oneGroup, `${path}.oneGroup`);
    for (const rule of priority) {
      if (rule.kind === "stage") stage(rule.stage, `${path}.priority`);
      if (rule.kind === "group") ofGroup(rule.group, [rule.level], `${path}.priority`);
    }
  }
  for (const { name, of, whileIn } of model.holds) {
    resource(of, "servers", `holds.${name}.of`);
    for (const one of whileIn) stage(one, `holds.${name}.whileIn`);
  }
  for (const { name, starts, strikesIn, voidIn, to } of model.clocks) {
    for (const one of [starts, ...strikesIn, ...voidIn, to]) stage(one, `clocks.${name}`);
  }
  for (const { name, by, levelNames } of model.regimes) if (by !== null) ofGroup(by, levelNames, `regimes.${name}`);
  for (const { name, drift } of model.parameters) if (drift?.by != null) group(drift.by, `parameters.${name}.drift.by`);
  checkOwnNames(problems, graph);
  for (const place of [...graph.modelPlaces, ...graph.parameterPlaces]) checkPlaceNames(problems, graph, place);
  for (const { name, measure } of model.quantities) {
    checkMentions(problems, graph, measure.mentions ?? [], `quantities.${name}`);
  }
  return problems;
}

/** Groups, levels, parameters and stages a value names. */
export function checkPlaceNames(problems: Problem[], graph: Graph, place: Pick<Place, "value" | "path">): void {
  const { known } = graph;
  const { parameters, tables, inBraces, stocks, arriving } = graph.mentionsIn(place.value);
  for (const table of tables) checkTable(problems, graph, table, table.levels, place.path + table.below);
  for (const name of inBraces) {
    expectName(problems, "the name of a group in braces", name, known.groups, place.path + name.below);
  }
  const what = "a number, a unit after a number, or the name of a parameter";
  for (const name of parameters) expectName(problems, what, name, known.parameters, place.path + name.below);
  for (const name of stocks) expectName(problems, "the name of a stage", name, known.stages, place.path + name.below);
  for (const name of arriving) {
    expectName(problems, "the name of a stage with arrivals", name, known.arriving, place.path + name.below);
  }
}

/**
 * What measures, changes and claims name; figures are checked where a library is at hand.
 *
 * @param scenarios names of scenarios; left out where they are not known yet, and are checked later
 */
export function checkMentions(
  problems: Problem[],
  graph: Graph,
  mentions: readonly Mention[],
  path: string,
  scenarios?: Names,
): void {
  const { stages, resources, clocks, groups, regimes, parameters } = graph.known;
  const known = { stage: stages, resource: resources, clock: clocks, group: groups, regime: regimes, parameter: parameters }; // prettier-ignore
  for (const { what, name, of = "", key } of mentions) {
    const below = key === undefined ? path : `${path}.${key}`;
    if (what === "level" || what === "state") {
      const all = known[what === "level" ? "group" : "regime"].get(of);
      const wanted = what === "level" ? `a level of ${of}` : "a state of the regime";
      // nothing is said of the levels of a group that is not there
      if (all !== undefined) expectName(problems, wanted, name, all, below);
    } else if (what === "scenario") {
      if (scenarios !== undefined) expectName(problems, "the name of a scenario", name, scenarios, below);
    } else if (what !== "fact") expectName(problems, `the name of a ${what}`, name, known[what], below);
  }
}

function checkTable(problems: Problem[], graph: Graph, by: Name, levels: readonly Name[], path: string): void {
  if (expectName(problems, groupOrRegime, by, graph.known.axes, path)) {
    checkLevels(problems, graph, by.text, levels, path);
  }
}

function checkLevels(problems: Problem[], { known }: Graph, of: string, levels: readonly Name[], path: string): void {
  const all = known.axes.get(of);
  if (all !== undefined) for (const level of levels) expectName(problems, `a level of ${of}`, level, all, path);
}

function checkSplits(
  problems: Problem[],
  graph: Graph,
  { split, splitNames }: { readonly split: Readonly<Record<string, Split>>; readonly splitNames: readonly Name[] },
  path: string,
): void {
  const visit = (group: Name, part: Split): void => {
    const below = `${path}.${group.text}`;
    if (part.kind === "shares") return checkTable(problems, graph, group, part.levelNames, below);
    checkTable(problems, graph, part.by, part.levelNames, below);
    for (const inner of [...Object.values(part.levels), part.otherwise]) if (inner !== null) visit(group, inner);
  };
  for (const group of splitNames) visit(group, split[group.text]);
}

/**
 * Stages, resources, parameters, groups and regimes share one space of names, in which nothing is a unit or a
 * circle.
 */
function checkOwnNames(problems: Problem[], graph: Graph): void {
  const { model } = graph;
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
  const axes = [...model.groups, ...model.regimes];
  for (const { name, at } of axes) {
    const isTwice = axes.filter((one) => one.name === name).length > 1;
    if (isTwice) problems.push({ kind: "names", at, path: name, expected: "each name once", got: `${name} again` });
  }
  for (const { name, at } of model.parameters) {
    if (unitWord(name, { units: model.units, entities: model.entities }) === null) continue;
    const path = `parameters.${name}`;
    problems.push({ kind: "names", at, path, expected: "a name that is not a unit", got: name });
  }
  problems.push(...checkCircles(graph));
}
