// The name of a model's documents as they stand: scores of forecasts belong to one of it.
import type { ModelFiles } from "../documents/modelFiles.ts";
import { documentKind } from "../reading/documentKind.ts";
import { sha256 } from "./sha256.ts";

/**
 * The first 16 hexadecimal digits of a SHA-256 over the texts of the model and its parameters: forecasts of the model
 * as it stands follow from them. Other documents do not enter, nor file names, nor the order of files.
 */
export function documentsHash({ documents }: Pick<ModelFiles, "documents">): string {
  const deciding = documents.filter((file) => ["model", "parameters"].includes(documentKind(file) ?? ""));
  const texts = deciding.map(({ text }) => sha256(text.replaceAll("\r\n", "\n"))).sort();
  return sha256(texts.join("\n")).slice(0, 16);
}
