// "What was judged, and what does it do?": the ledger of judgements, with the effect of each on the numbers asked for.
import type { Documents } from "../documents/documents.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Study } from "../study/study.ts";
import type { Asked } from "./asked.ts";
import type { AssumptionLedger } from "./explain/assumptionLedger.ts";
import { gatherAssumptions } from "./explain/gatherAssumptions.ts";
import type { Headline } from "./explain/headlines.ts";
import { measureCells } from "./explain/measureCells.ts";

export interface Assumptions {
  readonly study: Study;
  /** null where nothing is judged */
  readonly ledger: AssumptionLedger | null;
}

/**
 * One run is enough for the ledger itself; effects want many.
 *
 * @param outputs numbers on which effects are shown
 * @param command a command line that measures effects, where this study has too few runs for it
 */
export async function askAssumptions(
  documents: Documents,
  asked: Asked,
  outputs: readonly Headline[],
  command: string,
  conduct: Conduct,
): Promise<Assumptions> {
  const study = await measureCells(outputs, documents, asked, conduct, 1);
  return { study, ledger: gatherAssumptions(documents, study, outputs, command) };
}
