// Everything the report is made from, out of the study, the documents and the facts.
import type { Verdict } from "../../judge/verdict.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import type { TargetResult } from "../../claim/target.ts";
import type { Model } from "../../model/model.ts";
import { bindingOf } from "./bindingOf.ts";
import { answerPath } from "./answerPath.ts";
import { bindingChoices, linesOf } from "./bindingChoices.ts";
import { flowOf, waitPanels } from "./fromStudy.ts";
import type { PlainAnswer } from "../answer/plainAnswer.ts";
import type { Binds } from "../binds.ts";
import type { Grid } from "../grid.ts";
import type { Matters } from "../matters.ts";
import type { Requires } from "../requires/required.ts";
import { costTable } from "./costTable.ts";
import { yearsOfPeriods } from "./yearsOfPeriods.ts";
import type { FlowPicture } from "./flowPicture.ts";
import type { ReportInput, WaitPanel } from "./reportInput.ts";
import { engineVersion } from "../../study/engineVersion.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";
import type { StudyDocument } from "../../documents/studyDocument.ts";
import type { StackSummary } from "../../summarise/summary.ts";
import { asOfLines } from "../asOfWords.ts";
import type { Documents } from "../../documents/documents.ts";
import type { SourceStudy } from "../../study/sourceShares.ts";
import { assumptionsOf } from "../explain/assumptionsOf.ts";
import { explainNumber } from "../explain/explainNumber.ts";
import type { Headline } from "../explain/headlines.ts";
import { countedScores, levelsOf, scoresLines } from "../gates/modelGates.ts";
import { posteriorLines } from "../posterior.ts";
import { scenarioTexts } from "../scenarioTexts.ts";
import { targetRows } from "./targetRows.ts";
import { trackRecordOf } from "./trackRecord.ts";
import { withFarPoints } from "./farPoints.ts";
import { fanPanels, observedPoints } from "./fanPanels.ts";
import { conflictRows, parameterRows } from "./provenanceRows.ts";

interface Results {
  readonly study: Study;
  /** null where the study document does not say what its question compares */
  readonly plain: PlainAnswer | null;
  readonly verdicts: readonly Verdict[];
  readonly targets: readonly TargetResult[];
  readonly gates: ModelGates;
  readonly grid: Grid | null;
  /** null: left out, or expected numbers cannot say */
  readonly matters: Matters | null;
  readonly binds: Binds | null;
  readonly requires: Requires | null;
  /** further studies of conflicting sources, one each; left out: none */
  readonly bySource?: readonly SourceStudy[];
  /** numbers that people quote; the study measured them */
  readonly headlines: readonly Headline[];
  /** a command line that measures what judgements do, where this study has too few runs for it */
  readonly effectsCommand: string;
  /** a command line that ranks with more draws; left out: none is at hand */
  readonly mattersCommand?: string;
  /** a command line that searches further what would have to be true; left out: none is at hand */
  readonly requiresCommand?: string;
  /** command lines that make the report again */
  readonly commands: readonly string[];
}

export function reportInputOf(documents: Documents, plan: StudyDocument, results: Results): ReportInput {
  const { facts, model } = documents;
  const { study, verdicts, headlines, gates } = results;
  const record = trackRecordOf(gates, countedScores(documents).scores?.page ?? null);
  const quantities = model.quantities.map(({ name }) => name);
  const own = study.stacks.map((stack) => ({
    ...stack,
    measures: stack.measures.filter(({ name }) => quantities.includes(name)),
  }));
  const parameters = parameterRows(documents, facts, results.matters);
  const observed = Object.fromEntries(plan.fans.map((fan) => [fan.key, observedPoints(fan, facts, model)]));
  return {
    question: plan.question,
    ...(results.plain === null ? {} : { plain: results.plain, path: answerPath(plan, study) }),
    study: { ...study, stacks: own },
    scenarios: scenarioTexts(documents),
    answerMeasures: plan.answer.measures ?? quantities,
    answerBase: plan.answer.base,
    answerClaims: plan.answer.claims ?? verdicts.filter(({ kind }) => kind.includes("prediction")).map(({ id }) => id),
    flow: flowPicture(study, plan, model),
    fans: fanPanels(plan.fans, study, model, results.bySource ?? [], plan.answer).map((panel) =>
      withFarPoints(panel, observed[panel.key] ?? [], gates, model.fiscalYearStartMonth),
    ),
    observed,
    waits: waitTables(study, plan, model),
    binding:
      study.stacks[0].resources.length === 0
        ? null
        : bindingOf(
            study.stacks[0],
            bindingChoices(model, study.spec.seriesLevels),
            study.periodLabels,
            yearsOfPeriods(study, model),
          ),
    verdicts,
    grid: results.grid,
    ...(model.runs.kind === "calendar" ? { levels: levelsOf(documents, gates) } : {}),
    costs: plan.costs === null ? null : costTable(plan.costs, study, model),
    targets: targetRows(results.targets),
    ...(record === null ? {} : { trackRecord: record }),
    parameters,
    ...(results.matters === null ? {} : { matters: results.matters }),
    ...(results.mattersCommand === undefined ? {} : { mattersCommand: results.mattersCommand }),
    ...(results.binds === null ? {} : { binds: results.binds }),
    ...(results.requires === null ? {} : { requires: results.requires }),
    ...(results.requiresCommand === undefined ? {} : { requiresCommand: results.requiresCommand }),
    explained: headlines
      .map((headline) => explainNumber(documents, study, headline, parameters, gates))
      .filter(({ value }) => value !== null),
    assumptions: assumptionsOf(documents, study, headlines, results.effectsCommand),
    conflicts: conflictRows(documents, facts),
    notValidated: plan.notValidated,
    run: {
      versions: [{ name: "Pendency", version: engineVersion }],
      events: study.stacks.reduce((sum, stack) => sum + stack.events, 0),
      commands: results.commands,
      notes: notesOn(results, documents),
    },
  };
}

function notesOn({ study, targets }: Results, documents: Documents): readonly string[] {
  const unmeasured = targets.length - targetRows(targets).length;
  return [
    ...asOfLines(documents.asOf),
    ...posteriorLines(documents).map((line) => `${line.replace(/^d/, "D")}.`),
    ...scoresLines(documents),
    ...(study.unfinished === 0
      ? []
      : [`Stopped early: ${study.unfinished} replications were not finished. ${study.unfinishedWhy ?? ""}`.trim()]),
    ...(unmeasured === 0
      ? []
      : [`Targets left out because there was nothing to measure or to compare: ${unmeasured}.`]),
  ];
}

function flowPicture(study: Study, plan: StudyDocument, model: Model): FlowPicture {
  const labels = study.periodLabels;
  const from = plan.flow === null ? Math.max(0, labels.length - 12) : Math.max(0, labels.indexOf(plan.flow.from));
  const last = plan.flow === null ? labels.length - 1 : labels.indexOf(plan.flow.through);
  const to = last < from ? labels.length : last + 1;
  const stages = model.stages.map(({ name, title, phase, stay }) => ({ name, title, phase, kind: stay.kind }));
  return flowOf(study, 0, stages, arrivalsByStage(study.stacks[0], model, from, to), [from, to]);
}

/** Mean monthly arrivals from outside: entries to a stage less those that came from another. */
function arrivalsByStage(stack: StackSummary, model: Model, from: number, to: number): Record<string, number> {
  const mean = (values: readonly number[]): number =>
    values.slice(from, to).reduce((sum, value) => sum + value, 0) / Math.max(1, to - from);
  return Object.fromEntries(
    model.stages
      .filter((stage) => stage.arrivals.length > 0)
      .map(({ name }) => {
        const fan = stack.fans.find((each) => each.kind === "entries" && each.stage === name && each.level === "");
        const inside = stack.moves
          .filter((move) => move.to === name)
          .reduce((sum, move) => sum + mean(move.persons), 0);
        return [name, Math.max(0, (fan === undefined ? 0 : mean(fan.mean)) - inside)] as const;
      }),
  );
}

function waitTables(study: Study, plan: StudyDocument, model: Model): readonly WaitPanel[] {
  const lines = linesOf(model);
  const delays = new Set(model.stages.filter(({ stay }) => stay.kind === "dwell").map(({ name }) => name));
  const years = [...new Set(study.stacks[0].waits.map(({ year }) => year))].filter((year) => year !== "").sort();
  if (plan.waits.length === 0) {
    return waitPanels(
      study,
      0,
      lines.map(({ name }) => name),
      years[years.length - 1] ?? "",
      delays,
    );
  }
  return plan.waits.flatMap((wait) =>
    wait.stacks.flatMap((stack) => {
      const index = study.stacks.findIndex((each) => stackName(each.stack) === stackName(stack));
      if (index < 0) return [];
      const stages = wait.stages.length === 0 ? lines.map(({ name }) => name) : wait.stages;
      return waitPanels(study, index, stages, wait.year, delays).filter((panel) => panel.kind === wait.kind);
    }),
  );
}
