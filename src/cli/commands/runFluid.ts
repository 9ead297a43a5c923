// pendency run MODEL --engine fluid: expected numbers of one stack of scenarios, with what they approximate.
import { observeFluid } from "../../observe/observeFluid.ts";
import type { MeasureValue } from "../../observe/observation.ts";
import { fluidBadge, fluidBadgeLines } from "../../present/fluidBadge.ts";
import { measuresText } from "../../present/terminal.ts";
import { approximationsOf } from "../../simulate/fluid/approximations.ts";
import { chooseStep } from "../../simulate/fluid/chooseStep.ts";
import { simulateFluid } from "../../simulate/fluid/run.ts";
import { mergeStudy } from "../../study/mergeStudy.ts";
import { programOf } from "../../study/runReplication.ts";
import { studyId } from "../../study/studyId.ts";
import type { Console } from "../console.ts";
import { describeRun } from "../describeRun.ts";
import { comparisonOf, fluidSpec, keptAgreement } from "../fluidComparison.ts";
import { openModel } from "../launch.ts";
import { daysOf, pairsOf, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";
import { asOfJson, tellAsOf } from "../asOf.ts";
import { preferredSources } from "../sourceRule.ts";
import { asOfOf, studyInput } from "../request.ts";
import type { StudyRequest } from "../request.ts";
import { scenarioTexts } from "../scenarioTexts.ts";
import { settingName } from "../setParameters.ts";

/** Part of the numbers that halving the step may still change. */
const tolerance = 0.02;

/** @returns the exit code */
export function runFluid(asked: string, options: RunOptions, console: Console): number {
  const workspace = openModel(asked, options);
  const { documents, plan, files } = workspace;
  const { model } = documents;
  const settings = (options.set ?? []).length > 0 ? [settingName] : [];
  const stack = [...(options.scenario ?? []).flatMap(stackOf), ...settings];
  const spec = fluidSpec(stack, {
    sources: {
      ...preferredSources(documents.parameters, options),
      ...Object.fromEntries(pairsOf("source", options.source ?? [])),
    },
    seriesGroup: plan?.series.group ?? "",
    seriesLevels: plan?.series.levels ?? [],
  });
  const tailDays = (options.tail ?? []).map((text) => daysOf("tail", text));
  const defaults = options.json === true || model.quantities.length === 0 || tailDays.length > 0 ? { tailDays } : null;
  const warmUpDays = options.warmUp === undefined ? null : daysOf("warm-up", options.warmUp);
  const request: StudyRequest = {
    files,
    factFiles: workspace.factFiles,
    asOf: asOfOf(workspace),
    spec,
    measure: { quantities: true, defaults, claims: [], targets: false },
    warmUpDays,
    eventLimit: Number.MAX_SAFE_INTEGER,
  };
  const input = studyInput(request, workspace);
  const program = programOf(input, 0, null);
  const { step, error } = chooseStep(program, tolerance, () => {
    const asked = observeFluid(program, { ...spec, series: false });
    return { listener: asked.listener, values: () => ownOf(asked.result().measures).map(({ value }) => value) };
  });
  const observer = observeFluid(program, { ...spec, series: true });
  simulateFluid(program, { step, listeners: [observer.listener], apart: [spec.seriesGroup] });
  const observation = observer.result();
  const id = studyId([...files.documents, ...files.targets], workspace.facts, spec, {
    engine: "fluid",
    ...(request.asOf === null ? {} : { asOf: request.asOf }),
  });
  const merged = mergeStudy(input, [{ task: { stack: 0, replication: 0 }, observation, draws: null }], [program], id);
  const study = { ...merged, engine: "fluid" as const, uncertaintyNote: "none: expected numbers" };
  const badge = fluidBadge(
    { of: comparisonOf(workspace), stack, changed: changedBy(options) },
    {
      stepDays: step * program.time.gridDays,
      stepError: error,
      approximates: approximationsOf(program),
      without: observer.reasons(),
    },
    keptAgreement(files),
  );
  if (options.json === true) {
    const described = describeRun(study, study.stacks[0], { ...model, warmUpDays: warmUpDays ?? model.warmUpDays });
    const standing = workspace.asOf === null ? {} : { asOf: asOfJson(workspace.asOf, workspace.facts) };
    console.print(JSON.stringify({ ...described, ...standing, fluid: badge }));
    return 0;
  }
  console.print(measuresText({ scenarios: scenarioTexts(documents), study }, console.style));
  const lines = fluidBadgeLines(
    badge,
    model.quantities.map(({ name }) => name),
  );
  tellAsOf(workspace, console);
  console.print(lines.map((line) => console.style.quiet(line)).join("\n"));
  return 0;
}

/** Measures that somebody named; the others are in the table for completeness. */
function ownOf(measures: readonly MeasureValue[]): readonly MeasureValue[] {
  return measures.filter(({ name }) => !name.startsWith("default:"));
}

/** What this run was given that no comparison had, in words. */
function changedBy({ source, rule, asOf, warmUp }: RunOptions): string[] {
  const given = Object.entries({ "--source": source?.join(" "), "--rule": rule, "--as-of": asOf, "--warm-up": warmUp });
  return given.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value} was not part of it`]));
}
