// What commands that run something have in common: the model's documents, the options, the study.
import type { StudySpec } from "../study/study.ts";
import type { Study } from "../study/study.ts";
import type { Console } from "./console.ts";
import { findModel } from "../disk/findModel.ts";
import { daysOf, pairsOf, sampleOf, wholeNumber, workersOf } from "./options.ts";
import type { RunOptions } from "./options.ts";
import { asOfOptions } from "./asOf.ts";
import { asOfOf, openWorkspace } from "./request.ts";
import { preferredSources } from "./sourceRule.ts";
import type { StudyRequest, Workspace } from "./request.ts";
import { limitsOf } from "./limits.ts";
import type { Listen } from "./request.ts";
import { runStudy } from "./runStudy.ts";
import type { Program } from "../compile/program.ts";
import type { Run } from "../study/runReplication.ts";
import { settingName, withSettings } from "./setParameters.ts";

export interface Launch {
  readonly workspace: Workspace;
  readonly options: RunOptions;
  /** values where neither the command nor the model's study document says otherwise */
  readonly replications: number;
  /** see StudySpec; left out: everything is followed to its end */
  readonly shown?: readonly (readonly string[])[];
  readonly inFull?: number | null;
  readonly answers?: readonly string[];
  readonly fewer?: StudySpec["fewer"];
  readonly sources?: StudySpec["sources"];
  readonly sums?: StudySpec["sums"];
  readonly listen?: Listen;
  readonly onRuns?: (runs: readonly Run[], programs: readonly Program[]) => void;
}

/** The model's documents, read, with what `--set` adds to them. */
export function openModel(asked: string, options: RunOptions): Workspace {
  const asOf = asOfOptions(options);
  const workspace = openWorkspace(findModel(asked), undefined, asOf);
  const values = pairsOf("set", options.set ?? []);
  if (values.length === 0) return workspace;
  const files = withSettings(workspace.files, workspace.documents, [{ scenario: settingName, values, from: null }]);
  return openWorkspace(files, workspace.factFiles, asOf);
}

/** @param measure what is measured beside the model's quantities */
export async function launch(
  { workspace, options, replications, shown, inFull, answers, fewer, sources, sums, listen, onRuns }: Launch,
  stacks: readonly (readonly string[])[],
  measure: StudyRequest["measure"],
  console: Console,
): Promise<Study> {
  const { documents, plan } = workspace;
  const settings = (options.set ?? []).length > 0 ? [settingName] : [];
  const spec: StudySpec = {
    seed: wholeNumber("seed", options.seed, plan?.seed ?? 1, 0),
    replications: wholeNumber("replications", options.replications, replications, 1),
    stacks: stacks.map((stack) => [...stack, ...settings]),
    shown: (shown ?? stacks).map((stack) => [...stack, ...settings]),
    inFull: inFull ?? null,
    ...(answers === undefined ? {} : { answers }),
    fewer: fewer ?? null,
    drawParameters: options.chanceOnly !== true,
    sources: {
      ...preferredSources(documents.parameters, options),
      ...sources,
      ...Object.fromEntries(pairsOf("source", options.source ?? [])),
    },
    sample: sampleFor(options, workspace),
    seriesGroup: plan?.series.group ?? "",
    seriesLevels: plan?.series.levels ?? [],
    ...(sums === undefined || sums.length === 0 ? {} : { sums }),
  };
  const request: StudyRequest = {
    files: workspace.files,
    factFiles: workspace.factFiles,
    asOf: asOfOf(workspace),
    spec,
    measure,
    warmUpDays: options.warmUp === undefined ? null : daysOf("warm-up", options.warmUp),
    eventLimit: Number.MAX_SAFE_INTEGER,
    ...(listen === undefined ? {} : { listen }),
  };
  return runStudy(request, workspace, console, {
    workers: workersOf(options),
    limits: limitsOf(options),
    label: documents.model.title,
    onRuns,
  });
}

function sampleFor(options: RunOptions, { documents, plan }: Workspace): StudySpec["sample"] {
  if (options.oneToOne === true) return null;
  return options.sample === undefined ? (plan?.sample ?? null) : sampleOf(options.sample, documents.model);
}
