// Whether everything a study document names is there: stages, resources, parameters, scenarios, claims, quantities, levels.
import type { ModelDocuments } from "./readDocuments.ts";
import type { DocumentFile, MapNode, Node } from "../reading/document.ts";
import { openDocument } from "../reading/openDocument.ts";
import { note, throwProblems } from "../reading/reading.ts";
import { didYouMean } from "../reading/suggest.ts";

/**
 * For a document that `readStudyDocument` has accepted.
 *
 * @throws PendencyError (kind names) with up to ten names that do not exist, each at its place
 */
export function checkStudyDocument(file: DocumentFile, documents: ModelDocuments): void {
  const { model, scenarios, claims } = documents;
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
  for (const { what, text, node } of mentionsIn(tree)) {
    if (known[what].includes(text)) continue;
    const hint = didYouMean(text, known[what]) ?? `known: ${known[what].slice(0, 20).join(", ") || "none"}`;
    note(reading, "names", node.at, node.path, `the name of a ${what}`, JSON.stringify(text), hint);
  }
  throwProblems(reading.problems);
}

type What = "stage" | "resource" | "parameter" | "scenario" | "claim" | "quantity" | "group" | "level of a group";

interface Mention {
  readonly what: What;
  readonly text: string;
  readonly node: Node;
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
    ...stacks
      .flatMap(textsIn)
      .flatMap(({ text, node }) =>
        text.split("+").map((name) => ({ what: "scenario" as const, text: name.trim(), node })),
      ),
    ...of("stage", [...fans, ...itemsOf(at(tree, "waits"))].map((node) => at(node, "stages"))), // prettier-ignore
    ...of("level of a group", [...fans.map((fan) => at(fan, "level")), at(series, "levels")]),
    ...of("group", [at(series, "by"), at(sample, "by")]),
    ...of("resource", [at(at(tree, "costs"), "resources")]),
    ...of("claim", [at(tree, "leaveOut"), at(answer, "claims")]),
    ...of("quantity", [at(answer, "measures")]),
    ...of("parameter", [at(at(grid, "x"), "parameter"), at(at(grid, "y"), "parameter")]),
    ...keysOf("parameter", at(tree, "sources"), []),
    ...keysOf("level of a group", sample, ["by", "else"]),
  ];
}

function of(what: What, nodes: readonly (Node | undefined)[]): readonly Mention[] {
  return nodes.flatMap(textsIn).map((found) => ({ what, ...found }));
}

function keysOf(what: What, node: Node | undefined, but: readonly string[]): readonly Mention[] {
  if (node?.kind !== "map") return [];
  return [...node.entries]
    .filter(([key]) => !but.includes(key))
    .map(([key, { keyAt, value }]) => ({ what, text: key, node: { ...value, at: keyAt } }));
}

/** Every text in a text, a list, or a list of lists. */
function textsIn(node: Node | undefined): readonly { readonly text: string; readonly node: Node }[] {
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
