// "Where does this number come from?": the run behind it, and the way down to figures and judgements.
import type { Documents } from "../documents/documents.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Study } from "../study/study.ts";
import type { Asked } from "./asked.ts";
import type { Cell } from "./explain/findCells.ts";
import { explainNumber } from "./explain/explainNumber.ts";
import { modelGates } from "./gates/modelGates.ts";
import { measureCells } from "./explain/measureCells.ts";
import { parameterRows } from "./report/provenanceRows.ts";
import type { ExplainedNumber } from "./explain/explainedNumber.ts";
import { checkCall } from "./checkCall.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { refuseUsage } from "../errors.ts";

/** Enough to say how far a number moves; too few to say what moves it. */
const fewReplications = 5;

export interface ExplanationAsked extends Asked {
  /** the numbers to explain; see findCells */
  readonly cells: readonly Cell[];
}

export interface Explanation {
  readonly study: Study;
  /** one for each cell, in their order */
  readonly numbers: readonly ExplainedNumber[];
}

/**
 * Five replications where nothing else is asked.
 *
 * @throws PendencyError when the documents do not fit together, or more is asked than a study may take
 */
export async function askExplanation(
  documents: Documents,
  asked: ExplanationAsked,
  conduct: Conduct = {},
): Promise<Explanation> {
  checkCall(documents, asked, conduct);
  const { cells } = asked;
  if (!Array.isArray(cells)) refuseUsage("cells", "a list that findCells gives", describeGiven(cells));
  const gates = modelGates(documents);
  const study = await measureCells(cells, documents, asked, conduct, fewReplications);
  const rows = parameterRows(documents, documents.facts, null);
  return { study, numbers: cells.map((cell) => explainNumber(documents, study, cell, rows, gates)) };
}
