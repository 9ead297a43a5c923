// Parameters, figures and conflicts as the report's tables show them.
import { describeDrift } from "./describeDrift.ts";
import { computedWords, figuresCited } from "../../parameters/computedWords.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import type { ModelDocuments } from "../../documents/readDocuments.ts";
import type { Fact, FactLibrary, Confidence, FactConflict } from "../../facts/fact.ts";
import { findSeries } from "../../facts/findSeries.ts";
import type { Parameter, Source, Uncertainty, ParameterKind } from "../../parameters/parameter.ts";
import type { Matters } from "../matters.ts";
import { noUnit } from "../../quantity/unit.ts";
import { describeValue, titlesOf } from "./describeValue.ts";
import { effectWords } from "./effectWords.ts";

/** A fact as a reader meets it: figure and address. */
export interface FactRow {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  readonly scope: string;
  readonly period: string;
  readonly publisher: string;
  readonly document: string;
  readonly publishedOn: string;
  /** table, cell or page */
  readonly address: string;
  readonly foundIn: string;
  readonly confidence: Confidence;
}

export interface ParameterRow {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly value: string;
  readonly kind: ParameterKind;
  /** "times, log-normal, 80 % within 0.8 to 1.25"; "" when it is held fixed */
  readonly uncertainty: string;
  readonly facts: readonly FactRow[];
  readonly alignment: string;
  readonly judgedBy: string;
  readonly reason: string;
  /** conflicting sources run side by side; empty when there is one */
  readonly alternatives: readonly { readonly name: string; readonly value: string; readonly weight: number }[];
  /** what drawing it does to the answer, in words, or why that is not known; "" when it is not drawn */
  readonly effect: string;
}

export interface ConflictRow {
  readonly conflict: FactConflict;
  readonly facts: readonly FactRow[];
  /** parameters that must choose between them */
  readonly parameters: readonly string[];
}

/** @param matters what the spread of the answer goes along with; null: unknown */
export function parameterRows(
  { parameters, scenarios }: Pick<ModelDocuments, "parameters" | "scenarios">,
  facts: FactLibrary,
  matters: Matters | null,
): readonly ParameterRow[] {
  const chances = chancesIn(scenarios);
  const titles = titlesOf(parameters);
  return parameters.map((parameter) => {
    const happens = chances.includes(parameter.name) ? "drawn once a run, whether it happens" : "";
    const source = mainSource(parameter);
    const cited = [...new Set(sourcesOf(parameter).flatMap(figuresCited))];
    return {
      name: parameter.name,
      title: parameter.title,
      unit: parameter.unit.text,
      value: source === null ? "" : describeValue(source.value, parameter.unit, titles),
      kind: source?.kind ?? "judgement",
      uncertainty: [
        parameter.uncertainty === null ? happens : describeUncertainty(parameter.uncertainty),
        parameter.drift == null ? "" : describeDrift(parameter.drift),
        ...(parameter.correlatedWith ?? []).map(({ name, written }) => `drawn together with ${name} (${written})`),
      ]
        .filter((words) => words !== "")
        .join("; "),
      facts: cited.flatMap((id) => factsCited(id, facts)).map(factRow),
      alignment: source?.alignment ?? "",
      judgedBy: source?.judgedBy || (source?.judged?.judgedBy ?? ""),
      reason: [
        source?.method ?? "",
        source === null ? "" : computedWords(source),
        source?.reason ?? "",
        source?.judged?.reason ?? "",
        ...(parameter.correlatedWith ?? []).map(({ name, reason }) => `together with ${name}: ${reason}`),
      ]
        .filter((text) => text !== "")
        .join("; "),
      alternatives: (parameter.alternatives?.options ?? []).map((option) => ({
        name: option.title ?? option.name,
        value: describeValue(option.source.value, parameter.unit, titles),
        weight: option.weight,
      })),
      effect: effectWords(matters, parameter.name),
    };
  });
}

export function conflictRows({ parameters }: ModelDocuments, facts: FactLibrary): readonly ConflictRow[] {
  return facts.conflicts.flatMap((conflict) => {
    const users = parameters.filter((parameter) =>
      sourcesOf(parameter).some((source) =>
        source.facts.some((id) => conflict.facts.some((fact) => fact === id || fact.startsWith(`${id}.`))),
      ),
    );
    // conflicts that touch nothing here would only bury those that do
    if (users.length === 0) return [];
    const rows = conflict.facts.flatMap((id) => facts.facts.get(id) ?? []).map(factRow);
    return [{ conflict, facts: rows, parameters: users.map((parameter) => parameter.name) }];
  });
}

function factRow(fact: Fact): FactRow {
  const { id, title, value, unit, scope, period, address, confidence, publication } = fact;
  const { publisher, title: document, publishedOn, foundIn } = publication;
  return { id, title, value, unit, scope, period, publisher, document, publishedOn, address, foundIn, confidence };
}

/** The figure of that id; of a series its first and last. */
function factsCited(id: string, facts: FactLibrary): readonly Fact[] {
  const fact = facts.facts.get(id);
  if (fact !== undefined) return [fact];
  const points = findSeries(facts, id).map((point) => point.fact);
  return points.length < 2 ? points : [points[0], points[points.length - 1]];
}

function mainSource({ source, alternatives }: Parameter): Source | null {
  return source ?? alternatives?.options.find((option) => option.name === alternatives.default)?.source ?? null;
}

function sourcesOf({ source, alternatives }: Parameter): readonly Source[] {
  return [...(source === null ? [] : [source]), ...(alternatives?.options ?? []).map((option) => option.source)];
}

function describeUncertainty({ how, distribution }: Uncertainty): string {
  return `${how}, ${describeValue(distribution, noUnit)}`;
}
