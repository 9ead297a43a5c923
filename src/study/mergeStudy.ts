// Finished runs → the study: sorted by stack and replication, so that the order in which they finished is
// forgotten.
import { driftPath, firstMonth } from "../compile/driftPath.ts";
import type { StepShapes } from "../compile/driftPath.ts";
import type { Program, ProgramTime } from "../compile/program.ts";
import type { Model } from "../model/model.ts";
import type { Drift, Parameter } from "../parameters/parameter.ts";
import type { Point } from "../scenario/point.ts";
import { isoDate } from "../quantity/date.ts";
import { summarise } from "../summarise/summarise.ts";
import type { SourceDraw, StackSummary } from "../summarise/summary.ts";
import { replicationsOf, type StudyInput } from "./planStudy.ts";
import type { Run } from "./runReplication.ts";
import type { SampleRule } from "../model/sampleRule.ts";
import type { ParameterDraws, Study, StudySpec } from "./study.ts";

/**
 * @param runs     in any order; when some are missing, only replications that every stack finished are kept,
 *   so that stacks stay paired
 * @param programs one per stack of the spec, in its order: names, periods and titles
 * @param id       see studyId
 */
export function mergeStudy(input: StudyInput, runs: readonly Run[], programs: readonly Program[], id: string): Study {
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
  return runs
    .filter(({ task }) => task.stack === stack && replications.includes(task.replication))
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

/** Only what every run was given: the others have nothing to be set against. */
function drawsOf(
  { groups }: Pick<Model, "groups">,
  parameters: readonly Parameter[],
  time: ProgramTime,
  runs: readonly Run[],
): ParameterDraws[] {
  // prettier-ignore
  const points = runs.flatMap(({ point }) => (point === null ? [] : [point]));
  if (points.length === 0) return [];
  const shapes: StepShapes = new Map();
  const levelsOf = ({ by }: Drift): readonly string[] =>
    groups.find((group) => group.name === by?.text)?.levels ?? [""];
  return parameters.flatMap((parameter) => {
    const { name, uncertainty, alternatives, drift } = parameter;
    const rows: ParameterDraws[] = [];
    if (uncertainty !== null && points.every(({ draws }) => Object.hasOwn(draws, name)))
      rows.push({ name, how: uncertainty.how, values: points.map(({ draws }) => draws[name].value) });
    if (alternatives !== null && points.every(({ sources }) => Object.hasOwn(sources, name)))
      rows.push({ name, how: "source", values: points.map(({ sources }) => sources[name]) });
    if (drift != null && points.every((point) => point.drift !== undefined))
      rows.push({ name, how: "drift", values: points.map((point) => driftInAYear(name, drift, point, levelsOf(drift), time, shapes)) }); // prettier-ignore
    if (points.every(({ chances = {} }) => Object.hasOwn(chances, name)))
      rows.push({ name, how: "chance", values: points.map(({ chances = {} }) => chances[name]) });
    return rows;
  });
}

/** Log distance twelve months on, the mean over the paths. */
function driftInAYear(
  name: string,
  drift: Drift,
  { drift: key }: Point,
  levels: readonly string[],
  time: ProgramTime,
  shapes: StepShapes,
): number {
  if (key === undefined) return 0;
  const first = firstMonth(drift, time);
  const ends = levels.map((level) => driftPath(name, drift, level, key, first, 12, shapes)[11]);
  return ends.reduce((sum, end) => sum + end, 0) / ends.length;
}
