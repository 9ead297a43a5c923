// How much of the width of results is the choice among conflicting publishers.
import { stackName } from "../scenario/stack.ts";
import { measureShare } from "../study/sourceShares.ts";
import type { ParameterSources, SourceStudy } from "../study/sourceShares.ts";
import type { Study } from "../study/study.ts";
import type { SourceShare } from "../summarise/sourceShare.ts";

/** One output whose runs used several sources of one parameter. */
interface OutputShare extends SourceShare {
  readonly stack: string;
  readonly name: string;
  readonly title: string;
  readonly unit: string;
}

/** One disputed parameter, as JSON has it. */
export interface SourceWidth extends ParameterSources {
  readonly outputs: readonly OutputShare[];
}

/** Of measures that somebody named; targets are judged instead, and what every model can be asked is not told. */
export function sourceWidths(
  sources: readonly ParameterSources[],
  study: Study,
  bySource: readonly SourceStudy[],
): readonly SourceWidth[] {
  return sources.map((used) => ({
    ...used,
    outputs: study.stacks.flatMap(({ stack, measures }, column) =>
      measures
        .filter(({ of }) => of !== "target" && of !== "default")
        .flatMap(({ name, title, unit }) => {
          const share = measureShare(used, [column, name], study, bySource);
          return share === null ? [] : [{ stack: stackName(stack), name, title, unit, ...share }];
        }),
    ),
  }));
}
