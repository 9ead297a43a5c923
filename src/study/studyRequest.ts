// What to run, as texts and plain data: posted to every worker, which makes the same study input from it.
import type { Documents } from "../documents/documents.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import type { Measure } from "../model/measure.ts";
import type { DocumentFile } from "../reading/document.ts";
import { stackName } from "../scenario/stack.ts";
import { defaultMeasures } from "./defaultMeasures.ts";
import { canonicalSpec } from "./planStudy.ts";
import type { StudyInput } from "./planStudy.ts";
import type { FluidMade, StudySpec } from "./study.ts";
import { claimMeasures, quantityMeasures, targetMeasures } from "./studyMeasures.ts";
import type { StudyMeasure } from "./studyMeasures.ts";

/** A measure that stands in no document. */
export interface MoreMeasure {
  readonly name: string;
  readonly measure: Measure;
  /** taken under every stack of the study, whatever the measure's own */
  readonly everyStack?: boolean;
  /**
   * false: measured as far as runs go anyway; left out: every replication has it, so that runs which are not
   * followed in full go on until it is complete
   */
  readonly everyReplication?: boolean;
}

/** What a study is asked to measure. */
export interface MeasuresAsked {
  readonly quantities: boolean;
  /** the measures every model can be asked, with these tails in days; null for none */
  readonly defaults: { readonly tailDays: readonly number[] } | null;
  /** ids of the claims to judge */
  readonly claims: readonly string[];
  readonly targets: boolean;
  readonly more?: readonly MoreMeasure[];
}

export interface StudyRequest {
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
  readonly asOf: AsOf | null;
  /** the same documents, opened: a worker that has it reads no text, unless a run is refused; left out: it reads them */
  readonly pack?: { readonly documents: string; readonly claims: string } | null;
  readonly spec: StudySpec;
  readonly measure: MeasuresAsked;
  /** days not counted at the start of a run, in place of the model's own; null for the model's own */
  readonly warmUpDays: number | null;
  /** events one run may have before it is stopped */
  readonly eventLimit: number;
  /**
   * how long a step of the fluid engine is, where that is known; left out: it is found out before the first
   * run
   */
  readonly fluid?: FluidMade;
  /** how long a step of the fluid engine shall be; left out: as long as figures stay settled */
  readonly stepDays?: number;
  /** people of each class whose lives are kept, in the first replication; left out: none */
  readonly timelines?: number;
  /** true: the study has no id, which of large documents takes as long as a run of expected numbers */
  readonly isUnnamed?: boolean;
}

/** @param documents the request's files, read */
export function studyInput(
  {
    spec,
    measure,
    warmUpDays,
    eventLimit,
    fluid,
  }: Omit<StudyRequest, "files" | "factFiles" | "asOf" | "pack" | "timelines" | "stepDays">,
  documents: Documents,
): StudyInput {
  const { facts } = documents;
  const measures = measuresAsked(documents, measure);
  const step = fluid === undefined ? {} : { fluidStep: fluid.step, histories: fluid.histories };
  return { documents, facts, spec: canonicalSpec(spec), measures, warmUpDays, eventLimit, ...step };
}

/** Everything that is asked, with the names by which values are found. */
export function measuresAsked(
  documents: Pick<Documents, "model" | "targets" | "claims">,
  measure: MeasuresAsked,
): readonly StudyMeasure[] {
  const { model, targets } = documents;
  const claims = documents.claims.filter(({ id }) => measure.claims.includes(id));
  return [
    ...(measure.quantities ? quantityMeasures(model) : []),
    ...(measure.defaults === null ? [] : defaultMeasures(model, measure.defaults.tailDays)),
    ...claimMeasures(claims),
    ...(measure.targets ? targetMeasures(targets) : []),
    ...(measure.more ?? []).map((each) => ({
      name: each.name,
      title: each.name,
      measure: each.measure,
      of: "more" as const,
      everyReplication: each.everyReplication ?? true,
      stack: each.everyStack === true ? null : stackName(each.measure.scenario),
    })),
  ];
}
