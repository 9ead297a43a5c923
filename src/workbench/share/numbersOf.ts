// The numbers of a state, to the byte those of the command line: the model's texts are read anew and asked the same
// question. Whoever needs this fetches it, for it brings the reader of documents along.
import type { FluidAgreement } from "../../ask/fluidBadge.ts";
import { badgeOf } from "../../ask/badgeOf.ts";
import { askComparison } from "../../ask/compare.ts";
import { askRun } from "../../ask/run.ts";
import type { Program } from "../../compile/program.ts";
import { changedBy } from "../../disk/changedBy.ts";
import type { Documents } from "../../documents/documents.ts";
import type { ModelFiles } from "../../documents/modelFiles.ts";
import { openDocuments } from "../../documents/openDocuments.ts";
import { readSettings } from "../../documents/readSettings.ts";
import { compareJson } from "../../present/compareJson.ts";
import { runJson } from "../../present/runJson.ts";
import { tidyCsv } from "../../present/tidyFiles.ts";
import { parseElapsed } from "../../quantity/date.ts";
import type { DocumentFile } from "../../reading/document.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { Run } from "../../study/runReplication.ts";
import type { Study } from "../../study/study.ts";
import { tidyRows } from "../../study/tidyRows.ts";
import { numbersWords } from "./numbersAsked.ts";
import type { NumbersAsked } from "./numbersAsked.ts";

/** What lies beside a model's pack: all that its numbers follow from, as texts. */
interface ModelTexts {
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
  /** the comparison of the engines that is kept beside the model; null: none is */
  readonly agreement: FluidAgreement | null;
}

export interface NumbersFound {
  readonly csv: string;
  readonly json: string;
}

export function openTexts(text: string): { readonly documents: Documents; readonly agreement: FluidAgreement | null } {
  const { files, factFiles, agreement } = JSON.parse(text) as ModelTexts;
  return { documents: openDocuments(files, factFiles), agreement };
}

/** @throws PendencyError when the state cannot be run, or is larger than a study may be */
export async function numbersOf(
  { documents, agreement }: ReturnType<typeof openTexts>,
  asked: NumbersAsked,
  conduct: Conduct,
): Promise<NumbersFound> {
  const { stacks, set, setFrom, sources, step } = numbersWords(documents, asked);
  const { engine, replications } = asked;
  const common = {
    engine,
    ...(step === null ? {} : { stepDays: parseElapsed(step) ?? asked.stepDays }),
    ...(replications === null ? {} : { replications }),
    ...(sources.length === 0 ? {} : { sources: Object.fromEntries(sources) }),
    ...(set.length === 0 ? {} : { setting: readSettings(documents, set, setFrom, "--set") }),
  };
  let made: { readonly runs: readonly Run[]; readonly programs: readonly Program[] } = { runs: [], programs: [] };
  const told: Conduct = { ...conduct, onRuns: (runs, programs) => void (made = { runs, programs }) };
  const changed = changedBy({
    ...(set.length === 0 ? {} : { set: set.map(([name, value]) => `${name}=${value}`) }),
    ...(sources.length === 0 ? {} : { source: sources.map(([name, value]) => `${name}=${value}`) }),
  });
  const badge = (study: Study) => badgeOf(study, documents, agreement, changed);
  const asFiles = (study: Study, json: object): NumbersFound => {
    const start = made.programs.at(0)?.time.startDays ?? null;
    const csv = [...tidyCsv(tidyRows(study, made.runs, made.programs), start)].join("");
    return { csv, json: `${JSON.stringify(json)}\n` };
  };
  if (asked.isCompared) {
    const found = await askComparison(documents, { ...common, stacks }, told);
    return asFiles(found.study, compareJson(found, documents, badge(found.study)));
  }
  const found = await askRun(documents, { ...common, stack: stacks[0] }, told);
  return asFiles(found.study, runJson(found, documents, badge(found.study)));
}
