// Mistakes in what was asked for, in the same words and shape as mistakes in documents.
import { PendencyError } from "../errors.ts";

/** @throws PendencyError (kind usage), always */
export function refuseUsage(path: string, expected: string, got: string, hint?: string): never {
  throw new PendencyError([{ kind: "usage", at: null, path, expected, got, ...(hint === undefined ? {} : { hint }) }]);
}
