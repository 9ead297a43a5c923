// A study of one stack as one JSON object, the same keys for every model: `pendency run --json`.
import type { FluidBadge } from "../ask/fluidBadge.ts";
import { estimateOf, outcomesOf } from "../ask/outcomesOf.ts";
import type { RunAnswer } from "../ask/run.ts";
import type { Documents } from "../documents/documents.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import type { Model } from "../model/model.ts";
import { chanceJson } from "../study/chanceJson.ts";
import { endingJson } from "./endingJson.ts";
import { settingsJson } from "../study/settings.ts";
import { defaultName } from "../study/defaultMeasures.ts";
import { stackName } from "../scenario/stack.ts";
import type { Study } from "../study/study.ts";
import type { MeasureSummary, StackSummary } from "../summarise/summary.ts";

/**
 * The object of `pendency run --json`.
 *
 * @param more what else was asked for
 */
export function runJson(
  { study, widths, levels }: Pick<RunAnswer, "study" | "widths" | "levels">,
  documents: Documents,
  badge: FluidBadge | null,
  more: { readonly warmUpDays?: number; readonly targets?: unknown; readonly timelines?: unknown } = {},
): object {
  const { model } = documents;
  const { warmUpDays = model.warmUpDays, targets, timelines } = more;
  return {
    ...describeRun(study, study.stacks[0], { ...model, warmUpDays }, levels),
    ...(targets === undefined ? {} : { targets }),
    ...(timelines === undefined ? {} : { timelines }),
    ...endingJson(documents, { widths, badge }),
  };
}

/** @param levels what forecasts of a quantity's level have come to, by its name; null: nobody asked */
export function describeRun(
  study: Study,
  stack: StackSummary,
  model: Model,
  levels: Readonly<Record<string, VerdictGate>> | null = null,
): Record<string, unknown> {
  const find = (name: string): MeasureSummary | undefined => stack.measures.find((measure) => measure.name === name);
  const chance = chanceJson(study);
  const own = stack.measures.filter(({ of }) => of !== "default");
  const stages = model.stages.filter((stage) => !["outcome", "passes"].includes(stage.stay.kind));
  return {
    model: study.modelId,
    title: study.title,
    studyId: study.id,
    engine: study.engine,
    seed: chance.seed,
    replications: stack.replications,
    unfinished: study.unfinished,
    ...(study.unfinishedWhy === undefined ? {} : { unfinishedWhy: study.unfinishedWhy }),
    stack: stackName(stack.stack),
    sample: chance.sample,
    ...settingsJson(study.spec.settings?.[study.stacks.indexOf(stack)], study),
    uncertainty: study.uncertaintyNote,
    entities: study.entities,
    from: study.startDate,
    to: study.endDate,
    warmUpDays: model.warmUpDays,
    measures: own.map((measure) => describeMeasure(measure, levels)),
    stages: stages.map((stage) => ({
      stage: stage.name,
      title: stage.title,
      ...someOf(find, stage.name, ["stock", "waiting", "entries"]),
      wait: statisticsOf(stack, stage.name, "wait"),
      waitOfEveryone: statisticsOf(stack, stage.name, "waitOfEveryone"),
      sojourn: statisticsOf(stack, stage.name, "sojourn"),
    })),
    outcomes: outcomesOf(stack, model),
    resources: model.resources.map((resource) => ({
      resource: resource.name,
      title: resource.title,
      ...someOf(find, resource.name, ["utilisation", "overtime", "cost", "leftBehind"]),
    })),
    ledger: stack.ledger,
    events: stack.events,
    digests: stack.digests,
  };
}

/** @param levels see `describeRun` */
export function describeMeasure(
  measure: MeasureSummary,
  levels: Readonly<Record<string, VerdictGate>> | null = null,
): Record<string, unknown> {
  const { name, title, unit, p10, p25, median, p75, p90, stillWaiting, values } = measure;
  const gate = levels === null ? {} : { gate: levels[name] ?? null };
  return { name, title, unit, ...estimateOf(measure), p10, p25, median, p75, p90, stillWaiting, ...gate, values };
}

function someOf(
  find: (name: string) => MeasureSummary | undefined,
  of: string,
  what: readonly string[],
): Record<string, unknown> {
  const rows = what.map((word) => [word, find(defaultName(of, word))] as const);
  return Object.fromEntries(
    rows.flatMap(([word, found]) => (found === undefined ? [] : [[word, { ...estimateOf(found), unit: found.unit }]])),
  );
}

/** All statistics of one kind of time in a stage; null where the stage has none. */
function statisticsOf(stack: StackSummary, stage: string, kind: string): Record<string, unknown> | null {
  const prefix = defaultName(stage, `${kind}/`);
  const found = stack.measures.filter((measure) => measure.name.startsWith(prefix));
  if (found.length === 0) return null;
  const rows = found.map((measure) => {
    const row = { ...estimateOf(measure), unit: measure.unit };
    return [measure.name.slice(prefix.length), row] as const;
  });
  const stillWaiting = found[0].stillWaiting;
  return { ...Object.fromEntries(rows), stillWaiting };
}
