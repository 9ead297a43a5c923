// A model that somebody is changing: what is wrong in its documents, in the words of every other reader of them, and the
// texts that a page runs it from.
import type { Documents } from "../../documents/documents.ts";
import { citeFacts } from "../../documents/modelFiles.ts";
import { filesOfTexts } from "../../documents/modelTexts.ts";
import type { ModelTexts } from "../../documents/modelTexts.ts";
import { openDocuments } from "../../documents/openDocuments.ts";
import { PendencyError, problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import type { DocumentFile } from "../../reading/document.ts";
import { checkDocuments } from "../check.ts";
import { packTexts } from "./packParts.ts";
import type { PackTexts } from "./packParts.ts";

export interface DraftChecked {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Published figures, asked for where a document names one. */
export type FactFiles = () => Promise<readonly DocumentFile[]>;

/** Everything that is told about documents without running them. */
export async function checkDraft(texts: ModelTexts, factFiles: FactFiles): Promise<DraftChecked> {
  try {
    const documents = await openDraft(texts, factFiles);
    const { outside } = checkDocuments(documents);
    return { problems: [], warnings: [...documents.warnings, ...outside] };
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return { problems: error.problems, warnings: [] };
  }
}

/** @throws PendencyError with what is wrong in the documents */
export async function packDraft(texts: ModelTexts, factFiles: FactFiles): Promise<PackTexts> {
  const documents = await openDraft(texts, factFiles);
  checkDocuments(documents);
  return packTexts(documents);
}

/** @throws PendencyError with what is wrong in the documents */
export async function openDraft(texts: ModelTexts, factFiles: FactFiles): Promise<Documents> {
  const files = filesOfTexts(texts);
  if (files.documents.length === 0) {
    const expected = "one document that says `pendency: model v1`";
    throw new PendencyError([problem("shape", null, texts.id, expected, "no document")]);
  }
  return openDocuments(files, citeFacts(texts.files) ? await factFiles() : []);
}
