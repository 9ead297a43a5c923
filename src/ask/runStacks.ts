// The study behind a question: stacks of scenarios with what is asked, what the study document says, and the
// defaults.
import { asOfOf } from "../documents/documents.ts";
import type { Documents } from "../documents/documents.ts";
import { together } from "../scenario/point.ts";
import type { Point } from "../scenario/point.ts";
import { distinctStacks } from "../scenario/stack.ts";
import { makeStudy } from "../study/makeStudy.ts";
import type { Conduct, Enough, OnRuns } from "../study/makeStudy.ts";
import type { FluidMade, Study, StudySpec } from "../study/study.ts";
import type { MeasuresAsked, StudyRequest } from "../study/studyRequest.ts";
import type { Asked } from "./asked.ts";
import { checkAsked, runDaysOf } from "./checkAsked.ts";
import { preferredSources } from "./sourceRule.ts";
import { checkStack } from "./checkCall.ts";

/** What a question wants of its study beside the stacks and the measures. */
export interface StudyAsked {
  readonly documents: Documents;
  readonly asked: Asked;
  /** where neither the question's options nor the model's study document says otherwise */
  readonly replications: number;
  /** see StudySpec; left out: everything is followed to its end */
  readonly shown?: readonly (readonly string[])[];
  readonly inFull?: number | null;
  readonly answers?: readonly string[];
  readonly fewer?: StudySpec["fewer"];
  readonly sources?: StudySpec["sources"];
  readonly sums?: StudySpec["sums"];
  /** values of each stack of its own, beside those of every run; left out: none */
  readonly settings?: readonly (Point | null)[];
  /** people of each class whose lives are kept, in the first replication */
  readonly timelines?: number;
  /** how an earlier study of the same question was made; left out: a step is chosen anew */
  readonly fluid?: FluidMade;
  readonly onRuns?: OnRuns;
  /** whether a study of the first replications is enough, so that no more are made; left out: all are made */
  readonly enough?: Enough | undefined;
  /** true: nobody names the study, and it has no id */
  readonly isUnnamed?: boolean;
  /** the documents as workers are to open them; left out: from their texts */
  readonly pack?: StudyRequest["pack"];
}

/** @throws PendencyError when the documents do not fit together, or more is asked than a study may take */
export function runStacks(
  wanted: StudyAsked,
  stacks: readonly (readonly string[])[],
  measure: MeasuresAsked,
  conduct: Conduct,
): Promise<Study> {
  const { documents, timelines, fluid, pack = null, isUnnamed = false } = wanted;
  for (const stack of stacks) checkStack(stack);
  checkAsked(wanted.asked, runDaysOf(documents));
  const request: StudyRequest = {
    files: documents.files,
    factFiles: documents.factFiles,
    asOf: asOfOf(documents),
    ...(pack === null ? {} : { pack }),
    spec: specOf(wanted, stacks),
    measure,
    warmUpDays: wanted.asked.warmUpDays ?? null,
    eventLimit: Number.MAX_SAFE_INTEGER,
    ...(timelines === undefined ? {} : { timelines }),
    ...(isUnnamed ? { isUnnamed } : {}),
    ...(wanted.asked.stepDays === undefined ? {} : { stepDays: wanted.asked.stepDays }),
    ...(fluid === undefined ? {} : { fluid }),
  };
  return makeStudy(request, documents, conduct, wanted.onRuns, wanted.enough);
}

function specOf(
  { documents, asked, replications, shown, inFull, answers, fewer, sources, sums, settings }: StudyAsked,
  wanted: readonly (readonly string[])[],
): StudySpec {
  const { plan, parameters } = documents;
  const engine = engineOf(asked, documents);
  // expected numbers are of one run at the parameters' values unless draws are asked for
  const isDrawn = asked.chanceOnly !== true && (engine === "individual" || isAnyDrawAsked(asked));
  const isOneRun = engine === "fluid" && !isDrawn;
  const stacks = settings === undefined ? distinctStacks(wanted) : wanted;
  const own = stacks.map((_, column) => together(asked.setting ?? null, settings?.[column] ?? null));
  return {
    engine,
    seed: isOneRun ? 0 : (asked.seed ?? plan?.seed ?? 1),
    replications: isOneRun ? 1 : (asked.replications ?? replications),
    stacks,
    shown: shown ?? wanted,
    inFull: inFull ?? null,
    ...(answers === undefined ? {} : { answers }),
    fewer: fewer ?? null,
    points: isDrawn ? "drawn" : "central",
    ...(own.some((point) => point !== null) ? { settings: own } : {}),
    sources: { ...preferredSources(parameters, asked), ...sources, ...asked.sources },
    sample: engine === "fluid" ? null : asked.sample === undefined ? (plan?.sample ?? null) : asked.sample,
    seriesGroup: plan?.series.group ?? "",
    seriesLevels: plan?.series.levels ?? [],
    ...(sums === undefined || sums.length === 0 ? {} : { sums }),
  };
}

/** As it is asked, else as the model's study document says. */
function engineOf({ engine }: Asked, { plan }: Pick<Documents, "plan">): StudySpec["engine"] {
  return engine ?? plan?.engine ?? "individual";
}

function isAnyDrawAsked({ seed, replications }: Asked): boolean {
  return seed !== undefined || replications !== undefined;
}
