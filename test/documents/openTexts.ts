// Documents of a test, opened by their names as if they lay in a folder.
import { modelFiles } from "../../src/documents/modelFiles.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";

/** @param texts "office.yaml" > its text, the model first */
export function openTexts(id: string, texts: Readonly<Record<string, string>>): Documents {
  return openDocuments(
    modelFiles(
      id,
      Object.entries(texts).map(([path, text]) => ({ path, text })),
    ),
  );
}
