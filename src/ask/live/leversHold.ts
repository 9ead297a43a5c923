// Whether a model's levers may be held for first answers (see heldLevers): found out once, for the pack of the model, so that
// no page has to make runs for it.
import type { Documents } from "../../documents/documents.ts";
import { noGates } from "../../judge/verdictGate.ts";
import { LiveModel } from "./liveModel.ts";

/** @throws PendencyError when the question cannot be answered as it is documented */
export function leversHold(documents: Documents): boolean {
  const live = new LiveModel(documents, noGates);
  live.answer({ stack: documents.plan?.answer.base ?? [], levers: [] });
  const slices = live.settleInSlices();
  while (live.holds === null && slices.next().done !== true);
  slices.return();
  return live.holds === true;
}
