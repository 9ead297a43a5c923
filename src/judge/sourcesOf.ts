// Which replications used which publisher's figure, for claims that rest on a figure publishers disagree about.
import type { Study } from "../study/study.ts";
import type { SourceRuns } from "./judgePrediction.ts";

/**
 * One entry per alternative of each disputed parameter the claim rests on; a single entry "" when there is none.
 *
 * @param disputed names of parameters with alternatives that the claim depends on
 */
export function sourceRuns(disputed: readonly string[], study: Study): readonly SourceRuns[] {
  const replications = Math.max(0, ...study.stacks.map((stack) => stack.replications));
  const all = Array.from({ length: replications }, (_, run) => run);
  const fixed = disputed.filter((name) => Object.hasOwn(study.spec.sources, name));
  const drawn = study.draws.filter((draw) => draw.how === "source" && disputed.includes(draw.name));
  const bySource = drawn.flatMap(({ name, values }) => {
    const options = [...new Set(values.map(String))].sort();
    return options.map((option) => ({
      source: `${name}: ${option}`,
      runs: all.filter((run) => String(values[run]) === option),
    }));
  });
  if (bySource.length > 0) return bySource;
  const source = fixed.map((name) => `${name}: ${study.spec.sources[name]}`).join(", ");
  return [{ source, runs: all }];
}
