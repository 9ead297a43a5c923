// A model by its name or path, with the figures at hand: read, on a day where one is named.
import type { Documents } from "../documents/documents.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import { factFilesFor } from "./findFacts.ts";
import { findModel } from "./findModel.ts";

/** @throws PendencyError when there is no such model, or something is wrong in its documents */
export function openModel(asked: string, asOf: AsOf | null = null): Documents {
  const files = findModel(asked);
  return openDocuments(files, factFilesFor(files), asOf);
}
