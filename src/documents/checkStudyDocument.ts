// Whether everything a study document names is there: stages, resources, parameters, scenarios, claims, quantities, levels.
import type { ModelDocuments } from "./readDocuments.ts";
import type { DocumentFile, MapNode, Node } from "../reading/document.ts";
import { checkMentions } from "../model/checkNames.ts";
import { mentionsAt } from "../model/measureMentions.ts";
import { kindsIn } from "../model/readMeasure.ts";
import { openDocument } from "../reading/openDocument.ts";
import { note, throwProblems } from "../reading/reading.ts";
import { didYouMean } from "../reading/suggest.ts";

/**
 * For a document that `readStudyDocument` has accepted.
 *
 * @throws PendencyError (kind names) with up to ten names that do not exist, each at its place
 */
export function checkStudyDocument(file: DocumentFile, documents: ModelDocuments): void {
  const { model, graph, scenarios, claims } = documents;
  const { tree, reading } = openDocument(file, "study", model);
  const namesOf = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);
  const parameters = namesOf([...model.parameters, ...documents.parameters]);
  const known: Readonly<Record<What, readonly string[]>> = {
    stage: namesOf(model.stages),
    resource: namesOf(model.resources),
    parameter: parameters,
    scenario: ["baseline", ...namesOf(scenarios)],
    claim: claims.map(({ id }) => id),
    quantity: namesOf(model.quantities),
    group: namesOf(model.groups),
    "level of a group": model.groups.flatMap(({ levels }) => levels),
  };
  const expect = (what: string, names: readonly string[], { text, node }: Written): void => {
    if (names.includes(text)) return;
    const hint = didYouMean(text, names) ?? `known: ${names.slice(0, 20).join(", ") || "none"}`;
    note(reading, "names", node.at, node.path, `the name of ${what}`, JSON.stringify(text), hint);
  };
  for (const mention of mentionsIn(tree)) expect(`a ${mention.what}`, known[mention.what], mention);
  const sources = at(tree, "sources");
  for (const { text: parameter } of keysOf(sources, [])) {
    const alternatives = graph.known.parameters.get(parameter)?.alternatives?.options ?? [];
    const chosen = alternatives.length === 0 ? [] : textsIn(at(sources, parameter));
    for (const one of chosen) expect("an alternative", namesOf(alternatives), one);
  }
  const scenarioNames = new Set(namesOf(scenarios));
  for (const node of measuresIn(tree)) {
    const mentions = kindsIn(node).flatMap((kind) => mentionsAt(node, kind));
    checkMentions(reading.problems, graph, mentions, node.path, scenarioNames);
  }
  throwProblems(reading.problems);
}

type What = "stage" | "resource" | "parameter" | "scenario" | "claim" | "quantity" | "group" | "level of a group";

interface Written {
  readonly text: string;
  /** stands where the text does */
  readonly node: Node;
}

interface Mention extends Written {
  readonly what: What;
}

function measuresIn(tree: MapNode): readonly MapNode[] {
  const headlines = valuesOf(at(tree, "headlines")).map((node) => at(node, "measure"));
  const all = [...headlines, at(at(tree, "grid"), "measure"), at(at(tree, "grid"), "against")];
  return all.filter((node) => node?.kind === "map");
}

function mentionsIn(tree: MapNode): readonly Mention[] {
  const fans = valuesOf(at(tree, "fans"));
  const [grid, answer, series, sample] = ["grid", "answer", "series", "sample"].map((key) => at(tree, key));
  const stacks = [
    ...[tree, at(tree, "fewer"), ...fans, ...itemsOf(at(tree, "waits"))].map((node) => at(node, "stacks")),
    at(grid, "stack"),
    at(answer, "base"),
  ];
  return [
    ...stacks.flatMap(textsIn).flatMap(stackedIn),
    ...of("stage", [...fans, ...itemsOf(at(tree, "waits"))].map((node) => at(node, "stages"))), // prettier-ignore
    ...of("level of a group", [...fans.map((fan) => at(fan, "level")), at(series, "levels")]),
    ...of("group", [at(series, "by"), at(sample, "by")]),
    ...of("resource", [at(at(tree, "costs"), "resources")]),
    ...of("claim", [at(tree, "leaveOut"), at(answer, "claims")]),
    ...of("quantity", [at(answer, "measures")]),
    ...of("parameter", [at(at(grid, "x"), "parameter"), at(at(grid, "y"), "parameter")]),
    ...keysOf(at(tree, "sources"), []).map((found) => ({ what: "parameter" as const, ...found })),
    ...keysOf(sample, ["by", "else"]).map((found) => ({ what: "level of a group" as const, ...found })),
  ];
}

/** `april2024 + directReturns`: two names, each with its own column. */
function stackedIn({ text, node }: Written): readonly Mention[] {
  const inset = node.kind === "text" ? node.inset : 0;
  return [...text.matchAll(/[^+]+/g)].map(({ 0: part, index }) => {
    const column = node.at.column + (index === 0 ? 0 : inset + index + part.length - part.trimStart().length);
    return { what: "scenario", text: part.trim(), node: { ...node, at: { ...node.at, column } } };
  });
}

function of(what: What, nodes: readonly (Node | undefined)[]): readonly Mention[] {
  return nodes.flatMap(textsIn).map((found) => ({ what, ...found }));
}

function keysOf(node: Node | undefined, but: readonly string[]): readonly Written[] {
  if (node?.kind !== "map") return [];
  return [...node.entries]
    .filter(([key]) => !but.includes(key))
    .map(([key, { keyAt, value }]) => ({ text: key, node: { ...value, at: keyAt } }));
}

/** Every text in a text, a list, or a list of lists. */
function textsIn(node: Node | undefined): readonly Written[] {
  if (node === undefined || node.kind === "map") return [];
  return node.kind === "list" ? node.items.flatMap(textsIn) : [{ text: node.text, node }];
}

function at(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === "map" ? node.entries.get(key)?.value : undefined;
}

function valuesOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "map" ? [...node.entries.values()].map(({ value }) => value) : [];
}

/** The items of a list; one item may stand for a list of itself. */
function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.kind === "list" ? node.items : [node];
}
