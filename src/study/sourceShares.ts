// For each parameter that publishers dispute: whether its source was fixed, and, where it was not, how much
// of every output's variance comes from the choice.
import type { Parameter } from "../parameters/parameter.ts";
import { sourceGroup, sourceShare } from "../summarise/sourceShare.ts";
import type { SourceGroup, SourceShare } from "../summarise/sourceShare.ts";
import type { Fan, StackSummary } from "../summarise/summary.ts";
import { parseInstant } from "../quantity/date.ts";
import { replacedBy } from "../scenario/point.ts";
import { stackName } from "../scenario/stack.ts";
import type { Study } from "./study.ts";

/** A study of its own in which one parameter had one source in every run. */
export interface SourceStudy {
  readonly name: string;
  readonly option: string;
  readonly weight: number;
  readonly study: Study;
}

export interface ParameterSources {
  readonly parameter: string;
  readonly title: string;
  /** the one alternative of every run; null when several were used */
  readonly fixed: string | null;
  /**
   * one run each: studies of their own, weighted as the document says. pool: drawn, weighted by the number of
   * runs
   */
  readonly how: "fixed" | "pool" | "one run each";
}

/**
 * The sources used for each disputed parameter; [] when publishers agree about all. A parameter that is set from
 * outside in the whole of every run has none.
 */
export function sourcesUsed(
  study: Study,
  parameters: readonly Parameter[],
  bySource: readonly SourceStudy[] = [],
): readonly ParameterSources[] {
  const { settings = [] } = study.spec;
  const start = parseInstant(study.startDate, 1)?.days ?? 0;
  const isReplaced = (name: string): boolean =>
    settings.length > 0 && settings.every((point) => replacedBy(point, start).includes(name));
  return parameters.flatMap(({ name, title, alternatives }): ParameterSources[] => {
    if (alternatives === null || isReplaced(name)) return [];
    if (bySource.filter((one) => one.name === name).length > 1)
      return [{ parameter: name, title, fixed: null, how: "one run each" }];
    const drawn = new Set(study.draws.find((draw) => draw.name === name && draw.how === "source")?.values.map(String));
    if (drawn.size > 1) return [{ parameter: name, title, fixed: null, how: "pool" }];
    const fixed = study.spec.sources[name] ?? [...drawn][0] ?? alternatives.default;
    return [{ parameter: name, title, fixed, how: "fixed" }];
  });
}

/**
 * Between-source share of one measure in one of the study's stacks, by its place there, because several may have
 * one name; null where one source was used or nothing was measured.
 */
export function measureShare(
  { parameter, how }: ParameterSources,
  [column, measure]: readonly [number, string],
  study: Study,
  bySource: readonly SourceStudy[] = [],
): SourceShare | null {
  const valuesIn = (from: Study): readonly (number | null)[] =>
    from.stacks[column]?.measures.find(({ name }) => name === measure)?.values ?? [];
  if (how === "fixed") return null;
  if (how === "one run each") {
    const own = bySource.filter((one) => one.name === parameter);
    return sourceShare(own.map((one) => sourceGroup(one.option, one.weight, valuesIn(one.study))));
  }
  const values = valuesIn(study);
  const drawn = study.draws.find((draw) => draw.name === parameter && draw.how === "source")?.values ?? [];
  return sourceShare(
    [...new Set(drawn.map(String))].sort().map((option) => {
      const own = values.filter((_, run) => String(drawn[run]) === option);
      return sourceGroup(option, own.filter((value) => value !== null).length, own);
    }),
  );
}

/** The same for every point of a fan; null unless two sources have runs that were followed to the end. */
export function fanShares(
  { parameter, how }: ParameterSources,
  stack: readonly string[],
  which: (fan: Fan) => boolean,
  study: Study,
  bySource: readonly SourceStudy[] = [],
): readonly (SourceShare | null)[] | null {
  if (how === "fixed") return null;
  const groups = how === "pool" ? pooledGroups(stackIn(study, stack)?.fans.find(which), parameter) : [];
  for (const one of bySource) {
    const fan = stackIn(one.study, stack)?.fans.find(which);
    if (how !== "one run each" || one.name !== parameter || fan?.variance === undefined) continue;
    const { mean, variance } = fan;
    groups.push(mean.map((middle, i) => ({ source: one.option, weight: one.weight, runs: fan.runs, mean: middle, variance: variance[i] }))); // prettier-ignore
  }
  if (groups.length < 2) return null;
  return groups[0].map((_, point) => sourceShare(groups.map((group) => group[point])));
}

function pooledGroups(fan: Fan | undefined, parameter: string): SourceGroup[][] {
  const groups = fan?.bySource?.find((one) => one.parameter === parameter)?.groups ?? [];
  return groups.map(({ source, runs, mean, variance }) =>
    mean.map((middle, point) => ({ source, weight: runs, runs, mean: middle, variance: variance[point] })),
  );
}

function stackIn(study: Study, stack: readonly string[]): StackSummary | undefined {
  return study.stacks.find((one) => stackName(one.stack) === stackName(stack));
}
