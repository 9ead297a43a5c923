// "One run each": the same study once more for every source of a disputed parameter.
import type { SourceStudy } from "../study/sourceShares.ts";
import type { Console } from "./console.ts";
import { launch } from "./launch.ts";
import type { Launch } from "./launch.ts";
import type { StudyRequest } from "./request.ts";
import { sourcesToRun } from "./sourceRule.ts";

/**
 * Every such study has the seed of the first, so that replication r differs from that of another source in
 * nothing else.
 *
 * @returns [] where no rule asks for it
 */
export async function launchEachSource(
  start: Launch,
  stacks: readonly (readonly string[])[],
  measure: StudyRequest["measure"],
  console: Console,
): Promise<readonly SourceStudy[]> {
  const { workspace, options, sources } = start;
  const studies: SourceStudy[] = [];
  for (const one of sourcesToRun(workspace.documents.parameters, options, sources)) {
    const source = [...(options.source ?? []), `${one.name}=${one.option}`];
    studies.push({
      ...one,
      study: await launch({ ...start, options: { ...options, source } }, stacks, measure, console),
    });
  }
  return studies;
}
