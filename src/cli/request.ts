// What to run, as texts and plain data: posted to every worker, which makes the same study input from it.
import type { Claim } from "../claim/claim.ts";
import { readDocuments } from "../documents/readDocuments.ts";
import type { Documents } from "../documents/readDocuments.ts";
import { readFacts } from "../facts/readFacts.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { checkTargets } from "../claim/checkTargets.ts";
import { readTargets } from "../claim/readTargets.ts";
import type { Target } from "../claim/target.ts";
import type { Measure } from "../model/measure.ts";
import type { DocumentFile } from "../reading/document.ts";
import { checkStudyPlan } from "../documents/checkStudyDocument.ts";
import { defaultMeasures } from "../study/defaultMeasures.ts";
import { canonicalSpec } from "../study/planStudy.ts";
import type { StudyInput } from "../study/planStudy.ts";
import type { StudyPlan } from "../documents/studyDocument.ts";
import { readStudyPlan } from "../documents/readStudyDocument.ts";
import { stackName } from "../scenario/stack.ts";
import type { StudySpec } from "../study/study.ts";
import { claimMeasures, quantityMeasures } from "../study/studyMeasures.ts";
import { targetMeasures } from "../judge/judgeTargets.ts";
import type { StudyMeasure } from "../study/studyMeasures.ts";
import { dayOf, refuseTooEarly } from "./asOf.ts";
import type { WorkspaceAsOf } from "./asOf.ts";
import { documentsAsOf } from "../documents/documentsAsOf.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import type { ModelFiles } from "../disk/findModel.ts";
import { factFilesFor } from "../disk/findFacts.ts";
import type { LogRequest } from "./log/openLog.ts";

/** Everything that is written about a model, read. */
export interface Workspace {
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
  readonly documents: Documents;
  readonly facts: FactLibrary;
  readonly targets: readonly Target[];
  readonly plan: StudyPlan | null;
  /** what standing on a day makes of all this; null without --as-of */
  readonly asOf: WorkspaceAsOf | null;
}

export interface MoreMeasure {
  readonly name: string;
  readonly measure: Measure;
  /** taken under every stack of the study, whatever the measure's own */
  readonly everyStack?: boolean;
}

export interface StudyRequest {
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
  readonly asOf: AsOf | null;
  readonly spec: StudySpec;
  readonly measure: {
    readonly quantities: boolean;
    /** the measures every model can be asked, with these tails in days; null for none */
    readonly defaults: { readonly tailDays: readonly number[] } | null;
    /** ids of the claims to judge */
    readonly claims: readonly string[];
    readonly targets: boolean;
    /** measures that stand in no document */
    readonly more?: readonly MoreMeasure[];
  };
  readonly warmUpDays: number | null;
  readonly eventLimit: number;
  /** what is heard of the first replication beside the measures; left out: nothing */
  readonly listen?: Listen;
}

export interface Listen {
  readonly log: LogRequest | null;
  /** people of each class whose lives are kept */
  readonly timelines: number;
}

/**
 * @param given files of facts; left out, those at hand when a document names a figure
 * @throws PendencyError with what is wrong in the documents
 */
export function openWorkspace(files: ModelFiles, given?: readonly DocumentFile[], asOf: AsOf | null = null): Workspace {
  const all = [...files.documents, ...files.targets, ...(files.study === null ? [] : [files.study])];
  const factFiles = given ?? factFilesFor(all);
  const facts = readFacts(factFiles);
  const documents = readDocuments(files.documents, files.id, facts);
  const targets = files.targets.flatMap((file) => readTargets(file, documents.model));
  checkTargets(targets, documents.model, facts);
  const plan = files.study === null ? null : readStudyPlan(files.study, documents.model);
  if (files.study !== null) checkStudyPlan(files.study, documents);
  const workspace = { files, factFiles, documents, facts, targets, plan, asOf: null };
  return asOf === null ? workspace : standOn(asOf, workspace);
}

/** The same workspace with what was published by a day; targets observed later are left out, by name. */
function standOn(asOf: AsOf, workspace: Workspace): Workspace {
  const observed = ({ observed: on }: Target): readonly string[] =>
    on.kind === "quantity" ? [] : on.kind === "fact" ? [on.fact] : on.facts;
  const named = workspace.targets.flatMap(observed);
  const day = dayOf(asOf.date) ?? Infinity;
  const view = documentsAsOf(workspace.documents, workspace.facts, day, asOf, named);
  refuseTooEarly(view.account);
  const isKnown = (target: Target): boolean => observed(target).every((id) => view.facts.facts.has(id));
  return {
    ...workspace,
    documents: view.documents,
    facts: view.facts,
    targets: workspace.targets.filter(isKnown),
    asOf: {
      ...view.account,
      targetsLeftOut: workspace.targets.filter((each) => !isKnown(each)).map(({ id }) => id),
    },
  };
}

/** The day a workspace stands on, as it was asked for. */
export function asOfOf({ asOf }: Workspace): AsOf | null {
  return asOf === null ? null : { date: asOf.date, strict: asOf.strict };
}

export function studyInput(request: StudyRequest, workspace: Workspace): StudyInput {
  const { documents, facts, targets } = workspace;
  const { measure } = request;
  const claims = documents.claims.filter((claim: Claim) => measure.claims.includes(claim.id));
  const measures: StudyMeasure[] = [
    ...(measure.quantities ? quantityMeasures(documents.model) : []),
    ...(measure.defaults === null ? [] : defaultMeasures(documents.model, measure.defaults.tailDays)),
    ...claimMeasures(claims),
    ...(measure.targets ? targetMeasures(targets) : []),
    ...(measure.more ?? []).map((each) => ({
      name: each.name,
      title: each.name,
      measure: each.measure,
      stack: each.everyStack === true ? null : stackName(each.measure.scenario),
    })),
  ];
  return {
    documents,
    facts,
    spec: canonicalSpec(request.spec),
    measures,
    warmUpDays: request.warmUpDays,
    eventLimit: request.eventLimit,
  };
}
