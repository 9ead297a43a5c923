// What is meant by `explain MODEL CELL`: any number that an output of the model shows, by the words it is called by.
import type { Claim } from "../../claim/claim.ts";
import { resolveStack } from "../../compile/resolveStack.ts";
import { describeMeasure } from "../../judge/describeMeasure.ts";
import type { Measure } from "../../model/measure.ts";
import type { Stage } from "../../model/model.ts";
import { parseSpan } from "../../quantity/date.ts";
import { editDistance } from "../../reading/suggest.ts";
import type { Instant, Span } from "../../quantity/value.ts";
import { canonicalStack } from "../../scenario/stack.ts";
import type { FanPlan } from "../../documents/studyDocument.ts";
import type { Documents } from "../../documents/documents.ts";
import { refuseUsage } from "../../errors.ts";

/** One number to be explained, under one stack of scenarios. */
export interface Cell {
  /** what its values are found by in the study */
  readonly name: string;
  readonly title: string;
  readonly measure: Measure;
}

/** One named thing with what it measures, before it has a place in a study. */
interface Named {
  readonly title: string;
  readonly measure: Measure;
}

/**
 * A quantity, a target, a claim or one side of it ("deal-big-impact/0/against"), a headline, a series of the study with
 * a period ("waiting 2024-06"), a resource, or a stage with a level and a period ("served north FY2024").
 *
 * @param stack scenarios to take it under, in place of the measure's own; null for the measure's own
 * @throws PendencyError (usage) naming what is nearest to a name that nothing has
 */
export function findCells(text: string, documents: Documents, stack: readonly string[] | null = null): readonly Cell[] {
  if (stack !== null) resolveStack(documents.scenarios, stack);
  return named(text.trim(), documents).map(({ title, measure }, index) => {
    const scenario = canonicalStack(stack ?? measure.scenario);
    return { name: `claim:explain/${index}`, title, measure: { ...measure, scenario } };
  });
}

function named(text: string, documents: Documents): readonly Named[] {
  const { targets, plan, model, claims } = documents;
  const [first, ...rest] = text.split(/\s+/);
  const period = periodOf(rest.join(" "), documents);
  const fan = plan?.fans.find(({ key }) => key === first);
  if (fan !== undefined && period !== null)
    return [{ title: `${fan.title}, ${period.text}`, measure: fanMeasure(fan, period, documents) }];
  const quantity = model.quantities.find(({ name }) => name === first);
  if (quantity !== undefined && rest.length === 0) return [quantity];
  if (quantity !== undefined && period !== null)
    return [{ title: `${quantity.title}, but in ${period.text}`, measure: during(quantity.measure, period) }];
  const headline = (plan?.headlines ?? []).find(({ key }) => key === text);
  if (headline !== undefined) return [headline];
  const target = targets.find(({ id }) => id === text);
  if (target !== undefined) return [target];
  const claim = claims.find(({ id }) => id === text || text.startsWith(`${id}/`));
  if (claim !== undefined) return claimNumbers(claim, text.slice(claim.id.length));
  const resource = model.resources.find(({ name }) => name === first);
  if (resource !== undefined && (rest.length === 0 || period !== null)) {
    const measure = {
      position: resource.at,
      where: {},
      scenario: [],
      kind: "utilisation" as const,
      resource: first,
      window: period,
    };
    return [{ title: describeMeasure(measure, documents), measure }];
  }
  const stage = model.stages.find(({ name }) => name === first);
  if (stage !== undefined) return [stageNumber(stage, rest.join(" "), documents)];
  const examples = `a period after ${first}, such as FY2024 or 2024-06`;
  if (fan !== undefined || quantity !== undefined) return refuseUsage("CELL", examples, whatFollows(rest));
  return refuseUnknown(text, documents);
}

function whatFollows(rest: readonly string[]): string {
  return rest.length === 0 ? "none" : `"${rest.join(" ")}"`;
}

function periodOf(text: string, { model }: Documents): Span | null {
  return text === "" ? null : parseSpan(text, model.fiscalYearStartMonth);
}

/** The instant just after it, called by the period that it ends. */
function endOf({ to, text }: Span): Instant {
  return { ...to, text: `the end of ${text}` };
}

/** A series counts entries over the period, or those present at its end. */
function fanMeasure({ stages, level, counts, at }: FanPlan, period: Span, { model }: Documents): Measure {
  const group = model.groups.find(({ levels }) => levels.includes(level));
  const where = level === "" || group === undefined ? {} : { [group.name]: [level] };
  const common = { position: at, where, scenario: [], stages };
  if (counts === "entries") return { ...common, kind: "entries", window: period };
  return { ...common, kind: counts, moment: endOf(period), window: null };
}

/** The same measure in another period: over it, or at its end where it is taken at an instant. */
function during(measure: Measure, period: Span): Measure {
  if (measure.kind === "share") return { ...measure, cohortWindow: period };
  if (measure.kind === "age") return { ...measure, moment: endOf(period) };
  if ((measure.kind === "stock" || measure.kind === "waiting") && measure.moment !== null) {
    return { ...measure, moment: endOf(period), window: null };
  }
  return measure.kind === "fact" ? measure : { ...measure, window: period };
}

/** Both sides of every test that a run measures, or the one that is named. */
function claimNumbers(claim: Claim, side: string): readonly Named[] {
  const all = claim.tests.flatMap(({ measure, against }, index) => [
    { side: `/${index}/measure`, title: claim.words, measure },
    ...(against?.kind === "measure"
      ? [{ side: `/${index}/against`, title: `Compared with it: ${claim.words}`, measure: against.measure }]
      : []),
  ]);
  const run = all.filter(({ measure }) => measure.kind !== "fact");
  const found = side === "" ? run : run.filter((one) => one.side === side);
  if (found.length === 0 && run.length === 0) {
    const hint = "its figures are published ones: `pendency claims` names them, `pendency facts show` explains each";
    return refuseUsage("CELL", "a claim that compares numbers of a run", `"${claim.id}", which compares none`, hint);
  }
  if (found.length > 0) return found;
  const known = run.map((one) => claim.id + one.side).join(", ");
  return refuseUsage("CELL", `a number of the claim ${claim.id}`, `"${claim.id}${side}"`, `known: ${known}`);
}

/** Entries of an outcome, or the mean stock of any other stage, of the levels and in the period that are named. */
function stageNumber(stage: Stage, words: string, documents: Documents): Named {
  const { model } = documents;
  let rest = words;
  const where: Record<string, string[]> = {};
  for (const { name, levels } of model.groups) {
    const level = levels.toSorted((a, b) => b.length - a.length).find((each) => ` ${rest} `.includes(` ${each} `));
    if (level === undefined) continue;
    where[name] = [level];
    rest = ` ${rest} `.replace(` ${level} `, " ").trim();
  }
  const window = periodOf(rest, documents);
  if (rest !== "" && window === null) {
    const levels = model.groups.flatMap((group) => group.levels);
    const hint = levels.length === 0 ? undefined : nearestHint(rest, levels);
    refuseUsage("CELL", "a level of a group, or a period such as FY2024", `"${rest}"`, hint);
  }
  const common = { position: stage.at, where, scenario: [], stages: [stage.name], window };
  const isFlow = stage.stay.kind === "outcome" || stage.stay.kind === "passes";
  const measure: Measure = isFlow ? { ...common, kind: "entries" } : { ...common, kind: "stock", moment: null };
  return { title: stage.title, measure };
}

/** @throws PendencyError (usage), always, with the nearest of everything that has a number */
export function refuseUnknown(text: string, { model, claims, targets, plan }: Documents): never {
  const all = [
    ...model.quantities.map(({ name }) => name),
    ...(plan?.headlines ?? []).map(({ key }) => key),
    ...(plan?.fans ?? []).map(({ key }) => key),
    ...claims.map(({ id }) => id),
    ...targets.map(({ id }) => id),
    ...model.stages.map(({ name }) => name),
    ...model.resources.map(({ name }) => name),
  ];
  const names = [...new Set(all)];
  const expected =
    'a quantity, a headline, a target, a claim, a series with a period ("waiting 2024-06"), a resource, or a stage with a level and a period ("served north FY2024")';
  const got = text === "" ? "nothing" : `"${text}"`;
  const hint = text === "" ? `such as ${names.slice(0, 8).join(", ")}` : nearestHint(text.split(/\s+/)[0], names);
  return refuseUsage("CELL", expected, got, hint);
}

/** "did you mean "served"? near it too: …": names that contain the word come before those that are spelt like it. */
function nearestHint(word: string, names: readonly string[]): string {
  const low = word.toLowerCase();
  const distance = (name: string): number =>
    name.toLowerCase().includes(low) && low.length > 2 ? 0 : editDistance(low, name.toLowerCase());
  const [first, ...others] = names.toSorted((left, right) => distance(left) - distance(right)).slice(0, 6);
  if (first === undefined) return "the model names nothing that is measured";
  const isNear = distance(first) <= Math.max(1, Math.floor(word.length / 3));
  return isNear
    ? `did you mean "${first}"?${others.length === 0 ? "" : ` Nearest beside it: ${others.join(", ")}`}`
    : `nearest: ${[first, ...others].join(", ")}`;
}
