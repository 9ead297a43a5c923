// Everything a report is made from: plain data, safe as JSON. Each part stands where it is made.
import type { Turning } from "../flip/nearest.ts";
import type { AnswerPath } from "./answerPath.ts";
import type { BindingTable } from "./bindingTable.ts";
import type { CostTable } from "./costTable.ts";
import type { FanPanel, ObservedPoint } from "./fanPanel.ts";
import type { FlowPicture } from "./flowPicture.ts";
import type { ConflictRow, ParameterRow } from "./provenanceRows.ts";
import type { TargetRow } from "./targetRows.ts";
import type { TrackRecord } from "./trackRecord.ts";
import type { EnsembleSummary } from "../../ensemble/summary.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Study } from "../../study/study.ts";
import type { WaitSummary } from "../../summarise/summary.ts";
import type { PlainAnswer } from "../answer/plainAnswer.ts";
import type { AssumptionLedger } from "../explain/assumptionLedger.ts";
import type { ExplainedNumber } from "../explain/explainedNumber.ts";
import type { FluidBadge } from "../fluidBadge.ts";
import type { BesideRuns } from "../frozen/besideRuns.ts";
import type { Binds } from "../binds.ts";
import type { Grid } from "../grid.ts";
import type { Informs } from "../informs/informed.ts";
import type { Matters } from "../matters.ts";
import type { Shapley } from "../shapley.ts";
import type { Sobol } from "../sobol.ts";
import type { FollowedPeople } from "../followedPeople.ts";
import type { Requires } from "../requires/required.ts";
import type { VerdictChanges } from "../verdictChanges.ts";
import type { Waterfall } from "../waterfall.ts";
import type { VerdictGate } from "../../judge/verdictGate.ts";

export interface ReportInput {
  /** the question in plain words, ending in a question mark */
  readonly question: string;
  readonly study: Study;
  /** the answer, where the study document says what the question asks; left out where it does not */
  readonly plain?: PlainAnswer;
  /** how the boxes of the answer filled up to the first day; left out: no series holds them */
  readonly path?: AnswerPath | null;
  /** titles and descriptions of the scenarios that the study's stacks name */
  readonly scenarios: readonly ScenarioText[];
  /** stack the others are set against, in alphabetical order; empty: the model as it stands */
  readonly answerBase: readonly string[];
  /** names of the study's measures that answer the question; they are compared between the stacks in prose */
  readonly answerMeasures: readonly string[];
  /** ids of verdicts that answer the question, said in the answer too */
  readonly answerClaims: readonly string[];
  readonly flow: FlowPicture | null;
  readonly fans: readonly FanPanel[];
  /** published figures to lay over fans, by the fan panel's key */
  readonly observed: Readonly<Record<string, readonly ObservedPoint[]>>;
  readonly waits: readonly WaitPanel[];
  readonly binding: BindingTable | null;
  /** of an ensemble of the same documents: where its spread comes from; left out: none was given */
  readonly spread?: EnsembleSummary;
  /** the same people under both policies, and their waits by group and cohort; left out: nobody asked for it */
  readonly people?: FollowedPeople;
  readonly verdicts: readonly Verdict[];
  /** which single figures would turn them, as found out of these documents before; left out: nobody did */
  readonly turnings?: readonly Turning[];
  /** true: with the documents' own draws, where the runs are of a parameter set; left out: draws are the same */
  readonly areTurnedByOwnDraws?: boolean;
  /** what became of them since the last edition that was kept; left out: none is */
  readonly since?: VerdictChanges;
  /** another run that was kept, and this one; left out: none was given */
  readonly beside?: BesideRuns;
  readonly grid: Grid | null;
  /** by the name of a measure: what forecasts of its level have come to; left out: numbers are of no date */
  readonly levels?: Readonly<Record<string, VerdictGate>>;
  readonly costs: CostTable | null;
  /** what each change of the answer's stack contributes; left out: it has fewer than two */
  readonly waterfall?: Waterfall;
  readonly targets: readonly TargetRow[];
  /** how forecasts of the past came out; left out: no scores are stored, or none that count */
  readonly trackRecord?: TrackRecord;
  readonly parameters: readonly ParameterRow[];
  /** what the spread of the answer goes along with; left out: nothing is drawn, or expected numbers cannot say */
  readonly matters?: Matters;
  /** what figures make of the variance, of run folders of the same documents; left out: none was given */
  readonly sobol?: Sobol;
  readonly shapley?: Shapley;
  /** a command line that ranks with more draws; left out: none is at hand */
  readonly mattersCommand?: string;
  /** what would have to be true for the answer to be another one; left out: nothing may be otherwise, or it was not asked */
  readonly requires?: Requires;
  /** a command line that searches further; left out: none is at hand */
  readonly requiresCommand?: string;
  /** which figures would narrow answers, if somebody published them; left out: nobody asked for it */
  readonly informs?: Informs;
  /** what one more unit of each resource would be worth in it; left out: nothing can be short */
  readonly binds?: Binds;
  /** numbers that people quote, each with the way down to what it rests on */
  readonly explained: readonly ExplainedNumber[];
  /** every judgement with what it does to those numbers; null when there is none */
  readonly assumptions: AssumptionLedger | null;
  readonly conflicts: readonly ConflictRow[];
  /** one sentence each: what nobody has checked */
  readonly notValidated: readonly string[];
  readonly run: RunInformation;
  /** how the same states are opened in the workbench; left out: it has none of them, such as those of another day */
  readonly live?: WorkbenchAt;
  /** what stands beside figures of the fluid engine; left out where every person was followed */
  readonly fluid?: FluidBadge;
}

export interface WorkbenchAt {
  /** as links name it */
  readonly model: string;
  /** where the page lies, or a path to it from the report; "": nobody knows */
  readonly address: string;
  /** the command line that opens it, to which a state is added */
  readonly command: string;
  /** publishers that the report believes, each with its parameter */
  readonly sources: readonly (readonly [parameter: string, publisher: string])[];
}

export interface ScenarioText {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

export interface WaitPanel {
  /** wait: in line only. sojourn: wait and service. age: of those still pending */
  readonly kind: "wait" | "sojourn" | "age";
  readonly stack: readonly string[];
  readonly year: string;
  readonly rows: readonly WaitRow[];
}

/** The panel says which kind and which year. */
type WaitTimes = Omit<WaitSummary, "kind" | "year">;

export interface WaitRow extends WaitTimes {
  /** the stage that people come from and stay in for a time of its own, such as until a hearing's day; null: none */
  readonly delay?: WaitTimes | null;
}

interface RunInformation {
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly events: number;
  /** command lines that make this page again */
  readonly commands: readonly string[];
  /** other remarks, such as an early stop */
  readonly notes: readonly string[];
}
