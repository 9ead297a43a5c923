// A model for a page, as one text: its documents, and what forecasts of its numbers have come to.
import { fromCompactJson, toCompactJson } from "../../documents/compactJson.ts";
import type { Documents } from "../../documents/documents.ts";
import { packDocuments, unpackDocuments } from "../../documents/packDocuments.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import { modelGates } from "../gates/modelGates.ts";

interface PackedModel {
  readonly documents: Documents;
  readonly gates: ModelGates;
}

/** Two lines: the documents, then the gates, of which the forecasts stand among the documents. */
export function packModel(documents: Documents): string {
  const gates = { ...modelGates(documents), document: null };
  return `${packDocuments(documents)}\n${toCompactJson(gates)}\n`;
}

/** @throws PendencyError when the text is no pack of this version */
export function unpackModel(text: string): PackedModel {
  const [first, second] = text.split("\n");
  const documents = unpackDocuments(first);
  const gates = fromCompactJson(second) as ModelGates;
  return { documents, gates: { ...gates, document: documents.forecasts } };
}
