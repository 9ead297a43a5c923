// The name of a model's documents as they stand: scores of forecasts belong to one of it.
import type { Documents } from "../documents/documents.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import type { DocumentFile } from "../reading/document.ts";
import { documentKind } from "../reading/documentKind.ts";
import { sha256 } from "./sha256.ts";

/**
 * The first 16 hexadecimal digits of a SHA-256 over the texts of the model and its parameters: forecasts of the model
 * as it stands follow from them. Other documents do not enter, nor file names, nor the order of files.
 */
export function documentsHash({ documents }: Pick<ModelFiles, "documents">): string {
  return hashOf(documents.filter((file) => ["model", "parameters"].includes(documentKind(file) ?? "")));
}

/**
 * The same of the documents with scenarios that changes of the past are forecast under, and with those that they build
 * on: what the model says of such a change follows from them too. A scenario of one's own beside them does not enter.
 */
export function scenariosHash({
  files,
  scenarios,
  forecasts,
}: Pick<Documents, "files" | "scenarios" | "forecasts">): string {
  const named = new Set((forecasts?.interventions ?? []).flatMap(({ scenario }) => scenario.map(({ text }) => text)));
  for (const name of named) scenarios.find((one) => one.name === name)?.on.forEach((other) => named.add(other));
  const places = new Set(scenarios.flatMap(({ name, at }) => (named.has(name) ? [at.file] : [])));
  return hashOf(files.documents.filter(({ path }) => places.has(path)));
}

function hashOf(files: readonly DocumentFile[]): string {
  const texts = files.map(({ text }) => sha256(text.replaceAll("\r\n", "\n"))).sort();
  return sha256(texts.join("\n")).slice(0, 16);
}
