// pendency explain MODEL OUTPUT: a number followed back to where it comes from, publisher or person, what matters most first.
import type { Documents } from "../../claim/readDocuments.ts";
import { mentionsOf, placesOf, valuesOf } from "../../compile/dependencies.ts";
import type { Fact, FactLibrary } from "../../facts/fact.ts";
import { findSeries } from "../../facts/findSeries.ts";
import { reachedFrom, partsOf } from "../../judge/disputedParameters.ts";
import { describeMeasure } from "../../judge/describeMeasure.ts";
import type { Measure } from "../../model/measure.ts";
import type { Parameter, Source } from "../../parameters/parameter.ts";
import { correlationText, effectsOf } from "../../present/effectsOf.ts";
import type { EffectTable } from "../../present/reportInput.ts";
import { parseSpan } from "../../quantity/date.ts";
import { didYouMean } from "../../quantity/suggest.ts";
import type { Study } from "../../study/study.ts";
import type { Console } from "../console.ts";
import { launch, openModel } from "../launch.ts";
import type { RunOptions } from "../options.ts";
import type { Workspace } from "../request.ts";
import { studyLine } from "../studyLine.ts";
import { refuseUsage } from "../usage.ts";
import { addressOf, figure } from "./facts.ts";

/** One parameter on the way, with where its number stands. */
interface Root {
  readonly name: string;
  readonly title: string;
  readonly feeds: readonly string[];
  /** rank correlation of what was drawn of it with the first output; null when nothing was drawn or the runs are too few */
  readonly correlation: number | null;
  readonly sources: readonly {
    readonly alternative: string;
    readonly kind: Source["kind"];
    readonly facts: readonly { readonly id: string; readonly figure: string; readonly address: string }[];
    readonly alignment: string;
    readonly method: string;
    readonly judgedBy: string;
    readonly reason: string;
  }[];
}

export async function explain(asked: string, output: string, options: RunOptions, console: Console): Promise<number> {
  const workspace = openModel(asked, options);
  const { documents, facts } = workspace;
  const measures = measuresCalled(output, workspace);
  const roots = rootsOf(
    documents,
    measures.flatMap(({ measure }) => partsOf(measure)),
    facts,
  );
  const study = await valueOf(workspace, measures, options, console);
  const effects = measures.length === 0 ? null : effectsOf(study, measures[0].measure.scenario, [measures[0].name], {});
  const ranked = byInfluence(roots, effects);
  const found = measures.map(({ name, measure }) => {
    const stack = study.stacks.find((each) => each.measures.some((one) => one.name === name));
    const value = stack?.measures.find((one) => one.name === name) ?? null;
    return { name, measure: describeMeasure(measure, documents.model), stages: partsOf(measure), value };
  });
  if (options.json === true) {
    console.print(JSON.stringify({ output, study: study.id, outputs: found, parameters: ranked }));
    return 0;
  }
  const { bold, quiet } = console.style;
  for (const { measure, value, stages } of found) {
    const number = value === null || value.mean === null ? "nothing to measure" : `${shown(value.mean)} ${value.unit}`;
    const spread =
      value?.p10 == null || value.p90 === null
        ? ""
        : `, 80 % of runs between ${shown(value.p10)} and ${shown(value.p90)}`;
    console.print(`${bold(measure)}\n  ${number}${spread}\n  counted in: ${stages.join(", ")}`);
  }
  console.print(`${studyLine(study, console.style)}\n`);
  console.print(bold(`What it rests on: ${roots.length} parameters`));
  if (measures.length > 0) console.print(`${orderInWords(effects)}\n`);
  for (const root of ranked) console.print(describeRoot(root, quiet));
  return 0;
}

interface NamedMeasure {
  readonly name: string;
  readonly measure: Measure;
}

/** A quantity, a claim, a target, or a stage with a level and a period: "removed China FY2024". */
function measuresCalled(output: string, { documents, targets }: Workspace): readonly NamedMeasure[] {
  const { model, claims } = documents;
  const quantity = model.quantities.find(({ name }) => name === output);
  if (quantity !== undefined) return [{ name: "explain:0", measure: quantity.measure }];
  const target = targets.find(({ id }) => id === output);
  if (target !== undefined) return [{ name: "explain:0", measure: target.measure }];
  const claim = claims.find(({ id }) => id === output);
  if (claim !== undefined) {
    const sides = claim.tests.flatMap(({ measure, against }) => [
      measure,
      ...(against?.kind === "measure" ? [against.measure] : []),
    ]);
    return sides
      .filter((side) => side.kind !== "fact")
      .map((measure, index) => ({ name: `explain:${index}`, measure }));
  }
  return [{ name: "explain:0", measure: stageInWords(output, documents) }];
}

/** Entries of an outcome, or the mean stock of any other stage, of the levels and in the period that are named. */
function stageInWords(output: string, { model, claims }: Documents): Measure {
  const stage = model.stages.find(({ name }) => output.split(/\s+/)[0] === name);
  if (stage === undefined) {
    const known = [
      ...model.quantities.map(({ name }) => name),
      ...claims.map(({ id }) => id),
      ...model.stages.map(({ name }) => name),
    ];
    const hint = didYouMean(output.split(/\s+/)[0], known) ?? `such as ${known.slice(0, 8).join(", ")}`;
    const expected = 'a quantity, a claim, a target, or a stage with a level and a period ("removed China FY2024")';
    return refuseUsage("OUTPUT", expected, `"${output}"`, hint);
  }
  let rest = output.slice(stage.name.length).trim();
  const where: Record<string, string[]> = {};
  for (const { name, levels } of model.groups) {
    const level = [...levels].sort((a, b) => b.length - a.length).find((each) => ` ${rest} `.includes(` ${each} `));
    if (level === undefined) continue;
    where[name] = [level];
    rest = ` ${rest} `.replace(` ${level} `, " ").trim();
  }
  const window = rest === "" ? null : parseSpan(rest, model.fiscalYearStartMonth);
  if (rest !== "" && window === null)
    refuseUsage("OUTPUT", "a level of a group, or a period such as FY2024", `"${rest}"`);
  const common = { position: stage.at, where, scenario: [], stages: [stage.name], window };
  return stage.stay.kind === "outcome" || stage.stay.kind === "passes"
    ? { ...common, kind: "entries" }
    : { ...common, kind: "stock", moment: null };
}

async function valueOf(
  workspace: Workspace,
  measures: readonly NamedMeasure[],
  options: RunOptions,
  console: Console,
): Promise<Study> {
  const stacks = measures.map(({ measure }) => measure.scenario);
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more: measures };
  return launch({ workspace, options, replications: 5 }, stacks.length === 0 ? [[]] : stacks, measure, console);
}

/** Parameters whose number can reach what is measured, in the order of the model's places. */
function rootsOf({ model, parameters }: Documents, parts: readonly string[], facts: FactLibrary): readonly Root[] {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const found = new Map<string, Set<string>>();
  const follow = (name: string, place: string): void => {
    const parameter = byName.get(name);
    const places = found.get(name) ?? new Set<string>();
    if (parameter === undefined || places.has(place)) return;
    found.set(name, places.add(place));
    for (const value of valuesOf(parameter, [])) for (const next of mentionsOf(value).names) follow(next.name, place);
  };
  for (const { name, path, value } of placesOf(model)) {
    const reached = parts.includes(name) || [...reachedFrom(model, [name])].some((part) => parts.includes(part));
    if (reached) for (const mention of mentionsOf(value).names) follow(mention.name, path);
  }
  return [...found].map(([name, places]) => rootOf(byName.get(name) as Parameter, [...places], facts));
}

/** Those whose draws went most with the number first; the others after them, in the model's order. */
function byInfluence(roots: readonly Root[], effects: EffectTable | null): readonly Root[] {
  const found = new Map(effects?.rows.map(({ parameter, correlations }) => [parameter, correlations[0] ?? null]));
  const size = ({ correlation }: Root): number => (correlation === null ? -1 : Math.abs(correlation));
  return roots
    .map((root) => ({ ...root, correlation: found.get(root.name) ?? null }))
    .sort((left, right) => size(right) - size(left));
}

function orderInWords(effects: EffectTable | null): string {
  const unranked = "They stand in the order in which the model's parts name them";
  if (effects === null) return `${unranked}: no parameter was drawn, so that nothing tells which of them matter most.`;
  const { runs, fewestRuns, byChance } = effects;
  if (byChance === null) {
    return `${unranked}: ${runs} runs are too few to tell which of them matter most; \`--replications ${fewestRuns}\` or more orders them.`;
  }
  return (
    `Ordered by how closely what was drawn of them goes with the number (rank correlation over ${runs} runs). Nineteen times in twenty, ` +
    `one that has nothing to do with it lies within ±${byChance.toFixed(2)}. Those not drawn follow.`
  );
}

function rootOf(parameter: Parameter, feeds: readonly string[], facts: FactLibrary): Root {
  const own = parameter.source === null ? [] : [{ name: "", source: parameter.source }];
  const sources = [...own, ...(parameter.alternatives?.options ?? [])];
  return {
    name: parameter.name,
    title: parameter.title,
    feeds,
    correlation: null,
    sources: sources.map(({ name, source }) => {
      const { kind, alignment, method, judgedBy, reason } = source;
      const cited = source.facts.flatMap((id) => factsCalled(id, facts));
      const rows = cited.map((fact) => ({ id: fact.id, figure: figure(fact), address: addressOf(fact) }));
      return { alternative: name, kind, facts: rows, alignment, method, judgedBy, reason };
    }),
  };
}

/** The figure of that id, or the first and last of a series. */
function factsCalled(id: string, facts: FactLibrary): readonly Fact[] {
  const fact = facts.facts.get(id);
  if (fact !== undefined) return [fact];
  const points = findSeries(facts, id).map((point) => point.fact);
  return points.length < 2 ? points : [points[0], points[points.length - 1]];
}

function describeRoot(root: Root, quiet: (text: string) => string): string {
  const lines = [
    `${root.name}: ${root.title}${root.correlation === null ? "" : ` (${correlationText(root.correlation)})`}`,
    quiet(`  enters ${root.feeds.slice(0, 4).join(", ")}${root.feeds.length > 4 ? " …" : ""}`),
  ];
  for (const { alternative, kind, facts, alignment, method, judgedBy, reason } of root.sources) {
    lines.push(`  ${kind}${alternative === "" ? "" : ` (${alternative})`}${judgedBy === "" ? "" : `, by ${judgedBy}`}`);
    for (const fact of facts) lines.push(`    ${fact.figure}: ${fact.address}`, quiet(`      ${fact.id}`));
    for (const [word, text] of [
      ["alignment", alignment],
      ["method", method],
      ["reason", reason],
    ]) {
      if (text !== "") lines.push(`    ${word}: ${text}`);
    }
  }
  return lines.join("\n");
}

function shown(value: number): string {
  return Number(value.toPrecision(4)).toLocaleString("en", { maximumFractionDigits: 6 });
}
