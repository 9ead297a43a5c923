// "What was judged, and what does it do?": the ledger of judgements, with the effect of each on the numbers asked for.
import type { Documents } from "../documents/documents.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Study } from "../study/study.ts";
import type { Asked } from "./asked.ts";
import type { AssumptionLedger } from "./explain/assumptionLedger.ts";
import { assumptionsOf } from "./explain/assumptionsOf.ts";
import { headlinesOf } from "./explain/headlines.ts";
import type { Headline } from "./explain/headlines.ts";
import { measureCells } from "./explain/measureCells.ts";
import { checkCall } from "./checkCall.ts";

export interface AssumptionsAsked extends Asked {
  /** numbers on which effects are shown; left out: the model's headlines */
  readonly outputs?: readonly Headline[];
  /** what is printed as the way to measure effects, where this study has too few runs for it */
  readonly command?: string;
}

export interface Assumptions {
  readonly study: Study;
  /** null where nothing is judged */
  readonly ledger: AssumptionLedger | null;
}

/**
 * One run is enough for the ledger itself, and all there is where nothing else is asked; effects want many.
 *
 * @throws PendencyError when the documents do not fit together, or more is asked than a study may take
 */
export async function askAssumptions(
  documents: Documents,
  asked: AssumptionsAsked = {},
  conduct: Conduct = {},
): Promise<Assumptions> {
  checkCall(documents, asked, conduct);
  const { outputs = headlinesOf(documents), command = "" } = asked;
  const study = await measureCells(outputs, documents, asked, conduct, 1);
  return { study, ledger: assumptionsOf(documents, study, outputs, command) };
}
