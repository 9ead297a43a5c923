// A model that somebody is changing: what is wrong in its documents, in the words of every other reader of them, and the
// texts that a page runs it from.
import type { Documents } from "../../documents/documents.ts";
import { checkQuickly } from "../../documents/checkQuickly.ts";
import { citeFacts } from "../../documents/modelFiles.ts";
import type { ModelFiles } from "../../documents/modelFiles.ts";
import { filesOfTexts } from "../../documents/modelTexts.ts";
import type { ModelTexts } from "../../documents/modelTexts.ts";
import { openDocuments } from "../../documents/openDocuments.ts";
import { PendencyError, problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import type { DocumentFile } from "../../reading/document.ts";
import { checkDocuments } from "../check.ts";
import { DraftMemory } from "./draftMemory.ts";
import { packTexts } from "./packParts.ts";
import type { PackTexts } from "./packParts.ts";

export interface DraftChecked {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Published figures, asked for where a document names one. */
export type FactFiles = () => Promise<readonly DocumentFile[]>;

/** Of all documents what can be told while somebody types: how each is written, and what it names. */
export function checkDraftQuickly(texts: ModelTexts, memory = new DraftMemory()): readonly Problem[] {
  try {
    return checkQuickly(filesOf(memory.known(texts)));
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return error.problems;
  }
}

/**
 * Everything that is told about documents without running them.
 *
 * @param told how many stacks of scenarios are compiled, of how many
 */
export async function checkDraft(
  texts: ModelTexts,
  factFiles: FactFiles,
  told?: (done: number, of: number) => void,
  memory = new DraftMemory(),
): Promise<DraftChecked> {
  try {
    const documents = await openDraft(texts, factFiles, memory);
    const { outside } = checkDocuments(documents, told);
    memory.checked = documents;
    return { problems: [], warnings: [...documents.warnings, ...outside] };
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return { problems: error.problems, warnings: [] };
  }
}

/** @throws PendencyError with what is wrong in the documents */
export async function packDraft(
  texts: ModelTexts,
  factFiles: FactFiles,
  memory = new DraftMemory(),
): Promise<PackTexts> {
  const documents = await openDraft(texts, factFiles, memory);
  if (memory.checked !== documents) checkDocuments(documents);
  return packTexts(documents);
}

/** @throws PendencyError with what is wrong in the documents */
export async function openDraft(
  texts: ModelTexts,
  factFiles: FactFiles,
  memory = new DraftMemory(),
): Promise<Documents> {
  const known = memory.known(texts);
  const files = filesOf(known);
  const before = memory.opened(known);
  if (before !== null) return before;
  return memory.keep(known, openDocuments(files, citeFacts(texts.files) ? await factFiles() : []));
}

function filesOf(texts: ModelTexts): ModelFiles {
  const files = filesOfTexts(texts);
  if (files.documents.length === 0) {
    const expected = "one document that says `pendency: model v1`";
    throw new PendencyError([problem("shape", null, texts.id, expected, "no document")]);
  }
  return files;
}
