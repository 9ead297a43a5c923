// Finished runs → the study: sorted by stack and replication, so that the order in which they finished is
// forgotten.
import type { Program } from "../compile/program.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { isoDate } from "../quantity/date.ts";
import { summarise } from "../summarise/summarise.ts";
import type { SourceDraw, StackSummary } from "../summarise/summary.ts";
import { drawsOf } from "./drawsOf.ts";
import { replicationsOf, type StudyInput } from "./planStudy.ts";
import type { Run } from "./runReplication.ts";
import type { SampleRule } from "../model/sampleRule.ts";
import type { Study, StudySpec } from "./study.ts";

/**
 * @param runs     in any order; when some are missing, only replications that every stack finished are kept,
 *   so that stacks stay paired
 * @param programs one per stack of the spec, in its order: names, periods and titles
 * @param id       see studyId
 * @param isSumsOnly whether series of single stages have no fan
 */
export function mergeStudy(
  input: StudyInput,
  runs: readonly Run[],
  programs: readonly Program[],
  id: string,
  isSumsOnly = false,
): Study {
  const { spec, documents } = input;
  const { model } = documents;
  const whole = wholeReplications(input, runs);
  const named = Object.fromEntries(input.measures.map(({ name, title, of }) => [name, { title, of }]));
  const stacks = spec.stacks.map((stack, index): StackSummary => {
    const own = runsOf(runs, index, whole);
    return summarise(
      own.map((run) => run.observation),
      {
        stack,
        program: programs[index],
        named,
        seriesLevels: spec.seriesLevels,
        sums: spec.sums ?? [],
        isSumsOnly,
        sources: sourceDraws(documents.parameters, own),
      },
    );
  });
  const longest = spec.stacks.findIndex((_, stack) => replicationsOf(spec, stack) === spec.replications);
  const draws = drawsOf(
    documents.model,
    documents.parameters,
    programs[0].time,
    runsOf(runs, Math.max(0, longest), whole),
  );
  const { time } = programs[0];
  return {
    modelId: model.id,
    title: model.title,
    id,
    engine: spec.engine,
    spec,
    sampleNote: describeSample(spec.sample, model.entities[0] ?? "persons"),
    uncertaintyNote: uncertaintyNote(spec.engine, draws.length > 0),
    entities: model.entities[0] ?? "persons",
    periodLabels: time.periodLabels,
    startDate: time.startDays === null ? "0 days" : isoDate(time.startDays),
    endDate:
      time.startDays === null
        ? `${time.steps * time.gridDays} days`
        : isoDate(time.startDays + time.steps * time.gridDays),
    stageTitles: Object.fromEntries(model.stages.map(({ name, title }) => [name, title])),
    draws,
    stacks,
    unfinished: Math.max(...spec.stacks.map((_, stack) => replicationsOf(spec, stack))) - whole.length,
  };
}

function uncertaintyNote(engine: StudySpec["engine"], isDrawn: boolean): string {
  if (engine === "fluid")
    return isDrawn ? "parameters; chance is left out: expected numbers" : "none: expected numbers";
  return isDrawn ? "parameters and chance" : "chance only";
}

/** "every person one to one", or how many one record stands for. */
function describeSample(sample: SampleRule | null, entities: string): string {
  if (sample === null) return `every one of the ${entities} one to one`;
  const named = Object.entries(sample.weights).map(([level, weight]) => `${level} 1 in ${weight}`);
  const otherwise = sample.otherwise === 1 ? "all others one to one" : `all others 1 in ${sample.otherwise}`;
  return `a sample of ${entities} by ${sample.group}: ${[...named, otherwise].join(", ")}`;
}

/** Replications that every stack which has them has finished, rising. */
function wholeReplications({ spec }: StudyInput, runs: readonly Run[]): number[] {
  const finished = new Map<number, number>();
  for (const { task } of runs) finished.set(task.replication, (finished.get(task.replication) ?? 0) + 1);
  const planned = (replication: number): number =>
    spec.stacks.filter((_, stack) => replication < replicationsOf(spec, stack)).length;
  return [...finished]
    .filter(([replication, count]) => count === planned(replication))
    .map(([replication]) => replication)
    .sort((left, right) => left - right);
}

function runsOf(runs: readonly Run[], stack: number, replications: readonly number[]): Run[] {
  const whole = new Set(replications);
  return runs
    .filter(({ task }) => task.stack === stack && whole.has(task.replication))
    .sort((left, right) => left.task.replication - right.task.replication);
}

/** The source that each run used, drawn or given; none where nothing is drawn at all. */
function sourceDraws(parameters: readonly Parameter[], runs: readonly Run[]): SourceDraw[] {
  return parameters.flatMap(({ name, alternatives }) => {
    if (alternatives === null) return [];
    const values = runs.flatMap(({ point }) => point?.sources[name] ?? []);
    return values.length < runs.length ? [] : [{ parameter: name, values }];
  });
}
