// pendency run MODEL --engine fluid: expected numbers of one stack of scenarios, with what they approximate.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { observeFluid } from "../../observe/observeFluid.ts";
import { measuresText } from "../../present/terminal.ts";
import { approximationsOf } from "../../simulate/fluid/approximations.ts";
import { chooseStep } from "../../simulate/fluid/chooseStep.ts";
import { simulateFluid } from "../../simulate/fluid/run.ts";
import { mergeStudy } from "../../study/mergeStudy.ts";
import { programOf } from "../../study/runReplication.ts";
import { studyId } from "../../study/studyId.ts";
import type { StudySpec } from "../../study/study.ts";
import type { Console } from "../console.ts";
import { describeRun } from "../describeRun.ts";
import { openModel } from "../launch.ts";
import { daysOf, pairsOf, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";
import { studyInput } from "../request.ts";
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
  const spec: StudySpec = {
    seed: 0,
    replications: 1,
    stacks: [stack],
    shown: [stack],
    inFull: null,
    fewer: null,
    drawParameters: false,
    sources: Object.fromEntries(pairsOf("source", options.source ?? [])),
    sample: null,
    seriesGroup: plan?.series.group ?? "",
    seriesLevels: plan?.series.levels ?? [],
  };
  const tailDays = (options.tail ?? []).map((text) => daysOf("tail", text));
  const defaults = options.json === true || model.quantities.length === 0 || tailDays.length > 0 ? { tailDays } : null;
  const warmUpDays = options.warmUp === undefined ? null : daysOf("warm-up", options.warmUp);
  const request: StudyRequest = {
    files,
    factFiles: workspace.factFiles,
    spec,
    measure: { quantities: true, defaults, claims: [], targets: false },
    warmUpDays,
    eventLimit: Number.MAX_SAFE_INTEGER,
  };
  const input = studyInput(request, workspace);
  const program = programOf(input, 0, null);
  const { step, error } = chooseStep(program, tolerance);
  const observer = observeFluid(program, { ...spec, series: true });
  simulateFluid(program, { step, listeners: [observer.listener] });
  const observation = observer.result();
  const id = studyId([...files.documents, ...files.targets], workspace.facts, spec, { engine: "fluid" });
  const merged = mergeStudy(input, [{ task: { stack: 0, replication: 0 }, observation, draws: null }], [program], id);
  const study = { ...merged, engine: "fluid" as const, uncertaintyNote: "none: expected numbers" };
  const badge = {
    words: "fluid engine: expected numbers",
    stepDays: step * program.time.gridDays,
    stepError: error,
    approximates: approximationsOf(program),
    without: observer.reasons(),
    agreement: agreementOf(files.documents[0]?.path ?? ""),
  };
  if (options.json === true) {
    const described = describeRun(study, study.stacks[0], { ...model, warmUpDays: warmUpDays ?? model.warmUpDays });
    console.print(JSON.stringify({ ...described, fluid: badge }));
    return 0;
  }
  console.print(measuresText({ scenarios: scenarioTexts(documents), study }, console.style));
  const days = badge.stepDays.toPrecision(3);
  const lines = [
    `${badge.words} · step ${days} days · halving it changes no number by more than ${(100 * error).toPrecision(2)} %`,
    ...badge.approximates.map((words) => `approximated: ${words}`),
    ...Object.entries(badge.without)
      .filter(([name]) => !name.startsWith("default:"))
      .map(([name, reason]) => `no value for ${name}: ${reason}`),
    ...(badge.agreement === null ? [] : [`compared with the individual engine: ${badge.agreement.words}`]),
  ];
  console.print(lines.map((line) => console.style.quiet(line)).join("\n"));
  return 0;
}

/** What was measured of the model beside the individual engine, where somebody has kept it beside the model. */
interface Agreement {
  readonly words: string;
}

function agreementOf(document: string): Agreement | null {
  const file = join(dirname(document), "fluid-agreement.json");
  return document !== "" && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Agreement) : null;
}
