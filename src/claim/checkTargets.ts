// A target compares like with like: the window of its measure is the period of the figure, and so are the levels.
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { periodDays } from "../facts/periodDays.ts";
import type { PeriodDays } from "../facts/periodDays.ts";
import { checkMentions } from "../model/checkNames.ts";
import type { Graph } from "../model/graph.ts";
import { namesOf } from "../model/known.ts";
import type { Measure } from "../model/measure.ts";
import type { Model } from "../model/model.ts";
import { isoDate } from "../quantity/date.ts";
import { throwProblems } from "../reading/reading.ts";
import type { Target } from "./target.ts";

/**
 * A figure of a fiscal year to date may stand for a window that begins with that year and ends inside it: the day to
 * which it goes is in its scope, not in its period. A stock at an instant may be of any instant of the period.
 *
 * @throws PendencyError (kind facts) for every figure used for another period or level, where no `alignment:` says so
 */
export function checkTargets(targets: readonly Target[], model: Pick<Model, "groups">, facts: FactLibrary): void {
  const problems = targets
    .filter(({ alignment }) => alignment === "")
    .flatMap((target) => problemsOf(target, model, facts));
  if (problems.length > 0) throw new PendencyError(problems);
}

/**
 * @param scenarios that a target's measure may be taken under
 * @throws PendencyError (kind names) for every name in a target's measure that nothing has, where it stands
 */
export function checkTargetNames(
  targets: readonly Target[],
  graph: Graph,
  scenarios: readonly { readonly name: string }[],
): void {
  const problems: Problem[] = [];
  for (const { id, measure } of targets) {
    checkMentions(problems, graph, measure.mentions ?? [], `targets.${id}.measure`, namesOf(scenarios));
  }
  throwProblems(problems);
}

function problemsOf(
  { id, at, measure, observed }: Target,
  model: Pick<Model, "groups">,
  library: FactLibrary,
): Problem[] {
  if (observed.kind === "quantity") return [];
  const ids = observed.kind === "fact" ? [observed.fact] : observed.facts;
  const facts = ids.flatMap((one) => library.facts.get(one) ?? []);
  // on a day that not all of its figures had come out by, the target is left out
  if (facts.length === 0 || (library.asOf !== undefined && facts.length < ids.length)) return [];
  const usedFor = otherPeriod(measure, facts) ?? otherLevel(measure, facts, model);
  if (usedFor === null) return [];
  const expected = "a published figure for its own period and population, or an alignment that is declared";
  const hint = "write the step under `alignment:` of the target, so that a reader sees it";
  return [{ kind: "facts", at, path: `targets.${id}`, expected, got: `${ids[0]} used for ${usedFor}`, hint }];
}

/** The measure's window in words where it is not the figures' own; null where it is, or where either has no days. */
function otherPeriod(measure: Measure, facts: readonly Fact[]): string | null {
  const known = facts.map(({ period }) => periodDays(period)).filter((days): days is PeriodDays => days !== null);
  if (known.length < facts.length) return null;
  const first = Math.min(...known.map((days) => days.first));
  const afterLast = Math.max(...known.map((days) => days.last)) + 1;
  const moment = "moment" in measure && measure.kind !== "share" ? measure.moment : null;
  if (moment !== null && moment !== "end") {
    return moment.days >= first && moment.days <= afterLast ? null : isoDate(moment.days);
  }
  const window = "window" in measure ? measure.window : null;
  if (window === null) return null;
  const { from, to, text } = window;
  const isToDate = facts.some(({ period }) => period.endsWith("YTD"));
  const ends = isToDate ? to.days <= afterLast : to.days === afterLast;
  return from.days === first && ends ? null : text;
}

/** A level that the figures are about and the measure is not. */
function otherLevel(measure: Measure, facts: readonly Fact[], { groups }: Pick<Model, "groups">): string | null {
  for (const { name, levels } of groups) {
    const named = facts
      .flatMap(({ id }) => id.slice(id.indexOf("#") + 1).split("."))
      .filter((word) => levels.includes(word));
    if (named.length === 0) continue;
    const counted = measure.where[name] ?? [];
    if (counted.length !== 1 || named.some((level) => level !== counted[0])) {
      return counted.length === 0 ? `everybody, whatever their ${name}` : counted.join(", ");
    }
  }
  return null;
}
