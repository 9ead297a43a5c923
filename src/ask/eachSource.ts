// "One run each": the same study once more for every source of a disputed parameter.
import type { Conduct } from "../study/makeStudy.ts";
import type { SourceStudy } from "../study/sourceShares.ts";
import type { Study } from "../study/study.ts";
import type { MeasuresAsked } from "../study/studyRequest.ts";
import { runStacks } from "./runStacks.ts";
import type { StudyAsked } from "./runStacks.ts";
import { sourcesToRun } from "./sourceRule.ts";

/**
 * Every such study has the seed of the first, and its length of step, so that replication r differs from that
 * of another source in nothing else.
 *
 * @param first   the study of the question itself
 * @param conduct whoever is told of runs is told of the first study's alone
 * @returns [] where no rule asks for it, and when it was stopped: sources are set against each other whole
 */
export async function runEachSource(
  wanted: StudyAsked,
  first: Study,
  stacks: readonly (readonly string[])[],
  measure: MeasuresAsked,
  { onRuns: _ofFirst, ...conduct }: Conduct,
): Promise<readonly SourceStudy[]> {
  const { documents, asked, sources } = wanted;
  const { runs } = documents.model;
  const start = runs.kind === "calendar" ? runs.fromDays : 0;
  const studies: SourceStudy[] = [];
  const isStopped = (): boolean => conduct.stop?.aborted === true;
  for (const one of sourcesToRun(documents.parameters, asked, sources, start)) {
    if (isStopped()) return [];
    const fixed = { ...asked, sources: { ...asked.sources, [one.name]: one.option } };
    const study = await runStacks({ ...wanted, asked: fixed, fluid: first.fluid }, stacks, measure, conduct);
    if (isStopped()) return [];
    studies.push({ ...one, study });
  }
  return studies;
}
