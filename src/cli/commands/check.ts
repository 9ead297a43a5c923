// pendency check FILE: everything that can be told about documents without running them.
import { estimateRecords } from "../../study/estimateRecords.ts";
import { programOf } from "../../study/runReplication.ts";
import type { StudyRequest, Workspace } from "../request.ts";
import { describeProblem } from "../../errors.ts";
import { factOf } from "../../judge/factValue.ts";
import { observedFacts } from "../../judge/judgeTargets.ts";
import type { Measure } from "../../model/measure.ts";
import { claimStacks } from "../../study/studyMeasures.ts";
import { distinctStacks, stackName } from "../../scenario/stack.ts";
import type { Console } from "../console.ts";
import { asOfJson, tellAsOf } from "../asOf.ts";
import { openModel } from "../launch.ts";
import { sortStacks } from "../possibleStacks.ts";
import { asOfOf, studyInput } from "../request.ts";
import type { RunOptions } from "../options.ts";

/** Reads, compiles every scenario with the measures of all claims and targets, and says how large a run would be. */
export function check(asked: string, options: RunOptions, console: Console): number {
  const workspace = openModel(asked, options);
  const { documents, plan, targets } = workspace;
  const { model, parameters, scenarios, claims, warnings } = documents;
  const known = scenarios.map((scenario) => scenario.name);
  const wanted = distinctStacks([
    [],
    ...known.map((name) => [name]),
    ...claimStacks(claims).filter((stack) => stack.every((name) => known.includes(name))),
    ...(plan?.stacks ?? []),
  ]);
  const { possible: stacks, impossible } = sortStacks(workspace, wanted);
  checkFacts(workspace);
  const input = studyInput(requestFor(workspace, stacks), workspace);
  const sizes = input.spec.stacks.map((stack, index) => ({
    stack: stackName(stack),
    people: Math.round(estimateRecords(programOf(input, index, null))),
  }));
  const counts = {
    model: model.id,
    title: model.title,
    stages: model.stages.length,
    resources: model.resources.length,
    parameters: parameters.length,
    scenarios: scenarios.length,
    claims: claims.length,
    targets: targets.length,
  };
  const standing =
    workspace.asOf === null ? {} : { asOf: asOfJson(workspace.asOf, workspace.facts), notPossible: impossible };
  if (options.json === true) {
    console.print(JSON.stringify({ ...counts, problems: [], warnings, expectedPeople: sizes, ...standing }));
    return sizes.length === 0 ? 1 : 0;
  }
  for (const warning of warnings) console.complain(`warning: ${describeProblem(warning)}`);
  if (sizes.length === 0) return tellNothingPossible(workspace, impossible, console);
  if (options.quiet === true) return 0;
  const parts = [
    `${counts.stages} stages, ${counts.resources} resources, ${counts.parameters} parameters`,
    `${counts.scenarios} scenarios, ${counts.claims} claims, ${counts.targets} targets`,
    `about ${sizes[0].people.toLocaleString("en")} people in a one-to-one run`,
  ];
  console.print(`${console.style.good("In order")}: ${model.title} (${model.id})\n  ${parts.join("\n  ")}`);
  for (const { stack, because } of impossible) console.print(`not possible: ${stackName(stack)}: ${because}`);
  tellAsOf(workspace, console);
  for (const { parameter, alternative, what, words } of workspace.asOf?.standIns ?? []) {
    const named = alternative === "" ? parameter : `${parameter} (${alternative})`;
    console.print(console.style.quiet(`  ${named}: ${what}, ${words}`));
  }
  return 0;
}

/** On an early day, not even the model as it stands may be left. */
function tellNothingPossible(
  workspace: Workspace,
  impossible: ReturnType<typeof sortStacks>["impossible"],
  console: Console,
): 1 {
  const { model } = workspace.documents;
  console.print(`${console.style.bad("Not possible on that day")}: ${model.title} (${model.id})`);
  for (const { stack, because } of impossible) console.print(`not possible: ${stackName(stack)}: ${because}`);
  tellAsOf(workspace, console);
  return 1;
}

/** Figures that claims and targets name must be at hand. */
function checkFacts({ documents, facts, targets }: Workspace): void {
  // on a day, a claim about a later figure is told as such when claims are judged
  const look = (measure: Measure): void =>
    void (
      measure.kind === "fact" &&
      facts.asOf?.leftOut.has(measure.fact) !== true &&
      factOf(measure.fact, facts, measure.position)
    );
  for (const { measure, against } of documents.claims.flatMap((claim) => claim.tests)) {
    look(measure);
    if (against?.kind === "measure") look(against.measure);
  }
  for (const target of targets) observedFacts(target, facts);
}

function requestFor(workspace: Workspace, stacks: readonly (readonly string[])[]): StudyRequest {
  const { files, factFiles, documents } = workspace;
  const claims = documents.claims.map((claim) => claim.id);
  return {
    files,
    factFiles,
    asOf: asOfOf(workspace),
    spec: {
      seed: 1,
      replications: 1,
      stacks,
      drawParameters: false,
      shown: [],
      inFull: null,
      fewer: null,
      sources: {},
      sample: null,
      seriesGroup: "",
      seriesLevels: [],
    },
    measure: { quantities: true, defaults: { tailDays: [] }, claims, targets: true },
    warmUpDays: null,
    eventLimit: 0,
  };
}
