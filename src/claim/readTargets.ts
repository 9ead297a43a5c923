// A targets document → what a run of the model as it stands must reproduce (docs/reference/language.md, section 15).
import { readMeasure } from "../model/readMeasure.ts";
import type { Measure } from "../model/measure.ts";
import type { DocumentFile, Node } from "../reading/document.ts";
import { quantity } from "../quantity/instant.ts";
import { namesAt } from "../reading/name.ts";
import type { Mention } from "../reading/name.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import {
  describeNode,
  dictionary,
  finish,
  listOf,
  oneOf,
  optional,
  record,
  required,
  text,
  wrong,
} from "../reading/reading.ts";
import type { Reading } from "../reading/reading.ts";
import { factId } from "../quantity/factId.ts";
import type { Target } from "./target.ts";

/** @throws PendencyError with up to ten problems of YAML or shape */
export function readTargets(file: DocumentFile, context: DocumentContext): readonly Target[] {
  const { tree, reading } = openDocument(file, "targets", context);
  return finish(reading, () => document(tree, reading).targets);
}

const targetFields = record<{
  title: string;
  measure: Measure;
  observed: Target["observed"];
  band: readonly [number, number];
  byConstruction: boolean;
  alignment: string;
  note: string;
}>("a target", {
  title: required(text),
  measure: required(readMeasure),
  observed: required(readObserved),
  band: required(readBand),
  byConstruction: optional<boolean>((node, reading) => oneOf(["true", "false"])(node, reading) === "true", false),
  alignment: optional(text, ""),
  note: optional(text, ""),
});

const document = record<{ pendency: string; for: string; title: string; targets: readonly Target[] }>("targets", {
  pendency: required(text),
  for: required(text),
  title: optional(text, ""),
  targets: required<readonly Target[]>(
    dictionary("targets", (id, node, reading) => ({
      id,
      ...targetFields(node, reading),
      mentions: observedAt(node),
      at: node.at,
    })),
  ),
});

function observedAt(target: Node): readonly Mention[] {
  const observed = target.kind === "map" ? target.entries.get("observed")?.value : undefined;
  if (observed?.kind !== "map") return [];
  const named = observed.entries.get("fact") ?? observed.entries.get("mean");
  return namesAt(named?.value).map((name) => ({ what: "fact", name }));
}

function readObserved(node: Node, reading: Reading): Target["observed"] {
  if (node.kind === "map" && node.entries.has("mean"))
    return { kind: "mean", facts: record("a mean", { mean: required(listOf(factId)) })(node, reading).mean };
  if (node.kind === "map")
    return { kind: "fact", fact: record("a fact", { fact: required(factId) })(node, reading).fact };
  const { value, unit } = quantity(node, reading);
  return { kind: "quantity", value, unit };
}

/** "within 5%" → [0.95, 1.05]; "within factor 1.5" → [1 / 1.5, 1.5] */
function readBand(node: Node, reading: Reading): readonly [number, number] {
  const written = node.kind === "text" ? node.text : "";
  const share = /^within (\d+(?:\.\d+)?) ?%$/.exec(written);
  if (share !== null) return [1 - Number(share[1]) / 100, 1 + Number(share[1]) / 100];
  const factor = /^within (?:a )?factor (\d+(?:\.\d+)?)$/.exec(written);
  if (factor !== null && Number(factor[1]) >= 1) return [1 / Number(factor[1]), Number(factor[1])];
  return wrong(node, reading, '"within 5%" or "within factor 1.5"', describeNode(node));
}
