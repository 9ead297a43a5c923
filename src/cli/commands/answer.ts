// pendency answer MODEL: a model's main job, as its study document says it. This is what `npm start` does.
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { disputedParameters } from "../../judge/disputedParameters.ts";
import { judge } from "../../judge/judge.ts";
import { judgeTargets } from "../../judge/judgeTargets.ts";
import { claimsDocument, claimsJson } from "../../present/claimsJson.ts";
import { reportTables } from "../../present/csv.ts";
import { report } from "../../present/report.ts";
import { answerText, targetsText, verdictsText } from "../../present/terminal.ts";
import { distinctStacks } from "../../scenario/stack.ts";
import { claimStacks } from "../../study/studyMeasures.ts";
import { describeMeasure } from "../describeRun.ts";
import type { Console } from "../console.ts";
import { asOfJson, tellAsOf } from "../asOf.ts";
import { launchEachSource } from "../bySource.ts";
import { impossibleFor, sortStacks } from "../possibleStacks.ts";
import { modelsWithStudy } from "../../disk/findModel.ts";
import { launch, openModel } from "../launch.ts";
import type { RunOptions } from "../options.ts";
import { shownPath } from "../../disk/readFiles.ts";
import { headlinesOf, measuresOf } from "../explain/headlines.ts";
import { stacksOf } from "../explain/measureCells.ts";
import { fanMeasures, fansBeside, fanSums } from "../report/gatherFans.ts";
import { gatherGrid } from "../report/gatherGrid.ts";
import { gatherReport } from "../report/gatherReport.ts";
import type { Workspace } from "../request.ts";
import { assumptionsCommand } from "./explainAssumptions.ts";
import { studyLine } from "../studyLine.ts";
import { refuseUsage } from "../../errors.ts";

export async function answer(asked: string | undefined, options: RunOptions, console: Console): Promise<number> {
  const model = asked ?? onlyModel();
  const workspace = openModel(model, options);
  const { documents, facts, plan, targets } = workspace;
  if (plan === null) {
    const hint = `pendency run ${model} needs none; docs/reference/language.md, section 16, says what one holds`;
    return refuseUsage(model, "a model with a study document (study.yaml)", "none", hint);
  }
  const folder = writableFolder(options.out ?? "out");
  const known = documents.scenarios.map(({ name }) => name);
  const claims = documents.claims.filter(({ id }) => !plan.leaveOut.includes(id));
  const ofClaims = claimStacks(claims, plan.stacks).filter((stack) => stack.every((name) => known.includes(name)));
  const headlines = headlinesOf(workspace, options.set);
  const measure = {
    quantities: true,
    defaults: null,
    targets: true,
    claims: claims.map(({ id }) => id),
    more: [...fanMeasures(plan.fans, documents.model), ...measuresOf(headlines)],
  };
  const { replications, stacks: shown, inFull, fewer, sources } = plan;
  const sums = fanSums(plan.fans);
  const { quantities } = documents.model;
  const answering = quantities.filter(({ name }) => plan.answer.measures?.includes(name) ?? true);
  const beside = fansBeside(
    answering.map((each) => each.measure),
    plan.fans,
    documents.model,
  );
  const answers = [...answering.map(({ name }) => name), ...beside];
  const start = { workspace, options, replications, shown, inFull, answers, fewer, sources, sums };
  const { possible, impossible } = sortStacks(
    workspace,
    distinctStacks([...shown, ...ofClaims, ...stacksOf(headlines)]),
    sources,
  );
  const study = await launch(start, possible, measure, console);
  const bySource = await launchEachSource(start, possible, measure, console);
  if (study.stacks[0].replications === 0) return 3;
  const stopped = study.unfinished > 0;
  const grid =
    plan.grid === null || stopped || options.grid === false
      ? null
      : await gatherGrid(plan.grid, workspace, options, console);
  const verdicts = judge(claims, study, facts, documents, {
    disputed: (claim) => disputedParameters(claim, documents),
    bySource: bySource.map((one) => one.study),
    notPossible: (claim) => impossibleFor(claim, impossible),
  });
  const judged = judgeTargets(targets, study, facts, documents.model);
  const command = `npx pendency answer ${model} --seed ${study.spec.seed} --replications ${study.spec.replications}${onDay(workspace)}`;
  const input = gatherReport(workspace, plan, {
    study,
    verdicts,
    targets: judged,
    grid,
    bySource,
    headlines,
    effectsCommand: assumptionsCommand(model, workspace),
    commands: [command],
  });

  const files = [
    { name: "report.html", text: report(input) },
    { name: "claims.json", text: claimsJson(study, verdicts) },
    ...reportTables(input),
  ];
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  if (options.json === true) {
    const stacks = input.study.stacks.map((stack) => ({
      stack: stack.stack,
      measures: stack.measures.map(describeMeasure),
    }));
    console.print(
      JSON.stringify({
        ...claimsDocument(study, verdicts),
        stacks,
        targets: judged,
        ...(workspace.asOf === null ? {} : { asOf: asOfJson(workspace.asOf, facts) }),
        files: files.map(({ name }) => name),
      }),
    );
  } else {
    console.print(answerText(input, console.style));
    console.print(verdictsText(verdicts, console.style));
    if (input.targets.length > 0) console.print(targetsText(input, console.style));
    tellAsOf(workspace, console);
    console.print(studyLine(study, console.style));
    console.print(
      `Written: ${join(shownPath(folder), "report.html")}, claims.json and ${files.length - 2} tables beside them`,
    );
  }
  return stopped ? 3 : 0;
}

/** The part of the command line that says on which day it stands. */
function onDay({ asOf }: Workspace): string {
  return asOf === null ? "" : ` --as-of ${asOf.date}${asOf.strict ? " --strict-vintages" : ""}`;
}

/** The model whose main job is meant when none is named. */
function onlyModel(): string {
  const models = modelsWithStudy();
  if (models.length === 1) return models[0];
  const got = models.length === 0 ? "none under models/" : `several: ${models.join(", ")}`;
  return refuseUsage("MODEL", "the name of a model with a study document", got);
}

/** Found out before the run rather than after it. */
function writableFolder(folder: string): string {
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : "it cannot be made";
    return refuseUsage("--out", "a folder that can be written to", `${shownPath(folder)} (${why})`);
  }
}

/** One folder at a time: Node's own recursive way never ends where a file system lets nobody make folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
