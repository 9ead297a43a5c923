// Everything a report is made from: plain data, safe as JSON. Whoever has the files gathers it; this room only draws.
import type { Confidence, FactConflict } from "../../facts/fact.ts";
import type { ParameterKind } from "../../parameters/parameter.ts";
import type { FluidBadge } from "../fluidBadge.ts";
import type { Study } from "../../study/study.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { AssumptionLedger } from "../explain/assumptionLedger.ts";
import type { Influence } from "../../summarise/influence.ts";
import type { MeasureSummary, WaitSummary } from "../../summarise/summary.ts";

export interface ReportInput {
  /** the question in plain words, ending in a question mark */
  readonly question: string;
  readonly study: Study;
  /** titles and descriptions of the scenarios that the study's stacks name */
  readonly scenarios: readonly ScenarioText[];
  /** names of the study's measures that answer the question; they are compared between the stacks in prose */
  /** stack the others are set against, in alphabetical order; empty: the model as it stands */
  readonly answerBase: readonly string[];
  readonly answerMeasures: readonly string[];
  /** ids of verdicts that answer the question, said in the answer too */
  readonly answerClaims: readonly string[];
  readonly flow: FlowPicture | null;
  readonly fans: readonly FanPanel[];
  /** published figures to lay over fans, by the fan panel's key */
  readonly observed: Readonly<Record<string, readonly ObservedPoint[]>>;
  readonly waits: readonly WaitPanel[];
  readonly binding: BindingTable | null;
  readonly verdicts: readonly Verdict[];
  readonly grid: Grid | null;
  readonly costs: CostTable | null;
  readonly targets: readonly TargetRow[];
  readonly parameters: readonly ParameterRow[];
  /** what drawing the parameters does to the answer; null when none is drawn */
  readonly effects: EffectTable | null;
  /** numbers that people quote, each with the way down to what it rests on */
  readonly explained: readonly ExplainedNumber[];
  /** every judgement with what it does to those numbers; null when there is none */
  readonly assumptions: AssumptionLedger | null;
  readonly conflicts: readonly ConflictRow[];
  /** one sentence each: what nobody has checked */
  readonly notValidated: readonly string[];
  readonly run: RunInformation;
  /** what stands beside figures of the fluid engine; left out where every person was followed */
  readonly fluid?: FluidBadge;
}

export interface ScenarioText {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

export interface FlowPicture {
  readonly stack: readonly string[];
  /** runs followed with every series; what stands here is their mean */
  readonly runs: number;
  /** date of the stocks, and the months over which flows are averaged, in words */
  readonly note: string;
  readonly stages: readonly FlowStage[];
  /** mean persons a month; several rows between the same two stages are drawn as one */
  readonly links: readonly FlowLink[];
}

export interface FlowStage {
  readonly name: string;
  readonly title: string;
  /** the part of the system it belongs to: the picture draws one box for each; "" for a box of its own */
  readonly phase: string;
  readonly kind: "dwell" | "service" | "boards" | "waits" | "passes" | "outcome";
  /** mean persons in the stage on the date; null where a stock means nothing */
  readonly stock: number | null;
  /** mean persons a month that come from outside the model */
  readonly arrivals: number;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly monthly: number;
}

export interface FanPanel {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly counts: "stock" | "flow";
  /** scope in words: who is counted, persons or events, fiscal or calendar */
  readonly note: string;
  /** calendar: `at` in decimal years. fiscal years: whole years. elapsed: in the unit named by `elapsedUnit` */
  readonly axis: "calendar" | "fiscal years" | "elapsed";
  readonly elapsedUnit: string;
  readonly points: readonly { readonly label: string; readonly at: number }[];
  /** one per stack, drawn side by side on the same axes; every array as long as `points` */
  readonly bands: readonly FanBand[];
}

export interface FanBand {
  readonly stack: readonly string[];
  /** runs behind it; with one, the quantiles are that run itself and say nothing about a range */
  readonly runs: number;
  readonly p10: readonly number[];
  readonly p25: readonly number[];
  readonly median: readonly number[];
  readonly p75: readonly number[];
  readonly p90: readonly number[];
  /** a few single histories */
  readonly paths: readonly (readonly number[])[];
  /** one per parameter that publishers dispute; left out: none is */
  readonly sources?: readonly FanSource[];
}

/** How much of a band's variance is the choice among conflicting publishers of one parameter. */
export interface FanSource {
  readonly parameter: string;
  readonly title: string;
  /** the one source of every run; null when several were used */
  readonly fixed: string | null;
  /**
   * variance between sources over all variance, by point; null where nothing varies or runs are too few; []
   * when fixed
   */
  readonly shares: readonly (number | null)[];
  readonly sources: readonly { readonly name: string; readonly runs: number }[];
}

export interface ObservedPoint {
  readonly period: string;
  /** same axis as the panel's points */
  readonly at: number;
  readonly value: number;
  readonly source: string;
}

export interface WaitPanel {
  /** wait: in line only. sojourn: wait and service. age: of those still pending */
  readonly kind: "wait" | "sojourn" | "age";
  readonly stack: readonly string[];
  readonly year: string;
  readonly rows: readonly WaitRow[];
}

/** The panel says which kind and which year. */
export type WaitRow = Omit<WaitSummary, "kind" | "year">;

export interface BindingTable {
  readonly stack: readonly string[];
  /** runs followed with every series; what stands here is their mean */
  readonly runs: number;
  readonly years: readonly string[];
  /** recording periods, such as 2024-06; every array of a row's months is as long */
  readonly months: readonly string[];
  /** the year of each of them */
  readonly yearOfMonth: readonly string[];
  readonly rows: readonly BindingRow[];
}

export interface BindingRow {
  /** the resource, and the level it serves where each level has its own: "consulate/China" */
  readonly resource: string;
  readonly title: string;
  /** level of a group that has this one for itself; "" for everybody */
  readonly level: string;
  readonly kind: "servers" | "held" | "slots";
  /** used ÷ present, one per year; null where there was nothing to use */
  readonly utilisation: readonly (number | null)[];
  /** what would be in use if it took the share it took of everybody who came and wanted it ÷ what was there, one per
   * year; may pass 1; null where it is unknown */
  readonly offeredLoad: readonly (number | null)[];
  readonly monthly: readonly BindingMonth[];
}

export interface BindingMonth {
  /** used ÷ present; null where there was nothing to use */
  readonly use: number | null;
  /** persons in line for it, mean of the period's ends; for held units those at its door */
  readonly inLine: number;
  /** persons who found no unit free and went elsewhere */
  readonly turnedAway: number;
  /** nearly all of it in use while somebody waits for it or is turned away */
  readonly binds: boolean;
}

export interface Grid {
  readonly title: string;
  readonly note: string;
  /** what the cells hold */
  readonly measure: string;
  readonly unit: string;
  readonly x: GridAxis;
  readonly y: GridAxis;
  /** [y][x] */
  readonly values: readonly (readonly (number | null)[])[];
  /** [y][x] share of runs in which `event` holds */
  readonly probability: readonly (readonly (number | null)[])[];
  /** "the stock falls": what the probability is of, and what breaks even */
  readonly event: string;
  /** one per y: the x at which the measure passes zero; null when it does not in this range */
  readonly breakEven: readonly (number | null)[];
}

export interface GridAxis {
  readonly title: string;
  readonly unit: string;
  readonly values: readonly number[];
}

export interface CostTable {
  /** the window, in words */
  readonly period: string;
  readonly currency: string;
  /** what one person carried is called: "removal" */
  readonly per: string;
  readonly rows: readonly CostRow[];
}

export interface CostRow {
  readonly stack: readonly string[];
  readonly route: string;
  readonly title: string;
  /** mean over replications, money of the window */
  readonly cost: number;
  readonly persons: number;
  readonly costPerPerson: number | null;
}

export interface TargetRow {
  readonly id: string;
  readonly title: string;
  readonly year: string;
  readonly unit: string;
  readonly observed: number;
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  /** modelled median ÷ observed */
  readonly ratio: number;
  /** ratios that count as met */
  readonly band: readonly [number, number];
  readonly status: "met" | "missed" | "by construction";
  readonly source: string;
  /** what a reader should know beside the figure; "" for nothing */
  readonly note: string;
}

/** A fact as a reader meets it: figure and address. */
export interface FactRow {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  readonly scope: string;
  readonly period: string;
  readonly publisher: string;
  readonly document: string;
  readonly publishedOn: string;
  /** table, cell or page */
  readonly address: string;
  readonly foundIn: string;
  readonly confidence: Confidence;
}

export interface ParameterRow {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly value: string;
  readonly kind: ParameterKind;
  /** "times, log-normal, 80 % within 0.8 to 1.25"; "" when it is held fixed */
  readonly uncertainty: string;
  readonly facts: readonly FactRow[];
  readonly alignment: string;
  readonly judgedBy: string;
  readonly reason: string;
  /** conflicting sources run side by side; empty when there is one */
  readonly alternatives: readonly { readonly name: string; readonly value: string; readonly weight: number }[];
  /** what drawing it does to the answer, in words, or why that is not known; "" when it is not drawn */
  readonly effect: string;
}

/** Rank correlations of the drawn parameters with the numbers that people quote. */
export interface EffectTable {
  /** the fewest behind any of the measures */
  readonly runs: number;
  /** with fewer runs nothing is correlated */
  readonly fewestRuns: number;
  /** what 95 % of correlations of unrelated numbers lie within; null when there are too few runs */
  readonly byChance: number | null;
  readonly measures: readonly { readonly name: string; readonly title: string; readonly stack: readonly string[] }[];
  readonly rows: readonly EffectRow[];
}

export interface EffectRow {
  readonly parameter: string;
  readonly title: string;
  /** a choice between sources, which has no rank */
  readonly isSource: boolean;
  /** one per measure, between -1 and 1; null where there is none */
  readonly correlations: readonly (number | null)[];
}

/** A number and the way down to what it rests on; facts and values stand in the parameters' own rows. */
export interface ExplainedNumber {
  readonly key: string;
  readonly title: string;
  /** what is counted, in words */
  readonly measure: string;
  /** "models/office/model.yaml:41" */
  readonly definedAt: string;
  readonly stack: readonly string[];
  /** null where nothing was measured */
  readonly value: MeasureSummary | null;
  /** titles of the stages, resources and clocks that it counts */
  readonly counted: readonly string[];
  /** the other parts that can move it, nearest first, and the dated regimes on the way */
  readonly stages: readonly string[];
  readonly resources: readonly string[];
  readonly regimes: readonly string[];
  /** by influence where it was measured, then nearest to the number first */
  readonly parameters: readonly ExplainedParameter[];
  /** figures on the way that stand in the model itself and in no parameter, in the model's order */
  readonly typed: readonly ExplainedFigure[];
}

export interface ExplainedFigure {
  /** "stages.filingLag.dwell" */
  readonly path: string;
  readonly definedAt: string;
  readonly value: string;
  /** ids of published figures it names; empty where a number is typed */
  readonly facts: readonly string[];
}

export interface ExplainedParameter {
  readonly name: string;
  readonly title: string;
  readonly kind: ParameterKind;
  readonly steps: number;
  /** where the model reads it, nearest first: "stages.hearing.next.granted" */
  readonly places: readonly string[];
  readonly facts: readonly FactRow[];
  readonly judgedBy: string;
  /** scenarios of the stack that change it */
  readonly changedBy: readonly string[];
  /** null when it was not drawn, or is a choice between sources */
  readonly influence: Influence | null;
}

export interface ConflictRow {
  readonly conflict: FactConflict;
  readonly facts: readonly FactRow[];
  /** parameters that must choose between them */
  readonly parameters: readonly string[];
}

export interface RunInformation {
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly events: number;
  /** command lines that make this page again */
  readonly commands: readonly string[];
  /** other remarks, such as an early stop */
  readonly notes: readonly string[];
}
