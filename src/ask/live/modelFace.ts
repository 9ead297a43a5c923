// What a workbench shows of a model before anything is run: its question, its scenarios, its levers and its series.
import type { Documents } from "../../documents/documents.ts";
import { recordingPeriods, stepAt } from "../../quantity/calendar.ts";
import { runTimeOf } from "../../compile/structure.ts";
import { canonicalStack } from "../../scenario/stack.ts";
import { fiscalYears } from "../report/fanMeasures.ts";
import { observedPoints } from "../report/fanPanels.ts";
import type { ObservedPoint } from "../report/fanPanel.ts";
import { scenarioTexts } from "../scenarioTexts.ts";
import { leversOf } from "./levers.ts";
import type { LeverFace } from "./levers.ts";
import { sinceOf } from "./sinceOf.ts";
import type { TiedFigures } from "./tiedFigures.ts";
import { liveFans } from "./liveFans.ts";

/** Plain data, safe to post. */
export interface ModelFace {
  readonly id: string;
  readonly title: string;
  /** "" where the model has no study */
  readonly question: string;
  /** the stack that others are compared with, and the one that the question is about */
  readonly base: readonly string[];
  readonly with: readonly string[];
  readonly scenarios: readonly ScenarioFace[];
  readonly levers: readonly LeverFace[];
  /** the day from which a moved lever acts, as documents write it */
  readonly since: string;
  readonly series: readonly SeriesFace[];
  /** recording periods of the run, such as 2027-06 */
  readonly periods: readonly string[];
  /** the period in which the question's last day lies; "": it names none within the run */
  readonly asked: string;
  /** of the group whose levels are counted by themselves */
  readonly levels: readonly string[];
  readonly stages: readonly StageFace[];
  /** of all groups */
  readonly groupLevels: readonly string[];
  /** parameters whose publishers disagree, with the names of these */
  readonly publishers: readonly PublishersFace[];
}

interface PublishersFace {
  readonly parameter: string;
  readonly title: string;
  readonly options: readonly { readonly name: string; readonly title: string }[];
}

interface StageFace {
  readonly name: string;
  readonly title: string;
  /** whether people stay there, wait in a line there, or have left */
  readonly kind: "stays" | "line" | "outcome" | "passes";
}

export interface ScenarioFace {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** scenarios that come with it */
  readonly on: readonly string[];
}

interface SeriesFace {
  readonly key: string;
  readonly title: string;
  /** published figures of it */
  readonly observed: readonly ObservedPoint[];
}

const stageKinds = {
  dwell: "stays",
  waits: "stays",
  boards: "line",
  service: "line",
  outcome: "outcome",
  passes: "passes",
} as const;

/** @param figures published figures beside those that the study draws */
export function modelFace(documents: Documents, figures: TiedFigures = {}): ModelFace {
  const { model, plan, facts, scenarios, parameters } = documents;
  const since = sinceOf(documents);
  const texts = scenarioTexts(documents);
  return {
    id: model.id,
    title: model.title,
    question: plan?.question ?? "",
    base: canonicalStack(plan?.answer.base ?? []),
    with: canonicalStack(plan?.answer.with ?? plan?.answer.base ?? []),
    scenarios: scenarios.map(({ on }, nth) => ({ ...texts[nth], on })),
    levers: leversOf(documents, since),
    since: since.text,
    periods: recordingPeriods(runTimeOf(model)).labels,
    asked: askedPeriod(documents),
    levels: plan?.series.levels ?? [],
    stages: model.stages.map(({ name, title, stay: { kind } }) => ({ name, title, kind: stageKinds[kind] })),
    groupLevels: [...new Set(model.groups.flatMap((group) => group.levels))],
    publishers: parameters.flatMap(({ name, title, alternatives }) => {
      const options = alternatives?.options.map((one) => ({ name: one.name, title: one.title ?? one.name }));
      return options === undefined ? [] : [{ parameter: name, title, options }];
    }),
    series: liveFans(documents).map((fan) => ({
      key: fan.key,
      title: fan.title,
      observed:
        fan.every === "fiscal year" && fiscalYears(model).length === 0
          ? []
          : [...observedPoints(fan, facts, model), ...(figures[fan.key] ?? [])],
    })),
  };
}

function askedPeriod({ plan, model }: Documents): string {
  const after = plan?.answer.asks?.after ?? null;
  const time = runTimeOf(model);
  const step = after === null ? null : stepAt(after, time);
  if (step === null || step >= time.steps) return "";
  const { edges, labels } = recordingPeriods(time);
  return labels.findLast((_, i) => edges[i] <= step) ?? "";
}
