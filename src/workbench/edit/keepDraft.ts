// Drafts in the reader's own browser, one a model. A browser that is full or refuses is told of, and takes nothing away: the
// draft stays on the page as long as that is open.
import { readKept } from "./draft.ts";
import type { KeptDraft } from "./draft.ts";

/** As much of a browser's storage as is used here; it may refuse by throwing. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const mark = "pendency-draft ";
const nameOf = (model: string): string => `${mark}${model}`;

/** @param storage throws where a browser gives the page none */
export function recallDraft(model: string, storage: () => Keep): KeptDraft | null {
  try {
    return readKept(storage().getItem(nameOf(model)));
  } catch {
    return null;
  }
}

/** Models that were begun in this browser, by their names. */
export function ownDrafts(storage: () => Keep): readonly string[] {
  try {
    const kept = storage();
    const names = Array.from({ length: kept.length }, (_, at) => kept.key(at) ?? "");
    const models = names.filter((name) => name.startsWith(mark)).map((name) => name.slice(mark.length));
    return models.filter((model) => recallDraft(model, storage)?.isNew === true).sort();
  } catch {
    return [];
  }
}

/** @returns whether it is kept */
export function keepDraft(model: string, draft: KeptDraft, storage: () => Keep): boolean {
  try {
    storage().setItem(nameOf(model), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(model: string, storage: () => Keep): void {
  try {
    storage().removeItem(nameOf(model));
  } catch {
    // nothing is kept there
  }
}
