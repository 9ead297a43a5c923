// The documents that a command is asked of: a model on its day, with the draws of a parameter set where one is named.
import { openModel } from "../disk/openModel.ts";
import type { Documents } from "../documents/documents.ts";
import { asOfOptions } from "./options.ts";
import type { RunOptions } from "./options.ts";

/** @throws PendencyError when there is no such model, something is wrong in its documents, or the set is of others */
export function openAsked(model: string, options: RunOptions): Documents {
  return openModel(model, asOfOptions(options), options.posterior ?? null);
}
