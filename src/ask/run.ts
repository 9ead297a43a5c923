// "What does this model do?": one stack of scenarios, every measure with its error, and what was observed
// beside it.
import { levelsOf, modelGates } from "./gates/modelGates.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import type { TargetResult } from "../claim/target.ts";
import type { Documents } from "../documents/documents.ts";
import { judgeTargets } from "../judge/judgeTargets.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { sourcesUsed } from "../study/sourceShares.ts";
import type { Study } from "../study/study.ts";
import { measuresAsked } from "../study/studyRequest.ts";
import type { MeasuresAsked } from "../study/studyRequest.ts";
import type { Asked } from "./asked.ts";
import { runEachSource } from "./eachSource.ts";
import { livesOf } from "./lives.ts";
import type { Life } from "./lives.ts";
import { runStacks } from "./runStacks.ts";
import type { StudyAsked } from "./runStacks.ts";
import { sourceWidths } from "./sourceWidth.ts";
import type { SourceWidth } from "./sourceWidth.ts";
import { checkCall } from "./checkCall.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { refuseUsage } from "../errors.ts";

export interface RunAsked extends Asked {
  /** names of scenarios; left out: the model as it stands */
  readonly stack?: readonly string[];
  /**
   * the measures every model can be asked, with these tails in days; null for none beside the model's own;
   * left out: where the model has no quantities of its own
   */
  readonly defaults?: { readonly tailDays: readonly number[] } | null;
  /** put the model beside what was observed */
  readonly targets?: boolean;
  /**
   * replications with series, waits and digests; further ones have the same measures and nothing beside, in half the
   * time where runs are small. Left out: all
   */
  readonly inFull?: number;
  /** people of each class whose lives are kept, in the first replication; left out: none */
  readonly timelines?: number;
}

export interface RunAnswer {
  readonly study: Study;
  readonly widths: readonly SourceWidth[];
  /** by the name of a quantity: what forecasts of its level have come to */
  readonly levels: Readonly<Record<string, VerdictGate>>;
  /** [] unless they were asked for */
  readonly targets: readonly TargetResult[];
  readonly lives: readonly Life[];
}

/**
 * Ten replications where nothing else is asked.
 *
 * @throws PendencyError when the documents do not fit together, or more is asked than a study may take
 */
export async function askRun(documents: Documents, asked: RunAsked = {}, conduct: Conduct = {}): Promise<RunAnswer> {
  checkCall(documents, asked, conduct);
  const levels = levelsOf(documents, modelGates(documents));
  const { stack = [], targets = false, timelines = 0 } = asked;
  if (!Number.isInteger(timelines) || timelines < 0) {
    refuseUsage("timelines", "a whole number, 0 or more", describeGiven(timelines));
  }
  const tails: unknown = asked.defaults?.tailDays ?? [];
  if (!Array.isArray(tails) || !tails.every((days) => typeof days === "number" && days >= 0)) {
    refuseUsage("tailDays", "a list of days, 0 or more", describeGiven(tails));
  }
  const isBare = documents.model.quantities.length === 0;
  const defaults = asked.defaults === undefined ? (isBare ? { tailDays: [] } : null) : asked.defaults;
  const measure = { quantities: true, defaults, claims: [], targets };
  let lives: readonly Life[] = [];
  const onRuns: StudyAsked["onRuns"] = (runs, programs) => void (lives = livesOf(runs, programs[0]));
  const wanted = { documents, asked, replications: 10, ...inFullOf(documents, asked, measure) };
  const study = await runStacks({ ...wanted, timelines, onRuns }, [stack], measure, conduct);
  const bySource = await runEachSource(wanted, study, [stack], measure, conduct);
  const widths = sourceWidths(sourcesUsed(study, documents.parameters, bySource), study, bySource);
  const judged = targets ? judgeTargets(documents.targets, study, documents.facts, documents.model) : [];
  return { study, widths, levels, targets: judged, lives };
}

function inFullOf(
  documents: Documents,
  { inFull }: RunAsked,
  measure: MeasuresAsked,
): Pick<StudyAsked, "inFull" | "answers"> {
  if (inFull === undefined) return {};
  if (!Number.isInteger(inFull) || inFull < 1)
    refuseUsage("inFull", "a whole number, 1 or more", describeGiven(inFull));
  return { inFull, answers: measuresAsked(documents, measure).map(({ name }) => name) };
}
