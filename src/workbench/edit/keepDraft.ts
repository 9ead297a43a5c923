// Drafts in the reader's own browser, one a model. A browser that is full or refuses is told of, and takes nothing away: the
// draft stays on the page as long as that is open.
import { readKept } from "./draft.ts";
import type { KeptDraft } from "./draft.ts";

/** As much of a browser's storage as is used here; it may refuse by throwing. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const nameOf = (model: string): string => `pendency-draft ${model}`;

/** @param storage throws where a browser gives the page none */
export function recallDraft(model: string, storage: () => Keep): KeptDraft | null {
  try {
    return readKept(storage().getItem(nameOf(model)));
  } catch {
    return null;
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
